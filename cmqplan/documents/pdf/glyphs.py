"""Which characters of a document a PDF can't show, said so that a reader finds them."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import name

from cmqplan.fonts import is_shown


def unshown(texts: Iterable[str]) -> dict[str, str]:
    """The characters that can't be shown, each with the text it first stands in."""
    found: dict[str, str] = {}
    accepted: set[str] = set()
    for text in texts:
        for character in sorted(set(text) - accepted):
            if is_shown(character):
                accepted.add(character)
            else:
                found.setdefault(character, text)
    return found


def described(character: str, text: str) -> str:
    """A character as a reader can find it: itself where it can be printed, its number, its name, and the words around."""
    at = text.index(character)
    around = text[max(at - 20, 0) : at + 21].strip()
    around = (
        ("…" if at > 20 else "")
        + "".join(c if c.isprintable() else "\ufffd" for c in around)
        + ("…" if len(text) > at + 21 else "")
    )
    itself = f"{character} " if character.isprintable() else ""
    return f"{itself}(U+{ord(character):04X}{', ' if name(character, '') else ''}{name(character, '')}) – « {around} »"
