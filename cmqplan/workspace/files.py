"""Which files a workspace has and what each is, by its place alone; nothing is opened here."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from unicodedata import normalize

from cmqplan.findings import WHOLE, Finding, Place, nearest
from cmqplan.workspace.disk import NotOrdinary, TooLarge, reason

PLAN_FILE = "plan.yaml"
ORGANISMES = "plans/organismes.yaml"
SETTINGS = "cmqplan.yaml"
COLLECTIONS = ("campus", "conventions", "reseaux")
"""Folders of ``plans/`` that hold one file for each thing, named after it."""
_COLLECTED = dict(zip(COLLECTIONS, ("campus", "convention", "reseau"), strict=True))
VERSIONS = "versions"
"""The folder of a plan that holds it as it was frozen: nothing in it is read with the plan."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for itself, in any capitals and with any ending: no file of a workspace can bear one."""

_DOCUMENTS = (
    ".md", ".txt", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx",
    ".ods", ".csv", ".ppt", ".pptx", ".odp", ".html", ".zip", ".eml", ".msg", ".ics",
)  # fmt: skip
"""What may lie beside the plans without a word."""
_PICTURES_AND_PRINTS = (".pdf", ".PDF", ".png", ".jpg", ".jpeg", ".JPG", ".svg")
"""Documents that nobody types a fiche in, under the usual spellings: seen by the end of their names alone."""
_LEFTOVERS = ("~", ".bak", ".orig", ".tmp", ".swp")
"""What editors leave behind."""

_MISNAMED = re.compile(r"(.+?)\.ya?ml(?:[ ._(-].*)?", re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_TYPED = re.compile(
    r"(?:(?:fiche|action)[-_ ]*){0,2}([1-9][0-9]?(?:\.[1-9][0-9]?){1,3})(?!\.?[0-9])([-_. ].*)?\.(?:txt|docx?|odt|rtf)",
    re.IGNORECASE,
)
"""A document that begins with an action's number and could be its fiche, typed in a word processor: the number, the rest."""
_OURS = re.compile(r"(?:organismes|plan|[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}[-_. ].*)\.ya?ml", re.IGNORECASE)


@dataclass(slots=True)
class PlanFiles:
    """A plan's folder: whether it has a ``plan.yaml``, and its fiches' files, in the order of their names."""

    name: str
    """In Unicode's composed form, whatever the disk says: a folder that comes from a Mac has the same name."""
    folder: str
    """Where its files are, with a slash at the end: « plans/plan-2024/ »."""
    has_plan: bool = False
    fiches: list[str] = field(default_factory=list)

    @property
    def plan_file(self) -> str:
        return self.folder + PLAN_FILE


@dataclass(slots=True)
class Files:
    """The files of a workspace, each as a path relative to ``root`` with forward slashes."""

    root: Path
    home: Path
    """Where templates and pictures are: ``root``, but for a version that is opened elsewhere."""
    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    """What an editor holds of some of them, in place of what the disk does."""
    settings: str | None = None
    organismes: str | None = None
    collections: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in COLLECTIONS})
    """Collection → identifier → file."""
    plans: dict[str, PlanFiles] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    """What isn't read, and looks as if it should be: a misnamed file, a folder where a file belongs."""
    _passed_over: set[str] = field(default_factory=set)
    _looked_at: int = 0
    """How many of the findings ``_passed_over`` knows."""

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

    def passed_over(self) -> Set[str]:
        """Files that are there and can't be read (misnamed, misplaced, a folder under a file's name), by the path they
        should have: what they hold isn't missing, and saying so would be a second finding for one mistake."""
        for finding in self.findings[self._looked_at :]:
            if finding.code in ("CMQ001", "CMQ014"):
                folder, _, name = finding.place.file.rpartition("/")
                folder = "plans" if finding.variant == "above" else folder
                if finding.variant in ("belongs", "belongs-fiche"):
                    self._passed_over.add(str(finding.params["goes"]))
                self._passed_over.add(
                    f"{folder}/{finding.params['suggestion'] if finding.variant == 'extension' else name}"
                )
        self._looked_at = len(self.findings)
        return self._passed_over


def kind_of(file: str) -> str | None:
    """The kind of a file of a workspace, by its place; None for what isn't read."""
    if file in (SETTINGS, ORGANISMES):
        return "cmqplan" if file == SETTINGS else "organisme"
    folder, _, name = file.removeprefix("plans/").rpartition("/")
    if not file.startswith("plans/") or not folder or "/" in folder or not name.endswith(".yaml"):
        return None
    return _COLLECTED.get(folder) or ("plan" if name == PLAN_FILE else "fiche")


class NoWorkspace(Exception):  # noqa: N818 - the CLI says it in its own words
    """No folder here or above holds ``plans/``."""


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that holds ``plans/``. Raises NoWorkspace."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / "plans").is_dir():
            return folder
    raise NoWorkspace(str(start))


def discover(
    root: Path, home: Path | None = None, unsaved: Mapping[str, bytes] = MappingProxyType({})
) -> Files:
    """List a workspace's files. ``home`` is ``root`` unless given, ``unsaved`` as in ``Files``. Hidden files and editors' leftovers are passed over; the rest is known or reported."""
    files = Files(root, home or root, dict(unsaved))
    if os.path.lexists(root / SETTINGS) and _is_file(root / SETTINGS, SETTINGS, files):
        files.settings = SETTINGS
    _settings_misnamed(root, files)
    _above(root, files)
    entries = _entries(root, "plans", files)
    for entry in entries:
        name, path = entry.name, f"plans/{entry.name}"
        if name == "organismes.yaml":
            if _is_file(entry, path, files):
                files.organismes = path
        elif name in COLLECTIONS:
            if _is_folder(entry):
                _collection(root, name, files)
            else:
                files.findings.append(Finding("CMQ014", Place(path), {"name": name}, "file-not-folder"))
        elif _is_folder(entry):
            before = len(files.findings)
            plan = _plan(root, name, files)
            if plan.has_plan or plan.fiches:
                files.plans[plan.name] = plan
            elif len(files.findings) == before:
                _empty(root, name, files)
        else:
            _stranger(path, files, ("organismes.yaml",), entries)
    return files


def _settings_misnamed(root: Path, files: Files) -> None:
    """Settings under a name nearly right would be passed over, and the rules with them."""
    for name in ("cmqplan.yml", "cmqplan.yaml.txt", "plans/cmqplan.yaml"):
        if (root / name).is_file():
            variant = "extension" if files.settings is None else "beside"
            if name.startswith("plans/"):
                variant = "misplaced"
            params = {"name": name, "suggestion": SETTINGS, "expected": ("organismes.yaml",)}
            files.findings.append(Finding("CMQ014", Place(name, span=WHOLE), params, variant))


def _above(root: Path, files: Files) -> None:
    """A file of a plan that was saved beside the folder « plans »."""
    with suppress(OSError), os.scandir(root) as entries:
        names = sorted(e.name for e in entries if _OURS.fullmatch(e.name))
        files.findings += [
            Finding("CMQ014", Place(name, span=WHOLE), {"name": name}, "above")
            for name in names
            if not _belongs(name, files)
        ]


def _empty(root: Path, name: str, files: Files) -> None:
    """A folder of ``plans/`` without a plan in it, of which nothing else is said. One that holds nothing but documents (logos, minutes) is left alone."""
    try:
        with os.scandir(root / "plans" / name) as entries:
            documents = any(not _hidden(e.name) and e.name.lower().endswith(_DOCUMENTS) for e in entries)
    except OSError:
        return
    if not documents:
        files.findings.append(Finding("CMQ018", Place(f"plans/{name}"), {"name": name}, "empty-folder"))


def unreadable(file: str, error: OSError) -> Finding:
    """Why a file or a folder couldn't be opened."""
    name = file.rsplit("/", 1)[-1]
    if isinstance(error, TooLarge):
        return Finding("CMQ001", Place(file), {"size": error.size, "most": error.most}, "too-large")
    if isinstance(error, NotOrdinary | IsADirectoryError):
        variant = "special" if isinstance(error, NotOrdinary) else "folder"
        return Finding("CMQ001", Place(file), {"name": name}, variant)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Finding("CMQ001", Place(file), {"name": name}, "forbidden")
    return Finding("CMQ001", Place(file), {"reason": reason(error)})


def _entries(root: Path, folder: str, files: Files) -> list[os.DirEntry[str]]:
    """What a folder holds that is to be looked at, in order. Thousands of documents may lie there, and cost nothing."""
    try:
        with os.scandir(root / folder) as entries:
            kept = [e for e in entries if not _left_alone(e.name)]
        return sorted(kept, key=lambda e: _natural(e.name))
    except OSError as error:
        files.findings.append(unreadable(folder, error))
        return []


def _left_alone(name: str) -> bool:
    return name.endswith(_PICTURES_AND_PRINTS) or _hidden(name)


def _hidden(name: str) -> bool:
    return name[0] in ".#~" or name.endswith(_LEFTOVERS)


def _natural(name: str) -> tuple[object, ...]:
    """1.2 before 1.10; names without a number after those with one."""
    number = number_in(name)
    return (1, (), name) if number is None else (0, number, name)


def number_in(name: str) -> tuple[int, ...] | None:
    """The number that a file's name begins with, before its first hyphen: (1, 10) of « 1.10-forum.yaml »."""
    head = name.removesuffix(".yaml").split("-", 1)[0]
    return tuple(map(int, head.split("."))) if _NUMBERED.fullmatch(head) else None


def _is_folder(entry: os.DirEntry[str] | Path) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead round in a circle
        return False


def _is_file(entry: os.DirEntry[str] | Path, path: str, files: Files) -> bool:
    try:
        if entry.is_file():
            return True
    except OSError as error:
        files.findings.append(unreadable(path, error))
        return False
    found = os.path.exists(entry)  # noqa: PTH110 - an entry, or a path
    variant = "folder" if _is_folder(entry) else "special" if found else "broken-link"
    files.findings.append(Finding("CMQ001", Place(path), {"name": entry.name}, variant))
    return False


def _stranger(
    path: str, files: Files, expected: tuple[str, ...], entries: Iterable[os.DirEntry[str]]
) -> None:
    """A file that is none of ours: silent for documents lying beside the plans, a finding for what looks like one of ours.
    ``entries`` are those of its folder."""
    name = path.rsplit("/", 1)[-1]
    if path == f"plans/{SETTINGS}":
        return  # said with the settings
    params: dict[str, object] = {"name": name, "expected": expected}
    misnamed = _MISNAMED.fullmatch(name)
    if name.endswith(".yaml") and _belongs(path, files):
        return
    if name.endswith(".yaml"):
        right = next((other for other in expected if "<" not in other), expected[0])
        params["suggestion"] = nearest(name, expected, least=0.0) or right
        files.findings.append(Finding("CMQ014", Place(path, span=WHOLE), params, "misplaced"))
    elif misnamed is not None:
        params["suggestion"] = f"{misnamed[1]}.yaml"
        there = any(entry.name == params["suggestion"] for entry in entries)
        variant = "beside" if there else "extension"
        files.findings.append(Finding("CMQ014", Place(path, span=WHOLE), params, variant))
    elif typed := _TYPED.fullmatch(name):
        if not any(_numero_of(entry.name) == typed[1] for entry in entries):
            from cmqplan.model.values import slug

            stem = "-".join(filter(None, (typed[1], slug(typed[2] or ""))))
            params |= {"numero": typed[1], "suggestion": f"{stem}.yaml"}
            files.findings.append(Finding("CMQ018", Place(path, span=WHOLE), params, "paper"))
    elif not name.lower().endswith(_DOCUMENTS):
        files.findings.append(Finding("CMQ018", Place(path, span=WHOLE), params))


_FOLDERS = {
    "convention": "conventions",
    "conventions": "conventions",
    "campus": "campus",
    "reseau": "reseaux",
}
"""What a file's name begins with, and the folder where such a file goes."""


def _belongs(path: str, files: Files) -> bool:
    """Tell where a file goes whose name says what it is, when that isn't here. By its name alone."""
    folder, _, name = path.rpartition("/")
    plan = folder.removeprefix("plans/") if folder.startswith("plans/") else ""
    plan = "" if plan in COLLECTIONS else plan
    word = re.split(r"[-_. ]", name.casefold(), maxsplit=1)[0]
    numbered = number_in(name)
    goes, variant = "", "belongs"
    if name.casefold() == "organismes.yaml":
        goes = ORGANISMES
    elif name.casefold() == PLAN_FILE and plan:
        goes = f"{folder}/{PLAN_FILE}"
    elif plan and word in _FOLDERS and numbered is None:
        goes = f"plans/{_FOLDERS[word]}/{name}"
    elif not plan and numbered is not None and len(numbered) > 1:
        plans = _plan_folders(files.root)
        goes = f"plans/{plans[0] if len(plans) == 1 else 'plan-…'}/{name}"
        variant = "belongs-fiche"
    there = goes and (files.root / goes).is_file() and not _same_file(files.root, goes, path)
    if not goes or goes == path or there:
        return False
    params = {"name": name, "goes": goes}
    files.findings.append(Finding("CMQ014", Place(path, span=WHOLE), params, variant))
    return True


def _same_file(root: Path, one: str, other: str) -> bool:
    """On a disk for which capitals don't count, a name finds the other."""
    return (root / one).samefile(root / other)


def _plan_folders(root: Path) -> list[str]:
    """The folders that hold a plan."""
    return sorted(folder.parent.name for folder in (root / "plans").glob(f"*/{PLAN_FILE}"))


def _numero_of(name: str) -> str | None:
    """The number a fiche's file begins with; None for any other file."""
    number = number_in(name) if name.endswith(".yaml") else None
    return ".".join(map(str, number)) if number else None


def _folder_inside(root: Path, name: str, path: str, parent: str, files: Files) -> None:
    """A folder inside a plan's: fine for documents, a finding when YAML files lie in it, which nobody would read."""
    try:
        with os.scandir(root / path) as entries:
            found = any(e.name.lower().endswith((".yaml", ".yml")) and not _hidden(e.name) for e in entries)
    except OSError as error:
        files.findings.append(unreadable(path, error))
        return
    if found:
        params = {"name": name, "parent": parent}
        files.findings.append(Finding("CMQ014", Place(path, span=WHOLE), params, "too-deep"))


def _collection(root: Path, name: str, files: Files) -> None:
    entries = _entries(root, f"plans/{name}", files)
    for entry in entries:
        path = f"plans/{name}/{entry.name}"
        if entry.name.endswith(".yaml") and not _is_folder(entry) and _belongs(path, files):
            continue
        if entry.name.endswith(".yaml"):
            if _is_file(entry, path, files):
                files.collections[name][entry.name.removesuffix(".yaml")] = path
        elif _is_folder(entry):
            _folder_inside(root, entry.name, path, name, files)
        else:
            _stranger(path, files, (f"{name}/<id>.yaml",), entries)


def _plan(root: Path, name: str, files: Files) -> PlanFiles:
    composed = normalize("NFC", name)
    plan = PlanFiles(name if composed in files.plans else composed, f"plans/{name}/")
    entries = _entries(root, f"plans/{name}", files)
    for entry in entries:
        path = f"plans/{name}/{entry.name}"
        if entry.name == PLAN_FILE:
            plan.has_plan = _is_file(entry, path, files)
        elif number_in(entry.name) is None and entry.name.endswith(".yaml") and _belongs(path, files):
            continue
        elif entry.name.endswith(".yaml"):
            if _is_file(entry, path, files):
                plan.fiches.append(path)
        elif _is_folder(entry):
            if entry.name != VERSIONS:
                _folder_inside(root, entry.name, path, name, files)
        else:
            _stranger(path, files, (PLAN_FILE, "1.1-titre.yaml"), entries)
    if plan.fiches and not plan.has_plan and plan.plan_file not in files.passed_over():
        files.findings.append(Finding("CMQ015", Place(f"plans/{name}"), {"name": name}))
    return plan
