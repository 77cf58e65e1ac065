"""What the printed formats share: the moment written in a file, the widths of a table's columns, its pages on their side."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import unescape

from cmqplan.documents.document import Document
from cmqplan.documents.dom import Drawing, Element, Node, elements, text_of, walk

WIDE = 6
"""Columns from which a table gets a page on its side, where its template asks for one."""

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""What « no date » is in a file that must hold one: the first day a ZIP archive can name."""
_BREAKS = re.compile(r"[ \-\u2010]")


def moment(document: Document, environment: Mapping[str, str] = os.environ) -> datetime:
    """When a file says it was made, in UTC: ``SOURCE_DATE_EPOCH``, else the document's own day, never the clock.

    1 January 1980 where nothing says it.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return max(datetime.fromtimestamp(int(epoch), UTC), NO_DATE)
    if document.day is None:
        return NO_DATE
    return max(datetime.combine(document.day, time(), UTC), NO_DATE)


def on_its_side(section: Element) -> bool:
    """True for a section that asks for pages in landscape and has a table wide enough to need them."""
    return "landscape" in section.classes and any(
        column_count(grid(table)) >= WIDE for table in elements((section,), "table")
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its place. ``column`` counts from 0."""

    element: Element
    column: int
    across: int
    down: int

    @property
    def is_row_header(self) -> bool:
        return self.element.tag == "th" and self.element.attributes.get("scope") in ("row", "rowgroup")


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the part it stands in: ``thead``, ``tbody`` or ``tfoot``."""

    element: Element
    part: str
    cells: tuple[Cell, ...]


def grid(table: Element) -> tuple[Row, ...]:
    """The rows of a table, each cell in its column whatever spans the rows above."""
    rows: list[Row] = []
    for part in table.children:
        if not isinstance(part, Element) or part.tag == "caption":
            continue
        below: dict[int, int] = {}
        for element in part.children:
            if not isinstance(element, Element):
                continue
            cells: list[Cell] = []
            column = 0
            for cell in element.children:
                if not isinstance(cell, Element):
                    continue
                while below.get(column):
                    column += 1
                across, down = (
                    max(int(cell.attributes.get(name) or 1), 1) for name in ("colspan", "rowspan")
                )
                cells.append(Cell(cell, column, across, down))
                column += across
            below = {place: left - 1 for place, left in below.items() if left > 1}
            below |= {
                cell.column + n: cell.down - 1 for cell in cells if cell.down > 1 for n in range(cell.across)
            }
            rows.append(Row(element, part.tag, tuple(cells)))
    return tuple(rows)


def column_count(rows: Sequence[Row]) -> int:
    """How many columns a table has."""
    return max((cell.column + cell.across for row in rows for cell in row.cells), default=0)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns. ``widths`` are parts of a thousand; ``needed`` is how many characters its longest words take in all."""

    widths: tuple[int, ...]
    needed: int


def columns(table: Element, rows: Sequence[Row], room: int) -> Columns:
    """The widths that suit a table's texts, where a line across the page has ``room`` characters.

    No word is cut where words fit; what is left goes to the columns with more to say.
    """
    count = column_count(rows)
    if "fiche" in table.classes and count == 2:
        return Columns((240, 760), room)
    least, most = [4] * count, [4] * count
    for row in rows:
        for cell in row.cells:
            if cell.across == 1:
                words, line = _lengths(cell.element)
                least[cell.column] = max(least[cell.column], min(words, _LONGEST_WORD) + _MARGIN)
                most[cell.column] = max(most[cell.column], min(line, _LONGEST_LINE) + _MARGIN)
    shares = _poured(least, most, room)
    whole = sum(shares)
    return Columns(tuple(max(round(1000 * share / whole), 1) for share in shares), sum(least))


def _poured(least: Sequence[int], most: Sequence[int], room: int) -> list[float]:
    """What each column gets: its least, then the same as the others until it has all it wishes, then a part of what is left."""
    shares = [float(low) for low in least]
    left = room - sum(shares)
    while left > 0.5:
        hungry = [n for n, share in enumerate(shares) if share < most[n]]
        if not hungry:
            return [share * (1 + left / sum(shares)) for share in shares]
        each = left / len(hungry)
        for n in hungry:
            given = min(each, most[n] - shares[n])
            shares[n] += given
            left -= given
    return shares


_LONGEST_WORD = 22
_LONGEST_LINE = 70
_MARGIN = 3


def _lengths(cell: Element) -> tuple[int, int]:
    """The characters of the longest word and of the longest line of a cell."""
    words = lines = 0
    for text in _lines(cell.children):
        lines = max(lines, len(text))
        words = max(words, *(len(word) for word in _BREAKS.split(text)))
    return words, lines


def _lines(nodes: Sequence[Node]) -> Iterator[str]:
    blocks = [node for node in nodes if isinstance(node, Element) and node.tag in ("p", "ul", "ol", "li")]
    if blocks:
        for block in blocks:
            yield from _lines(block.children)
        return
    line = ""
    for node in nodes:
        if isinstance(node, Element) and node.tag == "br":
            yield line
            line = ""
        else:
            line += text_of((node,))
    yield line


def height(cell: Element, room: int) -> int:
    """About how many lines a cell takes, in a column of ``room`` characters."""
    return sum(len(line) // max(room, 1) + 1 for line in _lines(cell.children))


def texts(nodes: Sequence[Node]) -> Iterator[str]:
    """Every text that is shown, those of pictures too."""
    for node in walk(nodes):
        if isinstance(node, str):
            yield node
        elif isinstance(node, Drawing):
            yield from (unescape(text) for text in _SVG_TEXT.findall(node.source))


_SVG_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
