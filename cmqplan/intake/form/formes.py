"""What a file of a plan holds, in one form whichever way it is written: a list where there may be several, a mapping where a
text may stand for one; and the way back, with what didn't change as it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TypeAlias

from cmqplan.amounts import Taux
from cmqplan.model import values
from cmqplan.model.champs import AvecChamps, in_order
from cmqplan.model.fiche import Calendrier, milestones_of
from cmqplan.model.keys import Cle, keys_of
from cmqplan.source.yaml import Value
from cmqplan.workspace.mentions import naming

Keys: TypeAlias = tuple[str, ...]
Steps: TypeAlias = tuple[str | int, ...]
"""Keys, and ranks in lists, counted from 0."""

_LEFT_OUT = frozenset({"import_reste", "visas"})
"""What is never filled in by hand in a workbook: what waits to be placed, and what was agreed to."""
_DEEPEST = 3
"""How often a mapping may hold others of its own kind: the levels of a plan's axes."""


class Kind(Enum):
    """How a single value is shown, typed and read."""

    LINE = auto()
    TEXT = auto()
    AMOUNT = auto()
    YEAR = auto()
    RATE = auto()
    DAY = auto()
    CHOICE = auto()
    PARTY = auto()


@dataclass(frozen=True, slots=True)
class Forme:
    """What stands under a key: single values of a kind, or (``kind`` None) a mapping with ``keys``; one, or ``many``."""

    name: str
    kind: Kind | None
    keys: tuple[Forme, ...] = ()
    many: bool = False
    alone: str = ""
    """The key that a text stands for, in the place of a mapping."""
    choices: tuple[str, ...] = ()
    needed: bool = False
    timed: bool = False
    """Whether it is a ``calendrier``, which may be milestones and nothing else."""

    def under(self, name: str) -> Forme:
        return next(forme for forme in self.keys if forme.name == name)


def forme_of(model: type[AvecChamps]) -> Forme:
    """A whole file's."""
    return Forme("", None, _keys(model, naming(model), in_order(model)))


@cache
def _keys(
    model: type, parties: frozenset[Keys], order: Sequence[str] = (), above: tuple[type, ...] = ()
) -> tuple[Forme, ...]:
    found = {
        cle.nom: _forme(cle, parties, (*above, model))
        for cle in keys_of(model)
        if cle.nom not in _LEFT_OUT
        and "mapping" not in cle.plusieurs
        and (cle.modele is None or above.count(cle.modele) < _DEEPEST - 1)
    }
    return tuple(found[name] for name in order or found if name in found)


def _forme(cle: Cle, parties: frozenset[Keys], above: tuple[type, ...]) -> Forme:
    if cle.modele is None:
        choices = ("oui", "non") if cle.lecteur is values.read_oui_non else cle.choix
        return Forme(
            cle.nom, _kind(cle, parties, choices), (), bool(cle.plusieurs), "", choices, cle.obligatoire
        )
    below = frozenset(steps[1:] for steps in parties if steps[0] == cle.nom and steps[1:])
    timed = cle.modele is Calendrier
    alone = "periode" if timed else cle.seule
    keys = _keys(cle.modele, below, (), above)
    return Forme(cle.nom, None, keys, bool(cle.plusieurs), alone, needed=cle.obligatoire, timed=timed)


_KINDS: Mapping[object, Kind] = {
    values.read_montant: Kind.AMOUNT,
    values.read_chiffrage: Kind.AMOUNT,
    values.read_annee: Kind.YEAR,
    values.read_exercice: Kind.YEAR,
    values.read_annees: Kind.YEAR,
    values.read_taux: Kind.RATE,
    Taux: Kind.RATE,
    values.read_jour: Kind.DAY,
    values.read_texte: Kind.TEXT,
}


def _kind(cle: Cle, parties: frozenset[Keys], choices: Sequence[str]) -> Kind:
    if (cle.nom,) in parties:
        return Kind.PARTY
    return Kind.CHOICE if choices else _KINDS.get(cle.lecteur, Kind.LINE)


# One form


def normal(value: Value, forme: Forme) -> Value:
    """A file's value in the one form; what isn't written is left out."""
    if forme.many:
        items = value if isinstance(value, list) else [value]
        return [_normal(item, forme) for item in items]
    return _normal(value, forme)


def _normal(value: Value, forme: Forme) -> Value:
    if forme.kind is not None:
        return value.strip("\n") if isinstance(value, str) else value
    if forme.timed and not _has_keys(value, forme):
        return {"jalons": [*milestones_of(value)]}
    if isinstance(value, str):
        return {forme.alone: value}
    known = {key.name: key for key in forme.keys}
    items = value.items() if isinstance(value, dict) else ()
    return {key: normal(item, known[key]) for key, item in items if key in known}


def _has_keys(value: Value, forme: Forme) -> bool:
    """Whether a ``calendrier`` says its keys; a text is its ``periode``, anything else its milestones."""
    return isinstance(value, str) or (
        isinstance(value, dict) and any(key.name in value for key in forme.keys)
    )


def short(value: Value, forme: Forme) -> Value:
    """The one form as it is written anew: a text where one is enough."""
    if forme.kind is not None:
        return value
    if isinstance(value, list):
        return [short(item, forme) for item in value]
    assert isinstance(value, dict)
    if forme.alone and [*value] == [forme.alone]:
        return value[forme.alone]
    return {key.name: short(value[key.name], key) for key in forme.keys if key.name in value}


def written(raw: Value | None, old: Value | None, new: Value, forme: Forme) -> Value:
    """What a file holds once its value, in the one form, is ``new`` instead of ``old``: what is the same in both stays as it
    is written in ``raw``."""
    if raw is None or old is None:
        return short(new, forme)
    if old == new:
        return raw
    if forme.many and isinstance(old, list) and isinstance(new, list):
        return _written_list(raw, old, new, forme)
    if forme.kind is not None:
        return f"{new}\n" if isinstance(raw, str) and raw.endswith("\n") and isinstance(new, str) else new
    if isinstance(raw, str) or not (isinstance(old, dict) and isinstance(new, dict)):
        return short(new, forme)
    if forme.timed and not _has_keys(raw, forme):
        return _written_milestones(raw, old, new, forme)
    if not isinstance(raw, dict):
        return short(new, forme)
    known = {key.name: key for key in forme.keys}
    return {
        key: written(raw.get(key), old.get(key), new[key], known[key]) if key in known else raw[key]
        for key in (*known, *(key for key in raw if key not in known))
        if key in new or (key in raw and key not in known)
    }


def _written_list(raw: Value, old: list[Value], new: list[Value], forme: Forme) -> Value:
    raws: list[Value] = [*raw] if isinstance(raw, list) else [raw]
    if len(raws) != len(old):
        return short(new, forme)
    one = replace(forme, many=False)

    def again(raw: Value, old: Value, new: Value) -> Value:
        return written(raw, old, new, one)

    items = _side_by_side(raws, old, new, again, lambda item: short(item, one))
    return items[0] if len(items) == 1 and not isinstance(raw, list) else items


def _side_by_side(
    raws: list[Value],
    old: list[Value],
    new: list[Value],
    again: Callable[[Value, Value, Value], Value],
    fresh: Callable[[Value], Value],
) -> list[Value]:
    """A list's items, those that are the same at its head and its tail as they are written."""
    both = min(len(old), len(new))
    head = next((n for n in range(both) if old[n] != new[n]), both)
    tail = next((n for n in range(both - head) if old[-1 - n] != new[-1 - n]), both - head)
    middle = new[head : len(new) - tail]
    paired = both - tail - head
    return [
        *raws[:head],
        *(again(raws[head + n], old[head + n], item) for n, item in enumerate(middle[:paired])),
        *map(fresh, middle[paired:]),
        *raws[len(raws) - tail :],
    ]


def _written_milestones(raw: Value, old: dict[str, Value], new: dict[str, Value], forme: Forme) -> Value:
    """Milestones that stand in the place of their ``calendrier``, as they stood there: a list, or name by name."""
    before, after = old["jalons"], new.get("jalons")
    if [*new] != ["jalons"] or not (isinstance(before, list) and isinstance(after, list)):
        return short(new, forme)
    if isinstance(raw, dict):
        named = {
            str(one["nom"]): one["periode"]
            for one in after
            if isinstance(one, dict) and len(one) == 2 and "nom" in one
        }
        return {**named} if len(named) == len(after) else [*map(_milestone, after)]
    if not isinstance(raw, list) or len(raw) != len(before):
        return [*map(_milestone, after)]
    one = replace(forme.under("jalons"), many=False)

    def again(raw: Value, old: Value, new: Value) -> Value:
        whole = isinstance(raw, dict) and "nom" in raw and "periode" in raw
        return written(raw, old, new, one) if whole else raw if old == new else _milestone(new)

    return _side_by_side(raw, before, after, again, _milestone)


def _milestone(value: Value) -> Value:
    """A milestone in a list of them: « {Forum: mars 2024} », « mars 2024 »."""
    assert isinstance(value, dict)
    if [*value] == ["periode"]:
        return value["periode"]
    return {str(value["nom"]): value["periode"]} if {*value} == {"nom", "periode"} else value


# Paths


def at(value: Value | None, steps: Steps) -> Value | None:
    """What stands at a path of a value in the one form; None where nothing does."""
    for step in steps:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def put(value: Value | None, steps: Steps, new: Value | None) -> Value:
    """The same with something else at a path; with None, without it, and without the mappings it was alone in. A rank one
    past a list's end adds to it; an item that nothing is left of stays, so that the others keep their ranks."""
    if not steps:
        return {} if new is None else new
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        items = [*value] if isinstance(value, list) else []
        inner = put(items[step] if step < len(items) else None, rest, new)
        return [*items[:step], *([inner] if rest or inner else []), *items[step + 1 :]]
    entries = dict(value) if isinstance(value, dict) else {}
    inner = put(entries.get(step), rest, new)
    if inner:
        return {**entries, step: inner}
    return {key: item for key, item in entries.items() if key != step}
