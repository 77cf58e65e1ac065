"""CMQ202: a total that nobody is said to bring."""

from __future__ import annotations

from collections.abc import Iterable

from cmqplan.finance.balance import en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, document, money
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ202",
    "no-financement",
    WARNING,
    title=Said("Un total sans aucun financement", "A total without any financement"),
    says={
        "": Says(
            fr=(
                "aucune ligne ne dit qui apporte les {total}",
                "ajoutez une ligne par financeur sous « financements » (« - {{financeur: …, montant: …}} »), ou écrivez « reste_a_financer: {total} » tant que tout est encore à trouver",
            ),
            en=(
                "no line says who brings the {total}",
                "add a line per funder under “financements” (“- {{financeur: …, montant: …}}”), or write “reste_a_financer: {total}” while all of it is still to be found",
            ),
        ),
        "rest": Says(
            fr=(
                "{reste} restent à trouver, et aucune ligne ne dit qui apporte les {difference} restants",
                "ajoutez une ligne par financeur sous « financements » (« - {{financeur: …, montant: …}} »), ou écrivez « reste_a_financer: {total} »",
            ),
            en=(
                "{reste} are still to be found, and no line says who brings the other {difference}",
                "add a line per funder under “financements” (“- {{financeur: …, montant: …}}”), or write “reste_a_financer: {total}”",
            ),
        ),
    },
    reason=Said(
        "Un coût dont personne ne dit qui le paie ne peut pas être soumis au vote d'un comité. Une fiche peut être proposée avant qu'on connaisse ses financeurs : elle le dit alors avec reste_a_financer, et les tableaux montrent cet argent comme encore à trouver.",
        "A cost that nobody is said to pay can't be put to a committee's vote. A fiche may be proposed before its funders are known: then it says so with reste_a_financer, and the tables show that money as still to be found.",
    ),
    source=document(
        "Les fiches 2.2 et 2.3 du plan 2024 donnent un coût et aucun financeur",
        "Fiches 2.2 and 2.3 of the 2024 plan give a cost and no funder",
    ),
    fails=money("total: 15 000 €\n").at_line(6),
    passes=money("total: 15 000 €\nreste_a_financer: 15 000 €\n"),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    state = equilibre(financiers)
    if state is None or state.lignes or state.reste >= state.total or en_nature_comptee(state):
        return ()
    params = {"total": state.total, "reste": state.reste, "difference": state.total - state.reste}
    return (RULE.found(entry.at("moyens", "financiers", "total"), "rest" if state.reste else "", **params),)
