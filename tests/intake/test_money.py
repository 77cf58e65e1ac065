"""Sentences of money, as plans write them."""

from __future__ import annotations

import pytest

from cmqplan.intake.money import Ligne, Split, split

KNOWN = {"dijon", "les 4 cmq", "edf", "préfecture", "campus exemple", "région", "la région"}


def knows(name: str) -> bool:
    return name.lower() in KNOWN


def line(nom: str, montant: str = "", taux: str = "", nature: str = "", statut: str = "") -> Ligne:
    return Ligne(nom, montant, taux, nature, statut)


SURE = {
    "environ 10 000 €": Split("environ 10 000 €", "", (), "", True),
    "entre 10 000 € et 15 000 €": Split("entre 10 000 € et 15 000 €", "", (), "", True),
    "À définir": Split("À définir", "", (), "", True),
    "15000 €.": Split("15 000 €", "", (), "", True),
    "Coût total : 30 000 € TTC": Split("30 000 €", "", (), "TTC", True),
    "10 000 € HT pour la location de la salle": Split("10 000 €", "location de la salle", (), "HT", True),
    "50 000 € pour l'étude dont : 5 000€ de subvention de Dijon 12 000 € de financement sur fond propre par les 4 CMQ 8 000€ de financement d'EDF 25 000€ de la préfecture": Split(
        "50 000 €",
        "étude",
        (
            line("Dijon", "5 000 €", nature="subvention"),
            line("les 4 CMQ", "12 000 €", nature="fonds propres"),
            line("EDF", "8 000 €"),
            line("préfecture", "25 000 €"),
        ),
        "",
        True,
    ),
    "10 000€ demande de financement Dijon": Split(
        "10 000 €", "", (line("Dijon", "10 000 €", statut="sollicité"),), "", True
    ),
    "20 000€ 10 000€ de financement de Dijon 10 000€ de financement du Campus Exemple": Split(
        "20 000 €", "", (line("Dijon", "10 000 €"), line("Campus Exemple", "10 000 €")), "", True
    ),
    "Région (5 000 €), EDF (3 000,50 €)": Split(
        "", "", (line("Région", "5 000 €"), line("EDF", "3 000,50 €")), "", True
    ),
    "Région : 5 000 €\nSyndicat du Val : 3 000 €\nTotal : 8 000 €": Split(
        "8 000 €", "", (line("Région", "5 000 €"), line("Syndicat du Val", "3 000 €")), "", True
    ),
    "- Région : 20 000 € (sollicité)\n- Fonds propres : 10 000 €": Split(
        "",
        "",
        (line("Région", "20 000 €", statut="sollicité"), line("", "10 000 €", nature="fonds propres")),
        "",
        True,
    ),
    "Région 60 %, EDF 40 %": Split("", "", (line("Région", taux="60 %"), line("EDF", taux="40 %")), "", True),
}


@pytest.mark.parametrize("text", SURE)
def test_every_word_is_understood(text: str) -> None:
    assert split(text, knows) == SURE[text]


UNSURE = (
    "12 000 € dont 4 000 € à la charge de qui voudra bien",
    "30 000 € financés par la Région (20 000 €) et EDF (10 000 €)",
    "20 000 € 10 000 € de la Région 5 000 € d'EDF",
    "entre 200 € et 500 € selon qui répond",
    "5 000 € versés ou accordés par la Région",
)


@pytest.mark.parametrize("text", UNSURE)
def test_what_isnt_sure_is_not_said_to_be(text: str) -> None:
    found = split(text, knows)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize("text", ["", "Crédits de droit commun", "2027 ou 2028"])
def test_a_text_without_amount_tells_no_split(text: str) -> None:
    assert split(text, knows) is None
