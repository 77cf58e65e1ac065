"""What a person reads of every rule's failing example, when only this rule is asked for: at 80 columns, in English and in French."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from cmqplan.language import current, use
from cmqplan.report.assemble import Choice, report
from cmqplan.report.formats.text import write
from cmqplan.rules.catalogue import rules
from cmqplan.rules.trial import run
from tests.conftest import golden

GOLDENS = Path(__file__).parent / "goldens"
LANGUAGES = ("en", "fr")
ASKED = {"CMQ019": ("CMQ019", "CMQ201")}
"""What else must be asked for: a comment is only useless when the rule it names is on."""


def shown(code: str, language: str, folder: Path) -> str:
    """The report of a rule's failing example, as the terminal shows it without colour."""
    before = current()
    use(language)
    try:
        out = io.StringIO()
        found = report(run(rules()[code].fails, folder), Choice(select=ASKED.get(code, (code,))))
        write(found, Console(file=out, width=80, color_system=None))
        return out.getvalue()
    finally:
        use(before)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", rules())
def test_what_a_failing_example_shows(code: str, language: str, tmp_path: Path) -> None:
    text = shown(code, language, tmp_path)
    assert f" {code} " in text
    golden(GOLDENS / language / f"{code}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_golden_outlives_its_rule(language: str) -> None:
    assert {path.stem for path in (GOLDENS / language).iterdir()} == set(rules())
