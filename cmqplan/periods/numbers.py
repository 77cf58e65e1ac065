"""Points that start with a number: ``9 janvier 2024``, ``09/01/2024``, ``2024-12``, ``2024-W12``, ``1er trimestre``."""

from __future__ import annotations

from typing import Final

from cmqplan.periods.cursor import Cursor
from cmqplan.periods.periode import Point
from cmqplan.periods.tokens import NUMBER, SIGN, WORD, Token
from cmqplan.periods.words import LENGTHS, MONTHS, ROMAN
from cmqplan.periods.writing import write_point
from cmqplan.periods.years import checked_year, read_pair, read_year, two_digits

_SHARED_UNITS: Final = frozenset({"semaine", "trimestre", "semestre"})


def read_number(c: Cursor, previous: Point | None) -> Point:
    """The point that starts at a number, which is no ordinal."""
    token = c.token
    if len(token.text) == 4:
        return _read_year_first(c, previous)
    if len(token.text) > 2:
        raise _compact(c, token)
    after = c.ahead()
    if after.kind == WORD:
        if after.text in MONTHS:
            c.step()
            return read_day_of_month(c, int(token.text), token.start)
        if after.text in ("t", "s") and after.tight and 1 <= int(token.text) <= 4:  # « 1T 2024 »
            gap = " " if c.ahead(2).tight else ""
            suggestion = c.replaced(token.start, after.end, f"{after.text.upper()}{int(token.text)}{gap}")
            raise c.refused("unknown-word", token.start, after.end, suggestion)
        if after.text in LENGTHS:
            length = c.text[token.start : after.end]
            raise c.refused("duration", token.start, after.end, length=length, annee="2024")
    elif after.kind == SIGN and after.text in "/.-" and c.ahead(2).kind == NUMBER:
        point = _read_figures(c)
        if point is not None:
            return point
    c.step()
    if previous is not None and previous.iso and not c.tokens[c.index - 2].text.isalpha():
        return _read_iso_end(c, token, previous)
    if previous is not None and previous.unite in _SHARED_UNITS:
        year = read_year(c)
        return Point(previous.unite, year, rang=int(token.text), start=token.start, end=c.last_end)
    return Point("nombre", rang=int(token.text), start=token.start, end=token.end)


def read_day_of_month(c: Cursor, day: int, start: int) -> Point:
    """A day whose number is read and whose month comes next."""
    month = MONTHS[c.step().text]
    c.skip_dot()
    year = read_year(c)
    return Point("jour", year, month, day, start=start, end=c.last_end)


def _compact(c: Cursor, token: Token) -> Exception:
    digits = token.text
    if len(digits) == 8:
        iso = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        return c.refused("written-number", token.start, token.end, c.replaced(token.start, token.end, iso))
    return c.refused("written-number", token.start, token.end)


def _read_figures(c: Cursor) -> Point | None:
    """``09/01/2024``, ``12/2024`` or ``09/01``; None when the number stands alone (``7-8 mars``)."""
    first, sign, second = c.token, c.ahead(), c.ahead(2)
    spaced = not (sign.tight and second.tight)
    if spaced and sign.text != "/":
        return None
    third = c.ahead(4)
    if c.ahead(3).text == sign.text and third.kind == NUMBER and len(second.text) <= 2:
        if spaced and len(third.text) != 4:
            return None
        return _read_three(c, first, second, third)
    if spaced:
        return None
    if len(second.text) == 4:
        c.index += 3
        year = checked_year(c, second)
        return Point("mois", year, int(first.text), ordinal=True, start=first.start, end=second.end)
    if len(second.text) > 2 or sign.text == "-" or c.ahead(3).text in MONTHS:
        return None
    day, month = int(first.text), int(second.text)
    if month > 12 and day <= 12:
        raise two_digits(c, second)
    c.index += 3
    return Point("jour", read_year(c), month, day, ordinal=True, start=first.start, end=c.last_end)


def _read_three(c: Cursor, first: Token, second: Token, third: Token) -> Point | None:
    if len(third.text) != 4:
        if c.ahead(5).text in MONTHS or c.ahead(3).text == "-":
            return None
        if len(third.text) == 2:
            raise two_digits(c, third)
        raise c.refused("written-number", first.start, third.end)
    c.index += 5
    year = checked_year(c, third)
    return Point("jour", year, int(second.text), int(first.text), start=first.start, end=third.end)


def _read_iso_end(c: Cursor, first: Token, previous: Point) -> Point:
    """The end of an ISO interval, which leaves out what it shares with the start: ``2024-03-01/05``."""
    if c.token.text == "-" and c.token.tight and c.ahead().kind == NUMBER and c.ahead().tight:
        c.step()
        second = c.step()
        return Point(
            "jour", previous.annee, int(first.text), int(second.text), start=first.start, end=second.end
        )
    if previous.unite == "mois":
        return Point("mois", previous.annee, int(first.text), start=first.start, end=first.end)
    return Point("jour", previous.annee, previous.mois, int(first.text), start=first.start, end=first.end)


def _read_year_first(c: Cursor, previous: Point | None) -> Point:
    first, sign, second = c.token, c.ahead(), c.ahead(2)
    if previous is not None and previous.unite in ("scolaire", "universitaire"):
        pair = read_pair(c)
        if pair is not None and pair[1]:
            return Point(previous.unite, pair[0], start=first.start, end=c.last_end)
        raise c.refused("missing-unit", first.start, first.end)
    year = checked_year(c, first)
    if second.kind == WORD and second.text in ("t", "s") and sign.text == "-" and c.ahead(3).kind == NUMBER:
        c.index += 2
        return _read_division(c, year, first.start)
    if sign.kind == WORD and sign.text in ("t", "s") and second.kind == NUMBER and second.tight:
        c.step()
        return _read_division(c, year, first.start)
    if sign.text == "-" and sign.tight and second.text == "w" and c.ahead(3).kind == NUMBER:
        c.index += 3
        return _read_iso_week(c, year, first.start)
    if sign.kind == SIGN and sign.text in "-/." and sign.tight and second.kind == NUMBER and second.tight:
        point = _read_iso(c, year)
        if point is not None:
            return point
    c.step()
    return Point("année", year, start=first.start, end=first.end)


def _read_division(c: Cursor, year: int, start: int) -> Point:
    unit = "trimestre" if c.step().text == "t" else "semestre"
    rank = c.step()
    return Point(unit, year, rang=rank.rank, start=start, end=rank.end)


def _read_iso_week(c: Cursor, year: int, start: int) -> Point:
    week = c.step()
    point = Point("semaine", year, rang=week.rank, start=start, end=week.end)
    if c.token.text == "-" and c.token.tight and c.ahead().kind == NUMBER and len(c.ahead().text) == 1:
        c.step()
        day = c.step()
        return Point("jour-iso", year, mois=point.rang, rang=int(day.text), start=start, end=day.end)
    return point


def _read_iso(c: Cursor, year: int) -> Point | None:
    """``2024-01-09``, ``2024-12``, ``2024-22``; None when the year stands alone (``2022-2025``)."""
    first, sign, second = c.token, c.ahead(), c.ahead(2)
    if len(second.text) == 4:
        return None
    number = second.rank
    third = c.ahead(4)
    three = c.ahead(3).text == sign.text and c.ahead(3).tight and third.kind == NUMBER and third.tight
    if three and sorted((len(second.text), len(third.text))) in ([1, 1], [1, 2]):
        iso = f"{year}-{number:02}-{int(third.text):02}"
        raise c.refused("written-number", first.start, third.end, c.replaced(first.start, third.end, iso))
    if len(second.text) != 2:
        written = c.replaced(second.start, second.end, f"{number:02}")
        raise c.refused("written-number", first.start, second.end, written)
    if three and len(third.text) == 2:
        c.index += 5
        return Point("jour", year, number, int(third.text), iso=True, start=first.start, end=third.end)
    next_year = (year + 1) % 100
    if 1 <= number <= 12 and (sign.text == "-" or number != next_year):
        c.index += 3
        return Point("mois", year, number, iso=True, start=first.start, end=second.end)
    if sign.text == "-" and 21 <= number <= 24 and number <= year % 100:
        c.index += 3
        return Point("saison", year, rang=number - 20, iso=True, start=first.start, end=second.end)
    if sign.text == "-" and 21 <= number <= 24:
        season = write_point(Point("saison", year, rang=number - 20))
        years = f"de {year} à {year - year % 100 + number}"
        raise c.refused("ambiguous-numbers", first.start, second.end, first=years, second=season)
    if number > year % 100 or number == next_year:
        raise two_digits(c, second)
    raise c.refused("no-such-month", first.start, second.end)


def read_rank(c: Cursor) -> int | None:
    """A rank in figures or in Roman numerals, as after T or « trimestre »."""
    if c.token.kind == NUMBER and len(c.token.text) <= 2:
        return int(c.step().text)
    if c.token.kind == WORD and c.token.text in ROMAN:
        return ROMAN[c.step().text]
    return None
