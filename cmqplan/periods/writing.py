"""Periods written back: canonical French, bounds in French words, ISO 8601."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from cmqplan.periods.calendar import bounds, days_in
from cmqplan.periods.periode import Borne, Forme, Periode, Point, Precision
from cmqplan.periods.words import MOIS, SAISONS

_PARTS: Final = {"début": "début ", "mi": "mi-", "fin": "fin "}
_OWN_YEAR: Final = frozenset({"scolaire", "universitaire"})
_SHORTENED: Final = frozenset({"jour", "quinzaine", "trimestre", "semestre"})
"""Units whose name is written once in a range: « du 1er au 3e trimestre 2024 »."""


def format_french(periode: Periode) -> str:
    """The period in canonical French words, which are read as an equal period."""
    return write_forme(periode.forme or _plain_forme(periode))


def format_iso(periode: Periode) -> str:
    """ISO 8601 (and EDTF for seasons and open ends): one expression where there is one, an interval of days else; moments as a set."""
    forme = periode.forme
    if forme is not None and forme.moments:
        each = (_iso_point(point) or _iso_span(*bounds(point)) for point in forme.moments)
        return f"{{{','.join(each)}}}"
    if forme is not None and forme.de is not None and forme.de == forme.a:
        short = _iso_point(forme.de.point)
        if short is not None:
            return short
    elif periode.debut is not None and periode.debut == periode.fin:
        return periode.debut.isoformat()
    return _iso_span(periode.debut, periode.fin)


def _iso_span(debut: date | None, fin: date | None) -> str:
    return f"{debut or '..'}/{fin or '..'}"


def _iso_point(point: Point) -> str | None:
    if point.partie is not None:
        return None
    match point.unite:
        case "jour":
            return bounds(point)[0].isoformat()
        case "mois":
            return f"{point.annee:04}-{point.mois:02}"
        case "année":
            return f"{point.annee:04}"
        case "saison" if 20 + point.rang <= (point.annee or 0) % 100:  # else it reads as two years: 2020-22
            return f"{point.annee:04}-{20 + point.rang}"
        case "semaine":
            return f"{point.annee:04}-W{point.rang:02}"
        case "rentrée":
            return f"{point.annee:04}-09"
        case _:
            return None


def describe_bounds(periode: Periode) -> str:
    """The bounds in French words: ``du 9 au 10 janvier 2024``, ``jusqu'au 30 mars 2024``."""
    *others, last = (_describe_span(*span) for span in periode.spans)
    return f"{', '.join(others)} et {last}" if others else last


def _describe_span(debut: date | None, fin: date | None) -> str:
    if debut is None and fin is None:
        return "sans limite"
    if debut is None:
        return f"jusqu'au {_day(fin)}"
    if fin is None:
        return f"à partir du {_day(debut)}"
    if debut == fin:
        return f"le {_day(debut)}"
    return write_range(day_point(debut), day_point(fin))


def day_point(day: date) -> Point:
    return Point("jour", day.year, day.month, day.day)


def _day(day: date | None) -> str:
    return "" if day is None else write_point(day_point(day))


def write_forme(forme: Forme) -> str:
    de, a = forme.de, forme.a
    if forme.moments:
        return write_list(forme.moments)
    if de is not None and a is not None:
        if de == a:
            return write_point(de.point)
        if de.mot == "dès" and a.mot == "jusque":
            return write_range(de.point, a.point)
        return f"{_write_bound(de)} et {_write_bound(a)}"
    bound = de or a
    return "" if bound is None else _write_bound(bound)


def write_range(first: Point, last: Point) -> str:
    """``du 9 au 10 janvier 2024``: what both ends share is written once."""
    start = write_point(first, _shared(first, last))
    to = "à l'" if _after(first, last) else _to(last)
    return f"{_de(first)}{start} {to}{_after(first, last)}{write_point(last)}"


def write_list(points: tuple[Point, ...]) -> str:
    """« mars et septembre 2015 », « 7, 9 et 12 mars 2024 »: what a point shares with the next is left to it."""
    said = [
        _after(previous, point) + write_point(point, _shared(point, following) if following else "")
        for previous, point, following in zip((None, *points), points, (*points[1:], None), strict=False)
    ]
    return f"{', '.join(said[:-1])} et {said[-1]}"


def _after(previous: Point | None, point: Point) -> str:
    """What tells a year from a school year after one: « à 2026 » alone could be one too."""
    own = previous is not None and previous.unite in _OWN_YEAR
    return "année " if own and point.unite == "année" and point.partie is None else ""


def _shared(first: Point, last: Point) -> str:
    if first.annee != last.annee or _two_years(first) or _two_years(last):
        return ""
    if first.unite == last.unite and first.mois == last.mois and first.unite in _SHORTENED:
        return "month" if first.partie is None and last.partie is None else "year"
    return "year" if first.unite != "année" else ""


def _two_years(point: Point) -> bool:
    return point.unite in _OWN_YEAR or (point.unite == "saison" and point.rang == 4)


def write_point(point: Point, without: str = "") -> str:
    """A point in words, ``without`` its "year" or its "month" (all but its rank) when the other end of a range says it."""
    year = "" if without else f" {point.annee}"
    month = "" if point.mois is None else MOIS[point.mois - 1]
    words = ""
    match point.unite:
        case "jour":
            day = "1er" if point.rang == 1 else str(point.rang)
            return day if without == "month" else f"{day} {month}{year}"
        case "semaine":
            return f"semaine {point.rang}" + ("" if without else f" de {point.annee}")
        case "quinzaine":
            rank = "première" if point.rang == 1 else "seconde"
            if without == "month":
                return rank
            return f"{rank} quinzaine {of_month(month)}{year}"
        case "saison":
            pair = f" {point.annee}-{(point.annee or 0) + 1}" if point.rang == 4 else year
            return SAISONS[point.rang - 1] + pair
        case "rentrée":
            return f"rentrée{year}"
        case "mois":
            words = month + year
        case "trimestre" | "semestre":
            rank = "1er" if point.rang == 1 else f"{point.rang}e"
            words = rank if without == "month" else f"{rank} {point.unite}{year}"
        case "scolaire" | "universitaire":
            words = f"année {point.unite} {point.annee}-{(point.annee or 0) + 1}"
        case _:
            words = f"année{year}" if without else f"{point.annee}"
    if point.partie is None:
        return words
    if point.unite in ("mois", "année"):
        return _PARTS[point.partie] + (words if not without or point.unite == "mois" else "année")
    part = "milieu" if point.partie == "mi" else point.partie
    return f"{part} de l'{words}" if point.unite in _OWN_YEAR else f"{part} du {words}"


def of_month(month: str) -> str:
    """« de mars », « d'avril 2024 »."""
    return f"d'{month}" if month.startswith(("a", "o")) else f"de {month}"


def _article(point: Point) -> str:
    """The article a point takes after a preposition: le, la, l' or none."""
    if point.partie is not None:
        if point.unite in ("mois", "année"):
            return ""
        return "la" if point.partie == "fin" else "le"
    match point.unite:
        case "jour" | "trimestre" | "semestre":
            return "le"
        case "saison":
            return "le" if point.rang == 1 else "l'"
        case "scolaire" | "universitaire":
            return "l'"
        case "semaine" | "quinzaine" | "rentrée":
            return "la"
        case _:
            return ""


def _de(point: Point) -> str:
    match _article(point):
        case "le":
            return "du "
        case "la":
            return "de la "
        case "l'":
            return "de l'"
    starts_with_vowel = point.partie is None and point.unite == "mois" and point.mois in (4, 8, 10)
    return "d'" if starts_with_vowel else "de "


def _to(point: Point) -> str:
    return {"le": "au ", "la": "à la ", "l'": "à l'", "": "à "}[_article(point)]


def _plain(point: Point) -> str:
    return {"le": "le ", "la": "la ", "l'": "l'", "": ""}[_article(point)]


def _write_bound(bound: Borne) -> str:
    words = write_point(bound.point)
    match bound.mot:
        case "dès":
            return f"à partir {_de(bound.point)}{words}"
        case "après":
            return f"après {_plain(bound.point)}{words}"
        case "jusque":
            in_ = bound.point.partie is None and bound.point.unite in ("mois", "année")
            return f"jusqu'en {words}" if in_ else f"jusqu'{_to(bound.point)}{words}"
        case "d'ici":
            to = _to(bound.point) if bound.point.unite == "jour" else _plain(bound.point)
            return f"d'ici {to}{words}"
        case "avant":
            return f"avant {_plain(bound.point)}{words}"
        case _:
            return f"à l'horizon {words}"


def _plain_forme(periode: Periode) -> Forme:
    """The form of a period made from dates: by whole years or months when that is its precision, by days else."""
    debut, fin = periode.debut, periode.fin
    de = None if debut is None else Borne("dès", _point_at(debut, periode.precision, first=True))
    a = None if fin is None else Borne("jusque", _point_at(fin, periode.precision, first=False))
    if de is not None and a is not None and de.point == a.point:
        return Forme(de, de)
    return Forme(de, a)


def _point_at(day: date, precision: Precision, *, first: bool) -> Point:
    point = day_point(day)
    whole_month = day.day == (1 if first else days_in(day.year, day.month))
    if precision is Precision.annee and whole_month and day.month == (1 if first else 12):
        return Point("année", day.year)
    if precision is Precision.mois and whole_month:
        return replace(point, unite="mois", rang=0)
    return point
