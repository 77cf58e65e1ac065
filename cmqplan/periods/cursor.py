"""A place among the tokens of a text, and the refusal of what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cmqplan.periods.refusals import PeriodeRefusee, refusal
from cmqplan.periods.tokens import END, NUMBER, SIGN, WORD, Token, fold, tokenize
from cmqplan.periods.words import (
    ALSO,
    ARTICLES,
    CALENDAR,
    FORTNIGHT,
    HALF_YEAR,
    HOURS,
    LAST,
    LENGTHS,
    MONTH,
    MONTHS,
    OF,
    ORDINAL_WORDS,
    PARTS,
    QUARTER,
    RECURRING,
    RELATIVE,
    SCHOOL,
    SEASONS,
    UNDECIDED,
    VAGUE,
    WEEK,
    WEEKDAYS,
    YEAR,
)

_KINDS: Final = (
    ("vague-word", VAGUE),
    ("relative-word", RELATIVE),
    ("recurring", RECURRING),
    ("undecided", UNDECIDED),
    ("time-of-day", HOURS),
)

_FIGURES = str.maketrans("oOlI", "0011")
"""Letters written for the figures they look like."""


class Cursor:
    """The tokens of one text and how far they are read."""

    __slots__ = ("exercice", "index", "text", "tokens")

    def __init__(self, text: str, exercice: int | None) -> None:
        self.text = text
        self.exercice = exercice
        self.tokens = tokenize(text)
        self.index = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def ahead(self, count: int = 1) -> Token:
        """The token ``count`` places further, or the last one."""
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    @property
    def last_end(self) -> int:
        """The end of the token just read."""
        return self.tokens[self.index - 1].end

    def step(self) -> Token:
        token = self.tokens[self.index]
        if token.kind != END:
            self.index += 1
        return token

    def at(self, *words: str) -> bool:
        """Whether these words come next."""
        return all(
            self.tokens[min(self.index + n, len(self.tokens) - 1)].text == word
            for n, word in enumerate(words)
        )

    def take(self, phrases: Sequence[tuple[str, ...]]) -> bool:
        """Step over the first of these phrases that comes next."""
        first = self.token.text
        for phrase in phrases:
            if phrase[0] == first and self.at(*phrase):
                self.index += len(phrase)
                return True
        return False

    def skip(self, words: frozenset[str]) -> None:
        """Step over these words, as many as come."""
        while self.token.text in words:
            self.index += 1

    def skip_dot(self) -> None:
        """Step over the period of an abbreviation."""
        if self.token.text == "." and self.token.tight:
            self.index += 1

    def refused(
        self, kind: str, start: int, end: int, suggestion: str | None = None, **params: str
    ) -> PeriodeRefusee:
        """The refusal of some characters; ``example`` among the params replaces the usual one."""
        return refusal(kind, self.text, start, end, suggestion, **params)

    def replaced(self, start: int, end: int, words: str) -> str:
        """The whole text with some characters replaced."""
        return self.text[:start] + words + self.text[end:]

    def unexpected(self) -> PeriodeRefusee:
        """The refusal of the token that comes next, by what is known of it."""
        token = self.token
        start, end = token.start, token.end
        if token.kind == END:
            start = self.tokens[self.index - 1].start if self.index else 0
            return self.refused("unfinished", start, len(self.text))
        if token.kind == SIGN:
            if token.text in "?~%≈±":
                return self.refused("uncertain-sign", start, end)
            return self.refused("misplaced-word", start, end)
        if token.text == "t" and token.tight and self.ahead().kind == NUMBER and self.ahead().tight:
            return self.refused("time-of-day", start, len(self.text), self.text[:start])
        glued = self._glued_end()
        if glued > end and any(char.isdigit() for char in self.text[start:glued]):
            return self.refused("unknown-word", start, glued, self._with_digits(start, glued))
        if token.kind == NUMBER:
            if len(token.text) not in (1, 2, 4):
                return self.refused("written-number", start, end)
            return self.refused("misplaced-word", start, end)
        if token.text.endswith("'") and self.ahead().tight:
            end = self.ahead().end
        if token.text == "ou":
            return self.refused("alternative", start, end, self.replaced(start, end, "à"))
        for kind, words in _KINDS:
            if token.text in words:
                if kind == "undecided" and self.index and self.tokens[self.index - 1].text == "a":
                    start = self.tokens[self.index - 1].start  # « à définir »
                return self.refused(kind, start, end)
        if not any(char.isdigit() for char in self.text) and UNDECIDED & {item.text for item in self.tokens}:
            return self.refused("undecided", 0, len(self.text))  # « date à fixer », « dès que possible »
        if token.text in known_words():
            return self.refused("misplaced-word", start, end)
        return self.refused("unknown-word", start, end)

    def _glued_end(self) -> int:
        """The end of the letters and digits that touch this token."""
        index = self.index
        while self.tokens[index + 1].tight and self.tokens[index + 1].kind in (NUMBER, WORD):
            index += 1
        return self.tokens[index].end

    def _with_digits(self, start: int, end: int) -> str | None:
        """The text with the letters O and l of a number turned into figures, as in 2O24."""
        figures = self.text[start:end].translate(_FIGURES)
        return self.replaced(start, end, figures) if figures.isdigit() else None


_SPELT: Final = {
    "fevrier": "février",
    "aout": "août",
    "decembre": "décembre",
    "ete": "été",
    "annee": "année",
    "annees": "années",
    "rentree": "rentrée",
    "debut": "début",
    "premiere": "première",
    "apres": "après",
    "deuxieme": "deuxième",
    "troisieme": "troisième",
    "quatrieme": "quatrième",
    "derniere": "dernière",
}


def known_words() -> frozenset[str]:
    """Every word of the language."""
    groups = (
        MONTHS,
        WEEKDAYS,
        SEASONS,
        ORDINAL_WORDS,
        LAST,
        PARTS,
        WEEK,
        QUARTER,
        HALF_YEAR,
        FORTNIGHT,
        MONTH,
    )
    more = (YEAR, SCHOOL, CALENDAR, ARTICLES, OF, ALSO, LENGTHS)
    loose = "rentree courant a au aux en entre jusqu' jusque avant apres depuis horizon ici partir compter plus tard"
    return frozenset(word for group in (*groups, *more) for word in group) | frozenset(loose.split())


def nearest_word(word: str) -> str | None:
    """The known word that is most like this one, if one is, with its accents. Slow: only for what is shown."""
    from difflib import get_close_matches

    candidates = sorted(known for known in known_words() if len(known) > 3)
    found = get_close_matches(fold(word)[0][:30], candidates, 1, 0.75)
    return _SPELT.get(found[0], found[0]) if found else None
