"""The days of a point: months, quarters, seasons, weeks and the thirds of a month or of a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from cmqplan.periods.periode import Point, Precision

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""Years out of these are taken for a slip of the keyboard."""

MONTHS_OF: Final = {"trimestre": 3, "semestre": 6}
NO_SUCH: Final = {"trimestre": "no-such-quarter", "semestre": "no-such-half-year"}
_SEASON_STARTS: Final = ((3, 20), (6, 21), (9, 23), (12, 21))
_SEASON_ENDS: Final = ((6, 20), (9, 22), (12, 20), (3, 19))
_THIRD: Final = {"début": 0, "mi": 1, "fin": 2}
_DAY: Final = timedelta(days=1)

PRECISIONS: Final = {
    "jour": Precision.jour,
    "semaine": Precision.semaine,
    "quinzaine": Precision.quinzaine,
    "mois": Precision.mois,
    "rentrée": Precision.mois,
    "trimestre": Precision.trimestre,
    "semestre": Precision.semestre,
    "saison": Precision.saison,
    "année": Precision.annee,
    "scolaire": Precision.annee_scolaire,
    "universitaire": Precision.annee_scolaire,
}
_PART_PRECISIONS: Final = {
    "mois": Precision.partie_de_mois,
    "trimestre": Precision.mois,
    "semestre": Precision.mois,
    "année": Precision.partie_d_annee,
    "scolaire": Precision.partie_d_annee,
    "universitaire": Precision.partie_d_annee,
}
_ORDER: Final = {precision: n for n, precision in enumerate(Precision)}


def days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def weeks_in(year: int) -> int:
    """52 or 53: 28 December is always in the last week (ISO 8601)."""
    return date(year, 12, 28).isocalendar().week


def precision_of(point: Point) -> Precision:
    return PRECISIONS[point.unite] if point.partie is None else _PART_PRECISIONS[point.unite]


def coarser(one: Precision, other: Precision) -> Precision:
    return one if _ORDER[one] >= _ORDER[other] else other


def bounds(point: Point) -> tuple[date, date]:
    """The first and the last day of a point whose year, month and rank are known and exist."""
    year = point.annee
    if year is None:
        raise ValueError(point)
    match point.unite:
        case "jour":
            day = date(year, point.mois or 1, point.rang)
            return day, day
        case "semaine":
            monday = date.fromisocalendar(year, point.rang, 1)
            return monday, monday + timedelta(days=6)
        case "quinzaine":
            month = point.mois or 1
            if point.rang == 1:
                return date(year, month, 1), date(year, month, 15)
            return date(year, month, 16), date(year, month, days_in(year, month))
        case "saison":
            ends = year + 1 if point.rang == 4 else year
            return date(year, *_SEASON_STARTS[point.rang - 1]), date(ends, *_SEASON_ENDS[point.rang - 1])
        case "mois" if point.partie is not None:
            third = _THIRD[point.partie]
            month = point.mois or 1
            last = days_in(year, month) if third == 2 else 10 * third + 10
            return date(year, month, 10 * third + 1), date(year, month, last)
    first, count = _months(point)
    if point.partie is not None:
        count //= 3
        first += count * _THIRD[point.partie]
    return _month_start(year, first), _month_start(year, first + count) - _DAY


def _months(point: Point) -> tuple[int, int]:
    """The first month (0 is January of the point's year) and the number of months."""
    match point.unite:
        case "mois":
            return (point.mois or 1) - 1, 1
        case "rentrée":
            return 8, 1
        case "trimestre" | "semestre":
            count = MONTHS_OF[point.unite]
            return count * (point.rang - 1), count
        case "scolaire" | "universitaire":
            return 8, 12
        case _:
            return 0, 12


def _month_start(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
