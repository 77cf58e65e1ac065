"""Labels: how long they may last, what they cover, when they are to be renewed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.rules.examples import CAMPUS, CONVENTION, PLAN
from tests.rules.judging import judged, told

DAY = date(2024, 1, 1)


def labels(*awards: str, stade: str = "labellisé") -> dict[str, str]:
    """The example campus with these awards, from line 8 on."""
    head = CAMPUS.text[: CAMPUS.text.index("labels:")].replace("stade: labellisé", f"stade: {stade}")
    return {
        CAMPUS.file: head + "labels:\n" + "".join(f"  - {{categorie: campus, {award}}}\n" for award in awards)
    }


@pytest.mark.parametrize(
    ("award", "variant"),
    [
        ("debut: 15 septembre 2019, duree: 4 ans", None),
        ("debut: 15 septembre 2019, duree: 5 ans", "length"),
        ("debut: 16 septembre 2019, duree: 5 ans", None),
        ("debut: septembre 2019, duree: 5 ans", None),
        ("debut: août 2019, duree: 5 ans", "length"),
        ("debut: 2022, duree: 61 mois", "length"),
        ("debut: 2022, duree: 3 ans", None),
        ("debut: 1er septembre 2022, fin: 31 août 2027", None),
        ("debut: 1er septembre 2022, fin: 1er septembre 2027", "end"),
        ("debut: 2022, fin: 30 décembre 2027", None),
        ("debut: 2022, fin: 31 décembre 2027", "end"),
        ("debut: 2014, fin: 31 décembre 2018", "end"),
        ("debut: 2022", None),
    ],
)
def test_the_legal_maximum_is_that_of_the_award_s_date(
    award: str, variant: str | None, tmp_path: Path
) -> None:
    assert told(tmp_path, labels(award), "CMQ307", today=DAY) == (
        [(CAMPUS.file, 8, variant)] if variant else []
    )


@pytest.mark.parametrize(
    ("award", "variant"),
    [
        ("debut: 1er septembre 2022, duree: 3 ans, fin: 31 août 2025", None),
        ("debut: 1er septembre 2022, duree: 3 ans, fin: 1er septembre 2025", ""),
        ("debut: 2022, duree: 3 ans, fin: 30 décembre 2025", None),
        ("debut: 2022, duree: 3 ans, fin: 31 décembre 2025", "vague"),
        ("debut: 2022, duree: 3 ans, fin: 31 décembre 2024", None),
        ("debut: 2022, duree: 3 ans, fin: 30 décembre 2024", "vague"),
        ("debut: 1er septembre 2022, duree: 3 ans, fin: 31 août 2027", ""),
        (
            "debut: 1er septembre 2022, duree: 3 ans, fin: 1er septembre 2027",
            None,
        ),  # too long: CMQ307 says it
    ],
)
def test_end_and_length_agree(award: str, variant: str | None, tmp_path: Path) -> None:
    assert [v for _, _, v in told(tmp_path, labels(award), "CMQ321", today=DAY)] == (
        [variant] if variant is not None else []
    )


@pytest.mark.parametrize(
    ("awards", "variant"),
    [
        (("debut: 1er janvier 2024, duree: 3 ans",), None),
        (("debut: 2 janvier 2024, duree: 3 ans",), "before"),
        (("debut: 1er janvier 2024, duree: 35 mois",), "after"),
        (("debut: 2023, duree: 4 ans",), None),
        (("debut: 2023, duree: 3 ans",), "after"),
        (("debut: 2022",), None),
        (("debut: 1er janvier 2021, duree: 5 ans", "debut: 1er janvier 2026, duree: 5 ans"), None),
        (("debut: 1er janvier 2021, duree: 4 ans", "debut: 1er janvier 2026, duree: 5 ans"), "gap"),
        (("debut: 1er janvier 2026, duree: 5 ans", "debut: 1er janvier 2021, duree: 5 ans"), None),
        (("debut: 1er janvier 2018, fin: 31 décembre 2021",), "after"),
    ],
    ids=["all of it", "a day late", "a month short", "known by its year", "too short whatever its day", "end unknown",
         "renewed", "renewed too late", "in any order", "long over"],
)  # fmt: skip
def test_a_label_covers_the_convention(awards: tuple[str, ...], variant: str | None, tmp_path: Path) -> None:
    found = told(tmp_path, labels(*awards), "CMQ306", today=DAY)
    assert found == ([(CONVENTION.file, 2, variant)] if variant else [])


def test_a_plan_without_a_convention_is_held_against_the_label_itself(tmp_path: Path) -> None:
    short = labels("debut: 1er janvier 2023, duree: 18 mois")
    assert told(tmp_path, {**short, PLAN.file: PLAN.without("convention").text}, "CMQ308", today=DAY) == [
        (PLAN.file, 2, "after")
    ]


def test_a_convention_beyond_the_label_is_said_once(tmp_path: Path) -> None:
    found = judged(tmp_path, labels("debut: 1er janvier 2023, duree: 18 mois"), today=DAY)
    assert [item.rule.code for item in found if item.rule.code in ("CMQ306", "CMQ308")] == ["CMQ306"]


def test_a_plan_beyond_its_convention_and_the_label_is_said_once(tmp_path: Path) -> None:
    files = {
        **labels("debut: 1er janvier 2023, duree: 4 ans"),
        PLAN.file: PLAN.text.replace("exercice: 2024", "exercice: 2028"),
    }
    found = {item.rule.code for item in judged(tmp_path, files, today=DAY)}
    assert "CMQ305" in found
    assert "CMQ308" not in found


def test_a_campus_without_labels_covers_and_breaks_nothing(tmp_path: Path) -> None:
    bare = {CAMPUS.file: CAMPUS.text[: CAMPUS.text.index("labels:")].replace("labellisé", "en projet")}
    found = judged(tmp_path, {**bare, PLAN.file: PLAN.without("convention").text}, today=DAY)
    assert not [item for item in found if item.rule.code in ("CMQ306", "CMQ307", "CMQ308", "CMQ314")]


@pytest.mark.parametrize(
    ("today", "variant", "months"),
    [
        ("2026-12-30", None, 0),
        ("2026-12-31", "months", 12),
        ("2027-12-01", "days", 0),
        ("2027-11-30", "months", 1),
        ("2027-12-31", "days", 0),
        ("2028-01-01", None, 0),
    ],
)
def test_a_renewal_is_due_within_twelve_months(
    today: str, variant: str | None, months: int, tmp_path: Path
) -> None:
    day = date.fromisoformat(today)
    found = [item for item in judged(tmp_path, {}, today=day) if item.rule.code == "CMQ314"]
    assert [item.finding.variant for item in found] == ([variant] if variant else [])
    for item in found:
        assert (item.finding.params["count"], item.finding.params["today"]) == (months, day)


@pytest.mark.parametrize("stade", ["en renouvellement", "échu"])
def test_a_renewal_asked_for_is_not_asked_for_again(stade: str, tmp_path: Path) -> None:
    files = labels("debut: 1er janvier 2023, duree: 5 ans", stade=stade)
    assert told(tmp_path, files, "CMQ314", today=date(2027, 6, 1)) == []
