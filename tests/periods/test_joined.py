"""A period whose start, end or length stand under keys of their own."""

from __future__ import annotations

from datetime import date

import pytest

from cmqplan.periods import PeriodeRefusee, join, parse, parse_duree, parse_start

JOINED = [
    # start, end, length: the first and the last day, and the words
    ("mars 2024", "juin 2024", None, "2024-03-01", "2024-06-30", "de mars à juin 2024"),
    ("mars 2024", "mars 2024", None, "2024-03-01", "2024-03-31", "mars 2024"),
    ("mars 2024", None, None, "2024-03-01", "..", "à partir de mars 2024"),
    ("9 janvier 2024", "9 janvier 2024", None, "2024-01-09", "2024-01-09", "9 janvier 2024"),
    (None, "juin 2024", None, "..", "2024-06-30", "jusqu'en juin 2024"),
    ("2024", "juin 2024", None, "2024-01-01", "2024-06-30", "du 1er janvier au 30 juin 2024"),
    ("2024", "juin 2025", None, "2024-01-01", "2025-06-30", "de 2024 à juin 2025"),
    ("9 janvier 2024", "mars 2024", None, "2024-01-09", "2024-03-31", "du 9 janvier à mars 2024"),
    ("à partir de mars 2024", "avant juin 2024", None, "2024-03-01", "2024-05-31", "à partir de mars 2024 et avant juin 2024"),
    ("mars 2024", None, "3 mois", "2024-03-01", "2024-05-31", "mars 2024 pour 3 mois"),
    ("mars 2024", "mai 2024", "3 mois", "2024-03-01", "2024-05-31", "de mars à mai 2024"),
]  # fmt: skip
REFUSED = [
    # start, end, length: why, and the words at fault
    ("juin 2024", "mars 2024", None, "bounds-swapped", "mars 2024"),
    ("1er mars 2024", "29 février 2024", None, "bounds-swapped", "29 février 2024"),
    ("à partir de juin 2024", "mars 2024", None, "end-before-start", "mars 2024"),
    ("juin 2024", "avant mars 2024", None, "end-before-start", "avant mars 2024"),
    ("jusqu'en 2024", "2025", None, "open-bound", "jusqu'en 2024"),
    ("mars 2024", "à partir de juin 2024", None, "open-bound", "à partir de juin 2024"),
    (None, "à partir de juin 2024", None, "open-bound", "à partir de juin 2024"),
    ("mars 2024", "juin 2024", "3 mois", "bounds-differ", "juin 2024"),
    (None, "juin 2024", "3 mois", "bounds-differ", "juin 2024"),
]


@pytest.mark.parametrize(("debut", "fin", "length", "first", "last", "words"), JOINED)
def test_is_one_period(
    debut: str | None, fin: str | None, length: str | None, first: str, last: str, words: str
) -> None:
    periode = join(debut and parse(debut), fin and parse(fin), length and parse_duree(length))  # type: ignore[arg-type]
    assert [periode.debut, periode.fin] == [
        None if day == ".." else date.fromisoformat(day) for day in (first, last)
    ]
    assert str(periode) == words


@pytest.mark.parametrize(("debut", "fin", "length", "kind", "part"), REFUSED)
def test_is_no_period(debut: str | None, fin: str | None, length: str | None, kind: str, part: str) -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        join(debut and parse(debut), fin and parse(fin), length and parse_duree(length), annee=2027)  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.params["part"]) == (kind, part)
    assert "2027" in caught.value.params["example"]


@pytest.mark.parametrize("swapped", [row for row in REFUSED if row[3] == "bounds-swapped"])
def test_the_two_are_one_period_once_they_stand_as_advised(swapped: tuple[str, ...]) -> None:
    assert join(parse(swapped[1]), parse(swapped[0])).fin == parse(swapped[0]).fin


@pytest.mark.parametrize("text", ["le plus tôt possible", "au plus tôt", "dès que possible", "immédiatement"])
def test_the_example_of_a_start_is_a_start(text: str) -> None:
    with pytest.raises(PeriodeRefusee) as caught:
        parse_start(text, annee=2027)
    assert caught.value.kind == "no-start"
    assert (
        str(join(parse(caught.value.params["example"]), None, parse_duree("2 ans"))) == "mars 2027 pour 2 ans"
    )
