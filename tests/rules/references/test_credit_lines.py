"""Credit lines named on fiches and in affectations: those the convention declares, and free words where it declares none."""

from __future__ import annotations

from pathlib import Path

from cmqplan.rules.examples import CONVENTION, FICHE, PLAN, convention, money
from tests.rules.judging import judged, told

LINES = """\
lignes_credit:
  orientation: {nom: Orientation des jeunes, organisme: region}
  formation: {nom: Formation, organisme: region}
"""
DECLARED = {CONVENTION.file: convention(LINES).text}


def _from(line: str, funder: str = "region") -> str:
    return money(
        f"total: 6 000 €\nfinancements:\n  - {{financeur: {funder}, montant: 6 000 €, ligne_credit: {line}}}\n"
    ).text


def test_a_line_that_is_declared_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, {FICHE.file: _from("orientation"), **DECLARED}, "CMQ414") == []


def test_the_nearest_line_is_named(tmp_path: Path) -> None:
    assert told(tmp_path, {FICHE.file: _from("orientatoin"), **DECLARED}, "CMQ414") == [
        (FICHE.file, 8, "near")
    ]
    assert told(tmp_path, {FICHE.file: _from("culture"), **DECLARED}, "CMQ414") == [(FICHE.file, 8, "")]


def test_a_name_in_place_of_the_identifier_can_be_mended(tmp_path: Path) -> None:
    (found,) = (
        item
        for item in judged(tmp_path, {FICHE.file: _from("Orientation des jeunes"), **DECLARED})
        if item.rule.code == "CMQ414"
    )
    assert found.finding.variant == "name"
    assert found.finding.fix is not None
    assert found.finding.fix.edits[0].text == "orientation"


def test_where_none_is_declared_they_are_free_words(tmp_path: Path) -> None:
    assert told(tmp_path, {FICHE.file: _from("culture")}, "CMQ414") == []


def test_the_lines_of_one_funder_say_nothing_of_anothers(tmp_path: Path) -> None:
    assert told(tmp_path, {FICHE.file: _from("culture", "metropole"), **DECLARED}, "CMQ414") == []


def test_a_plan_may_name_lines_of_its_own(tmp_path: Path) -> None:
    own = {PLAN.file: PLAN.text + "lignes_credit: [culture]\n"}
    assert told(tmp_path, {FICHE.file: _from("culture"), **DECLARED, **own}, "CMQ414") == []


def test_an_affectation_is_judged_too(tmp_path: Path) -> None:
    subsidy = """\
subventions:
  - exercice: 2024
    financeur: region
    montant: 6 000 €
    affectations: [{action: 1.1, montant: 6 000 €, ligne_credit: orientations}]
"""
    files = {CONVENTION.file: convention(LINES + subsidy).text}
    assert told(tmp_path, files, "CMQ414") == [(CONVENTION.file, 16, "near")]
