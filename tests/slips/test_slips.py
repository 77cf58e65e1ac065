"""Over five hundred copies of the real plans, each with one mistake: the intended finding, where it belongs, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.report.assemble import Located, Report, report
from cmqplan.report.fixes import mended
from cmqplan.rules.engine import examine
from tests.slips import completeness, governance, money, reading, references, sentences, structure, time
from tests.slips.slip import Slip, make, restore, root_of

DAY = date(2024, 6, 1)
FAMILIES = (reading, structure, money, time, references, governance, completeness, sentences)


def slips() -> list[Slip]:
    """Every slip, in an order that never changes."""
    return [slip for family in FAMILIES for slip in family.slips()]


SLIPS = slips()


def judged(root: Path) -> Report:
    return report(examine(root, today=DAY))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return root_of(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def baseline(root: Path) -> Counter[tuple[str, str, str]]:
    """What is said of the real plans as they are: code, file, message."""
    found = judged(root)
    assert not found.has_errors
    return said(found.located)


@pytest.fixture
def slipped(root: Path, slip: Slip) -> Iterator[Report]:
    """What is said of the plans with the mistake; they are as before afterwards."""
    try:
        make(root, slip)
        yield judged(root)
    finally:
        restore(root, slip)


def said(located: tuple[Located, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((item.rule.code, item.site.file, plain(item.message)) for item in located)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def by_file(findings: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str]]:
    return Counter((code, file) for code, file, _ in findings.elements())


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_mistake_is_found_where_it_is_and_nothing_else(
    slip: Slip, slipped: Report, root: Path, baseline: Counter[tuple[str, str, str]]
) -> None:
    """And where a fix is offered, it mends it."""
    here = [
        item
        for item in slipped.located
        if (item.rule.code, item.site.file, item.site.span.line) == (slip.code, slip.file, slip.line)
    ]
    shown = "\n".join(
        f"{item.site.file}:{item.site.span.line}:{item.site.span.column} {item.rule.code} {item.message}"
        for item in slipped.located
        if said((item,)) - baseline
    )
    assert here, f"expected {slip.code} at {slip.file}:{slip.line}, found\n{shown}"
    assert here[0].help
    if slip.message:
        assert [(item.site.span.column, plain(item.message)) for item in here] == [
            (slip.column, slip.message)
        ]
    new = by_file(said(slipped.located) - baseline)
    expected = Counter([(slip.code, slip.file), *((also.code, also.file) for also in slip.also)])
    assert new == expected, (
        f"unrelated: {dict(new - expected)}, expected and missing: {dict(expected - new)}\n{shown}"
    )
    lost = by_file(baseline - said(slipped.located))
    allowed = {(code, file) for code, file in lost if slip.unread and file in slip.files} | set(slip.gone)
    assert set(lost) <= allowed, f"no longer said: {set(lost) - allowed}"
    if any(item.finding.fix is not None for item in here):
        assert left_by_fixes(slip, slipped, root, baseline) == []


def left_by_fixes(
    slip: Slip, slipped: Report, root: Path, baseline: Counter[tuple[str, str, str]]
) -> list[str]:
    """What is still said of a slip's rule, and every error, once all that can be mended is."""
    for _ in range(3):
        files = tuple(mended(slipped))
        for file in files:
            assert file.file in slip.files
            (root / file.file).write_bytes(file.after)
        if not files:
            break
        slipped = judged(root)
    left = [item for item in slipped.located if said((item,)) - baseline]
    return [item.message for item in left if item.rule.code == slip.code or item.severity is Severity.ERROR]


def test_all_files_are_judged_in_one_pass(root: Path, baseline: Counter[tuple[str, str, str]]) -> None:
    """A file that can't be read, one that isn't valid and one whose money is wrong: each is told of."""
    names = ("unclosed quote", "bare winter", "a cent too much", "bad RNA", "votes")
    mistakes = [slip for slip in SLIPS if slip.kind == "told" and slip.name in names]
    assert len({file for slip in mistakes for file in slip.files}) == len(names)
    try:
        for slip in mistakes:
            make(root, slip)
        new = said(judged(root).located) - baseline
    finally:
        for slip in mistakes:
            restore(root, slip)
    assert sorted(code for code, _, _ in new) == sorted(slip.code for slip in mistakes)


def test_the_real_plans_are_as_they_were(root: Path, baseline: Counter[tuple[str, str, str]]) -> None:
    assert said(judged(root).located) == baseline


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len(SLIPS) >= 500
    made = {(slip.kind == "told", *sorted(map(str, slip.files.items()))) for slip in SLIPS}
    assert len(made) == len(SLIPS)
    assert len({slip.code for slip in SLIPS}) >= 90
    for family in FAMILIES:
        assert len(list(family.slips())) >= 10, family.__name__


def test_they_are_the_same_on_every_run() -> None:
    assert [(str(slip), slip.files) for slip in slips()] == [(str(slip), slip.files) for slip in SLIPS]
