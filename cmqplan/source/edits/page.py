"""Where the entries of a file stand: their lines, and the comments of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cmqplan.findings.finding import Path, Step
from cmqplan.source.lines import Lines
from cmqplan.source.positions import Node, Positions
from cmqplan.source.yaml import Refused, Value, parse

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_COMMENT_BEHIND = re.compile(r"[ \t]+#[^\r\n]*")
_COLON = re.compile(r"\s*:")
_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list. ``start``: its key, its dash, or (in brackets) its first character."""

    start: int
    key: Node | None
    value: Node

    @property
    def end(self) -> int:
        return max(self.value.end, self.key.end if self.key else 0)


class Page:
    """A text that was read: its value, and where everything in it stands. Offsets are in characters, ranges half-open."""

    def __init__(self, text: str, value: Value | None) -> None:
        self.text = text
        self.value = value
        self.lines = Lines(text)
        self.root = Positions(text).root

    @staticmethod
    def read(text: str) -> Page | None:
        try:
            return Page(text, parse(text.encode()))
        except (Refused, UnicodeEncodeError):
            return None

    # Lines

    def column(self, offset: int) -> int:
        return offset - self.lines.start(offset)

    def begins_line(self, offset: int) -> bool:
        """Whether nothing but spaces stands on the same line before an offset."""
        return self._back(offset) == self.lines.start(offset)

    def after(self, offset: int) -> str:
        """What stands on the same line behind an offset."""
        return self.text[offset : self.lines.end(offset)]

    def line_end(self, number: int) -> int:
        """The offset just past a line, counted from 1, its line break left out."""
        return self.lines.starts[number - 1] + len(self.lines.lines[number - 1])

    def next_line(self, offset: int) -> int:
        number = self.lines.number(offset)
        return self.lines.starts[number] if number < len(self.lines.starts) else len(self.text)

    def filled(self, offset: int) -> int:
        """The first offset from there on with more than a space or a line break."""
        return len(self.text) - len(self.text[offset:].lstrip())

    # Nodes

    def node(self, path: Path) -> Node:
        """The node at a path that is there."""
        assert self.root is not None
        node = self.root
        for step in path:
            node = node.children[step]
        return node

    def in_brackets(self, node: Node) -> bool:
        """Whether a list or a mapping stands in brackets of its own."""
        return node.text is None and self.text[node.start : node.start + 1] in ("[", "{")

    def within(self, path: Path) -> str:
        """« [ » or « { » for what stands in brackets or in braces, nothing for what stands on lines."""
        if any(self.in_brackets(self.node(path[:depth])) for depth in range(len(path))):
            return self.node(path[:-1]).style or ""
        return ""

    def entries(self, node: Node) -> list[Entry]:
        """A list's or a mapping's entries, in the file's order."""
        return [self.entry(node, step) for step in node.children]

    def entry(self, node: Node, step: Step) -> Entry:
        value, key = node.children[step], node.keys.get(step)
        if key is not None:
            before = self._back(key.start)
            return Entry(before - 1 if self.text[before - 1 : before] == "?" else key.start, key, value)
        if self.in_brackets(node):
            return Entry(value.start, None, value)
        return Entry(self._dash(node, step) if isinstance(step, int) and step else node.start, None, value)

    def _dash(self, node: Node, index: int) -> int:
        """The dash of a list's item: the first one in the list's column below the item before."""
        column = self.column(node.start)
        wanted = " " * column + "-"
        number = self.lines.number(node.children[index - 1].end)
        last = len(self.lines.lines) - 1
        while number < last and not self.lines.lines[number].startswith(wanted):
            number += 1
        return self.lines.starts[min(number, last)] + column

    def _back(self, offset: int) -> int:
        """Past the spaces and tabs before an offset."""
        while offset and self.text[offset - 1] in " \t":
            offset -= 1
        return offset

    def lead(self, entry: Entry) -> int:
        """The offset just past an entry's colon or dash; for a key without a colon, past the key."""
        if entry.key is None:
            return entry.start + 1
        colon = _COLON.match(self.text, entry.key.end)
        return colon.end() if colon else entry.key.end

    def last_text(self, node: Node) -> Node:
        """The last text in a node; the node itself where there is none."""
        while node.children:
            node = next(reversed(node.children.values()))
        return node

    def comment_behind(self, offset: int) -> int:
        """Where a comment ends that stands right behind an offset, on the same line; the offset where there is none."""
        match = _COMMENT_BEHIND.match(self.text, offset)
        return offset + len(match[0].rstrip()) if match else offset

    def header(self, node: Node) -> re.Match[str] | None:
        """The signs that begin a block (« |- »); None for what is no block."""
        return _HEADER.match(self.text, node.start) if node.style in ("|", ">") else None

    def keeps_breaks(self, node: Node) -> bool:
        """Whether blank lines behind a node are a part of its text (« |+ »)."""
        header = self.header(self.last_text(node))
        return header is not None and "+" in header[0]

    # What belongs to an entry that stands on lines of its own

    def first(self, entry: Entry, floor: int) -> int:
        """Where an entry begins, with the comment lines right above it that are its own; ``floor``: what ends before it."""
        start, column = entry.start, self.column(entry.start)
        if not self.begins_line(start):
            return start
        number = self.lines.number(start)
        lowest = self.lines.number(floor) if floor else 0
        above = number - 1
        while above > lowest and self._is_comment(above) and self._indent(above) == column:
            above -= 1
        if above == number - 1 or above == 0:  # a comment that begins the file is the file's
            return start
        return self.lines.starts[above] + column

    def last(self, entry: Entry) -> int:
        """Where an entry ends: the end of its last line, comments below that are indented deeper included."""
        column = self.column(entry.start)
        count = len(self.lines.lines)
        last = self.lines.number(entry.end)
        number = last + 1
        if self.keeps_breaks(entry.value):
            while number < count and not self.lines.lines[number - 1].strip():
                last, number = number, number + 1
        while number <= count and (
            not self.lines.lines[number - 1].strip()
            or (self._is_comment(number) and self._indent(number) > column)
        ):
            if self._is_comment(number):
                last = number
            number += 1
        return self.line_end(last)

    def is_blank(self, number: int) -> bool:
        """Whether a line, counted from 1, is there and empty."""
        return 1 <= number <= len(self.lines.lines) and not self.lines.lines[number - 1].strip()

    def _is_comment(self, number: int) -> bool:
        return self.lines.lines[number - 1].lstrip(" \t").startswith("#")

    def _indent(self, number: int) -> int:
        line = self.lines.lines[number - 1]
        return len(line) - len(line.lstrip(" "))

    # Comments

    def comments(self) -> Iterator[tuple[int, str]]:
        """Each comment of the text, with where it begins."""
        at = 0
        for leaf in _leaves(self.root) if self.root else ():
            yield from self._comments(at, leaf.start)
            at = leaf.end
            if leaf.style in ("|", ">"):
                yield from self._comments(leaf.start, self.lines.end(leaf.start))
        yield from self._comments(at, len(self.text))

    def _comments(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        if "#" in self.text[start:end]:
            for match in _COMMENT.finditer(self.text, start, end):
                yield match.start(), match[0].rstrip()


def _leaves(node: Node) -> Iterator[Node]:
    """The texts in a node, keys too, in the file's order."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node.text is not None:
            yield node
            continue
        for step in reversed(node.children):
            stack.append(node.children[step])
            if step in node.keys:
                stack.append(node.keys[step])
