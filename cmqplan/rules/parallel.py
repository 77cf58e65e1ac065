"""Checking fiches in two processes, where there are enough of them to be worth it.

Same results, in the same order: half of the fiches here, half in one worker, which sends back what each leaves behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from cmqplan.rules.engine import Checked, Task, one_by_one
from cmqplan.workspace.workspace import Workspace

START = "fork" if sys.platform == "linux" else "spawn"
WORTH_IT = 250 if START == "fork" else 2_000
"""Fiches below which a second process costs more than it brings: a worker that is forked has everything loaded, one that
is started anew loads it again."""


def in_two(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here, and the second half of them in a worker when there are many."""
    if len(tasks) < WORTH_IT or _processes() < 2:
        yield from one_by_one(workspace, tasks)
        return
    import multiprocessing  # few workspaces are large enough to need these
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    half = len(tasks) // 2
    context = multiprocessing.get_context(START)
    with ProcessPoolExecutor(1, context, _begin, (workspace,)) as pool:
        rest = pool.submit(_check, tasks[half:])
        yield from one_by_one(workspace, tasks[:half])
        try:
            found = rest.result()
        except BrokenProcessPool:  # the worker died: its half is done here, and nobody is the wiser
            found = list(one_by_one(workspace, tasks[half:]))
    yield from found


def _processes() -> int:
    """The processors there are, or fewer where ``CMQPLAN_PROCESSES`` says so."""
    asked = os.environ.get("CMQPLAN_PROCESSES", "")
    return int(asked) if asked.isdecimal() else os.cpu_count() or 1


_WORKSPACE: list[Workspace] = []
"""A worker's own, handed over once and not with each task."""


def _begin(workspace: Workspace) -> None:
    _WORKSPACE[:] = [workspace]


def _check(tasks: Sequence[Task]) -> list[Checked]:
    return list(one_by_one(_WORKSPACE[0], tasks))
