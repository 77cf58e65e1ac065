"""How wide a text is once drawn, in the wider of the fonts that show it: ours on paper, the reader's own on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_BY_WIDTH = {
    140: "\u202f",
    260: "|¦",
    280: " ',.:;ijl\xa0·ìíîï‘’",
    300: "IÌÍÎÏ",
    320: "!f",
    340: "()-[]{}¡\xad‐",
    360: "/\\•",
    380: "rtª²³¹º₂",
    400: "°",
    440: "*",
    500: '"Jcsvxyzçýÿ“”',
    520: "^",
    540: "k",
    560: "#$0123456789?L_`aeghnou¢£¤¥§¨«¯±´¸»àáâãäåèéêëðñòóôõö÷ùúûü–€≤≥",
    580: "bdpqµþ",
    600: "+<=>~¬¶×−",
    620: "FTZ¿ßø",
    680: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞŸ",
    740: "CDHNRU®ÇÐÑÙÚÛÜ",
    760: "w©",
    780: "GOQÒÓÔÕÖØ",
    840: "M¼½¾",
    860: "m",
    900: "%æ",
    960: "Wœ",
    1000: "ÆŒ—…→←",
    1020: "@",
}
"""Thousandths of the letters' size → the characters that wide, in Source Sans Pro (regular, semibold) and in Liberation Sans,
which is as wide as Arial; rounded up."""
_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters}
_WIDEST = 1020
_BREAK = re.compile(r"(?<=[ \-‐])")


@lru_cache(4096)
def measured(text: str, size: int) -> int:
    """CSS pixels that surely hold a text in letters of this size."""
    return -(-sum(_WIDTHS.get(character, _WIDEST) for character in text) * size // 1000)


def wrapped(text: str, width: int, size: int) -> list[str]:
    """A text on as many lines as it takes; only a word wider than a line is cut."""
    if measured(text, size) <= width:
        return [text.rstrip()] if text.strip() else []
    lines: list[str] = [""]
    taken = 0
    for word in _words(text, width, size):
        wide = measured(word, size)
        if taken + wide - (measured(" ", size) if word.endswith(" ") else 0) <= width:
            lines[-1] += word
            taken += wide
        else:
            lines.append(word)
            taken = wide
    return [line.rstrip() for line in lines if line.strip()]


def _words(text: str, width: int, size: int) -> Iterator[str]:
    for word in _BREAK.split(" ".join(text.split(" "))):
        rest = word
        while measured(rest.rstrip(), size) > width and len(rest) > 1:
            fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or measured(rest[:n], size) <= width)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def shortened(lines: list[str], most: int) -> list[str]:
    """The first lines, ended by « … » where there are more."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1].rstrip(" ,;:–-") + "…"]
