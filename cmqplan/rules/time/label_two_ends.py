"""CMQ321: a label whose end and length disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.campus import Campus, add_months
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.time.label_too_long import legal_maximum
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    for n, label in enumerate(entry.model.labels):
        first, latest = label.debut.debut, label.debut.fin
        if label.fin is None or label.duree is None or first is None or latest is None:
            continue
        one_day = timedelta(days=1)
        soonest, last = add_months(first, label.duree) - one_day, add_months(latest, label.duree) - one_day
        longest = add_months(latest, legal_maximum(latest)) - one_day
        if soonest <= label.fin <= last or label.fin > longest:
            continue  # they agree, or CMQ307 says that the end is beyond what the law allows
        params = {
            "fin": label.fin,
            "duree": label.duree,
            "fin_juste": soonest,
            "iso": soonest.isoformat(),
            "debut": first,
        }
        related = Related(entry.at("labels", n, "duree"), N_("its length is declared here"))
        yield Finding(
            "CMQ321",
            entry.at("labels", n, "fin"),
            params,
            "" if first == latest else "vague",
            related=(related,),
        )


def _campus(end: str) -> str:
    return FILES[CAMPUS].replace("duree: 5 ans", f"duree: 5 ans, fin: {end}")


RULE = Rule(
    code="CMQ321",
    slug="label-end-and-length",
    severity=Severity.WARNING,
    title=N_("A label whose end and length disagree"),
    messages={
        "": N_("this award ends on {fin}, but {duree} months from {debut} end on {fin_juste}"),
        "vague": N_(
            "this award ends on {fin}, but {duree} months from {debut} end on another day ({fin_juste} at the earliest)"
        ),
    },
    helps={
        "": N_("write “fin: {iso}”, or leave out the one of the two that the arrêté doesn't state"),
        "vague": N_("leave out the one of the two that the arrêté doesn't state"),
    },
    reason=N_(
        "The end decides when the renewal is due. Given twice and differently, one of the two will be trusted wrongly."
    ),
    source=Source(Origin.PRACTICE, N_("An arrêté states a first day and a length, or a last day")),
    failing=Example(CAMPUS, _campus("31 décembre 2026"), line=8),
    passing=Example(CAMPUS, _campus("31 décembre 2027")),
    campus=check,
)
