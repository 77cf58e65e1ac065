"""CMQ215: money counted in a year the plan doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity, nearest
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if scene.plan is None:
        return
    covered = scene.plan.model.exercice
    related = Related(scene.plan.at("exercice"), N_("the plan's exercice is declared here"))
    for year, path in _years(entry.model):
        if year not in covered:
            years = tuple(str(known) for known in covered)
            params = {
                "exercice": year,
                "exercices": years,
                "suggestion": nearest(str(year), years) or years[-1],
            }
            yield Finding("CMQ215", entry.at(*_WHERE, *path), params, related=(related,))


def _years(fiche: Fiche) -> Iterator[tuple[int, Path]]:
    financiers = fiche.moyens.financiers
    if financiers is None:
        return
    for key in ("par_exercice", "financements", "depenses"):
        for n, item in enumerate(getattr(financiers, key)):
            if item.exercice is not None:
                yield item.exercice, (key, n, "exercice")


RULE = Rule(
    code="CMQ215",
    slug="year-outside-plan",
    severity=Severity.ERROR,
    title=N_("Money counted in a year the plan doesn't cover"),
    messages={"": N_("{exercice} isn't a year of this plan, which covers {exercices}")},
    helps={"": N_("write “exercice: {suggestion}”, or add {exercice} to the plan's exercice in plan.yaml")},
    reason=N_(
        "A sum in another year appears in no column of the plan's tables, and its committee doesn't vote on it."
    ),
    source=Source(Origin.PRACTICE, N_("Subsidies are voted per exercice (public accounts are yearly)")),
    failing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, exercice: 2025}
            """),
        line=8,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, exercice: 2024}
            """),
    ),
    fiche=check,
)
