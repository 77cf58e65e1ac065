"""What a file holds many of costs its number, not its square: lines of the program run are counted, not seconds.

The lists are those of ``benchmarks.lists``, which ``python -m benchmarks`` times with ten thousand items.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from benchmarks.lists import LISTS, write
from cmqplan.report.assemble import report
from cmqplan.report.formats import json as as_json
from cmqplan.rules.engine import examine
from tests.conftest import DAY

STEP = 60
"""Beyond what a sentence lists and below what is printed in full, three times over."""


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python, and turns of a loop, something takes."""
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", LISTS)
def test_that_many_cost_as_many_times_more(name: str, tmp_path: Path) -> None:
    counts = []
    for many in (2, STEP, 2 * STEP, 3 * STEP):  # the first only to have everything imported
        root = tmp_path / str(many)
        write(root, name, many)
        counts.append(lines_run(lambda root=root: as_json.write(report(examine(root, today=DAY)))))
    _, one, two, three = counts
    beyond = (three - two) - max(two - one, 0)  # a cut-off at a certain length may make two cheaper than one
    assert beyond < STEP * STEP / 4, f"{beyond / STEP / STEP:.1f} lines for each pair of items: {counts}"
