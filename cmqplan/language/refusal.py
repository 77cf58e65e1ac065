"""A text that is refused: what every refusal of an amount, a share or a period has in common."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Self

from cmqplan.language.said import Says
from cmqplan.language.values import fill

_SPACES = "\u00a0\u202f"


class Refusal(ValueError):  # noqa: N818 - an answer like another, handled by the caller
    """``kind`` chooses among the ``sentences``, ``params`` fill them: ``text`` (what was written, shortened), ``part`` (the
    characters at fault), ``example`` (the suggestion, else a form that is read); some kinds have more. ``start`` and ``end`` are
    the characters at fault (half-open). ``suggestion`` is a text that is read, when only one is likely meant; it isn't applied
    unasked."""

    sentences: ClassVar[Mapping[str, Says]]

    def __init__(
        self, kind: str, params: Mapping[str, str], start: int, end: int, suggestion: str | None = None
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.params: Mapping[str, str] = MappingProxyType(dict(params))
        self.start = start
        self.end = end
        self.suggestion = suggestion

    @property
    def says(self) -> Says:
        return self.sentences[self.kind]

    def __str__(self) -> str:
        """What is wrong."""
        return fill(self.says.message, self.params)

    @property
    def advice(self) -> str:
        """What to write instead."""
        return fill(self.says.help, self.params)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (self.kind, dict(self.params), self.start, self.end, self.suggestion)


def shorten(text: str, most: int) -> str:
    """At most ``most`` printable characters of a text, on one line."""
    if len(text) > most:
        text = text[: most - 1] + "…"
    return "".join(
        c if c.isprintable() or c in _SPACES else " " if c.isspace() else "\ufffd" for c in text
    ).strip()
