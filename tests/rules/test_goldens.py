"""What a person reads of every rule's failing example in French, when only this rule is asked for, at 80 columns. In English it
stands on the rule's page, ``docs/en/rules``."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from cmqplan.language import current, use
from cmqplan.report.assemble import Choice, report
from cmqplan.report.formats.text import finding_lines, summary
from cmqplan.rules.catalogue import rules
from cmqplan.rules.trial import run
from tests.conftest import golden, no_other

GOLDENS = Path(__file__).parent / "goldens"
ASKED = {"CMQ019": ("CMQ019", "CMQ201")}
"""What else must be asked for: a comment is only useless when the rule it names is on."""


@pytest.mark.parametrize("code", rules())
def test_what_a_failing_example_shows(code: str, tmp_path: Path) -> None:
    before = current()
    use("fr")
    try:
        out = io.StringIO()
        found = report(run(rules()[code].fails, tmp_path), Choice(select=ASKED.get(code, (code,))))
        console = Console(file=out, width=80, color_system=None, highlight=False)
        for item in found.located:
            console.print(*finding_lines(item, found, 80), "", sep="\n", soft_wrap=True)
        console.print(*summary(found, 80), sep="\n", soft_wrap=True)
    finally:
        use(before)
    assert f" {code}" in out.getvalue()
    golden(GOLDENS / f"{code}.txt", out.getvalue())


def test_no_golden_outlives_its_rule() -> None:
    no_other(GOLDENS, {f"{code}.txt" for code in rules()})
