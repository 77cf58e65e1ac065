"""CMQ305: a plan for a year that its convention doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.rules.bounds import at_period, years_outside
from cmqplan.rules.declare import ERROR, PLAN, Plural, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Resume

_FICHE = (fiche("livrables: [Programme du forum]\n"),)

RULE = Rule(
    "CMQ305",
    "plan-outside-convention",
    ERROR,
    title=Said(
        "Un plan pour une année que sa convention ne couvre pas",
        "A plan for a year that its convention doesn't cover",
    ),
    says=Says(
        fr=(
            Plural(
                "{exercices} n'est pas couvert par la convention {convention} ({periode})",
                "{exercices} ne sont pas couverts par la convention {convention} ({periode})",
            ),
            "corrigez « exercice », nommez la convention qui couvre ces années, ou corrigez sa « periode » si elle a été prolongée",
        ),
        en=(
            Plural(
                "{exercices} isn't covered by the convention {convention} ({periode})",
                "{exercices} aren't covered by the convention {convention} ({periode})",
            ),
            "correct “exercice”, name the convention that covers these years, or correct its “periode” if it was extended",
        ),
    ),
    reason=Said(
        "Un plan annuel met en œuvre une convention. Pour une année qu'elle ne couvre pas, personne n'a rien promis.",
        "A yearly plan carries out a convention. In a year that the convention doesn't cover, nobody has promised anything.",
    ),
    source=document(
        "La convention 2022-2025 prévoit un programme d'action chaque année",
        "The convention 2022-2025 provides for a programme of actions each year",
    ),
    fails=PLAN.replacing("exercice: 2024", "exercice: 2027").at_line(2).beside(*_FICHE),
    passes=PLAN.replacing("exercice: 2024", "exercice: 2026").beside(*_FICHE),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:  # noqa: ARG001
    if scene.plan is None or scene.convention is None:
        return
    exercices = scene.plan.model.exercice
    years = years_outside(scene.plan.model, scene.convention.model.periode)
    if not years:
        return
    params = {
        "exercices": tuple(str(one) for one in years),
        "count": len(years),
        "convention": scene.convention.name,
        "periode": scene.convention.model.periode,
    }
    place = scene.plan.at("exercice", exercices.index(years[0]))
    yield RULE.found(place, "", at_period(scene.convention), **params)
