"""One action in several plans is one file: its money belongs to its home plan in every cut, and the other plan shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import cmqplan
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.finance.attributions import attributions
from cmqplan.finance.views import rapprochements
from cmqplan.rules.examples import CONVENTION, FICHE, PLAN, convention
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
    assert re.search(r"\d fiches?-action, (dont 1 )?comptée dans un autre plan", text)
    assert "annoncée, sans fiche" not in text
    done = run_here("render", "plan-exemple", "--to", form, "--document", "plan", "--stdout", cwd=tmp_path)
    assert "», action MOB-1" in done.out.replace("\u00a0", " ")


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


GRANTED = "{financeur: region, montant: 6 000 €, nature: subvention, statut: accordé, convention: region-2024-2026, date: 5 février 2024}"
VOTE = """\
    subventions:
      - exercice: 2024
        financeur: region
        montant: AFFECTED
        date: 5 février 2024
        plan: plan-climat
        affectations: [{action: MOB-1, montant: AFFECTED}]
    """


@pytest.mark.parametrize(("affected", "wrong"), [("6 000 €", []), ("5 000 €", ["CMQ207"])])
def test_a_vote_to_its_number_in_the_other_plan_is_a_vote_to_it(
    tmp_path: Path, affected: str, wrong: list[str]
) -> None:
    """For the rules, the comparison with the votes and what is published alike."""
    money = f"moyens: {{financiers: {{total: 6 000 €, financements: [{GRANTED}]}}}}\n"
    head, _, rest = FICHE.text.partition("moyens:")
    tail = rest[rest.index("livrables") :]
    files = {
        **shared("plan-climat/MOB-1"),
        FICHE.file: f"{head}{money}{tail}aussi_dans: [plan-climat/MOB-1]\n",
        CONVENTION.file: convention(VOTE.replace("AFFECTED", affected)).text,
    }
    assert [
        code
        for code in codes(judged(tmp_path, files), "CMQ2")
        if code in ("CMQ205", "CMQ206", "CMQ207", "CMQ212")
    ] == wrong
    workspace = cmqplan.load(tmp_path)
    (met,) = (one for one in rapprochements(workspace) if one.vote)
    assert (met.plan, met.action, str(met.vote), str(met.attendu)) == (
        "plan-exemple", "1.1", affected.replace(" ", "\u202f"), "6\u202f000\u202f€",
    )  # fmt: skip
    assert [one.place.file for one in attributions(workspace)] == [CONVENTION.file]


def test_it_is_rendered_alone_under_its_number_in_either_plan(tmp_path: Path) -> None:
    lay(tmp_path, shared("plan-climat/MOB-1"))
    workspace = cmqplan.load(tmp_path)
    for plan, number, others in (
        ("plan-climat", "mob 01", ["1.2", "MOB-1"]),
        ("plan-exemple", "1.1", ["1.1"]),
    ):
        kind = kinds(tmp_path)["fiche"]
        made = maker(Request(workspace, plan), templates(workspace))
        assert [job.subject for job in jobs(made, kind, number)] == others[-1:]
        assert [job.subject for job in jobs(made, kind)] == others
