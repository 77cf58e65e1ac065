"""Where fiches stand: a sign for each statut, told from the others by its shape, and a strip with one tile a fiche."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.documents import french
from cmqplan.documents.charts import svg
from cmqplan.documents.charts.svg import Sheet

UNSAID = "sans statut"
ORDER = (
    "bloqué", "en retard", "à discuter", "en pause", "en cours", "à venir", "réalisé", "abandonné", UNSAID,
)  # fmt: skip
"""What asks for attention first."""
MOST_TILES = 60
"""Tiles of a strip: a third of a page. Beyond it, the fiches of each statut stand on one row."""
_TILE = 22


def sign(statut: str, x: Decimal | int, y: Decimal | int) -> str:
    """The sign of a statut, centred on a point."""
    look, inside = _SIGNS.get(statut, _SIGNS[UNSAID])
    place = f"translate({svg.number(Decimal(x))} {svg.number(Decimal(y))})"
    return svg.tag(
        "g",
        svg.tag("path", d=look["d"], **{k: v for k, v in look.items() if k != "d"}),
        *inside,
        transform=place,
    )


def _stroke(d: str, colour: str, width: str = "1.6") -> str:
    return svg.tag("path", d=d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round")


_CIRCLE = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z"
_HOLLOW: Mapping[str, str] = {"d": _CIRCLE, "fill": "none", "stroke": svg.SOFT, "stroke_width": "1.4"}
_SIGNS: Mapping[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "à venir": (_HOLLOW, ()),
    "à discuter": (_HOLLOW, (_stroke("M-2 -1.6A2 2 0 1 1 0 0.6L0 1M0 3.2L0 3.3", svg.SOFT),)),
    "en cours": (
        {"d": _CIRCLE, "fill": "none", "stroke": svg.ACCENT, "stroke_width": "1.4"},
        (svg.tag("path", d="M0 -6A6 6 0 0 1 0 6Z", fill=svg.ACCENT),),
    ),
    "en pause": (_HOLLOW, (_stroke("M-1.8 -2.5L-1.8 2.5M1.8 -2.5L1.8 2.5", svg.SOFT, "1.8"),)),
    "bloqué": (
        {"d": "M-6 -6H6V6H-6Z", "fill": svg.MARK},
        (_stroke("M-3 0L3 0", svg.ON_ACCENT, "2.2"),),
    ),
    "en retard": (
        {"d": "M0 -7L7 6L-7 6Z", "fill": svg.MARK},
        (_stroke("M0 -2L0 1.4M0 3.9L0 4", svg.ON_ACCENT),),
    ),
    "réalisé": (
        {"d": _CIRCLE, "fill": svg.ACCENT},
        (_stroke("M-3 0L-0.8 2.4L3 -2.2", svg.ON_ACCENT, "1.8"),),
    ),
    "abandonné": (_HOLLOW, (_stroke("M-2.4 -2.4L2.4 2.4M2.4 -2.4L-2.4 2.4", svg.SOFT),)),
    UNSAID: ({**_HOLLOW, "stroke_dasharray": "2 2"}, ()),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A fiche: its number, and where it stands."""

    numero: str
    statut: str


def strip(tiles: Sequence[Tile], sheet: Sheet) -> svg.Body:
    """One tile a fiche, in their order; where they are many, one row a statut with the numbers of its fiches."""
    if len(tiles) > MOST_TILES:
        return _rows(tiles, sheet)
    longest = max((_tile_width(tile) for tile in tiles), default=1)
    across = max(min(2 if sheet.narrow else 5, sheet.width // longest), 1)
    wide = Decimal(sheet.width) / across
    body: list[str] = []
    for n, tile in enumerate(tiles):
        x, y = n % across * wide, n // across * _TILE
        late = tile.statut in ("bloqué", "en retard")
        body.append(
            svg.tag(
                "rect", x=x + 1, y=y + 1, width=wide - 4, height=_TILE - 3, rx=3,
                fill=svg.WARM if late else svg.BAND, stroke=svg.MARK if late else svg.LINE,
            )
        )  # fmt: skip
        body.append(sign(tile.statut, x + 12, y + 11))
        body.append(svg.label(x + 23, y + 15, tile.numero, font_weight="bold"))
        body.append(svg.label(x + 30 + svg.width_of(tile.numero, bold=True), y + 15, tile.statut))
    return -(-len(tiles) // across) * _TILE, body


def _tile_width(tile: Tile) -> int:
    """What a tile takes: its sign, its number and its statut."""
    return 38 + svg.width_of(tile.numero, bold=True) + svg.width_of(tile.statut)


def _rows(tiles: Sequence[Tile], sheet: Sheet) -> svg.Body:
    body: list[str] = []
    y = 0
    left = 22 if sheet.narrow else 150
    for statut in ORDER:
        numbers = [tile.numero for tile in tiles if tile.statut == statut]
        if not numbers:
            continue
        lines = svg.lines_of(", ".join(numbers), sheet.width - left - 4, 99)
        body.append(sign(statut, 8, y + 10))
        body.append(svg.label(22, y + 14, f"{statut} ({len(numbers)})", font_weight="bold"))
        y += svg.LINE_HEIGHT if sheet.narrow else 0
        body += [svg.label(left, y + 14 + n * svg.LINE_HEIGHT, line) for n, line in enumerate(lines)]
        y += len(lines) * svg.LINE_HEIGHT + 8
    return y, body


def counted(tiles: Sequence[Tile]) -> Iterator[str]:
    """How many fiches stand where: « en cours : 3 »."""
    for statut in ORDER:
        number = sum(tile.statut == statut for tile in tiles)
        if number:
            yield f"{statut}{french.NO_BREAK}: {number}"
