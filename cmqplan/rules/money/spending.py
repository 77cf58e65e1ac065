"""CMQ203: the dépenses don't make the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.balance import emplois, equilibre, estimee, tombe_juste
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, MoyensFinanciers
from cmqplan.model.lignes import ZERO, euros, parts_annuelles, total_de
from cmqplan.model.values import Etendue
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, law, money
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ203",
    "spending-balance",
    ERROR,
    title=Said("Les dépenses ne font pas le total", "The dépenses don't make the total"),
    says={
        "less": Says(
            fr=(
                "les dépenses font {depenses}, soit {difference} de moins que le total de {total}",
                "si le total est juste, il manque {difference} de dépenses ; si les dépenses sont justes, écrivez « total: {depenses} » et ramenez-y les financements",
            ),
            en=(
                "the dépenses sum to {depenses}, {difference} less than the total of {total}",
                "if the total is right, dépenses of {difference} are missing; if the dépenses are right, write “total: {depenses}” and bring the financements down to it",
            ),
        ),
        "more": Says(
            fr=(
                "les dépenses font {depenses}, soit {difference} de plus que le total de {total}",
                "si le total est juste, les dépenses sont trop fortes de {difference} ; si elles sont justes, écrivez « total: {depenses} » et dites qui apporte les {difference} de plus",
            ),
            en=(
                "the dépenses sum to {depenses}, {difference} more than the total of {total}",
                "if the total is right, the dépenses are {difference} too high; if they are right, write “total: {depenses}” and say who brings the other {difference}",
            ),
        ),
        "less-resources": Says(
            fr=(
                "les dépenses font {depenses}, soit {difference} de moins que les {total} qu'apportent les financements",
                "ajoutez les {difference} de dépenses qui manquent, ou baissez les financements de {difference}",
            ),
            en=(
                "the dépenses sum to {depenses}, {difference} less than the {total} that the financements bring",
                "add the dépenses of {difference} that are missing, or bring the financements down by {difference}",
            ),
        ),
        "more-resources": Says(
            fr=(
                "les dépenses font {depenses}, soit {difference} de plus que les {total} qu'apportent les financements",
                "ajoutez « reste_a_financer: {difference} » ou une ligne qui les apporte, ou baissez les dépenses de {difference}",
            ),
            en=(
                "the dépenses sum to {depenses}, {difference} more than the {total} that the financements bring",
                "add “reste_a_financer: {difference}” or a line that brings it, or bring the dépenses down by {difference}",
            ),
        ),
        "year": Says(
            fr=(
                "les dépenses de {exercice} font {depenses}, mais {total} sont annoncés pour cette année",
                "si les dépenses sont dans les bonnes années, ramenez à {depenses} ce qui est annoncé pour {exercice} ; sinon, déplacez {difference} de dépenses d'une année à l'autre",
            ),
            en=(
                "the dépenses of {exercice} sum to {depenses}, but {total} are announced for that year",
                "if the dépenses are in the right years, bring what is announced for {exercice} to {depenses}; otherwise move {difference} of dépenses from one year to the other",
            ),
        ),
    },
    reason=Said(
        "Le budget joint à une demande de subvention a deux côtés, et le formulaire est refusé s'ils ne sont pas égaux. Les contributions en nature (comptes 86 et 87) figurent dessous, équilibrées à part.",
        "The budget that goes with a request for a subsidy has two sides, and the form is refused unless they are equal. Help in kind (accounts 86 and 87) stands below, with a balance of its own.",
    ),
    source=law(
        "Formulaire Cerfa 12156, budget de l'action : total des charges = total des produits",
        "Form Cerfa 12156, budget of the action: total of the charges = total of the produits",
    ),
    fails=money("""\
            total: 10 000 €
            reste_a_financer: 10 000 €
            depenses:
              - {compte: 60, intitule: Achats, montant: 3 000 €}
              - {compte: 62, intitule: Prestations, montant: 6 500 €}
            """).at_line(8),
    passes=money("""\
            total: 10 000 €
            reste_a_financer: 10 000 €
            depenses:
              - {compte: 60, intitule: Achats, montant: 3 000 €}
              - {compte: 62, intitule: Prestations, montant: 7 000 €}
            """),
)

_WHERE = ("moyens", "financiers")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    spent = emplois(financiers).especes if financiers is not None else None
    if financiers is None or spent is None:
        return ()
    if spent == euros(financiers.total) and not financiers.par_exercice and tombe_juste(financiers):
        return ()
    return _unbalanced(entry, financiers, spent)


def _unbalanced(entry: Entry[Fiche], financiers: MoyensFinanciers, spent: Montant) -> Iterator[Finding]:
    state = equilibre(financiers)
    if state is None:
        brought = total_de(financiers)
        if brought and brought != spent:
            yield _finding(entry, spent, brought, "-resources", entry.at(*_WHERE, "financements"))
        return
    if state.lignes and state.ecart and spent == state.somme + state.reste:
        return  # both sides agree: it is the total that is wrong, as CMQ201 or CMQ204 says
    if estimee(financiers):
        return
    if spent != state.total:
        if not in_kind_fits(financiers, spent, state.total):
            yield _finding(entry, spent, state.total, "", entry.at(*_WHERE, "total"))
        return
    yield from _by_year(entry, financiers)


def in_kind_fits(financiers: MoyensFinanciers, spent: Montant, total: Montant) -> bool:
    """True when the dépenses make the total only with those in kind (account 86): what CMQ204 says."""
    in_kind = emplois(financiers).en_nature
    return in_kind is not None and bool(in_kind) and spent + in_kind == total


def _finding(entry: Entry[Fiche], spent: Montant, total: Montant, variant: str, other: Place) -> Finding:
    params = {"total": total, "depenses": spent, "difference": abs(total - spent)}
    related = Related(other, Said("{total} sont déclarés ici", "{total} are declared here"), {"total": total})
    return RULE.found(
        entry.at(*_WHERE, "depenses", on="key"),
        ("less" if spent < total else "more") + variant,
        related,
        **params,
    )


def _by_year(entry: Entry[Fiche], financiers: MoyensFinanciers) -> Iterator[Finding]:
    cash = [item for item in financiers.depenses if not item.est_en_nature]
    if any(item.exercice is None for item in cash):
        return
    years = parts_annuelles(financiers)
    known = {year.exercice for year in years}
    if any(isinstance(item.exercice, Etendue) and item.exercice not in known for item in cash):
        return
    for year in years:
        spent = sum_montants(euros(item.montant) or ZERO for item in cash if item.exercice == year.exercice)
        if spent != year.montant:
            place = entry.at(*_WHERE, "par_exercice", year.rang, "montant")
            params = {
                "exercice": year.exercice,
                "depenses": spent,
                "total": year.montant,
                "difference": abs(year.montant - spent),
            }
            related = Related(
                entry.at(*_WHERE, "depenses", on="key"),
                Said("les dépenses sont énumérées ici", "the dépenses are listed here"),
            )
            yield RULE.found(place, "year", related, **params)
