"""CMQ307: a label longer than the law allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus, add_months
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace

SINCE_2014 = 48
"""Months a label may last as it was created in 2014: four years."""
SINCE_2019 = 60
"""Months it may last since the decree of 16 September 2019: five years."""
DECREE = date(2019, 9, 16)


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    for n, label in enumerate(entry.model.labels):
        start = label.debut.fin or label.debut.debut
        if start is None:
            continue
        most = legal_maximum(start)
        last = add_months(start, most) - timedelta(days=1)
        params = {
            "maximum": most // 12,
            "mois": most,
            "duree": label.duree,
            "fin": label.fin,
            "dernier": last,
            "iso": last.isoformat(),
            "debut": start,
        }
        if label.duree is not None and label.duree > most:
            yield Finding("CMQ307", entry.at("labels", n, "duree"), params, "length")
        elif label.fin is not None and label.fin > last:
            yield Finding("CMQ307", entry.at("labels", n, "fin"), params, "end")


def legal_maximum(start: date) -> int:
    """How many months an award that begins on this day may last."""
    return SINCE_2019 if start >= DECREE else SINCE_2014


def _campus(debut: str, duree: str) -> str:
    return FILES[CAMPUS].replace("debut: 1er janvier 2023, duree: 5 ans", f"debut: {debut}, duree: {duree}")


RULE = Rule(
    code="CMQ307",
    slug="label-too-long",
    severity=Severity.ERROR,
    title=N_("A label longer than the law allows"),
    messages={
        "length": N_(
            "this award lasts {duree} months; one that begins on {debut} lasts {maximum} years ({mois} months) at most"
        ),
        "end": N_(
            "this award ends on {fin}; one that begins on {debut} lasts {maximum} years at most, until {dernier}"
        ),
    },
    helps={
        "length": N_(
            "check the arrêté: write “duree: {maximum} ans” or less, and a renewal as an award of its own"
        ),
        "end": N_("check the arrêté: write “fin: {iso}” or earlier, and a renewal as an award of its own"),
    },
    reason=N_(
        "The label was created for four years at most, renewable; the decree of 16 September 2019 made it five. Awards of two or three "
        "years exist. A longer one is two awards written as one, or a date typed wrong."
    ),
    source=Source(
        Origin.LAW,
        N_("Decree of 16 September 2019: five years; four when the label was created, in 2014"),
    ),
    failing=Example(CAMPUS, _campus("1er septembre 2019", "5 ans"), line=8),
    passing=Example(CAMPUS, _campus("16 septembre 2019", "5 ans")),
    campus=check,
)
