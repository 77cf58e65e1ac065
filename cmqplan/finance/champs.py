"""Cutting money by a key that the workspace declares for itself: each combination of a list's words is one row, so that nothing
counts twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cmqplan.finance.dimensions import CHAMP, Coupe, Dimension, Valeur
from cmqplan.finance.ecritures import Ecriture
from cmqplan.findings import fold
from cmqplan.language import Said
from cmqplan.model.champs import Champ, Sur, TypeChamp
from cmqplan.periods import Periode
from cmqplan.workspace.workspace import Workspace

_AND = " + "
_SORTED = (TypeChamp.NOMBRE, TypeChamp.MONTANT, TypeChamp.PERIODE, TypeChamp.DATE, TypeChamp.OUI_NON)
"""Types whose values have an order of their own."""


def coupe_du_champ(workspace: Workspace, nom: str, champ: Champ) -> Coupe:
    """The dimension of a key declared under this name: what the fiche writes, or its plan where only plans write it."""
    labels: dict[str, str] = {}
    ranks: dict[str, Any] = {}
    of: dict[str, Valeur] = {}
    for place, value in _written(workspace, nom, champ):
        parts = _parts(champ, value)
        key = _AND.join(_key(part) for part in parts)
        of[place] = Valeur(key)
        labels.setdefault(key, _AND.join(_label(workspace, champ, part) for part in parts))
        ranks[key] = tuple(champ.choix.index(part) for part in parts) if champ.seul_choix else _rank(value)
    of_fiche = Sur.FICHE in champ.sur

    def valeurs(entry: Ecriture) -> tuple[Valeur, ...]:
        found = of.get(entry.fiche if of_fiche else entry.plan)
        return () if found is None else (found,)

    head = champ.titre if champ.titre[:2].isupper() else champ.titre[:1].lower() + champ.titre[1:]
    return Dimension(
        cle=f"{CHAMP}{nom}",
        option=f"{CHAMP}{nom}",
        tete=Said(champ.titre, champ.titre),
        feuille=re.sub(r"\W", " ", f"Champ {nom}")[:31],
        largeur=28,
        valeurs=valeurs,
        absent=Said(f"sans {head}", f"no {head}"),
        rang=(lambda value, _plans: ranks[value.valeur])
        if champ.seul_choix or champ.type in _SORTED
        else None,
        nom=lambda _workspace, value: labels[value.valeur],
    )


def _written(workspace: Workspace, nom: str, champ: Champ) -> Iterator[tuple[str, Any]]:
    """Each value that is written, by the fiche's file or the plan's name."""
    entries: Iterable[tuple[str, Any]] = (
        ((entry.file, entry.model) for kept in workspace.fiches.values() for entry in kept)
        if Sur.FICHE in champ.sur
        else ((name, entry.model) for name, entry in workspace.plans.items())
    )
    for place, model in entries:
        value = model.champs.get(nom)
        if value is not None and value != ():
            yield place, value


def _parts(champ: Champ, value: Any) -> list[Any]:
    """What a value is made of, each once: in the order of ``choix``, else of the alphabet."""
    if not isinstance(value, tuple):
        return [value]
    return sorted(set(value), key=champ.choix.index if champ.seul_choix else lambda word: (fold(word), word))


def _key(part: Any) -> str:
    if isinstance(part, Periode):
        return f"{part.debut or ''}/{part.fin or ''}"
    return _plain(part) if isinstance(part, bool | Decimal) else str(part)


def _label(workspace: Workspace, champ: Champ, part: Any) -> str:
    if champ.type is TypeChamp.ORGANISME:
        return workspace.organismes.nom_court(part)
    return _plain(part)


def _plain(part: Any) -> str:
    """A value as a French table writes it, on one line."""
    if isinstance(part, bool):
        return "oui" if part else "non"
    if isinstance(part, Decimal):
        return f"{part.normalize():f}".replace(".", ",")
    return f"{part:%d/%m/%Y}" if isinstance(part, date) else " ".join(str(part).split())


def _rank(value: Any) -> Any:
    if isinstance(value, Periode):
        return value.debut or date.min, value.fin or date.max
    return not value if isinstance(value, bool) else value
