"""Points: one named stretch of time, its year or its month perhaps still to be borrowed from what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from cmqplan.periods.calendar import days_in
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.numbers import read_day_of_month, read_number, read_rank
from cmqplan.periods.periode import Point
from cmqplan.periods.tokens import END, NUMBER, SIGN, WORD, Token
from cmqplan.periods.words import (
    ALSO,
    ARTICLES,
    CALENDAR,
    FORTNIGHT,
    HALF_YEAR,
    LAST,
    MONTH,
    MONTHS,
    OF,
    ORDINAL_ENDINGS,
    ORDINAL_WORDS,
    PARTS,
    QUARTER,
    ROMAN_ORDINALS,
    SCHOOL,
    SEASONS,
    WEEK,
    WEEKDAYS,
    YEAR,
)
from cmqplan.periods.writing import day_point, write_range
from cmqplan.periods.years import checked_year, is_year, read_pair, read_year

LAST_RANK: Final = -1
"""The rank of « dernier »."""

_SEPARATORS: Final = ALSO | {"a", "au", "aux", "jusqu'", "jusque", ",", "-", "/", ">"}
_WITH_PARTS: Final = frozenset({"mois", "année", "trimestre", "semestre", "scolaire", "universitaire"})


def read_point(c: Cursor, previous: Point | None = None) -> Point:
    """The point that comes next, articles before it skipped. ``previous`` is the point before it in a list or range."""
    c.skip(ARTICLES)
    token = c.token
    if token.kind == NUMBER:
        if _is_ordinal(token, c.ahead()):
            c.index += 2
            return read_ranked(c, int(token.text), token.start)
        return read_number(c, previous)
    word = token.text
    if token.kind != WORD:
        raise c.unexpected()
    if word in MONTHS:
        return _read_month(c)
    if word in PARTS:
        return _read_part(c)
    if word in SEASONS:
        return _read_season(c)
    if word in WEEKDAYS:
        return _read_weekday(c)
    if word in ORDINAL_WORDS:
        c.step()
        return read_ranked(c, ORDINAL_WORDS[word], token.start)
    if word in LAST:
        return _read_last(c)
    if word in WEEK:
        return _read_week(c)
    if word in QUARTER or word in HALF_YEAR:
        return _read_numbered_division(c)
    if word in MONTH:
        return _read_named_month(c)
    if word in YEAR:
        return _read_year(c)
    if word == "rentree":
        return _read_rentree(c)
    if word in ("t", "s") and (c.ahead().kind == NUMBER or c.ahead().text in ROMAN_ORDINALS):
        return _read_short_division(c)
    if word in ROMAN_ORDINALS:
        c.step()
        if c.token.text in ("er", "ere", "e", "eme") and not c.token.tight:
            c.step()
        return read_ranked(c, ROMAN_ORDINALS[word], token.start)
    if word == "sem":
        return _read_abbreviated(c)
    if word == "q" and c.ahead().kind == NUMBER:
        raise c.refused("unknown-word", token.start, c.ahead().end, c.replaced(token.start, token.end, "T"))
    raise c.unexpected()


def _is_ordinal(number: Token, ending: Token) -> bool:
    """Whether a number and what follows it are an ordinal: 1er, 2e, 2ème, 2°, « 1 er »."""
    if len(number.text) > 2:
        return False
    if ending.text == "°":
        return ending.tight
    return ending.text in ORDINAL_ENDINGS and (ending.tight or ending.text in ("er", "eme", "nd"))


def _read_month(c: Cursor) -> Point:
    token = c.step()
    c.skip_dot()
    year = read_year(c)
    return Point("mois", year, MONTHS[token.text], start=token.start, end=c.last_end)


def _read_named_month(c: Cursor) -> Point:
    """``mois de mars 2024``."""
    token = c.step()
    c.skip(OF)
    if c.token.text in MONTHS:
        return replace(_read_month(c), start=token.start)
    if c.token.kind == END:
        raise c.refused("missing-month", token.start, token.end)
    raise c.unexpected()


def _read_season(c: Cursor) -> Point:
    token = c.step()
    rank = SEASONS[token.text]
    if rank != 4:
        year = read_year(c)
        return Point("saison", year, rang=rank, start=token.start, end=c.last_end)
    pair = read_pair(c)
    if pair is not None and pair[1]:
        return Point("saison", pair[0], rang=4, start=token.start, end=c.last_end)
    year = c.exercice if pair is None else pair[0]
    if year is None:
        raise c.refused("missing-year", token.start, token.end, example="hiver 2024-2025")
    first, second = f"hiver {year - 1}-{year}", f"hiver {year}-{year + 1}"
    raise c.refused("ambiguous-winter", token.start, c.last_end, first=first, second=second)


def _read_weekday(c: Cursor) -> Point:
    token = c.step()
    c.skip_dot()
    if c.token.kind != NUMBER and c.token.text not in ORDINAL_WORDS:
        raise c.unexpected()
    point = read_point(c)
    if point.unite not in ("jour", "nombre"):
        if token.text == "mar":
            raise c.refused(
                "unknown-word", token.start, token.end, c.replaced(token.start, token.end, "mars")
            )
        raise c.refused("misplaced-word", token.start, token.end)
    return replace(point, jour_de_semaine=WEEKDAYS[token.text], start=token.start)


def _read_last(c: Cursor) -> Point:
    token = c.step()
    if c.token.text in WEEK:
        return _read_ranked_week(c, LAST_RANK, token.start)
    if c.token.text in QUARTER:
        rank = 4
    elif c.token.text in HALF_YEAR or c.token.text in FORTNIGHT:
        rank = 2
    else:
        raise c.unexpected()
    point = read_ranked(c, rank, token.start)
    if point.annee is None:
        raise c.refused("relative-word", token.start, c.last_end)
    return point


def read_ranked(c: Cursor, rank: int, start: int) -> Point:
    """What follows an ordinal: a month after « 1er », a quarter, a half-year, a half of a month, a week, or nothing."""
    word = c.token.text
    if word in MONTHS and rank == 1:
        return read_day_of_month(c, rank, start)
    if word in QUARTER or word in HALF_YEAR:
        c.step()
        c.skip_dot()
        unit = "trimestre" if word in QUARTER else "semestre"
        year = read_year(c)
        return Point(unit, year, rang=rank, start=start, end=c.last_end)
    if word in FORTNIGHT:
        return _read_fortnight(c, rank, start)
    if word in WEEK:
        return _read_ranked_week(c, rank, start)
    if word == "sem":
        return _read_ranked_abbreviation(c, rank, start)
    return Point("nombre", rang=rank, ordinal=True, start=start, end=c.last_end)


def _read_fortnight(c: Cursor, rank: int, start: int) -> Point:
    c.step()
    of = c.token.text in OF
    c.skip(OF)
    if c.token.text in MONTH:
        c.step()
        c.skip(OF)
        of = True
    if c.token.text in MONTHS:
        month = MONTHS[c.step().text]
        c.skip_dot()
        year = read_year(c)
        return Point("quinzaine", year, month, rank, start=start, end=c.last_end)
    if of or c.token.kind == END:
        raise c.refused("missing-month", start, c.last_end)
    return Point("quinzaine", rang=rank, start=start, end=c.last_end)


def _read_ranked_week(c: Cursor, rank: int, start: int) -> Point:
    c.step()
    c.skip_dot()
    if c.token.text in OF and (c.ahead().text in MONTHS or c.ahead().text in MONTH):
        c.step()
        return _week_of_month(c, rank, read_point(c), start)
    if rank == LAST_RANK:
        raise c.refused("relative-word", start, c.last_end)
    year = read_year(c)
    return Point("semaine", year, rang=rank, start=start, end=c.last_end)


def _week_of_month(c: Cursor, rank: int, month: Point, start: int) -> Point:
    """« première semaine de mars 2024 »: seven days from the 1st or from the first Monday, refused when they differ."""
    year = month.annee or c.exercice
    if year is None:
        raise c.refused("missing-year", start, c.last_end)
    if month.mois is None or not (1 <= rank <= 4 or rank == LAST_RANK):
        raise c.refused("misplaced-word", start, c.last_end)
    if rank == LAST_RANK:
        first = date(year, month.mois, days_in(year, month.mois) - 6)
        monday = first - timedelta(days=first.weekday())
    else:
        first = date(year, month.mois, 7 * rank - 6)
        monday = first + timedelta(days=-first.weekday() % 7)
    if monday == first:
        iso = monday.isocalendar()
        return Point("semaine", iso.year, rang=iso.week, start=start, end=c.last_end)
    readings = [write_range(day_point(day), day_point(day + timedelta(days=6))) for day in (first, monday)]
    raise c.refused("ambiguous-week", start, c.last_end, first=readings[0], second=readings[1])


def _read_week(c: Cursor) -> Point:
    token = c.step()
    c.skip_dot()
    if c.token.text in OF:
        return _read_week_of_day(c, token.start)
    _skip_number_sign(c)
    rank = c.token
    if rank.kind != NUMBER or len(rank.text) > 2:
        raise c.unexpected()
    c.step()
    year = read_year(c)
    return Point("semaine", year, rang=int(rank.text), start=token.start, end=c.last_end)


def _read_week_of_day(c: Cursor, start: int) -> Point:
    """``semaine du 4 mars 2024``; ``semaine du 4 au 8 mars`` becomes a range of days in the period's grammar."""
    c.step()
    point = read_point(c)
    if point.unite not in ("jour", "nombre") or (point.ordinal and point.rang != 1):
        raise c.refused("misplaced-word", point.start, point.end)
    return replace(point, unite="semaine-du", start=start)


def _skip_number_sign(c: Cursor) -> None:
    """Step over « n° »."""
    if c.token.text in ("n", "no", "numero", "№"):
        c.step()
        if c.token.text in ("°", "o", "º"):
            c.step()


def _read_numbered_division(c: Cursor) -> Point:
    """``trimestre 1 2024``, ``trimestre IV 2024``."""
    token = c.step()
    c.skip_dot()
    _skip_number_sign(c)
    rank = read_rank(c)
    if rank is None:
        raise c.unexpected()
    year = read_year(c)
    unit = "trimestre" if token.text in QUARTER else "semestre"
    return Point(unit, year, rang=rank, start=token.start, end=c.last_end)


def _read_short_division(c: Cursor) -> Point:
    """``T1 2024``, ``S2 2024``."""
    token = c.step()
    rank = read_rank(c)
    if rank is None:
        raise c.unexpected()
    unit = "trimestre" if token.text == "t" else "semestre"
    if unit == "semestre" and rank > 2:
        end = c.last_end
        suggestion = c.replaced(token.start, token.end, "semaine ")
        raise c.refused("no-such-half-year", token.start, end, suggestion)
    year = read_year(c)
    return Point(unit, year, rang=rank, start=token.start, end=c.last_end)


def _read_abbreviated(c: Cursor) -> Point:
    """« sem. 12 2024 » can only be a week; « sem. 1 » can be a week or a half-year."""
    token = c.token
    dot = c.ahead().text == "."
    number = c.ahead(2 if dot else 1)
    if number.kind != NUMBER or int(number.text[:2]) > 2:
        return _read_week(c)
    end = c.ahead().end if dot else token.end
    readings = [c.replaced(token.start, end, f"{word} ".strip()) for word in ("semaine", "semestre")]
    raise c.refused("ambiguous-abbreviation", token.start, end, first=readings[0], second=readings[1])


def _read_ranked_abbreviation(c: Cursor, rank: int, start: int) -> Point:
    """« 1er sem. » is a half-year and « 1re sem. » a week, by their gender; « 2e sem. » can be either."""
    written = c.text[start : c.last_end].casefold()
    if rank > 2 or written.endswith(("re", "nde")):
        return _read_ranked_week(c, rank, start)
    if written.endswith(("er", "nd", "second")):
        return _read_half_year(c, rank, start)
    end = c.token.end + (c.ahead().text == ".")
    rest = c.text[end:]
    first, second = f"semaine {rank}{rest}", f"{rank}e semestre{rest}"
    raise c.refused("ambiguous-abbreviation", start, end, first=first, second=second)


def _read_half_year(c: Cursor, rank: int, start: int) -> Point:
    c.step()
    c.skip_dot()
    year = read_year(c)
    return Point("semestre", year, rang=rank, start=start, end=c.last_end)


def _read_year(c: Cursor) -> Point:
    """``année 2024``, ``année scolaire 2024-2025``, ``années 2022-2025``."""
    token = c.step()
    if c.token.text in SCHOOL:
        return _read_school_year(c, token.start)
    c.skip(CALENDAR)
    if c.token.kind == NUMBER and len(c.token.text) == 2:
        read_year(c)
    if not is_year(c.token):
        return Point("année", start=token.start, end=c.last_end)
    first = c.step()
    year = checked_year(c, first)
    if not token.text.endswith("s") and c.token.text in ("-", "/") and is_year(c.ahead()):
        second = c.ahead()
        if int(second.text) == year + 1:
            raise ambiguous_pair(c, token.start, second.end, year)
    return Point("année", year, start=token.start, end=first.end)


def ambiguous_pair(c: Cursor, start: int, end: int, year: int) -> Exception:
    first, second = f"de {year} à {year + 1}", f"année scolaire {year}-{year + 1}"
    return c.refused("ambiguous-year-pair", start, end, first=first, second=second)


def _read_school_year(c: Cursor, start: int) -> Point:
    unit = SCHOOL[c.step().text]
    pair = read_pair(c)
    if pair is not None and pair[1]:
        return Point(unit, pair[0], start=start, end=c.last_end)
    year = c.exercice if pair is None else pair[0]
    if year is None:
        raise c.refused("missing-year", start, c.last_end, example=f"année {unit} 2024-2025")
    first, second = (f"année {unit} {y}-{y + 1}" for y in (year - 1, year))
    raise c.refused("ambiguous-school-year", start, c.last_end, first=first, second=second)


def _read_rentree(c: Cursor) -> Point:
    token = c.step()
    c.skip(frozenset(SCHOOL))
    if c.token.text in MONTHS or (c.token.text in OF and c.ahead().text in MONTHS):
        c.skip(OF)
        return replace(_read_month(c), start=token.start)
    year = read_year(c)
    return Point("rentrée", year, start=token.start, end=c.last_end)


def _read_part(c: Cursor) -> Point:
    """``début mars 2024``, ``mi-mars``, ``fin de l'année 2024``; alone, the part of what the range's end names."""
    token = c.step()
    part = PARTS[token.text]
    if c.token.text == "-" and c.ahead().text not in PARTS and c.ahead().kind != SIGN:
        c.step()
    if c.token.kind == END or c.token.text in _SEPARATORS:
        return Point("partie", partie=part, start=token.start, end=token.end)
    if c.token.text in OF:
        c.step()
    point = read_point(c)
    if point.unite not in _WITH_PARTS or point.partie is not None:
        raise _no_part(c, point, token.start)
    return replace(point, partie=part, start=token.start)


def _no_part(c: Cursor, point: Point, start: int) -> Exception:
    if point.partie is not None or point.unite in ("jour", "jour-iso", "nombre", "semaine-du", "partie"):
        return c.refused("misplaced-word", start, point.end)
    return c.refused("no-part", start, point.end)
