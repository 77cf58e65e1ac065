"""What the document « avenant » is given: a plan beside what it was, in the order of its articles.

An avenant changes what was promised. What was done, spent or signed since is no part of it: the bilan tells that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cmqplan.amounts import Montant
from cmqplan.finance.dimensions import EXERCICE, FINANCEUR
from cmqplan.versions.compare import Ecart, Etat, FicheComparee, Fichier, compare
from cmqplan.versions.values import ABSENT, Changement, written_at, written_out


@dataclass(frozen=True, slots=True)
class VueEcart:
    """An amount before and after, in euros; ``ecart`` is after less before, ``baisse`` the other way round."""

    libelle: str
    avant: Montant
    apres: Montant
    ecart: Montant
    baisse: Montant


@dataclass(frozen=True, slots=True)
class VueChangement:
    """What stands under a key before and after, on one line; empty where nothing does."""

    rubrique: str
    avant: str
    apres: str


@dataclass(frozen=True, slots=True)
class VueCadre:
    """A part of the plan's frame: its own file, its convention, the register of parties."""

    nom: str
    changements: tuple[VueChangement, ...]


@dataclass(frozen=True, slots=True)
class VueFicheComparee:
    """A fiche that differs. ``etat``: « ajoutée », « retirée », « modifiée »; ``changements`` without what is told apart."""

    etat: str
    numero: str
    numero_avant: str
    titre: str
    total: VueEcart
    lignes: tuple[VueEcart, ...]
    calendrier: VueChangement | None
    changements: tuple[VueChangement, ...]


@dataclass(frozen=True, slots=True)
class VueAvenant:
    """All that differs from the state called ``avant``: a version kept on a day (``jour``) as ``titre``, or another plan."""

    avant: str
    titre: str
    jour: date | None
    total: VueEcart
    par_financeur: tuple[VueEcart, ...]
    par_exercice: tuple[VueEcart, ...]
    fiches: tuple[VueFicheComparee, ...]
    cadre: tuple[VueCadre, ...]


_DONE = frozenset({"suivi", "remis", "valeurs", "recu", "tenus", "realise", "avancement", "visas"})
"""Keys under which stands what was done."""
_FRAME = {"plan": "Le plan", "convention": "La convention", "organismes": "Les organismes"}


def amendment(before: Etat, after: Etat) -> VueAvenant:
    """What changed between two states of a plan."""
    found = compare(before, after)
    return VueAvenant(
        before.nom,
        before.titre,
        before.jour,
        _ecart(found.total),
        tuple(map(_ecart, found.argent[FINANCEUR])),
        tuple(map(_ecart, found.argent[EXERCICE])),
        tuple(filter(None, map(_fiche, found.fiches))),
        tuple(
            VueCadre(_FRAME[name], changes)
            for name, file in found.cadre.items()
            if (changes := _changes(file))
        ),
    )


def _ecart(ecart: Ecart) -> VueEcart:
    return VueEcart(ecart.libelle, ecart.avant, ecart.apres, ecart.ecart, ecart.avant - ecart.apres)


def _fiche(one: FicheComparee) -> VueFicheComparee | None:
    """None where nothing of what was promised differs."""
    state = "ajoutée" if one.avant is None else "retirée" if one.apres is None else "modifiée"
    changes = _changes(one.fichier) if state == "modifiée" else ()
    periods = [
        side.model.calendrier.periode for side in (one.avant, one.apres) if side and side.model.calendrier
    ]
    calendar = None
    if state == "modifiée" and None not in periods and len(set(periods)) == 2:
        calendar = VueChangement("calendrier", *map(str, periods))
    if state == "modifiée" and not changes:
        return None
    return VueFicheComparee(
        state,
        one.numero,
        (one.avant or one.apres).model.numero,  # type: ignore[union-attr]
        one.titre,
        _ecart(one.total),
        tuple(map(_ecart, one.lignes)),
        calendar,
        changes,
    )


def _changes(file: Fichier) -> tuple[VueChangement, ...]:
    return tuple(
        VueChangement(written_at(change.chemin), *map(written_out, change.ecarts))
        for change in map(_promised, file.changements)
        if change.avant != change.apres
    )


def _promised(change: Changement) -> Changement:
    """A change without what was done on either side."""
    if not _DONE.isdisjoint(change.chemin):
        return Changement(change.chemin, ABSENT, ABSENT)
    return Changement(change.chemin, _without_done(change.avant), _without_done(change.apres))


def _without_done(value: object) -> object:
    if isinstance(value, dict):
        done = _DONE | {"reference"} if "recu" in value else _DONE  # that of a payment that came
        return {key: _without_done(item) for key, item in value.items() if key not in done}
    return [_without_done(item) for item in value] if isinstance(value, list) else value
