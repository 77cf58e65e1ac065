"""CMQ409: a party that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.rules.declare import INFO, ORGANISMES, Rule, Said, Says, practice
from cmqplan.rules.walk import nearest_organisme
from cmqplan.workspace.mentions import named_in_frame
from cmqplan.workspace.workspace import Workspace

RULE = Rule(
    "CMQ409",
    "unused-organisme",
    INFO,
    title=Said("Un organisme déclaré qu'aucun fichier ne nomme", "A declared party that no file names"),
    says=Says(
        fr=(
            "aucun plan, aucune convention, aucun campus ni réseau ne nomme « {identifier} » ({nom})",
            "supprimez-le d'organismes.yaml, ou nommez-le là où il participe",
        ),
        en=(
            "no plan, convention, campus or network names “{identifier}” ({nom})",
            "remove it from organismes.yaml, or name it where it takes part",
        ),
    ),
    reason=Said(
        "Un organisme resté dans la liste après avoir quitté les plans fait chercher au lecteur où on l'a oublié. C'est parfois le cas : un partenaire déclaré n'a jamais été mis sur sa fiche.",
        "A party that stays in the register after it has left the plans makes the next reader wonder where it was forgotten. Sometimes it was: a partner was declared and never put on its fiche.",
    ),
    source=practice(
        "Les listes grossissent de plan en plan, et personne n'ose rien enlever",
        "Registers grow from plan to plan, and nobody dares to remove anything",
    ),
    fails=ORGANISMES.plus("onf: {nom: Office national des forêts, type: établissement public}\n").at_line(6),
    passes=ORGANISMES,
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    if not _everything_is_read(workspace):
        return
    organismes = workspace.organismes
    named = {reference for reference, _ in named_in_frame(workspace)}
    for resumes in workspace.resumes.values():
        named = named.union(*(resume.organismes for resume in resumes))
    strangers = [word for word in named if not organismes.knows(word)]
    meant = {organismes.meant_by(word) or nearest_organisme(word, organismes) for word in strangers}
    for identifier, entry in organismes.items():
        if identifier not in named and identifier not in meant:
            yield RULE.found(entry.at(on="key"), identifier=identifier, nom=entry.model.nom)


def _everything_is_read(workspace: Workspace) -> bool:
    """Whether what is nowhere named is truly unused: a file that can't be read may name it."""
    files = workspace.files
    return (
        workspace.complete
        and workspace.organismes_read
        and not files.passed_over()
        and not workspace.organismes.broken
        and workspace.plans.keys() == {name for name, plan in files.plans.items() if plan.has_plan}
        and workspace.campus.keys() == files.collections["campus"].keys()
        and workspace.conventions.keys() == files.collections["conventions"].keys()
        and workspace.reseaux.keys() == files.collections["reseaux"].keys()
        and all(
            resume.valide or resume.organismes for resumes in workspace.resumes.values() for resume in resumes
        )
    )
