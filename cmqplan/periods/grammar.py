"""The period's grammar: a point, a list, a range, or an open end. ``docs/en/periods.md`` writes it down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from cmqplan.periods.calendar import FIRST_YEAR, LAST_YEAR, bounds, coarser, precision_of
from cmqplan.periods.cursor import Cursor
from cmqplan.periods.lengths import Length, read_length
from cmqplan.periods.periode import Borne, Forme, Periode, Point
from cmqplan.periods.points import ambiguous_pair, read_point
from cmqplan.periods.ranges import complete
from cmqplan.periods.refusals import PeriodeRefusee
from cmqplan.periods.tokens import END, NUMBER, Token
from cmqplan.periods.words import (
    AFTER,
    ALSO,
    ARTICLES,
    BEFORE,
    FROM,
    HORIZON,
    LEADS,
    LENGTH_LEADS,
    MONTHS,
    OF,
    ORDINAL_ENDINGS,
    ORDINAL_WORDS,
    PARTS,
    PLANNED,
    SEASONS,
    UNTIL,
    WEEKDAYS,
    WITHIN,
)
from cmqplan.periods.writing import day_point, write_forme, write_point
from cmqplan.periods.years import is_year

_DAY: Final = timedelta(days=1)
_OF_WHOLE_MONTHS: Final = frozenset(
    {"mois", "rentrée", "trimestre", "semestre", "année", "scolaire", "universitaire"}
)
_TO: Final = frozenset({"a", "au", "aux"})
_SMALL: Final = frozenset({"en", "a", "au", "aux", "de", "du", "d'", "le", "la", "l'", "les"})
_INCLUDED: Final = frozenset({"inclus", "incluse", "incluses", "compris", "comprise", "comprises"})
_NOT_AFTER_TO: Final = frozenset({"plus", "-", "dela"})
_BOUNDS: Final = (
    ("horizon", HORIZON),
    ("dès", FROM),
    ("après", AFTER),
    ("avant", BEFORE),
    ("jusque", UNTIL),
    ("d'ici", WITHIN),
)
_LENGTH_STARTS: Final = frozenset(phrase[0] for phrase in LENGTH_LEADS)
_BOUND_STARTS: Final = frozenset(phrase[0] for _, phrases in _BOUNDS for phrase in phrases)
_LATEST: Final = (("au", "plus", "tard"), ("dernier", "delai"), ("maximum",), ("max",))
_EARLIEST: Final = (("au", "plus", "tot"), ("et", "au", "-", "dela"), ("et", "au", "dela"), ("et", "apres"),
    ("et", "suivantes"), ("et", "suivants"), ("et", "annees", "suivantes"), ("et", "les", "annees", "suivantes"), ("et", "plus"), ("et", "+"))  # fmt: skip


@dataclass(slots=True)
class Draft:
    """Points as they were written, years and months still to be borrowed, and the bounds they stand for."""

    points: list[Point]
    de: str | None = "dès"
    a: str | None = "jusque"
    announced: Token | None = None
    """The « du » or « de » that started the text and promises an end, or the « au » that may be one."""
    listed: bool = False
    """Whether the points are a list (« 7, 9 et 12 mars »), each of which is meant, and no range."""
    length: Length | None = None
    """How long it lasts from its one point on (« pour une durée de 5 ans »)."""
    said_length: Length | None = None
    """How long its two bounds are said to be: « 2024-2026 (3 ans) »."""


def read(text: str, exercice: int | None) -> Periode:
    """The period of a text of reasonable length."""
    c = Cursor(text, exercice)
    if c.token.kind == END:
        raise c.refused("empty", 0, len(text))
    if exercice is not None and not FIRST_YEAR <= exercice <= LAST_YEAR:
        c.exercice = None
    draft = _read_with_length(c)
    if c.token.text == "." and c.ahead().kind == END:
        c.step()
    if c.token.kind != END:
        raise c.unexpected()
    periode = make(_completed(c, draft), text.strip())
    if draft.said_length is not None and not draft.said_length.spans(periode):
        raise c.refused("length-differs", 0, len(text), length=draft.said_length.words)
    if periode.debut is not None and periode.fin is not None and periode.debut > periode.fin:
        raise c.refused("reversed", draft.points[0].start, draft.points[-1].end)
    return periode


def _completed(c: Cursor, draft: Draft) -> Forme:
    points = [_bare(point) for point in complete(c, draft.points)]
    if draft.length is not None:
        points.append(_end_of(c, draft, points[0], draft.length))
        draft.announced, draft.a = None, "jusque"
    if draft.announced is not None and len(points) == 1 and draft.de is not None and draft.a is not None:
        raise _without_end(c, draft.announced, draft.points[0], points[0])
    if draft.de is None or draft.a is None:
        return Forme(
            None if draft.de is None else Borne(draft.de, points[0]),
            None if draft.a is None else Borne(draft.a, points[-1]),
        )
    if points[0] == points[-1]:
        only = Borne("dès", points[0])
        return Forme(only, only)
    moments = tuple(points) if draft.listed and _days_between(points) else ()
    return Forme(Borne(draft.de, points[0]), Borne(draft.a, points[-1]), moments)


def _days_between(points: list[Point]) -> bool:
    """Whether some day lies between two points that follow each other."""
    return any(bounds(one)[1] + _DAY < bounds(other)[0] for one, other in pairwise(points))


def _end_of(c: Cursor, draft: Draft, start: Point, length: Length) -> Point:
    """The last point of so many months or days from a point on."""
    written = draft.points[0]
    if len(draft.points) > 1 or draft.de != "dès":
        raise c.refused("length-start", written.start, written.end, length=length.words, annee="2024")
    last = length.last_day(bounds(start)[0])
    if last.year > LAST_YEAR:
        raise c.refused("too-long-length", 0, len(c.text), length=length.words)
    whole_years = bool(length.months) and length.months % 12 == 0
    if start.unite == "jour":
        return day_point(last)
    if start.partie is None and whole_years and start.unite in ("année", "scolaire", "universitaire"):
        return replace(start, annee=bounds(start)[0].year + length.months // 12 - 1)
    if start.partie is None and length.months and start.unite in _OF_WHOLE_MONTHS:
        return Point("mois", last.year, last.month)
    raise c.refused("length-start", written.start, written.end, length=length.words, annee="2024")


def _without_end(c: Cursor, announced: Token, written: Point, full: Point) -> PeriodeRefusee:
    """The refusal of « du 9 janvier 2024 »: that day, or from that day on; of « au 9 janvier 2024 »: or until it."""
    until = announced.text in _TO
    open_ended = Forme(None, Borne("jusque", full)) if until else Forme(Borne("dès", full), None)
    first, second = write_point(full), write_forme(open_ended)
    return c.refused("ambiguous-bound", announced.start, written.end, first=first, second=second)


def make(forme: Forme, texte: str) -> Periode:
    """The period of a form: its bounds and its precision."""
    debut = fin = precision = None
    if forme.de is not None:
        first, last = bounds(forme.de.point)
        debut = last + _DAY if forme.de.mot == "après" else first
        precision = precision_of(forme.de.point)
    if forme.a is not None:
        first, last = bounds(forme.a.point)
        fin = first - _DAY if forme.a.exclut else last
        mine = precision_of(forme.a.point)
        precision = mine if precision is None else coarser(precision, mine)
    if precision is None:
        raise ValueError(forme)
    return Periode(debut, fin, precision, texte, forme, tuple(map(bounds, forme.moments)))


def _bare(p: Point) -> Point:
    """A point without how it was written: the same days written otherwise are the same point."""
    return Point(p.unite, p.annee, p.mois, p.rang, p.partie)


def _read_with_length(c: Cursor) -> Draft:
    """A period, or « 5 ans à compter du 1er juillet 2011 », « 1er juillet 2011 pour 5 ans », « 2024-2026 (3 ans) »."""
    start = c.index
    c.take(LENGTH_LEADS)
    length = read_length(c)
    if length is None:
        c.index = start
        draft = _read_draft(c)
        if c.at("("):
            draft.said_length = _read_bracketed_length(c)
        else:
            draft.length = _read_length_after(c)
        return draft
    c.skip(frozenset({",", ":"}))
    if c.take(FROM):
        c.skip(_SMALL)
        return Draft([read_point(c)], length=length)
    if c.at("("):
        c.step()
        draft = _read_draft(c)
        draft.said_length = length
        if c.step().text != ")":
            raise _no_start(c, start, length)
        return draft
    raise _no_start(c, start, length)


def _no_start(c: Cursor, start: int, length: Length) -> PeriodeRefusee:
    """The refusal of a length that nothing says the start of."""
    return c.refused("duration", c.tokens[start].start, c.last_end, length=length.words, annee="2024")


def _read_length_after(c: Cursor) -> Length | None:
    start = c.index
    c.skip(frozenset({","}))
    length = read_length(c) if c.take(LENGTH_LEADS) else None
    if length is None:
        c.index = start
    return length


def _read_bracketed_length(c: Cursor) -> Length | None:
    start = c.index
    c.step()
    c.take(LENGTH_LEADS)
    length = read_length(c)
    if length is None or c.token.text != ")":
        c.index = start
        return None
    c.step()
    return length


def _read_draft(c: Cursor) -> Draft:
    if c.take(PLANNED):
        c.take((("pour",), ("en",)))
        c.skip(frozenset({":"}))
    if is_year(c.token) and _names_a_part_of_the_year(c):
        return _read_year_then_part(c)
    if c.at("..", "/"):
        c.index += 2
        return Draft([read_point(c)], None, "jusque")
    if c.at("entre"):
        return _read_between(c)
    start = c.index
    bound = _read_bound_word(c)
    if bound in ("dès", "après"):
        return _read_from(c, bound, start)
    if bound is not None:
        return _read_end(c, bound, start)
    return _read_sequence(c)


def _read_bound_word(c: Cursor) -> str | None:
    if c.token.text not in _BOUND_STARTS:
        return None
    for word, phrases in _BOUNDS:
        if c.take(phrases):
            if word == "d'ici" and c.token.text == "la" and c.ahead().kind == END:
                raise c.refused("relative-word", c.tokens[c.index - 2].start, c.token.end)
            return word
    return None


def _names_a_part_of_the_year(c: Cursor) -> bool:
    """Whether a year is followed by a part of it: « 2025 (1er semestre) », « 2025 - mars à juin », and no other year."""
    part = c.ahead(2)
    ordinal = part.kind == NUMBER and c.ahead(3).text in (*ORDINAL_ENDINGS, *MONTHS)
    short = part.text in ("t", "s") and c.ahead(3).kind == NUMBER
    named = part.text in (*MONTHS, *SEASONS, *ORDINAL_WORDS, *PARTS) or ordinal or short
    return (
        c.ahead().text in (",", ":", "(", "-")
        and (c.ahead().text == "(" or not part.tight)
        and named
        and not any(is_year(token) for token in c.tokens[c.index + 1 :])
    )


def _read_year_then_part(c: Cursor) -> Draft:
    c.exercice = int(c.step().text)
    bracket = c.step().text == "("
    draft = _read_sequence(c)
    if bracket and c.step().text != ")":
        raise c.unexpected()
    return draft


def _read_end(c: Cursor, word: str, start: int) -> Draft:
    c.skip(frozenset({":"}))
    c.skip(_SMALL)
    words_end = c.last_end
    point = read_point(c)
    if word == "horizon":
        rest = _read_rest(c, [point])
        return rest if len(rest.points) > 1 else Draft([point], None, word)
    word = _read_included(c, word)
    _refuse_range_after(c, start, words_end)
    return Draft([point], None, word)


def _read_included(c: Cursor, word: str) -> str:
    """« inclus » after the point of an open end."""
    if c.token.text in _INCLUDED:
        c.step()
        return {"avant": "jusque", "après": "dès"}.get(word, word)
    return word


def _refuse_range_after(c: Cursor, start: int, words_end: int) -> None:
    if _read_separator(c) is not None:
        raise c.refused("half-open-range", c.tokens[start].start, words_end)


def _read_from(c: Cursor, word: str, start: int) -> Draft:
    first = c.tokens[start]
    c.skip(_SMALL)
    words_end = c.last_end
    point = read_point(c)
    word = _read_included(c, word)
    end = _read_second_bound(c)
    if end is not None:
        return Draft([point, end[1]], word, _read_included(c, end[0]))
    written = c.text[first.start : first.end].casefold()
    if written == "des" and (c.token.text in ALSO or c.token.text == ","):
        return _read_rest(c, [point])  # « des 7 et 8 mars » : the article, not « dès »
    _refuse_range_after(c, start, words_end)
    return Draft([point], word, None)


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
    elif c.index == start and c.token.text in _TO and c.ahead().text not in _NOT_AFTER_TO:
        word = "jusque"
    if word is None:
        c.index = start
        return None
    c.skip(_SMALL)
    return word, read_point(c)


def _read_between(c: Cursor) -> Draft:
    token = c.step()
    c.skip(_SMALL)
    first = read_point(c)
    if c.token.text not in ALSO:
        if c.token.kind == END:
            raise c.refused("unfinished", token.start, len(c.text))
        raise c.unexpected()
    c.step()
    c.skip(_SMALL)
    return Draft([first, read_point(c, first)])


def _read_sequence(c: Cursor) -> Draft:
    announced = None
    if c.token.text in OF or (
        c.token.text == "au" and (c.ahead().kind == NUMBER or c.ahead().text in WEEKDAYS)
    ):
        announced = c.step()
    else:
        _skip_leads(c)
        c.skip(OF)
    draft = _read_rest(c, [read_point(c)])
    if announced is not None and (announced.text in OF or draft.points[0].unite == "jour"):
        draft.announced = announced
    return draft


def _skip_leads(c: Cursor) -> None:
    while c.take(LEADS) or _skip_named_period(c):
        c.skip(ARTICLES)
        c.skip(OF)


def _skip_named_period(c: Cursor) -> bool:
    """Step over « (la) période (de) », and « pour » before a year."""
    if c.at("la", "periode") or c.at("pour", "l'") or c.at("pour", "la"):
        c.index += 2
        return True
    if c.at("periode") or (c.at("pour") and c.ahead().kind == NUMBER and len(c.ahead().text) == 4):
        c.step()
        return True
    return False


def _read_rest(c: Cursor, points: list[Point]) -> Draft:
    """What follows the first point: more of a list, the end of a range, an open end, or nothing."""
    signs: list[str] = []
    while True:
        if len(points) == 1 and c.at("/", ".."):
            c.index += 2
            return Draft(points, "dès", None)
        sign = _read_separator(c)
        if sign is None:
            break
        if signs and (sign != signs[0] or sign == "à"):
            raise c.refused("several-ranges", points[0].start, len(c.text))
        if sign == "/" and points[-1].unite == "année" and len(points) == 1:
            _refuse_slashed_years(c, points[0])
        signs.append(sign)
        points.append(_read_next(c, points[-1], sign))
    listed = set(signs) == {"et"}
    if len(points) == 1:
        if c.take(_LATEST):
            return Draft(points, None, "jusque")
        if c.take(_EARLIEST):
            return Draft(points, "dès", None)
        return Draft(points)
    c.skip(_INCLUDED)
    if points[0].unite == "semaine-du" and signs[0] != "et" and points[-1].unite == "jour":
        points[0] = replace(points[0], unite="jour" if points[0].mois else "nombre")
    return Draft(points, listed=listed)


def _read_next(c: Cursor, previous: Point, sign: str) -> Point:
    if sign in ("à", "et"):
        c.skip(_SMALL)
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
    if text in _TO:
        return None if c.ahead().text in _NOT_AFTER_TO else _stepped(c, "à")
    if text in ("jusqu'", "jusque", ">"):
        return _stepped(c, "à")
    if text in ("-", "/"):
        c.step()
        return _stepped(c, "à") if text == "-" and c.at(">") else text
    if text == "," and c.ahead().text not in _LENGTH_STARTS:
        c.step()
        c.skip(ALSO)
        return "et"
    beyond = c.ahead().text == "au" and c.ahead(2).text in ("-", "dela")
    onwards = c.ahead().text in ("apres", "suivantes", "suivants", "plus", "+", "annees", "les") and not (
        c.ahead().text in ("annees", "les") and c.ahead(2).text not in ("suivantes", "annees")
    )
    if text in ALSO and not beyond and not onwards:
        return _stepped(c, "et")
    return None


def _stepped(c: Cursor, sign: str) -> str:
    c.step()
    return sign
