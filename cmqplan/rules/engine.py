"""Running the rules over a workspace: each fiche once, as it is read; then what lies between files."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.catalogue import rules
from cmqplan.rules.rule import Scene
from cmqplan.workspace.load import keep_fiches, load_frame, read_fiche
from cmqplan.workspace.workspace import Entry, Resume, Workspace

M = TypeVar("M", bound=BaseModel)


class Examination(NamedTuple):
    """A workspace and everything the rules found in it, in no particular order; nothing silenced yet."""

    workspace: Workspace
    findings: list[Finding]


class UnknownPlan(Exception):  # noqa: N818 - the CLI says it in its own words
    """A plan was asked for that isn't there. ``name``, and the ``known`` ones."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class Checked(NamedTuple):
    """What came of checking one fiche; ``entry`` is its model when it is valid and was asked to be kept."""

    resume: Resume
    findings: list[Finding]
    entry: Entry[Fiche] | None = None


Task: TypeAlias = tuple[str, str]
"""A fiche to check: its plan and its file."""

CheckFiches: TypeAlias = Callable[[Workspace, Sequence[Task]], Iterable[Checked]]
"""A way to check many fiches: one result for each, in the same order."""


def examine(
    root: Path,
    plans: Sequence[str] | None = None,
    *,
    today: date | None = None,
    keep: bool = False,
    check_fiches: CheckFiches | None = None,
) -> Examination:
    """Read a workspace and run every rule. ``plans``: only these plans' fiches (None: all).

    ``keep`` keeps the valid fiches in ``workspace.fiches``, for the documents; without it memory stays flat. Then
    ``check_fiches`` may be another way to check them, with the same results. Raises UnknownPlan.
    """
    collecting = gc.isenabled()
    gc.disable()  # a plan's values hold no cycles, and looking for them takes a third of the time
    try:
        return _examine(root, plans, today, keep, check_fiches or one_by_one)
    finally:
        if collecting:
            gc.enable()


def _examine(
    root: Path, plans: Sequence[str] | None, today: date | None, keep: bool, check_fiches: CheckFiches
) -> Examination:
    workspace, findings = load_frame(root, today=today)
    known = workspace.files.plans
    for name in plans or ():
        if name not in known:
            raise UnknownPlan(name, tuple(known))
    workspace.selected = tuple(known) if plans is None else tuple(dict.fromkeys(plans))
    tasks = [(name, file) for name in workspace.selected for file in known[name].fiches]
    workspace.resumes = {name: [] for name in workspace.selected}
    kept: dict[str, list[Entry[Fiche]]] = {name: [] for name in workspace.selected}
    for checked in keeping(workspace, tasks) if keep else check_fiches(workspace, tasks):
        findings += checked.findings
        resume = checked.resume
        workspace.resumes[resume.plan].append(resume)
        if resume.holds_ignore:
            workspace.ignores.add(resume.file)
        if checked.entry is not None:
            kept[resume.plan].append(checked.entry)
    if keep:
        for name, entries in kept.items():
            keep_fiches(workspace, entries, name)
    findings += check_between(workspace)
    return Examination(workspace, findings)


def one_by_one(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here and now, and let each go."""
    for checked in keeping(workspace, tasks):
        yield Checked(checked.resume, checked.findings)


def keeping(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here and now, and keep the valid ones."""
    checks = [rule.fiche for rule in rules().values() if rule.fiche is not None]
    scenes = {plan: scene_of(workspace, plan) for plan, _ in tasks}
    for plan, file in tasks:
        read = read_fiche(workspace, plan, file)
        findings = read.findings
        if read.entry is not None:
            for check in checks:
                findings += check(read.entry, scenes[plan])
        yield Checked(read.resume, findings, read.entry)


def scene_of(workspace: Workspace, plan: str) -> Scene:
    return Scene(
        workspace, plan, workspace.plans.get(plan), workspace.convention_of(plan), workspace.campus_of(plan)
    )


def check_between(workspace: Workspace) -> Iterator[Finding]:
    """The rules that look at more than one fiche, or at what frames them. One thing after the other, each with all its
    rules: what several of them ask of it is worked out once."""
    several = rules().values()
    for rule in several:
        if rule.workspace is not None:
            yield from rule.workspace(workspace)
    yield from _each(workspace.conventions.values(), [rule.convention for rule in several], workspace)
    yield from _each(workspace.campus.values(), [rule.campus for rule in several], workspace)
    yield from _each(workspace.reseaux.values(), [rule.reseau for rule in several], workspace)
    of_plans = [rule.plan for rule in several if rule.plan is not None]
    for name, resumes in workspace.resumes.items():
        scene = scene_of(workspace, name)
        for check in of_plans:
            yield from check(scene, resumes)


def _each(
    entries: Iterable[Entry[M]],
    checks: Sequence[Callable[[Entry[M], Workspace], Iterable[Finding]] | None],
    workspace: Workspace,
) -> Iterator[Finding]:
    for entry in entries:
        for check in checks:
            if check is not None:
                yield from check(entry, workspace)
