"""Text → values: what a key accepts, and what it makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from cmqplan.model.values import Etendue, Jour, Reperes, annees_de, read_annees, read_etp, read_exercice


@pytest.mark.parametrize(
    ("text", "years", "shown"),
    [
        ("2019", [2019], "2019"),
        ("2019-2020", [2019, 2020], "2019-2020"),
        ("sur 2019-2020", [2019, 2020], "2019-2020"),
        ("2018 – 2021", [2018, 2019, 2020, 2021], "2018-2021"),
        ("de 2019 à 2020", [2019, 2020], "2019-2020"),
        ("2019-2019", [2019], "2019"),
    ],
)
def test_a_year_or_years_in_a_row(text: str, years: list[int], shown: str) -> None:
    exercice = read_exercice(text)
    assert (list(annees_de(exercice)), str(exercice)) == (years, shown)
    assert isinstance(exercice, Etendue) == (len(years) > 1)
    assert read_exercice(shown) == exercice


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("2024", (2024,)),
        ("2025-2030", (2025, 2026, 2027, 2028, 2029, 2030)),
        (["2022", "2024-2025"], (2022, 2024, 2025)),
        (["2024", "2024-2025"], (2024, 2025)),
    ],
)
def test_the_years_of_a_plan(value: object, years: tuple[int, ...]) -> None:
    assert read_annees(value) == years


@pytest.mark.parametrize(
    ("value", "variant", "path"),
    [
        ("2020-2019", "backwards", ()),
        ("19-20", "year", ()),
        ("2024/2025", "year", ()),
        ("2024-2300", "year", ()),
        (["2024", "2026-2025"], "backwards", (1,)),
    ],
)
def test_what_is_no_year_is_refused_where_it_stands(
    value: object, variant: str, path: tuple[int, ...]
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_annees(value)
    context: dict[str, Any] = refused.value.context or {}
    assert (context["code"], context["variant"], context["path"]) == ("CMQ112", variant, path)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3,5", "3.5"), ("7 ETPT", "7"), ("27.1 etp", "27.1"), ("0,25", "0.25"), ("10", "10")],
)
def test_a_number_of_full_time_equivalents(text: str, number: str) -> None:
    assert str(read_etp(text)) == number


@pytest.mark.parametrize("text", ["un mi-temps", "-1", "3,5 %", "1,2345", "3 500 h", "٣"])
def test_what_is_no_number_of_full_time_equivalents(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_etp(text)
    assert (refused.value.context or {})["variant"] == "decimal"


@pytest.mark.parametrize("said", ["oui", "fait", "le 3", "mars", "31 avril 2024", "2024-13-01", "bientôt"])
def test_what_is_said_to_be_written_for_a_day_is_a_day(said: str) -> None:
    days = TypeAdapter(Jour)
    with pytest.raises(ValidationError) as refused:
        days.validate_python(said, context=Reperes(annee=2027))
    (error,) = refused.value.errors()
    advice = error["ctx"]["params"]["example"]
    assert days.validate_python(advice, context=Reperes(annee=2027))
