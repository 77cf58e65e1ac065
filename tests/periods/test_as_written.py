"""Periods as French public documents write them."""

from __future__ import annotations

import pytest

from cmqplan.periods import PeriodeRefusee, format_french, parse, parse_duree
from tests.periods.as_written import READ, REFUSED
from tests.periods.rows import rows

READ_ROWS = rows(READ, 2)
REFUSED_ROWS = rows(REFUSED, 3)


@pytest.mark.parametrize(("text", "spans"), READ_ROWS, ids=[row[0] for row in READ_ROWS])
def test_is_read_and_shown_as_the_same(text: str, spans: str) -> None:
    periode = parse(text)
    assert " + ".join(f"{first or '..'} {last or '..'}" for first, last in periode.spans) == spans
    assert parse(format_french(periode)) == periode


@pytest.mark.parametrize(("text", "kind", "offer"), REFUSED_ROWS, ids=[row[0] for row in REFUSED_ROWS])
def test_is_refused_with_a_reason_of_its_own(text: str, kind: str, offer: str) -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        parse(text)
    params = caught.value.params
    both = f"{params['first']} / {params['second']}" if "second" in params else None
    assert caught.value.kind == kind
    assert (caught.value.suggestion or both or params.get("frequence", "")) == offer


@pytest.mark.parametrize(
    ("text", "annee", "example"),
    [
        ("5 ans", 2027, "de 2027 à 2029"),
        ("dès que possible", 2027, "avant juillet 2027"),
        ("chaque année en mars", 2027, "mars 2027"),
        ("chaque année en mars 2015", 2027, "en mars 2015"),
        ("en continu", 2027, "de mars à juin 2027"),
        ("à définir", None, "mars 2024"),
    ],
)
def test_examples_are_of_the_plan_s_year(text: str, annee: int | None, example: str) -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        parse(text, annee=annee)
    assert caught.value.params["example"] == example
    parse(example)


def test_what_to_write_instead_of_a_length_or_a_frequency() -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        parse("pour 3 semaines", annee=2026)
    advice = caught.value.advice
    assert (
        advice
        == "say from when on, such as “1er mars 2026 pour 3 semaines”, or from when to when, “de 2026 à 2028”"
    )
    assert parse("1er mars 2026 pour 3 semaines").duration == 21
    with pytest.raises(PeriodeRefusee) as caught:
        parse("tous les mois", annee=2026)
    assert "give the milestone “frequence: mensuelle”" in caught.value.advice


def test_moments_are_no_span() -> None:
    two, between, around = parse("mars et septembre 2015"), parse("juin 2015"), parse("2015")
    assert not between.inside(two)
    assert parse("septembre 2015").inside(two)
    assert two.inside(around)
    assert not parse("mars à septembre 2015").inside(two)
    assert two.duration == 61
    assert two != parse("mars à septembre 2015")
    assert parse("mars et avril 2015") == parse("de mars à avril 2015")


LENGTHS = (("5 ans", 60, 0), ("pour une durée de 5 ans", 60, 0), ("18 mois", 18, 0), ("deux ans", 24, 0), ("3 semaines", 0, 21), ("Durée : 2 semestres", 12, 0))  # fmt: skip


@pytest.mark.parametrize(("text", "months", "days"), LENGTHS)
def test_a_length_is_read_alone(text: str, months: int, days: int) -> None:
    length = parse_duree(text)
    assert length is not None
    assert (length.months, length.days) == (months, days)


@pytest.mark.parametrize("text", ["", "5", "2024", "ans", "5 ans environ", "0 ans", "mars 2024 pour 2 ans"])
def test_what_is_no_length(text: str) -> None:
    assert parse_duree(text) is None
