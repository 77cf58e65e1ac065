"""A refused text as its diagnosis looks at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from cmqplan.amounts import grammar
from cmqplan.amounts.grammar import BLANK
from cmqplan.amounts.refusals import MontantRefuse

WORD: Final = re.compile(r"(?:[^\W\d_]|€)+")
_BLANKS: Final = re.compile(f"[{BLANK}]")
_VISIBLE: Final = re.compile(rf"[^\s{BLANK}]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text; the same without case, accents and kinds of spaces, each character where it was; where it starts and ends
    without the spaces around it; and how such texts are read."""

    text: str
    folded: str
    start: int
    end: int
    reads: Callable[[str], object | None]

    def read(self, text: str) -> str | None:
        """What another text is read as, shown as it should be written, by whoever refuses this one; None if it is refused."""
        try:
            found = self.reads(text)
        except MontantRefuse:
            return None
        return None if found is None else str(found)

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def core(self) -> str:
        return self.folded[self.start : self.end]

    def without(self, span: tuple[int, int]) -> str:
        """The text with these characters taken away."""
        return f"{self.text[: span[0]]} {self.text[span[1] :]}"

    def end_of_words(self, end: int) -> int:
        """Where the words that go on at ``end`` stop: « pour l'AMO » is one thing to point at."""
        while match := _ONE_MORE_WORD.match(self.text, end):
            end = match.end()
        return end


_ONE_MORE_WORD: Final = re.compile(r"[\s'’ʼ\-]+[^\W\d_]+")

Cause: TypeAlias = Callable[[Written], MontantRefuse | None]
"""What may be wrong with a text: a refusal that says it, None when something else is."""


def look_at(text: str, reads: Callable[[str], object | None] = grammar.amount) -> Written:
    visible = [match.start() for match in _VISIBLE.finditer(text)]
    folded = "".join(map(_fold, text))
    return (
        Written(text, folded, visible[0], visible[-1] + 1, reads)
        if visible
        else Written(text, folded, 0, len(text), reads)
    )


def _fold(character: str) -> str:
    if character in "’ʼ‘´`′":
        return "'"
    if character.isspace() or _BLANKS.match(character):
        return " "
    return unicodedata.normalize("NFD", character)[0].lower()


def first_refusal(causes: tuple[Cause, ...], written: Written) -> MontantRefuse | None:
    return next((found for cause in causes if (found := cause(written))), None)
