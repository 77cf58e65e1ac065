"""A plan's numbers make one tree: its axes, the actions it announces, its fiches."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE, PLAN
from tests.rules.judging import codes, judged, told

SECOND = "plans/plan-exemple/1.2-visites.yaml"
THIRD = "plans/plan-exemple/1.3-stages.yaml"


def fiche(numero: str, titre: str) -> str:
    return FICHE.text.replace("numero: 1.1", f"numero: {numero}").replace(
        "titre: Forum des métiers", f"titre: {titre}"
    )


def plan(*actions: str, axe: str = "1") -> str:
    lines = "".join(f"      - {action}\n" for action in actions)
    axes = f"  - numero: {axe}\n    titre: Faire connaître les métiers\n    actions:\n{lines}"
    return PLAN.text.replace("  - {numero: 1, titre: Faire connaître les métiers}\n", axes)


FORUM, VISITS, STAGES = (
    "{numero: 1.1, titre: Forum des métiers}",
    "{numero: 1.2, titre: Visites d'entreprises}",
    "{numero: 1.3, titre: Stages}",
)
THREE = {
    PLAN.file: plan(FORUM, VISITS, STAGES),
    SECOND: fiche("1.2", "Visites d'entreprises"),
    THIRD: fiche("1.3", "Stages"),
}


def test_a_plan_whose_numbers_agree_has_nothing_to_report(tmp_path: Path) -> None:
    assert codes(judged(tmp_path, THREE), "CMQ4") == []


def test_1_10_is_another_number_than_1_1(tmp_path: Path) -> None:
    assert told(tmp_path, {SECOND: fiche("1.10", "Visites")}, "CMQ404") == []


def test_a_number_copied_from_another_fiche_is_said_once(tmp_path: Path) -> None:
    """The action that lost its fiche, the gap it leaves: neither is reported beside the number itself."""
    found = judged(tmp_path, {**THREE, SECOND: fiche("1.1", "Visites d'entreprises")})
    assert codes(found, "CMQ4") == ["CMQ404"]
    assert found[0].finding.params["free"] == "1.4"


def test_a_fiche_with_a_mistake_still_counts_for_the_numbers(tmp_path: Path) -> None:
    broken = fiche("1.2", "Visites d'entreprises").replace("total: 10 000 €", "total: dix mille")
    assert codes(judged(tmp_path, {**THREE, SECOND: broken}), "CMQ4") == []
    assert codes(judged(tmp_path, {**THREE, SECOND: "numero: 1.2\ntitre: [\n"}), "CMQ4") == []


def test_a_number_outside_the_axes_is_said_once(tmp_path: Path) -> None:
    found = judged(tmp_path, {**THREE, SECOND: fiche("2.1", "Visites d'entreprises")})
    assert codes(found, "CMQ4") == ["CMQ405"]
    assert told(tmp_path, {**THREE, SECOND: fiche("1", "Visites d'entreprises")}, "CMQ405") == [
        (SECOND, 1, "axe-itself")
    ]
    assert told(tmp_path, {**THREE, SECOND: fiche("7", "Visites d'entreprises")}, "CMQ405") == [
        (SECOND, 1, "no-axe")
    ]


@pytest.mark.parametrize(
    ("file", "numero", "example"),
    [
        (SECOND, "1", "1.2"),
        (SECOND, "7", "1.2"),
        ("plans/plan-exemple/visites.yaml", "1", "1.4"),
        ("plans/plan-exemple/7-visites.yaml", "7", "1.4"),
        ("plans/plan-exemple/2.1-visites.yaml", "7", "1.4"),
    ],
)
def test_the_number_that_is_advised_is_free_and_of_an_axe_of_the_plan(
    tmp_path: Path, file: str, numero: str, example: str
) -> None:
    found = judged(tmp_path, {**THREE, file: fiche(numero, "Autres visites")})
    (said,) = [item for item in found if item.rule.code == "CMQ405"]
    assert said.finding.params["example"] == example
    assert example in said.help


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


FREE = "plans/plan-exemple/MOB-03-velo.yaml"


def free(numero: str, axe: str = "1") -> str:
    return fiche(f"{numero}\naxe: {axe}", "Prêt de vélos")


@pytest.mark.parametrize(
    "numero", ["MOB-03", "12", "A.4", "3 bis", "É1", "2.1", "1-1", "12345678901234567890"]
)
def test_with_its_axe_a_fiche_has_any_short_number(tmp_path: Path, numero: str) -> None:
    file = f"plans/plan-exemple/{numero.replace(' ', '-')}-velo.yaml"
    found = judged(tmp_path, {file: free(numero)})
    if numero == "1-1":  # the other fiche is 1.1: nobody tells the two apart
        assert codes(found) == ["CMQ404"]
    else:
        assert codes(found) == []


def test_numbers_apart_from_the_tree_leave_gaps_and_stand_in_any_axe(tmp_path: Path) -> None:
    """The contrat local de santé numbers its actions 1 to 29 through five axes."""
    axes = "".join(f"  - {{numero: {n}, titre: Axe {n}, actions: [{7 * n}]}}\n" for n in (1, 2))
    files = {
        PLAN.file: PLAN.text.replace("  - {numero: 1, titre: Faire connaître les métiers}\n", axes),
        FICHE.file: None,
        "plans/plan-exemple/7-velo.yaml": free("7"),
        "plans/plan-exemple/14-bus.yaml": free("14", axe="2").replace("vélos", "bus"),
    }
    assert codes(judged(tmp_path, files), "CMQ1", "CMQ4") == []
    files["plans/plan-exemple/14-bus.yaml"] = free("14")
    assert told(tmp_path, files, "CMQ407") == [("plans/plan-exemple/14-bus.yaml", 2, "elsewhere")]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({FREE: free("MOB-03", axe="7")}, ("CMQ405", FREE, 2, "axe")),
        ({FREE: free("MOB-03", axe="Mobilité")}, ("CMQ111", FREE, 2, "")),
        ({FREE: fiche("MOB-03", "Prêt de vélos")}, ("CMQ111", FREE, 1, "fiche")),
        ({FREE: free("MOB/03")}, ("CMQ111", FREE, 1, "free")),
        ({FREE: free("MOB-03 du plan vélo de la métropole")}, ("CMQ111", FREE, 1, "free")),
        ({SECOND: free("MOB-03")}, ("CMQ119", SECOND, 1, "other")),
    ],
)
def test_what_is_no_number_and_no_axe_is_said(
    tmp_path: Path, files: dict[str, str], said: tuple[object, ...]
) -> None:
    found = [(i.rule.code, i.site.file, i.site.span.line, i.finding.variant) for i in judged(tmp_path, files)]
    assert found == [said]


def test_what_is_said_of_a_number_without_its_axe_is_valid_when_written(tmp_path: Path) -> None:
    found = judged(tmp_path, {FREE: fiche("MOB-03", "Prêt de vélos")})
    assert found[0].finding.params["axe"] == "1"
    assert not found[0].finding.fix
    assert codes(judged(tmp_path, {FREE: free("MOB-03")})) == []


@pytest.mark.parametrize(("numero", "unused"), [("MOB-03", "MOB-05"), ("mob 3", "mob 5"), ("VÉLO", "VÉLO-2")])
def test_a_code_given_twice_is_told_with_a_free_one(tmp_path: Path, numero: str, unused: str) -> None:
    other = "VELO" if numero == "VÉLO" else "MOB-03"
    files = {
        f"plans/plan-exemple/{other}-a.yaml": free(other),
        "plans/plan-exemple/MOB-4-b.yaml": free("MOB-4").replace("vélos", "bus"),
        f"plans/plan-exemple/{numero}-c.yaml": free(numero).replace("vélos", "trains"),
    }
    assert [i.finding.params["free"] for i in judged(tmp_path, files) if i.rule.code == "CMQ404"] == [unused]
