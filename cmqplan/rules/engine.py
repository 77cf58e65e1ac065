"""Running the rules over a workspace: each fiche once, as it is read; then what lies between files."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from cmqplan.findings import Finding, Place
from cmqplan.model.fiche import Fiche
from cmqplan.rules.catalogue import checks
from cmqplan.rules.declare import Scene
from cmqplan.rules.texts import holds_sign, shows_sign, texts
from cmqplan.workspace.load import invite, keep_fiches, load_frame, read_fiche
from cmqplan.workspace.mentions import mentions, named_in_frame, placed
from cmqplan.workspace.workspace import Entry, Resume, Workspace


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
    home: Path | None = None,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
    keep: bool = False,
    check_fiches: CheckFiches | None = None,
) -> Examination:
    """Read a workspace and run every rule. ``plans``: only these plans' fiches (None: all).

    ``home`` and ``unsaved`` as in ``discover``. ``keep`` keeps the valid fiches in ``workspace.fiches``, for the documents; without it memory stays flat.
    ``check_fiches`` may be another way to check them, with the same results; with ``keep`` one that keeps their models. Raises UnknownPlan.
    """
    collecting = gc.isenabled()
    gc.disable()  # a plan's values hold no cycles, and looking for them takes a third of the time
    try:
        workspace, findings = load_frame(root, today=today, home=home, unsaved=unsaved)
        return _examine(workspace, findings, plans, keep, check_fiches or (keeping if keep else one_by_one))
    finally:
        if collecting:
            gc.enable()


def _examine(
    workspace: Workspace,
    findings: list[Finding],
    plans: Sequence[str] | None,
    keep: bool,
    check_fiches: CheckFiches,
) -> Examination:
    known = workspace.files.plans
    for name in plans or ():
        if name not in known:
            raise UnknownPlan(name, tuple(known))
    workspace.selected = tuple(known) if plans is None else tuple(dict.fromkeys(plans))
    tasks = [(name, file) for name in workspace.selected for file in known[name].fiches]
    workspace.resumes = {name: [] for name in workspace.selected}
    kept: dict[str, list[Entry[Fiche]]] = {name: [] for name in workspace.selected}
    for checked in check_fiches(workspace, tasks):
        findings += checked.findings
        resume = checked.resume
        workspace.resumes[resume.plan].append(resume)
        workspace.checksums[resume.file] = resume.checksum
        if resume.holds_ignore:
            workspace.ignores.add(resume.file)
        if keep and checked.entry is not None:
            kept[resume.plan].append(checked.entry)
    if keep:
        for name, entries in kept.items():
            keep_fiches(workspace, entries, name)
    invite(workspace)
    findings += check_between(workspace)
    return Examination(workspace, findings)


def one_by_one(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here and now, and let each go."""
    for checked in keeping(workspace, tasks):
        yield Checked(checked.resume, checked.findings)


def keeping(workspace: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
    """Check fiches here and now, and keep the valid ones."""
    several = checks("check_fiche")
    scenes = {plan: scene_of(workspace, plan) for plan, _ in tasks}
    for plan, file in tasks:
        read = read_fiche(workspace, plan, file)
        findings = read.findings
        if read.entry is not None:
            for check in several:
                findings += check(read.entry, scenes[plan])
            if holds_sign(read.value):
                findings += check_texts([read.entry])
            if not workspace.organismes.single.issuperset(read.resume.organismes):
                findings += check_mentions(placed(mentions(read.entry.model), read.entry), workspace)
        yield Checked(read.resume, findings, read.entry)


def scene_of(workspace: Workspace, plan: str) -> Scene:
    return Scene(
        workspace, plan, workspace.plans.get(plan), workspace.convention_of(plan), workspace.campus_of(plan)
    )


def check_texts(entries: Iterable[Entry[Any]]) -> Iterator[Finding]:
    """The rules that look at any text."""
    for entry in entries:
        for path, text in texts(entry.model):
            if shows_sign(text):
                for check in checks("check_text"):
                    yield from check(entry.at(*path), text)


def check_mentions(named: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    """The rules that look at any reference to an organisme; nearly all are simply the identifier of one declared party."""
    for reference, place in named:
        if reference not in workspace.organismes.single:
            for check in checks("check_mention"):
                yield from check(reference, place, workspace)


def check_between(workspace: Workspace) -> Iterator[Finding]:
    """The rules that look at more than one fiche, or at what frames them. One thing after the other, each with all its
    rules: what several of them ask of it is worked out once."""
    for check in checks("check_workspace"):
        yield from check(workspace)
    for name, entries in (
        ("check_convention", workspace.conventions.values()),
        ("check_campus", workspace.campus.values()),
        ("check_reseau", workspace.reseaux.values()),
    ):
        for entry, check in product(entries, checks(name)):
            yield from check(entry, workspace)
    for name, resumes in workspace.resumes.items():
        scene = scene_of(workspace, name)
        for check in checks("check_plan"):
            yield from check(scene, resumes)
    yield from check_mentions(named_in_frame(workspace), workspace)
    frame = (workspace.conventions, workspace.campus, workspace.reseaux, workspace.organismes)
    yield from check_texts(entry for entries in frame for entry in entries.values())
    yield from check_texts(workspace.plans[name] for name in workspace.resumes if name in workspace.plans)
