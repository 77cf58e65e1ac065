"""Reading one period: the length is limited, readings are remembered, suggestions are read before they are made."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

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
        raise _with_sure_suggestion(error, exercice) from None


@lru_cache(maxsize=2048)
def _remembered(text: str, exercice: int | None) -> Periode:
    return read(text, exercice)


def _with_sure_suggestion(error: PeriodeRefusee, exercice: int | None) -> PeriodeRefusee:
    """The refusal, its suggestion and its example left out or replaced when they would be refused in their turn."""
    suggestion, params = error.suggestion, dict(error.params)
    if suggestion is not None and not _is_read(suggestion, exercice):
        suggestion = None
        del params["suggestion"]
    if not _is_read(params["example"], exercice):
        params["example"] = EXAMPLES.get(error.kind, EXAMPLE)
    return PeriodeRefusee(error.kind, params, error.start, error.end, suggestion)


def _is_read(text: str, exercice: int | None) -> bool:
    try:
        read(text, exercice)
    except PeriodeRefusee:
        return False
    return True
