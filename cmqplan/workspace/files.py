"""Which files a workspace has and what each is, by its place alone; nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cmqplan.findings import Finding, Place

PLAN_FILE = "plan.yaml"
ORGANISMES = "plans/organismes.yaml"
SETTINGS = "cmqplan.yaml"
COLLECTIONS = ("campus", "conventions", "reseaux")
"""Folders of ``plans/`` that hold one file for each thing, named after it."""

_IGNORED_SUFFIXES = (".md", ".txt", ".pdf", ".png", ".jpg", ".jpeg", ".svg", ".docx", ".xlsx", ".csv", ".odt", ".ods", "~", ".tmp", ".swp", ".bak")


@dataclass(slots=True)
class PlanFiles:
    """A plan's folder: whether it has a ``plan.yaml``, and its fiches' files, in the order of their names."""

    name: str
    has_plan: bool = False
    fiches: list[str] = field(default_factory=list)

    @property
    def plan_file(self) -> str:
        return f"plans/{self.name}/{PLAN_FILE}"


@dataclass(slots=True)
class Files:
    """The files of a workspace, each as a path relative to ``root`` with forward slashes."""

    root: Path
    settings: str | None = None
    organismes: str | None = None
    collections: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in COLLECTIONS})
    """Collection → identifier → file."""
    plans: dict[str, PlanFiles] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    """What can't be a file of a workspace: a misnamed one, a folder where a file belongs."""

    def read(self, plans: Collection[str]) -> Iterator[str]:
        """Every file that is read for these plans, in that order."""
        if self.settings:
            yield self.settings
        if self.organismes:
            yield self.organismes
        for collection in self.collections.values():
            yield from collection.values()
        for plan in self.plans.values():
            if plan.has_plan:
                yield plan.plan_file
            if plan.name in plans:
                yield from plan.fiches


class NoWorkspace(Exception):  # noqa: N818 - the CLI says it in its own words
    """No folder here or above holds ``plans/``."""


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds ``plans/``. Raises NoWorkspace."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / "plans").is_dir():
            return folder
    raise NoWorkspace(str(start))


def discover(root: Path) -> Files:
    """List a workspace's files. Hidden files and editors' leftovers are passed over; the rest is known or reported."""
    files = Files(root)
    if (root / SETTINGS).exists():
        files.settings = SETTINGS
    for entry in _entries(root, "plans", files):
        name, path = entry.name, f"plans/{entry.name}"
        if name == "organismes.yaml":
            if _is_file(entry, path, files):
                files.organismes = path
        elif name in COLLECTIONS:
            if entry.is_dir():
                _collection(root, name, files)
            else:
                files.findings.append(Finding("CMQ014", Place(path), {"name": name}, "file-not-folder"))
        elif entry.is_dir():
            plan = _plan(root, name, files)
            if plan.has_plan or plan.fiches:
                files.plans[name] = plan
            else:
                files.findings.append(Finding("CMQ015", Place(path), {"name": name}, "empty-folder"))
        else:
            _stranger(name, path, files, ("organismes.yaml",))
    return files


def _entries(root: Path, folder: str, files: Files) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return sorted((e for e in entries if not _hidden(e.name)), key=lambda e: _natural(e.name))
    except OSError as error:
        files.findings.append(Finding("CMQ001", Place(folder), {"reason": error.strerror or str(error)}))
        return []


def _hidden(name: str) -> bool:
    return name[0] in ".#~" or name.endswith("~")


def _natural(name: str) -> tuple[object, ...]:
    """1.2 before 1.10; names without a number after those with one."""
    head = name.split("-", 1)[0].removesuffix(".yaml")
    parts = head.split(".")
    if all(part.isascii() and part.isdigit() for part in parts):
        return (0, tuple(int(part) for part in parts), name)
    return (1, (), name)


def _is_file(entry: os.DirEntry[str], path: str, files: Files) -> bool:
    if entry.is_file():
        return True
    variant = "folder" if entry.is_dir() else "broken-link"
    files.findings.append(Finding("CMQ001", Place(path), {"name": entry.name}, variant))
    return False


def _stranger(name: str, path: str, files: Files, expected: tuple[str, ...]) -> None:
    """A file that is none of ours: silent for documents lying beside the plans, a finding for what looks like one of ours."""
    lowered = name.lower()
    if lowered.endswith((".yml", ".yaml", ".json")) or "." not in lowered:
        stem = name.rsplit(".", 1)[0]
        variant = "extension" if not name.endswith(".yaml") else "misplaced"
        files.findings.append(
            Finding("CMQ014", Place(path), {"name": name, "suggestion": f"{stem}.yaml", "expected": expected}, variant)
        )
    elif not lowered.endswith(_IGNORED_SUFFIXES):
        files.findings.append(Finding("CMQ014", Place(path), {"name": name, "expected": expected}, "unknown"))


def _collection(root: Path, name: str, files: Files) -> None:
    for entry in _entries(root, f"plans/{name}", files):
        path = f"plans/{name}/{entry.name}"
        if entry.name.endswith(".yaml"):
            if _is_file(entry, path, files):
                files.collections[name][entry.name.removesuffix(".yaml")] = path
        elif not entry.is_dir():
            _stranger(entry.name, path, files, (f"{name}/<id>.yaml",))


def _plan(root: Path, name: str, files: Files) -> PlanFiles:
    plan = PlanFiles(name)
    for entry in _entries(root, f"plans/{name}", files):
        path = f"plans/{name}/{entry.name}"
        if entry.name == PLAN_FILE:
            plan.has_plan = _is_file(entry, path, files)
        elif entry.name.endswith(".yaml"):
            if _is_file(entry, path, files):
                plan.fiches.append(path)
        elif not entry.is_dir():
            _stranger(entry.name, path, files, (PLAN_FILE, "1.1-titre.yaml"))
    if plan.fiches and not plan.has_plan:
        files.findings.append(Finding("CMQ015", Place(f"plans/{name}"), {"name": name}))
    return plan
