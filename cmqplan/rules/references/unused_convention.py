"""CMQ421: a convention that no plan names."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.rules.declare import CONVENTION, PLAN, WARNING, Rule, Said, Says, practice
from cmqplan.workspace.workspace import Workspace

RULE = Rule(
    "CMQ421",
    "unused-convention",
    WARNING,
    title=Said("Une convention qu'aucun plan ne nomme", "A convention that no plan names"),
    says=Says(
        fr=(
            "aucun plan ni aucun financement ne nomme la convention « {identifier} »",
            "écrivez « convention: {identifier} » dans le plan.yaml qu'elle encadre, ou supprimez-la",
        ),
        en=(
            "no plan and no financement names the convention “{identifier}”",
            "write “convention: {identifier}” in the plan.yaml that it frames, or remove it",
        ),
    ),
    reason=Said(
        "Rien n'est comparé avec une convention que personne ne nomme : ni les dates, ni les subventions votées.",
        "Nothing is held against a convention that nobody names: neither dates nor the subsidies voted.",
    ),
    source=practice(
        "Les deux plans d'action suivent la convention du 23 juin 2022, et le disent",
        "Both action plans follow the convention of 23 June 2022, and say so",
    ),
    fails=CONVENTION.saying(
        "titre: Convention 2024-2026\nperiode: 2024-2026\nparties: [region, campus-exemple]\n"
    )
    .at_line(1)
    .beside(
        PLAN.saying("\n".join(line for line in PLAN.text.split("\n") if not line.startswith("convention:")))
    ),
    passes=PLAN,
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    resumes = [resume for found in workspace.resumes.values() for resume in found]
    if not workspace.complete or not all(resume.valide for resume in resumes):
        return
    if workspace.plans.keys() != workspace.files.plans.keys():
        return
    plans = {entry.model.convention for entry in workspace.plans.values()}
    named = plans | {line.convention for resume in resumes for line in resume.lignes}
    if named - {None} - workspace.conventions.keys():  # one of these is meant by a name that is mistyped
        return
    for name, entry in workspace.conventions.items():
        if name not in named and not any(subsidy.plan for subsidy in entry.model.subventions):
            yield RULE.found(entry.at("titre", on="key"), identifier=name)
