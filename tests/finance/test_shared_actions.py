"""One action in several plans is one file: its money belongs to its home plan in every cut, and the other plan shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE, PLAN
from tests.conftest import lay, run_here
from tests.rules.judging import codes, judged, told

CLIMATE = "plans/plan-climat/plan.yaml"
OTHER = PLAN.text.replace("Plan d'action 2024", "Plan climat").replace(
    "métiers}", "métiers, actions: [1.2, {numero: MOB-1}]}"
)
OWN = "plans/plan-climat/1.2-velo.yaml"
BIKES = FICHE.text.replace("1.1", "1.2").replace("Forum des métiers", "Prêt de vélos")


def shared(where: str) -> dict[str, str | None]:
    return {CLIMATE: OTHER, OWN: BIKES, FICHE.file: FICHE.text + f"aussi_dans: [{where}]\n"}


@pytest.mark.parametrize(
    "cut", ["funder", "fiche", "axis", "year", "status", "nature", "credit-line", "section"]
)
def test_its_money_is_counted_once_in_every_cut(tmp_path: Path, cut: str) -> None:
    lay(tmp_path, shared("plan-climat/MOB-1"))
    totals = {}
    for plans in ((), ("plan-exemple",), ("plan-climat",)):
        done = run_here("budget", *plans, f"--by-{cut}", "--format", "json", cwd=tmp_path)
        assert done.code == 0, done.err
        made = json.loads(done.out)
        totals[plans] = float(made["total"]["total"])
        note = any("plan-climat/MOB-1" in one and "10" in one for one in made["notes"])
        assert note is (plans != ("plan-exemple",))
    assert totals[()] == totals[("plan-exemple",)] + totals[("plan-climat",)] > totals[("plan-climat",)] > 0


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_other_plan_shows_it_outside_its_total(tmp_path: Path, form: str) -> None:
    lay(tmp_path, shared("plan-climat/MOB-1"))
    done = run_here("render", "plan-climat", "--to", form, "--document", "plan", "--stdout", cwd=tmp_path)
    assert done.code == 0, done.err
    text = " ".join(done.out.replace("\u202f", " ").replace("\u00a0", " ").split())
    assert "Fiche-action MOB-1 – Forum des métiers" in text
    assert "compté dans « Plan d'action 2024 », action 1.1" in text.replace("’", "'").replace("&#39;", "'")
    assert "annoncée, sans fiche" not in text
    done = run_here("render", "plan-exemple", "--to", form, "--document", "plan", "--stdout", cwd=tmp_path)
    assert "plan-climat/MOB-1" in done.out


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_format_takes_it(tmp_path: Path, form: str) -> None:
    lay(tmp_path, shared("plan-climat/MOB-1"))
    done = run_here("render", "plan-climat", "--to", form, "--document", "plan", cwd=tmp_path)
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("where", "variant"),
    [
        ("plan-climat/MOB-1", None),
        ("plan-climat/1.3", None),
        ("MOB-1", "form"),
        ("plan-climat/", "form"),
        ("plan-climats/1.3", "plan-near"),
        ("pcaet/1.3", "plan"),
        ("plan-exemple/1.1", "home"),
        ("plan-climat/1.2", "taken"),
        ("plan-climat/2.1", "outside"),
        ("plan-climat/MOB-2", "outside"),
    ],
)
def test_where_it_has_no_place_is_said(tmp_path: Path, where: str, variant: str | None) -> None:
    found = told(tmp_path, shared(where), "CMQ423")
    assert found == ([(FICHE.file, 18, variant)] if variant else [])


def test_two_shared_actions_do_not_share_a_number(tmp_path: Path) -> None:
    files = shared("plan-climat/MOB-1")
    files["plans/plan-exemple/1.2-bus.yaml"] = BIKES + "aussi_dans: plan-climat/mob-01\n"
    assert codes(judged(tmp_path, files), "CMQ4").count("CMQ423") == 2


def test_a_plan_of_shared_actions_alone_lacks_none(tmp_path: Path) -> None:
    files = shared("plan-climat/1.2")
    del files[OWN]
    files[CLIMATE] = OTHER.replace(", {numero: MOB-1}", "")
    for plans in (None, ["plan-climat"]):
        found = judged(tmp_path, files, plans=plans)
        assert [i.rule.code for i in found if i.site.file == CLIMATE] == []
