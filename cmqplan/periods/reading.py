"""Reading one period: the length is limited, readings are remembered, why a text is no period is looked for once it is refused."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cmqplan.periods.grammar import read
from cmqplan.periods.periode import Periode
from cmqplan.periods.refusals import PeriodeRefusee, refusal

LONGEST: Final = 200
"""Characters of the longest text that is read as a period."""


def parse(text: str, *, exercice: int | None = None, annee: int | None = None) -> Periode:
    """The period a text means; ``exercice`` is the year of what is written without one, ``annee`` that of examples.

    Raises :class:`PeriodeRefusee`, and nothing else, for a text that is no period or that can be read in two ways.
    """
    if len(text) > LONGEST:
        raise refusal("too-long", text, 0, len(text), length=str(len(text)))
    try:
        return _remembered(str.__str__(text), exercice)
    except PeriodeRefusee as error:
        from cmqplan.periods.diagnosis import said_better

        raise said_better(error, text, exercice, annee or exercice or 2024) from None


@lru_cache(maxsize=2048)
def _remembered(text: str, exercice: int | None) -> Periode:
    return read(text, exercice)


def is_read(text: str, exercice: int | None) -> bool:
    """Whether a text is a period, without the work of saying why not."""
    if len(text) > LONGEST:
        return False
    try:
        read(text, exercice)
    except PeriodeRefusee:
        return False
    return True
