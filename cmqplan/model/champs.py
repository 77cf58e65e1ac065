"""The keys that a workspace declares for itself (``champs:`` in ``cmqplan.yaml``), and the models that read them.

A fiche's and a plan's model with such keys is a model like any other: whatever asks a model for its keys finds them in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar, get_args, get_origin

from pydantic import create_model

from cmqplan.model.memo import asked_again
from cmqplan.model.values import (
    First,
    Jour,
    Modele,
    MontantLu,
    NombreLu,
    OneOf,
    OuiNon,
    PeriodeLue,
    Reads,
    Reference,
    Texte,
    TexteCourt,
    TextesCourts,
    one_or_many,
)


class Sur(StrEnum):
    """A kind of file that a workspace may add keys to."""

    FICHE = "fiche"
    PLAN = "plan"


class TypeChamp(StrEnum):
    """What a key of the workspace's own holds."""

    TEXTE = "texte"
    LISTE = "liste"
    CHOIX = "choix"
    NOMBRE = "nombre"
    MONTANT = "montant"
    PERIODE = "période"
    DATE = "date"
    OUI_NON = "oui/non"
    ORGANISME = "organisme"
    LIEN = "lien"


class Champ(Modele):
    """A key of the workspace's own, checked and shown like the others.
    :fr: Une clé propre au dossier de travail, contrôlée et montrée comme les autres."""

    titre: TexteCourt
    """What documents and tables call it.
    :fr: Le nom que lui donnent les documents et les tableaux.
    :exemple: Thématiques"""
    sur: Annotated[tuple[Annotated[Sur, Reads(OneOf(Sur))], ...], First(one_or_many)]
    """The files that may write it, at their first level.
    :fr: Les fichiers qui peuvent l'écrire, à leur premier niveau.
    :exemple: fiche"""
    type: Annotated[TypeChamp, Reads(OneOf(TypeChamp))]
    """What it holds.
    :fr: Ce qu'elle contient.
    :exemple: liste"""
    choix: TextesCourts = ()
    """The only words it accepts, for a ``choix`` or a ``liste``, in the order in which tables show them.
    :fr: Les seuls mots qu'elle accepte, pour un ``choix`` ou une ``liste``, dans l'ordre où les tableaux les montrent.
    :exemple: [Énergie, Mobilité, Eau]"""
    obligatoire: OuiNon = False
    """Whether a file without it is incomplete.
    :fr: Si un fichier sans elle est incomplet.
    :exemple: oui"""
    rubrique: TexteCourt | None = None
    """The key of ours after whose row documents show it, one below ``moyens``, ``pilotage`` or ``suivi`` too; at the end when not given.
    :fr: La clé du modèle après la ligne de laquelle les documents la montrent, même sous ``moyens``, ``pilotage`` ou
    ``suivi`` ; à la fin
    quand rien n'est dit.
    :exemple: objectifs"""

    @property
    def seul_choix(self) -> bool:
        """True where only the words of ``choix`` are accepted."""
        return bool(self.choix) and self.type in (TypeChamp.CHOIX, TypeChamp.LISTE)


class ChampLu(NamedTuple):
    """A key of the workspace's own as a file writes it."""

    nom: str
    titre: str
    type: str
    valeur: Any
    """A text, a number, an amount, a period, a date, True or False; a tuple of texts for a ``liste`` and an ``organisme``."""
    rubrique: str
    """The key of ours, of the first level, that it is shown after; empty where that is the end."""


class AvecChamps(Modele):
    """What a workspace may add keys of its own to."""

    declares: ClassVar[Mapping[str, Champ]] = {}
    """Name → the declaration of each key of the workspace's own, in the order declared."""

    @property
    def champs(self) -> dict[str, Any]:
        """The value of each key that the workspace declares; where it isn't written, None, or () for a list."""
        return {nom: getattr(self, nom) for nom in self.declares}

    @property
    def champs_lus(self) -> tuple[ChampLu, ...]:
        """Those that are written, in the order declared."""
        rows = rubriques(type(self))
        return tuple(
            ChampLu(nom, champ.titre, champ.type.value, value, rows.get(champ.rubrique or "", ""))
            for nom, champ in self.declares.items()
            if (value := getattr(self, nom)) is not None and value != ()
        )

    def __reduce__(self) -> Any:
        """A model made for one workspace is found again, in another process, by what it was made of."""
        made = type(self)
        if not made.declares:
            return super().__reduce__()
        return _again, (made.__base__, made.declares, dict(self.__dict__))


@lru_cache(maxsize=16)
def rubriques(model: type[AvecChamps]) -> Mapping[str, str]:
    """Each key of ours that a ``rubrique`` may name → the key of the first level in whose row it is shown."""
    ours = {nom: field for nom, field in model.model_fields.items() if nom not in model.declares}
    below = {
        key: nom
        for nom, field in ours.items()
        if get_origin(field.annotation) is not tuple
        for one in get_args(field.annotation) or (field.annotation,)
        if isinstance(one, type) and issubclass(one, Modele)
        for key in one.model_fields
    }
    return {**below, **{nom: nom for nom in ours}}


A = TypeVar("A", bound=AvecChamps)

Declares = Mapping[str, Champ | None]
"""Name → what ``champs`` declares under it; None for a declaration with a mistake, whose values nobody can judge."""


@asked_again
def completed(model: type[A], champs: Declares) -> type[A]:
    """A fiche's or a plan's model with the keys that a workspace adds to it; ``model`` itself where it adds none. A name
    that the model can't have besides its own is left out."""
    sur = model.__name__.lower()
    own = tuple(
        (nom, champ)
        for nom, champ in champs.items()
        if (champ is None or sur in champ.sur) and is_free(model, nom)
    )
    return _completed(model, own) if own else model


def is_free(model: type[AvecChamps], nom: str) -> bool:
    """Whether a name means nothing yet to a model, nor to what models are made with."""
    return (
        nom[:1].isalpha()
        and not nom.startswith("model_")
        and nom not in model.model_fields
        and not hasattr(model, nom)
    )


@lru_cache(maxsize=16)
def _completed(model: type[A], champs: tuple[tuple[str, Champ | None], ...]) -> type[A]:
    fields: dict[str, Any] = {nom: _field(champ) for nom, champ in champs}
    made = create_model(model.__name__, __base__=model, __module__=model.__module__, **fields)
    made.declares = {nom: champ for nom, champ in champs if champ is not None}
    return made


def _again(model: type[A], champs: Mapping[str, Champ], values: dict[str, Any]) -> A:
    return completed(model, champs).model_construct(**values)


_READS: Mapping[TypeChamp, Any] = {
    TypeChamp.TEXTE: Texte,
    TypeChamp.LISTE: TextesCourts,
    TypeChamp.CHOIX: TexteCourt,
    TypeChamp.NOMBRE: NombreLu,
    TypeChamp.MONTANT: MontantLu,
    TypeChamp.PERIODE: PeriodeLue,
    TypeChamp.DATE: Jour,
    TypeChamp.OUI_NON: OuiNon,
    TypeChamp.ORGANISME: Annotated[tuple[Reference, ...], First(one_or_many)],
    TypeChamp.LIEN: TexteCourt,
}


def _field(champ: Champ | None) -> tuple[Any, Any]:
    """How pydantic declares a key: what reads it, and its value where it isn't written."""
    if champ is None:
        return Any, None
    several = champ.type in (TypeChamp.LISTE, TypeChamp.ORGANISME)
    reads = _READS[champ.type]
    if champ.seul_choix:
        word: Any = Annotated[str, Reads(OneOf(champ.choix))]
        reads = Annotated[tuple[word, ...], First(one_or_many)] if several else word
    if champ.obligatoire:
        return reads, ...
    return (reads, ()) if several else (reads | None, None)


def in_order(model: type[AvecChamps]) -> tuple[str, ...]:
    """The keys of a model in the order in which a file has them: each of the workspace's own after its ``rubrique``."""
    ours = [nom for nom in model.model_fields if nom not in model.declares]
    after: dict[str, list[str]] = {}
    rows = rubriques(model)
    for nom, champ in model.declares.items():
        after.setdefault(rows.get(champ.rubrique or "", ours[-1]), []).append(nom)
    return tuple(key for nom in ours for key in (nom, *after.get(nom, ())))
