"""What a convention binds its parties to; what a network's counts may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.examples import CAMPUS, CONVENTION
from tests.rules.judging import codes, judged, told

SHORT = "titre: Convention 2024\nperiode: {}\nparties: [region, campus-exemple]\n"


def test_a_convention_without_engagements_lacks_all_three(tmp_path: Path) -> None:
    found = codes(judged(tmp_path, {CONVENTION.file: SHORT.format("2024-2026")}), "CMQ5")
    assert found == ["CMQ503", "CMQ504", "CMQ505"]


def test_a_convention_of_one_year_needs_its_report_only(tmp_path: Path) -> None:
    assert codes(judged(tmp_path, {CONVENTION.file: SHORT.format("2024")}), "CMQ5") == ["CMQ504"]


@pytest.mark.parametrize(
    ("code", "old"),
    [("CMQ503", "annuelle}\n  - {genre: rapport"), ("CMQ505", "fin de convention")],
)
def test_an_engagement_without_frequence_isnt_due_at_all(code: str, old: str, tmp_path: Path) -> None:
    text = CONVENTION.text.replace(
        ", frequence: " + old, old.removeprefix("annuelle").removeprefix("fin de convention")
    )
    assert text != CONVENTION.text
    assert codes(judged(tmp_path, {CONVENTION.file: text}), "CMQ5") == [code]


def test_a_convention_takes_two_parties_and_its_funder_is_one_of_them(tmp_path: Path) -> None:
    alone = CONVENTION.text.replace("[region, campus-exemple]", "[region, Région]")
    assert told(tmp_path, {CONVENTION.file: alone}, "CMQ507") == [(CONVENTION.file, 4, "")]
    paid = (
        CONVENTION.text
        + "subventions:\n  - {exercice: 2024, financeur: metropole, montant: 10 €, date: 2024-02-05}\n"
    )
    assert told(tmp_path, {CONVENTION.file: paid}, "CMQ507") == [(CONVENTION.file, 10, "stranger-pays")]


NETWORK = "plans/reseaux/bourgogne.yaml"


def counts(tmp_path: Path, effectifs: str, **campus: str) -> list[tuple[str, object]]:
    text = f"nom: Réseau\nperimetre: {{region: région exemple}}\neffectifs: {{{effectifs}}}\n"
    files = {NETWORK: text, **{f"plans/campus/{name}.yaml": value for name, value in campus.items()}}
    found = judged(tmp_path, files)
    return [(i.finding.variant, i.finding.params.get("key")) for i in found if i.rule.code == "CMQ510"]


def test_the_sources_counts_hold(tmp_path: Path) -> None:
    assert counts(tmp_path, "total: 14, labellises: 6, excellence: 5, en_projet: 8") == []
    assert counts(tmp_path, "total: 11, excellence: 6") == []


def test_counts_that_dont_add_up_are_found(tmp_path: Path) -> None:
    assert counts(tmp_path, "total: 15, labellises: 6, excellence: 5, en_projet: 8") == [("rest", None)]
    assert counts(tmp_path, "total: 13, labellises: 6, en_projet: 8") == [("sum", None)]
    assert counts(tmp_path, "total: 15, labellises: 6, en_projet: 8, etude: 1") == []
    assert counts(tmp_path, "total: 16, labellises: 6, en_projet: 8, etude: 1") == [("sum", None)]
    assert counts(tmp_path, "labellises: 6, excellence: 7") == [("excellence", None)]
    assert counts(tmp_path, "total: 6, excellence: 7") == [("excellence-total", None)]
    assert counts(tmp_path, "total: 6, labellises: 7") == [("sum", None)]


def test_no_more_campuses_are_described_than_declared(tmp_path: Path) -> None:
    """The example has one campus in this région, labelled, in the category campus."""
    assert counts(tmp_path, "total: 1, labellises: 1, excellence: 0, en_projet: 0") == []
    assert counts(tmp_path, "total: 0") == [("described", "total")]
    assert counts(tmp_path, "total: 3, labellises: 0, en_projet: 3") == [("described", "labellises")]
    study = CAMPUS.text.split("organisme:")[0] + "region: Région Exemple\nstade: étude\n"
    assert counts(tmp_path, "etude: 1", jura=study) == []
    assert counts(tmp_path, "etude: 1", jura=study, doubs=study) == [("described", "etude")]


def test_a_campus_elsewhere_isnt_counted(tmp_path: Path) -> None:
    other = CAMPUS.text.replace("Région Exemple", "Grand Est")
    assert counts(tmp_path, "total: 1", vosges=other) == []
