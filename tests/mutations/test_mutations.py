"""Over two hundred copies of the real plans, each with one mistake: the intended finding, where it belongs, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cmqplan.report.assemble import Located, report
from cmqplan.rules.engine import examine
from tests.mutations.mutation import Mutation, lay, restore, root_of
from tests.mutations.slips import FAMILIES, mutations

DAY = date(2024, 6, 1)
MUTATIONS = mutations()


def found(root: Path) -> tuple[Located, ...]:
    return report(examine(root, today=DAY)).located


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return root_of(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def baseline(root: Path) -> Counter[tuple[str, str, str]]:
    """What is said of the real plans as they are: code, file, message."""
    return said(found(root))


@pytest.fixture
def mutated(root: Path, mutation: Mutation) -> Iterator[tuple[Located, ...]]:
    """What is said of the plans with the mistake; they are as before afterwards."""
    try:
        lay(root, mutation)
        yield found(root)
    finally:
        restore(root, mutation)


def said(located: tuple[Located, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((item.rule.code, item.site.file, item.message) for item in located)


def by_file(findings: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str]]:
    return Counter((code, file) for code, file, _ in findings.elements())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_mistake_is_found_where_it_is_and_nothing_else(
    mutation: Mutation, mutated: tuple[Located, ...], baseline: Counter[tuple[str, str, str]]
) -> None:
    here = [
        item
        for item in mutated
        if (item.rule.code, item.site.file, item.site.span.line)
        == (mutation.code, mutation.file, mutation.line)
    ]
    shown = "\n".join(
        f"{item.site.file}:{item.site.span.line}:{item.site.span.column} {item.rule.code} {item.message}"
        for item in mutated
        if said((item,)) - baseline
    )
    assert here, f"expected {mutation.code} at {mutation.file}:{mutation.line}, found\n{shown}"
    new = by_file(said(mutated) - baseline)
    expected = Counter([(mutation.code, mutation.file), *((also.code, also.file) for also in mutation.also)])
    assert new == expected, (
        f"unrelated: {dict(new - expected)}, expected and missing: {dict(expected - new)}\n{shown}"
    )
    lost = by_file(baseline - said(mutated))
    allowed = {(code, file) for code, file in lost if mutation.unread and file in mutation.files} | set(
        mutation.gone
    )
    assert set(lost) <= allowed, f"no longer said: {set(lost) - allowed}"


def test_the_real_plans_are_as_they_were(root: Path, baseline: Counter[tuple[str, str, str]]) -> None:
    assert said(found(root)) == baseline


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len(MUTATIONS) >= 220
    made = {tuple(sorted((name, data is None, data) for name, data in m.files.items())) for m in MUTATIONS}
    assert len(made) == len(MUTATIONS)
    assert len({mutation.code for mutation in MUTATIONS}) >= 90
    for family in FAMILIES:
        assert len(list(family.slips())) >= 10, family.__name__


def test_they_are_the_same_on_every_run() -> None:
    assert [(str(m), m.files) for m in mutations()] == [(str(m), m.files) for m in MUTATIONS]
