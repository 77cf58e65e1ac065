"""Where in a file somebody writes, read from its lines alone: while they write, it mostly isn't YAML yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(
    r"(?P<space> *)(?P<dashes>(?:- +)*)(?:(?P<key>[^\s:#{}\[\],\"'-][^:#{}\[\],\"']*?) *:(?: +|$))?"
)
_WORD = re.compile(r"[^\s{}\[\],:\"']*$")


class Spot(NamedTuple):
    """What is being written: a key of the mapping under ``path``, or a value there. ``word`` is its beginning; ranks in lists
    are left out of the path."""

    path: tuple[str, ...]
    is_key: bool
    word: str
    there: frozenset[str] = frozenset()
    """The keys that the mapping has already, of which each may stand once."""


def spot(lines: Sequence[str], line: int, column: int) -> Spot:
    """What is written at a line and a column (both from 0)."""
    before = lines[line][:column] if line < len(lines) else ""
    match = _LINE.match(before)
    assert match is not None  # every part of it is optional
    indent = len(match["space"]) + len(match["dashes"])
    at = len(match["space"]) if match["dashes"] else None
    above = _above(lines, line, indent, at)
    key, rest = match["key"], before[match.end() :]
    path = (*above, key) if key else above
    flow = _in_flow(rest)
    if flow is not None:
        name, word, there = flow
        return Spot((*path, name) if name else path, not name, word, there)
    word = _word(rest if key else before[indent:])
    if key is None and not rest.startswith(("[", "{", '"', "'")):
        return Spot(above, True, word, _siblings(lines, line, indent))
    return Spot(path, False, word)


def _word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else ""


def _in_flow(text: str) -> tuple[str, str, frozenset[str]] | None:
    """The key whose value is written inside braces that are open (empty for a key), its beginning, the keys before it."""
    opened: list[int] = []
    for n, letter in enumerate(text):
        if letter in "{[":
            opened.append(n)
        elif letter in "}]" and opened:
            opened.pop()
    if not opened or text[opened[-1]] != "{":
        return None
    *others, last = re.split(r",\s*", text[opened[-1] + 1 :])
    there = frozenset(part.partition(":")[0].strip() for part in others)
    name, colon, value = last.partition(":")
    return (name.strip(), _word(value), there) if colon else ("", _word(last), there)


def _above(lines: Sequence[str], line: int, indent: int, dash: int | None) -> tuple[str, ...]:
    """The keys that lead to a line whose key stands at ``indent``, its dash at ``dash`` where it has one."""
    found: list[str] = []
    below = indent if dash is None else dash + 1
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        match = _LINE.match(text)
        assert match is not None
        at = len(match["space"]) + len(match["dashes"])
        if match["dashes"] and len(match["space"]) < below <= at:
            below = (
                len(match["space"]) + 1
            )  # the line that its list's item begins on: its key stands beside ours
        elif at < below and match["key"]:
            found.append(match["key"])
            below = len(match["space"]) + 1 if match["dashes"] else at
        if not below:
            break
    return tuple(reversed(found))


def _siblings(lines: Sequence[str], line: int, indent: int) -> frozenset[str]:
    """The keys of the same mapping, before and after a line."""
    found = set()
    for around in (reversed(lines[:line]), lines[line + 1 :]):
        for text in around:
            match = _LINE.match(text)
            if not text.strip() or match is None:
                continue
            at = len(match["space"]) + len(match["dashes"])
            if at == indent and match["key"]:
                found.add(match["key"])
            if at < indent or (match["dashes"] and at == indent):
                break
    return frozenset(found)
