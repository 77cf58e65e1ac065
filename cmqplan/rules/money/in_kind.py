"""CMQ204: help in kind counted as cash, or given on one side only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import Equilibre, emplois, en_nature_comptee, equilibre, tombe_juste
from cmqplan.finance.lines import lignes_financees
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, MoyensFinanciers
from cmqplan.rules.example import FICHE
from cmqplan.rules.money.spending import in_kind_fits
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers")


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
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
        "total_juste": state.total - state.ecart,
    }
    yield Finding(
        "CMQ204",
        entry.at(*_WHERE, "financements", counted[0].index, "nature"),
        params,
        "in-total",
        related=(Related(entry.at(*_WHERE, "total"), N_("the total is declared here")),),
    )


def _in_spending(entry: Entry[Fiche], financiers: MoyensFinanciers, state: Equilibre) -> Iterator[Finding]:
    spent = emplois(financiers).especes
    agree = bool(state.lignes) and state.ecart and spent == state.somme + state.reste
    if spent is None or agree or spent == state.total or not in_kind_fits(financiers, spent, state.total):
        return
    first = next(n for n, item in enumerate(financiers.depenses) if item.est_en_nature)
    params = {"total": state.total, "en_nature": state.total - spent, "depenses": spent}
    related = Related(entry.at(*_WHERE, "total"), N_("the total is declared here"))
    yield Finding(
        "CMQ204", entry.at(*_WHERE, "depenses", first, "compte"), params, "in-spending", related=(related,)
    )


def _two_sides(entry: Entry[Fiche], scene: Scene, financiers: MoyensFinanciers) -> Iterator[Finding]:
    given = [line for line in lignes_financees(financiers) if line.est_en_nature]
    used = [(n, item) for n, item in enumerate(financiers.depenses) if item.est_en_nature]
    brought = sum_montants(line.montant for line in given)
    spent = sum_montants(item.montant for _, item in used)
    if brought == spent:
        return
    params = {"ressources": brought, "emplois": spent, "difference": abs(brought - spent)}
    if not used:
        names = tuple(scene.workspace.organismes.nom(line.financement.financeur) for line in given)
        place = entry.at(*_WHERE, "financements", given[0].index, "nature")
        yield Finding("CMQ204", place, {**params, "financeurs": names}, "no-86")
        return
    variant = "no-87" if not given else "unequal"
    place = entry.at(*_WHERE, "depenses", used[-1][0], "montant")
    related = [
        Related(
            entry.at(*_WHERE, "financements", line.index),
            N_("this help in kind counts {montant}"),
            {"montant": line.montant},
        )
        for line in given
    ]
    yield Finding("CMQ204", place, params, variant, related=tuple(related))


RULE = Rule(
    code="CMQ204",
    slug="in-kind-as-cash",
    severity=Severity.ERROR,
    title=N_("Help in kind counted as cash, or given on one side only"),
    messages={
        "in-total": N_(
            "the total of {total} counts the help in kind of {financeurs} ({en_nature}) as if it were cash"
        ),
        "in-spending": N_(
            "the dépenses make the total of {total} only with the {en_nature} of help in kind (account 86)"
        ),
        "no-86": N_("no dépense of account 86 uses the {ressources} that {financeurs} bring in kind"),
        "no-87": N_("dépenses of account 86 use {emplois} of help in kind, which no line brings"),
        "unequal": N_(
            "help in kind: the lines bring {ressources} and the dépenses of account 86 use {emplois}"
        ),
    },
    helps={
        "in-total": N_(
            "write “total: {total_juste}”: help in kind is valued beside the cash; if this line brings money, write another nature, "
            "such as “fonds propres”"
        ),
        "in-spending": N_(
            "write “total: {depenses}”, or list dépenses in cash (accounts 60 to 69) for the other {en_nature}"
        ),
        "no-86": N_("add “- {{compte: 86, montant: {ressources}}}” under “depenses”"),
        "no-87": N_(
            "add “- {{financeur: …, montant: {emplois}, nature: contribution en nature}}” under “financements”, saying who brings it"
        ),
        "unequal": N_("bring both to the same amount: {difference} lie between them"),
    },
    reason=N_(
        "Staff time or rooms that are lent pay no bill. Their value is shown below the budget, equal on both sides (86 for what is "
        "used, 87 for what is brought); inside the total it would pass for money."
    ),
    source=Source(
        Origin.LAW,
        N_(
            "Form Cerfa 12156: contributions volontaires in accounts 86 and 87, equal and outside the totals of charges and produits"
        ),
    ),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €, nature: subvention}
              - {financeur: lycee-arbois, montant: 4 000 €, nature: contribution en nature}
            """),
        line=9,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, nature: subvention}
              - {financeur: lycee-arbois, montant: 4 000 €, nature: contribution en nature}
            """),
    ),
    fiche=check,
)
