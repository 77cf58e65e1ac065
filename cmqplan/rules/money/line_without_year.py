"""CMQ230: a line that doesn't say its year, in a plan of several years."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import PLAN, WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

_PLAN = (PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]"),)

RULE = Rule(
    "CMQ230",
    "line-without-year",
    WARNING,
    title=Said(
        "Un financement sans son année, dans un plan de plusieurs années",
        "A financement without its year, in a plan of several years",
    ),
    says=Says(
        fr=(
            "rien ne dit en quelle année {financeur} apporte cela : le plan couvre {exercices}",
            "ajoutez l'année, par exemple « exercice: {premier} » ; un apport étalé sur plusieurs années fait une ligne par année",
        ),
        en=(
            "nothing says in which year {financeur} brings this: the plan covers {exercices}",
            "add the year, such as “exercice: {premier}”; money spread over several years is one line per year",
        ),
    ),
    reason=Said(
        "Sans son année, la ligne n'est dans aucune colonne des tableaux annuels, et aucun financeur ne peut la voter.",
        "Without its year, the line is in no column of the yearly tables, and no funder can vote on it.",
    ),
    source=practice(
        "Les subventions sont votées par exercice (les comptes publics sont annuels)",
        "Subsidies are voted per exercice (public accounts are yearly)",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 4 000 €, exercice: 2024}
              - {financeur: region, montant: 2 000 €}
            """)
    .at_line(9)
    .beside(*_PLAN),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 4 000 €, exercice: 2024}
              - {financeur: region, montant: 2 000 €, exercice: 2025}
            """).beside(*_PLAN),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
            yield RULE.found(entry.at("moyens", "financiers", "financements", n), **params)
