"""CMQ222: amounts, and nothing that says whether they include tax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import plan
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None or scene.plan.model.base is not None:
        return
    if any(resume.total or resume.lignes for resume in resumes):
        yield Finding("CMQ222", scene.plan.at("base"), {"plan": scene.nom})


RULE = Rule(
    code="CMQ222",
    slug="tax-base",
    severity=Severity.INFO,
    title=N_("Nothing says whether amounts include tax"),
    messages={"": N_("nothing says whether the amounts of this plan include tax")},
    helps={"": N_("add “base: TTC”, “base: HT” or “base: net de taxe” to this file")},
    reason=N_(
        "The same action costs a fifth more or less according to whether tax is counted, and funders don't all pay for it. "
        "Said once per plan, it holds for every amount of it."
    ),
    source=Source(Origin.PRACTICE, N_("Request forms ask whether the carrier recovers VAT")),
    failing=Example(PLAN, plan(without="base"), line=1),
    passing=Example(PLAN, plan()),
    plan=check,
)
