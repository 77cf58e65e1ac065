"""CMQ313: a subsidy for a year that its convention, or its plan, doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.rules.bounds import apart, at_period, year, years_outside
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    periode = entry.model.periode
    for n, subsidy in enumerate(entry.model.subventions):
        plan = workspace.plans.get(subsidy.plan or "")
        if plan is not None and years_outside(plan.model, periode):
            continue  # CMQ305
        params: dict[str, object] = {
            "exercice": subsidy.exercice,
            "financeur": workspace.organismes.nom(subsidy.financeur),
            "montant": subsidy.montant,
            "periode": periode,
        }
        place = entry.at("subventions", n, "exercice")
        if apart(*year(subsidy.exercice), periode.debut, periode.fin):
            yield Finding("CMQ313", place, params, related=(at_period(entry),))
        elif plan is not None and subsidy.exercice not in plan.model.exercice:
            years = tuple(str(one) for one in plan.model.exercice)
            related = Related(plan.at("exercice"), N_("the plan's exercice is declared here"))
            yield Finding(
                "CMQ313", place, {**params, "plan": plan.name, "exercices": years}, "plan", related=(related,)
            )


_SUBSIDY = """\
    subventions:
      - {{exercice: {}, financeur: region, montant: 6 000 €, date: 5 mars 2024}}
    """

RULE = Rule(
    code="CMQ313",
    slug="subsidy-year",
    severity=Severity.ERROR,
    title=N_("A subsidy for a year that isn't covered"),
    messages={
        "": N_("the subsidy of {financeur} is for {exercice}, outside the convention ({periode})"),
        "plan": N_(
            "the subsidy of {financeur} is for {exercice}, and the plan it goes to covers {exercices}"
        ),
    },
    helps={
        "": N_("correct “exercice”, or correct the convention’s “periode” if it was extended"),
        "plan": N_("correct “exercice”, or name the plan of {exercice} instead of {plan}"),
    },
    reason=N_(
        "A subsidy is voted for an exercice, on a convention and for a plan that cover it; otherwise there is nothing to pay for."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The decision of 23 June 2022 gives the subsidy “for the year 2022” of a convention 2022-2025"),
    ),
    failing=Example(CONVENTION, convention(_SUBSIDY.format(2027)), line=10),
    passing=Example(CONVENTION, convention(_SUBSIDY.format(2026))),
    convention=check,
)
