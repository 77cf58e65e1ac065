"""CMQ220: money that was refused, and that nobody replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import Equilibre, equilibre, tient, tombe_juste
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ220",
    "refused-still-counted",
    WARNING,
    title=Said("De l'argent refusé que personne ne remplace", "Refused money that nobody replaces"),
    says=Says(
        fr=(
            "refus de {financeurs}, et le total de {total} compte toujours sur cet argent : il manque {manque}",
            "ajoutez la ligne du financeur qui apporte {manque} à la place (la ligne refusée peut rester), ou écrivez « reste_a_financer: {reste_juste} », ou baissez le total",
        ),
        en=(
            "{financeurs} refused, and the total of {total} still counts on that money: {manque} are missing",
            "add the line of the funder who brings {manque} instead (the refused one may stay), or write “reste_a_financer: {reste_juste}”, or lower the total",
        ),
    ),
    reason=Said(
        "Un refus ne rend pas l'action moins chère. Tant qu'aucun autre financeur n'est nommé, le plan montre un financement qui n'existe pas.",
        "A refusal doesn't make the action cheaper. Until another funder is named, the plan shows a financing that doesn't exist.",
    ),
    source=practice(
        "Les plans de financement sont révisés quand un financeur décide",
        "Financing plans are revised when a funder decides",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: metropole, montant: 4 000 €, statut: refusé}
            """).at_line(9),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: metropole, montant: 4 000 €, statut: refusé}
              - {financeur: entreprise-exemple, montant: 4 000 €}
            """),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    state = equilibre(financiers)
    if state is None or not state.a_remplacer or not tient(financiers):
        return ()
    return _to_replace(entry, scene, state)


def _to_replace(entry: Entry[Fiche], scene: Scene, state: Equilibre) -> Iterator[Finding]:
    refused = [line for line in state.lignes if line.financement.statut is Statut.REFUSE and line.montant]
    if not refused or any(line.financement.accorde for line in refused):
        return  # granted for less than is counted: CMQ209; granted and refused at once: CMQ228
    params = {
        "financeurs": tuple(scene.workspace.organismes.nom(line.financement.financeur) for line in refused),
        "manque": sum_montants(line.montant for line in refused),
        "reste_juste": state.a_remplacer,
        "total": state.total,
    }
    related = tuple(
        Related(entry.at(*_WHERE, line.index, "statut"), Said("refusé ici aussi", "refused here too"))
        for line in refused[1:]
    )
    yield RULE.found(entry.at(*_WHERE, refused[0].index, "statut"), "", *related, **params)
