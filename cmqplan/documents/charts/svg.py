"""Writing SVG: escaped text, whole numbers where possible, ids that are the same at every run.

A picture carries its own colours and a light panel, so that it looks the same on a dark page, on paper and in Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from cmqplan.language.controls import visible

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
INK = "#1b2530"
SOFT = "#55606c"
LINE = "#c9d1d6"
BAND = "#f1f4f5"
PANEL = "#ffffff"
ACCENT = "#0f5c66"
LIGHT = "#d3e5e6"
MARK = "#9a3412"

WIDTH = 720
"""CSS pixels: what fits across an A4 page at 96 to the inch."""


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
    return tag("text", escape(text), x=x, y=y, **{"fill": INK, "font_size": 12, **attributes})


def fitted(
    x: int, middle: int, text: str, width: int, size: int = 12, **attributes: str | Decimal | int
) -> Iterator[str]:
    """A text in a width, centred on a height: on one line, or on two smaller ones cut with « … »."""
    if len(text) <= _most(width, size):
        yield label(x, middle + 4, text, font_size=size, **attributes)
        return
    first, second = _two_lines(text, _most(width, size - 1))
    yield label(x, middle - 2, first, font_size=size - 1, **attributes)
    if second:
        yield label(x, middle + 10, second, font_size=size - 1, **attributes)


def _most(width: int, size: int) -> int:
    """How many characters surely fit: measured roughly, on the wide side."""
    return max(int(width / (size * 0.56)), 8)


def _two_lines(text: str, most: int) -> tuple[str, str]:
    cut = text.rfind(" ", 0, most + 1)
    cut = cut if cut > most // 3 else most
    first, second = text[:cut].rstrip(), text[cut:].strip()
    return first, second if len(second) <= most else second[: most - 1].rstrip() + "…"


def patterns(prefix: str) -> str:
    """The fillings that tell kinds apart without colour: hatched, dotted, crossed."""

    def pattern(name: str, size: int, *inside: str) -> str:
        return tag(
            "pattern", *inside, id=f"{prefix}-{name}", width=size, height=size, patternUnits="userSpaceOnUse"
        )

    return tag(
        "defs",
        pattern(
            "hatched",
            6,
            tag("rect", width=6, height=6, fill=LIGHT),
            tag("path", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5", stroke=ACCENT, stroke_width="1.2"),
        ),
        pattern(
            "dotted",
            6,
            tag("rect", width=6, height=6, fill=PANEL),
            tag("circle", cx=3, cy=3, r="1.1", fill=MARK),
        ),
        pattern(
            "crossed",
            8,
            tag("rect", width=8, height=8, fill=BAND),
            tag("path", d="M0 0L8 8M8 0L0 8", stroke=SOFT, stroke_width="0.8"),
        ),
    )


def picture(
    prefix: str, title: str, description: str, height: int, body: Iterable[str], *, width: int = WIDTH
) -> str:
    """The whole picture. ``prefix`` must be its own within a document."""
    attributes: Mapping[str, str | int] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "font_family": FONT,
        "aria_labelledby": f"{prefix}-title {prefix}-desc",
    }
    return tag(
        "svg",
        tag("title", escape(title), id=f"{prefix}-title"),
        tag("desc", escape(description), id=f"{prefix}-desc"),
        patterns(prefix),
        tag("rect", width=width, height=height, fill=PANEL),
        *body,
        **attributes,
    )
