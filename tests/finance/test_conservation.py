"""Whichever way money is cut, there is as much of it: properties over random plans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import Certitude, Montant, sum_montants
from cmqplan.finance.dimensions import DIMENSIONS, FINANCEUR, Coupe
from cmqplan.finance.ecritures import (
    NOTHING,
    Ecriture,
    Sommes,
    ecritures,
    repartir_groupes,
    sum_sommes,
)
from cmqplan.finance.previsionnel import budget_previsionnel, whole_euros
from cmqplan.finance.tableau import Rubrique, tableau
from cmqplan.finance.views import maquette
from cmqplan.model.lignes import doute_du_total, lignes_financees, total_de, total_declare
from cmqplan.workspace.workspace import Workspace
from tests.finance.made import workspaces

dimensions = st.sampled_from(DIMENSIONS)


def of_fiches(made: Workspace) -> tuple[Montant, Montant]:
    """What the fiches themselves say: the cash of their totals, and the help in kind of their lines."""
    cash, in_kind = [], []
    for kept in made.fiches.values():
        for entry in kept:
            money = entry.model.moyens.financiers
            if money is not None:
                found = lignes_financees(money)
                cash.append(total_de(money) or Montant.zero())
                in_kind += [line.tenu for line in found if line.est_en_nature]
    return sum_montants(cash), sum_montants(in_kind)


def each(sums: Sommes) -> tuple[Montant, ...]:
    return (sums.acquis, sums.espere, sums.a_trouver, sums.refuse, sums.estime, sums.marge)


def whole(entries: tuple[Ecriture, ...]) -> tuple[Montant, ...]:
    """The amounts of all entries, added up one by one."""
    return tuple(sum_montants(each(entry.sommes)[n] for entry in entries) for n in range(6))


@given(st.lists(st.just(NOTHING) | st.builds(Sommes, *[st.integers(-500, 500).map(Montant)] * 6), max_size=4))
def test_many_sums_add_up_as_two_by_two(parts: list[Sommes]) -> None:
    assert sum_sommes(parts) == sum(parts, start=Sommes())


def test_the_least_that_a_sum_comes_to_is_without_what_ranges_leave_open() -> None:
    assert Sommes(acquis=Montant(100), espere=Montant(50), marge=Montant(20)).minimum == Montant(130)


@given(workspaces())
def test_the_entries_of_a_fiche_make_its_total(made: Workspace) -> None:
    for plan, kept in made.fiches.items():
        entries = ecritures(made, [plan])
        for fiche in kept:
            money = fiche.model.moyens.financiers
            own = [entry for entry in entries if entry.fiche == fiche.file]
            assert own, "a fiche never vanishes"
            expected = (total_de(money) if money else None) or Montant.zero()
            assert sum_montants(entry.sommes.total for entry in own) == expected


@given(workspaces())
def test_a_fiche_is_between_the_bounds_that_it_declares_and_says_what_is_estimated(made: Workspace) -> None:
    for plan, kept in made.fiches.items():
        entries = ecritures(made, [plan])
        for fiche in kept:
            money = fiche.model.moyens.financiers
            if money is None:
                continue
            sums = sum_sommes(entry.sommes for entry in entries if entry.fiche == fiche.file)
            cash = [line for line in lignes_financees(money) if not line.est_en_nature]
            certitude, marge = doute_du_total(money)
            if total_declare(money) is None:
                assert sums.marge == sum_montants(line.marge for line in cash)
            else:
                assert sums.marge == marge
            if certitude is Certitude.FERME:
                doubted = [line.tenu for line in cash if line.certitude is not Certitude.FERME]
                assert sums.estime == sum_montants(doubted)
            else:
                secured = [line.acquis for line in cash if line.certitude is Certitude.FERME]
                assert sums.estime == sums.total - sum_montants(secured)


@given(workspaces())
def test_an_action_counts_in_its_own_plan_alone_whatever_other_plans_show_it(made: Workspace) -> None:
    together = whole(ecritures(made, made.selected))
    apart = [ecritures(made, [plan]) for plan in made.selected]
    for plan, entries in zip(made.selected, apart, strict=True):
        assert {entry.fiche for entry in entries} == {fiche.file for fiche in made.fiches[plan]}
    assert tuple(sum_montants(whole(entries)[n] for entries in apart) for n in range(6)) == together


@given(workspaces(), dimensions, st.none() | dimensions, st.booleans())
def test_every_cut_keeps_every_amount(
    made: Workspace, rows: Coupe, columns: Coupe | None, groups: bool
) -> None:
    entries = ecritures(made, made.selected)
    if groups:
        entries = repartir_groupes(made, entries).ecritures
    table = tableau(made, entries, rows, columns, made.selected)
    cash, in_kind = of_fiches(made)

    assert table.total.sommes.total == cash
    assert table.total.en_nature.total == in_kind
    assert each(table.total.sommes) == whole(entries)
    for n in range(6):
        assert sum_montants(each(row.sommes)[n] for row in table.rangs) == whole(entries)[n]
    assert sum_montants(row.en_nature.total for row in table.rangs) == in_kind
    for row in table.rangs if columns is not None else ():
        assert row.cellules.keys() <= set(range(len(table.tetes)))
        assert all(row.cellules.values())
        for n in range(6):
            assert sum_montants(each(cell)[n] for cell in row.cellules.values()) == each(row.sommes)[n]
    for index in range(len(table.tetes)):
        column = table.total.cellules.get(index, NOTHING)
        for n in range(6):
            cells = [row.cellules.get(index, NOTHING) for row in table.rangs]
            assert sum_montants(each(cell)[n] for cell in cells) == each(column)[n]


@given(workspaces(), dimensions)
def test_no_two_rows_are_headed_alike(made: Workspace, rows: Coupe) -> None:
    heads = [row.tete for row in tableau(made, ecritures(made, made.selected), rows).rangs]
    assert len({(head.rubrique, head.libelle) for head in heads}) == len(heads)
    assert len({(head.rubrique, head.cle) for head in heads}) == len(heads)


@given(workspaces())
def test_refused_money_is_in_no_funder_s_row_and_found_again_at_most_once(made: Workspace) -> None:
    entries = ecritures(made, made.selected)
    for entry in entries:
        if entry.financeur is not None:
            assert entry.sommes.total == entry.sommes.tenu
            assert not entry.sommes.refuse
        assert Montant.zero() <= entry.sommes.refuse <= entry.refuse
        assert not entry.sommes.refuse or entry.sommes.a_trouver == entry.sommes.refuse
    table = tableau(made, entries, FINANCEUR)
    assert sum_montants(refus.montant for refus in table.refus) == table.total.sommes.refuse
    for row in table.rangs:
        assert row.tete.rubrique is Rubrique.RESTE or not row.sommes.a_trouver


@given(workspaces(), dimensions)
def test_what_is_to_be_found_is_one_figure_whichever_way_it_is_cut(made: Workspace, rows: Coupe) -> None:
    entries = ecritures(made, made.selected)
    due = Montant.zero()
    for kept in made.fiches.values():
        for entry in kept:
            money = entry.model.moyens.financiers
            if money is not None:
                brought = [line.tenu for line in lignes_financees(money) if not line.est_en_nature]
                due += (total_de(money) or Montant.zero()) - sum_montants(brought)
    assert tableau(made, entries, rows).total.sommes.a_trouver == due


@given(workspaces())
def test_sharing_groups_out_changes_no_state_of_the_money(made: Workspace) -> None:
    entries = ecritures(made, made.selected)
    shared = repartir_groupes(made, entries).ecritures
    assert whole(shared) == whole(entries)
    for entry in shared:
        if entry.groupe is not None:
            assert all(amount >= Montant.zero() for amount in each(entry.sommes))


@given(workspaces())
def test_the_maquette_of_all_years_is_the_sum_of_the_years(made: Workspace) -> None:
    view = maquette(made, ecritures(made, made.selected), made.selected)
    assert (
        sum_montants(table.total.sommes.total for _, table in view.annees) == view.ensemble.total.sommes.total
    )


@given(workspaces())
def test_the_official_budget_balances_to_the_euro(made: Workspace) -> None:
    entries = ecritures(made, made.selected)
    fiches = [entry.model for kept in made.fiches.values() for entry in kept]
    budget = budget_previsionnel(entries, fiches, made.organismes.nom)
    assert budget.charges.montant == budget.produits.montant == of_fiches(made)[0]
    assert budget.charges.euros == budget.produits.euros
    assert budget.emplois.montant == budget.contributions.montant
    assert budget.emplois.euros == budget.contributions.euros
    assert abs(budget.charges.euros * 100 - budget.charges.montant.centimes) <= 50


@given(st.lists(st.integers(-10_000, 10_000_000).map(Montant), max_size=12))
def test_whole_euros_add_up_and_stay_within_a_euro(amounts: list[Montant]) -> None:
    euros = whole_euros(amounts)
    total = sum_montants(amounts).centimes
    assert sum(euros) == (total + 50) // 100
    for amount, whole_amount in zip(amounts, euros, strict=True):
        assert abs(whole_amount * 100 - amount.centimes) <= 100


@pytest.mark.parametrize("rows", DIMENSIONS)
def test_no_plan_at_all_makes_an_empty_table(rows: Coupe) -> None:
    from tests.finance.made import workspace

    table = tableau(workspace({}), (), rows)
    assert table.rangs == ()
    assert not table.total.sommes
