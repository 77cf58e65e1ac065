"""Reading one period: the length is limited, readings are remembered, suggestions are read before they are made."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cmqplan.periods.cursor import nearest_word
from cmqplan.periods.grammar import read
from cmqplan.periods.periode import Periode
from cmqplan.periods.refusals import EXAMPLE, EXAMPLES, PeriodeRefusee, refusal

LONGEST: Final = 200
"""Characters of the longest text that is read as a period."""


def parse(text: str, *, exercice: int | None = None) -> Periode:
    """The period a text means; ``exercice`` is the year of what is written without one.

    Raises :class:`PeriodeRefusee`, and nothing else, for a text that is no period or that can be read in two ways.
    """
    if len(text) > LONGEST:
        raise refusal("too-long", text, 0, len(text), length=str(len(text)))
    try:
        return _remembered(str.__str__(text), exercice)
    except PeriodeRefusee as error:
        raise _with_sure_suggestion(error, text, exercice) from None


@lru_cache(maxsize=2048)
def _remembered(text: str, exercice: int | None) -> Periode:
    return read(text, exercice)


def _with_sure_suggestion(error: PeriodeRefusee, text: str, exercice: int | None) -> PeriodeRefusee:
    """The refusal, its suggestion and its example left out or replaced when they would be refused in their turn."""
    if error.kind == "unknown-word" and error.suggestion is None:
        nearest = nearest_word(text[error.start : error.end])
        if nearest is not None:
            suggestion = text[: error.start] + nearest + text[error.end :]
            error = refusal(error.kind, text, error.start, error.end, suggestion)
    return _sure(error, exercice)


def _sure(error: PeriodeRefusee, exercice: int | None) -> PeriodeRefusee:
    suggestion, params = error.suggestion, dict(error.params)
    if suggestion is not None and not is_read(suggestion, exercice):
        suggestion = None
        del params["suggestion"]
    if not is_read(params["example"], exercice):
        params["example"] = EXAMPLES.get(error.kind, EXAMPLE)
    return PeriodeRefusee(error.kind, params, error.start, error.end, suggestion)


def is_read(text: str, exercice: int | None) -> bool:
    """Whether a text is a period, without the work of saying why not."""
    if len(text) > LONGEST:
        return False
    try:
        read(text, exercice)
    except PeriodeRefusee:
        return False
    return True
