"""CMQ230: a line that doesn't say its year, in a plan of several years."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money, plan
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if scene.plan is None or scene.plan.model.seul_exercice is not None:
        return
    years = tuple(str(year) for year in scene.plan.model.exercice)
    for n, line in enumerate(entry.model.financements):
        if line.exercice is None:
            params = {
                "financeur": scene.workspace.organismes.nom(line.financeur),
                "exercices": years,
                "premier": years[0],
            }
            yield Finding("CMQ230", entry.at("moyens", "financiers", "financements", n), params)


_PLAN = {PLAN: plan(exercice="[2024, 2025]")}

RULE = Rule(
    code="CMQ230",
    slug="line-without-year",
    severity=Severity.WARNING,
    title=N_("A financement without its year, in a plan of several years"),
    messages={"": N_("nothing says in which year {financeur} brings this: the plan covers {exercices}")},
    helps={
        "": N_(
            "add the year, such as “exercice: {premier}”; money spread over several years is one line per year"
        )
    },
    reason=N_(
        "Without its year, the line is in no column of the yearly tables, and no funder can vote on it."
    ),
    source=Source(Origin.PRACTICE, N_("Subsidies are voted per exercice (public accounts are yearly)")),
    failing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 4 000 €, exercice: 2024}
              - {financeur: region, montant: 2 000 €}
            """),
        line=9,
        others=_PLAN,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 4 000 €, exercice: 2024}
              - {financeur: region, montant: 2 000 €, exercice: 2025}
            """),
        others=_PLAN,
    ),
    fiche=check,
)
