"""CMQ411: a convention that has no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Place
from cmqplan.model.fiche import Fiche
from cmqplan.model.memo import asked_again
from cmqplan.rules.declare import ERROR, PLAN, Rule, Said, Says, Scene, file_format
from cmqplan.rules.walk import Known
from cmqplan.workspace.workspace import Entry, Resume, Workspace

RULE = Rule(
    "CMQ411",
    "unknown-convention",
    ERROR,
    title=Said("Une convention qui n'a pas de fichier", "A convention that has no file"),
    says={
        "": Says(
            fr=(
                "il n'y a pas de convention « {text} » : le dossier plans/conventions est vide",
                "une convention se nomme par son fichier : décrivez-la dans plans/conventions/<id>.yaml, et écrivez <id> ici",
            ),
            en=(
                "there is no convention “{text}”: the folder plans/conventions has no file",
                "a convention is named by its file: write it in plans/conventions/<id>.yaml, and <id> here",
            ),
        ),
        "near": Says(
            fr=(
                "il n'y a pas de convention « {text} » ; la plus proche est « {suggestion} »",
                "écrivez « {suggestion} » : une convention se nomme par son fichier, plans/conventions/{suggestion}.yaml",
            ),
            en=(
                "there is no convention “{text}”; the nearest is “{suggestion}”",
                "write “{suggestion}”: a convention is named by its file, plans/conventions/{suggestion}.yaml",
            ),
        ),
        "known": Says(
            fr=(
                "il n'y a pas de convention « {text} » ; il y a {known}",
                "une convention se nomme par son fichier, plans/conventions/<id>.yaml : écrivez l'une de celles-là, ou ajoutez le fichier",
            ),
            en=(
                "there is no convention “{text}”; there are {known}",
                "a convention is named by its file, plans/conventions/<id>.yaml: write one of these, or add the file",
            ),
        ),
    },
    reason=Said(
        "Une convention dit jusqu'à quand l'argent peut être dépensé et pour quoi il a été voté. Un plan qui en nomme une absente n'est vérifié d'après rien.",
        "A convention says until when money may be spent and what it was voted for. A plan that names one that isn't there is checked against nothing.",
    ),
    source=file_format(
        "Chaque convention a son fichier, nommé par son identifiant",
        "Each convention has a file of its own, named by its identifier",
    ),
    fails=PLAN.replacing("region-2024-2026", "region-2024-2027").at_line(4),
    passes=PLAN,
)


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and scene.plan.model.convention is not None:
        yield from _judge(scene.plan.model.convention, scene.plan.at("convention"), scene.workspace)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.convention is not None:
            place = entry.at("moyens", "financiers", "financements", n, "convention")
            yield from _judge(line.convention, place, scene.workspace)


def _judge(text: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    known = workspace.files.collections["conventions"]
    if text in known or f"plans/conventions/{text}.yaml" in workspace.files.passed_over():
        return
    suggestion = _conventions(workspace).meant_by(text)
    params = {"text": text, "suggestion": suggestion, "known": _conventions(workspace).identifiers}
    yield RULE.found(place, "near" if suggestion else "known" if known else "", **params)


@asked_again
def _conventions(workspace: Workspace) -> Known:
    """A convention is known by its title and its reference too."""
    return Known(
        workspace.files.collections["conventions"],
        (
            (name, identifier)
            for identifier, entry in workspace.conventions.items()
            for name in (entry.model.titre, entry.model.reference)
        ),
    )
