"""Comments: those that silence a finding, and text lost because it looks like a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cmqplan.findings import Finding, Place, Span

_IGNORE = re.compile(r"#\s*cmqplan:\s*ignore\s*(?:\[([^\]\n]*)\])?")
_LOST = re.compile(rb"[^\s#][ \t]+#[^\s#!]")


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore comment: the line it silences, the codes it names (none: all), and where it stands."""

    line: int
    codes: tuple[str, ...]
    span: Span


def holds_ignore(data: bytes) -> bool:
    return b"cmqplan:" in data


def ignores(lines: list[str]) -> Iterator[Ignore]:
    """Each ignore comment. On a line of its own it speaks of the next line that isn't a comment."""
    for number, line in enumerate(lines, 1):
        match = _IGNORE.search(line)
        if match is None:
            continue
        target = number
        if line.lstrip().startswith("#"):
            target = next(
                (n for n, later in enumerate(lines[number:], number + 1) if later.strip() and not later.lstrip().startswith("#")),
                number,
            )
        codes = tuple(code.strip() for code in (match[1] or "").split(",") if code.strip())
        yield Ignore(target, codes, Span(number, match.start() + 1, number, len(line.rstrip()) + 1))


def lost_remarks(file: str, data: bytes) -> Iterator[Finding]:
    """« Action #1 »: YAML takes « #1 » for a comment, and the words are lost. Comments written « # so » are left alone."""
    if not _LOST.search(data):
        return
    block_indent: int | None = None
    for number, line in enumerate(data.decode("utf-8-sig").splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if block_indent is not None:
            if not line.strip() or indent > block_indent:
                continue
            block_indent = None
        if re.search(r"(?::|-)\s+[|>][+-]?[0-9]?\s*(?:#.*)?$", line):
            block_indent = indent
            continue
        start = _comment_start(line)
        if start is not None and line[:start].strip() and line[start + 1 : start + 2].strip():
            text = line[start:].rstrip()
            span = Span(number, start + 1, number, start + 1 + len(text))
            yield Finding("CMQ017", Place(file, span=span), {"text": text})


def _comment_start(line: str) -> int | None:
    """The column (from 0) where a comment begins on a line that isn't inside a block of text."""
    quote = ""
    for n, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and (n == 0 or line[n - 1] in " [{,:-"):
            quote = character
        elif character == "#" and (n == 0 or line[n - 1] in " \t"):
            return n
    return None
