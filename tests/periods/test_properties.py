"""What holds for every period and for every text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cmqplan.periods import (
    Periode,
    PeriodeRefusee,
    Precision,
    describe_bounds,
    format_french,
    format_iso,
    parse,
    parse_jalons,
)
from cmqplan.periods.calendar import bounds, days_in, weeks_in
from cmqplan.periods.grammar import make
from cmqplan.periods.lengths import Length
from cmqplan.periods.periode import Borne, Forme, Point
from tests.periods.rows import rows
from tests.periods.table import READ

TEXTS = [row[0] for row in rows(READ, 4)]
YEARS = st.integers(1901, 2198)
MONTHS = st.integers(1, 12)
PARTS = st.sampled_from([None, "début", "mi", "fin"])


@st.composite
def points(draw: st.DrawFn, unit: str | None = None) -> Point:
    """Any point of the calendar, of every unit and every part."""
    unit = unit or draw(st.sampled_from(UNITS))
    year = draw(YEARS)
    month = draw(MONTHS)
    match unit:
        case "jour":
            return Point(unit, year, month, draw(st.integers(1, days_in(year, month))))
        case "semaine":
            return Point(unit, year, rang=draw(st.integers(1, weeks_in(year))))
        case "quinzaine":
            return Point(unit, year, month, draw(st.integers(1, 2)))
        case "saison":
            return Point(unit, year, rang=draw(st.integers(1, 4)))
        case "rentrée":
            return Point(unit, year)
        case "mois":
            return Point(unit, year, month, partie=draw(PARTS))
        case "trimestre" | "semestre":
            rank = draw(st.integers(1, 4 if unit == "trimestre" else 2))
            return Point(unit, year, rang=rank, partie=draw(PARTS))
        case _:
            return Point(unit, year, partie=draw(PARTS))


UNITS = (
    "jour",
    "semaine",
    "quinzaine",
    "mois",
    "rentrée",
    "trimestre",
    "semestre",
    "saison",
    "année",
    "scolaire",
    "universitaire",
)


@st.composite
def formes(draw: st.DrawFn) -> Forme:
    """Any form: one point, a range in the order of time, an open end."""
    first = draw(points())
    kind = draw(st.sampled_from(["seul", "intervalle", "de", "a"]))
    if kind == "seul":
        return Forme(Borne("dès", first), Borne("dès", first))
    if kind == "de":
        return Forme(Borne(draw(st.sampled_from(["dès", "après"])), first), None)
    if kind == "a":
        return Forme(None, Borne(draw(st.sampled_from(["jusque", "d'ici", "avant", "horizon"])), first))
    last = draw(points(draw(st.sampled_from([first.unite, *UNITS]))))
    if draw(st.booleans()):
        last = Point(last.unite, first.annee, last.mois, last.rang, last.partie)
        assume(last.unite != "jour" or last.rang <= days_in(last.annee or 0, last.mois or 0))
        assume(last.unite != "semaine" or last.rang <= weeks_in(last.annee or 0))
    one, other = bounds(first), bounds(last)
    assume(first != last and one[0] <= other[0] and one[1] <= other[1])
    return Forme(Borne("dès", first), Borne("jusque", last))


DAYS_OF_START = st.dates(date(1950, 2, 1), date(2150, 12, 31)).filter(lambda day: day.day <= 28)


def _month_before(day: date) -> date:
    return day.replace(year=day.year - (day.month == 1), month=day.month - 1 or 12)


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2003, 12, 31))


@st.composite
def periodes(draw: st.DrawFn) -> Periode:
    debut, fin = draw(DAYS), draw(DAYS)
    if debut is not None and fin is not None and debut > fin:
        debut, fin = fin, debut
    return Periode(debut, fin, Precision.jour, "")


@st.composite
def moments(draw: st.DrawFn) -> Forme:
    """Two to four points in the order of time with days between some, of one unit or of several, in one year or more."""
    unit = draw(st.sampled_from([None, *UNITS]))
    found = [draw(points(unit)) for _ in range(draw(st.integers(2, 4)))]
    if draw(st.booleans()):
        found = [replace(point, annee=found[0].annee) for point in found]
        assume(
            all(
                point.unite != "jour" or point.rang <= days_in(point.annee or 0, point.mois or 0)
                for point in found
            )
        )
        assume(all(point.unite != "semaine" or point.rang <= weeks_in(point.annee or 0) for point in found))
    found.sort(key=bounds)
    assume(all(bounds(one)[1] < bounds(other)[0] for one, other in pairwise(found)))
    assume(any(bounds(one)[1] + timedelta(days=1) < bounds(other)[0] for one, other in pairwise(found)))
    return Forme(Borne("dès", found[0]), Borne("jusque", found[-1]), tuple(found))


@given(moments())
def test_moments_that_are_written_are_read_back(forme: Forme) -> None:
    periode = make(forme, "")
    words = format_french(periode)
    again = parse(words)
    assert again == periode, words
    assert again.moments == tuple(map(bounds, forme.moments))
    assert [
        (each.debut, each.fin) for each in map(parse, format_iso(periode).strip("{}").split(","))
    ] == list(periode.spans)


@given(DAYS_OF_START, st.integers(1, 240))
def test_lengths_laid_end_to_end_leave_no_day_out(start: date, months: int) -> None:
    """Of a start that every month has."""
    last = Length(months, 0, "").last_day(start)
    assert last + timedelta(days=1) == Length(months + 1, 0, "").last_day(_month_before(start)) + timedelta(
        days=1
    )
    assert last >= start + timedelta(days=27)
    assert Length(months, 0, "").spans(Periode(start, last, Precision.jour, ""))


@given(formes())
def test_what_is_written_is_read_back(forme: Forme) -> None:
    periode = make(forme, "")
    words = format_french(periode)
    again = parse(words)
    assert again == periode
    assert again.forme == forme
    assert format_french(again) == words
    for written in (format_iso(periode), describe_bounds(periode)):
        other = parse(written)
        assert (other.debut, other.fin) == (periode.debut, periode.fin)


@given(points())
def test_the_days_of_a_point_are_in_order_and_whole(point: Point) -> None:
    first, last = bounds(point)
    assert first <= last
    if point.partie is None and point.unite in ("mois", "trimestre", "semestre", "année", "scolaire"):
        thirds = [
            bounds(Point(point.unite, point.annee, point.mois, point.rang, part))
            for part in ("début", "mi", "fin")
        ]
        assert thirds[0][0] == first
        assert thirds[2][1] == last
        assert thirds[0][1] + timedelta(days=1) == thirds[1][0]
        assert thirds[1][1] + timedelta(days=1) == thirds[2][0]


@given(st.integers(1901, 2198))
def test_seasons_follow_each_other_without_a_gap(year: int) -> None:
    seasons = [
        parse(text)
        for text in (f"hiver {year - 1}-{year}", f"printemps {year}", f"été {year}", f"automne {year}")
    ]
    seasons.append(parse(f"hiver {year}-{year + 1}"))
    for one, other in pairwise(seasons):
        assert one.fin is not None
        assert one.fin + timedelta(days=1) == other.debut


@given(periodes(), periodes(), periodes())
def test_order_and_inside_agree(one: Periode, other: Periode, third: Periode) -> None:
    assert one.inside(one)
    assert not one.before(one)
    assert not (one.before(other) and other.before(one))
    if one.inside(other):
        assert not one.before(other)
        assert not other.before(one)
        assert not other.inside(one) or one == other
        if other.inside(third):
            assert one.inside(third)
        if other.before(third):
            assert one.before(third)
    if one.before(other) and other.before(third):
        assert one.before(third)


@given(
    st.dates(date(2000, 1, 1), date(2010, 12, 31)),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_comparisons_are_those_of_sets_of_days(start: date, gap: int, first: int, second: int) -> None:
    def days(begin: date, length: int) -> tuple[Periode, set[date]]:
        end = begin + timedelta(days=length)
        return Periode(begin, end, Precision.jour, ""), {begin + timedelta(days=n) for n in range(length + 1)}

    one, one_days = days(start, first)
    other, other_days = days(start + timedelta(days=gap - 200), second)
    assert one.inside(other) == (one_days <= other_days)
    assert one.before(other) == (max(one_days) < min(other_days))
    assert one.duration == len(one_days)


SPACES = st.sampled_from(["\u00a0", "\u202f", "\u2009", "\u2003", "\u3000", "\t", "  ", "\n"])


def without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@pytest.mark.parametrize("text", TEXTS)
def test_capitals_accents_and_composition_change_nothing(text: str) -> None:
    expected = parse(text)
    variants = [text.upper(), text.title() if "'" not in text else text.upper(), without_accents(text)]
    variants += [unicodedata.normalize("NFD", text), text.replace("'", "\u2019"), text.replace("-", "\u2011")]
    for variant in variants:
        assert parse(variant) == expected, variant


@given(st.sampled_from(TEXTS), SPACES, SPACES, SPACES)
def test_spaces_change_nothing(text: str, before: str, within: str, after: str) -> None:
    assert parse(before + text.replace(" ", within) + after) == parse(text)


WORDS = st.sampled_from(
    [
        "le",
        "la",
        "l'",
        "de",
        "du",
        "d'",
        "des",
        "à",
        "au",
        "en",
        "et",
        "ou",
        "jusqu'à",
        "avant",
        "après",
        "depuis",
        "dès",
        "entre",
        "d'ici",
        "au",
        "plus",
        "tard",
        "partir",
        "compter",
        "inclus",
        "courant",
        "janvier",
        "mars",
        "avril",
        "août",
        "déc.",
        "lundi",
        "été",
        "hiver",
        "début",
        "mi-",
        "fin",
        "premier",
        "seconde",
        "1er",
        "2e",
        "IIe",
        "dernier",
        "trimestre",
        "semestre",
        "semaine",
        "quinzaine",
        "mois",
        "année",
        "années",
        "scolaire",
        "rentrée",
        "sem.",
        "T1",
        "T5",
        "S2",
        "S12",
        "2024",
        "2025",
        "2024-2025",
        "2024/2025",
        "24",
        "7",
        "9",
        "31",
        "53",
        "-",
        "–",
        "/",
        ",",
        ";",
        ":",
        ".",
        "..",
        "→",
        "09/01/2024",
        "2024-01-09",
        "2024-12",
        "12/2024",
        "2024-22",
        "2024-W12",
        "31/12/24",
        "09/01",
        "prochain",
        "vers",
        "14h",
        "?",
    ]
)
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)


@given(
    st.text(max_size=60) | SENTENCES | st.tuples(SENTENCES, st.text(max_size=4), SENTENCES).map("".join),
    st.none() | st.integers(),
)
def test_only_the_documented_refusal_escapes(text: str, exercice: int | None) -> None:
    for reader in (parse, parse_jalons):
        found, error = attempt(reader, text, exercice)
        if error is None:
            assert found
            continue
        assert 0 <= error.start <= error.end <= len(text)
        assert str(error)
        assert error.advice
        if error.suggestion is not None and reader is parse:
            parse(error.suggestion, exercice=exercice)


Reader = Callable[..., object]


def attempt(reader: Reader, text: str, exercice: int | None) -> tuple[object, PeriodeRefusee | None]:
    try:
        return reader(text, exercice=exercice), None
    except PeriodeRefusee as error:
        return None, error


@given(SENTENCES)
def test_what_is_read_is_in_the_order_of_time(text: str) -> None:
    try:
        periode = parse(text)
    except PeriodeRefusee:
        return
    assert periode.debut is None or periode.fin is None or periode.debut <= periode.fin
    assert parse(format_french(periode)) == periode
