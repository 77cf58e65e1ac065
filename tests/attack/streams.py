"""Streams that are closed, full, endless, or whose reader has gone: what couldn't be delivered is 2, else the verdict stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from cmqplan.rules.examples import FILES
from tests.attack.trial import COMMANDS, FICHE, Attempt, Ran, ran, started, workspace, wrong

STREAMS = {
    "stdin closed": "<&-",
    "stdin full": "</dev/full",
    "stdin unwritten": "< /dev/null",
    "stdout closed": ">&-",
    "stdout full": ">/dev/full",
    "stdout for reading": "1</dev/null",
    "stderr closed": "2>&-",
    "stderr full": "2>/dev/full",
    "all closed": "<&- >&- 2>&-",
    "all full": ">/dev/full 2>&1",
    "reader gone": "",
}
WORDS = {
    **COMMANDS,
    "parse -": ("parse", "period", "-"),
    "no such option": ("render", "--nope"),
    "no word": (),
}
STATES: dict[str, dict[str, str | bytes | None]] = {
    "sound": {},
    "with an error": {FICHE: FILES[FICHE].replace("montant: 4 000 €", "montant: 4 001 €")},
}


def attempts(random: Random) -> Iterator[Attempt]:
    table = [(stream, words, state) for stream in STREAMS for words in WORDS for state in STATES]
    random.shuffle(table)
    for stream, words, state in table:
        yield Attempt(f"{stream} | {words} | {state}", partial(_try, stream, words, state))


def _try(stream: str, words: str, state: str, folder: Path) -> Iterator[str]:
    plain, tried = workspace(folder / "plain", STATES[state]), workspace(folder / "tried", STATES[state])
    usual = ran(started(WORDS[words], plain))
    yield from wrong(usual, plain)
    done = (
        _reader_gone(words, tried)
        if stream == "reader gone"
        else ran(started(WORDS[words], tried, redirected=STREAMS[stream]))
    )
    yield from (fault for fault in wrong(done, tried) if not ("without a word" in fault and _muted(stream)))
    if usual and done and done.code not in (allowed := _codes(stream, words, usual)):
        yield f"exit code {done.code}, not of {sorted(allowed)}: {done.said[:200]!r}"


def _muted(stream: str) -> bool:
    return stream.startswith(("all", "stderr", "reader"))


def _codes(stream: str, words: str, usual: Ran) -> set[int]:
    """What a command may come to: 2 where it had something to say that nobody could be told."""
    own = usual.code
    if words == "parse -" and stream in ("stdin closed", "stdin full", "all closed"):
        return {2}
    if stream.startswith("stdin"):
        return {own}
    if stream == "reader gone":
        return {own}
    lost = (
        usual.out
        if stream.startswith("stdout")
        else usual.err
        if stream.startswith("stderr")
        else usual.out + usual.err
    )
    return {2} if lost and not stream.startswith("stderr") else {own, 2} if lost else {own}


def _reader_gone(words: str, folder: Path) -> Ran | None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stdout:
        os.close(reading)
        process = started(WORDS[words], folder, stdout=stdout)
    return ran(process)
