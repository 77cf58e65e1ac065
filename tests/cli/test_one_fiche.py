"""A fiche is named by its plan and its number in every command that looks at fiches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import run_here


@pytest.fixture
def two(real: Path) -> Path:
    """The real plans, with a split that is wrong in one fiche and a title that is missing in another."""
    for name, old, new in (
        ("1.1-reponse-ami-cma.yaml", "total: 50 000 €", "total: 50 001 €"),
        ("2.1-festival-des-transitions.yaml", "titre:", "titer:"),
    ):
        path = real / "plans" / "plan-2024" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    return real


def test_validate_tells_of_the_one_fiche(two: Path) -> None:
    done = run_here("validate", "plan-2024/1.1", "--format", "json", cwd=two)
    assert done.code == 1
    found = {item["file"] for item in json.loads(done.out)["findings"]}
    assert found == {"plans/plan-2024/1.1-reponse-ami-cma.yaml"}


def test_fix_mends_the_one_fiche(two: Path) -> None:
    before = (two / "plans/plan-2024/2.1-festival-des-transitions.yaml").read_bytes()
    run_here("validate", "plan-2024/1.1", "--fix", cwd=two)
    assert (two / "plans/plan-2024/2.1-festival-des-transitions.yaml").read_bytes() == before
    run_here("validate", "plan-2024", "--fix", cwd=two)
    assert (two / "plans/plan-2024/2.1-festival-des-transitions.yaml").read_bytes() != before


def test_budget_adds_up_the_one_fiche(real: Path) -> None:
    done = run_here("budget", "plan-2024/1.1", "--format", "json", cwd=real)
    assert json.loads(done.out)["total"]["total"] == "50000.00"


@pytest.mark.parametrize("command", ["validate", "budget"])
@pytest.mark.parametrize(
    ("word", "said"),
    [("plan-2024/7.1", "has no fiche 7.1; its fiches are: 1.1"), ("1.1", "plan-2022/1.1 and plan-2024/1.1")],
)
def test_a_fiche_that_is_not_there_or_not_alone_is_said(
    real: Path, command: str, word: str, said: str
) -> None:
    done = run_here(command, word, cwd=real)
    assert done.code == 2
    assert said in done.err


def test_a_code_names_a_fiche_that_says_its_axe(real: Path) -> None:
    path = real / "plans" / "plan-2024" / "1.1-reponse-ami-cma.yaml"
    text = path.read_text("utf-8").replace("numero: 1.1\n", "numero: MOB-03\naxe: 1\n")
    path.with_name("MOB-03-reponse-ami-cma.yaml").write_text(text, "utf-8")
    path.unlink()
    plan = path.with_name("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("numero: 1.1,", "numero: MOB-03,"), "utf-8")
    assert run_here("validate", "plan-2024/mob-3", cwd=real).code == 0
    done = run_here("budget", "plan-2024/MOB-03", "--by-axis", "--format", "json", cwd=real)
    assert json.loads(done.out)["total"]["total"] == "50000.00"
    done = run_here("render", "plan-2024", "--to", "md", "--document", "fiche", "--draft", cwd=real)
    assert done.code == 0, done.err
    assert [p.name for p in real.glob("build/plan-2024/*MOB-03*")] == ["fiche-MOB-03.md"]


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        (("plan-2024/MOB-03", "--axe", "2"), "numero: MOB-03\naxe: 2\n"),
        (("plan-2024/7", "--axe", "2"), "numero: 7\naxe: 2\n"),
        (("plan-2024/1.3", "--axe", "1"), "numero: 1.3\ntitre"),
        (("plan-2024/1.3", "--axe", "2"), None),
        (("plan-2024/MOB-03",), None),
        (("plan-2024/MOB-03", "--axe", "2", "--like", "plan-2024/1.1"), "numero: MOB-03\naxe: 2\n"),
    ],
)
def test_a_new_fiche_says_its_axe_where_its_number_does_not(
    real: Path, words: tuple[str, ...], begun: str | None
) -> None:
    done = run_here("new", "fiche", *words, "--title", "Prêt de vélos", cwd=real)
    assert done.code == (0 if begun else 2), done.err
    if begun:
        (path,) = real.glob("plans/plan-2024/*-pret-de-velos.yaml")
        assert begun in path.read_text("utf-8")
        assert run_here("validate", words[0], cwd=real).code == 0
        if "axe" in begun:
            run_here("new", "fiche", "--plan", "plan-2024", "--axe", "2", "--title", "Suite", cwd=real)
            following = {"7": "8", "MOB-03": "MOB-04"}[words[0].rpartition("/")[2]]
            assert [p.name for p in real.glob("plans/plan-2024/*-suite.yaml")] == [f"{following}-suite.yaml"]


def test_a_subsidy_is_published_whole(real: Path) -> None:
    done = run_here("export", "scdl", "plan-2024/1.1", cwd=real)
    assert (done.code, done.out) == (2, "")
    assert "write “cmqplan export scdl plan-2024”" in done.err
