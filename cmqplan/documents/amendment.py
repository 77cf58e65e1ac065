"""What the document « avenant » is given: a plan beside what it was, in sentences, in the order of its articles.

An avenant changes what was promised. What was done, granted, paid or signed since is told apart, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cmqplan.amounts import Montant
from cmqplan.documents import french
from cmqplan.documents.tints import NAMES
from cmqplan.documents.views import Matrice
from cmqplan.finance.dimensions import EXERCICE, FINANCEUR
from cmqplan.finance.tableau import Rubrique
from cmqplan.versions.compare import Ecart, Etat, compare
from cmqplan.versions.items import CHOSES
from cmqplan.versions.sentences import Recit, Sorte, recits


@dataclass(frozen=True, slots=True)
class VueEcart:
    """An amount before and after, in euros; ``ecart`` is after less before, ``baisse`` the other way round."""

    libelle: str
    avant: Montant
    apres: Montant
    ecart: Montant
    baisse: Montant


@dataclass(frozen=True, slots=True)
class VueGroupe:
    """Sentences, each with its full stop, about one thing: a fiche, the convention; ``titre`` is empty for the whole plan."""

    titre: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VueAvenant:
    """All that differs from the state called ``avant``: a version kept on a day (``jour``) as ``titre``, a
    revision of git of a day, or another plan.

    ``argent``, ``temps``, ``actions`` and ``cadre`` are what it changes; ``constats`` what was done since, ``ecritures`` what
    only reads otherwise. ``matrices`` is the funding table as it was, ``ajoutees`` the files of the fiches that are new.
    """

    avant: str
    titre: str
    jour: date | None
    total: VueEcart
    par_financeur: tuple[VueEcart, ...]
    par_exercice: tuple[VueEcart, ...]
    argent: tuple[VueGroupe, ...]
    temps: tuple[VueGroupe, ...]
    actions: tuple[VueGroupe, ...]
    cadre: tuple[VueGroupe, ...]
    constats: tuple[VueGroupe, ...]
    ecritures: tuple[VueGroupe, ...]
    matrices: tuple[Matrice, ...]
    ajoutees: frozenset[str]


_FRAME = {
    "plan": "Le plan", "convention": "La convention", "campus": "Le campus", "organismes": "Les organismes",
}  # fmt: skip


def amendment(before: Etat, after: Etat, matrices: tuple[Matrice, ...]) -> VueAvenant:
    """What changed between two states of a plan; ``matrices`` is the funding table of the first."""
    found = compare(before, after)
    told = [
        one for one in recits(found) if one.fiche is not None or one.nom in _FRAME
    ]  # no settings of the workspace
    frame = [one for one in told if one.fiche is None]
    fiches = [one for one in told if one.fiche is not None]
    return VueAvenant(
        before.nom,
        before.titre,
        before.jour,
        _ecart(found.total),
        tuple(map(_ecart, found.argent[FINANCEUR])),
        tuple(map(_ecart, found.argent[EXERCICE])),
        _groups(told, Sorte.ARGENT),
        _groups(told, Sorte.TEMPS),
        _groups(fiches, Sorte.CONTENU),
        _groups(frame, Sorte.CONTENU),
        _groups(told, Sorte.CONSTAT),
        _groups(told, Sorte.ECRITURE),
        matrices,
        frozenset(one.apres.file for one in found.fiches if one.avant is None and one.apres is not None),
    )


def _ecart(ecart: Ecart) -> VueEcart:
    label = NAMES[Rubrique.RESTE] if ecart.cle == Rubrique.RESTE else ecart.libelle
    return VueEcart(label, ecart.avant, ecart.apres, ecart.ecart, ecart.avant - ecart.apres)


def _groups(told: Iterable[Recit], sorte: Sorte) -> tuple[VueGroupe, ...]:
    """The sentences of a kind: those of fiches that come or go first, then file by file."""
    loose: list[str] = []
    groups: list[VueGroupe] = []
    for one in told:
        said = tuple(_ended(_without_terms(phrase.dit.fr)) for phrase in one.phrases if phrase.sorte is sorte)
        if one.fiche is None and said:
            groups.append(VueGroupe(_FRAME[one.nom], said))
        elif one.fiche is not None and None in (one.fiche.avant, one.fiche.apres):
            loose += said
        elif one.fiche is not None and said:
            groups.append(VueGroupe(f"Fiche {one.nom} – {one.fiche.titre}", said))
    return (VueGroupe("", tuple(loose)), *groups) if loose else tuple(groups)


def _without_terms(sentence: str) -> str:
    """A visa without what it was given for, which its fiche says; any other sentence as it is."""
    return sentence.partition(" : ")[0] if sentence.startswith(_VISA) else sentence


_VISA = f"{french.capital(CHOSES['visas'].fr)} "


def _ended(sentence: str) -> str:
    """With its full stop, where what it quotes at its end hasn't one."""
    return sentence if sentence.endswith((". »", "! »", "? »", "… »")) else f"{sentence}."
