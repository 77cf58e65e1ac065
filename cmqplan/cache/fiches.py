"""Each fiche's result, kept by its file's size and dates, or by its content where the dates are new.

The file is JSON, a line each: first what wrote it, then one fiche after the other.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cmqplan.cache.place import YOUNG, code_stamp, folder, write_quietly
from cmqplan.checks.engine import Checked, CheckFiches, Task
from cmqplan.workspace.packing import pack_finding, pack_resume, unpack_finding, unpack_resume
from cmqplan.workspace.workspace import Workspace

FORMAT = 2
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def remembering(check_fiches: CheckFiches) -> CheckFiches:
    """The same way to check fiches, but for those whose results are remembered."""

    def check(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
        place = folder()
        if place is None:
            yield from check_fiches(workspace, tasks)
            return
        name = hashlib.sha256(os.fsencode(workspace.files.root)).hexdigest()[:32]
        path = Path(place) / f"fiches-{name}.jsonl"
        memory = _Memory(workspace, path, code_stamp())
        found = [memory.find(task) for task in tasks]
        fresh = iter(
            check_fiches(
                workspace, [task for task, checked in zip(tasks, found, strict=True) if checked is None]
            )
        )
        for n, task in enumerate(tasks):
            checked, found[n] = found[n], None
            if checked is None:
                checked = next(fresh)
                memory.learn(task, checked)
            yield checked
        memory.save()

    return check


class _Memory:
    """File → its line: ``[file, size, dates, content, frame, resume, findings]``."""

    def __init__(self, workspace: Workspace, path: Path, stamp: str) -> None:
        self.workspace = workspace
        self.root = os.fspath(workspace.files.root)
        self.path = path
        self.head = json.dumps({"format": FORMAT, "stamp": stamp}).encode()
        self.lines = self._load()
        self.changed = False
        self._frames: dict[str, str] = {}
        self._stats: dict[str, os.stat_result] = {}

    def _load(self) -> dict[str, bytes]:
        try:
            head, *lines = self.path.read_bytes().split(b"\n")
        except OSError:
            return {}
        if head != self.head:
            return {}
        # A line begins with the file's name as JSON text; one that doesn't is found out when it is used.
        return {line[2 : line.find(b'"', 2)].decode(errors="replace"): line for line in lines if line}

    def find(self, task: Task) -> Checked | None:
        """What is remembered of a fiche, when it still holds."""
        plan, file = task
        status = self._stat(file)
        if status is None:
            return None
        self._stats[file] = status
        dates = _trusted_dates(status)
        line = self.lines.get(_key(file))
        if line is None:
            return None
        try:
            name, size, known_dates, content, frame, resume, findings = json.loads(line)
            if name != file or size != status.st_size or frame != self._frame(plan):
                return None
            if not dates or known_dates != dates:
                if self._content(file) != content:
                    return None
                self._keep(file, [name, size, dates, content, frame, resume, findings])
            return Checked(unpack_resume(resume), [unpack_finding(item) for item in findings])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def learn(self, task: Task, checked: Checked) -> None:
        """Keep what was found in a fiche, unless it was saved again since its dates were looked at."""
        plan, file = task
        before, content = self._stats.get(file), self._content(file)
        after = self._stat(file)
        if before is None or after is None or _state(before) != _state(after):
            return
        packed = [pack_resume(checked.resume), [pack_finding(item) for item in checked.findings]]
        self._keep(file, [file, after.st_size, _trusted_dates(after), content, self._frame(plan), *packed])

    def _keep(self, file: str, values: list[Any]) -> None:
        self.lines[_key(file)] = _ENCODE(values).encode()
        self.changed = True

    def save(self) -> None:
        if self.changed:
            write_quietly(self.path, b"\n".join((self.head, *self.lines.values())) + b"\n")

    def _stat(self, file: str) -> os.stat_result | None:
        try:
            return os.stat(f"{self.root}/{file}")  # noqa: PTH116
        except OSError:
            return None

    def _content(self, file: str) -> str:
        try:
            with open(f"{self.root}/{file}", "rb", buffering=0) as stream:  # noqa: PTH123
                return hashlib.sha256(stream.read()).hexdigest()
        except OSError:
            return ""

    def _frame(self, plan: str) -> str:
        """What a plan's fiches are judged by besides themselves: the parties, the settings, the plan, its convention and
        campus, the day."""
        if plan not in self._frames:
            files = self.workspace.files
            convention, campus = self.workspace.convention_of(plan), self.workspace.campus_of(plan)
            names = [files.settings, files.organismes, files.plans[plan].plan_file]
            names += [entry.file for entry in (convention, campus) if entry is not None]
            digest = hashlib.sha256(self.workspace.today.isoformat().encode())
            for name in names:
                digest.update(f"\0{name}\0{self._content(name) if name else ''}".encode())
            self._frames[plan] = digest.hexdigest()
        return self._frames[plan]


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _trusted_dates(status: os.stat_result) -> str:
    """When a file was changed; empty where that is too short ago to tell it from what it may be next."""
    young = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) < YOUNG
    return "" if young else f"{status.st_mtime_ns}-{status.st_ctime_ns}"


def _key(file: str) -> str:
    """A file's name as it stands between the quotes of its line."""
    return _ENCODE(file)[1:-1]
