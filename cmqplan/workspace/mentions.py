"""Who is named where: every reference to an organisme, and the path that leads to it from its file's top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel

from cmqplan.findings import Place
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.model.memo import asked_again
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.workspace.workspace import Entry, Workspace

Mention: TypeAlias = tuple[str, Path]
"""A reference to an organisme, and the path to it."""

_LINE = "moyens financiers financements []"
_WHERE: Mapping[type[BaseModel], tuple[str, ...]] = {
    Fiche: (
        "porteurs [...] organisme",
        "partenaires [...] organisme",
        f"{_LINE} financeur",
        f"{_LINE} beneficiaire",
        f"{_LINE} repartition [] organisme",
    ),
    Plan: ("signataires [...]", "gouvernance [] membres [...]"),
    Convention: (
        "parties [] organisme",
        "beneficiaire",
        "vote organisme",
        "engagements [] organismes [...]",
        "lignes_credit {} organisme",
        "subventions [] financeur",
        "subventions [] beneficiaire",
    ),
    Campus: (
        "organisme",
        "etablissement_support",
        "membres [...] organisme",
        "etapes [] participants [...]",
        "cofinanceurs [] organisme",
    ),
    Reseau: ("organisme",),
    Organisme: ("membres [...]",),
    Settings: ("plafonds [] financeur",),
}
"""Model → the keys that lead to each reference. ``[]`` stands for each of a list, ``[...]`` for each of one that « ... »
may leave open, ``{}`` for each of a mapping."""

Tree: TypeAlias = "dict[str, Tree] | bool"
"""What to look under in a model, step by step; at the end whether « ... » may stand there."""


def _tree(paths: Iterable[str]) -> Tree:
    top: dict[str, Tree] = {}
    for path in paths:
        *steps, last = path.split()
        below: Any = top
        for step in steps:
            below = below.setdefault(step, {})
        below[last] = "[...]" in path
    return top


_TREES = {model: _tree(paths) for model, paths in _WHERE.items()}


def mentions(model: BaseModel) -> list[Mention]:
    """Every reference to an organisme in a model; the « ... » of an open list is none."""
    return _reached(model, type(model), opened=False)


@asked_again
def named_in(fiche: Fiche) -> frozenset[str]:
    """Every identifier that a fiche names; « ... » among them where it stands in a list."""
    return frozenset(name for name, _ in _reached(fiche, Fiche))


def names_in(data: Mapping[str, Any]) -> frozenset[str]:
    """Every identifier that a fiche's plain values name, valid or not."""
    return frozenset(name for name, _ in _reached(data, Fiche))


def texts_in(data: Any) -> Iterator[str]:
    """Every text of plain values, wherever it stands: a mistyped key doesn't make what it names unknown."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from texts_in(item)


def named_in_frame(workspace: Workspace) -> Iterator[tuple[str, Place]]:
    """Every reference to an organisme outside the fiches, with its place. Of the plans, those that are looked at."""
    plans = (workspace.plans[name] for name in workspace.selected if name in workspace.plans)
    collections: tuple[Iterable[Entry[Any]], ...] = (
        plans,
        workspace.conventions.values(),
        workspace.campus.values(),
        workspace.reseaux.values(),
        workspace.organismes.values(),
    )
    for entries in collections:
        for entry in entries:
            yield from placed(mentions(entry.model), entry)
    if workspace.files.settings:
        for reference, path in mentions(workspace.settings):
            yield reference, Place(workspace.files.settings, path)


def placed(found: Iterable[Mention], entry: Entry[Any]) -> Iterator[tuple[str, Place]]:
    """Each mention with its place in the file of an entry."""
    for reference, path in found:
        yield reference, entry.at(*path)


def _reached(top: object, model: type[BaseModel], *, opened: bool = True) -> list[Mention]:
    """``opened``: the « ... » of open lists too."""
    found: list[tuple[str, Path, bool]] = []
    _gather(top, _TREES[model], (), found)
    return [(name, path) for name, path, open_list in found if opened or not open_list or name not in OPEN]


def _gather(value: Any, tree: Tree, path: Path, found: list[tuple[str, Path, bool]]) -> None:
    """The texts that a tree leads to; of plain values, one alone may stand for a list."""
    if tree is True or tree is False:
        if isinstance(value, str):
            found.append((value, path, tree))
        return
    for step, below in tree.items():
        if step == "{}":
            for key, item in value.items() if isinstance(value, dict) else ():
                _gather(item, below, (*path, key), found)
        elif step[0] != "[":
            child = _child(value, step)
            if child is not None:
                _gather(child, below, (*path, step), found)
        elif isinstance(value, list | tuple):
            for n, item in enumerate(value):
                _gather(item, below, (*path, n), found)
        else:
            _gather(value, below, path, found)


def _child(value: Any, key: str) -> Any:
    """What a model or a mapping holds under a key; a text alone stands for a mapping that names its organisme."""
    if isinstance(value, dict):
        return value.get(key)
    return value if isinstance(value, str) and key == "organisme" else getattr(value, key, None)
