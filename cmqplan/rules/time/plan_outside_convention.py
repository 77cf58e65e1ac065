"""CMQ305: a plan for a year that its convention doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.rules.bounds import at_period, years_outside
from cmqplan.rules.example import FICHE, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche, plan
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:  # noqa: ARG001
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
    yield Finding("CMQ305", place, params, related=(at_period(scene.convention),))


_FICHE = {FICHE: fiche("livrables: [Programme du forum]\n")}

RULE = Rule(
    code="CMQ305",
    slug="plan-outside-convention",
    severity=Severity.ERROR,
    title=N_("A plan for a year that its convention doesn't cover"),
    messages={
        "": NN_(
            "{exercices} isn't covered by the convention {convention} ({periode})",
            "{exercices} aren't covered by the convention {convention} ({periode})",
        )
    },
    helps={
        "": N_(
            "correct “exercice”, name the convention that covers these years, or correct its “periode” if it was extended"
        )
    },
    reason=N_(
        "A yearly plan carries out a convention. In a year that the convention doesn't cover, nobody has promised anything."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The convention 2022-2025 provides for a programme of actions each year")
    ),
    failing=Example(PLAN, plan(exercice="2027"), line=2, others=_FICHE),
    passing=Example(PLAN, plan(exercice="2026"), others=_FICHE),
    plan=check,
)
