"""CMQ607: a fiche without calendrier."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if entry.model.calendrier is None:
        year = scene.plan.model.exercice[0] if scene.plan is not None else scene.workspace.today.year
        yield Finding("CMQ607", entry.at("titre", on="key"), {"year": str(year)})


RULE = Rule(
    code="CMQ607",
    slug="no-calendrier",
    severity=Severity.WARNING,
    title=N_("A fiche without calendrier"),
    messages={"": N_("nothing says when this action takes place")},
    helps={
        "": N_(
            "add “calendrier”: “mars {year}”, “du 9 au 10 janvier {year}”, “année {year}”, or a list of milestones"
        )
    },
    reason=N_(
        "An action without a date can't be late, nor be checked against the plan's year and the convention's end."
    ),
    source=Source(Origin.DOCUMENT, N_("Every fiche of the 2024 plan ends with its calendrier")),
    failing=Example(FICHE, FILES[FICHE].replace("calendrier: mars 2024\n", ""), line=2),
    passing=Example(FICHE, FILES[FICHE]),
    fiche=check,
)
