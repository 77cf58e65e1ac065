"""From characters to tokens: capitals, accents, dashes, apostrophes and spaces of every kind become one of each."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_GONE: Final = "\x00"
_DASHES: Final = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'\u2018\u2019\u201b\u2032\u02bc\u00b4`\uff07"), "'")


class _Folding(dict[int, str]):
    """One character for one: ``str.translate`` asks for those that aren't in the table."""

    def __missing__(self, code: int) -> str:
        return _fold(chr(code))


def _fold(char: str) -> str:
    if char.isspace():
        return " "
    if char == _GONE:
        return "\ufffd"
    if unicodedata.category(char) in ("Mn", "Cf"):
        return _GONE
    plain = "".join(c for c in unicodedata.normalize("NFKD", char.lower()) if not unicodedata.combining(c))
    return plain if len(plain) == 1 else char


_FOLDING: Final = _Folding(
    {
        **{code: chr(code) for code in range(0x21, 0x7F)},
        **{code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
        **{ord(char): plain for char, plain in zip("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy", strict=True)},
        **{ord(char): plain for char, plain in zip("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuy", strict=True)},
        **_DASHES,
        **_APOSTROPHES,
        **dict.fromkeys(map(ord, " \t\n\r\u00a0\u202f\u2009\u2003\u3000"), " "),
        ord("\u2192"): ">",
        ord("\u21d2"): ">",
    }
)
_TOKEN: Final = re.compile(r"([0-9]+)|([a-z]+'?)|(\.\.|[^ ])")


class Token(NamedTuple):
    """A number, a word or a sign: its folded text, its characters, whether it touches the token before."""

    kind: int
    text: str
    start: int
    end: int
    tight: bool

    @property
    def rank(self) -> int:
        """The number of a week, a month…; a thousand, which none of them has, for more figures than three."""
        return int(self.text) if len(self.text) <= 3 else 1000


NUMBER: Final = 1
WORD: Final = 2
SIGN: Final = 3
END: Final = 0


def fold(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and where each of its characters comes from when some were dropped."""
    folded = text.translate(_FOLDING)
    if _GONE not in folded:
        return folded, None
    kept = [index for index, char in enumerate(folded) if char != _GONE]
    return "".join(folded[index] for index in kept), kept


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, closed by one of kind ``END``."""
    folded, origin = fold(text)
    tokens: list[Token] = []
    last: int | None = None
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        group = match.lastindex or SIGN
        where = (start, end) if origin is None else (origin[start], origin[end - 1] + 1)
        tokens.append(Token(group, match[0], where[0], where[1], start == last))
        last = end
    tokens.append(Token(END, "", len(text), len(text), False))
    return tokens
