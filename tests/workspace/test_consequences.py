"""A mistake is told where it is, and what only follows from it isn't told as another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.rules.declare import FICHE, PLAN, SETTINGS
from tests.rules.judging import judged

BROKEN = PLAN.text.replace("exercice: 2024", "exercice: 2024\n exercice: 2025")
WITHOUT_YEAR = PLAN.text.replace("exercice: 2024\n", "")
CALENDRIER = "calendrier: mars 2024"
JALON = "calendrier:\n  - {nom: Forum, periode: mars 2024, statut: "


def fiche(old: str, new: str) -> str:
    assert FICHE.text.count(old) == 1
    return FICHE.text.replace(old, new)


def plafonds(keys: str) -> dict[str, str | None]:
    return {SETTINGS.file: f"plafonds: [{{financeur: region, taux_maximum: 80 %, {keys}}}]\n"}


CASES: dict[str, tuple[dict[str, str | None], list[tuple[str, int, int]]]] = {
    # what is written, and each error with its line and column
    "a month, the plan unread": ({PLAN.file: BROKEN, FICHE.file: fiche(CALENDRIER, "calendrier: mars")}, [("CMQ007", 3, 1)]),
    "months": ({PLAN.file: BROKEN, FICHE.file: fiche(CALENDRIER, "calendrier: de juin à mars")}, [("CMQ007", 3, 1)]),
    "milestones": ({PLAN.file: BROKEN, FICHE.file: fiche(CALENDRIER, "calendrier:\n  - Forum : 9 mars\n  - Bilan : T2")}, [("CMQ007", 3, 1)]),
    "a season": ({PLAN.file: BROKEN, FICHE.file: fiche(CALENDRIER, "calendrier: hiver")}, [("CMQ007", 3, 1)]),
    "a month, the plan without a year": ({PLAN.file: WITHOUT_YEAR, FICHE.file: fiche(CALENDRIER, "calendrier: mars")}, [("CMQ101", 1, 1)]),
    "a month, no plan": ({PLAN.file: None, FICHE.file: fiche(CALENDRIER, "calendrier: mars")}, [("CMQ015", 1, 1)]),
    "a milestone's statut": ({FICHE.file: fiche(CALENDRIER, f"{JALON}fini}}")}, [("CMQ109", 18, 46)]),
    "a milestone's statut, in a block": (
        {FICHE.file: fiche(CALENDRIER, "calendrier:\n  - nom: Forum\n    statut: fini\n    periode: mars 2024")}, [("CMQ109", 19, 13)]),
    "a cap's key": (plafonds("taux: 20 %"), [("CMQ102", 1, 52)]),
    "a cap's key, misspelt": (plafonds("montant_maxi: 2 000 €"), [("CMQ102", 1, 52)]),
}  # fmt: skip


def test_a_cap_s_key_written_again_with_a_slip_is_not_taken_for_another_cap(tmp_path: Path) -> None:
    (found,) = [
        item for item in judged(tmp_path, plafonds("taux_maximun: 70 %")) if item.severity is Severity.ERROR
    ]
    assert (found.rule.code, found.finding.variant, found.finding.params["suggestion"]) == (
        "CMQ102",
        "taken-one",
        "taux_maximum",
    )


@pytest.mark.parametrize("case", CASES)
def test_only_the_mistake_is_told(case: str, tmp_path: Path) -> None:
    files, expected = CASES[case]
    found = [item for item in judged(tmp_path, files) if item.severity is Severity.ERROR]
    assert [(item.rule.code, *item.site.span[:2]) for item in found] == expected
    assert not [item.help for item in found if "both values" in item.help]
