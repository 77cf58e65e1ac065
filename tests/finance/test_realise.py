"""Prévu, engagé, réalisé: each side of the money against what the fiches themselves write."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import Montant, parse, sum_montants
from cmqplan.finance.dimensions import (
    AXE,
    COMPTE,
    DIMENSIONS,
    EXERCICE,
    FICHE,
    FINANCEUR,
    NATURE,
    SECTION,
    STATUT,
    Coupe,
    Sens,
)
from cmqplan.finance.ecritures import ecritures, sum_sommes
from cmqplan.finance.realise import Execution, RangRealise, faits, sides, sum_executions, tableaux_realises
from cmqplan.finance.tableau import tableau
from cmqplan.model.lignes import somme_depensee
from cmqplan.workspace.workspace import Workspace
from tests.finance.made import workspace, workspaces

ALL = (*DIMENSIONS, COMPTE)
POSSIBLE = [[cut] for cut in ALL] + [
    list(pair) for pair in combinations_with_replacement(ALL, 2) if pair[0] is not pair[1] and sides(pair)
]

FORUM = {
    "titre": "Forum",
    "moyens": {
        "financiers": {
            "total": "10 000 €",
            "financements": [
                {"financeur": "metropole", "montant": "6 000 €", "nature": "subvention", "statut": "accordé",
                 "accorde": "5 000 €", "versements": [{"montant": "2 000 €", "recu": "3 mars 2024"}, {"montant": "3 000 €"}]},
                {"financeur": "region", "montant": "3 000 €", "nature": "subvention", "statut": "refusé"},
                {"financeur": "etat", "montant": "1 000 €", "nature": "fonds propres", "statut": "versé"},
                {"financeur": "etat", "montant": "700 €", "nature": "contribution en nature"},
            ],
            "depenses": [
                {"compte": "60", "montant": "2 000 €"},
                {"compte": "6226 Honoraires", "montant": "7 000 €", "exercice": "2023", "section": "investissement"},
            ],
        }
    },
    "suivi": {
        "depenses": [
            {"compte": "62", "montant": "6 500 €", "date": "fin 2023", "section": "investissement"},
            {"compte": "60", "montant": "1 000 €", "etat": "engagé", "date": "3 avril 2024"},
            {"compte": "64", "montant": "300 €"},
            {"compte": "864", "montant": "650 €"},
            "40 €",
        ]
    },
}  # fmt: skip
VISIT = {"titre": "Visite", "moyens": {"financiers": {"total": "500 €"}}}


def row(found: Execution) -> str:
    figures = [
        str(amount).removesuffix("\u202f€")
        for amount in (found.prevu, found.engage, found.realise, found.ecart)
    ]
    return " ".join([*figures, str(found.ecart_relatif or "–")]).replace("\u202f", "")


def table(cut: Coupe, side: Sens, *fiches: Any) -> dict[str, str]:
    made = workspace({"plan": fiches or [FORUM, VISIT]})
    tables = tableaux_realises(made, faits(made, ["plan"]), [cut], ["plan"])
    (found,) = (one for one in tables if one.sens is side)
    return {
        one.tetes[0].cle or one.tetes[0].rubrique.value: row(one.especes)
        for one in (*found.rangs, found.total)
    }


@pytest.mark.parametrize(
    ("cut", "side", "rows"),
    [
        (FICHE, Sens.DEPENSES, {"1.1": "10000 7840 6840 −3160 −31,6%", "2.1": "500 0 0 −500 −100%"}),
        (AXE, Sens.RECETTES, {"1": "10000 6000 3000 −7000 −70%", "2": "500 0 0 −500 −100%"}),
        (
            COMPTE,
            Sens.DEPENSES,
            {
                "60": "2000 1000 0 −2000 −100%",
                "62": "7000 6500 6500 −500 −7,1%",
                "64": "0 300 300 300 –",
                "86": "0 0 0 0 –",
                "non précisé": "1500 40 40 −1460 −97,3%",
            },
        ),
        (
            EXERCICE,
            Sens.DEPENSES,
            {"2023": "7000 6500 6500 −500 −7,1%", "2024": "3500 1340 340 −3160 −90,3%"},
        ),
        (
            SECTION,
            Sens.DEPENSES,
            {"investissement": "7000 6500 6500 −500 −7,1%", "non précisé": "3500 1340 340 −3160 −90,3%"},
        ),
        (
            FINANCEUR,
            Sens.RECETTES,
            {
                "metropole": "5000 5000 2000 −3000 −60%",
                "etat": "1000 1000 1000 0 0%",
                "reste à financer": "4500 0 0 −4500 −100%",
            },
        ),
        (
            STATUT,
            Sens.RECETTES,
            {
                "accordé": "5000 5000 2000 −3000 −60%",
                "versé": "1000 1000 1000 0 0%",
                "non précisé": "0 0 0 0 –",
                "reste à financer": "4500 0 0 −4500 −100%",
            },
        ),
    ],
)
def test_a_table_of_one_side(cut: Coupe, side: Sens, rows: dict[str, str]) -> None:
    whole = "10500 7840 6840 −3660 −34,9%" if side is Sens.DEPENSES else "10500 6000 3000 −7500 −71,4%"
    assert table(cut, side) == {**rows, "total": whole}


def test_help_in_kind_stands_beside_the_cash_on_both_sides() -> None:
    made = workspace({"plan": [FORUM]})
    spending, income = tableaux_realises(made, faits(made, ["plan"]), [FICHE], ["plan"])
    assert row(spending.total.en_nature) == "700 650 650 −50 −7,1%"
    assert row(income.total.en_nature) == "700 0 0 −700 −100%"


def test_a_refusal_that_others_make_good_is_no_gap() -> None:
    lines = [
        {"financeur": "region", "montant": "3 000 €", "statut": "refusé"},
        {"financeur": "etat", "montant": "3 000 €", "statut": "accordé"},
    ]
    found = table(FINANCEUR, Sens.RECETTES, {"total": "3 000 €", "financements": lines})
    assert found == {"etat": "3000 3000 0 −3000 −100%", "total": "3000 3000 0 −3000 −100%"}


def test_where_no_expense_is_planned_the_years_are_those_of_the_money() -> None:
    lines = [
        {"financeur": "region", "montant": "3 000 €", "exercice": "2023"},
        {"financeur": "etat", "montant": "1 000 €", "exercice": "2024", "section": "investissement"},
    ]
    fiche = {"total": "5 000 €", "section": "fonctionnement", "financements": lines}
    assert {key: said.split()[0] for key, said in table(EXERCICE, Sens.DEPENSES, fiche).items()} == {
        "2023": "3000", "2024": "2000", "total": "5000"
    }  # fmt: skip
    assert {key: said.split()[0] for key, said in table(SECTION, Sens.DEPENSES, fiche).items()} == {
        "investissement": "1000", "fonctionnement": "4000", "total": "5000"
    }  # fmt: skip


def test_an_amount_a_year_is_parted_and_its_payments_fill_the_years_in_order() -> None:
    line = {"financeur": "region", "montant": "2 000 €/an", "exercice": "2023-2025", "statut": "accordé",
            "versements": [{"montant": "3 000 €", "recu": "3 mars 2024"}]}  # fmt: skip
    fiche = {
        "total": "6 000 €",
        "financements": [line],
        "depenses": [{"compte": "60", "montant": "1 500 €/an", "exercice": "2023-2025"}],
    }
    assert table(EXERCICE, Sens.RECETTES, fiche) == {
        "2023": "2000 2000 2000 0 0%",
        "2024": "2000 2000 1000 −1000 −50%",
        "2025": "2000 2000 0 −2000 −100%",
        "total": "6000 6000 3000 −3000 −50%",
    }
    assert {key: said.split()[0] for key, said in table(EXERCICE, Sens.DEPENSES, fiche).items()} == {
        "2023": "1500", "2024": "3000", "2025": "1500", "total": "6000"
    }  # fmt: skip


def test_two_cuts_give_a_row_for_each_pair_that_holds_something() -> None:
    made = workspace({"plan": [FORUM, VISIT]})
    (found,) = tableaux_realises(made, faits(made, ["plan"]), [FICHE, COMPTE], ["plan"])
    assert [" ".join(head.cle or "?" for head in one.tetes) for one in found.rangs] == [
        "1.1 60", "1.1 62", "1.1 64", "1.1 86", "1.1 ?", "2.1 ?"
    ]  # fmt: skip


def test_every_figure_stands_where_a_file_writes_it() -> None:
    """The places of what was done lead to the amounts that are added up."""
    made = workspace({"plan": [FORUM]})
    found = faits(made, ["plan"])
    spent = [
        fait
        for fait in found
        if fait.sens is Sens.DEPENSES and (fait.especes.engage or fait.en_nature.engage)
    ]
    assert [
        (fait.ecriture.place.path, str(fait.especes.engage or fait.en_nature.engage)) for fait in spent
    ] == [
        (("suivi", "depenses", n), str(parse(text)))
        for n, text in enumerate(("6 500 €", "1 000 €", "300 €", "650 €", "40 €"))
    ]
    income = [fait for fait in found if fait.sens is Sens.RECETTES and fait.especes.engage]
    assert [fait.ecriture.place.path[-1] for fait in income] == [0, 2]


@given(workspaces(), st.sampled_from(POSSIBLE))
def test_whichever_way_it_is_cut_there_is_as_much_of_it(made: Workspace, cuts: list[Coupe]) -> None:
    found = faits(made, made.selected)
    planned = sum_sommes(written.sommes for written in ecritures(made, made.selected))
    fiches = [entry.model for kept in made.fiches.values() for entry in kept]
    spent = [somme_depensee(fiche.suivi.depenses) for fiche in fiches]
    tables = tableaux_realises(made, found, cuts, made.selected)
    assert [one.sens for one in tables] == list(sides(cuts))
    for one in tables:
        own = [fait for fait in found if fait.sens is one.sens]
        whole = one.total
        assert whole.especes == sum_executions(fait.especes for fait in own)
        assert whole.en_nature == sum_executions(fait.en_nature for fait in own)
        assert whole.especes == added(one.rangs)
        assert whole.en_nature == sum_executions(row.en_nature for row in one.rangs)
        assert whole.especes.prevu == planned.total
        if one.sens is Sens.DEPENSES:
            assert whole.especes.engage == sum_montants(item.engage for item in spent)
            assert whole.especes.realise == sum_montants(item.paye for item in spent)
            for rang in one.rangs:
                assert Montant.zero() <= rang.especes.realise <= rang.especes.engage
                assert Montant.zero() <= rang.en_nature.realise <= rang.en_nature.engage


@given(workspaces(), st.sampled_from(DIMENSIONS))
def test_what_is_planned_of_income_is_what_the_budget_counts_row_by_row(made: Workspace, cut: Coupe) -> None:
    budget = tableau(made, ecritures(made, made.selected), cut, plans=made.selected)
    found = tableaux_realises(made, faits(made, made.selected), [cut], made.selected)[-1]
    planned = {row.tetes[0]: row.especes.prevu for row in found.rangs if row.especes.prevu}
    assert planned == {row.tete: row.sommes.total for row in budget.rangs if row.sommes.total}


def added(rows: tuple[RangRealise, ...]) -> Execution:
    return Execution(
        sum_montants(row.especes.prevu for row in rows),
        sum_montants(row.especes.engage for row in rows),
        sum_montants(row.especes.realise for row in rows),
    )


def test_what_cuts_one_side_alone() -> None:
    assert sides([FICHE]) == sides([EXERCICE, AXE]) == (Sens.DEPENSES, Sens.RECETTES)
    assert sides([FICHE, FINANCEUR]) == sides([NATURE]) == (Sens.RECETTES,)
    assert sides([COMPTE, FICHE]) == (Sens.DEPENSES,)
    assert sides([COMPTE, FINANCEUR]) == ()
