"""What changed between two values of YAML, losing nothing: the changes, laid on the first, give the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from cmqplan.findings.finding import Path


class Absent:
    """Stands for a key that isn't there."""


ABSENT = Absent()


class Changement(NamedTuple):
    """What stands at a path of keys and ranks before and after; ABSENT where nothing does."""

    chemin: Path
    avant: Any
    apres: Any

    def plain(self) -> dict[str, Any]:
        """For JSON: « avant » or « apres » is left out where nothing stands."""
        sides = {"avant": self.avant, "apres": self.apres}
        return {"chemin": list(self.chemin)} | {
            key: value for key, value in sides.items() if value is not ABSENT
        }

    @classmethod
    def of_plain(cls, given: Mapping[str, Any]) -> Changement:
        return cls(tuple(given["chemin"]), given.get("avant", ABSENT), given.get("apres", ABSENT))


def changes(before: object, after: object, path: Path = ()) -> Iterator[Changement]:
    """The smallest things that changed. A list that has become longer or shorter changes as a whole."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from changes(before.get(key, ABSENT), after.get(key, ABSENT), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for rank, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changes(one, other, (*path, rank))
    elif before != after:
        yield Changement(path, before, after)


def applied(value: object, found: Iterable[Changement]) -> object:
    """A value with changes laid on it; the value given stays as it is."""
    whole = {"": deepcopy(value)}
    for change in found:
        holder: Any = whole
        *above, last = ("", *change.chemin)
        for step in above:
            holder = holder[step]
        if change.apres is ABSENT:
            del holder[last]
        else:
            holder[last] = deepcopy(change.apres)
    return whole.get("", ABSENT)


def written_out(value: object) -> str:
    """A value of YAML on one line, for people; empty where nothing stands."""
    if value is ABSENT:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {written_out(item)}" for key, item in value.items())
    if isinstance(value, list):
        return " ; ".join(map(written_out, value))
    return " ".join(str(value).split())
