"""Odd things in the place of every file that is written: written into or refused, never replaced, nothing left beside them."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from cmqplan.rules.examples import FILES
from tests.attack.reads import _device, _socket
from tests.attack.trial import FICHE, PLAN, Attempt, ran, started, temporary, workspace, wrong

ODD: dict[str, Callable[[Path], None]] = {
    "a pipe nobody reads": os.mkfifo,
    "a pipe somebody reads": os.mkfifo,
    "a socket": _socket,
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to nowhere": lambda path: path.symlink_to("no/such/folder/file"),
    "a link to a file": lambda path: ((path.parent / "kept").write_text("old"), path.symlink_to("kept")),
    "a link to the plan": lambda path: path.symlink_to(os.path.relpath(path.parents[1] / PLAN, path.parent)),
    "a file of mode 600": lambda path: (path.write_text("old"), path.chmod(0o600)),
    "a read-only file": lambda path: (path.write_text("old"), path.chmod(0o444)),
    "in a read-only folder": lambda path: path.parent.chmod(0o555),
    "in a file": lambda path: (path.parent.rename(path.parent.with_name("elsewhere")), path.parent.write_text("")),
    **({"null": _device(3), "zero": _device(5), "full": _device(7)} if os.getuid() == 0 else {}),
}  # fmt: skip
REFUSED = {"a pipe nobody reads", "a socket", "a folder", "a link to itself", "a link to the plan", "a read-only file", "in a read-only folder", "in a file", "full"}  # fmt: skip
TARGETS = {
    "budget csv": ("out/x.csv", ("budget", "--format", "csv", "-o", "out/x.csv")),
    "budget json": ("out/x.json", ("budget", "--format", "json", "-o", "out/x.json")),
    "budget xlsx": ("out/x.xlsx", ("budget", "--format", "xlsx", "-o", "out/x.xlsx")),
    "network html": ("out/x.html", ("network", "--format", "html", "-o", "out/x.html")),
    "network pdf": ("out/x.pdf", ("network", "--format", "pdf", "-o", "out/x.pdf")),
    "obligations ics": ("out/x.ics", ("obligations", "--format", "ics", "-o", "out/x.ics")),
    "obligations csv": ("out/x.csv", ("obligations", "--format", "csv", "-o", "out/x.csv")),
    "export scdl": ("out/x.csv", ("export", "scdl", "-o", "out/x.csv")),
    "render md": ("out/plan.md", ("render", "--to", "md,html", "-o", "out")),
    "render html": ("out/plan.html", ("render", "--to", "md,html", "-o", "out")),
    "render docx": ("out/plan.docx", ("render", "--to", "docx", "-o", "out")),
}


def attempts(random: Random) -> Iterator[Attempt]:
    table = [(odd, target) for odd in ODD for target in TARGETS]
    random.shuffle(table)
    for odd, target in table:
        yield Attempt(f"{target} into {odd}", partial(_try, odd, target))


def _try(odd: str, target: str, folder: Path) -> Iterator[str]:
    name, words = TARGETS[target]
    path = workspace(folder, {FICHE: FILES[FICHE], "out/README": None, "out/.keep": ""}) / name
    ODD[odd](path)
    before = None if odd.startswith("in a") else path.lstat()
    sources = {one: one.read_bytes() for one in (folder / "plans").rglob("*.yaml")}
    read: list[bytes] = []
    if odd == "a pipe somebody reads":
        threading.Thread(target=lambda: read.append(path.read_bytes()), daemon=True).start()
    done = ran(started(words, folder))
    yield from wrong(done, folder)
    if done and (done.code == 2) != (odd in REFUSED):
        yield f"exit code {done.code}: {done.said[:300]!r}"
    if done and done.code == 2 and name.split("/")[1] not in done.said and "out" not in done.said:
        yield f"the file asked for isn't named: {done.said[:300]!r}"
    if before is not None:
        after = path.lstat()
        if (stat.S_IFMT(after.st_mode), stat.S_IMODE(after.st_mode)) != (
            stat.S_IFMT(before.st_mode),
            stat.S_IMODE(before.st_mode),
        ):
            yield f"it was {stat.filemode(before.st_mode)} and is {stat.filemode(after.st_mode)}"
    if left := temporary(folder):
        yield f"left behind: {left}"
    if sources != {one: one.read_bytes() for one in (folder / "plans").rglob("*.yaml")}:
        yield "a source of the workspace was written over"
