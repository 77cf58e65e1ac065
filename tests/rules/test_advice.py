"""No message's advice leads to another error: what each rule says to write is written, and everything is judged again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.report.assemble import Located, Report, report
from cmqplan.report.fixes import mended
from cmqplan.rules.catalogue import rules
from cmqplan.rules.trial import judge, run
from tests.rules.advice import FOLLOWED, Followed

pytestmark = pytest.mark.usefixtures("french")


def spoken(text: str) -> str:
    """As it is typed: with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)


def left(after: Report, code: str) -> list[tuple[str, str, str]]:
    """What an advice was to mend and didn't, and the errors that it leads to."""
    errors = [item for item in after.located if item.severity is Severity.ERROR]
    same = [item for item in after.located if item.rule.code == code and item not in errors]
    return [(item.rule.code, item.site.file, item.message) for item in (*errors, *same)]


def own(found: Report, code: str) -> Located:
    return next(item for item in found.located if item.rule.code == code)


@pytest.mark.parametrize("row", FOLLOWED, ids=str)
def test_an_advice_that_is_followed_mends_and_leads_to_no_other_error(row: Followed, tmp_path: Path) -> None:
    example = rules()[row.code].fails
    item = own(report(run(example, tmp_path)), row.code)
    assert row.says in spoken(item.help), spoken(item.help)
    write(tmp_path, row.files)
    assert left(report(judge(tmp_path, example.today)), row.code) == []


FIXED = sorted(rules().keys() - {row.code for row in FOLLOWED})


@pytest.mark.parametrize("code", FIXED)
def test_a_rule_whose_advice_no_row_follows_mends_its_example_itself(code: str, tmp_path: Path) -> None:
    example = rules()[code].fails
    found = report(run(example, tmp_path))
    assert own(found, code).finding.fix is not None, "follow its advice in a row of tests/rules/advice.py"
    write(tmp_path, {file.file: file.after for file in mended(found)})
    assert left(report(judge(tmp_path, example.today)), code) == []
