"""Writing SVG: escaped text, whole numbers where possible, ids that are the same at every run.

A picture is drawn in the colours below, its texts in the colour of the text around it. It has no ground of its own: a page
that is dark gives each of these colours another one, by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

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

WIDTH = 634
"""CSS pixels: what stands between the margins of an A4 page at 96 to the inch, so that letters are printed in their size."""
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


def lines_of(text: str, width: int, most: int = 9) -> list[str]:
    """A label's lines in a width: as many as it takes, up to ``most``."""
    return shortened(wrapped(visible(text), width, SIZE), most)


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


def picture(
    prefix: str, title: str, description: str, height: int, body: Iterable[str], *, width: int = WIDTH
) -> str:
    """The whole picture. ``prefix`` must be its own within a document."""
    height = max(height, -(-width // LONGEST))
    attributes: Mapping[str, str | int] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "font_family": FONT,
        "color": INK,
        "aria_labelledby": f"{prefix}-title {prefix}-desc",
    }
    return tag(
        "svg",
        tag("title", escape(title), id=f"{prefix}-title"),
        tag("desc", escape(description), id=f"{prefix}-desc"),
        *body,
        **attributes,
    )
