"""Every form that is read: its bounds, its precision, its words."""

from __future__ import annotations

from datetime import date

import pytest

from cmqplan.periods import (
    Periode,
    PeriodeRefusee,
    Precision,
    describe_bounds,
    format_french,
    format_iso,
    parse,
)
from cmqplan.periods.grammar import FIRST_YEAR, LAST_YEAR, make
from cmqplan.periods.periode import Forme
from tests.periods.rows import rows
from tests.periods.table import EXERCICE_2024, READ

ROWS = rows(READ, 4)
ROWS_2024 = rows(EXERCICE_2024, 4)


def day(text: str) -> date | None:
    return None if text == ".." else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "bounds", "precision", "french"), ROWS, ids=[row[0] for row in ROWS])
def test_reads(text: str, bounds: str, precision: str, french: str) -> None:
    periode = parse(text)
    debut, fin = bounds.split()
    assert (periode.debut, periode.fin) == (day(debut), day(fin))
    assert periode.precision == Precision(precision)
    assert format_french(periode) == french
    assert parse(french) == periode
    assert parse(french).forme == periode.forme
    iso = format_iso(periode).strip("{}").split(",")
    assert [(each.debut, each.fin) for each in map(parse, iso)] == list(periode.spans)
    if not periode.moments:
        again = parse(describe_bounds(periode))
        assert (again.debut, again.fin) == (periode.debut, periode.fin)


@pytest.mark.parametrize(
    ("text", "bounds", "precision", "french"), ROWS_2024, ids=[row[0] for row in ROWS_2024]
)
def test_reads_without_a_year_in_the_exercice(text: str, bounds: str, precision: str, french: str) -> None:
    periode = parse(text, exercice=2024)
    debut, fin = bounds.split()
    assert (periode.debut, periode.fin) == (day(debut), day(fin))
    assert periode.precision == Precision(precision)
    assert format_french(periode) == french


def test_a_written_year_wins_over_the_exercice() -> None:
    assert parse("mars 2025", exercice=2024) == parse("mars 2025")
    assert parse("de mars à juin 2025", exercice=2024) == parse("de mars à juin 2025")


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (1, "premier première premiers premières 1er 1re 1ère Ier Ière Ire I"),
        (
            2,
            "second seconde seconds secondes deuxième deuxièmes 2e 2ème 2nd 2nde 2d 2de IIe IIème IInd IInde II",
        ),
        (3, "troisième 3e 3ème 3ieme 3me IIIe IIIème III"),
        (4, "quatrième 4e IVe IVème IVième IV"),
    ],
)
def test_reads_every_word_of_a_rank(rank: int, words: str) -> None:
    for word in words.split():
        assert format_french(parse(f"{word} trimestre 2024")) == format_french(parse(f"T{rank} 2024")), word


@pytest.mark.parametrize(
    ("month", "words"),
    [
        (1, "janvier janv. janv jan. jan"),
        (2, "février fevrier févr. fevr fév. fev"),
        (3, "mars"),
        (4, "avril avr. avr"),
        (5, "mai"),
        (6, "juin"),
        (7, "juillet juill. juil. juil"),
        (8, "août aout"),
        (9, "septembre sept. sept sep."),
        (10, "octobre oct. oct"),
        (11, "novembre nov. nov"),
        (12, "décembre decembre déc. dec"),
    ],
)
def test_reads_every_word_of_a_month(month: int, words: str) -> None:
    for word in words.split():
        assert parse(f"{word} 2024").debut == date(2024, month, 1), word


@pytest.mark.parametrize(
    ("debut", "fin", "precision", "words"),
    [
        ("2024-03-01", "..", "jour", "à partir du 1er mars 2024"),
        ("2024-03-01", "..", "mois", "à partir de mars 2024"),
        ("2024-03-01", "..", "année", "à partir du 1er mars 2024"),
        ("2024-01-01", "..", "année", "à partir de 2024"),
        ("..", "2024-03-31", "jour", "jusqu'au 31 mars 2024"),
        ("..", "2024-03-31", "mois", "jusqu'en mars 2024"),
        ("..", "2024-03-30", "mois", "jusqu'au 30 mars 2024"),
        ("..", "2024-12-31", "année", "jusqu'en 2024"),
        ("2024-03-01", "2024-03-01", "jour", "1er mars 2024"),
        ("2024-01-01", "2024-12-31", "jour", "du 1er janvier au 31 décembre 2024"),
        ("2024-01-01", "2024-12-31", "mois", "de janvier à décembre 2024"),
        ("2024-01-01", "2024-12-31", "année", "2024"),
    ],
)
def test_dates_alone_are_said_as_exactly_as_they_were_meant(
    debut: str, fin: str, precision: str, words: str
) -> None:
    assert format_french(Periode(day(debut), day(fin), Precision(precision), "")) == words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("décembre\u00a02024", "décembre 2024"),
        ("décembre\u202f2024", "décembre 2024"),
        ("décembre\u20092024", "décembre 2024"),
        ("décembre\u30002024", "décembre 2024"),
        ("décembre\t2024", "décembre 2024"),
        ("  décembre \n 2024  ", "décembre 2024"),
        ("de\u0301cembre 2024", "décembre 2024"),
        ("DÉCEMBRE\u200b 2024", "décembre 2024"),
        ("\ufeffdécembre 2024", "décembre 2024"),
        ("décembre ２０２４", "décembre 2024"),
        ("d\u2019ici fin 2025", "d'ici fin 2025"),
        ("d\u02bcici fin 2025", "d'ici fin 2025"),
        ("jusqu\u2019en juin 2024", "jusqu'en juin 2024"),
        ("mars\u2011juin 2024", "mars-juin 2024"),
        ("mars\u2013juin 2024", "mars-juin 2024"),
        ("mars \u2014 juin 2024", "mars-juin 2024"),
        ("mars \u2212 juin 2024", "mars-juin 2024"),
        ("mars -> juin 2024", "mars-juin 2024"),
    ],
)
def test_reads_every_kind_of_space_dash_and_apostrophe(text: str, plain: str) -> None:
    assert parse(text) == parse(plain)
    assert parse(text).texte == text.strip()


@pytest.mark.parametrize(
    ("text", "iso", "bounds"),
    [
        ("9 janvier 2024", "2024-01-09", "le 9 janvier 2024"),
        ("09 et 10 janvier 2024", "2024-01-09/2024-01-10", "du 9 au 10 janvier 2024"),
        ("décembre 2024", "2024-12", "du 1er au 31 décembre 2024"),
        ("rentrée 2024", "2024-09", "du 1er au 30 septembre 2024"),
        ("2024", "2024", "du 1er janvier au 31 décembre 2024"),
        ("2022-2025", "2022-01-01/2025-12-31", "du 1er janvier 2022 au 31 décembre 2025"),
        ("T1 2024", "2024-01-01/2024-03-31", "du 1er janvier au 31 mars 2024"),
        ("été 2024", "2024-22", "du 21 juin au 22 septembre 2024"),
        ("été 2020", "2020-06-21/2020-09-22", "du 21 juin au 22 septembre 2020"),
        ("hiver 2024-2025", "2024-24", "du 21 décembre 2024 au 19 mars 2025"),
        ("semaine 9 2024", "2024-W09", "du 26 février au 3 mars 2024"),
        ("année scolaire 2024-2025", "2024-09-01/2025-08-31", "du 1er septembre 2024 au 31 août 2025"),
        ("avant le 31 mars 2024", "../2024-03-30", "jusqu'au 30 mars 2024"),
        ("dès mars 2024", "2024-03-01/..", "à partir du 1er mars 2024"),
        ("7 et 15 mars 2024", "{2024-03-07,2024-03-15}", "le 7 mars 2024 et le 15 mars 2024"),
        (
            "T1 et T3 2024",
            "{2024-01-01/2024-03-31,2024-07-01/2024-09-30}",
            "du 1er janvier au 31 mars 2024 et du 1er juillet au 30 septembre 2024",
        ),
    ],
)
def test_writes_iso_and_bounds(text: str, iso: str, bounds: str) -> None:
    periode = parse(text)
    assert format_iso(periode) == iso
    assert describe_bounds(periode) == bounds


def test_keeps_the_words_for_display() -> None:
    assert str(parse(" Année scolaire 2024/2025 ")) == "Année scolaire 2024/2025"
    assert parse("2024-12") == parse("décembre 2024")
    assert hash(parse("2024-12")) == hash(parse("décembre 2024"))


def test_counts_days_with_both_ends() -> None:
    assert parse("9 janvier 2024").duration == 1
    assert parse("2024").duration == 366
    assert parse("d'ici fin 2025").duration is None


def test_compares_periods() -> None:
    mars, annee, dates = parse("mars 2024"), parse("2024"), parse("à partir de juin 2024")
    assert mars.inside(annee)
    assert not annee.inside(mars)
    assert mars.before(dates)
    assert not dates.before(mars)
    assert not dates.inside(annee)
    assert parse("juillet 2024").inside(dates)


def test_a_period_made_from_dates_is_written_by_its_bounds() -> None:
    def made(debut: date | None, fin: date | None, precision: Precision) -> Periode:
        return Periode(debut, fin, precision, "")

    convention = made(date(2022, 1, 1), date(2025, 12, 31), Precision.annee)
    assert format_french(convention) == "de 2022 à 2025"
    assert format_iso(convention) == "2022-01-01/2025-12-31"
    one_day = made(date(2024, 3, 1), date(2024, 3, 1), Precision.jour)
    assert format_french(one_day) == "1er mars 2024"
    assert format_iso(one_day) == "2024-03-01"
    label = made(date(2022, 3, 15), date(2027, 3, 14), Precision.jour)
    assert format_french(label) == "du 15 mars 2022 au 14 mars 2027"
    assert format_french(made(None, date(2024, 6, 30), Precision.mois)) == "jusqu'en juin 2024"
    assert describe_bounds(made(None, None, Precision.jour)) == "sans limite"


@pytest.mark.parametrize("exercice", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_exercice_are_years_like_others(exercice: int) -> None:
    assert parse("mars", exercice=exercice).debut == date(exercice, 3, 1)


@pytest.mark.parametrize("exercice", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_an_exercice_of_another_age_gives_no_year(exercice: int) -> None:
    with pytest.raises(PeriodeRefusee, match="year"):
        parse("mars", exercice=exercice)


def test_a_period_has_a_bound_at_least() -> None:
    with pytest.raises(ValueError, match="Forme"):
        make(Forme(None, None), "")
