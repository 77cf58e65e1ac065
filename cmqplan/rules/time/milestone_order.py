"""CMQ304: milestones that aren't in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
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
        related = Related(entry.at("calendrier", *earlier.path), N_("it stands after this one"))
        yield Finding("CMQ304", entry.at("calendrier", *later.path), params, related=(related,))
        return


_FICHE = "livrables: [Programme du forum]\ncalendrier:\n  - Forum : {}\n  - Bilan : {}\n"

RULE = Rule(
    code="CMQ304",
    slug="milestone-order",
    severity=Severity.INFO,
    title=N_("Milestones out of order"),
    messages={"": N_("“{nom}” ({debut}) stands after “{precedent}” ({debut_precedent}), which comes later")},
    helps={"": N_("put the milestones in the order of their dates, or correct the one that is wrong")},
    reason=N_(
        "A list of dates is read from top to bottom. One out of order is often a year or a month typed wrong."
    ),
    source=Source(Origin.PRACTICE, N_("Timetables are written in the order of their dates")),
    failing=Example(FICHE, fiche(_FICHE.format("9 octobre 2024", "mars 2024")), line=7),
    passing=Example(FICHE, fiche(_FICHE.format("9 mars 2024", "octobre 2024"))),
    fiche=check,
)
