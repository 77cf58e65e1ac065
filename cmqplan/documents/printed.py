"""What the printed formats share: the moment written in a file, the widths of a table's columns, its pages on their side."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cached_property
from html import unescape

from cmqplan.documents.document import Document
from cmqplan.documents.dom import HEADINGS, Drawing, Element, Node, elements, text_of, walk
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.widths import measured, shortened, wrapped
from cmqplan.language.gettext import N_

ROOM = {False: 98, True: 148}
"""Characters across a page of A4, upright and on its side, in the size of tables."""
TALLEST = {False: 26, True: 18}
"""Lines of a table up to which it is never split: four tenths of a page; of any other, the head is repeated."""
WHOLE = 44
"""Lines of a section of class ``whole`` up to which it is never split: seven tenths of a page."""
PAGE = 58
"""Lines on a page: a section of class ``whole`` that is no longer begins a page rather than end on another."""
TALLEST_ROW = {False: 38, True: 22}
"""Lines from which a row may go on over the page: one that could not would be cut at the bottom of it."""

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""What « no date » is in a file that must hold one: the first day a ZIP archive can name."""
_BREAKS = re.compile(r"(?<!\s\w)(?<!^\w)[ \-\u2010]")
"""Where a line may break; not behind a letter alone, « À trouver »."""


def moment(document: Document, environment: Mapping[str, str] = os.environ) -> datetime:
    """When a file says it was made, in UTC: ``SOURCE_DATE_EPOCH``, else the document's own day, never the clock.

    1 January 1980 where nothing says it. Raises DocumentRefused as ``source_date`` does.
    """
    said = source_date(environment)
    if said is None and document.day is not None:
        said = datetime.combine(document.day, time(), UTC)
    return NO_DATE if said is None else max(said, NO_DATE)


def source_date(environment: Mapping[str, str] = os.environ) -> datetime | None:
    """What ``SOURCE_DATE_EPOCH`` says, in UTC; None without it. Raises DocumentRefused for what is no such number."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) < 12):
        raise DocumentRefused(
            N_("SOURCE_DATE_EPOCH is a number of seconds since 1970, not “{value}”; correct it or unset it"),
            value=epoch[:40],
        )
    return datetime.fromtimestamp(int(epoch), UTC)


def running_title(document: Document, width: int) -> str:
    """What stands at the top of each printed page, on two lines at most of so many points: a longer title is shortened there,
    and there only; never what the settings want on each page."""
    end = f" – {document.mention}" if document.mention else ""
    return in_two_lines(document.running_title.removesuffix(end), width, end)


def in_two_lines(text: str, width: int, end: str = "") -> str:
    """A text and its end on two lines at most of so many points, in the letters of the edges of pages; only the text is
    shortened."""
    room = width * _TENTHS
    if len(wrapped(text + end, room, _EDGE)) <= _EDGE_LINES:
        return text + end
    lines = max(_EDGE_LINES - -(-measured(end, _EDGE) // room), 1)
    return " ".join(shortened(wrapped(text, room, _EDGE), lines)) + end


_TENTHS = 10
_EDGE = 85
"""Tenths of a point of the letters at the edges of a page."""
_EDGE_LINES = 2


def has_cover_page(document: Document) -> bool:
    """True for a document that gets a page for its cover; others have the same at the top of their first page."""
    return any(
        "full" in section.classes
        for section in elements(document.contents, "section")
        if "cover" in section.classes
    )


def is_brief(document: Document) -> bool:
    """True for a document set close, that is to stay on a page or two."""
    covers = (section for section in elements(document.contents, "section") if "cover" in section.classes)
    return any("brief" in section.classes for section in covers)


def _is_section(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "section" and "cover" not in node.classes


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

    @property
    def in_one_piece(self) -> bool:
        """True for an amount or a date, which no line break cuts."""
        return bool(self.element.classes & {"amount", "date"})


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
    needed: float


def columns(table: Element, rows: Sequence[Row], room: int) -> Columns:
    """The widths that suit a table's texts, where a line across the page has ``room`` characters.

    No word is cut where words fit; what is left goes to heads of more than two lines but in a matrix, to the columns with more to
    say, then to heads of several words.
    """
    count = column_count(rows)
    if "fiche" in table.classes and count == 2:
        return Columns((240, 760), room)
    least, halves, most, heads, volume = *([4.0] * count for _ in range(4)), [1] * count
    for row in rows:
        for cell in row.cells:
            if cell.across == 1:
                word, line, whole = _lengths(cell.element)
                if row.part == "thead":
                    heads[cell.column] = max(heads[cell.column], min(line, _NAMED) + _MARGIN)
                    halves[cell.column] = max(
                        halves[cell.column], min(_in_two(cell.element), _NAMED) + _MARGIN
                    )
                    line = whole = word
                elif cell.in_one_piece:
                    word = line = whole = _taken(text_of(cell.element.children))
                else:
                    word = max(word, min(line, _NAMED if cell.is_row_header else _COMFORTABLE))
                least[cell.column] = max(least[cell.column], min(word, _LONGEST_WORD) + _MARGIN)
                most[cell.column] = max(most[cell.column], min(line, _LONGEST_LINE) + _MARGIN)
                volume[cell.column] = max(volume[cell.column], whole)
    shares = least if "matrix" in table.classes else _poured(least, halves, halves, room)
    shares = _poured(shares, most, volume, room)
    shares = _poured(shares, heads, heads, room)
    total = sum(shares)
    return Columns(tuple(max(round(1000 * share / total), 1) for share in shares), sum(least))


def _poured(
    least: Sequence[float], most: Sequence[float], weights: Sequence[float], room: int
) -> list[float]:
    """What each column gets: its least, then a part of the rest by its weight until it has all it wishes."""
    shares = [float(low) for low in least]
    left = room - sum(shares)
    while left > 0.5:
        hungry = [n for n, share in enumerate(shares) if share < most[n]]
        if not hungry:
            break
        each = left / sum(weights[n] for n in hungry)
        for n in hungry:
            given = min(each * weights[n], most[n] - shares[n])
            shares[n] += given
            left -= given
    return shares


_TIGHT = 1.12
"""How much more than there is room for a table may need: its letters are then a step smaller."""
_COMFORTABLE = 14
"""Characters of a line below which a column of words isn't pressed by columns of figures."""
_NAMED = 22
"""The same of what heads a row."""
_LONGEST_WORD = 24
_LONGEST_LINE = 110
_MARGIN = 2.5


def _lengths(cell: Element) -> tuple[int, int, int]:
    """The characters of the longest word, of the longest line and of the whole of a cell."""
    word = longest = whole = 0
    for line in _lines(cell.children):
        longest = max(longest, len(line))
        whole += len(line)
        word = max(word, *(len(part) for part in _BREAKS.split(line)))
    if cell.tag == "th" and word < _LONGEST_WORD:
        words = (part for line in _lines(cell.children) for part in _BREAKS.split(line))
        word = max(word, *(_taken(part, _BOLD) for part in words))
    return word, longest, whole


def _in_two(head: Element) -> int:
    """The characters that a head takes on two lines."""
    words = _BREAKS.split(text_of(head.children))
    cuts = range(1, len(words) + 1)
    return min(_taken(max(" ".join(words[:n]), " ".join(words[n:]), key=len), _BOLD) for n in cuts)


def _taken(text: str, size: int = 1000) -> int:
    """The characters of words that a figure, a date or a word of a head takes: narrow spaces, wide capitals."""
    return -(-measured(text, size) // _CHARACTER)


_CHARACTER = 530
"""Thousandths of the letters' size that a character takes in words."""
_BOLD = 1080
"""Thousandths of the width of our letters that letters in bold take, in the wider of the fonts."""


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
            line += text_of((node,)).replace("…", "..")  # as wide as two
    yield line


def height(cell: Element, room: int) -> int:
    """About how many lines a cell takes, in a column of ``room`` characters."""
    return sum(len(line) // max(room, 1) + 1 for line in _lines(cell.children))


def lines_of(rows: Sequence[Row], widths: Sequence[int], room: int) -> float:
    """About how many lines a table takes, the space between its rows counted too."""
    return sum(tallest(row, widths, room) + _BETWEEN for row in rows)


def tallest(row: Row, widths: Sequence[int], room: int) -> int:
    """About how many lines a row takes, where a line across the page has ``room`` characters."""
    cells = ((cell, sum(widths[cell.column : cell.column + cell.across])) for cell in row.cells)
    return max((height(cell.element, room * width // 1000 - 2) for cell, width in cells), default=0)


def is_whole(rows: Sequence[Row], widths: Sequence[int], room: int, *, sideways: bool) -> bool:
    """True for a table that no page break goes through."""
    return lines_of(rows, widths, room) <= TALLEST[sideways]


def leads_to(element: Element, following: Element) -> bool:
    """True for what stays on the page of what follows it: a label alone in bold, a short paragraph before the table or the
    figure that it speaks of, a line before a section, a heading with a few words before what it heads."""
    if element.tag == "section":
        inner = [child for child in element.children if isinstance(child, Element)]
        alone = len(inner) == 1 and leads_to(inner[0], following)
        short = "whole" in element.classes and not any(elements((element,), "table"))
        if following.tag in ("table", "figure"):
            return short and bool(_depth(element))
        return following.tag == "section" and (alone or short) and _depth(element) < _depth(following)
    if element.tag != "p":
        return False
    if len(element.children) == 1 and isinstance(element.children[0], Element):
        return element.children[0].tag == "strong"
    most = _SHORT_PARAGRAPH.get(following.tag, 0)
    return height(element, ROOM[False]) <= most


_SHORT_PARAGRAPH = {"table": 4, "figure": 4, "section": 1}
"""Lines of a paragraph that stays with what follows."""


def _depth(section: Element) -> str:
    """The heading that a section begins with: « h2 », « h3 »; empty without one."""
    return next((heading.tag for heading in elements((section,), *HEADINGS)), "")


class Layout:
    """What pages make of a document. Tables of amounts with the same heads have columns of the same widths."""

    def __init__(self, document: Document) -> None:
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._columns: dict[tuple[int, int], Columns] = {}
        self._kept: dict[int, str] = {}
        self._alike: dict[int, tuple[Element, ...]] = {}
        alike: dict[tuple[str, ...], list[Element]] = {}
        for table in elements(document.contents, "table"):
            heads = tuple(text_of(head.children) for head in elements(table.children, "thead"))
            if heads and "amounts" in table.classes:
                alike.setdefault(heads, []).append(table)
        for tables in alike.values():
            if len(tables) > 1:
                self._alike |= dict.fromkeys(map(id, tables), tuple(tables))
        self.contents = document.contents if has_cover_page(document) else self._arranged(document.contents)
        """The document's, as pages want them."""

    def rows(self, table: Element) -> tuple[Row, ...]:
        """As ``grid`` makes them, once."""
        found = self._rows.get(id(table))
        if found is None:
            found = self._rows[id(table)] = grid(table)
        return found

    def columns(self, table: Element, room: int) -> Columns:
        """The widths of a table's columns; those that suit all with its heads, where these suit it too."""
        key = id(table), room
        if key not in self._columns:
            alike = self._alike.get(id(table), ())
            rows = tuple(row for one in alike for row in self.rows(one))
            shared = columns(table, rows, room) if alike else None
            for one in alike or (table,):
                own = shared and shared.needed <= room and column_count(self.rows(one)) == len(shared.widths)
                self._columns[id(one), room] = (
                    shared if shared and own else columns(one, self.rows(one), room)
                )
        return self._columns[key]

    def _arranged(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Without a cover page, what stands before a first table on its side goes on the table's page, and a section that
        follows the title at once needs no new page."""
        first = next((n for n, node in enumerate(nodes) if _is_section(node)), None)
        if first is None:
            return nodes
        section = nodes[first]
        assert isinstance(section, Element)
        kept = {**section.attributes, "class": " ".join(sorted(section.classes - {"new-page"}))}
        if self.on_its_side(section):
            section = replace(section, attributes=kept, children=(*nodes[:first], *section.children))
            return (section, *nodes[first + 1 :])
        return (*nodes[:first], replace(section, attributes=kept), *nodes[first + 1 :])

    def on_its_side(self, section: Element) -> bool:
        """True for a section that gets pages in landscape: one that asks for them, or holds a table, too wide to stand
        upright."""
        own = [node for node in section.children if isinstance(node, Element) and node.tag == "table"]
        tables = elements((section,), "table") if "landscape" in section.classes else own
        return any(self.columns(table, ROOM[False]).needed > ROOM[False] * _TIGHT for table in tables)

    def turned_together(self, nodes: Sequence[Element]) -> Sequence[Element]:
        """The same, where what lies on its side shares its pages: with what lies so next to it, with the little that stands
        between, and with the heading before."""
        aside = [n for n, node in enumerate(nodes) if _is_section(node) and self.on_its_side(node)]
        if not aside:
            return nodes
        out: list[Element] = []
        before = nodes[: aside[0]]
        heading = nodes[0].tag in HEADINGS and not any(map(_is_section, before)) and self._is_little(before)
        start = 0 if heading else aside[0]
        out += nodes[:start]
        for n, following in zip(aside, [*aside[1:], None], strict=True):
            if following is not None and self._is_little(nodes[n + 1 : following]):
                continue
            together = nodes[start : n + 1]
            out += (
                [Element("section", {"class": "landscape"}, tuple(together))]
                if len(together) > 1
                else together
            )
            start = len(nodes) if following is None else following
            out += nodes[n + 1 : start]
        return out

    def _is_little(self, nodes: Sequence[Element]) -> bool:
        return sum(map(self._lines, nodes)) <= _LITTLE

    @cached_property
    def begins(self) -> frozenset[int]:
        """What begins a page, by ``id()``: a section of class ``whole`` too long to share one, or what leads to it."""
        found: set[int] = set()

        def first_begins(nodes: Sequence[Node]) -> bool:
            blocks = [node for node in nodes if isinstance(node, Element)]
            starts = [
                _is_section(block) and (self.kept(block) == "page" or first_begins(block.children))
                for block in blocks
            ]
            for n in range(len(blocks) - 2, -1, -1):
                if starts[n + 1] and (blocks[n].tag in HEADINGS or leads_to(blocks[n], blocks[n + 1])):
                    starts[n : n + 2] = True, False
            found.update(id(block) for block, start in zip(blocks[1:], starts[1:], strict=True) if start)
            return bool(starts) and starts[0]

        if first_begins(self.contents):
            found.add(id(next(node for node in self.contents if isinstance(node, Element))))
        return frozenset(found)

    def kept(self, section: Element) -> str:
        """How a section of class ``whole`` is kept on one page: ``whole``, never split; ``page``, longer, on a page that it
        begins; empty for any other, and for one that no page holds."""
        if "whole" not in section.classes:
            return ""
        if id(section) not in self._kept:
            lines = self._lines(section)
            self._kept[id(section)] = "whole" if lines <= WHOLE else "page" if lines <= PAGE else ""
        return self._kept[id(section)]

    def _lines(self, element: Element) -> float:
        """About how many lines something takes on a page that stands upright."""
        if element.tag in ("section", "div"):
            return sum(self._lines(child) for child in element.children if isinstance(child, Element))
        if element.tag == "table":
            rows = self.rows(element)
            return lines_of(rows, self.columns(element, ROOM[False]).widths, ROOM[False]) + 2
        return height(element, ROOM[False]) + 1


EDGE_ROWS = 3
"""Rows at either end of a table that goes on over the page which stay together."""
_LITTLE = 14
"""Lines of what stands upright that turns with what lies on its side, rather than get a page of its own."""


TINTS = ("tint-1", "tint-2", "tint-3", "tint-4")
"""Classes of cells that are the darker the more they hold."""


def tint(cell: Element) -> int:
    """How dark a cell is: 0 for one without a tint, else from 1 to 4."""
    return next((n for n, name in enumerate(TINTS, 1) if name in cell.classes), 0)


_BETWEEN = 0.5
"""Lines between the texts of two rows."""


def texts(nodes: Sequence[Node]) -> Iterator[str]:
    """Every text that is shown, those of pictures too."""
    for node in walk(nodes):
        if isinstance(node, str):
            yield node
        elif isinstance(node, Drawing):
            yield from (unescape(text) for text in _SVG_TEXT.findall(node.source))


_SVG_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
