"""Running the rules over a workspace: each fiche once, as it is read; then what lies between files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cmqplan.checks.catalogue import rules
from cmqplan.checks.rule import Scene
from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.workspace.load import keep_fiches, load_frame, read_fiche
from cmqplan.workspace.workspace import Entry, Resume, Workspace


@dataclass(frozen=True, slots=True)
class Examination:
    """A workspace and everything the rules found in it, in no particular order; nothing silenced yet."""

    workspace: Workspace
    findings: list[Finding]


class UnknownPlan(Exception):  # noqa: N818 - the CLI says it in its own words
    """A plan was asked for that isn't there. ``name``, and the ``known`` ones."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


def examine(
    root: Path, plans: Sequence[str] | None = None, *, today: date | None = None, keep: bool = False
) -> Examination:
    """Read a workspace and run every rule. ``plans``: only these plans' fiches (None: all).

    ``keep`` keeps the valid fiches in ``workspace.fiches``, for the documents; without it memory stays flat.
    Raises UnknownPlan.
    """
    workspace, findings = load_frame(root, today=today)
    known = workspace.files.plans
    for name in plans or ():
        if name not in known:
            raise UnknownPlan(name, tuple(known))
    workspace.selected = tuple(known) if plans is None else tuple(dict.fromkeys(plans))
    for name in workspace.selected:
        kept: list[Entry[Fiche]] = []
        resumes: list[Resume] = []
        scene = scene_of(workspace, name)
        for file in known[name].fiches:
            entry, resume, found = check_fiche(workspace, scene, file)
            findings += found
            resumes.append(resume)
            if keep and entry is not None:
                kept.append(entry)
        workspace.resumes[name] = resumes
        if keep:
            keep_fiches(workspace, kept, name)
    findings += check_between(workspace)
    return Examination(workspace, findings)


def scene_of(workspace: Workspace, plan: str) -> Scene:
    return Scene(
        workspace, plan, workspace.plans.get(plan), workspace.convention_of(plan), workspace.campus_of(plan)
    )


def check_fiche(workspace: Workspace, scene: Scene, file: str) -> tuple[Entry[Fiche] | None, Resume, list[Finding]]:
    """Read one fiche and run the rules that look at it alone."""
    entry, resume, findings = read_fiche(workspace, scene.nom, file)
    if entry is not None:
        for check in _fiche_checks():
            findings += check(entry, scene)
    return entry, resume, findings


def _fiche_checks() -> list:  # type: ignore[type-arg]
    return [rule.fiche for rule in rules().values() if rule.fiche is not None]


def check_between(workspace: Workspace) -> Iterator[Finding]:
    """The rules that look at more than one fiche, or at what frames them."""
    for rule in rules().values():
        yield from _run(rule.workspace, ((workspace,),))
        yield from _run(rule.convention, ((entry, workspace) for entry in workspace.conventions.values()))
        yield from _run(rule.campus, ((entry, workspace) for entry in workspace.campus.values()))
        yield from _run(rule.reseau, ((entry, workspace) for entry in workspace.reseaux.values()))
        scenes = ((scene_of(workspace, name), resumes) for name, resumes in workspace.resumes.items())
        yield from _run(rule.plan, scenes)


def _run(check, arguments: Iterable[tuple[object, ...]]) -> Iterator[Finding]:  # type: ignore[no-untyped-def]
    if check is not None:
        for given in arguments:
            yield from check(*given)
