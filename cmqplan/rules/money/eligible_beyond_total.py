"""CMQ233: more eligible cost than cost."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import lignes_financees, somme, total_declare
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ233",
    "eligible-beyond-total",
    ERROR,
    title=Said("Un coût éligible plus grand que le coût", "An eligible cost larger than the cost"),
    says=Says(
        fr=(
            "l'assiette est de {assiette}, plus que les {total} que coûte l'action",
            "écrivez « assiette: {total} » au plus, ou corrigez le total ; une aide en nature éligible a sa ligne, « nature: contribution en nature »",
        ),
        en=(
            "the assiette is {assiette}, more than the {total} that the action costs",
            "write “assiette: {total}” at most, or correct the total; help in kind that is eligible has its line, “nature: contribution en nature”",
        ),
    ),
    reason=Said(
        "Ce qui est éligible est une part de ce que l'action coûte, aides en nature comprises.",
        "What is eligible is a part of what the action costs, help in kind included.",
    ),
    source=practice(
        "Une aide en pourcentage se calcule sur le coût éligible, qui est une partie du coût total",
        "Aid given as a rate is taken of the eligible cost, kept from the whole cost",
    ),
    fails=money("""\
            total: 10 000 €
            assiette: 12 000 €
            financements:
              - {financeur: region, montant: 10 000 €}
            """).at_line(7),
    passes=money("""\
            total: 10 000 €
            assiette: 9 000 €
            financements:
              - {financeur: region, montant: 10 000 €}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or financiers.assiette is None:
        return
    cash = total_declare(financiers)
    if cash is None:
        return
    total = cash + somme(lignes_financees(financiers), en_nature=True)
    if financiers.assiette > total:
        related = Related(
            entry.at("moyens", "financiers", "total"),
            Said("le total est déclaré ici", "the total is declared here"),
        )
        place = entry.at("moyens", "financiers", "assiette")
        yield RULE.found(place, "", related, assiette=financiers.assiette, total=total)
