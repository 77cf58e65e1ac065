"""Where in a file somebody writes, read from its lines alone: while they write, it mostly isn't YAML yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(
    r"(?P<space> *)(?P<dashes>(?:- +)*)(?:(?P<key>[^\s:#{}\[\],\"'-][^:#{}\[\],\"']*?) *:(?: +|$))?"
)
_COMMENT = re.compile(r"(?<!\S)#")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_QUOTED = {"'": re.compile(r"'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)}
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
    if _in_block(lines, line, len(match["space"])):
        return Spot((), False, _word(before))
    if (begun := _begun(lines, line, before)) is not None:
        return begun
    if _COMMENT.search(before):
        return Spot((), False, _word(before))
    if rest.startswith(("[", "{")):
        return _in_flow(path, rest)
    if key is None and not rest.startswith(('"', "'")):
        return Spot(above, True, _word(before[indent:]), _siblings(lines, line, indent, first=at is not None))
    return Spot(path, False, _word(rest if key else before[indent:]))


def _word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else ""


def _in_block(lines: Sequence[str], line: int, indent: int) -> bool:
    """Whether a line that stands at ``indent`` is of a text that « | » or « > » begins above it."""
    for text in reversed(lines[:line]):
        match = _LINE.match(text)
        if not text.strip() or match is None:
            continue
        dashes = match["dashes"] if match["key"] else match["dashes"].rstrip()[:-1]
        if len(match["space"]) + len(dashes) < indent and _BLOCK.fullmatch(text, match.end()):
            return True
        indent = min(indent, len(match["space"]))
        if not indent:
            break
    return False


def _begun(lines: Sequence[str], line: int, before: str) -> Spot | None:
    """What is written at the end of a line within what a bracket or a quote begins on a line above; None where none does."""
    indent = len(before) - len(before.lstrip(" "))
    above: list[int] = []  # lines that ours may belong to: each stands further left than those below
    for n in range(line - 1, -1, -1):
        space = len(lines[n]) - len(lines[n].lstrip(" "))
        if lines[n].strip() and space < indent:
            above.append(n)
            indent = space
    for n in reversed(above):
        match = _LINE.match(lines[n])
        assert match is not None
        rest = lines[n][match.end() :]
        if not rest.startswith(("[", "{", '"', "'")) or _in_block(lines, n, len(match["space"])):
            continue
        text = "\n".join((rest, *lines[n + 1 : line], before))
        opened = _opened(text)
        if opened is None:
            return Spot((), False, _word(before))
        if opened:
            at = len(match["space"]) if match["dashes"] else None
            path = _above(lines, n, len(match["space"]) + len(match["dashes"]), at)
            return _in_flow((*path, match["key"]) if match["key"] else path, text)
    return None


def _opened(text: str) -> list[list[str]] | None:
    """The brackets that are open at the end of a text, each itself, then its parts; None within a quoted text of more than
    one line or a comment."""
    opened: list[list[str]] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter in "\"'" and (not opened or not opened[-1][-1].rpartition(":")[2].strip()):
            match = _QUOTED[letter].match(text, at)
            if match is None:
                if "\n" in text[at:] or not opened:
                    return None
                opened[-1][-1] += text[at:]
                return opened
            if not opened:
                return []
            opened[-1][-1] += match[0]
            at = match.end()
            continue
        if letter == "#" and text[at - 1 : at].isspace():
            at = text.find("\n", at)
            if at < 0:
                return None
            continue
        if letter in "{[":
            opened.append([letter, ""])
        elif letter in "}]":
            opened = opened[:-1]
        elif letter == "," and opened:
            opened[-1].append("")
        elif opened:
            opened[-1][-1] += letter
        if not opened:
            return []
        at += 1
    return opened


def _in_flow(path: tuple[str, ...], text: str) -> Spot:
    """What is written at the end of a text that a brace or a bracket begins, under ``path``."""
    opened = _opened(text)
    if not opened:
        return Spot((), False, _word(text))
    around = (parts[-1].partition(":") for parts in opened)
    path = (*path, *(name.strip() for name, colon, _value in around if colon))
    bracket, *others, last = opened[-1]
    if bracket == "[" or ":" in last:
        return Spot(path, False, _word(last))
    return Spot(path, True, _word(last), frozenset(part.partition(":")[0].strip() for part in others))


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


def _siblings(lines: Sequence[str], line: int, indent: int, *, first: bool) -> frozenset[str]:
    """The keys of the same mapping, before and after a line; only after one that is the ``first`` of a list's item."""
    found = set()
    for around in ([] if first else reversed(lines[:line]), lines[line + 1 :]):
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
