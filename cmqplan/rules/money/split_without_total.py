"""CMQ221: financements without a total to hold them against."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import lignes_financees, somme, total_de
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, document, money
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ221",
    "split-without-total",
    WARNING,
    title=Said("Des financements sans total", "Financements without a total"),
    says=Says(
        fr=(
            "les financements font {somme}, et aucun total ne dit ce que coûte l'action",
            "écrivez « total: {total_juste} » au-dessus de « financements », ou le coût réel s'il en reste à trouver",
        ),
        en=(
            "the financements sum to {somme}, and no total says what the action costs",
            "write “total: {total_juste}” above “financements”, or the real cost if some of it is still to be found",
        ),
    ),
    reason=Said(
        "La somme des lignes dit ce qui est apporté, pas ce qu'il faut : une ligne oubliée ne se voit pas. Tant que le total n'est pas écrit, les tableaux prennent cette somme pour lui.",
        "A sum of lines says what is brought, not what is needed: a line that was forgotten can't be seen. Until the total is written, the tables take the lines' sum for it.",
    ),
    source=document(
        "Chaque fiche du plan 2024 dit ce que coûte l'action, même sans financeurs",
        "Every fiche of the 2024 plan states the cost of the action, even without funders",
    ),
    fails=money("""\
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: campus-exemple, montant: 4 000 €}
            """).at_line(6),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: campus-exemple, montant: 4 000 €}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or financiers.total is not None or financiers.par_exercice:
        return
    lines = lignes_financees(financiers)
    if any(line.financement.taux is not None and line.financement.montant is None for line in lines):
        return  # a share of nothing: CMQ116
    brought = somme(lines)
    if not brought:
        return
    params = {"somme": brought, "total_juste": total_de(financiers)}
    yield RULE.found(entry.at("moyens", "financiers", "financements", on="key"), **params)
