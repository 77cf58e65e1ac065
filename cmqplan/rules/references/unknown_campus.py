"""CMQ410: a campus that has no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Place
from cmqplan.model.convention import Convention
from cmqplan.model.memo import asked_again
from cmqplan.rules.declare import ERROR, PLAN, Rule, Said, Says, Scene, file_format
from cmqplan.rules.walk import Known
from cmqplan.workspace.workspace import Entry, Resume, Workspace

RULE = Rule(
    "CMQ410",
    "unknown-campus",
    ERROR,
    title=Said("Un campus qui n'a pas de fichier", "A campus that has no file"),
    says={
        "": Says(
            fr=(
                "il n'y a pas de campus « {text} » : le dossier plans/campus est vide",
                "un campus se nomme par son fichier : décrivez-le dans plans/campus/<id>.yaml, et écrivez <id> ici",
            ),
            en=(
                "there is no campus “{text}”: the folder plans/campus has no file",
                "a campus is named by its file: write it in plans/campus/<id>.yaml, and <id> here",
            ),
        ),
        "near": Says(
            fr=(
                "il n'y a pas de campus « {text} » ; le plus proche est « {suggestion} »",
                "écrivez « {suggestion} » : un campus se nomme par son fichier, plans/campus/{suggestion}.yaml",
            ),
            en=(
                "there is no campus “{text}”; the nearest is “{suggestion}”",
                "write “{suggestion}”: a campus is named by its file, plans/campus/{suggestion}.yaml",
            ),
        ),
        "known": Says(
            fr=(
                "il n'y a pas de campus « {text} » ; il y a {known}",
                "un campus se nomme par son fichier, plans/campus/<id>.yaml : écrivez l'un de ceux-là, ou ajoutez le fichier",
            ),
            en=(
                "there is no campus “{text}”; there are {known}",
                "a campus is named by its file, plans/campus/<id>.yaml: write one of these, or add the file",
            ),
        ),
    },
    reason=Said(
        "Le label, les membres et le lieu se lisent dans le campus du plan ; sans lui, rien de cela ne peut être vérifié ni montré.",
        "The plan's label, members and place are read from its campus; without it none of them can be checked or shown.",
    ),
    source=file_format(
        "Chaque campus a son fichier, nommé par son identifiant",
        "Each campus has a file of its own, named by its identifier",
    ),
    fails=PLAN.replacing("campus: exemple", "campus: exempl").at_line(3),
    passes=PLAN,
)


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and scene.plan.model.campus is not None:
        yield from _judge(scene.plan.model.campus, scene.plan.at("campus"), scene.workspace)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    if entry.model.campus is not None:
        yield from _judge(entry.model.campus, entry.at("campus"), workspace)


def _judge(text: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    known = workspace.files.collections["campus"]
    if text in known or f"plans/campus/{text}.yaml" in workspace.files.passed_over():
        return
    suggestion = _campuses(workspace).meant_by(text)
    params = {"text": text, "suggestion": suggestion, "known": _campuses(workspace).identifiers}
    yield RULE.found(place, "near" if suggestion else "known" if known else "", **params)


@asked_again
def _campuses(workspace: Workspace) -> Known:
    """A campus is known by its name and its sigle too, and by the identifier of its organisme."""
    campuses = workspace.campus.items()
    return Known(
        workspace.files.collections["campus"],
        (
            (name, identifier)
            for identifier, entry in campuses
            for name in (entry.model.organisme, entry.model.nom, entry.model.sigle)
        ),
    )
