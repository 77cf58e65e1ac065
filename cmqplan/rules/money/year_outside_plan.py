"""CMQ215: money counted in a year the plan doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related, nearest
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.model.values import Exercice, annees_de
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ215",
    "year-outside-plan",
    ERROR,
    title=Said(
        "De l'argent compté dans une année que le plan ne couvre pas",
        "Money counted in a year the plan doesn't cover",
    ),
    says=Says(
        fr=(
            "{exercice} n'est pas une année de ce plan, qui couvre {exercices}",
            "écrivez « exercice: {suggestion} », ou ajoutez {exercice} à l'exercice du plan dans plan.yaml",
        ),
        en=(
            "{exercice} isn't a year of this plan, which covers {exercices}",
            "write “exercice: {suggestion}”, or add {exercice} to the plan's exercice in plan.yaml",
        ),
    ),
    reason=Said(
        "Une somme d'une autre année n'est dans aucune colonne des tableaux du plan, et son comité ne la vote pas.",
        "A sum in another year appears in no column of the plan's tables, and its committee doesn't vote on it.",
    ),
    source=practice(
        "Les subventions sont votées par exercice (les comptes publics sont annuels)",
        "Subsidies are voted per exercice (public accounts are yearly)",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, exercice: 2025}
            """).at_line(8),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, exercice: 2024}
            """),
)

_WHERE = ("moyens", "financiers")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if scene.plan is None:
        return
    covered = scene.plan.model.exercice
    for exercice, path in _years(entry.model):
        outside = [year for year in annees_de(exercice) if year not in covered]
        if outside:
            years = tuple(str(known) for known in covered)
            params = {
                "exercice": exercice,
                "exercices": years,
                "suggestion": nearest(str(outside[0]), years) or years[-1],
            }
            related = Related(
                scene.plan.at("exercice"),
                Said("l'exercice du plan est déclaré ici", "the plan's exercice is declared here"),
            )
            yield RULE.found(entry.at(*_WHERE, *path), "", related, **params)


def _years(fiche: Fiche) -> Iterator[tuple[Exercice, Path]]:
    financiers = fiche.moyens.financiers
    if financiers is None:
        return
    for key in ("par_exercice", "financements", "depenses"):
        for n, item in enumerate(getattr(financiers, key)):
            if item.exercice is not None:
                yield item.exercice, (key, n, "exercice")
