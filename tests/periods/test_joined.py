"""A period whose start, end or length stand under keys of their own."""

from __future__ import annotations

from datetime import date

import pytest

from cmqplan.periods import PeriodeRefusee, join, parse, parse_duree

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
    ("juin 2024", "mars 2024", None, "reversed", "mars 2024"),
    ("1er mars 2024", "29 février 2024", None, "reversed", "29 février 2024"),
    ("jusqu'en 2024", "2025", None, "open-bound", "jusqu'en 2024"),
    ("mars 2024", "à partir de juin 2024", None, "open-bound", "à partir de juin 2024"),
    (None, "à partir de juin 2024", None, "open-bound", "à partir de juin 2024"),
    ("mars 2024", "juin 2024", "3 mois", "length-differs", "juin 2024"),
    (None, "juin 2024", "3 mois", "length-differs", "juin 2024"),
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
