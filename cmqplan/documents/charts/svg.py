"""Writing SVG: escaped text, whole numbers where possible, ids that are the same at every run.

A picture is drawn in the colours below, its texts in the colour of the text around it. It has no ground of its own: a page
that is dark gives each of these colours another one, by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeAlias

from cmqplan.documents.images import LONGEST
from cmqplan.documents.palette import ACCENT as ACCENT
from cmqplan.documents.palette import LIGHT as LIGHT
from cmqplan.documents.palette import MARK as MARK
from cmqplan.documents.palette import WARM as WARM
from cmqplan.documents.typography import HYPHEN, set_text
from cmqplan.documents.widths import measured, shortened, wrapped
from cmqplan.language.controls import visible

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Fonts as wide as one another, whose widths are known: a label keeps to its place whatever the reader's computer has."""
INK = "#1b2530"
SOFT = "#55606c"
LINE = "#c9d1d6"
BAND = "#f1f4f5"
ON_ACCENT = "#fefefe"
HALO: dict[str, str | int] = {
    "stroke": ON_ACCENT,
    "stroke_width": 3,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}
"""Keeps lines off the letters they would strike through."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn on: so many CSS pixels wide. A ``narrow`` one has labels above what they name, not beside it."""

    width: int
    narrow: bool = False

    @property
    def name(self) -> str:
        """The class by which a page shows one of the two."""
        return "narrow" if self.narrow else "wide"


PAPER = Sheet(634)
"""What stands between the margins of an A4 page at 96 pixels to the inch, so that letters are printed in their size."""
PHONE = Sheet(320, narrow=True)
"""What stands between the margins of a page on a phone 360 pixels wide: on a wider one, letters grow."""
SIZE = 12
"""CSS pixels of every letter: nine points on paper."""
LINE_HEIGHT = 14
"""CSS pixels between two lines of a label."""


def escape(text: str) -> str:
    plain = visible(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def number(value: Decimal | int) -> str:
    """At most one decimal, without a trailing zero."""
    if isinstance(value, int):
        return str(value)
    rounded = value.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
    return f"{rounded:f}".removesuffix(".0")


def tag(name: str, /, *children: str, **attributes: str | Decimal | int) -> str:
    """An element; ``_`` in an attribute's name stands for a hyphen, and one at its end is dropped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def label(x: Decimal | int, y: Decimal | int, text: str, **attributes: str | Decimal | int) -> str:
    return tag(
        "text",
        escape(set_text(text).replace(HYPHEN, "-")),
        x=x,
        y=y,
        **{"fill": "currentColor", "font_size": SIZE, **attributes},
    )


MOST_LINES = 9
"""Lines of one label."""
TALLEST = 860
"""CSS pixels of a picture's height that stand on a page, under its title."""


def lines_of(text: str, width: int, most: int = MOST_LINES) -> list[str]:
    """A label's lines in a width: as many as it takes, up to ``most``."""
    return shortened(wrapped(visible(text), width, SIZE), most)


def fitted(
    labels: Sequence[tuple[str, int]], high: Callable[[int, int], int], most: int = MOST_LINES
) -> list[list[str]]:
    """The lines of labels, each in its width: whole where together they stand on a page, else cut after as many lines as do.
    ``high`` tells what a row takes: its rank and its label's lines → CSS pixels."""
    whole = [wrapped(visible(text), width, SIZE) for text, width in labels]
    for lines in range(most, 2, -1):
        if sum(high(n, min(len(one), lines)) for n, one in enumerate(whole)) <= TALLEST:
            return [shortened(one, lines) for one in whole]
    return [shortened(one, 2) for one in whole]


def labels(
    x: Decimal | int, middle: Decimal | int, lines: Sequence[str], **attributes: str | Decimal | int
) -> Iterator[str]:
    """Lines one under another, centred on a height."""
    first = middle - Decimal(LINE_HEIGHT * (len(lines) - 1)) / 2 + 4
    for n, line in enumerate(lines):
        yield label(x, first + LINE_HEIGHT * n, line, **attributes)


def width_of(text: str, *, bold: bool = False) -> int:
    """CSS pixels that a label takes."""
    width = measured(visible(text), SIZE)
    return width * 109 // 100 if bold else width


Body: TypeAlias = "tuple[int, Iterable[str]]"
"""How high a picture is, in CSS pixels, and what is in it."""


def drawn(name: str, title: str, description: str, draw: Callable[[Sheet], Body]) -> str:
    """A picture on paper, then the same for a phone. ``name`` must be its own within a document."""
    return "".join(
        _picture(f"{name}-{sheet.name}", title, description, sheet, draw) for sheet in (PAPER, PHONE)
    )


def _picture(name: str, title: str, description: str, sheet: Sheet, draw: Callable[[Sheet], Body]) -> str:
    high, body = draw(sheet)
    high = max(high, -(-sheet.width // LONGEST))
    return tag(
        "svg",
        tag("title", escape(title), id=f"{name}-title"),
        tag("desc", escape(description), id=f"{name}-desc"),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        class_=sheet.name,
        width=sheet.width,
        height=high,
        viewBox=f"0 0 {sheet.width} {high}",
        font_family=FONT,
        color=INK,
        aria_labelledby=f"{name}-title {name}-desc",
    )
