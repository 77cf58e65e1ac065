"""What is said to be done, held against what was planned: when money is spent, gaps, livrables, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE, PLAN, SETTINGS, fiche
from tests.rules.judging import told


def done(suivi: str, *, total: str = "10 000 €", livrables: str = "[Programme]") -> str:
    head = f"livrables: {livrables}\ncalendrier: mars 2024\nmoyens: {{financiers: {{total: {total}}}}}\n"
    return fiche(f"{head}suivi: {{{suivi}}}\n").text


@pytest.mark.parametrize(
    ("spent", "variant"),
    [
        ("date: 3 mars 2024", None),
        ("date: 20 décembre 2024", None),
        ("date: février 2024", "before"),
        ("date: février 2024, etat: engagé", None),
        ("date: de février à mars 2024", None),
        ("date: avant le 31 décembre 2023", "convention"),
        ("date: 3 mars 2025", "exercice"),
        ("date: 3 mars 2025, exercice: 2024", None),
        ("date: 3 mars 2027", "convention"),
        ("date: 3 mars 2027, exercice: 2024", "convention"),
        ("exercice: 2025", "year"),
        ("exercice: 2024", None),
        ("etat: engagé", None),
    ],
)
def test_money_is_spent_in_the_time_it_was_given_for(spent: str, variant: str | None, tmp_path: Path) -> None:
    text = done(f"depenses: [{{montant: 1 €}}, {{montant: 2 €, {spent}}}]")
    assert [item[2] for item in told(tmp_path, {FICHE.file: text}, "CMQ326")] == (
        [variant] if variant else []
    )


def test_money_spent_without_a_convention_is_held_against_the_plan(tmp_path: Path) -> None:
    files = {
        FICHE.file: done("depenses: [{montant: 2 €, date: 2030-03-03}]"),
        PLAN.file: PLAN.without("convention").text,
    }
    assert [item[2] for item in told(tmp_path, files, "CMQ326")] == ["exercice"]


@pytest.mark.parametrize(
    ("suivi", "total", "variant"),
    [
        ("statut: réalisé, depenses: [9 000 €]", "10 000 €", None),
        ("statut: réalisé, depenses: ['8 999,99 €']", "10 000 €", "less"),
        ("statut: réalisé, depenses: ['8 999,99 €'], ecarts: Moins cher", "10 000 €", None),
        ("statut: réalisé, depenses: [9 000 €, {montant: 500 €, compte: 86}]", "10 000 €", None),
        ("statut: réalisé, depenses: [8 000 €, {montant: 2 000 €, etat: engagé}]", "10 000 €", "less"),
        ("statut: réalisé", "10 000 €", "less"),
        ("statut: réalisé, depenses: [7 200 €]", "entre 8 000 € et 10 000 €", None),
        ("statut: réalisé, depenses: [7 199 €]", "entre 8 000 € et 10 000 €", "less"),
        ("statut: en cours, depenses: [1 €]", "10 000 €", None),
        ("statut: abandonné, motif: Rien", "10 000 €", None),
        ("statut: en cours, depenses: [{montant: '11 000,01 €', etat: engagé}]", "10 000 €", "more"),
        ("statut: en cours, depenses: [11 000 €]", "10 000 €", None),
        ("depenses: ['11 000,01 €']", "à définir", None),
    ],
)  # fmt: skip
def test_a_gap_beyond_the_threshold_is_explained(
    suivi: str, total: str, variant: str | None, tmp_path: Path
) -> None:
    files = {FICHE.file: done(suivi, total=total), SETTINGS.file: "seuil_ecart: 10 %\n"}
    assert [item[2] for item in told(tmp_path, files, "CMQ239")] == ([variant] if variant else [])


def test_no_gap_is_asked_about_where_no_threshold_is_set(tmp_path: Path) -> None:
    assert told(tmp_path, {FICHE.file: done("statut: réalisé")}, "CMQ239") == []


@pytest.mark.parametrize(
    ("statut", "livrables", "said"),
    [
        ("réalisé", "[Programme, Bilan]", True),
        ("réalisé", "[Programme, {texte: Bilan, remis: 2 avril 2024}]", False),
        ("en cours", "[Programme]", False),
        ("abandonné", "[Programme]", False),
    ],
)
def test_what_is_done_has_handed_something_over(
    statut: str, livrables: str, said: bool, tmp_path: Path
) -> None:
    text = done(f"statut: {statut}", livrables=livrables)
    assert bool(told(tmp_path, {FICHE.file: text}, "CMQ615")) is said


@pytest.mark.parametrize(
    ("suivi", "said"),
    [
        ("statut: abandonné", True),
        ("statut: en pause", True),
        ("statut: bloqué", True),
        ("statut: en retard", False),
        ("statut: en pause, motif: La halle est en travaux", False),
        ("statut: en pause, notes: [{date: 2 avril 2024, texte: La halle est en travaux}]", False),
    ],
)
def test_what_is_stopped_says_why(suivi: str, said: bool, tmp_path: Path) -> None:
    assert bool(told(tmp_path, {FICHE.file: done(suivi)}, "CMQ616")) is said
