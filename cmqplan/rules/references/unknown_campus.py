"""CMQ410: a campus that has no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Place, Severity, fold, nearest
from cmqplan.model.convention import Convention
from cmqplan.rules.example import FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry, Resume, Workspace


def in_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and scene.plan.model.campus is not None:
        yield from judge(scene.plan.model.campus, scene.plan.at("campus"), scene.workspace)


def in_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    if entry.model.campus is not None:
        yield from judge(entry.model.campus, entry.at("campus"), workspace)


def judge(text: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    known = workspace.files.collections["campus"]
    if text in known or f"plans/campus/{text}.yaml" in workspace.files.passed_over():
        return
    suggestion = _standing_for(text, workspace) or nearest(text, known)
    params = {"text": text, "suggestion": suggestion, "known": tuple(known)}
    yield Finding("CMQ410", place, params, "near" if suggestion else "known" if known else "")


def _standing_for(text: str, workspace: Workspace) -> str | None:
    """The campus that a name, a sigle, or the identifier of its organisme stands for."""
    for identifier, entry in workspace.campus.items():
        campus = entry.model
        if text == campus.organisme or fold(text) in (fold(campus.nom), fold(campus.sigle or campus.nom)):
            return identifier
    return None


RULE = Rule(
    code="CMQ410",
    slug="unknown-campus",
    severity=Severity.ERROR,
    title=N_("A campus that has no file"),
    messages={
        "": N_("there is no campus “{text}”: the folder plans/campus has no file"),
        "near": N_("there is no campus “{text}”; the nearest is “{suggestion}”"),
        "known": N_("there is no campus “{text}”; there are {known}"),
    },
    helps={
        "": N_("a campus is named by its file: write it in plans/campus/<id>.yaml, and <id> here"),
        "near": N_("write “{suggestion}”: a campus is named by its file, plans/campus/{suggestion}.yaml"),
        "known": N_(
            "a campus is named by its file, plans/campus/<id>.yaml: write one of these, or add the file"
        ),
    },
    reason=N_(
        "The plan's label, members and place are read from its campus; without it none of them can be checked or shown."
    ),
    source=Source(Origin.FORMAT, N_("Each campus has a file of its own, named by its identifier")),
    failing=Example(PLAN, FILES[PLAN].replace("campus: bois", "campus: boiss"), line=3),
    passing=Example(PLAN, FILES[PLAN]),
    plan=in_plan,
    convention=in_convention,
)
