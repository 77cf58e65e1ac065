"""CMQ127: which words are read as the nearest of ours, and which mean just the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE
from tests.rules.judging import told


@pytest.mark.parametrize(
    "written", ["subvention", "autofinancement", "cofinancement", "Cofinancement", "COFINANCEMENT"]
)
def test_only_the_nearest_is_said(written: str, tmp_path: Path) -> None:
    text = FICHE.text.replace("nature: subvention", f"nature: {written}")
    expected = [(FICHE.file, 12, "")] if written.lower() == "cofinancement" else []
    assert told(tmp_path, {FICHE.file: text}, "CMQ127") == expected


def test_a_line_alone_and_a_title_with_the_word(tmp_path: Path) -> None:
    head, _, rest = FICHE.text.partition("    financements:\n")
    line = "    financements: {financeur: region, montant: 10 000 €, nature: cofinancement}\n"
    text = head.replace("Forum", "Cofinancement") + line + rest[rest.index("livrables") :]
    assert told(tmp_path, {FICHE.file: text}, "CMQ127") == [(FICHE.file, 11, "")]
