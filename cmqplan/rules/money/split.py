"""CMQ201: the financements don't sum to the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.finance.balance import Equilibre, emplois, en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, MoyensFinanciers, Statut
from cmqplan.model.lignes import ZERO
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Entry

_LESS = Said(
    "les financements font {somme}, soit {difference} de moins que le total de {total}",
    "the financements sum to {somme}, {difference} less than the total of {total}",
)
_MORE = Said(
    "les financements font {somme}, soit {difference} de plus que le total de {total}",
    "the financements sum to {somme}, {difference} more than the total of {total}",
)
_MORE_WITH_REST = Said(
    "les financements et ce qui reste à trouver font {somme}, soit {difference} de plus que le total de {total}",
    "the financements and what is still to be found sum to {somme}, {difference} more than the total of {total}",
)

RULE = Rule(
    "CMQ201",
    "split-total",
    ERROR,
    title=Said("Les financements ne font pas le total", "The financements don't sum to the total"),
    says={
        "missing": _LESS.advising(
            Said(
                "si le total est juste, il manque {difference} à une ligne (la dernière, {financeur}, serait de {ligne_juste} au lieu de {ligne}), ou écrivez « reste_a_financer: {difference} » si cet argent reste à trouver ; si les lignes sont justes, écrivez « total: {total_juste} »",
                "if the total is right, a line lacks {difference} (the last one, {financeur}, would be {ligne_juste} instead of {ligne}), or write “reste_a_financer: {difference}” when that money is still to be found; if the lines are right, write “total: {total_juste}”",
            )
        ),
        "missing-shares": _LESS.advising(
            Said(
                "relevez une ligne de {difference}, ajoutez une ligne qui les apporte, ou écrivez « reste_a_financer: {reste_juste} » si cet argent reste à trouver",
                "raise a line by {difference}, add a line that brings it, or write “reste_a_financer: {reste_juste}” when that money is still to be found",
            )
        ),
        "missing-rest": Says(
            "les financements et ce qui reste à trouver font {somme}, soit {difference} de moins que le total de {total}",
            "the financements and what is still to be found sum to {somme}, {difference} less than the total of {total}",
        ),
        "missing-refused": Says(
            fr=(
                "les financements, avec les {reste} refusés qui restent à trouver, font {somme}, soit {difference} de moins que le total de {total}",
                "ajoutez une ligne qui apporte {difference}, ou écrivez « reste_a_financer: {reste_juste} » : ce qui reste à trouver, argent refusé compris",
            ),
            en=(
                "the financements, with the refused {reste} that are to be found again, sum to {somme}, {difference} less than the total of {total}",
                "add a line that brings {difference}, or write “reste_a_financer: {reste_juste}”: what is still to be found, refused money included",
            ),
        ),
        "missing-replaced": Says(
            fr=(
                "sans ce qui a été refusé, les financements font {somme}, soit {difference} de moins que le total de {total}",
                "ajoutez une ligne qui apporte {difference}, ou écrivez « reste_a_financer: {reste_juste} » : ce qui reste à trouver, argent refusé compris",
            ),
            en=(
                "without what was refused, the financements sum to {somme}, {difference} less than the total of {total}",
                "add a line that brings {difference}, or write “reste_a_financer: {reste_juste}”: what is still to be found, refused money included",
            ),
        ),
        "missing-rest-refused": Says(
            fr=(
                "sans ce qui a été refusé, les financements et ce qui reste à trouver font {somme}, soit {difference} de moins que le total de {total}",
                "ce qui reste à trouver comprend l'argent refusé : écrivez « reste_a_financer: {reste_juste} » au lieu de {reste} ; si les lignes et ce qui reste à trouver sont justes, écrivez « total: {total_juste} »",
            ),
            en=(
                "without what was refused, the financements and what is still to be found sum to {somme}, {difference} less than the total of {total}",
                "what is still to be found includes refused money: write “reste_a_financer: {reste_juste}” instead of {reste}; if the lines and what is to be found are right, write “total: {total_juste}”",
            ),
        ),
        "excess": _MORE.advising(
            Said(
                "si le total est juste, une ligne est trop forte de {difference} (la dernière, {financeur}, serait de {ligne_juste} au lieu de {ligne}) ; si les lignes sont justes, écrivez « total: {total_juste} »",
                "if the total is right, a line is {difference} too high (the last one, {financeur}, would be {ligne_juste} instead of {ligne}); if the lines are right, write “total: {total_juste}”",
            )
        ),
        "excess-shares": _MORE.advising(
            Said(
                "baissez les lignes de {difference} en tout ; celles qui sont données en taux suivent le total",
                "bring the lines down by {difference} together; those given as a share follow the total",
            )
        ),
        "excess-rest": Says(*_MORE_WITH_REST),
        "excess-no-rest": _MORE_WITH_REST.advising(
            Said(
                "les lignes font le total à elles seules : retirez « reste_a_financer » ; si cet argent reste à trouver, écrivez « total: {total_juste} »",
                "the lines make the total by themselves: leave “reste_a_financer” out; if that money is still to be found, write “total: {total_juste}”",
            )
        ),
        "excess-beyond-last": _MORE.advising(
            Said(
                "si les lignes sont justes, écrivez « total: {total_juste} » ; si le total est juste, les lignes doivent baisser de {difference} en tout",
                "if the lines are right, write “total: {total_juste}”; if the total is right, the lines must come down by {difference} together",
            )
        ),
        "rest-alone": Says(
            fr=(
                "{reste} resteraient à trouver, plus que le total de {total}",
                "écrivez « reste_a_financer: {total} » si rien n'est encore trouvé, ou corrigez le total",
            ),
            en=(
                "{reste} are said to be still to be found, more than the total of {total}",
                "write “reste_a_financer: {total}” if nothing is found yet, or correct the total",
            ),
        ),
    },
    help=Said(
        "si le total et les lignes sont justes, écrivez « reste_a_financer: {reste_juste} » au lieu de {reste} ; si les lignes et ce qui reste à trouver sont justes, écrivez « total: {total_juste} »",
        "if the total and the lines are right, write “reste_a_financer: {reste_juste}” instead of {reste}; if the lines and what is to be found are right, write “total: {total_juste}”",
    ),
    reason=Said(
        "Un financeur lit d'abord la répartition : de l'argent annoncé et non réparti, ou réparti deux fois, et le dossier revient. Ce que les lignes en argent apportent, avec ce qu'on sait encore à trouver, doit faire le total au centime près. L'argent refusé n'apporte rien et reste à trouver : « reste_a_financer » le comprend ; sans cette clé, les lignes refusées en tiennent lieu.",
        "A funder reads the split before anything else: money that is announced and not shared out, or shared out twice, sends the file back. What the cash lines bring, with what is knowingly still to be found, must make the total to the cent. Refused money brings nothing and is to be found again: “reste_a_financer” includes it; without that key the refused lines stand for it.",
    ),
    source=document(
        "Chaque fiche du plan 2024 qui nomme ses financeurs répartit entre eux son total",
        "Every fiche of the 2024 plan that names its funders splits its total among them",
    ),
    fails=fiche("""\
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €}
      - {financeur: campus-exemple, montant: 4 500 €}
""").at_line(9),
    passes=fiche("""\
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €}
      - {financeur: campus-exemple, montant: 4 000 €}
"""),
)

_WHERE = ("moyens", "financiers")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    return _unbalanced(entry, scene, financiers)


def _unbalanced(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    state = equilibre(financiers)
    if state is None or not state.ecart or state.estime or en_nature_comptee(state):
        return  # an estimate: CMQ235
    if not state.lignes:
        if state.reste > state.total:
            params = {"total": state.total, "reste": state.reste}
            place = entry.at(*_WHERE, "reste_a_financer")
            yield RULE.found(place, "rest-alone", _at_total(entry, financiers), **params)
        return
    if state.ecart > ZERO and any(not line.chiffree for line in state.lignes):
        return  # the line without an amount is what is missing: CMQ124
    yield _finding(entry, scene, financiers, state)


def _finding(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers, state: Equilibre) -> Finding:
    missing = state.ecart
    counted = [
        line for line in state.lignes if not line.refuse and line.financement.statut is not Statut.REFUSE
    ]
    in_euros = [line for line in counted if line.financement.taux is None]
    last = (in_euros or counted or state.lignes)[-1]
    params = {
        "total": state.borne,
        "somme": state.trouve,
        "difference": abs(missing),
        "financeur": scene.workspace.organismes.nom(last.financement.financeur),
        "ligne": last.montant,
        "ligne_juste": last.montant + missing,
        "total_juste": state.trouve,
        "reste": state.reste,
        "reste_juste": state.reste + missing,
    }
    place = entry.at(*_WHERE, "financements", last.index, "montant")
    variant = "missing" if missing > ZERO else "excess"
    if state.a_remplacer:
        variant += "-refused"
    elif state.reste and state.reste + missing >= ZERO:
        variant += "-rest" if state.reste + missing else "-no-rest"
        variant += "-refused" if missing > ZERO and state.refuse else ""
        place = entry.at(*_WHERE, "reste_a_financer")
    elif missing > ZERO and state.refuse:
        variant += "-replaced"
    elif len(in_euros) < len(counted):
        variant += "-shares"
    elif not counted or last.montant + missing < ZERO:
        variant += "-beyond-last"
    return RULE.found(place, variant, _at_total(entry, financiers), *_spending(entry, state), **params)


def _at_total(entry: Entry[Fiche], financiers: MoyensFinanciers) -> Related:
    if financiers.total is None:
        return Related(
            entry.at(*_WHERE, "par_exercice"),
            Said("les totaux annuels sont déclarés ici", "the yearly totals are declared here"),
        )
    return Related(entry.at(*_WHERE, "total"), Said("le total est déclaré ici", "the total is declared here"))


def _spending(entry: Entry[Fiche], state: Equilibre) -> Iterator[Related]:
    """When the dépenses make the same sum as the lines, the total is what is wrong."""
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return
    spent = emplois(financiers).especes
    if spent and spent == state.trouve:
        place: Place = entry.at(*_WHERE, "depenses")
        yield Related(
            place, Said("les dépenses aussi font {somme}", "the dépenses too make {somme}"), {"somme": spent}
        )
