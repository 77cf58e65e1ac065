"""Who is named where: every reference to an organisme, and the path that leads to it from its file's top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from pydantic import BaseModel

from cmqplan.findings import Place
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.champs import AvecChamps, TypeChamp
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
        "sous_actions [] porteurs [...] organisme",
        f"{_LINE} financeur",
        f"{_LINE} beneficiaire",
        f"{_LINE} repartition [] organisme",
        "visas [] organisme",
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
    Settings: ("plafonds [] financeur", "apparence logos []"),
}
"""Model → the keys that lead to each reference. ``[]`` stands for each of a list, ``[...]`` for each of one that « ... »
may leave open, ``{}`` for each of a mapping."""

_STEPS = {model: tuple(path.split() for path in paths) for model, paths in _WHERE.items()}


def naming(model: type[BaseModel]) -> frozenset[tuple[str, ...]]:
    """The keys, from a file's top and whatever lists are in between, that hold references to organismes."""
    own = {tuple(step for step in steps if step[0] not in "[{") for steps in _STEPS[_kind(model)]}
    champs = model.declares.items() if issubclass(model, AvecChamps) else ()
    return frozenset(own | {(nom,) for nom, champ in champs if champ.type is TypeChamp.ORGANISME})


def mentions(model: BaseModel) -> Iterator[Mention]:
    """Every reference to an organisme in a model; the « ... » of an open list is none."""
    yield from _reached(model, _STEPS[_kind(type(model))], opened=False)
    if isinstance(model, AvecChamps):
        yield from _in_champs(model)


@asked_again
def named_in(fiche: Fiche) -> tuple[str, ...]:
    """Every identifier that a fiche names, once; « ... » among them where it stands in a list."""
    return tuple(dict.fromkeys(name for name, _ in (*_reached(fiche, _STEPS[Fiche]), *_in_champs(fiche))))


def names_in(data: Mapping[str, Any]) -> set[str]:
    """Every identifier that a fiche's plain values name, valid or not."""
    return {name for name, _ in _reached(data, _STEPS[Fiche])}


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


def _kind(model: type[BaseModel]) -> type[BaseModel]:
    """The class that ``_WHERE`` knows a model by: a workspace's own keys make another one of it."""
    return next(kind for kind in model.__mro__ if kind in _STEPS)


def _in_champs(model: AvecChamps) -> Iterator[Mention]:
    """What the workspace's own keys name."""
    for nom, champ in model.declares.items():
        if champ.type is TypeChamp.ORGANISME:
            yield from ((name, (nom, *path)) for path, name in _each(getattr(model, nom), "[]"))


def _reached(top: object, every: Iterable[Sequence[str]], *, opened: bool = True) -> Iterator[Mention]:
    for steps in every:
        found: list[tuple[Any, Path]] = [(top, ())]
        for step in steps:
            if step in ("[]", "[...]", "{}"):
                found = [(item, (*path, *key)) for value, path in found for key, item in _each(value, step)]
            else:
                found = [
                    (child, (*path, step))
                    for value, path in found
                    if (child := _child(value, step)) is not None
                ]
        for value, path in found:
            if isinstance(value, str) and (opened or value not in OPEN or "[...]" not in steps):
                yield value, path


def _each(value: Any, step: str) -> Iterable[tuple[Path, Any]]:
    """The items of a list or a mapping with their keys; of plain values, one alone may stand for a list."""
    if step == "{}":
        return [((key,), item) for key, item in value.items()] if isinstance(value, dict) else ()
    if isinstance(value, list | tuple):
        return [((n,), item) for n, item in enumerate(value)]
    return [((), value)]


def _child(value: Any, key: str) -> Any:
    """What a model or a mapping holds under a key; a text alone stands for a mapping that names its organisme."""
    if isinstance(value, dict):
        return value.get(key)
    return value if isinstance(value, str) and key == "organisme" else getattr(value, key, None)
