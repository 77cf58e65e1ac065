"""CMQ417: a plan that has no folder."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity, fold, nearest
from cmqplan.model.convention import Convention
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    known = workspace.files.plans
    for n, subsidy in enumerate(entry.model.subventions):
        if subsidy.plan is None or subsidy.plan in known:
            continue
        titled = next(
            (name for name, plan in workspace.plans.items() if fold(plan.model.titre) == fold(subsidy.plan)),
            None,
        )
        suggestion = titled or nearest(subsidy.plan, known)
        params = {"text": subsidy.plan, "suggestion": suggestion, "known": tuple(known)}
        yield Finding("CMQ417", entry.at("subventions", n, "plan"), params, "near" if suggestion else "")


_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
parties: [region, cmq-bois]
subventions:
  - exercice: 2024
    financeur: region
    montant: 6 000 €
    plan: {plan}
    date: 5 février 2024
    affectations:
      - {{action: 1.1, montant: 6 000 €}}
"""

RULE = Rule(
    code="CMQ417",
    slug="unknown-plan",
    severity=Severity.ERROR,
    title=N_("A plan that has no folder"),
    messages={
        "": N_("there is no plan “{text}”; there are {known}"),
        "near": N_("there is no plan “{text}”; the nearest is “{suggestion}”"),
    },
    helps={
        "": N_("a plan is named by its folder in plans/: write one of these, or add the folder"),
        "near": N_("write “{suggestion}”: a plan is named by its folder, plans/{suggestion}"),
    },
    reason=N_(
        "A subsidy is checked against the actions of its plan; without the plan nobody knows whether it pays for anything."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The 40 000 € voted on 23 June 2022 go to actions of the 2022 programme")
    ),
    failing=Example(CONVENTION, _CONVENTION.format(plan="plan-exemples"), line=8),
    passing=Example(CONVENTION, _CONVENTION.format(plan="plan-exemple")),
    convention=check,
)
