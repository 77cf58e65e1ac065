"""A plan's numbers make one tree: its axes, the actions it announces, its fiches."""

from __future__ import annotations

from pathlib import Path

from cmqplan.rules.examples import FICHE, PLAN
from tests.rules.judging import codes, judged, told

SECOND = "plans/plan-exemple/1.2-visites.yaml"
THIRD = "plans/plan-exemple/1.3-stages.yaml"


def fiche(numero: str, titre: str) -> str:
    return FICHE.text.replace("numero: 1.1", f"numero: {numero}").replace(
        "titre: Forum des métiers du bois", f"titre: {titre}"
    )


def plan(*actions: str, axe: str = "1") -> str:
    lines = "".join(f"      - {action}\n" for action in actions)
    axes = f"  - numero: {axe}\n    titre: Faire connaître les métiers\n    actions:\n{lines}"
    return PLAN.text.replace("  - {numero: 1, titre: Faire connaître les métiers}\n", axes)


FORUM, VISITS, STAGES = (
    "{numero: 1.1, titre: Forum des métiers du bois}",
    "{numero: 1.2, titre: Visites de scieries}",
    "{numero: 1.3, titre: Stages}",
)
THREE = {
    PLAN.file: plan(FORUM, VISITS, STAGES),
    SECOND: fiche("1.2", "Visites de scieries"),
    THIRD: fiche("1.3", "Stages"),
}


def test_a_plan_whose_numbers_agree_has_nothing_to_report(tmp_path: Path) -> None:
    assert codes(judged(tmp_path, THREE), "CMQ4") == []


def test_1_10_is_another_number_than_1_1(tmp_path: Path) -> None:
    assert told(tmp_path, {SECOND: fiche("1.10", "Visites")}, "CMQ404") == []


def test_a_number_copied_from_another_fiche_is_said_once(tmp_path: Path) -> None:
    """The action that lost its fiche, the gap it leaves: neither is reported beside the number itself."""
    found = judged(tmp_path, {**THREE, SECOND: fiche("1.1", "Visites de scieries")})
    assert codes(found, "CMQ4") == ["CMQ404"]
    assert found[0].finding.params["free"] == "1.4"


def test_a_fiche_with_a_mistake_still_counts_for_the_numbers(tmp_path: Path) -> None:
    broken = fiche("1.2", "Visites de scieries").replace("total: 10 000 €", "total: dix mille")
    assert codes(judged(tmp_path, {**THREE, SECOND: broken}), "CMQ4") == []
    assert codes(judged(tmp_path, {**THREE, SECOND: "numero: 1.2\ntitre: [\n"}), "CMQ4") == []


def test_a_number_outside_the_axes_is_said_once(tmp_path: Path) -> None:
    found = judged(tmp_path, {**THREE, SECOND: fiche("2.1", "Visites de scieries")})
    assert codes(found, "CMQ4") == ["CMQ405"]
    assert told(tmp_path, {**THREE, SECOND: fiche("1", "Visites de scieries")}, "CMQ405") == [
        (SECOND, 1, "axe-itself")
    ]
    assert told(tmp_path, {**THREE, SECOND: fiche("7", "Visites de scieries")}, "CMQ405") == [
        (SECOND, 1, "no-axe")
    ]


def test_a_sub_axe_takes_the_fiches_that_begin_with_its_number(tmp_path: Path) -> None:
    deep = PLAN.text.replace(
        "  - {numero: 1, titre: Faire connaître les métiers}\n",
        "  - {numero: 1, titre: Faire connaître, axes: [{numero: 1.1, titre: Au lycée}]}\n",
    )
    assert codes(judged(tmp_path, {PLAN.file: deep, FICHE.file: fiche("1.1.1", "Forum")}), "CMQ4") == []


def test_an_announced_action_without_fiche_is_found(tmp_path: Path) -> None:
    files = {PLAN.file: THREE[PLAN.file], SECOND: THREE[SECOND]}
    assert told(tmp_path, files, "CMQ406") == [(PLAN.file, 12, "")]


def test_a_fiche_that_took_another_number_than_announced_is_said_once(tmp_path: Path) -> None:
    found = judged(tmp_path, {**THREE, THIRD: fiche("1.4", "Stages")})
    assert [(i.rule.code, i.finding.variant) for i in found if i.rule.family == "CMQ4"] == [
        ("CMQ407", "renumbered")
    ]
    assert found[-1].finding.params["announced"] == "1.3"


def test_a_fiche_beyond_the_announced_ones_is_found(tmp_path: Path) -> None:
    found = told(tmp_path, {**THREE, PLAN.file: plan(FORUM, VISITS)}, "CMQ407")
    assert found == [(THIRD, 1, "")]


def test_numbers_left_out_are_named(tmp_path: Path) -> None:
    assert told(tmp_path, {THIRD: fiche("1.3", "Stages")}, "CMQ408") == [(THIRD, 1, "")]
    (tmp_path / THIRD).unlink()
    found = judged(tmp_path, {"plans/plan-exemple/1.5-x.yaml": fiche("1.5", "Cinq")})
    gap = next(i.finding for i in found if i.rule.code == "CMQ408")
    assert (gap.variant, gap.params["first"], gap.params["last"]) == ("several", "1.2", "1.4")


def test_the_axes_numbers_make_a_tree(tmp_path: Path) -> None:
    twice = plan(FORUM, FORUM)
    assert told(tmp_path, {PLAN.file: twice}, "CMQ415") == [(PLAN.file, 11, "action-twice")]
    stray = plan(FORUM, "{numero: 2.1, titre: Visites}")
    assert told(tmp_path, {PLAN.file: stray}, "CMQ415") == [(PLAN.file, 11, "action")]
    sub = PLAN.text.replace(
        "  - {numero: 1, titre: Faire connaître les métiers}\n",
        "  - numero: 1\n    titre: Faire connaître\n    axes:\n      - {numero: 2.1, titre: Au lycée}\n",
    )
    assert told(tmp_path, {PLAN.file: sub}, "CMQ415") == [(PLAN.file, 10, "sub-axe")]
