"""CMQ222: amounts, and nothing that says whether they include tax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.rules.declare import INFO, PLAN, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Resume

RULE = Rule(
    "CMQ222",
    "tax-base",
    INFO,
    title=Said(
        "Rien ne dit si les montants comprennent les taxes", "Nothing says whether amounts include tax"
    ),
    says=Says(
        fr=(
            "rien ne dit si les montants de ce plan comprennent les taxes",
            "ajoutez à ce fichier « base: TTC », « base: HT » ou « base: net de taxe »",
        ),
        en=(
            "nothing says whether the amounts of this plan include tax",
            "add “base: TTC”, “base: HT” or “base: net de taxe” to this file",
        ),
    ),
    reason=Said(
        "Une même action coûte un cinquième de plus ou de moins selon qu'on compte la taxe, et tous les financeurs ne la paient pas. Dite une fois par plan, la base vaut pour chacun de ses montants.",
        "The same action costs a fifth more or less according to whether tax is counted, and funders don't all pay for it. Said once per plan, it holds for every amount of it.",
    ),
    source=practice(
        "Les formulaires de demande veulent savoir si le porteur récupère la TVA",
        "Request forms ask whether the carrier recovers VAT",
    ),
    fails=PLAN.without("base").at_line(1),
    passes=PLAN,
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None or scene.plan.model.base is not None:
        return
    if any(resume.total or resume.lignes for resume in resumes):
        yield RULE.found(scene.plan.at("base"), plan=scene.nom)
