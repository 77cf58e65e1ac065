"""CMQ418: a credit line that nothing is paid from."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, fold
from cmqplan.rules.declare import CONVENTION, INFO, Rule, Said, Says, practice
from cmqplan.workspace.workspace import Workspace

_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
parties: [region, campus-exemple]
lignes_credit:
  formation: {{nom: Formation professionnelle}}
{more}subventions:
  - exercice: 2024
    financeur: region
    montant: 6 000 €
    plan: plan-exemple
    date: 5 février 2024
    affectations:
      - {{action: 1.1, montant: 6 000 €, ligne_credit: formation}}
"""

RULE = Rule(
    "CMQ418",
    "unused-credit-line",
    INFO,
    title=Said(
        "Une ligne de crédit déclarée dont rien n'est payé",
        "A declared credit line that nothing is paid from",
    ),
    says=Says(
        fr=(
            "rien n'est payé sur la ligne de crédit « {identifier} » ({nom})",
            "supprimez-la, ou écrivez « ligne_credit: {identifier} » sur ce qu'elle paie",
        ),
        en=(
            "nothing is paid from the credit line “{identifier}” ({nom})",
            "remove it, or write “ligne_credit: {identifier}” on what is paid from it",
        ),
    ),
    reason=Said(
        "Une ligne déclarée devait servir à quelque chose : on a pu oublier une affectation qui devrait la nommer.",
        "A line that was declared was meant for something: an allocation that should name it may have been forgotten.",
    ),
    source=practice(
        "Chaque ligne de crédit de la délibération du 23 juin 2022 paie au moins une action",
        "Each credit line of the decision of 23 June 2022 pays for at least one action",
    ),
    fails=CONVENTION.saying(_CONVENTION.format(more="  orientation: {nom: Orientation}\n")).at_line(6),
    passes=CONVENTION.saying(_CONVENTION.format(more="")),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    if not workspace.complete or not all(r.valide for resumes in workspace.resumes.values() for r in resumes):
        return
    paid = _paid_from(workspace)
    for entry in workspace.conventions.values():
        if not entry.model.lignes_credit:
            continue
        used = paid.get(entry.name, set()) | {
            fold(part.ligne_credit)
            for subsidy in entry.model.subventions
            for part in subsidy.affectations
            if part.ligne_credit is not None
        }
        lines = entry.model.lignes_credit.items()
        if used - {fold(word) for identifier, line in lines for word in (identifier, line.nom)}:
            continue  # CMQ414 speaks of a line that isn't declared: it may well be the one that seems unused
        for identifier, line in lines:
            if not used & {fold(identifier), fold(line.nom)}:
                place = entry.at("lignes_credit", identifier, on="key")
                yield RULE.found(place, identifier=identifier, nom=line.nom)


def _paid_from(workspace: Workspace) -> dict[str, set[str]]:
    """Convention → the credit lines that fiches say they are paid from, folded."""
    paid: dict[str, set[str]] = {}
    for plan, resumes in workspace.resumes.items():
        framing = workspace.plans.get(plan)
        own = framing.model.convention if framing else None
        for resume in resumes:
            for line in resume.lignes:
                convention = line.convention or own
                if line.ligne_credit is not None and convention is not None:
                    paid.setdefault(convention, set()).add(fold(line.ligne_credit))
    return paid
