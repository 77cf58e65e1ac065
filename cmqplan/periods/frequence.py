"""How often something comes back: what a period is not, and what stands beside one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

from cmqplan.periods.calendar import add_months
from cmqplan.periods.periode import Periode


class Frequence(StrEnum):
    """How often something comes back."""

    QUOTIDIENNE = "quotidienne"
    HEBDOMADAIRE = "hebdomadaire"
    MENSUELLE = "mensuelle"
    BIMESTRIELLE = "bimestrielle"
    TRIMESTRIELLE = "trimestrielle"
    SEMESTRIELLE = "semestrielle"
    ANNUELLE = "annuelle"
    BIENNALE = "biennale"


_MONTHS: Final = {
    Frequence.MENSUELLE: 1,
    Frequence.BIMESTRIELLE: 2,
    Frequence.TRIMESTRIELLE: 3,
    Frequence.SEMESTRIELLE: 6,
    Frequence.ANNUELLE: 12,
    Frequence.BIENNALE: 24,
}
_DAY: Final = timedelta(days=1)


def repeated(first: Periode, frequence: Frequence, until: date | None) -> Periode:
    """All the times of what takes place first in a period and comes back: those that begin by ``until`` are the moments of
    one period. What comes back each day or each week goes on until then, as one span. The first period alone, where no end
    is known, and where it is longer than what parts two times (« mensuelle » and « 2024 »).
    """
    if until is None or first.debut is None or first.fin is None:
        return first
    months = _MONTHS.get(frequence)
    if months is None:
        return replace(first, fin=max(first.fin, until))
    if add_months(first.debut, months) <= first.fin:
        return first
    times: list[tuple[date, date]] = []
    for after in count(step=months):
        again = [_later(span, after) for span in first.moments or ((first.debut, first.fin),)]
        times += [span for span in again if span[0] <= until]
        if again[-1][0] > until:
            break
    return replace(first, fin=times[-1][1], moments=tuple(times)) if len(times) > 1 else first


def _later(span: tuple[date, date], months: int) -> tuple[date, date]:
    """A span so many months later; a whole month stays a whole month."""
    begins = add_months(span[0], months)
    return begins, max(begins, add_months(span[1] + _DAY, months) - _DAY)
