"""The real plans with one mistake: the right rule, the right place, a sentence a beginner can act on, and nothing else."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.report.assemble import Located, Report, report
from cmqplan.report.fixes import mended
from cmqplan.rules.engine import examine
from tests.broken.table import HERE, TABLE, Added, Broken, Edit, Encoded, Removed, Renamed, Rewritten
from tests.conftest import ROOT

DAY = date(2024, 6, 1)


def judged(root: Path) -> Report:
    return report(examine(root, today=DAY))


def same(item: Located) -> tuple[str, str, str]:
    """What a finding says, wherever it moved to."""
    return item.rule.code, item.site.file, plain(item.message)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> frozenset[tuple[str, str, str]]:
    """What the real plans themselves are told: never an error."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "plans", root / "plans")
    found = judged(root)
    assert not found.has_errors
    assert found.files > 15
    return frozenset(same(item) for item in found.located)


def break_plans(root: Path, broken: Broken) -> tuple[int, int]:
    """Make the mistake; the line and column where it must be found."""
    path = root / broken.file
    change = broken.change
    if isinstance(change, Added):
        path.parent.mkdir(parents=True)
        path.write_text(change.content, encoding="utf-8")
    elif isinstance(change, Removed):
        path.unlink()
    elif isinstance(change, Renamed):
        path.rename(root / change.to)
    elif isinstance(change, Encoded):
        text = path.read_text(encoding="utf-8").replace("–", "-").replace("€", "EUR")
        path.write_bytes(text.encode(change.encoding))
        first = (
            next((n for n, character in enumerate(text) if ord(character) > 127), 0)
            if change.encoding == "latin-1"
            else 0
        )
        return place_of(text, text[:first], after=True)
    elif isinstance(change, Rewritten):
        path.write_bytes(change.content if isinstance(change.content, bytes) else change.content.encode())
    elif isinstance(change, Edit):
        text = path.read_text(encoding="utf-8")
        assert change.old in text
        text = text.replace(change.old, change.new, 1)
        clean = text.replace(HERE, "")
        path.write_text(clean, encoding="utf-8", newline="")
        if broken.at:
            wanted, _, _ = broken.at.partition(HERE)
            return place_of(clean, broken.at.replace(HERE, ""), skip=len(wanted))
        return place_of(text, HERE)
    return 1, 1


def place_of(text: str, wanted: str, *, skip: int = 0, after: bool = False) -> tuple[int, int]:
    at = text.index(wanted) + (len(wanted) if after else skip)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_there_are_enough_of_them() -> None:
    assert len(TABLE) >= 45
    assert len({broken.name for broken in TABLE}) == len(TABLE)
    assert len({broken.code for broken in TABLE}) >= 40


@pytest.mark.parametrize("broken", TABLE, ids=lambda broken: broken.name)
def test_a_mistake_is_named_where_it_is(
    broken: Broken, real: Path, before: frozenset[tuple[str, str, str]]
) -> None:
    line, column = break_plans(real, broken)
    fresh = [item for item in judged(real).located if same(item) not in before]
    named = [item for item in fresh if item.rule.code == broken.code]
    assert [plain(item.message) for item in named] == [broken.message]
    site = named[0].site
    assert (site.file, site.span.line, site.span.column) == (broken.found_in or broken.file, line, column)
    assert named[0].help
    assert {item.rule.code for item in fresh} == {broken.code, *broken.also}


@pytest.mark.parametrize("broken", TABLE, ids=lambda broken: broken.name)
def test_a_fix_mends_and_breaks_nothing(
    broken: Broken, real: Path, before: frozenset[tuple[str, str, str]]
) -> None:
    """Where a fix is offered, applying all of them leaves no error and no more findings than the real plans have."""
    break_plans(real, broken)
    found = judged(real)
    fixable = any(item.finding.fix is not None and same(item) not in before for item in found.located)
    for _ in range(3):
        for file in mended(found):
            (real / file.file).write_bytes(file.after)
        found = judged(real)
    if fixable:
        left = [item for item in found.located if same(item) not in before]
        assert not [
            item.message for item in left if item.rule.code == broken.code or item.severity is Severity.ERROR
        ]


def test_all_files_are_judged_in_one_pass(real: Path, before: frozenset[tuple[str, str, str]]) -> None:
    """A file that can't be read, one that isn't valid and one whose money is wrong: each is told of."""
    chosen = {broken.name: broken for broken in TABLE}
    mistakes = [
        chosen["unclosed quote"],
        chosen["bare winter"],
        chosen["a cent too much"],
        chosen["bad RNA"],
        chosen["votes"],
    ]
    assert len({broken.file for broken in mistakes}) == len(mistakes)
    for broken in mistakes:
        break_plans(real, broken)
    fresh = [item for item in judged(real).located if same(item) not in before]
    assert sorted(item.rule.code for item in fresh) == sorted(broken.code for broken in mistakes)
