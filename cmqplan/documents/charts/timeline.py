"""The Gantt chart: fiches and milestones over months, quarters or years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cmqplan.documents import french
from cmqplan.documents.charts import statuts, svg
from cmqplan.documents.charts.svg import Sheet
from cmqplan.periods import Span

LEFT = 214
RIGHT = 8
TOP = 40
_PADDING = 8
_YEAR = 34
"""CSS pixels that the name of a year takes, from where it begins."""
_SHORT = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_LETTERS = "JFMAMJJASOND"


@dataclass(frozen=True, slots=True)
class Row:
    """A bar. Bounds are inclusive days; None where they are open. ``kind``: ``frame`` (the convention), ``fiche``,
    ``span`` (a fiche known by its milestones alone: from the first to the last), ``jalon``. ``moments``: several bars on
    one row, where days between the two bounds are left out. ``late``: days since it should have ended."""

    label: str
    start: date | None
    end: date | None
    kind: str = "fiche"
    moments: tuple[Span, ...] = ()
    statut: str | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class Extent:
    """The months shown: ``first`` is the first day of one, ``last`` the last day of one."""

    first: date
    last: date


def extent(days: Sequence[date]) -> Extent:
    """The months that hold these days."""
    first, last = min(days), max(days)
    following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return Extent(first.replace(day=1), following - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as pixels, on a sheet."""

    first: date
    last: date
    left: int
    right: int

    def x(self, day: date) -> Decimal:
        """Where a day begins."""
        days = (self.last - self.first).days + 1
        return self.left + Decimal((day - self.first).days * (self.right - self.left)) / days


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row on its sheet: its label's lines and the height of their middle, that of its bar, its own two edges."""

    row: Row
    label: Sequence[str]
    named: Decimal
    barred: int
    top: int
    bottom: int


def draw(
    rows: Sequence[Row],
    shown: Extent,
    sheet: Sheet,
    *,
    today: date | None = None,
    lines: int = svg.MOST_LINES,
) -> svg.Body:
    """The chart of some rows, in their order, each label on so many ``lines`` at most. ``today`` is marked when it lies
    inside."""
    left, right = (2, sheet.width - 2) if sheet.narrow else (LEFT, sheet.width - RIGHT)
    scale = Scale(shown.first, shown.last, left, right)
    marked = today is not None and shown.first <= today <= shown.last
    placed: list[_Placed] = []
    bottom = TOP
    labels = svg.fitted(
        [_label(row, sheet) for row in rows], lambda _, count: count * svg.LINE_HEIGHT + _PADDING, lines
    )
    for row, label in zip(rows, labels, strict=True):
        placed.append(_placed(row, label, bottom, sheet))
        bottom = placed[-1].bottom
    body = [
        *(
            svg.tag("rect", x=0, y=one.top, width=sheet.width, height=one.bottom - one.top, fill=svg.BAND)
            for one in placed[::2]
        ),
        *_axis(scale, bottom),
    ]
    if marked and today is not None:
        body += _today(scale, today, bottom)
    for one in placed:
        body += _row(one, scale, sheet, scale.x(today) if marked and today is not None else None)
    return bottom + (18 if marked else 2), body


def _label(row: Row, sheet: Sheet) -> tuple[str, int]:
    """What names a row, and in which width."""
    return row.label, (sheet.width - 4 if sheet.narrow else LEFT - 8) - _indent(row)


def _placed(row: Row, label: Sequence[str], top: int, sheet: Sheet) -> _Placed:
    """Where a row stands: its label beside its bar on paper, over it on a phone."""
    high = len(label) * svg.LINE_HEIGHT + (0 if sheet.narrow else _PADDING)
    if sheet.narrow:
        return _Placed(row, label, top + Decimal(high) / 2 + 2, top + high + 12, top, top + high + 22)
    return _Placed(row, label, top + Decimal(high // 2), top + high // 2, top, top + high)


def _delay(row: Row) -> str:
    return f"retard : {row.late}\u202fj"


def _indent(row: Row) -> int:
    return (14 if row.kind == "jalon" else 0) + (20 if row.statut else 2)


def _months(scale: Scale) -> list[date]:
    months, day = [], scale.first
    while day <= scale.last:
        months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months


def _axis(scale: Scale, bottom: int) -> Iterator[str]:
    months = _months(scale)
    years = sorted({month.year for month in months})
    month_wide = (scale.right - scale.left) // len(months)
    step = 1 if month_wide >= 14 else 3 if month_wide >= 6 else 12
    starts = [scale.x(next(month for month in months if month.year == year)) for year in years]
    labelled = Decimal(0)
    for n, (year, start) in enumerate(zip(years, starts, strict=True)):
        few = (
            n == 0 and len(starts) > 2 and starts[1] - start < _YEAR <= starts[2] - starts[1]
        )  # months of it
        named = start >= labelled and start + _YEAR <= scale.right + 2 and not few
        top = 6 if named else 20
        yield svg.tag("line", x1=start, y1=top, x2=start, y2=TOP, stroke=svg.SOFT, stroke_width=1)
        yield svg.tag("line", x1=start, y1=TOP, x2=start, y2=bottom, stroke=svg.LINE, stroke_width="1.6")
        if named:
            yield svg.label(start + 4, 16, str(year), font_weight="bold")
            labelled = start + _YEAR + 4
    for n, month in enumerate(months):
        if (month.month - 1) % step:
            continue
        x = scale.x(month)
        if month.month != 1:
            yield svg.tag("line", x1=x, y1=24, x2=x, y2=bottom, stroke=svg.LINE, stroke_width=1)
        if step == 1:
            text = _SHORT[month.month - 1] if month_wide >= 30 else _LETTERS[month.month - 1]
            following = months[n + 1] if n + 1 < len(months) else scale.last + timedelta(days=1)
            middle = (x + scale.x(following)) / 2
            yield svg.label(middle, 34, text, fill=svg.SOFT, text_anchor="middle")
        elif step == 3 and len(months) - n >= 2:
            yield svg.label(x + 3, 34, f"T{month.month // 3 + 1}", fill=svg.SOFT)


def _row(placed: _Placed, scale: Scale, sheet: Sheet, marked: Decimal | None) -> Iterator[str]:
    row, middle = placed.row, placed.barred
    indent = _indent(row)
    look: dict[str, str | int] = {"font_weight": "bold"} if row.kind == "frame" else {}
    if sheet.narrow:
        look |= svg.HALO
    if row.statut:
        yield statuts.sign(row.statut, indent - 10, placed.named)
    yield from svg.labels(indent, placed.named, placed.label, **look)
    if row.start is None and row.end is None:
        yield svg.label(
            scale.left + 6, middle + 4, "calendrier à préciser", fill=svg.SOFT, font_style="italic"
        )
        return
    edges: list[Decimal] = []
    for span in row.moments or ((row.start, row.end),):
        for drawn, left, right in _stretch(row, span, middle, scale):
            yield drawn
            edges += [left, right]
    if edges and row.late:
        yield _lateness(row, min(edges), max(edges), middle, scale, marked)


def _stretch(row: Row, span: Span, middle: int, scale: Scale) -> Iterator[tuple[str, Decimal, Decimal]]:
    """One bar of a row, or the mark of a short milestone, from where to where; nothing outside the months shown."""
    first, last = span
    open_left = first is None or first < scale.first
    open_right = last is None or last > scale.last
    start = scale.first if open_left or first is None else first
    end = scale.last if open_right or last is None else last
    if end < scale.first or start > scale.last:
        return
    left, right = scale.x(start), scale.x(end + timedelta(days=1))
    look = _look(row)
    if row.kind == "jalon" and right - left < 12 and not (open_left or open_right):
        point = (left + right) / 2
        yield svg.tag("path", d=_diamond(point, middle), **look), point - 6, point + 6
        return
    right = max(right, left + 4)
    high = {"jalon": 8, "span": 4}.get(row.kind, 12)
    top = middle - Decimal(high) / 2
    shape = _bar(left, right, top, high, open_left=open_left, open_right=open_right)
    yield svg.tag("path", d=shape, **look), left, right


def _look(row: Row) -> dict[str, str]:
    """A bar's colours: full once it is done, tinted while it goes on, empty before it begins; warm where it is late."""
    if row.kind == "frame":
        return {"fill": svg.LIGHT, "stroke": svg.ACCENT}
    if row.late or row.statut in ("en retard", "bloqué"):
        return {"fill": svg.WARM, "stroke": svg.MARK}
    if row.kind == "span":
        return {"fill": svg.SOFT}
    match row.statut:
        case "en cours" | "en pause":
            return {"fill": svg.LIGHT, "stroke": svg.ACCENT}
        case "à venir" | "à discuter" | statuts.UNSAID:
            return {"fill": "none", "stroke": svg.ACCENT}
        case "abandonné":
            return {"fill": "none", "stroke": svg.SOFT, "stroke_dasharray": "3 2"}
        case _:
            return {"fill": svg.ACCENT}


def _lateness(
    row: Row, left: Decimal, right: Decimal, middle: int, scale: Scale, marked: Decimal | None
) -> str:
    """How late a row is, beside its bar, or at the bar's end where no side is wide enough; beyond the line of today, where
    that would strike it through."""
    text = _delay(row)
    wide = svg.width_of(text, bold=True)
    start = right + 6
    if marked is not None and start - 2 < marked < start + wide + 2:
        start = marked + 5
    if start + wide <= scale.right:
        x, side = start, "start"
    else:
        x, side = (left if left - 6 - wide >= scale.left else right) - 6, "end"
    return svg.label(x, middle + 4, text, fill=svg.MARK, font_weight="bold", text_anchor=side, **svg.HALO)


def _diamond(x: Decimal, y: int) -> str:
    return (
        f"M{svg.number(x)} {y - 6}L{svg.number(x + 6)} {y}L{svg.number(x)} {y + 6}L{svg.number(x - 6)} {y}Z"
    )


def _bar(left: Decimal, right: Decimal, y: Decimal, high: int, *, open_left: bool, open_right: bool) -> str:
    """A bar; an arrow's point at an end that lies further on."""
    middle, bottom, point = y + Decimal(high) / 2, y + high, min(Decimal(6), (right - left) / 2)
    n = svg.number
    start = f"M{n(left + point)} {n(y)}" if open_left else f"M{n(left)} {n(y)}"
    end = (
        f"L{n(right - point)} {n(y)}L{n(right)} {n(middle)}L{n(right - point)} {n(bottom)}"
        if open_right
        else f"L{n(right)} {n(y)}L{n(right)} {n(bottom)}"
    )
    back = (
        f"L{n(left + point)} {n(bottom)}L{n(left)} {n(middle)}Z" if open_left else f"L{n(left)} {n(bottom)}Z"
    )
    return start + end + back


def _today(scale: Scale, today: date, bottom: int) -> Iterator[str]:
    x = scale.x(today)
    yield svg.tag(
        "line",
        x1=x,
        y1=TOP - 2,
        x2=x,
        y2=bottom + 4,
        stroke=svg.MARK,
        stroke_width="1.5",
        stroke_dasharray="4 3",
    )
    side = "end" if x > (scale.left + scale.right) // 2 else "start"
    yield svg.label(x, bottom + 15, f"au {french.day(today)}", fill=svg.MARK, text_anchor=side)
