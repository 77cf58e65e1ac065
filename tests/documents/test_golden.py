"""The documents of the real plans, whole. ``python -m tests.dev regenerate`` writes them anew."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from cmqplan.documents.html import body, write
from cmqplan.documents.jobs import Maker, jobs, maker
from cmqplan.documents.markdown import write as markdown
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.rules.engine import examine
from tests.conftest import ROOT, golden
from tests.documents.making import LACKS, PLANS, earlier

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2024, 10, 15)
KINDS = {
    "plan": "", "fiche": "1.2", "synthese": "", "bilan": "", "maquette": "", "deliberation": "", "convention-annexe": "",
    "partenaire": "dijon-metropole", "avenant": "", "lettre": "dijon-metropole", "compte-rendu-financier": "dijon-metropole",
}  # fmt: skip


@cache
def made(plan: str) -> Maker:
    workspace = examine(ROOT, [plan], today=DAY, keep=True).workspace
    return maker(Request(workspace, plan, today=DAY, avant=earlier(plan)), templates(workspace))


@pytest.mark.parametrize(("plan", "kind"), [one for one in product(PLANS, KINDS) if one not in LACKS])
def test_markdown_and_html_are_the_golden_ones(plan: str, kind: str) -> None:
    subject = KINDS[kind]
    plans = made(plan)
    (job,) = jobs(
        plans,
        kinds(ROOT)[kind],
        fiche=subject if kind == "fiche" else "",
        partner=subject if kinds(ROOT)[kind].about == "partenaire" else "",
    )
    document, _ = plans.make(job)
    golden(GOLDEN / plan / f"{document.stem}.md", markdown(document))
    golden(GOLDEN / plan / f"{document.stem}.body.html", body(document).replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("plan", PLANS)
def test_the_whole_page_is_the_golden_one(plan: str) -> None:
    plans = made(plan)
    (job,) = jobs(plans, kinds(ROOT)["plan"])
    golden(GOLDEN / plan / "plan.html", write(plans.make(job)[0], plans.templates))


def test_every_document_has_its_golden() -> None:
    assert set(KINDS) | {"reseau"} == set(kinds(ROOT))


@pytest.mark.parametrize("plan", PLANS)
def test_a_second_run_gives_the_same_bytes(plan: str) -> None:
    workspace = examine(ROOT, [plan], today=DAY, keep=True).workspace
    again = maker(Request(workspace, plan, today=DAY), templates(workspace))
    for kind in ("plan", "synthese"):
        (job,) = jobs(again, kinds(ROOT)[kind])
        assert write(again.make(job)[0], again.templates) == write(
            made(plan).make(job)[0], made(plan).templates
        )
