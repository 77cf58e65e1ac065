"""A beginner's mistake is answered by one message, and what it advises is valid when written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.report.assemble import Located
from tests.beginners.mistakes import MISTAKES, Mistake
from tests.rules.judging import judged

pytestmark = pytest.mark.usefixtures("french")


def spoken(text: str) -> str:
    """As it is typed: with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def weighty(folder: Path, files: Mapping[str, str | None]) -> list[Located]:
    """What a beginner must see to: errors and warnings."""
    return [item for item in judged(folder, files) if item.severity is not Severity.INFO]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_one_message_whose_advice_is_valid(mistake: Mistake, tmp_path: Path) -> None:
    found = weighty(tmp_path / "made", mistake.made)
    shown = "\n".join(f"{item.site.file} {item.rule.code} {item.message} → {item.help}" for item in found)
    assert [item.rule.code for item in found] == [mistake.code], shown
    assert mistake.advice in spoken(found[0].help), shown
    after = judged(tmp_path / "mended", mistake.mended)
    left = [item for item in after if item.severity is Severity.ERROR or item.rule.code == mistake.code]
    assert not left, [(item.rule.code, item.message) for item in left]


def test_there_are_enough() -> None:
    assert len(MISTAKES) == len({mistake.name for mistake in MISTAKES}) >= 120
