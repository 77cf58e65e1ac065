"""Characters that steer whatever shows them (a terminal, a log, a page) instead of being shown.

Every way out passes here: what people and logs read through ``visible``, what programs read as JSON through ``as_json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

SIGN = "·"
"""Stands where a character without a shape stood."""

CONTROLS = (
    "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
)
"""Inside a regular expression's brackets: C0 and C1 but tab and line ends, line separators, what turns the direction of
writing (Unicode's Bidi_Control), halves of characters, what is no character."""

_STEERING = re.compile(f"[{CONTROLS}]|\r(?!\n)")
_OBEYED = re.compile(r"^([ \t]*)(?=::)", re.MULTILINE)
_UNSAFE_IN_JSON = re.compile(f"[{CONTROLS}]")


def visible(text: str) -> str:
    """The text, each character that steers replaced by a sign. Tabs and line ends stay."""
    return _STEERING.sub(SIGN, text)


def unobeyed(text: str) -> str:
    """The text without a line that a build service would obey in its log: one that begins with two colons."""
    return _OBEYED.sub(rf"\1{SIGN}", text) if "::" in text else text


def one_line(text: str) -> str:
    """The same on one line: a line end in a file's name doesn't begin a line of its own."""
    return visible(" ".join(text.splitlines()))


def as_json(document: object, *, indent: int | None = 2) -> str:
    """JSON that reads back the same, with whatever steers written as an escape."""
    return "".join(_parts(document, indent))


def as_json_bytes(document: object) -> bytes:
    """The same in UTF-8. A large document is never held as a text as well."""
    made = bytearray()
    for part in _parts(document, 2):
        made += part.encode()
    return bytes(made)


def _parts(document: object, indent: int | None) -> Iterator[str]:
    import json  # what only speaks to people does without

    pieces = iter(json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(document))
    while part := "".join(islice(pieces, 10_000)):
        yield _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", part)
    yield "\n"
