"""CMQ206: money that goes to an action no plan has."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import plan_of
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention, Subvention
from cmqplan.model.values import numero_key
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subvention in enumerate(entry.model.subventions):
        named = subvention.plan
        if named is not None and named not in workspace.files.plans:
            continue  # CMQ417 says it
        yield from _of_other_convention(entry, workspace, n, subvention)
        yield from _unknown_actions(entry, workspace, n, subvention)


def _of_other_convention(
    entry: Entry[Convention], workspace: Workspace, n: int, subvention: Subvention
) -> Iterator[Finding]:
    plan = workspace.plans.get(subvention.plan or "")
    other = plan.model.convention if plan is not None else None
    if plan is None or other is None or other == entry.name or other not in workspace.conventions:
        return
    params = {"plan": plan.name, "convention": entry.name, "autre": other}
    related = Related(plan.at("convention"), N_("the plan names its convention here"))
    yield Finding("CMQ206", entry.at("subventions", n, "plan"), params, "convention", related=(related,))


def _unknown_actions(
    entry: Entry[Convention], workspace: Workspace, n: int, subvention: Subvention
) -> Iterator[Finding]:
    plan = plan_of(entry.name, subvention, workspace)
    resumes = workspace.resumes.get(plan or "")
    if plan is None or resumes is None or any(resume.numero is None for resume in resumes):
        return
    numbers = {numero_key(resume.numero): resume.numero for resume in resumes if resume.numero is not None}
    declared = workspace.plans.get(plan)
    announced = {
        numero_key(action.numero)
        for axe in (declared.model.tous_les_axes() if declared else ())
        for action in axe.actions
    }
    for rank, item in enumerate(subvention.affectations):
        key = numero_key(item.action)
        if key in numbers or key in announced:  # announced without a fiche: the references' rules say it
            continue
        known = tuple(numbers[k] for k in sorted(numbers))
        params = {"action": item.action, "montant": item.montant, "plan": plan, "known": known}
        place = entry.at("subventions", n, "affectations", rank, "action")
        yield Finding("CMQ206", place, params, "" if known else "empty")


RULE = Rule(
    code="CMQ206",
    slug="affectation-action",
    severity=Severity.ERROR,
    title=N_("Money that goes to an action no plan has"),
    messages={
        "": N_("{montant} go to action {action}, of which {plan} has no fiche"),
        "empty": N_("{montant} go to action {action}, but {plan} has no fiche at all"),
        "convention": N_(
            "this subsidy of {convention} goes to {plan}, which names another convention: {autre}"
        ),
    },
    helps={
        "": N_("write the number of one of its fiches ({known}), or add the fiche of action {action}"),
        "empty": N_("add the fiche of action {action} to the folder plans/{plan}"),
        "convention": N_(
            "name the plan that this convention funds, or write “convention: {convention}” in plans/{plan}/plan.yaml"
        ),
    },
    reason=N_(
        "A vote gives money for an action. Where the action has no fiche, nobody says what the money is for or who spends it."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The decision of 23 June 2022 names the actions of the year’s programme that the subsidy goes to"),
    ),
    failing=Example(
        CONVENTION,
        convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.2, montant: 6 000 €}
            """),
        line=15,
    ),
    passing=Example(
        CONVENTION,
        convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """),
    ),
    convention=check,
)
