"""CMQ307: a label longer than the law allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus
from cmqplan.periods import add_months
from cmqplan.rules.declare import CAMPUS, ERROR, Example, Rule, Said, Says, law
from cmqplan.workspace.workspace import Entry, Workspace


def _campus(debut: str, duree: str) -> Example:
    return CAMPUS.replacing("debut: 1er janvier 2023, duree: 5 ans", f"debut: {debut}, duree: {duree}")


RULE = Rule(
    "CMQ307",
    "label-too-long",
    ERROR,
    title=Said("Un label plus long que la loi ne le permet", "A label longer than the law allows"),
    says={
        "length": Says(
            fr=(
                "ce label dure {duree} mois ; celui qui commence le {debut} dure {maximum} ans ({mois} mois) au plus",
                "vérifiez l'arrêté : écrivez « duree: {maximum} ans » ou moins, et un renouvellement comme un label à part",
            ),
            en=(
                "this award lasts {duree} months; one that begins on {debut} lasts {maximum} years ({mois} months) at most",
                "check the arrêté: write “duree: {maximum} ans” or less, and a renewal as an award of its own",
            ),
        ),
        "end": Says(
            fr=(
                "ce label se termine le {fin} ; celui qui commence le {debut} dure {maximum} ans au plus, jusqu'au {dernier}",
                "vérifiez l'arrêté : écrivez « fin: {iso} » ou plus tôt, et un renouvellement comme un label à part",
            ),
            en=(
                "this award ends on {fin}; one that begins on {debut} lasts {maximum} years at most, until {dernier}",
                "check the arrêté: write “fin: {iso}” or earlier, and a renewal as an award of its own",
            ),
        ),
    },
    reason=Said(
        "Le label a été créé pour quatre ans au plus, renouvelables ; le décret du 16 septembre 2019 en a fait cinq. Il en existe de deux ou trois ans. Un label plus long, ce sont deux labels écrits comme un seul, ou une date mal saisie.",
        "The label was created for four years at most, renewable; the decree of 16 September 2019 made it five. Awards of two or three years exist. A longer one is two awards written as one, or a date typed wrong.",
    ),
    source=law(
        "Décret du 16 septembre 2019 : cinq ans ; quatre à la création du label, en 2014 (texte non lu)",
        "Decree of 16 September 2019: five years; four when the label was created, in 2014 (text not read)",
    ),
    fails=_campus("1er septembre 2019", "5 ans").at_line(8),
    passes=_campus("16 septembre 2019", "5 ans"),
)

SINCE_2014 = 48
"""Months a label may last as it was created in 2014: four years."""

SINCE_2019 = 60
"""Months it may last since the decree of 16 September 2019: five years."""

DECREE = date(2019, 9, 16)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
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
            yield RULE.found(entry.at("labels", n, "duree"), "length", **params)
        elif label.fin is not None and label.fin > last:
            yield RULE.found(entry.at("labels", n, "fin"), "end", **params)


def legal_maximum(start: date) -> int:
    """How many months an award that begins on this day may last."""
    return SINCE_2019 if start >= DECREE else SINCE_2014
