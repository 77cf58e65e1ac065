"""CMQ234: the fiches don't make the budget that their plan declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import ecart
from cmqplan.findings import Finding
from cmqplan.model.lignes import doute, euros
from cmqplan.rules.declare import PLAN, WARNING, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Resume

_SANS = Said(
    "écrivez combien coûtent les fiches {sans}, qui n'ont pas de montant, ou ce que les autres coûtent de plus ; si les fiches sont justes, écrivez « budget: {somme} »",
    "write what the fiches {sans} cost, which have no amount, or what the others cost more; if the fiches are right, write “budget: {somme}”",
)

RULE = Rule(
    "CMQ234",
    "plan-budget",
    WARNING,
    title=Said("Les fiches ne font pas le budget du plan", "The fiches don't make the plan's budget"),
    says={
        "less": Says(
            fr=(
                "les fiches font {somme}, soit {difference} de moins que le budget de {budget}",
                "cherchez la fiche ou le montant qui manque ; si les fiches sont justes, écrivez « budget: {somme} »",
            ),
            en=(
                "the fiches make {somme}, {difference} less than the budget of {budget}",
                "look for the fiche or the amount that is missing; if the fiches are right, write “budget: {somme}”",
            ),
        ),
        "less-without": Said(
            "les fiches font {somme}, soit {difference} de moins que le budget de {budget}",
            "the fiches make {somme}, {difference} less than the budget of {budget}",
        ).advising(_SANS),
        "more": Says(
            fr=(
                "les fiches font {somme}, soit {difference} de plus que le budget de {budget}",
                "cherchez ce qui est compté deux fois ; si les fiches sont justes, écrivez « budget: {somme} »",
            ),
            en=(
                "the fiches make {somme}, {difference} more than the budget of {budget}",
                "look for what is counted twice; if the fiches are right, write “budget: {somme}”",
            ),
        ),
    },
    reason=Said(
        "Un total annoncé en tête d'un plan est celui que l'on retient ; si les actions ne le font pas, l'une des deux sommes est fausse.",
        "A total announced at the head of a plan is the one that is remembered; where the actions don't make it, one of the two sums is wrong.",
    ),
    source=document(
        "Un bilan de programme de 2025 annonce 4 333 065 € ; ses trois lignes font 256 425 € de moins",
        "A programme's report of 2025 announces 4 333 065 €; its three lines make 256 425 € less",
    ),
    fails=PLAN.plus("budget: 12 000 €\n").at_line(10),
    passes=PLAN.plus("budget: 10 000 €\n"),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    budget = euros(scene.plan.model.budget) if scene.plan is not None else None
    if scene.plan is None or budget is None or not all(resume.valide for resume in resumes):
        return
    total = sum_montants(resume.total for resume in resumes if resume.total is not None)
    if not ecart(budget, doute(scene.plan.model.budget)[1], total):
        return
    without = tuple(resume.numero or "" for resume in resumes if resume.total is None)
    params = {"budget": budget, "somme": total, "difference": abs(budget - total), "sans": without}
    variant = "more" if total > budget else "less-without" if without else "less"
    yield RULE.found(scene.plan.at("budget"), variant, **params)
