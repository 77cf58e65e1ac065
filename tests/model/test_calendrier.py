"""``calendrier``: a period in words, its bounds or its length apart, milestones, and what comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from cmqplan.model.fiche import Calendrier, Fiche
from cmqplan.model.values import Reperes
from cmqplan.periods import Frequence


def calendrier(value: object, **years: int) -> Calendrier:
    given: dict[str, Any] = {"numero": "1.1", "titre": "Forum", "porteurs": ["lycee"], "calendrier": value}
    found = Fiche.model_validate(given, context=Reperes(**years)).calendrier
    assert found is not None
    return found


def refused(value: object, **years: int) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        calendrier(value, **years)
    (error,) = caught.value.errors()
    return error["ctx"]


BOUNDS = (
    ({"debut": "10/11/2025", "fin": "30/11/2025"}, "2025-11-10", "2025-11-30", "du 10 au 30 novembre 2025"),
    ({"debut": "1er juillet 2011", "duree": "5 ans"}, "2011-07-01", "2016-06-30", "1er juillet 2011 pour 5 ans"),
    ({"debut": "2024", "duree": "3 ans"}, "2024-01-01", "2026-12-31", "2024 pour 3 ans"),
    ({"debut": "janvier 2024", "fin": "2026", "duree": "3 ans"}, "2024-01-01", "2026-12-31", "de janvier 2024 à 2026"),
    ({"debut": "2024", "fin": "juin 2024"}, "2024-01-01", "2024-06-30", "du 1er janvier au 30 juin 2024"),
    ({"debut": "12 mars 2024", "fin": "12 mars 2024"}, "2024-03-12", "2024-03-12", "12 mars 2024"),
    ({"debut": "mars 2024"}, "2024-03-01", "None", "à partir de mars 2024"),
    ({"fin": "avant le 31 décembre 2024"}, "None", "2024-12-30", "avant le 31 décembre 2024"),
    ({"duree": "5 ans"}, "None", "None", "None"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "debut", "fin", "shown"), BOUNDS)
def test_bounds_written_apart_are_one_period_and_no_milestones(
    value: object, debut: str, fin: str, shown: str
) -> None:
    found = calendrier(value)
    assert (str(found.debut), str(found.fin), str(found.periode)) == (debut, fin, shown)
    assert found.jalons == ()


def test_a_length_alone_is_kept_as_a_length() -> None:
    assert str(calendrier({"duree": "5 ans"}).duree) == "5 ans"
    assert calendrier({"debut": "2024", "duree": "5 ans"}).duree is None


WRONG = (
    ({"debut": "2026", "fin": "juin 2025"}, "CMQ105", "bounds-swapped", ("fin",)),
    ({"debut": "le plus tôt possible", "duree": "2 ans"}, "CMQ105", "no-start", ("debut",)),
    ({"fin": "le plus tôt possible"}, "CMQ105", "soon", ("fin",)),
    ({"debut": "avant 2026"}, "CMQ105", "open-bound", ("debut",)),
    ({"debut": "2024", "fin": "à partir de 2026"}, "CMQ105", "open-bound", ("fin",)),
    ({"debut": "2024", "fin": "2026", "duree": "2 ans"}, "CMQ105", "bounds-differ", ("fin",)),
    ({"debut": "printemps 2024", "duree": "2 ans"}, "CMQ105", "length-start", ("debut",)),
    ({"debut": "2024", "duree": "longtemps"}, "CMQ118", "", ("duree",)),
    ({"debut": "2024", "finn": "2026"}, "CMQ102", "", ("finn",)),
    ({"debut": "2024", "periode": "2026"}, "CMQ102", "", ("debut",)),
    ([{"nom": "Forum", "periode": {"duree": "3 mois"}}], "CMQ105", "duration", (0, "periode", "duree")),
    ([{"nom": "Forum", "periode": "mars 2024", "frequence": "souvent"}], "CMQ109", "", (0, "frequence")),
    ("chaque année en mars", "CMQ105", "frequency", ()),
)


@pytest.mark.parametrize(("value", "code", "variant", "path"), WRONG)
def test_is_refused_where_it_stands(value: object, code: str, variant: str, path: tuple[object, ...]) -> None:
    found = refused(value)
    assert (found["code"], found["variant"], found["path"]) == (code, variant, path)


def test_a_milestone_that_comes_back_first_takes_place_within_the_fiche_s_own_period() -> None:
    def first(periode: str) -> date | None:
        jalon = {"nom": "Diffuser", "periode": periode, "frequence": "annuelle"}
        own = "du 1er septembre 2025 au 1er septembre 2030"
        (found,) = calendrier({"periode": own, "jalons": [jalon]}).jalons
        assert (found.frequence, str(found.periode)) == (Frequence.ANNUELLE, periode)
        return found.periode.debut

    assert first("septembre") == date(2025, 9, 1)
    assert first("avril-mai") == date(2026, 4, 1)
    assert first("juin 2027") == date(2027, 6, 1)


def test_what_comes_back_has_no_end_but_that_of_the_fiche_s_own_period() -> None:
    jalon = {"nom": "Bilan", "periode": "mars 2026", "frequence": "annuelle"}
    assert (calendrier([jalon]).debut, calendrier([jalon]).fin) == (date(2026, 3, 1), None)
    assert calendrier({"periode": "2026-2027", "jalons": [jalon]}).fin == date(2027, 12, 31)
    assert calendrier([{**jalon, "frequence": "mensuelle"}, {"Forum": "avril 2026"}]).fin is None


def test_what_comes_back_does_so_until_the_end_of_the_fiche_s_own_period() -> None:
    def times(periode: str, frequence: str, own: str = "2025-2026") -> list[str]:
        jalon = {"nom": "Bilan", "periode": periode, "frequence": frequence}
        found = calendrier({"periode": own, "jalons": [jalon]})
        whole = found.fois(found.jalons[0])
        return [f"{first} {last}" for first, last in whole.spans]

    assert times("décembre 2024", "annuelle") == [f"{y}-12-01 {y}-12-31" for y in (2024, 2025, 2026)]
    assert times("février 2024", "annuelle", "2024-2025") == [
        "2024-02-01 2024-02-29",
        "2025-02-01 2025-02-28",
    ]
    assert times("31 octobre 2025", "semestrielle") == [
        "2025-10-31 2025-10-31",
        "2026-04-30 2026-04-30",
        "2026-10-31 2026-10-31",
    ]
    assert times("30 et 31 janvier 2026", "mensuelle", "de janvier à mars 2026") == [
        "2026-01-30 2026-01-31", "2026-02-28 2026-02-28", "2026-03-30 2026-03-31",
    ]  # fmt: skip
    assert times("mars et septembre 2025", "annuelle", "2025 à juin 2026") == [
        "2025-03-01 2025-03-31", "2025-09-01 2025-09-30", "2026-03-01 2026-03-31",
    ]  # fmt: skip
    assert times("6 janvier 2025", "hebdomadaire") == ["2025-01-06 2026-12-31"]
    once = [
        times("2025", "mensuelle"),  # longer than what parts two times
        times("mars 2025", "annuelle", "2025"),
        times("mars 2025", "annuelle", "à partir de 2025"),  # nothing says until when
        times("mars 2025", "annuelle", "2023-2024"),
    ]
    assert once == [["2025-01-01 2025-12-31"], *[["2025-03-01 2025-03-31"]] * 3]


def test_a_milestone_that_does_not_come_back_needs_its_year() -> None:
    jalon = {"nom": "Diffuser", "periode": "avril-mai"}
    assert refused({"periode": "2025-2030", "jalons": [jalon]})["variant"] == "missing-year"


def test_a_milestone_has_bounds_too() -> None:
    for value in (
        [{"nom": "Forum", "periode": {"debut": "3 mars 2026", "fin": "5 mars 2026"}}],
        {"Forum": {"debut": "3 mars 2026", "fin": "5 mars 2026"}},
    ):
        (jalon,) = calendrier(value).jalons
        assert (jalon.nom, str(jalon.periode)) == ("Forum", "du 3 au 5 mars 2026")


@pytest.mark.parametrize(
    "value",
    [
        {"debut": "à définir", "fin": "2030"},
        {"debut": "le plus tôt possible", "duree": "2 ans"},
        {"debut": "2030", "fin": "2029"},
        {"periode": "bientôt"},
        {"Forum": "à définir"},
        [{"nom": "Forum", "periode": "à définir"}],
        [{"nom": "Forum", "periode": {"debut": "à définir", "fin": "2030"}}],
        "Forum : à définir",
        ["Forum : le plus tôt possible"],
        ": mars 2030",
    ],
    ids=str,
)
def test_examples_are_of_the_plan_s_first_year(value: object) -> None:
    assert "2028" in refused(value, annee=2028)["params"]["example"]
