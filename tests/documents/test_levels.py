"""Axes of three levels: what is under another says so by its heading, in the contents too."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.documents.dom import HEADINGS, elements, table_of_contents, text_of
from tests.documents.making import real_document


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    folder = tmp_path / "plans" / "profond"
    folder.mkdir(parents=True)
    (tmp_path / "plans" / "organismes.yaml").write_text("cmq: {nom: CMQ, type: campus}\n")
    (folder / "plan.yaml").write_text(
        "titre: Plan\nexercice: 2025\naxes:\n"
        "  - numero: 1\n    titre: Former\n    axes:\n"
        "      - numero: 1.1\n        titre: Les jeunes\n        axes: [{numero: 1.1.1, titre: Au lycée}]\n"
    )
    for numero in ("1.1.1.1", "1.1.1.2"):
        (folder / f"{numero}.yaml").write_text(
            f"numero: {numero}\ntitre: Action {numero}\nporteurs: [cmq]\ncalendrier: juin 2025\n"
        )
    return tmp_path


def test_a_fiche_stands_below_the_third_axis(deep: Path) -> None:
    document = real_document("profond", root=deep)
    found = {text_of(h.children).partition(" – ")[0]: h.tag for h in elements(document.contents, *HEADINGS)}
    expected = {"Axe 1": "h2", "Axe 1.1": "h3", "Axe 1.1.1": "h4"}
    expected |= {f"Fiche-action 1.1.1.{n}": "h5" for n in (1, 2)}
    assert {name: found[name] for name in expected} == expected
    listed = {h.text.partition(" – ")[0]: h.level for h in table_of_contents(document.contents)}
    assert {name: f"h{listed[name]}" for name in expected} == expected


def test_an_annex_has_a_heading_below_that_of_the_second_axis(deep: Path) -> None:
    (deep / "plans" / "conventions").mkdir(parents=True)
    (deep / "plans" / "conventions" / "cadre.yaml").write_text(
        "titre: Convention\nperiode: 2025\nparties: [cmq]\n"
    )
    plan = deep / "plans" / "profond" / "plan.yaml"
    plan.write_text(plan.read_text() + "convention: cadre\n")
    document = real_document("profond", "convention-annexe", root=deep)
    found = {text_of(h.children).partition(" – ")[0]: h.tag for h in elements(document.contents, *HEADINGS)}
    assert [found[f"Axe {numero}"] for numero in ("1", "1.1", "1.1.1")] == ["h3", "h4", "h5"]
