"""What may stand at a path of a file: the key of the models that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cmqplan.findings.finding import Step
from cmqplan.model.champs import AvecChamps, Declares, completed
from cmqplan.model.keys import FILES, Cle, keys_of
from cmqplan.model.organisme import Organisme


class At(NamedTuple):
    """``cle`` is the key that a path ends on; ``modele`` the mapping that may stand there (a file's own, of no path)."""

    cle: Cle | None
    modele: type | None


def at(kind: str, champs: Declares, path: Sequence[Step]) -> At:
    """``path`` may hold ranks in lists. Nothing where no model has such a key."""
    top = FILES[kind]
    model: type | None = completed(top, champs) if issubclass(top, AvecChamps) else top
    steps = [step for step in path if isinstance(step, str)]
    cle: Cle | None = None
    named = model is Organisme
    for step in steps:
        if named:  # a name of the writer's own, under which the mapping stands
            named = False
            continue
        cle = next((key for key in keys_of(model) if key.nom == step), None) if model is not None else None
        if cle is None:
            return At(None, None)
        model, named = cle.modele, "mapping" in cle.plusieurs
    return At(cle, None if named else model)


def alone(cle: Cle) -> Cle:
    """The key that a value without a mapping stands for: « organisme » of « porteurs », itself of most."""
    under = next((key for key in keys_of(cle.modele) if key.nom == cle.seule), None) if cle.modele else None
    return alone(under) if under is not None else cle
