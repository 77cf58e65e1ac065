"""Money cut by a key that the workspace declares: each combination of words is one row, and nothing is lost or counted twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.champs import coupe_du_champ
from cmqplan.finance.dimensions import DIMENSIONS, Coupe
from cmqplan.finance.ecritures import ecritures
from cmqplan.finance.tableau import tableau
from cmqplan.model.champs import completed
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.tables.words import french, head_text
from cmqplan.workspace.load import keep_fiches
from cmqplan.workspace.workspace import Entry, Workspace
from tests.finance.made import financiers, workspace

WORDS = ("Énergie", "Mobilité", "Eau")
DECLARED = {
    "themes": {"titre": "Thèmes", "sur": "fiche", "type": "liste", "choix": list(WORDS)},
    "mots": {"titre": "ODD", "sur": "fiche", "type": "liste"},
    "lieu": {"titre": "Lieu", "sur": "fiche", "type": "organisme"},
    "jauge": {"titre": "Jauge", "sur": "fiche", "type": "nombre"},
    "don": {"titre": "Don", "sur": "fiche", "type": "montant"},
    "quand": {"titre": "Quand", "sur": "fiche", "type": "période"},
    "visa": {"titre": "Visa", "sur": "fiche", "type": "date"},
    "ouvert": {"titre": "Ouvert", "sur": "fiche", "type": "oui/non"},
    "phase": {"titre": "Phase", "sur": "plan", "type": "choix", "choix": ["étude", "travaux"]},
}


def with_champs(
    fiches: list[tuple[Mapping[str, Any], Mapping[str, Any]]], plan: Mapping[str, Any] | None = None
) -> Workspace:
    """A plan of fiches, each with its money and what it writes under the keys declared."""
    made = workspace({"plan-a": [money for money, _ in fiches]})
    made.champs = Settings.model_validate({"champs": DECLARED}).champs
    model = completed(Fiche, made.champs)
    kept = [
        Entry(
            entry.file,
            entry.file,
            model.model_validate(
                {
                    "numero": entry.model.numero,
                    "titre": "T",
                    "porteurs": "etat",
                    "moyens": {"financiers": money} if money else {},
                    **own,
                }
            ),
        )
        for entry, (money, own) in zip(made.fiches["plan-a"], fiches, strict=True)
    ]
    keep_fiches(made, kept, "plan-a")
    written = {"titre": "P", "exercice": "2024", "axes": {"numero": "1", "titre": "Un"}, **(plan or {})}
    entry = made.plans["plan-a"]
    made.plans["plan-a"] = Entry(entry.name, entry.file, completed(Plan, made.champs).model_validate(written))
    return made


def cut(made: Workspace, nom: str) -> Coupe:
    champ = made.champs[nom]
    assert champ is not None
    return coupe_du_champ(made, nom, champ)


def rows(made: Workspace, nom: str) -> list[tuple[str, int]]:
    dimension = cut(made, nom)
    table = tableau(made, ecritures(made, made.selected), dimension)
    return [(head_text(dimension, row.tete, french), row.sommes.total.centimes // 100) for row in table.rangs]


def of(nom: str, *values: Any) -> Workspace:
    """A fiche of 1 €, of 10 €, of 100 €…, with each of these values; None writes nothing."""
    return with_champs(
        [({"total": str(10**n)}, {} if value is None else {nom: value}) for n, value in enumerate(values)]
    )


@pytest.mark.parametrize(
    ("nom", "values", "expected"),
    [
        (
            "themes",
            (["Mobilité", "énergie"], "Eau", ["Énergie", "Mobilité", "Mobilité"], None, "Énergie"),
            [("Énergie", 10000), ("Énergie + Mobilité", 101), ("Eau", 10), ("sans thèmes", 1000)],
        ),
        ("themes", (["Eau", "Mobilité"],), [("Mobilité + Eau", 1)]),
        (
            "quand",
            ("2023", "jusqu'à mars 2024", "2022", "à partir de 2022"),
            [("jusqu'à mars 2024", 10), ("2022", 100), ("à partir de 2022", 1000), ("2023", 1)],
        ),
        ("mots", (["b", "a"], ["a", "b"], None), [("a + b", 11), ("sans ODD", 100)]),
        ("lieu", (["region", "etat"], "inconnu"), [("inconnu", 10), ("Etat + Region", 1)]),
        ("jauge", ("12", "9,50", "9.5", "-3"), [("-3", 1000), ("9,5", 110), ("12", 1)]),
        ("don", ("12 €", "9 €"), [("9 €", 10), ("12 €", 1)]),
        ("quand", ("mars 2024", "2024-03", "2023"), [("2023", 100), ("mars 2024", 11)]),
        ("visa", ("3 mars 2024", "2023-12-31"), [("31/12/2023", 10), ("03/03/2024", 1)]),
        ("ouvert", ("non", "oui"), [("oui", 10), ("non", 1)]),
    ],
)
def test_each_combination_is_one_row(
    nom: str, values: tuple[Any, ...], expected: list[tuple[str, int]]
) -> None:
    shown = [
        (label.replace("\u202f", " ").replace("\u00a0", " "), euros)
        for label, euros in rows(of(nom, *values), nom)
    ]
    assert shown == expected


def test_the_name_of_its_sheet_is_one_that_a_workbook_may_have() -> None:
    made = of("jauge", "12")
    champ = made.champs["jauge"]
    assert champ is not None
    assert (
        coupe_du_champ(made, "une-jauge.bien/longue pour une feuille", champ).feuille
        == "Champ une jauge bien longue pou"
    )


def test_what_only_plans_write_holds_for_their_fiches() -> None:
    made = with_champs([({"total": "10"}, {}), ({"total": "5"}, {})], {"phase": "travaux"})
    assert rows(made, "phase") == [("travaux", 15)]
    assert rows(with_champs([({"total": "10"}, {})]), "phase") == [("sans phase", 10)]


@st.composite
def made(draw: st.DrawFn) -> Workspace:
    written = st.fixed_dictionaries(
        {},
        optional={
            "themes": st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
            "mots": st.lists(st.sampled_from(("a", "A", "a + b", "b")), min_size=1, max_size=3),
            "jauge": st.sampled_from(("1", "1,0", "10")),
        },
    )
    return with_champs(draw(st.lists(st.tuples(financiers(), written), min_size=1, max_size=5)))


@given(made(), st.sampled_from(("themes", "mots", "jauge", "phase")), st.sampled_from(DIMENSIONS))
def test_nothing_is_lost_or_counted_twice(made: Workspace, nom: str, other: Coupe) -> None:
    entries = ecritures(made, made.selected)
    expected = sum_montants(entry.sommes.total for entry in entries)
    for pair in ((cut(made, nom), None), (cut(made, nom), other), (other, cut(made, nom))):
        table = tableau(made, entries, *pair, made.selected)
        assert table.total.sommes.total == expected
        assert sum_montants(row.sommes.total for row in table.rangs) == expected
        assert len({row.tete.libelle for row in table.rangs}) == len(table.rangs)
        if pair[1] is not None:
            for row in table.rangs:
                cells = sum_montants(cell.total for cell in row.cellules.values())
                assert cells == row.sommes.total or row.sommes.total == Montant.zero()
