"""What only a convention says has come: counted once, for the lines where the files say which, and never beyond what was paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import sum_montants
from cmqplan.finance.dimensions import DIMENSIONS, FICHE, FINANCEUR, Sens
from cmqplan.finance.realise import faits, tableaux_realises
from cmqplan.finance.verses import hors_fiches
from cmqplan.model.convention import Convention
from cmqplan.workspace.workspace import Entry, Workspace
from tests.finance.made import workspace

TERMS = {
    "titre": "Convention", "periode": "2024", "beneficiaire": "lycee",
    "parties": ["metropole", "region", "lycee"],
}  # fmt: skip


def made(lines: Sequence[Mapping[str, Any]], *paid: Mapping[str, Any]) -> Workspace:
    """A plan with a fiche for each line of the metropole, and a subsidy of it with these payments."""
    fiches = [
        {"titre": "Action", "moyens": {"financiers": {"financements": [
            {"financeur": "metropole", "montant": "1 000 €", "nature": "subvention", "statut": "accordé", **line}]}}}
        for line in lines
    ]  # fmt: skip
    subsidy = {
        "exercice": "2024", "financeur": "metropole", "montant": "2 000 €", "plan": "plan",
        **({"versements": [*paid]} if paid else {}),
    }  # fmt: skip
    return workspace({"plan": fiches}, convention={**TERMS, "subventions": [subsidy]})


def received(found: Workspace) -> list[str]:
    (income,) = (
        one
        for one in tableaux_realises(found, faits(found, ["plan"]), [FICHE], ["plan"])
        if one.sens is Sens.RECETTES
    )
    return [str(one.especes.realise).replace("\u202f", " ") for one in (*income.rangs, income.total)]


def payment(amount: str) -> dict[str, str]:
    return {"montant": amount, "recu": "3 mars 2024"}


ONE: dict[str, Any] = {}
OWN = {"versements": [payment("600 €")]}


@pytest.mark.parametrize(
    ("lines", "paid", "expected"),
    [
        # by action, then where nothing says it, then the total
        ([ONE], ["800 €"], ["800 €", "800 €"]),
        ([ONE, ONE], ["2 000 €"], ["1 000 €", "1 000 €", "2 000 €"]),
        ([ONE, ONE], ["1 200 €"], ["0 €", "0 €", "1 200 €", "1 200 €"]),
        ([OWN, ONE], ["1 400 €"], ["600 €", "0 €", "800 €", "1 400 €"]),
        ([OWN, ONE], ["1 400 €", "600 €"], ["1 000 €", "1 000 €", "2 000 €"]),
        ([OWN, ONE], ["600 €"], ["600 €", "0 €", "600 €"]),
        ([OWN, OWN], ["600 €"], ["600 €", "600 €", "1 200 €"]),
        ([OWN, OWN], ["600 €", "1 400 €"], ["1 000 €", "1 000 €", "2 000 €"]),
        ([{"statut": "versé"}, ONE], ["2 000 €"], ["1 000 €", "1 000 €", "2 000 €"]),
        ([{"statut": "refusé"}, ONE], ["700 €"], ["0 €", "700 €", "700 €"]),
        ([{"financeur": "region"}], ["700 €"], ["0 €", "700 €", "700 €"]),
        ([{"nature": "fonds propres"}], ["700 €"], ["0 €", "700 €", "700 €"]),
        ([ONE], [], ["0 €", "0 €"]),
    ],
)
def test_a_payment_counts_once_and_for_the_line_that_the_files_name(
    lines: list[dict[str, Any]], paid: list[str], expected: list[str]
) -> None:
    found = made(lines, *map(payment, paid), {"montant": "5 €", "date": "3 mai 2024"})
    assert received(found) == expected


PAYMENTS = st.lists(st.integers(1, 300_000), max_size=3)


@given(st.lists(PAYMENTS, max_size=3), PAYMENTS)
def test_what_came_is_the_larger_of_what_either_says_however_it_is_cut(
    fiches: list[list[int]], paid: list[int]
) -> None:
    def euros(cents: int) -> dict[str, str]:
        return payment(f"{cents // 100},{cents % 100:02} €")

    found = made([{"versements": [*map(euros, of)]} if of else {} for of in fiches], *map(euros, paid))
    facts = faits(found, ["plan"])
    total = sum_montants(fait.especes.realise for fait in facts if fait.sens is Sens.RECETTES)
    assert total.centimes == max(sum(map(sum, fiches)), sum(paid))
    for cut in DIMENSIONS:
        for table in tableaux_realises(found, facts, [cut], ["plan"]):
            if table.sens is Sens.RECETTES:
                assert sum_montants(row.especes.realise for row in table.rangs) == total
                assert table.total.especes.realise == total
    if total:
        by_funder = tableaux_realises(found, facts, [FINANCEUR], ["plan"])
        assert {row.tetes[0].cle for row in by_funder[0].rangs if row.especes.realise} == {"metropole"}


@pytest.mark.parametrize("years", [None, "2023-2024"])
def test_a_line_of_several_years_has_what_came_of_each(years: str | None) -> None:
    line = {"financeur": "metropole", "montant": "2 000 €", "nature": "subvention", "statut": "accordé"}
    fiche = {"financements": [line | ({"exercice": years} if years else {})]}
    subsidies = [
        {"exercice": year, "financeur": "metropole", "montant": "1 000 €", "plan": "plan", "versements": [payment(paid)]}
        for year, paid in (("2023", "800 €"), ("2024", "700 €"))
    ]  # fmt: skip
    terms = {**TERMS, "periode": "2023-2024", "subventions": subsidies}
    found = workspace({"plan": [fiche]}, exercices={"plan": ["2023", "2024"]}, convention=terms)
    assert received(found) == ["1 500 €", "1 500 €"]


@pytest.mark.parametrize(
    ("told", "paid", "more"),
    [
        ("1 000 €", ("1 000 €", "500 €"), "500 €"),
        ("1 000 €", ("600 €", "400 €"), None),
        ("300 €", ("200 €", "500 €"), "400 €"),
    ],
)
def test_what_a_fiche_tells_is_taken_once_from_what_two_conventions_do(
    told: str, paid: tuple[str, str], more: str | None
) -> None:
    line = {
        "financeur": "metropole",
        "montant": "2 000 €",
        "nature": "subvention",
        "versements": [payment(told)],
    }
    found = workspace({"plan": [{"financements": [line]}]})
    for name, amount in zip("ab", paid, strict=True):
        subsidy = {
            "exercice": "2024", "financeur": "metropole", "montant": "1 000 €", "plan": "plan",
            "versements": [payment(amount)],
        }  # fmt: skip
        file = f"plans/conventions/{name}.yaml"
        model = Convention.model_validate({**TERMS, "subventions": [subsidy]})
        found.conventions[name] = Entry(name, file, model)
    assert [str(one.montant).replace("\u202f", " ") for one in hors_fiches(found, "plan")] == [
        *filter(None, [more])
    ]
