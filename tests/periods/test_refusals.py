"""Every refusal: what is at fault, where, and what is offered instead; nothing is ever guessed."""

from __future__ import annotations

import copy
import pickle
import string

import pytest

from cmqplan.periods import REFUSALS, PeriodeRefusee, parse, parse_jalons
from tests.periods.refusals_table import REFUSED, REFUSED_IN_2024
from tests.periods.rows import rows

ROWS = rows(REFUSED, 4)
ROWS_2024 = rows(REFUSED_IN_2024, 4)


def refused(text: str, exercice: int | None = None) -> PeriodeRefusee:
    with pytest.raises(PeriodeRefusee) as caught:
        parse(text, exercice=exercice)
    return caught.value


def check(error: PeriodeRefusee, text: str, kind: str, part: str, offer: str, exercice: int | None) -> None:
    assert error.kind == kind
    assert text[error.start : error.end] == part
    if offer.startswith("= "):
        assert error.suggestion == error.params["suggestion"] == error.params["example"] == offer[2:]
    elif " / " in offer:
        assert [error.params["first"], error.params["second"]] == offer.split(" / ")
        assert error.params["first"] in str(error)
        assert error.params["second"] in str(error)
    else:
        assert error.suggestion is None
    if error.suggestion is not None:
        parse(error.suggestion, exercice=exercice)


@pytest.mark.parametrize(("text", "kind", "part", "offer"), ROWS, ids=[row[0] for row in ROWS])
def test_refuses(text: str, kind: str, part: str, offer: str) -> None:
    check(refused(text), text, kind, part, offer, None)


@pytest.mark.parametrize(("text", "kind", "part", "offer"), ROWS_2024, ids=[row[0] for row in ROWS_2024])
def test_refuses_in_the_exercice(text: str, kind: str, part: str, offer: str) -> None:
    check(refused(text, 2024), text, kind, part, offer, 2024)


@pytest.mark.parametrize(("text", "kind", "part", "offer"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_offered_is_read(text: str, kind: str, part: str, offer: str) -> None:
    error = refused(text)
    if not kind.startswith("ambiguous"):
        parse_jalons(error.params["example"], exercice=2024)
        return
    first, second = parse(error.params["first"], exercice=2024), error.params["second"]
    if second != "semestre 1 2024":
        assert parse(second) != first
    assert error.suggestion is None


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        (
            "31 novembre 2024",
            "“31 novembre 2024” doesn't exist: novembre has 30 days",
            "check the day and the month, or write “30 novembre 2024”",
        ),
        (
            "29 février 2023",
            "“29 février 2023” doesn't exist: février 2023 has 28 days",
            "check the day and the month, or write “28 février 2023”",
        ),
        (
            "hiver 2024",
            "“hiver 2024” can be hiver 2023-2024 or hiver 2024-2025",
            "write “hiver 2023-2024” or “hiver 2024-2025”",
        ),
        (
            "2024/2025",
            "“2024/2025” can be de 2024 à 2025 or année scolaire 2024-2025",
            "write “de 2024 à 2025” or “année scolaire 2024-2025”",
        ),
        (
            "du 20 décembre au 5 janvier 2025",
            "“20 décembre au 5 janvier 2025” goes over the end of a year: it can be "
            "du 20 décembre 2024 au 5 janvier 2025 or du 20 décembre 2025 au 5 janvier 2026",
            "write “du 20 décembre 2024 au 5 janvier 2025” or “du 20 décembre 2025 au 5 janvier 2026”",
        ),
        (
            "mardi 4 mars 2024",
            "“mardi 4 mars 2024” doesn't exist: that day is a lundi",
            "correct the date, or write “lundi 4 mars 2024”",
        ),
        (
            "31/12/24",
            "the year “24” has only two digits",
            "write the year in four digits, such as “31/12/2024”",
        ),
        ("mars", "“mars” doesn't say which year", "add the year, such as “mars 2024”"),
        ("09/01", "“09/01” doesn't say which year", "add the year, such as “09/01/2024”"),
        ("décembr 2024", "“décembr” is not understood in a period", "write a period such as “décembre 2024”"),
        (
            "vers mars 2024",
            "“vers” doesn't say when exactly",
            "give the stretch of time it may take, such as “de mars à juin 2024”",
        ),
        (
            "d'ici là",
            "“d'ici là” depends on the day it is read",
            "write the date itself, such as “9 janvier 2024”",
        ),
        (
            "de 2024 à juin 2024",
            "“juin 2024” is inside “2024”: that is no range",
            "write the first and the last month, such as “de mars à juin 2024”",
        ),
        (
            "semaine 53 2024",
            "“semaine 53 2024” doesn't exist: the weeks of 2024 go from 1 to 52",
            "check the week's number, or write “semaine 52 de 2024”",
        ),
        ("", "no period is written here", "write a period such as “mars 2024”, or leave the whole key out"),
    ],
)
def test_says(text: str, message: str, help_: str) -> None:
    error = refused(text)
    assert str(error) == message
    assert error.advice == help_


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0\u202f", "\u200b"])
def test_refuses_nothing(text: str) -> None:
    error = refused(text)
    assert error.kind == "empty"
    assert (error.start, error.end) == (0, len(text))


@pytest.mark.parametrize(
    "text", ["mars 2024" + " " * 200, "é" * 1_000_000, "2024-" * 200_000, "\u0301" * 1_000_000]
)
def test_refuses_a_long_text_without_reading_it(text: str) -> None:
    error = refused(text)
    assert (error.kind, error.start, error.end) == ("too-long", 0, len(text))
    assert len(str(error)) < 200
    with pytest.raises(PeriodeRefusee) as caught:
        parse_jalons(text + "x" * 2000)
    assert caught.value.kind == "too-long-milestones"


@pytest.mark.parametrize("exercice", [-1, 0, 1, 1899, 2200, 10**9])
def test_an_exercice_that_is_no_year_counts_for_none(exercice: int) -> None:
    for text in ("mars", "hiver", "année scolaire", "première semaine de mars"):
        assert refused(text, exercice).kind == "missing-year"


def test_a_person_s_braces_are_only_text() -> None:
    assert str(refused("{kind} 2024")) == "“{” is not expected here"
    assert "{0.__class__}" in str(refused_name("{0.__class__} :"))


def refused_name(text: str) -> PeriodeRefusee:
    with pytest.raises(PeriodeRefusee) as caught:
        parse_jalons(text)
    return caught.value


def test_the_table_shows_every_kind() -> None:
    elsewhere = {
        "empty",
        "too-long",
        "too-long-milestones",
        "empty-name",
        "empty-period",
        "name-last",
        "missing-separator",
        "open-bound",
        "bounds-swapped",
        "end-before-start",
        "bounds-differ",
        "no-start",
    }
    assert {row[1] for row in ROWS} | elsewhere == set(REFUSALS)


@pytest.mark.parametrize("kind", sorted(REFUSALS))
def test_templates_name_only_params_that_are_given(kind: str) -> None:
    given = {"text", "part", "example"}
    more = {
        "too-long": {"length"},
        "too-long-milestones": {"length"},
        "no-such-day": {"month", "days"},
        "no-such-week": {"year", "weeks"},
        "wrong-weekday": {"weekday"},
        "implausible-year": {"first", "last"},
        "nested": {"inner", "outer"},
        "empty-period": {"name"},
        "named": {"name"},
        "frequency": {"frequence"},
        "duration": {"length", "annee"},
        "length-start": {"length", "annee"},
        "length-differs": {"length"},
        "open-bound": {"key"},
        "bounds-swapped": {"debut"},
        "end-before-start": {"debut"},
        "bounds-differ": {"length"},
        "too-long-length": {"length"},
    }.get(kind, {"first", "second"} if kind.startswith("ambiguous") else set())
    for text in (part for words in REFUSALS[kind] for part in words):
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= given | more


def test_a_refusal_can_be_copied_and_sent() -> None:
    error = refused("31 novembre 2024")
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert str(other) == str(error)
        assert (other.start, other.end, other.suggestion) == (error.start, error.end, error.suggestion)
