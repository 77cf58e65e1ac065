"""What was done, beside what was planned: spending, livrables, how an action stands."""

from __future__ import annotations

from datetime import date

import pytest

from cmqplan.amounts import Montant
from cmqplan.model.fiche import EtatDepense, Fiche, Livrable
from cmqplan.model.lignes import somme_depensee
from cmqplan.workspace.read import build
from tests.workspace.test_read import HEAD, told

BASE = {"numero": "1.1", "titre": "Forum", "porteurs": ["lycee"]}


def fiche(**values: object) -> Fiche:
    read = build(Fiche, {**BASE, **values}, "f.yaml")
    assert isinstance(read, Fiche), read
    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("livrables: [Programme, {texte: Bilan, remis: 3 juillet 2024, lien: 'https://example.org'}]", []),
        ("livrables: {texte: Bilan, remis: 2024-07-03}", []),
        ("livrables:\n  - {texte: Bilan, remis: juillet 2024}", ["5:27 CMQ112"]),
        ("livrables:\n  - {texte: Bilan, rendu: 3 juillet 2024}", ["5:20 CMQ102"]),
        ("livrables:\n  - {remis: 3 juillet 2024}", ["5:5 CMQ101 item"]),
        ("livrables:\n  - Rapport : version finale", ["5:5 CMQ103 colon-in-item"]),
        ("indicateurs:\n  - Élèves : 300", ["5:5 CMQ103 value-as-key"]),
        ("indicateurs:\n  - Nom: 300", ["5:5 CMQ102 near"]),
        ("sous_actions:\n  - Réserver : la halle", ["5:5 CMQ103 colon-in-item"]),
        ("suivi: {statut: en pause, motif: Travaux, depuis: 2 avril 2024, ecarts: [a, b]}", []),
        ("suivi: {depenses: [2 480 €, {montant: 3 €, date: fin 2019, etat: ENGAGE, piece: bc 12}]}", []),
        ("suivi: {depenses: [{montant: 3 €, etat: réglé}]}", ["4:41 CMQ109"]),
        ("suivi: {depenses: [{compte: 62}]}", ["4:20 CMQ101 item"]),
    ],
)  # fmt: skip
def test_what_the_keys_take(text: str, expected: list[str]) -> None:
    assert told(f"{HEAD}{text}\n") == expected


def test_a_text_alone_is_a_livrable_still_to_be_handed_over() -> None:
    made = fiche(livrables=["Programme", {"texte": "Bilan", "remis": "3 juillet 2024"}])
    assert made.livrables == (
        Livrable(texte="Programme"),
        Livrable.model_construct(texte="Bilan", remis=date(2024, 7, 3)),
    )
    assert made.textes_des_livrables == tuple(map(str, made.livrables)) == ("Programme", "Bilan")


def test_money_spent_is_paid_unless_it_is_said_to_be_committed() -> None:
    spent = fiche(
        suivi={
            "depenses": [
                "10 €",
                {"montant": "2 €", "etat": "engagé", "compte": "6226 Honoraires"},
                {"montant": "5 €", "compte": "86"},
                {"montant": "4 €", "compte": "864", "etat": "engagé"},
            ]
        }
    ).suivi.depenses
    assert [item.etat for item in spent] == [EtatDepense.PAYE, EtatDepense.ENGAGE, EtatDepense.PAYE, EtatDepense.ENGAGE]  # fmt: skip
    cash, in_kind = somme_depensee(spent), somme_depensee(spent, en_nature=True)
    assert (cash.engage, cash.paye, cash.a_payer) == (Montant.of(12), Montant.of(10), Montant.of(2))
    assert (in_kind.engage, in_kind.paye, in_kind.a_payer) == (Montant.of(9), Montant.of(5), Montant.of(4))
