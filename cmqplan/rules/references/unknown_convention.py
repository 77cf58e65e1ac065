"""CMQ411: a convention that has no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Place, Severity, fold, nearest
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry, Resume, Workspace


def in_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and scene.plan.model.convention is not None:
        yield from judge(scene.plan.model.convention, scene.plan.at("convention"), scene.workspace)


def in_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.convention is not None:
            place = entry.at("moyens", "financiers", "financements", n, "convention")
            yield from judge(line.convention, place, scene.workspace)


def judge(text: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    known = workspace.files.collections["conventions"]
    if text in known or f"plans/conventions/{text}.yaml" in workspace.files.passed_over():
        return
    suggestion = _titled(text, workspace) or nearest(text, known)
    params = {"text": text, "suggestion": suggestion, "known": tuple(known)}
    yield Finding("CMQ411", place, params, "near" if suggestion else "known" if known else "")


def _titled(text: str, workspace: Workspace) -> str | None:
    for identifier, entry in workspace.conventions.items():
        if fold(text) in (fold(entry.model.titre), fold(entry.model.reference or entry.model.titre)):
            return identifier
    return None


RULE = Rule(
    code="CMQ411",
    slug="unknown-convention",
    severity=Severity.ERROR,
    title=N_("A convention that has no file"),
    messages={
        "": N_("there is no convention “{text}”: the folder plans/conventions has no file"),
        "near": N_("there is no convention “{text}”; the nearest is “{suggestion}”"),
        "known": N_("there is no convention “{text}”; there are {known}"),
    },
    helps={
        "": N_("a convention is named by its file: write it in plans/conventions/<id>.yaml, and <id> here"),
        "near": N_(
            "write “{suggestion}”: a convention is named by its file, plans/conventions/{suggestion}.yaml"
        ),
        "known": N_(
            "a convention is named by its file, plans/conventions/<id>.yaml: write one of these, or add the file"
        ),
    },
    reason=N_(
        "A convention says until when money may be spent and what it was voted for. A plan that names one that isn't there "
        "is checked against nothing."
    ),
    source=Source(Origin.FORMAT, N_("Each convention has a file of its own, named by its identifier")),
    failing=Example(PLAN, FILES[PLAN].replace("region-2024-2026", "region-2024-2027"), line=4),
    passing=Example(PLAN, FILES[PLAN]),
    plan=in_plan,
    fiche=in_fiche,
)
