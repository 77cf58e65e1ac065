"""CMQ206: money that goes to an action no plan has."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import plan_of
from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention, Subvention
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import ERROR, Rule, Said, Says, convention, document
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ206",
    "affectation-action",
    ERROR,
    title=Said("De l'argent pour une action qu'aucun plan n'a", "Money that goes to an action no plan has"),
    says={
        "": Says(
            fr=(
                "{montant} vont à l'action {action}, dont {plan} n'a pas la fiche",
                "écrivez le numéro d'une de ses fiches ({known}), ou ajoutez la fiche de l'action {action}",
            ),
            en=(
                "{montant} go to action {action}, of which {plan} has no fiche",
                "write the number of one of its fiches ({known}), or add the fiche of action {action}",
            ),
        ),
        "empty": Says(
            fr=(
                "{montant} vont à l'action {action}, mais {plan} n'a aucune fiche",
                "ajoutez la fiche de l'action {action} au dossier plans/{plan}",
            ),
            en=(
                "{montant} go to action {action}, but {plan} has no fiche at all",
                "add the fiche of action {action} to the folder plans/{plan}",
            ),
        ),
        "convention": Says(
            fr=(
                "cette subvention de {convention} va à {plan}, qui nomme une autre convention : {autre}",
                "nommez le plan que finance cette convention, ou écrivez « convention: {convention} » dans plans/{plan}/plan.yaml",
            ),
            en=(
                "this subsidy of {convention} goes to {plan}, which names another convention: {autre}",
                "name the plan that this convention funds, or write “convention: {convention}” in plans/{plan}/plan.yaml",
            ),
        ),
    },
    reason=Said(
        "Un vote donne de l'argent pour une action. Si elle n'a pas de fiche, personne ne dit à quoi sert cet argent ni qui le dépense.",
        "A vote gives money for an action. Where the action has no fiche, nobody says what the money is for or who spends it.",
    ),
    source=document(
        "La délibération du 23 juin 2022 nomme les actions du programme de l'année auxquelles va la subvention",
        "The decision of 23 June 2022 names the actions of the year’s programme that the subsidy goes to",
    ),
    fails=convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.2, montant: 6 000 €}
            """).at_line(15),
    passes=convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
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
    related = Related(
        plan.at("convention"), Said("le plan nomme sa convention ici", "the plan names its convention here")
    )
    yield RULE.found(entry.at("subventions", n, "plan"), "convention", related, **params)


def _unknown_actions(
    entry: Entry[Convention], workspace: Workspace, n: int, subvention: Subvention
) -> Iterator[Finding]:
    plan = plan_of(entry.name, subvention, workspace)
    resumes = workspace.actions(plan or "")
    if plan is None or plan not in workspace.resumes or any(resume.numero is None for resume in resumes):
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
        known = tuple(numbers[key] for key in sorted(numbers))
        params = {"action": item.action, "montant": item.montant, "plan": plan, "known": known}
        place = entry.at("subventions", n, "affectations", rank, "action")
        yield RULE.found(place, "" if known else "empty", **params)
