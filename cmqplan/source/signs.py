"""What one look at a file's bytes tells of it, for next to nothing: its capitals and its rarer signs."""

from __future__ import annotations

_COMMON = bytes(
    byte
    for byte in range(256)
    if byte < 0x21
    or byte >= 0x7F
    or chr(byte).islower()
    or chr(byte).isdigit()
    or chr(byte) in ",.;:!-'\"|{}&@%+=~^`$\\"
)
"""Spaces, small letters, figures, whatever is no ASCII, and the signs that any fiche is full of."""


def signs(data: bytes) -> bytes:
    """The capitals and the rarer signs of a text, in their order, without what stands between them.

    What isn't in it isn't in the text: without « TODO » here, none there. The reverse isn't so.
    """
    return data.translate(None, _COMMON)
