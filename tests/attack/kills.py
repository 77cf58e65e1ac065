"""Runs ended at a random moment: every file is the old one or the new one, whole, and the next run leaves nothing beside it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from cmqplan.rules.examples import FILES
from tests.attack.trial import COMMANDS, FICHE, Attempt, ran, started, temporary, workspace, wrong
from tests.conftest import ROOT

SIGNALS = {
    "SIGKILL": signal.SIGKILL,
    "SIGTERM": signal.SIGTERM,
    "SIGINT": signal.SIGINT,
    "SIGHUP": signal.SIGHUP,
}
WORDS = {
    **{name: COMMANDS[name] for name in ("render", "render pdf", "render docx", "budget xlsx", "network html", "validate --fix", "validate")},
    "render all": ("render", "--to", "md,html,pdf,docx", "--date", "2024-06-01"),
    "obligations ics": ("obligations", "--format", "ics", "-o", "out/a.ics", "--date", "2024-06-01"),
    "export scdl": ("export", "scdl", "-o", "out/a.csv"),
}  # fmt: skip
OLD = FILES[FICHE].replace("Forum des métiers", "Ancien forum des métiers")
NEW = FILES[FICHE].replace("[campus-exemple]", "[CMQ Exemple]")
"""What ``--fix`` mends: an alias where the identifier is meant."""


def attempts(random: Random) -> Iterator[Attempt]:
    while True:
        name, words = random.choice(list(SIGNALS)), random.choice(list(WORDS))
        moment = random.random()
        yield Attempt(f"{name} at {moment:.3f} of {words}", partial(_try, name, words, moment))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for place in ("plans", "out", "build")
        for path in sorted((folder / place).rglob("*"))
        if path.is_file()
    }


def _try(name: str, words: str, moment: float, folder: Path) -> Iterator[str]:
    workspace(folder, {FICHE: OLD})
    yield from wrong(ran(started(WORDS[words], folder)), folder)
    (folder / FICHE).write_text(NEW)
    old = _files(folder)

    process, begun = started(WORDS[words], folder), time.monotonic()
    time.sleep(moment * LASTS.get(words, 1.0))
    if process.poll() is None:
        os.killpg(process.pid, SIGNALS[name])
    done = ran(process)
    codes = (0, 1, 130, -SIGNALS[name])  # a signal may come once Python is ending, and nothing answers it
    if (
        done is None or str(ROOT / "cmqplan") in done.said or "<frozen" not in done.said
    ):  # else Python hadn't begun with us
        yield from (fault for fault in wrong(done, folder, codes) if "without a word" not in fault)
    killed = _files(folder)

    yield from wrong(ran(started(WORDS[words], folder)), folder)
    LASTS[words] = max(LASTS.get(words, 0.0), time.monotonic() - begun) / 2
    new = _files(folder)
    for file, data in killed.items():
        if data not in (old.get(file), new.get(file)) and not file.endswith(".tmp"):
            yield f"{file} is neither the old one nor the new one ({len(data)} bytes)"
    if lost := old.keys() - killed.keys():
        yield f"lost: {sorted(lost)}"
    if left := temporary(folder):
        yield f"left behind: {left}"


LASTS: dict[str, float] = {}
"""About how long a command takes on this machine, now: half of the last two runs of it."""
