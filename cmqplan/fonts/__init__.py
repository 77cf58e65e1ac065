"""The fonts that come with the program, and which characters a document can show: those that they draw and that PDF/A lets
a text hold."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache
from operator import itemgetter
from pathlib import Path
from unicodedata import category

FONTS = Path(__file__).parent
FILES = ("SourceSansPro-Regular.otf", "DejaVuSans.ttf")
"""The fonts a character is looked for in; the other styles hold no character that these two don't."""

_NEEDS_NO_GLYPH = frozenset("\u061c\u2066\u2067\u2068\u2069")
"""Marks of direction: they draw nothing, and Typst writes none of them."""

_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Say which of its shapes the character before them has, and draw nothing."""

_REFUSED = frozenset("\ufeff\u1680")
"""The byte-order mark: PDF/UA-1 forbids it (ISO 14289-1, 7.21.7), and what draws nothing shouldn't be in a text by accident.
The space of ogham: a font draws it, and Typst doesn't find it there at the end of a line."""


@cache
def is_shown(character: str) -> bool:
    """True when a font has the character and PDF/A allows it: private characters mean nothing in ten years' time."""
    if character in _NEEDS_NO_GLYPH:
        return True
    code = ord(character)
    if character in _REFUSED:
        return False
    kind = category(character)
    if kind in ("Mn", "Me") and character not in _VARIATIONS:
        return _has(
            _fonts()[0], code
        )  # a mark of the second font can't stand on a letter of the first: Typst gives up
    return kind not in ("Cc", "Co", "Cs", "Cn") and any(_has(runs, code) for runs in _fonts())


Runs = tuple[tuple[int, int, int], ...]
"""A font's characters in runs, in order: the first, the last, the glyph of the first."""


@cache
def _fonts() -> tuple[Runs, ...]:
    return tuple(_characters(FONTS / file) for file in FILES)


def _characters(path: Path) -> Runs:
    """What a font draws: the OpenType specification, « cmap », format 12."""
    with path.open("rb") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        places = {entry[0]: entry[1:] for entry in struct.iter_unpack(">4s4xLL", file.read(16 * count))}
        offset, length = places[b"cmap"]
        file.seek(offset)
        table = file.read(length)
    number = struct.unpack_from(">2xH", table)[0]
    starts = [start for _, _, start in struct.iter_unpack(">HHL", table[4 : 4 + 8 * number])]
    start = next(start for start in starts if struct.unpack_from(">H", table, start)[0] == 12)
    groups = struct.unpack_from(">12xL", table, start)[0]
    return tuple(struct.iter_unpack(">LLL", table[start + 16 : start + 16 + 12 * groups]))


def _has(runs: Runs, code: int) -> bool:
    at = bisect_right(runs, code, key=itemgetter(0)) - 1
    if at < 0:
        return False
    first, last, glyph = runs[at]
    return code <= last and glyph + code - first > 0
