"""Points put together: what the first borrows from the second, and the order of time they must follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cmqplan.periods.calendar import MONTHS_OF, NO_SUCH, bounds, days_in, weeks_in
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.periode import Borne, Forme, Point
from cmqplan.periods.refusals import PeriodeRefusee
from cmqplan.periods.words import JOURS, MOIS
from cmqplan.periods.writing import day_point, write_forme, write_point, write_range


def complete(c: Cursor, points: list[Point]) -> list[Point]:
    """The points with everything they borrow, each checked against the calendar and all in the order of time."""
    full = [points[-1]]
    for point in reversed(points[:-1]):
        full.insert(0, _borrow(c, point, full[0]))
    if full[-1].annee is None:
        full = _with_exercice(c, points, full)
    full = [checked(c, point) for point in full]
    for n in range(len(full) - 1):
        _check_order(c, points[n : n + 2], full[n], full[n + 1], len(points))
    return full


def _borrow(c: Cursor, point: Point, following: Point) -> Point:
    unit = following.unite
    if point.unite == "nombre":
        point = _borrow_unit(c, point, following)
    elif point.unite == "semaine-du" and point.mois is None:
        if unit not in ("jour", "semaine-du"):
            raise c.refused("missing-month", point.start, point.end)
        point = replace(point, mois=following.mois)
    elif point.unite == "partie":
        if following.partie is None:
            raise c.refused("missing-unit", point.start, point.end)
        point = replace(following, partie=point.partie, start=point.start, end=point.end)
    elif point.unite == "quinzaine" and point.mois is None:
        if following.mois is None:
            raise c.refused("missing-month", point.start, point.end)
        point = replace(point, mois=following.mois)
    if point.annee is None:
        point = replace(point, annee=following.annee)
    return point


def _borrow_unit(c: Cursor, point: Point, following: Point) -> Point:
    unit = following.unite
    if unit in ("jour", "semaine-du") and (not point.ordinal or point.rang == 1):
        return replace(point, unite="jour", mois=following.mois, ordinal=False)
    if unit in ("trimestre", "semestre", "semaine") and following.partie is None:
        return replace(point, unite=unit, ordinal=False)
    if unit == "quinzaine" and point.ordinal:
        return replace(point, unite=unit, mois=following.mois, ordinal=False)
    if unit == "mois" and following.ordinal and not point.ordinal:
        return replace(point, unite=unit, mois=point.rang, rang=0)
    raise c.refused("missing-month", point.start, point.end)


def _with_exercice(c: Cursor, points: list[Point], full: list[Point]) -> list[Point]:
    last = full[-1]
    if last.unite in ("nombre", "semaine-du") and last.mois is None:
        raise c.refused("missing-unit" if last.ordinal else "missing-month", last.start, last.end)
    if last.unite == "partie" or (last.unite == "quinzaine" and last.mois is None):
        raise c.refused("missing-unit", last.start, last.end)
    known = [point.annee for point in points if point.annee is not None]
    year = known[-1] if known else c.exercice
    if known or year is None:
        missing = "/2024" if last.ordinal else " 2024"
        example = c.replaced(last.end, last.end, missing).strip()
        raise c.refused("missing-year", last.start, last.end, _with_year(c, last, known), example=example)
    return [replace(point, annee=year) for point in full]


def _with_year(c: Cursor, point: Point, known: list[int]) -> str | None:
    return (
        c.replaced(point.start, point.end, f"{c.text[point.start : point.end]} {known[-1]}")
        if known
        else None
    )


def checked(c: Cursor, point: Point) -> Point:
    """A point that exists in the calendar; a week named by its Monday becomes a numbered week."""
    year = point.annee
    if year is None:
        raise c.refused("missing-year", point.start, point.end)
    unit = point.unite
    if point.mois is not None and unit != "jour-iso" and not 1 <= point.mois <= 12:
        raise _no_such_month(c, point, year)
    match unit:
        case "jour" | "semaine-du":
            _check_day(c, point, year)
            return _week_of(c, point, year) if unit == "semaine-du" else point
        case "semaine" | "jour-iso":
            return _checked_week(c, point, year)
        case "trimestre" | "semestre" if not 1 <= point.rang <= 12 // MONTHS_OF[unit]:
            number = min(max(point.rang, 1), 12 // MONTHS_OF[unit])
            suggestion = _instead(c, point, write_point(replace(point, rang=number, partie=None)))
            raise c.refused(NO_SUCH[unit], point.start, point.end, suggestion)
        case "quinzaine" if point.rang > 2:
            suggestion = _instead(c, point, write_point(replace(point, rang=2)))
            raise c.refused("no-such-fortnight", point.start, point.end, suggestion)
    return point


def _instead(c: Cursor, point: Point, words: str) -> str:
    """The whole text with other words for one of its points."""
    return c.replaced(point.start, point.end, words)


def _no_such_month(c: Cursor, point: Point, year: int) -> PeriodeRefusee:
    swapped = None
    day, month = point.mois, point.rang
    if point.unite == "jour" and 1 <= month <= 12 and day and day <= days_in(year, month):
        swapped = _instead(c, point, write_point(Point("jour", year, month, day)))
    return c.refused("no-such-month", point.start, point.end, swapped)


def _check_day(c: Cursor, point: Point, year: int) -> None:
    month = point.mois
    if month is None:
        raise c.refused("missing-month", point.start, point.end)
    last = days_in(year, month)
    if not 1 <= point.rang <= last:
        name = f"{MOIS[month - 1]} {year}" if month == 2 else MOIS[month - 1]
        suggestion = _instead(c, point, write_point(Point("jour", year, month, last)))
        raise c.refused("no-such-day", point.start, point.end, suggestion, month=name, days=str(last))
    if point.jour_de_semaine is not None:
        weekday = date(year, month, point.rang).weekday()
        if weekday != point.jour_de_semaine:
            words = f"{JOURS[weekday]} {write_point(Point('jour', year, month, point.rang))}"
            suggestion = _instead(c, point, words)
            raise c.refused("wrong-weekday", point.start, point.end, suggestion, weekday=JOURS[weekday])


def _checked_week(c: Cursor, point: Point, year: int) -> Point:
    week = point.rang if point.unite == "semaine" else (point.mois or 0)
    weeks = weeks_in(year)
    if not 1 <= week <= weeks:
        suggestion = _instead(c, point, write_point(Point("semaine", year, rang=weeks)))
        raise c.refused("no-such-week", point.start, point.end, suggestion, year=str(year), weeks=str(weeks))
    if point.unite == "semaine":
        return point
    if not 1 <= point.rang <= 7:
        raise c.refused("no-such-weekday", point.start, point.end)
    day = day_point(date.fromisocalendar(year, week, point.rang))
    return replace(day, start=point.start, end=point.end)


def _week_of(c: Cursor, point: Point, year: int) -> Point:
    day = date(year, point.mois or 1, point.rang)
    iso = day.isocalendar()
    week = Point("semaine", iso.year, rang=iso.week, start=point.start, end=point.end)
    if day.weekday() == 0:
        return week
    first = write_range(*map(day_point, bounds(week)))
    second = write_range(day_point(day), day_point(day + timedelta(days=6)))
    raise c.refused("ambiguous-week", point.start, point.end, first=first, second=second)


def _check_order(c: Cursor, written: list[Point], one: Point, other: Point, count: int) -> None:
    first, second = bounds(one), bounds(other)
    if first[0] <= second[0] and first[1] <= second[1]:
        return
    part = (written[0].start, written[1].end)
    if first[0] <= second[0] or (first[0] >= second[0] and first[1] <= second[1]):
        inner, outer = (other, one) if first[0] <= second[0] else (one, other)
        suggestion = write_point(inner) if written[0].annee is None and other.unite == "année" else None
        inside, around = c.text[inner.start : inner.end], c.text[outer.start : outer.end]
        raise c.refused("nested", *part, suggestion, inner=inside, outer=around)
    if count > 2:
        raise c.refused("unordered", *part)
    raise _reversed(c, written, one, other)


def _reversed(c: Cursor, written: list[Point], one: Point, other: Point) -> PeriodeRefusee:
    start, end = written[0].start, written[1].end
    borrowed_month = written[0].unite == "nombre" and one.unite == "jour" and (one.mois or 1) > 1
    if (
        written[0].annee is None
        and not borrowed_month
        and other.annee is not None
        and one.annee == other.annee
    ):
        try:
            earlier = checked(c, replace(one, annee=one.annee - 1, jour_de_semaine=None))
            later = checked(c, replace(other, annee=other.annee + 1, jour_de_semaine=None))
        except PeriodeRefusee:
            return c.refused("reversed", start, end)
        readings = write_range(earlier, other), write_range(one, later)
        return c.refused("ambiguous-years", start, end, first=readings[0], second=readings[1])
    if borrowed_month:
        month = (one.mois or 2) - 1
        suggestion = None
        if one.rang <= days_in(one.annee or 1, month):
            suggestion = write_range(replace(one, mois=month, jour_de_semaine=None), other)
        return c.refused("reversed", start, end, suggestion)
    suggestion = write_forme(Forme(Borne("dès", other), Borne("jusque", one)))
    return c.refused("reversed", start, end, suggestion)
