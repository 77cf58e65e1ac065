"""Rows of bars, one under another: amounts side by side, what is done within what was planned.

A row has a label and one line or several; a line is some marks on a scale that all rows share, and what is written at its
end. Each kind of mark looks its own way, told from the others without colour, and is named once: inside where it is wide
enough, else in a key above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.documents.charts import svg
from cmqplan.documents.charts.svg import Sheet

BAR, THIN = 18, 8
"""CSS pixels of a mark's height; of one that stands within another."""
LEFT = 196
"""CSS pixels of the labels' column, where they stand beside their bars."""
_BETWEEN, _LEADING = 8, 4
"""CSS pixels between two rows; between two lines of one."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What a mark stands for: its word, and its look. ``within``: it is thin, and stands inside another."""

    word: str
    look: Mapping[str, str]
    within: bool = False
    crossed: bool = False


_FULL = {"fill": svg.ACCENT, "stroke": svg.ACCENT}
_TINTED = {"fill": svg.LIGHT, "stroke": svg.ACCENT}

ACQUIS = Kind("acquis", _FULL)
ESPERE = Kind("espéré", _TINTED)
A_TROUVER = Kind("à trouver", {"fill": "none", "stroke": svg.MARK, "stroke_dasharray": "3 2"})
REFUSE = Kind("refusé", {"fill": svg.WARM, "stroke": svg.MARK}, crossed=True)
ETATS = {"acquis": ACQUIS, "espere": ESPERE, "a_trouver": A_TROUVER, "refuse": REFUSE}
"""How sure money is, by the names of ``Sommes.par_etat``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a line: from where to where. Nothing is drawn of one that doesn't go on."""

    kind: Kind
    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """Some marks, and what is written at their end. ``apart``: none stands within another, so that each can hold its word.
    ``whole`` is what the line's whole length stands for; where it isn't said, what the longest of all lines comes to."""

    marks: tuple[Mark, ...]
    text: str
    apart: bool = False
    whole: Decimal | None = None

    @property
    def end(self) -> Decimal:
        return max((mark.end for mark in self.marks), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its lines."""

    label: str
    lines: tuple[Line, ...]


def stacked(parts: Iterable[tuple[Kind, int]], text: str) -> Line:
    """Parts one after another. Negative ones take no room."""
    marks, at = [], Decimal(0)
    for kind, length in parts:
        if length > 0:
            marks.append(Mark(kind, at, at + length))
            at += length
    return Line(tuple(marks), text, apart=True)


def nested(parts: Iterable[tuple[Kind, Decimal | int]], text: str, whole: Decimal | None = None) -> Line:
    """Parts that all begin at zero, each within the one before it."""
    marks = tuple(Mark(kind, Decimal(0), Decimal(length)) for kind, length in parts if length > 0)
    return Line(marks, text, whole=whole)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the bars stand: from ``left`` on, ``room`` pixels for ``longest``."""

    left: int
    room: int
    longest: Decimal

    def x(self, line: Line, length: Decimal) -> Decimal:
        return self.left + length * self.room / (line.whole or self.longest)

    def names(self, line: Line, mark: Mark) -> bool:
        """True where a mark holds its word."""
        wide = self.x(line, mark.end) - self.x(line, mark.start)
        return line.apart and not mark.kind.crossed and svg.width_of(mark.kind.word) + 10 <= wide


def draw(rows: Sequence[Row], sheet: Sheet) -> svg.Body:
    """The rows, in their order."""
    lines = [line for row in rows for line in row.lines]
    ends = max((svg.width_of(line.text, bold=True) for line in lines), default=0) * 9 // 8 + 8
    longest = max((line.end for line in lines if line.whole is None), default=Decimal(0)) or Decimal(1)
    plot = (
        _Plot(1, sheet.width - 2, longest)
        if sheet.narrow
        else _Plot(LEFT, max(sheet.width - LEFT - ends, 60), longest)
    )
    marks = [(line, mark) for line in lines for mark in line.marks]
    named = {mark.kind.word for line, mark in marks if plot.names(line, mark)}
    unnamed = [kind for kind in dict.fromkeys(mark.kind for _, mark in marks) if kind.word not in named]
    y, body = key([(kind, kind.word) for kind in unnamed], 2, sheet) if unnamed else (2, [])
    y += 4 if unnamed else 0
    width = sheet.width if sheet.narrow else LEFT - 12
    labels = svg.fitted(
        [(row.label, width) for row in rows], lambda n, lines: _high(rows[n], lines) + _BETWEEN
    )
    for row, label in zip(rows, labels, strict=True):
        high, drawn = _under(row, label, y, plot, sheet) if sheet.narrow else _beside(row, label, y, plot)
        body += drawn
        y += high + _BETWEEN
    return y, body


def _high(row: Row, lines: int) -> int:
    """What a row takes whose label stands beside its bars."""
    return max(svg.LINE_HEIGHT * lines, (BAR + _LEADING) * len(row.lines) - _LEADING)


def _beside(row: Row, label: Sequence[str], y: int, plot: _Plot) -> svg.Body:
    """A row with its label at the left of its bars, and what is written at their end."""
    high, bars = _high(row, len(label)), _high(row, 0)
    body = [*svg.labels(0, y + Decimal(high) / 2, label)]
    top = y + (high - bars) // 2
    for line in row.lines:
        body += _marks(line, top, plot)
        body.append(svg.label(plot.x(line, line.end) + 8, top + 13, line.text, font_weight="bold"))
        top += BAR + _LEADING
    return high, body


def _under(row: Row, label: Sequence[str], y: int, plot: _Plot, sheet: Sheet) -> svg.Body:
    """A row with its label over its bars, and what each comes to at the right."""
    text = svg.LINE_HEIGHT
    body = [*svg.labels(0, y + Decimal(text * len(label)) / 2, label)]
    top = y + text * len(label)
    for n, line in enumerate(row.lines):
        beside = svg.width_of(label[-1]) + svg.width_of(line.text, bold=True) + 12 if label else 0
        if n or beside > sheet.width:
            top += text
        body.append(svg.label(sheet.width, top - 3, line.text, font_weight="bold", text_anchor="end"))
        body += _marks(line, top + 2, plot)
        top += BAR + _LEADING + 2
    return top - _LEADING - y, body


def _marks(line: Line, y: int, plot: _Plot) -> Iterator[str]:
    for mark in line.marks:
        start, end = plot.x(line, mark.start), plot.x(line, mark.end)
        high = THIN if mark.kind.within else BAR
        yield box(mark.kind, start, y + (BAR - high) // 2, end - start, high)
        if plot.names(line, mark):
            fill = svg.ON_ACCENT if mark.kind.look is _FULL else "currentColor"
            yield svg.label(start + 6, y + 13, mark.kind.word, fill=fill)


def box(kind: Kind, x: Decimal, y: int, width: Decimal, high: int) -> str:
    """What shows a kind; a pixel wide at least."""
    wide = max(width, Decimal(1))
    drawn = svg.tag("rect", x=x, y=y, width=wide, height=high, **kind.look)
    if not kind.crossed:
        return drawn
    n = svg.number
    cross = f"M{n(x)} {y}L{n(x + wide)} {y + high}M{n(x)} {y + high}L{n(x + wide)} {y}"
    return drawn + svg.tag("path", d=cross, stroke=svg.MARK, stroke_width="0.8")


def key(kinds: Iterable[tuple[Kind, str]], y: int, sheet: Sheet) -> tuple[int, list[str]]:
    """What kinds of marks stand for, on as many lines as it takes, and where the next thing may begin."""
    x = 1
    body: list[str] = []
    for kind, said in kinds:
        wide = 21 + svg.width_of(said, bold=True) + 17
        if x > 1 and x + wide > sheet.width:
            x, y = 1, y + BAR
        high = THIN if kind.within else 12
        body.append(box(kind, Decimal(x), y + (12 - high) // 2, Decimal(14), high))
        body.append(svg.label(x + 20, y + 10, said, font_weight="bold"))
        x += wide
    return y + BAR, body


def whole(parts: Mapping[Kind, int], said: Sequence[tuple[Kind, str]], sheet: Sheet) -> svg.Body:
    """One bar from edge to edge, and under it what each part is."""
    line = stacked(parts.items(), "")
    plot = _Plot(1, sheet.width - 2, line.end or Decimal(1))
    body = [
        box(mark.kind, plot.x(line, mark.start), 2, plot.x(line, mark.end) - plot.x(line, mark.start), 30)
        for mark in line.marks
    ]
    y, named = key(said, 44, sheet)
    return y, [*body, *named]
