"""CMQ607: a fiche without calendrier."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ607",
    "no-calendrier",
    WARNING,
    title=Said("Une fiche sans calendrier", "A fiche without calendrier"),
    says=Says(
        fr=(
            "rien ne dit quand cette action a lieu",
            "ajoutez « calendrier: mars {year} », « calendrier: du 9 au 10 janvier {year} » ou, sous « calendrier », une liste de jalons",
        ),
        en=(
            "nothing says when this action takes place",
            "add “calendrier: mars {year}”, “calendrier: du 9 au 10 janvier {year}” or, under “calendrier”, a list of milestones",
        ),
    ),
    reason=Said(
        "Une action sans date ne peut être en retard, ni être vérifiée d'après l'exercice du plan et le terme de la convention.",
        "An action without a date can't be late, nor be checked against the plan's year and the convention's end.",
    ),
    source=document(
        "Chaque fiche du plan 2024 finit par son calendrier",
        "Every fiche of the 2024 plan ends with its calendrier",
    ),
    fails=FICHE.without("calendrier").at_line(2),
    passes=FICHE,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if entry.model.calendrier is None:
        year = scene.plan.model.exercice[0] if scene.plan is not None else scene.workspace.today.year
        yield RULE.found(entry.at("titre", on="key"), year=str(year))
