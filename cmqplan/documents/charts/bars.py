"""Bars: amounts side by side, each cut by how sure the money is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.amounts import Montant
from cmqplan.documents.charts import svg

ROW = 30
LEFT = 236
RIGHT = 150
_WORDS = {"acquis": "acquis", "espere": "espéré", "a_trouver": "à trouver", "refuse": "refusé"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: amounts in euros by kind (``acquis``, ``espere``, ``a_trouver``, ``refuse``), and what is written at its end."""

    label: str
    parts: tuple[tuple[str, Montant], ...]
    text: str


def draw(prefix: str, title: str, description: str, rows: Sequence[Bar]) -> str:
    """The chart of some rows, in their order. Negative amounts take no room."""
    longest = max((sum(max(part.centimes, 0) for _, part in row.parts) for row in rows), default=0) or 1
    kinds = [
        kind
        for kind in _WORDS
        if any(name == kind and part.centimes > 0 for row in rows for name, part in row.parts)
    ]
    legend = 26 if kinds else 0
    body = [*_legend(kinds, prefix)]
    for n, row in enumerate(rows):
        body += _row(row, legend + 4 + n * ROW, longest, prefix)
    return svg.picture(prefix, title, description, legend + ROW * len(rows) + 10, body)


def _fill(kind: str, prefix: str) -> dict[str, str]:
    fills = {
        "acquis": svg.ACCENT,
        "espere": f"url(#{prefix}-hatched)",
        "a_trouver": f"url(#{prefix}-dotted)",
        "refuse": f"url(#{prefix}-crossed)",
    }
    strokes = {"acquis": svg.ACCENT, "espere": svg.ACCENT, "a_trouver": svg.MARK, "refuse": svg.SOFT}
    return {"fill": fills[kind], "stroke": strokes[kind], "stroke_width": "1"}


def _legend(kinds: Sequence[str], prefix: str) -> Iterator[str]:
    x = 8
    for kind in kinds:
        yield svg.tag("rect", x=x, y=7, width=18, height=11, **_fill(kind, prefix))
        yield svg.label(x + 24, 17, _WORDS[kind])
        x += 44 + 8 * len(_WORDS[kind])


def _row(row: Bar, y: int, longest: int, prefix: str) -> Iterator[str]:
    yield from svg.fitted(8, y + 14, row.label, LEFT - 18)
    room, x = svg.WIDTH - LEFT - RIGHT, Decimal(LEFT)
    for kind, part in row.parts:
        if part.centimes > 0:
            width = Decimal(part.centimes * room) / longest
            yield svg.tag(
                "rect", x=x, y=y + 5, width=max(width, Decimal(1)), height=18, **_fill(kind, prefix)
            )
            x += width
    yield svg.label(x + 8, y + 18, row.text, font_weight="bold")
