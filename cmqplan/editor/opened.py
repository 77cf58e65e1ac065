"""A workspace that stays open: judged again at each change, redoing only what the change touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from cmqplan.model.fiche import Fiche
from cmqplan.report.assemble import EVERY_RULE, Report, Selection, Sources, report
from cmqplan.rules.engine import Checked, Examination, Task, examine, keeping
from cmqplan.workspace.read import read_bytes
from cmqplan.workspace.workspace import Entry, Workspace

_Frame: TypeAlias = tuple[object, ...]
_MOST = 20_000
"""Files whose places are held: they are asked for at each key."""


@dataclass(slots=True)
class Opened:
    """Its files, as the disk has them but for what is ``unsaved`` (path from the workspace → bytes)."""

    root: Path
    unsaved: dict[str, bytes] = field(default_factory=dict)
    fiches: dict[str, Entry[Fiche]] = field(default_factory=dict)
    """File → the model of each fiche that was valid when it was last judged."""
    sources: Sources = field(init=False)
    """The texts as they were when it was last judged."""
    _crcs: dict[str, int] = field(default_factory=dict)
    _checked: dict[Task, tuple[object, Checked]] = field(default_factory=dict)
    _frame: _Frame = ()

    def __post_init__(self) -> None:
        self.sources = Sources(self.root, self.unsaved, most=_MOST)

    def judge(self, today: date | None = None) -> Report:
        """Everything to report of it now: the same as a first run on these bytes would."""
        return self.report(self.examine(today))

    def report(self, examination: Examination, selection: Selection = EVERY_RULE) -> Report:
        """What is to be said of what was found, each in its place."""
        now = examination.workspace.checksums
        for file in [file for file, crc in now.items() if self._crcs.get(file) != crc]:
            self.sources.forget(file)
        self._crcs = now
        return report(examination, selection, sources=self.sources)

    def examine(
        self, today: date | None = None, plans: Sequence[str] | None = None, *, keep: bool = False
    ) -> Examination:
        """What is found in it now; ``plans`` and ``keep`` as in ``rules.engine.examine``."""
        return examine(
            self.root, plans, today=today, unsaved=self.unsaved, keep=keep, check_fiches=self._check
        )

    def _check(self, workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
        """Each fiche whose bytes are those of the last time is what it was then, as long as nothing around fiches changed."""
        frame = _around(workspace)
        if frame != self._frame:
            self._frame = frame
            self._checked.clear()
        before, self._checked = self._checked, {}
        for task in tasks:
            data = read_bytes(workspace.files, task[1])
            known = before.get(task)
            if known is None or known[0] != data:
                known = (data, next(keeping(workspace, [task])))
            self._checked[task] = known
            yield known[1]
        self.fiches = {
            checked.entry.file: checked.entry
            for _, checked in self._checked.values()
            if checked.entry is not None
        }


def _around(workspace: Workspace) -> _Frame:
    """All that a fiche is judged by besides its own text: every file that isn't one, which fiches there are, and the day."""
    fiches = tuple((name, *plan.fiches) for name, plan in workspace.files.plans.items())
    return workspace.today, tuple(sorted(workspace.checksums.items())), fiches
