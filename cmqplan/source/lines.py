"""A text's lines as editors count them, and where each character stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cmqplan.findings import Span

FOREIGN_SPACES = "\u00a0\u202f\u2007\u2009\u3000\u2002\u2003"
"""Spaces that YAML takes for letters: word processors write them, and no one sees the difference."""

_BREAK = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """The lines, split at line feeds, carriage returns, or both together."""
    return _BREAK.split(text)


class Lines:
    """Offsets into a text (from 0, in characters) as lines and columns (from 1), and back.

    Only line feeds and carriage returns begin a line. YAML's parser counts U+2028 and its like as well, and its line
    numbers are therefore not used: an editor would show another one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def number(self, offset: int) -> int:
        """The line, from 1, that an offset is on."""
        return bisect_right(self.starts, offset)

    def start(self, offset: int) -> int:
        """The offset of the first character of the line that an offset is on."""
        return self.starts[self.number(offset) - 1]

    def end(self, offset: int) -> int:
        """The offset just past the last character of the line that an offset is on, its line break left out."""
        number = self.number(offset)
        return self.starts[number - 1] + len(self.lines[number - 1])

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What stands between two offsets, line by line, each piece as its two offsets and without its line break."""
        for number in range(self.number(start), self.number(max(end - 1, start)) + 1):
            first = max(self.starts[number - 1], start)
            yield first, max(min(self.starts[number - 1] + len(self.lines[number - 1]), end), first)

    def line(self, offset: int) -> str:
        return self.lines[self.number(offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """From one offset to another (half-open); an offset past the text is its end."""
        start, end = min(start, len(self.text)), min(max(start, end), len(self.text))
        line, end_line = self.number(start), self.number(end)
        return Span(line, start - self.starts[line - 1] + 1, end_line, end - self.starts[end_line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; the end of the text for a line that isn't there."""
        return (
            min(self.starts[line - 1] + column - 1, len(self.text))
            if line <= len(self.starts)
            else len(self.text)
        )


def short(text: str) -> str:
    """At most forty characters of a text."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
