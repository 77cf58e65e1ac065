"""CMQ304: milestones that aren't in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import INFO, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = "livrables: [Programme du forum]\ncalendrier:\n  - Forum : {}\n  - Bilan : {}\n"

RULE = Rule(
    "CMQ304",
    "milestone-order",
    INFO,
    title=Said("Des jalons en désordre", "Milestones out of order"),
    says=Says(
        fr=(
            "« {nom} » ({debut}) vient après « {precedent} » ({debut_precedent}), qui est plus tard",
            "mettez les jalons dans l'ordre de leurs dates, ou corrigez celle qui est fausse",
        ),
        en=(
            "“{nom}” ({debut}) stands after “{precedent}” ({debut_precedent}), which comes later",
            "put the milestones in the order of their dates, or correct the one that is wrong",
        ),
    ),
    reason=Said(
        "Une liste de dates se lit de haut en bas. Une date en désordre est souvent une année ou un mois mal saisi.",
        "A list of dates is read from top to bottom. One out of order is often a year or a month typed wrong.",
    ),
    source=practice(
        "Les calendriers s'écrivent dans l'ordre des dates",
        "Timetables are written in the order of their dates",
    ),
    fails=fiche(_FICHE.format("9 octobre 2024", "mars 2024")).at_line(7),
    passes=fiche(_FICHE.format("9 mars 2024", "octobre 2024")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    calendrier = entry.model.calendrier
    for earlier, later in pairwise(calendrier.jalons if calendrier else ()):
        first, second = earlier.periode.debut or earlier.periode.fin, later.periode.debut or later.periode.fin
        if first is None or second is None or second >= first:
            continue
        params = {
            "nom": later.nom or str(later.periode),
            "debut": second,
            "precedent": earlier.nom or str(earlier.periode),
            "debut_precedent": first,
        }
        related = Related(
            entry.at("calendrier", *earlier.path), Said("il vient après celui-ci", "it stands after this one")
        )
        yield RULE.found(entry.at("calendrier", *later.path), "", related, **params)
        return
