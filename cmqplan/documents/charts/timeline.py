"""The Gantt chart: fiches and milestones over months, quarters or years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cmqplan.documents import french
from cmqplan.documents.charts import svg
from cmqplan.periods import Span

ROW = 28
LEFT = 250
RIGHT = 12
_SHORT = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_LETTERS = "JFMAMJJASOND"


@dataclass(frozen=True, slots=True)
class Row:
    """A bar. Bounds are inclusive days; None where they are open. ``kind``: ``frame`` (the convention), ``fiche``,
    ``span`` (a fiche known by its milestones alone: from the first to the last), ``jalon``. ``moments``: several bars on
    one row, where days between the two bounds are left out."""

    label: str
    start: date | None
    end: date | None
    kind: str = "fiche"
    moments: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as pixels. ``first`` is the first day of a month, ``last`` the last day of one."""

    first: date
    last: date

    def x(self, day: date) -> Decimal:
        """Where a day begins."""
        width = svg.WIDTH - LEFT - RIGHT
        return LEFT + Decimal((day - self.first).days * width) / Decimal((self.last - self.first).days + 1)


def scale(days: Sequence[date]) -> Scale:
    """The months that hold these days."""
    first, last = min(days), max(days)
    following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return Scale(first.replace(day=1), following - timedelta(days=1))


def draw(
    prefix: str,
    title: str,
    description: str,
    rows: Sequence[Row],
    extent: Scale,
    *,
    today: date | None = None,
) -> str:
    """The chart of some rows, in their order. ``today`` is marked when it lies inside."""
    top = 44
    height = top + ROW * len(rows) + 12
    marked = today is not None and extent.first <= today <= extent.last
    body = [
        *_bands(rows, top),
        *_axis(extent, height - 12),
        *(part for n, row in enumerate(rows) for part in _row(row, top + n * ROW, extent, prefix)),
    ]
    if marked and today is not None:
        body += _today(extent.x(today), today, top, height)
    return svg.picture(prefix, title, description, height + (16 if marked else 0), body)


def _bands(rows: Sequence[Row], top: int) -> Iterator[str]:
    for n in range(len(rows)):
        if n % 2 == 0:
            yield svg.tag("rect", x=0, y=top + n * ROW, width=svg.WIDTH, height=ROW, fill=svg.BAND)


def _months(extent: Scale) -> list[date]:
    months, day = [], extent.first
    while day <= extent.last:
        months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months


def _axis(extent: Scale, bottom: int) -> Iterator[str]:
    months = _months(extent)
    years = sorted({month.year for month in months})
    step = 1 if len(months) <= 24 else 3 if len(months) <= 60 else 12
    labelled = Decimal(0)
    for year in years:
        start = extent.x(next(month for month in months if month.year == year))
        yield svg.tag("line", x1=start, y1=6, x2=start, y2=bottom, stroke=svg.SOFT, stroke_width=1)
        if start >= labelled:
            yield svg.label(start + 4, 17, str(year), font_weight="bold")
            labelled = start + 38
    for n, month in enumerate(months):
        if (month.month - 1) % step:
            continue
        x = extent.x(month)
        if month.month != 1:
            yield svg.tag("line", x1=x, y1=26, x2=x, y2=bottom, stroke=svg.LINE, stroke_width=1)
        if step == 1:
            text = _SHORT[month.month - 1] if len(months) <= 13 else _LETTERS[month.month - 1]
            following = months[n + 1] if n + 1 < len(months) else extent.last + timedelta(days=1)
            middle = (x + extent.x(following)) / 2
            yield svg.label(middle, 37, text, font_size=10, fill=svg.SOFT, text_anchor="middle")
        elif step == 3 and len(months) - n >= 2:
            yield svg.label(x + 3, 37, f"T{month.month // 3 + 1}", font_size=10, fill=svg.SOFT)


def _row(row: Row, y: int, extent: Scale, prefix: str) -> Iterator[str]:
    indent = 26 if row.kind == "jalon" else 8
    weight = {"font_weight": "bold"} if row.kind == "frame" else {}
    size = 11 if row.kind == "jalon" else 12
    yield from svg.fitted(indent, y + ROW // 2, row.label, LEFT - indent - 6, size, **weight)
    if row.start is None and row.end is None:
        yield svg.label(
            LEFT + 6, y + 18, "calendrier à préciser", font_size=11, fill=svg.SOFT, font_style="italic"
        )
        return
    for span in row.moments or ((row.start, row.end),):
        yield from _stretch(row.kind, span, y, extent, prefix)


def _stretch(kind: str, span: Span, y: int, extent: Scale, prefix: str) -> Iterator[str]:
    """One bar of a row, or the mark of a short milestone; nothing outside the months shown."""
    first, last = span
    open_left = first is None or first < extent.first
    open_right = last is None or last > extent.last
    start = extent.first if open_left or first is None else first
    end = extent.last if open_right or last is None else last
    if end < extent.first or start > extent.last:
        return
    left, right = extent.x(start), extent.x(end + timedelta(days=1))
    if kind == "jalon" and right - left < 12 and not (open_left or open_right):
        middle = (left + right) / 2
        yield svg.tag("path", d=_diamond(middle, y + ROW // 2), fill=svg.MARK)
        return
    right = max(right, left + 4)
    fill = {"frame": f"url(#{prefix}-hatched)", "fiche": svg.ACCENT, "span": svg.SOFT, "jalon": svg.MARK}[
        kind
    ]
    high = {"jalon": 8, "span": 3}.get(kind, 14)
    yield svg.tag(
        "path",
        d=_bar(
            left, right, y + ROW // 2 - Decimal(high) / 2, high, open_left=open_left, open_right=open_right
        ),
        fill=fill,
    )


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


def _today(x: Decimal, today: date, top: int, height: int) -> Iterator[str]:
    yield svg.tag(
        "line", x1=x, y1=top - 2, x2=x, y2=height, stroke=svg.MARK, stroke_width="1.5", stroke_dasharray="4 3"
    )
    side = "end" if x > (LEFT + svg.WIDTH) // 2 else "start"
    yield svg.label(x, height + 11, f"au {french.day(today)}", fill=svg.MARK, font_size=11, text_anchor=side)
