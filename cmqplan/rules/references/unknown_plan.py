"""CMQ417: a plan that has no folder."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.model.memo import asked_again
from cmqplan.rules.declare import CONVENTION, ERROR, Rule, Said, Says, document
from cmqplan.rules.walk import Known
from cmqplan.workspace.workspace import Entry, Workspace

_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
parties: [region, campus-exemple]
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
    "CMQ417",
    "unknown-plan",
    ERROR,
    title=Said("Un plan qui n'a pas de dossier", "A plan that has no folder"),
    says={
        "": Says(
            fr=(
                "il n'y a pas de plan « {text} » ; il y a {known}",
                "un plan se nomme par son dossier dans plans/ : écrivez l'un de ceux-là, ou ajoutez le dossier",
            ),
            en=(
                "there is no plan “{text}”; there are {known}",
                "a plan is named by its folder in plans/: write one of these, or add the folder",
            ),
        ),
        "near": Says(
            fr=(
                "il n'y a pas de plan « {text} » ; le plus proche est « {suggestion} »",
                "écrivez « {suggestion} » : un plan se nomme par son dossier, plans/{suggestion}",
            ),
            en=(
                "there is no plan “{text}”; the nearest is “{suggestion}”",
                "write “{suggestion}”: a plan is named by its folder, plans/{suggestion}",
            ),
        ),
    },
    reason=Said(
        "Une subvention se vérifie d'après les actions de son plan ; sans le plan, nul ne sait si elle paie quelque chose.",
        "A subsidy is checked against the actions of its plan; without the plan nobody knows whether it pays for anything.",
    ),
    source=document(
        "Les 40 000 € votés le 23 juin 2022 vont à des actions du programme 2022",
        "The 40 000 € voted on 23 June 2022 go to actions of the 2022 programme",
    ),
    fails=CONVENTION.saying(_CONVENTION.format(plan="plan-exemples")).at_line(8),
    passes=CONVENTION.saying(_CONVENTION.format(plan="plan-exemple")),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    known = plans_of(workspace)
    for n, subsidy in enumerate(entry.model.subventions):
        if subsidy.plan is None or subsidy.plan in workspace.files.plans:
            continue
        suggestion = known.meant_by(subsidy.plan)
        params = {"text": subsidy.plan, "suggestion": suggestion, "known": known.identifiers}
        yield RULE.found(entry.at("subventions", n, "plan"), "near" if suggestion else "", **params)


@asked_again
def plans_of(workspace: Workspace) -> Known:
    return Known(workspace.files.plans, ((plan.model.titre, name) for name, plan in workspace.plans.items()))
