"""A convention's subsidies against their affectations, and against what the plans' fiches count."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.model.values import read_montant
from cmqplan.rules.examples import CONVENTION, FICHE, ORGANISMES, PLAN, convention, money
from tests.conftest import run_here
from tests.rules.judging import judged, told
from tests.rules.money.test_split import codes, one, split

SECOND = "plans/plan-exemple/1.2-salon.yaml"
LINES = "lignes_credit:\n  orientation: {nom: Orientation, organisme: region}\n  jeunesse: {nom: Jeunesse, organisme: region}\n"


def subsidy(
    *affectations: str,
    montant: str = "6 000 €",
    head: str = "exercice: 2024, financeur: region",
    plan_: str = "plan-exemple",
) -> dict[str, str]:
    """A convention with credit lines (lines 9 to 11) and one subsidy, whose amount stands on line 14."""
    first, second = head.split(", ")
    text = (
        LINES
        + f"subventions:\n  - {first}\n    {second}\n    montant: {montant}\n    date: 2024-02-05\n    plan: {plan_}\n"
    )
    if affectations:
        text += "    affectations:\n" + "".join(f"      - {{{item}}}\n" for item in affectations)
    return {CONVENTION.file: convention(text).text.replace("    montant", "    montant")}


def fiche(*lines: str, total: str = "6 000 €", numero: str = "1.1") -> str:
    return split(total, *lines)[FICHE.file].replace("numero: 1.1", f"numero: {numero}")


RIGHT = "action: 1.1, montant: 6 000 €, ligne_credit: orientation"
COUNTED = "financeur: region, montant: 6 000 €, nature: subvention, ligne_credit: orientation"


def money_codes(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    found = judged(folder, files)
    return sorted(
        (item.rule.code, item.finding.variant)
        for item in found
        if (item.rule.family in ("CMQ2", "CMQ3", "CMQ5") and item.severity.value == "error")
        or item.rule.code == "CMQ227"
    )


def test_a_subsidy_that_fiche_and_convention_tell_alike(tmp_path: Path) -> None:
    assert codes(tmp_path, {FICHE.file: fiche(COUNTED), **subsidy(RIGHT)}) == []


@pytest.mark.parametrize(
    ("montant", "variant", "line"),
    [("6 000,01 €", "less", 15), ("5 999,99 €", "more", 15), ("6 000 €", None, 0)],
)
def test_a_subsidy_is_the_sum_of_its_affectations_to_the_cent(
    montant: str, variant: str | None, line: int, tmp_path: Path
) -> None:
    found = told(tmp_path, {FICHE.file: fiche(COUNTED), **subsidy(RIGHT, montant=montant)}, "CMQ205")
    assert found == ([(CONVENTION.file, line, variant)] if variant else [])


def test_the_affectation_at_fault_is_named_when_its_fiche_tells_it(tmp_path: Path) -> None:
    files = {
        FICHE.file: fiche("financeur: region, montant: 4 000 €", total="4 000 €"),
        SECOND: fiche("financeur: region, montant: 2 000 €", total="2 000 €", numero="1.2"),
        **subsidy("action: 1.1, montant: 4 000 €", "action: 1.2, montant: 2 500 €"),
    }
    found = one(tmp_path, files, "CMQ205")
    assert (found.finding.variant, found.site.span.line) == ("explained", 20)
    assert found.finding.params["affectation_juste"] == read_montant("2 000 €")
    assert {site.file for site in found.related} == {CONVENTION.file, SECOND}


def test_an_affectation_that_was_forgotten_is_said_once(tmp_path: Path) -> None:
    """The subsidy lacks exactly what one fiche counts on: its sum says so, and the fiche isn't told a second time."""
    subsidy = """\
subventions:
  - exercice: 2024
    financeur: region
    montant: 10 000 €
    plan: plan-exemple
    affectations: [{action: 1.2, montant: 4 000 €}]
"""
    granted = (
        "{financeur: region, montant: %s, statut: accordé, date: 2024-03-01, convention: region-2024-2026}"
    )
    first = money(f"total: 6 000 €\nfinancements: [{granted % '6 000 €'}]\n").text
    second = money(f"total: 4 000 €\nfinancements: [{granted % '4 000 €'}]\n").text.replace("1.1", "1.2")
    files = {
        CONVENTION.file: convention(subsidy).text,
        FICHE.file: first,
        "plans/plan-exemple/1.2-visites.yaml": second,
    }
    found = [item for item in judged(tmp_path, files) if item.rule.family == "CMQ2"]
    assert [(item.rule.code, item.finding.variant, item.site.span.line) for item in found] == [
        ("CMQ205", "forgotten", 12)
    ]
    assert "{action: 1.1, montant: 6\u202f000\u202f€}" in found[0].help


def test_a_subsidy_without_affectations_is_left_alone(tmp_path: Path) -> None:
    assert codes(tmp_path, {FICHE.file: fiche(COUNTED), **subsidy()}) == []


@pytest.mark.parametrize(
    ("line", "variant", "at"),
    [
        ("financeur: metropole, montant: 6 000 €", "funder", 7),
        ("financeur: region, montant: 6 000,01 €", "amount", 8),
        ("financeur: region, montant: 6 000 €, ligne_credit: jeunesse", "credit-line", 8),
        ("financeur: region, montant: 6 000 €, convention: metropole-2024", "convention", 8),
    ],
)
def test_a_fiche_that_tells_another_story(line: str, variant: str, at: int, tmp_path: Path) -> None:
    other = "titre: Autre\nperiode: 2024-2026\nparties: [region, campus-exemple]\n"
    total = "6 000,01 €" if "6 000,01" in line else "6 000 €"
    files = {
        FICHE.file: fiche(line, total=total),
        **subsidy(RIGHT),
        "plans/conventions/metropole-2024.yaml": other,
    }
    assert told(tmp_path, files, "CMQ207") == [(FICHE.file, at, variant)]


@pytest.mark.parametrize(
    "lines",
    [
        ("financeur: region, montant: 6 000 €",),
        ("financeur: region, montant: 9 000 €, accorde: 6 000 €",),
        ("financeur: region, montant: 6 000 €, accorde: 5 000 €",),
        ("financeur: region, montant: 2 000 €, ligne_credit: orientation", "financeur: region, montant: 4 000 €, ligne_credit: orientation, nature: subvention"),
        ("financeur: region, montant: 6 000 €, convention: region-2024-2026", "financeur: region, montant: 900 €"),
        ("financeur: region, montant: 6 000 €", "financeur: region, montant: 900 €, note: Autre dispositif"),
        ("financeur: regions, montant: 6 000 €",),
        ("financeur: inconnu, montant: 6 000 €",),
        ("financeur: region, taux: 100 %",),
    ],
    ids=["plain", "granted", "announced", "two lines", "named", "another line", "group", "unknown funder", "share"],
)  # fmt: skip
def test_ways_of_counting_what_the_convention_gives(lines: tuple[str, ...], tmp_path: Path) -> None:
    register = ORGANISMES.text + "regions: {nom: Les régions, type: groupe, membres: [region]}\n"
    files = {FICHE.file: fiche(*lines), **subsidy("action: 1.1, montant: 6 000 €"), ORGANISMES.file: register}
    assert told(tmp_path, files, "CMQ207") == []


def test_one_action_may_get_two_affectations(tmp_path: Path) -> None:
    two = subsidy(
        "action: 1.1, montant: 4 000 €, ligne_credit: orientation",
        "action: 1.1, montant: 2 000 €, ligne_credit: jeunesse",
    )
    right = fiche(
        "financeur: region, montant: 4 000 €, ligne_credit: orientation",
        "financeur: region, montant: 2 000 €, ligne_credit: jeunesse",
    )
    wrong = fiche("financeur: region, montant: 6 000 €, ligne_credit: orientation")
    assert codes(tmp_path, {FICHE.file: right, **two}) == []
    assert told(tmp_path, {FICHE.file: wrong, **two}, "CMQ207") == [(FICHE.file, 8, "credit-line")]


def test_a_line_of_another_year_is_not_this_subsidy(tmp_path: Path) -> None:
    files = {
        FICHE.file: fiche("financeur: region, montant: 6 000 €, exercice: 2025"),
        **subsidy("action: 1.1, montant: 6 000 €"),
        PLAN.file: PLAN.replacing("exercice: 2024", "exercice: [2024, 2025]").text,
    }
    assert told(tmp_path, files, "CMQ207") == [(FICHE.file, 8, "year")]


def test_a_fiche_that_is_not_valid_is_not_held_against_the_convention(tmp_path: Path) -> None:
    broken = fiche("financeur: metropole, montant: 6 000 €").replace("porteurs:", "porteur:")
    assert money_codes(tmp_path, {FICHE.file: broken, **subsidy(RIGHT)}) == []


def test_a_plan_that_is_not_read_is_not_held_against_the_convention(tmp_path: Path) -> None:
    other = {
        "plans/autre/plan.yaml": PLAN.text,
        "plans/autre/1.1-forum.yaml": fiche("financeur: metropole, montant: 6 000 €"),
    }
    files = {**other, FICHE.file: fiche(COUNTED), **subsidy(RIGHT, plan_="autre")}
    assert "CMQ207" in [item.rule.code for item in judged(tmp_path, files)]
    assert "CMQ207" not in [item.rule.code for item in judged(tmp_path, files, plans=["plan-exemple"])]


@pytest.mark.parametrize(
    ("action", "found"), [("1.1", []), ("01.1", []), ("1.2", [(CONVENTION.file, 19, "")])]
)
def test_money_goes_to_an_action_that_has_a_fiche(action: str, found: list[object], tmp_path: Path) -> None:
    files = {FICHE.file: fiche(COUNTED), **subsidy(f"action: {action}, montant: 6 000 €")}
    assert told(tmp_path, files, "CMQ206") == found


def test_an_action_announced_without_fiche_is_left_to_the_rule_on_that(tmp_path: Path) -> None:
    announced = PLAN.text.replace(
        "titre: Faire connaître les métiers}", "titre: Faire connaître les métiers, actions: [1.1, 1.2]}"
    )
    files = {FICHE.file: fiche(COUNTED), PLAN.file: announced, **subsidy("action: 1.2, montant: 6 000 €")}
    assert told(tmp_path, files, "CMQ206") == []


def test_a_fiche_that_cannot_be_read_still_counts_for_its_number(tmp_path: Path) -> None:
    files = {
        FICHE.file: fiche(COUNTED),
        SECOND: "numero: 1.2\ntitre: [\n",
        **subsidy("action: 1.2, montant: 6 000 €"),
    }
    assert told(tmp_path, files, "CMQ206") == []


def test_a_subsidy_names_a_plan_that_is_there_and_under_its_convention(tmp_path: Path) -> None:
    near = one_of(tmp_path, {FICHE.file: fiche(COUNTED), **subsidy(RIGHT, plan_="plan-exempel")}, "CMQ417")
    assert near == [("near", 17)]
    other = {
        "plans/conventions/autre.yaml": "titre: Autre\nperiode: 2024-2026\nparties: [region, campus-exemple]\n"
    }
    elsewhere = {
        FICHE.file: fiche(COUNTED),
        PLAN.file: PLAN.text.replace("convention: region-2024-2026", "convention: autre"),
        **other,
        **subsidy(RIGHT),
    }
    assert one_of(tmp_path, elsewhere, "CMQ206") == [("convention", 17)]


def one_of(folder: Path, files: dict[str, str], code: str) -> list[tuple[str, int]]:
    return [(variant, line) for _, line, variant in told(folder, files, code)]


GRANTED = (
    "financeur: region, montant: 6 000 €, statut: accordé, date: 2024-02-05, convention: region-2024-2026"
)


@pytest.mark.parametrize(
    ("line", "frame", "variant"),
    [
        (GRANTED, subsidy("action: 1.2, montant: 6 000 €"), "no-affectation"),
        (GRANTED, subsidy(head="exercice: 2025, financeur: region", plan_="plan-2025"), "no-subsidy"),
        (GRANTED, subsidy(), None),
        (GRANTED, subsidy(RIGHT), None),
        (
            GRANTED.replace("accordé, date: 2024-02-05", "sollicité"),
            subsidy("action: 1.2, montant: 6 000 €"),
            None,
        ),
        (
            GRANTED.replace(", convention: region-2024-2026", ""),
            subsidy("action: 1.2, montant: 6 000 €"),
            None,
        ),
    ],
    ids=[
        "gives to another",
        "another year",
        "spread over nothing",
        "gives to it",
        "only hoped for",
        "not said to be its",
    ],
)
def test_a_line_that_counts_on_a_convention_is_found_in_it(
    line: str, frame: dict[str, str], variant: str | None, tmp_path: Path
) -> None:
    files = {
        FICHE.file: fiche(line), **frame,
        SECOND: fiche("financeur: region, montant: 6 000 €", numero="1.2"),
        "plans/plan-2025/plan.yaml": PLAN.replacing("exercice: 2024", "exercice: 2025").text,
        "plans/plan-2025/1.1-forum.yaml": fiche("financeur: campus-exemple, montant: 6 000 €"),
    }  # fmt: skip
    assert told(tmp_path, files, "CMQ227") == ([(FICHE.file, 8, variant)] if variant else [])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (("financeur: region", "financeur: metropole"), []),
        (("action: 1.1", "action: 1.9"), ["CMQ206"]),
        (("exercice: 2024", "exercice: 2025"), ["CMQ313"]),
        (("plan: plan-exemple", "plan: plan-exempl"), ["CMQ417"]),
    ],
)
def test_one_mistake_in_a_subsidy_is_said_once(
    changed: tuple[str, str], expected: list[str], tmp_path: Path
) -> None:
    frame = {CONVENTION.file: subsidy(RIGHT)[CONVENTION.file].replace(*changed)}
    found = judged(tmp_path, {FICHE.file: fiche(GRANTED + ", ligne_credit: orientation"), **frame})
    wrong = sorted(
        item.rule.code for item in found if item.rule.family in ("CMQ2", "CMQ3") or item.rule.code == "CMQ417"
    )
    assert wrong == expected


@pytest.mark.parametrize(
    ("funder", "date", "said"), [("region", True, False), ("region", False, True), ("metropole", True, True)]
)
def test_a_decision_may_be_dated_by_the_convention_that_the_line_names(
    funder: str, date: bool, said: bool, tmp_path: Path
) -> None:
    frame = subsidy(head=f"exercice: 2024, financeur: {funder}")[CONVENTION.file]
    frame = frame if date else frame.replace("    date: 2024-02-05\n", "")
    files = {FICHE.file: fiche(GRANTED.replace(", date: 2024-02-05", "")), CONVENTION.file: frame}
    assert bool(told(tmp_path, files, "CMQ225")) is said


def test_a_credit_line_belongs_to_its_funder(tmp_path: Path) -> None:
    lines = {
        CONVENTION.file: convention(
            "lignes_credit:\n  orientation: {nom: O, organisme: region}\n  jeunesse: {nom: J, organisme: metropole}\n"
        ).text
    }
    wrong = fiche("financeur: region, montant: 6 000 €, ligne_credit: jeunesse")
    assert told(tmp_path, {FICHE.file: wrong, **lines}, "CMQ224") == [(FICHE.file, 8, "")]
    free = fiche("financeur: entreprise-exemple, montant: 6 000 €, ligne_credit: jeunesse")
    assert told(tmp_path, {FICHE.file: free, **lines}, "CMQ224") == []
    assert (
        told(tmp_path, {FICHE.file: money("total: 1 €\nreste_a_financer: 1 €\n").text, **lines}, "CMQ224")
        == []
    )


@pytest.mark.parametrize("voted", ["50,01 €", "50 €"])
def test_a_share_brings_the_same_to_the_rules_and_to_the_budget(voted: str, tmp_path: Path) -> None:
    """Two halves of 100,01 €: the first line brings the odd cent, for whoever asks."""
    lines = ["financeur: region, taux: 50 %, nature: subvention", "financeur: campus-exemple, taux: 50 %"]
    files = {
        FICHE.file: fiche(*lines, total="100,01 €"),
        **subsidy(f"action: 1.1, montant: {voted}", montant=voted),
    }
    found = [item for item in judged(tmp_path, files) if item.rule.code == "CMQ207"]
    assert bool(found) == (voted == "50 €")
    shown = run_here("budget", "--by-funder", "--format", "csv", cwd=tmp_path).out
    assert "region,Région Exemple,0.00,50.01," in shown
