"""What comes back: all its times until a day, as one period."""

from __future__ import annotations

from datetime import date

import pytest

from cmqplan.periods import parse, parse_duree
from cmqplan.periods.frequence import Frequence, repeated

TIMES = [
    # the first time, how often it comes back, until when: every time
    ("mars 2024", "annuelle", "2026-03-01", "2024-03-01 2024-03-31 + 2025-03-01 2025-03-31 + 2026-03-01 2026-03-31"),
    ("mars 2024", "annuelle", "2026-02-28", "2024-03-01 2024-03-31 + 2025-03-01 2025-03-31"),
    ("mars 2024", "annuelle", "2025-02-28", "2024-03-01 2024-03-31"),
    ("31 janvier 2024", "mensuelle", "2024-03-31", "2024-01-31 2024-01-31 + 2024-02-29 2024-02-29 + 2024-03-31 2024-03-31"),
    ("février 2024", "semestrielle", "2024-08-01", "2024-02-01 2024-02-29 + 2024-08-01 2024-08-31"),
    ("7 et 15 mars 2024", "mensuelle", "2024-04-10", "2024-03-07 2024-03-07 + 2024-03-15 2024-03-15 + 2024-04-07 2024-04-07"),
    ("2024", "mensuelle", "2026-01-01", "2024-01-01 2024-12-31"),
    ("mars 2024", "mensuelle", "2024-04-01", "2024-03-01 2024-03-31 + 2024-04-01 2024-04-30"),
    ("du 1er mars au 1er avril 2024", "mensuelle", "2024-06-01", "2024-03-01 2024-04-01"),
    ("4 mars 2024", "hebdomadaire", "2024-06-30", "2024-03-04 2024-06-30"),
    ("4 mars 2024", "hebdomadaire", "2024-01-01", "2024-03-04 2024-03-04"),
    ("à partir de mars 2024", "annuelle", "2026-03-01", "2024-03-01 None"),
    ("jusqu'à mars 2024", "annuelle", "2026-03-01", "None 2024-03-31"),
    ("mars 2024", "annuelle", None, "2024-03-01 2024-03-31"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "often", "until", "times"), TIMES)
def test_all_its_times(first: str, often: str, until: str | None, times: str) -> None:
    found = repeated(parse(first), Frequence(often), date.fromisoformat(until) if until else None)
    assert " + ".join(f"{start} {end}" for start, end in found.spans) == times
    assert f"{found.debut} {found.fin}" == f"{times.split()[0]} {times.split()[-1]}"


def test_a_day_is_not_before_itself() -> None:
    assert parse("4 mars 2024").before(parse("5 mars 2024"))
    assert not parse("4 mars 2024").before(parse("4 mars 2024"))


@pytest.mark.parametrize(
    ("often", "again"),
    [
        ("mensuelle", "2024-04-01"),
        ("bimestrielle", "2024-05-01"),
        ("trimestrielle", "2024-06-01"),
        ("semestrielle", "2024-09-01"),
        ("annuelle", "2025-03-01"),
        ("biennale", "2026-03-01"),
    ],
)
def test_the_second_time(often: str, again: str) -> None:
    found = repeated(parse("1er mars 2024"), Frequence(often), date(2030, 1, 1))
    assert str(found.moments[1][0]) == again


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("un an", 12, 0), ("deux ans", 24, 0), ("trois années", 36, 0), ("quatre semestres", 24, 0), ("cinq trimestres", 15, 0),
        ("six mois", 6, 0), ("sept semaines", 0, 49), ("huit jours", 0, 8), ("neuf mois", 9, 0), ("dix mois", 10, 0), ("12 mois", 12, 0),
    ],
)  # fmt: skip
def test_lengths_in_words(text: str, months: int, days: int) -> None:
    found = parse_duree(text)
    assert found is not None
    assert (found.months, found.days) == (months, days)
