"""CMQ409: a party that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.walk import named_in_frame, nearest_organisme
from cmqplan.workspace.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
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
            yield Finding("CMQ409", entry.at(on="key"), {"identifier": identifier, "nom": entry.model.nom})


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


RULE = Rule(
    code="CMQ409",
    slug="unused-organisme",
    severity=Severity.INFO,
    title=N_("A declared party that no file names"),
    messages={"": N_("no plan, convention, campus or network names “{identifier}” ({nom})")},
    helps={"": N_("remove it from organismes.yaml, or name it where it takes part")},
    reason=N_(
        "A party that stays in the register after it has left the plans makes the next reader wonder where it was forgotten. "
        "Sometimes it was: a partner was declared and never put on its fiche."
    ),
    source=Source(
        Origin.PRACTICE, N_("Registers grow from plan to plan, and nobody dares to remove anything")
    ),
    failing=Example(
        ORGANISMES,
        FILES[ORGANISMES] + "onf: {nom: Office national des forêts, type: établissement public}\n",
        line=6,
    ),
    passing=Example(ORGANISMES, FILES[ORGANISMES]),
    workspace=check,
)
