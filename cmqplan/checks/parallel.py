"""Checking fiches in two processes, where there are enough of them to be worth it and the system can fork.

Same results, in the same order: the child takes the second half, and sends back what each of its fiches leaves behind.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from cmqplan.checks.catalogue import rules
from cmqplan.checks.engine import Checked, Task, one_by_one
from cmqplan.workspace.workspace import Workspace

WORTH_IT = 250
"""Fiches below which a second process costs more than it brings."""


def in_two(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here, and the second half of them in a child when there are many."""
    if len(tasks) < WORTH_IT or not hasattr(os, "fork") or _processes() < 2:
        yield from one_by_one(workspace, tasks)
        return
    rules()  # found once, before the fork, so that both have them
    half = len(tasks) // 2
    reading, child = _start(workspace, tasks[half:])
    try:
        # Closed before the child is waited for: it may be writing still.
        with os.fdopen(reading, "rb") as pipe:
            yield from one_by_one(workspace, tasks[:half])
            received = _receive(pipe)
    finally:
        _end(child)
    if received is None:  # the child died: its half is done here, and nobody is the wiser
        yield from one_by_one(workspace, tasks[half:])
        return
    yield from received


def _processes() -> int:
    """The processors there are, or fewer where ``CMQPLAN_PROCESSES`` says so."""
    asked = os.environ.get("CMQPLAN_PROCESSES", "")
    return int(asked) if asked.isdecimal() else os.cpu_count() or 1


def _start(workspace: Workspace, tasks: Sequence[Task]) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return reading, child
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        import pickle  # here and below: few workspaces are large enough to need it

        os.close(reading)
        results = list(one_by_one(workspace, tasks))
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(results, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _receive(pipe: BinaryIO) -> list[Checked] | None:
    """What the child found; None when it died before it had told everything."""
    import pickle

    try:
        return list(pickle.load(pipe))  # noqa: S301 - written by our own child, into a pipe of our own
    except (EOFError, pickle.UnpicklingError):
        return None


def _end(child: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(child, 0)
