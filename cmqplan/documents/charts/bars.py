"""Bars: amounts side by side, each cut by how sure the money is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.amounts import Montant, share, sum_montants
from cmqplan.documents.charts import svg

BAR = 18
BETWEEN = 8
LEFT = 196
RIGHT = 118
WORDS = {"acquis": "acquis", "espere": "espéré", "a_trouver": "à trouver", "refuse": "refusé"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: amounts in euros by kind (``acquis``, ``espere``, ``a_trouver``, ``refuse``), and what is written at its end."""

    label: str
    parts: tuple[tuple[str, Montant], ...]
    text: str


def draw(prefix: str, title: str, description: str, rows: Sequence[Bar]) -> str:
    """The chart of some rows, in their order. Negative amounts take no room."""
    longest = max((_length(row) for row in rows), default=0) or 1
    named: set[str] = set()
    body: list[str] = []
    y = 2
    for row in rows:
        lines = svg.lines_of(row.label, LEFT - 12)
        height = max(len(lines) * svg.LINE_HEIGHT, BAR)
        body += svg.labels(0, y + Decimal(height) / 2, lines)
        body += _row(row, y + (height - BAR) // 2, longest, named)
        y += height + BETWEEN
    unnamed = [kind for kind in WORDS if kind not in named and any(_holds(row, kind) for row in rows)]
    if unnamed:
        body += _key(unnamed, y)
        y += BAR + BETWEEN
    return svg.picture(prefix, title, description, y, body)


def whole(prefix: str, title: str, description: str, bar: Bar) -> str:
    """One bar from edge to edge, and under it what each part is."""
    room, x = svg.WIDTH - 2, Decimal(1)
    body: list[str] = []
    shown = [(kind, part) for kind, part in bar.parts if part.centimes > 0]
    length, total = _length(bar) or 1, sum_montants(part for _, part in bar.parts)
    for kind, part in shown:
        width = Decimal(part.centimes * room) / length
        body.append(_part(kind, x, 2, width, 30))
        x += width
    amounts = dict(bar.parts)
    refused = amounts["refuse"]
    said = [(kind, part) for kind, part in amounts.items() if part.centimes > 0 and kind != "refuse"]
    to_find = amounts["a_trouver"] + refused
    if refused:
        said = [(kind, part) for kind, part in said if kind != "a_trouver"] + [("a_trouver", to_find)]
    texts = [(kind, f"{WORDS[kind]} · {compact(part)} · {share(part, total)}") for kind, part in said]
    texts += [("refuse", f"dont refusé · {compact(refused)}")] if refused else []
    left, y = 0, 44
    for kind, text in texts:
        wide = svg.width_of(text, bold=True) + 38
        if left and left + wide > svg.WIDTH:
            left, y = 0, y + BAR
        body.append(_part(kind, Decimal(left + 1), y, Decimal(14), 12))
        body.append(svg.label(left + 21, y + 10, text, font_weight="bold"))
        left += wide
    return svg.picture(prefix, title, description, y + BAR, body)


def compact(amount: Montant) -> str:
    """An amount in two or three figures: « 850 € », « 25 k€ », « 1,25 M€ »."""
    euros = Decimal(amount.centimes) / 100
    for unit, sign in ((10**9, "Md€"), (10**6, "M€"), (10**3, "k€")):
        if abs(euros) >= unit:
            value = euros / unit
            rounded = value.quantize(Decimal(1) if abs(value) >= 100 else Decimal("0.1"))
            return f"{rounded:f}".removesuffix(".0").replace(".", ",") + f"\u202f{sign}"
    return f"{euros.quantize(Decimal(1)):f}\u202f€"


def _holds(row: Bar, kind: str) -> bool:
    return any(name == kind and part.centimes > 0 for name, part in row.parts)


def _length(row: Bar) -> int:
    return sum(max(part.centimes, 0) for _, part in row.parts)


_LOOKS: dict[str, dict[str, str]] = {
    "acquis": {"fill": svg.ACCENT, "stroke": svg.ACCENT},
    "espere": {"fill": svg.LIGHT, "stroke": svg.ACCENT},
    "a_trouver": {"fill": "none", "stroke": svg.MARK, "stroke_dasharray": "3 2"},
    "refuse": {"fill": svg.WARM, "stroke": svg.MARK},
}
"""Told apart without colour: full, tinted, empty within dashes, tinted and crossed out."""


def _part(kind: str, x: Decimal, y: int, width: Decimal, height: int) -> str:
    wide = max(width, Decimal(1))
    box = svg.tag("rect", x=x, y=y, width=wide, height=height, **_LOOKS[kind])
    if kind != "refuse":
        return box
    n = svg.number
    cross = f"M{n(x)} {y}L{n(x + wide)} {y + height}M{n(x)} {y + height}L{n(x + wide)} {y}"
    return box + svg.tag("path", d=cross, stroke=svg.MARK, stroke_width="0.8")


def _row(row: Bar, y: int, longest: int, named: set[str]) -> Iterator[str]:
    room, x = svg.WIDTH - LEFT - RIGHT, Decimal(LEFT)
    for kind, part in row.parts:
        if part.centimes > 0:
            width = Decimal(part.centimes * room) / longest
            yield _part(kind, x, y, width, BAR)
            if kind != "refuse" and svg.width_of(WORDS[kind]) + 10 <= width:
                fill = svg.ON_ACCENT if kind == "acquis" else "currentColor"
                yield svg.label(x + 6, y + 13, WORDS[kind], fill=fill)
                named.add(kind)
            x += width
    yield svg.label(x + 8, y + 13, row.text, font_weight="bold")


def _key(kinds: Sequence[str], y: int) -> Iterator[str]:
    """What the parts are that are nowhere wide enough for their name."""
    x = LEFT
    for kind in kinds:
        yield _part(kind, Decimal(x), y + 3, Decimal(16), 12)
        yield svg.label(x + 22, y + 13, WORDS[kind])
        x += 38 + svg.width_of(WORDS[kind])
