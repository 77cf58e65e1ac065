"""Actions, milestones and plans against the convention's and the plan's own time: first and last day inclusive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.report.assemble import report
from cmqplan.rules.bounds import outside
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import CONVENTION, FICHE, PLAN, fiche
from tests.rules.judging import judged, told

DAY = date(2024, 1, 1)
SECOND = "plans/plan-exemple/1.2-salon.yaml"


def dated(text: str) -> str:
    """A fiche whose calendrier stands on line 5."""
    return fiche(f"livrables: [Programme]\ncalendrier: {text}\n").text


def lasting(periode: str) -> dict[str, str]:
    return {CONVENTION.file: CONVENTION.text.replace("periode: 2024-2026", f"periode: {periode}")}


FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("debut", "fin", "side"),
    [
        (FIRST, LAST, None),
        (FIRST, FIRST, None),
        (LAST, LAST, None),
        (date(2023, 12, 31), LAST, "before"),
        (FIRST, date(2027, 1, 1), "after"),
        (date(2023, 12, 31), date(2027, 1, 1), "around"),
        (date(2027, 1, 1), date(2027, 1, 31), "after"),
        (None, LAST, None),
        (None, date(2023, 12, 31), "before"),
        (None, date(2027, 1, 1), "after"),
        (FIRST, None, None),
        (date(2027, 1, 1), None, "after"),
        (date(2023, 12, 31), None, "before"),
        (None, None, None),
    ],
)
def test_bounds_are_inclusive_and_an_open_end_is_judged_by_the_other(
    debut: date | None, fin: date | None, side: str | None
) -> None:
    assert outside(debut, fin, FIRST, LAST) == side
    assert outside(debut, fin, None, None) is None


@pytest.mark.parametrize(
    ("calendrier", "variant"),
    [
        ("31 décembre 2026", None),
        ("1er janvier 2027", "after"),
        ("1er janvier 2024", None),
        ("31 décembre 2023", "before"),
        ("du 31 décembre 2026 au 1er janvier 2027", "after"),
        ("2023-2027", "around"),
        ("jusqu'au 31 décembre 2026", None),
        ("jusqu'au 1er janvier 2027", "after"),
        ("à partir du 31 décembre 2026", None),
        ("à partir du 1er janvier 2027", "after"),
    ],
)
def test_an_action_lies_within_its_convention(calendrier: str, variant: str | None, tmp_path: Path) -> None:
    found = [
        item
        for item in judged(tmp_path, {FICHE.file: dated(calendrier)}, today=DAY)
        if item.rule.code == "CMQ301"
    ]
    assert [(item.site.span.line, item.finding.variant) for item in found] == (
        [(5, variant)] if variant else []
    )
    if found:
        assert found[0].finding.params["debut_convention"] == FIRST
        assert found[0].finding.params["fin_convention"] == LAST
        assert [(site.file, site.span.line) for site in found[0].related] == [(CONVENTION.file, 2)]


@pytest.mark.parametrize(
    ("periode", "calendrier", "variant", "note"),
    [
        ("à partir de 2024", "mars 2050", None, ""),
        ("à partir de 2024", "mars 2023", "before", "the convention runs from 1 January 2024"),
        ("jusqu'en 2026", "mars 1999", None, ""),
        ("jusqu'en 2026", "mars 2027", "after", "the convention runs until 31 December 2026"),
    ],
)
def test_a_convention_without_an_end_limits_one_side(
    periode: str, calendrier: str, variant: str | None, note: str, tmp_path: Path
) -> None:
    found = [
        item
        for item in judged(tmp_path, {FICHE.file: dated(calendrier), **lasting(periode)}, today=DAY)
        if item.rule.code == "CMQ301"
    ]
    assert [item.finding.variant for item in found] == ([variant] if variant else [])
    assert [site.note for item in found for site in item.related] == ([note] if note else [])


def test_each_milestone_is_placed_in_its_line(tmp_path: Path) -> None:
    text = fiche(
        "livrables: [P]\ncalendrier:\n  - Idéathon : 9 et 10 janvier 2024\n  - Hackathon : novembre 2031\n"
    ).text
    found = told(tmp_path, {FICHE.file: text}, "CMQ301", today=DAY)
    assert found == [(FICHE.file, 7, "milestone-after")]


def test_with_a_period_of_its_own_only_that_is_held_against_the_convention(tmp_path: Path) -> None:
    text = fiche("livrables: [P]\ncalendrier:\n  periode: mars 2024\n  jalons: [Bilan : janvier 2031]\n").text
    found = judged(tmp_path, {FICHE.file: text}, today=DAY)
    assert [item.rule.code for item in found if item.rule.family == "CMQ3"] == ["CMQ303"]


@pytest.mark.parametrize(
    ("jalon", "variant"),
    [
        ("1er mars 2024", None),
        ("30 juin 2024", None),
        ("29 février 2024", "before"),
        ("1er juillet 2024", "after"),
        ("2024", "around"),
        ("d'ici le 30 juin 2024", None),
        ("{nom: Forum, periode: 15 mars 2024, frequence: mensuelle}", None),
        ("{nom: Forum, periode: du 20 mars au 10 avril 2024, frequence: mensuelle}", "again"),
        ("{nom: Forum, periode: du 20 juin au 10 juillet 2024, frequence: mensuelle}", "after"),
        ("{nom: Forum, periode: 1er janvier 2024, frequence: mensuelle}", "before"),
    ],
)
def test_a_milestone_lies_within_its_action(jalon: str, variant: str | None, tmp_path: Path) -> None:
    text = fiche(
        f"livrables: [P]\ncalendrier:\n  periode: mars à juin 2024\n  jalons:\n    - {'' if '{' in jalon else 'Forum : '}{jalon}\n"
    ).text
    assert told(tmp_path, {FICHE.file: text}, "CMQ303", today=DAY) == (
        [(FICHE.file, 8, variant)] if variant else []
    )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("mars 2024", "avril 2024", False),
        ("mars 2024", "mars 2024", False),
        ("avril 2024", "mars 2024", True),
    ],
)
def test_milestones_stand_in_their_order(first: str, second: str, said: bool, tmp_path: Path) -> None:
    text = fiche(f"livrables: [P]\ncalendrier:\n  - Forum : {first}\n  - Bilan : {second}\n").text
    assert told(tmp_path, {FICHE.file: text}, "CMQ304", today=DAY) == ([(FICHE.file, 7, "")] if said else [])


@pytest.mark.parametrize(
    ("calendrier", "variant"),
    [
        ("2024", None),
        ("année scolaire 2024-2025", "after"),
        ("du 31 décembre 2024 au 1er janvier 2025", "after"),
        ("de décembre 2023 à mars 2024", None),
    ],
)
def test_an_action_may_reach_into_the_next_year_and_it_is_said(
    calendrier: str, variant: str | None, tmp_path: Path
) -> None:
    found = [
        item
        for item in judged(tmp_path, {FICHE.file: dated(calendrier)}, today=DAY)
        if item.rule.code == "CMQ302"
    ]
    assert [(item.finding.variant, item.severity.value) for item in found] == (
        [(variant, "info")] if variant else []
    )


def test_outside_the_convention_is_not_said_a_second_time(tmp_path: Path) -> None:
    found = judged(tmp_path, {FICHE.file: dated("mars 2031")}, today=DAY)
    assert [item.rule.code for item in found if item.rule.family == "CMQ3"] == ["CMQ301"]


def test_a_year_of_several_plans_is_covered_by_all_of_them(tmp_path: Path) -> None:
    files = {
        FICHE.file: dated("année scolaire 2024-2025"),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    assert told(tmp_path, files, "CMQ302", today=DAY) == []


def test_when_every_fiche_is_elsewhere_the_plan_s_year_is_in_doubt(tmp_path: Path) -> None:
    other = dated("année scolaire 2024-2025").replace("numero: 1.1", "numero: 1.2")
    files = {
        FICHE.file: dated("mars 2024"),
        SECOND: other,
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: 2025").text,
    }
    assert told(tmp_path, files, "CMQ302", today=DAY) == [(PLAN.file, 2, "all")]
    files[SECOND] = dated("mars 2025").replace("numero: 1.1", "numero: 1.2")
    assert told(tmp_path, files, "CMQ302", today=DAY) == [(FICHE.file, 5, "before")]


@pytest.mark.parametrize(
    ("exercice", "periode", "years"),
    [
        ("2026", "2024-2026", None),
        ("2027", "2024-2026", ("2027",)),
        ("[2023, 2024, 2027]", "2024-2026", ("2023", "2027")),
        ("2024", "de septembre 2024 à août 2026", None),
        ("2024", "à partir du 31 décembre 2024", None),
        ("2024", "à partir de 2025", ("2024",)),
    ],
)
def test_a_plan_has_a_day_in_common_with_its_convention(
    exercice: str, periode: str, years: tuple[str, ...] | None, tmp_path: Path
) -> None:
    found = judged(
        tmp_path,
        {
            PLAN.file: PLAN.replacing("exercice: 2024", f"exercice: {exercice}").text,
            FICHE.file: dated("mars 2031"),
            **lasting(periode),
        },
        today=DAY,
    )
    plans = [item for item in found if item.rule.code == "CMQ305"]
    assert [item.finding.params["exercices"] for item in plans] == ([years] if years else [])
    if years:
        assert not [item for item in found if item.rule.code in ("CMQ301", "CMQ302", "CMQ308")]


def test_the_school_year_of_the_real_plan_is_the_only_thing_said_of_its_time(real: Path) -> None:
    found = [
        item for item in report(examine(real, today=date(2022, 1, 1))).located if item.rule.family == "CMQ3"
    ]
    time = [
        (item.rule.code, item.site.file.rsplit("/", 1)[-1][:3])
        for item in found
        if item.rule.code != "CMQ317"
    ]
    assert time == [("CMQ302", "2.2")]
