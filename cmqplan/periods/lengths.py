"""Lengths of time: « 5 ans », « 18 mois », « trois semaines »."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cmqplan.periods.calendar import add_months
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.periode import Periode
from cmqplan.periods.refusals import PeriodeRefusee
from cmqplan.periods.tokens import END, NUMBER
from cmqplan.periods.words import LENGTH_LEADS, LENGTH_UNITS, NUMBERS

LONGEST: Final = 120 * 12
"""Months of the longest length: what is more is a slip."""


@dataclass(frozen=True, slots=True)
class Length:
    """So many months, or so many days; ``words`` is how it was written."""

    months: int
    days: int
    words: str

    def __str__(self) -> str:
        return self.words

    def last_day(self, first: date) -> date:
        """The last day of such a length that starts on a day: the eve of the same day so many months later, or the last
        day of that month when it has no such day."""
        if self.days:
            return first + timedelta(days=self.days - 1)
        same = add_months(first, self.months)
        return same if same.day < first.day else same - timedelta(days=1)

    def spans(self, periode: Periode) -> bool:
        """Whether a period with both bounds is this long."""
        return periode.debut is not None and self.last_day(periode.debut) == periode.fin


def read_length(c: Cursor) -> Length | None:
    """The length that comes next, stepped over; None, and nothing stepped over, when none does."""
    token, unit = c.token, c.ahead()
    number = int(token.text) if token.kind == NUMBER and len(token.text) < 4 else NUMBERS.get(token.text)
    if not number or unit.text not in LENGTH_UNITS:
        return None
    months, days = (each * number for each in LENGTH_UNITS[unit.text])
    if max(months, days // 30) > LONGEST:
        raise c.refused("too-long-length", token.start, unit.end, length=c.text[token.start : unit.end])
    c.index += 2
    return Length(months, days, c.text[token.start : unit.end])


def parse_duree(text: str) -> Length | None:
    """The length of time a text is, « pour une durée de 5 ans » or « 5 ans »; None of anything else."""
    c = Cursor(text, None)
    c.take(LENGTH_LEADS)
    try:
        length = read_length(c)
    except PeriodeRefusee:
        return None
    return length if c.token.kind == END else None
