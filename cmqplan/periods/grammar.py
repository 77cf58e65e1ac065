"""The period's grammar: a point, a list, a range, or an open end. ``docs/periods.md`` writes it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from cmqplan.periods.calendar import FIRST_YEAR, LAST_YEAR, bounds, coarser, precision_of
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.periode import Borne, Forme, Periode, Point
from cmqplan.periods.points import ambiguous_pair, read_point
from cmqplan.periods.ranges import complete
from cmqplan.periods.tokens import END, NUMBER
from cmqplan.periods.words import AFTER, ALSO, ARTICLES, BEFORE, FROM, HORIZON, LEADS, OF, UNTIL, WITHIN
from cmqplan.periods.writing import write_forme, write_point

_DAY: Final = timedelta(days=1)
_TO: Final = frozenset({"a", "au", "aux"})
_SMALL: Final = frozenset({"en", "a", "au", "aux", "de", "du", "d'", "le", "la", "l'", "les"})
_INCLUDED: Final = frozenset({"inclus", "incluse", "incluses", "compris", "comprise", "comprises"})
_LATEST: Final = (("au", "plus", "tard"), ("dernier", "delai"), ("maximum",), ("max",))
_EARLIEST: Final = (("au", "plus", "tot"), ("et", "au", "-", "dela"), ("et", "au", "dela"), ("et", "apres"))


def read(text: str, exercice: int | None) -> Periode:
    """The period of a text of reasonable length."""
    c = Cursor(text, exercice)
    if c.token.kind == END:
        raise c.refused("empty", 0, len(text))
    if exercice is not None and not FIRST_YEAR <= exercice <= LAST_YEAR:
        c.exercice = None
    forme = _read_forme(c)
    if c.token.text == "." and c.ahead().kind == END:
        c.step()
    if c.token.kind != END:
        raise c.unexpected()
    return make(forme, text.strip())


def make(forme: Forme, texte: str) -> Periode:
    """The period of a form: its bounds and its precision."""
    debut = fin = precision = None
    if forme.de is not None:
        first, last = bounds(forme.de.point)
        debut = last + _DAY if forme.de.mot == "après" else first
        precision = precision_of(forme.de.point)
    if forme.a is not None:
        first, last = bounds(forme.a.point)
        strict = forme.a.mot == "avant" and forme.a.point.partie != "fin"
        fin = first - _DAY if strict else last
        mine = precision_of(forme.a.point)
        precision = mine if precision is None else coarser(precision, mine)
    if precision is None:
        raise ValueError(forme)
    return Periode(debut, fin, precision, texte, Forme(_bare(forme.de), _bare(forme.a)))


def _bare(bound: Borne | None) -> Borne | None:
    """A bound without how its point was written: the same days have the same form."""
    if bound is None:
        return None
    p = bound.point
    return Borne(bound.mot, Point(p.unite, p.annee, p.mois, p.rang, p.partie))


def _read_forme(c: Cursor) -> Forme:
    if c.at("..", "/"):
        c.index += 2
        return Forme(None, Borne("jusque", complete(c, [read_point(c)])[0]))
    if c.at("entre"):
        return _read_between(c)
    start = c.index
    bound = _read_bound_word(c)
    if bound in ("dès", "après"):
        return _read_from(c, bound, start)
    if bound is not None:
        return Forme(None, _read_end(c, bound))
    return _read_sequence(c)


def _read_bound_word(c: Cursor) -> str | None:
    if c.take(HORIZON):
        return "horizon"
    if c.take(FROM):
        return "dès"
    if c.take(AFTER):
        return "après"
    if c.take(BEFORE):
        return "avant"
    if c.take(UNTIL):
        return "jusque"
    if c.take(WITHIN):
        if c.token.text == "la" and c.ahead().kind == END:
            raise c.refused("relative-word", c.tokens[c.index - 2].start, c.token.end)
        return "d'ici"
    return None


def _read_end(c: Cursor, word: str) -> Borne:
    _skip_small(c)
    started = c.index - 1
    point = read_point(c)
    _refuse_range_after(c, started, point)
    word = _read_included(c, word)
    return Borne(word, complete(c, [point])[0])


def _read_included(c: Cursor, word: str) -> str:
    """« inclus » after the day of an open end."""
    if c.token.text in _INCLUDED:
        c.step()
        return {"avant": "jusque", "après": "dès"}.get(word, word)
    return word


def _refuse_range_after(c: Cursor, started: int, point: Point) -> None:
    token = c.token
    joins = token.text in ALSO or token.text in _TO or token.text in (",", "-", "/")
    if joins and not (token.text == "au" and c.ahead().text in ("plus", "-", "dela")):
        suggestion = None
        raise c.refused("half-open-range", c.tokens[started].start, token.end, suggestion)


def _skip_small(c: Cursor) -> None:
    c.skip(_SMALL, 3)


def _read_from(c: Cursor, word: str, start: int) -> Forme:
    first_word = c.tokens[start]
    _skip_small(c)
    point = read_point(c)
    word = _read_included(c, word)
    if c.at("/") and c.ahead().text == "..":
        raise c.unexpected()
    end = _read_second_bound(c)
    if end is None:
        if first_word.text == "des" and (c.token.text in ALSO or c.token.text == ","):
            if c.text[first_word.start : first_word.end].casefold() == "des":
                return _read_rest(c, [point])
        _refuse_range_after(c, start, point)
        return Forme(Borne(word, complete(c, [point])[0]), None)
    end_word, last = end
    points = complete(c, [point, last])
    return Forme(Borne(word, points[0]), Borne(_read_included(c, end_word), points[1]))


def _read_second_bound(c: Cursor) -> tuple[str, Point] | None:
    """``et jusqu'en juin 2024``, ``et avant le 10 juin 2024``, ``à juin 2024``; None when no end follows."""
    start = c.index
    if c.token.text == ",":
        c.step()
    c.skip(ALSO)
    word = None
    if c.take(UNTIL):
        word = "jusque"
    elif c.take(BEFORE):
        word = "avant"
    elif c.index == start and c.token.text in _TO and c.ahead().text not in ("plus", "-", "dela"):
        word = "jusque"
    if word is None:
        c.index = start
        return None
    _skip_small(c)
    return word, read_point(c)


def _read_between(c: Cursor) -> Forme:
    token = c.step()
    _skip_small(c)
    first = read_point(c)
    if c.token.text not in ALSO:
        if c.token.kind == END:
            raise c.refused("unfinished", token.start, len(c.text))
        raise c.unexpected()
    c.step()
    _skip_small(c)
    last = read_point(c, first)
    return _joined(c, [first, last])


def _read_sequence(c: Cursor) -> Forme:
    start = c.index
    announced = c.token.text in OF
    if announced:
        c.step()
    else:
        _skip_leads(c)
    if c.token.text in OF:
        c.step()
    first = read_point(c)
    if announced and (c.token.kind == END or c.at(".")):
        whole = c.tokens[start]
        readings = _point_words(c, first)
        raise c.refused("ambiguous-bound", whole.start, first.end, first=readings[0], second=readings[1])
    return _read_rest(c, [first])


def _point_words(c: Cursor, point: Point) -> tuple[str, str]:
    full = complete(c, [point])[0]
    words = write_point(full)
    return words, write_forme(Forme(Borne("dès", full), None))


def _skip_leads(c: Cursor) -> None:
    most = 4
    while most and (c.take(LEADS) or _skip_named_period(c)):
        c.skip(ARTICLES)
        c.skip(OF)
        most -= 1


def _skip_named_period(c: Cursor) -> bool:
    """Step over « (la) période (de) », and « pour » before a year."""
    if c.at("la", "periode") or c.at("pour", "l'") or c.at("pour", "la"):
        c.index += 2
        return True
    if c.at("periode") or (c.at("pour") and c.ahead().kind == NUMBER and len(c.ahead().text) == 4):
        c.step()
        return True
    return False


def _read_rest(c: Cursor, points: list[Point]) -> Forme:
    """What follows the first point: more of a list, the end of a range, an open end, or nothing."""
    signs: list[str] = []
    while True:
        if c.at("/", "..") and len(points) == 1:
            c.index += 2
            return Forme(Borne("dès", complete(c, points)[0]), None)
        sign = _read_separator(c)
        if sign is None:
            break
        if signs and (sign != signs[0] or sign == "à"):
            raise c.refused("several-ranges", points[0].start, len(c.text))
        if sign == "/" and points[-1].unite == "année" and len(points) == 1:
            _refuse_slashed_years(c, points[0])
        signs.append(sign)
        points.append(_read_next(c, points[-1], sign))
    if len(points) == 1:
        return _read_trailing(c, points[0])
    c.skip(_INCLUDED)
    if points[0].unite == "semaine-du" and signs[0] != "et" and points[-1].unite == "jour":
        points[0] = replace(points[0], unite="jour" if points[0].mois else "nombre")
    return _joined(c, points)


def _read_next(c: Cursor, previous: Point, sign: str) -> Point:
    if sign in ("à", "et"):
        _skip_small(c)
    context = previous if not previous.iso or sign == "/" else replace(previous, iso=False)
    point = read_point(c, context)
    if previous.unite == "semaine-du" and sign == "et" and point.unite == "jour":
        point = replace(point, unite="semaine-du")
    return point


def _refuse_slashed_years(c: Cursor, first: Point) -> None:
    """« 2024/2025 » alone is two years for ISO 8601 and a school year for most people."""
    token = c.token
    if not (token.kind == NUMBER and len(token.text) == 4 and first.annee is not None):
        return
    digits = c.text[first.start : first.end].strip()
    if digits[:1].isdigit() and int(token.text) == first.annee + 1 and c.ahead().text not in ("-", "/"):
        raise ambiguous_pair(c, first.start, token.end, first.annee)


def _read_separator(c: Cursor) -> str | None:
    """Step over a separator and say of which family it is: "à", "et", "-" or "/"; None when none comes next."""
    text = c.token.text
    if c.token.kind == END:
        return None
    if text in _TO:
        if c.ahead().text in ("plus", "dela") or (text == "au" and c.ahead().text == "-"):
            return None
        c.step()
        return "à"
    if text in ("jusqu'", "jusque"):
        c.step()
        return "à"
    if text == ">":
        c.step()
        return "à"
    if text in ("-", "/"):
        c.step()
        if text == "-" and c.at(">"):
            c.step()
            return "à"
        return text
    if text == ",":
        c.step()
        if c.token.text in ALSO:
            c.step()
        return "et"
    if text in ALSO and c.ahead().text not in ("au", "apres"):
        c.step()
        return "et"
    if text in ALSO and c.ahead().text == "au" and c.ahead(2).text not in ("-", "dela"):
        c.step()
        return "et"
    return None


def _read_trailing(c: Cursor, point: Point) -> Forme:
    if c.take(_LATEST):
        return Forme(None, Borne("jusque", complete(c, [point])[0]))
    if c.take(_EARLIEST):
        return Forme(Borne("dès", complete(c, [point])[0]), None)
    return _joined(c, [point])


def _joined(c: Cursor, points: list[Point]) -> Forme:
    full = complete(c, points)
    if full[0] == full[-1]:
        only = Borne("dès", full[0])
        return Forme(only, only)
    return Forme(Borne("dès", full[0]), Borne("jusque", full[-1]))
