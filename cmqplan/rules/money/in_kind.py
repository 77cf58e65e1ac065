"""CMQ204: help in kind counted as cash, or given on one side only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import Equilibre, emplois, en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, MoyensFinanciers
from cmqplan.model.lignes import ZERO, euros, lignes_financees
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, law, money
from cmqplan.rules.money.spending import in_kind_fits
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ204",
    "in-kind-as-cash",
    ERROR,
    title=Said(
        "Une contribution en nature comptée comme de l'argent, ou d'un seul côté",
        "Help in kind counted as cash, or given on one side only",
    ),
    says={
        "in-total": Says(
            fr=(
                "le total de {total} compte la contribution en nature de {financeurs} ({en_nature}) comme si c'était de l'argent",
                "écrivez « total: {total_juste} » : une contribution en nature est valorisée à côté de l'argent ; si cette ligne apporte de l'argent, écrivez une autre nature, comme « fonds propres »",
            ),
            en=(
                "the total of {total} counts the help in kind of {financeurs} ({en_nature}) as if it were cash",
                "write “total: {total_juste}”: help in kind is valued beside the cash; if this line brings money, write another nature, such as “fonds propres”",
            ),
        ),
        "in-spending": Says(
            fr=(
                "les dépenses ne font le total de {total} qu'avec les {en_nature} de contributions en nature (compte 86)",
                "écrivez « total: {depenses} », ou ajoutez des dépenses en argent (comptes 60 à 69) pour les {en_nature} restants",
            ),
            en=(
                "the dépenses make the total of {total} only with the {en_nature} of help in kind (account 86)",
                "write “total: {depenses}”, or list dépenses in cash (accounts 60 to 69) for the other {en_nature}",
            ),
        ),
        "no-86": Says(
            fr=(
                "aucune dépense du compte 86 n'emploie les {ressources} que {financeurs} apporte en nature",
                "ajoutez « - {{compte: 86, montant: {ressources}}} » sous « depenses »",
            ),
            en=(
                "no dépense of account 86 uses the {ressources} that {financeurs} bring in kind",
                "add “- {{compte: 86, montant: {ressources}}}” under “depenses”",
            ),
        ),
        "no-87": Says(
            fr=(
                "des dépenses du compte 86 emploient {emplois} de contributions en nature, qu'aucune ligne n'apporte",
                "ajoutez « - {{financeur: …, montant: {emplois}, nature: contribution en nature}} » sous « financements », en disant qui l'apporte",
            ),
            en=(
                "dépenses of account 86 use {emplois} of help in kind, which no line brings",
                "add “- {{financeur: …, montant: {emplois}, nature: contribution en nature}}” under “financements”, saying who brings it",
            ),
        ),
        "unequal": Says(
            fr=(
                "contributions en nature : les lignes apportent {ressources} et les dépenses du compte 86 emploient {emplois}",
                "ramenez les deux au même montant : {difference} les séparent",
            ),
            en=(
                "help in kind: the lines bring {ressources} and the dépenses of account 86 use {emplois}",
                "bring both to the same amount: {difference} lie between them",
            ),
        ),
    },
    reason=Said(
        "Du temps de travail ou des salles prêtées ne paient aucune facture. Leur valeur figure sous le budget, égale des deux côtés (86 pour ce qui est employé, 87 pour ce qui est apporté) ; dans le total, elle passerait pour de l'argent.",
        "Staff time or rooms that are lent pay no bill. Their value is shown below the budget, equal on both sides (86 for what is used, 87 for what is brought); inside the total it would pass for money.",
    ),
    source=law(
        "Formulaire Cerfa 12156 : contributions volontaires en comptes 86 et 87, égales et hors des totaux des charges et des produits",
        "Form Cerfa 12156: contributions volontaires in accounts 86 and 87, equal and outside the totals of charges and produits",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €, nature: subvention}
              - {financeur: lycee-exemple, montant: 4 000 €, nature: contribution en nature}
            """).at_line(9),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, nature: subvention}
              - {financeur: lycee-exemple, montant: 4 000 €, nature: contribution en nature}
            """),
)

_WHERE = ("moyens", "financiers")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return ()
    if tombe_juste(financiers) and emplois(financiers).en_nature is None:
        return ()
    return _misplaced(entry, scene, financiers)


def _misplaced(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    state = equilibre(financiers)
    if state is not None:
        yield from _in_total(entry, scene, state)
        yield from _in_spending(entry, financiers, state)
    if financiers.depenses:
        yield from _two_sides(entry, scene, financiers)


def _in_total(entry: Entry[Fiche], scene: Scene, state: Equilibre) -> Iterator[Finding]:
    counted = en_nature_comptee(state)
    if not counted:
        return
    params = {
        "total": state.total,
        "en_nature": state.ecart,
        "financeurs": tuple(scene.workspace.organismes.nom(line.financement.financeur) for line in counted),
        "total_juste": state.trouve,
    }
    yield RULE.found(
        entry.at(*_WHERE, "financements", counted[0].index, "nature"),
        "in-total",
        Related(entry.at(*_WHERE, "total"), Said("le total est déclaré ici", "the total is declared here")),
        **params,
    )


def _in_spending(entry: Entry[Fiche], financiers: MoyensFinanciers, state: Equilibre) -> Iterator[Finding]:
    spent = emplois(financiers).especes
    agree = bool(state.lignes) and state.ecart and spent == state.somme + state.reste
    if spent is None or agree or spent == state.total or not in_kind_fits(financiers, spent, state.total):
        return
    first = next(n for n, item in enumerate(financiers.depenses) if item.est_en_nature)
    params = {"total": state.total, "en_nature": state.total - spent, "depenses": spent}
    related = Related(
        entry.at(*_WHERE, "total"), Said("le total est déclaré ici", "the total is declared here")
    )
    yield RULE.found(entry.at(*_WHERE, "depenses", first, "compte"), "in-spending", related, **params)


def _two_sides(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    given = [line for line in lignes_financees(financiers) if line.est_en_nature]
    used = [(n, item) for n, item in enumerate(financiers.depenses) if item.est_en_nature]
    brought = sum_montants(line.montant for line in given)
    spent = sum_montants(euros(item.montant) or ZERO for _, item in used)
    if brought == spent:
        return
    params = {"ressources": brought, "emplois": spent, "difference": abs(brought - spent)}
    if not used:
        names = tuple(scene.workspace.organismes.nom(line.financement.financeur) for line in given)
        place = entry.at(*_WHERE, "financements", given[0].index, "nature")
        yield RULE.found(place, "no-86", **params, financeurs=names)
        return
    variant = "no-87" if not given else "unequal"
    place = entry.at(*_WHERE, "depenses", used[-1][0], "montant")
    related = [
        Related(
            entry.at(*_WHERE, "financements", line.index),
            Said("cette contribution en nature compte {montant}", "this help in kind counts {montant}"),
            {"montant": line.montant},
        )
        for line in given
    ]
    yield RULE.found(place, variant, *related, **params)
