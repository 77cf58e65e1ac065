"""Odd things in the place of every file that is read: said at once, with the file's name, in bounded time."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.attack.trial import (
    CAMPUS,
    COMMANDS,
    CONVENTION,
    FICHE,
    LOGO,
    ORGANISMES,
    PLAN,
    RESEAU,
    SETTINGS,
    STYLE,
    TEMPLATE,
    Attempt,
    ran,
    started,
    workspace,
    wrong,
)


def _device(minor: int) -> Callable[[Path], None]:
    return lambda path: os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, minor))


def _socket(path: Path) -> None:
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path, here))


def _holding(data: bytes, size: int | None = None) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(data)
            if size is not None:
                file.truncate(size)

    return write


ODD: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a folder": Path.mkdir,
    "a folder with files": lambda path: (path / "plans").mkdir(parents=True),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
    "a link to a folder": lambda path: path.symlink_to("/usr"),
    "unreadable": lambda path: (path.write_text("a: b\n"), path.chmod(0)),
    "empty": _holding(b""),
    "10 GB of nothing": _holding(b"", 10 << 30),
    "a text before 10 GB of nothing": _holding(b"titre: un\n", 10 << 30),
    "binary": _holding(bytes(range(256)) * 40),
    "UTF-16": _holding("titre: été\n".encode("utf-16")),
    "Windows-1252": _holding("titre: été\n".encode("cp1252")),
    "20 MB of one line": _holding(b"a: " + b"x" * (20 << 20)),
    **({name: _device(minor) for name, minor in {"null": 3, "zero": 5, "full": 7}.items()} if os.getuid() == 0 else {}),
}  # fmt: skip
"""How a thing is made at a path; devices are copies, which only root can make."""

WORD = "lettre.docx"
OLD = "build/plan-exemple/plan.md"
PLACES = (
    FICHE,
    PLAN,
    ORGANISMES,
    CAMPUS,
    CONVENTION,
    RESEAU,
    SETTINGS,
    LOGO,
    TEMPLATE,
    STYLE,
    WORD,
    OLD,
    "plans",
    "plans/plan-exemple",
    "templates",
)
WORDS = {
    **{name: COMMANDS[name] for name in ("validate", "render", "render pdf", "render docx", "budget", "network html", "obligations", "export scdl", "validate --fix")},
    "render --docx-template": ("render", "--to", "docx", "--docx-template", WORD, "--draft"),
}  # fmt: skip
ALWAYS = {FICHE, PLAN, ORGANISMES, CAMPUS, CONVENTION, RESEAU, SETTINGS}
"""What ``validate`` reads whatever the workspace says."""
HARMLESS = {"empty", "a link to nothing"}
"""What may stand there and mean nothing, or what isn't there: not always a mistake."""


def attempts(random: Random) -> Iterator[Attempt]:
    table = [(odd, place, words) for odd in ODD for place in PLACES for words in WORDS]
    random.shuffle(table)
    for odd, place, words in table:
        yield Attempt(f"{place} is {odd} | {words}", partial(_try, odd, place, words))


def _try(odd: str, place: str, words: str, folder: Path) -> Iterator[str]:
    workspace(folder)
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(folder / "elsewhere")
    else:
        path.unlink(missing_ok=True)
    ODD[odd](path)
    kind = stat.S_IFMT(path.lstat().st_mode)
    done = ran(started(WORDS[words], folder))
    yield from wrong(done, folder)
    if done and words == "validate" and place in ALWAYS and odd not in HARMLESS:
        if not done.code:
            yield "validate says nothing of it"
        if path.name not in done.said:
            yield f"the file isn't named: {done.said[:300]!r}"
    if place != OLD and stat.S_IFMT(path.lstat().st_mode) != kind:
        yield "it isn't what it was"
