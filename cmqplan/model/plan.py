"""A plan d'action: its frame, its axes, and the exercices it covers."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from cmqplan.model.values import (
    Annees,
    First,
    Jour,
    Ligne,
    Lignes,
    Modele,
    Numero,
    Reads,
    Reference,
    Texte,
    Textes,
    choice_reader,
    keyed,
    one_or_many,
)


class Base(StrEnum):
    """What every amount of a plan includes."""

    HT = "HT"
    TTC = "TTC"
    NET = "net de taxe"


class Section(Modele):
    """A titled text of the framing."""

    titre: Ligne
    texte: Textes


class Instance(Modele):
    """A body that follows the plan."""

    nom: Ligne
    role: Textes = ()
    frequence: Ligne | None = None
    membres: Annotated[tuple[Reference, ...], First(one_or_many)] = ()


class Action(Modele):
    """An action the plan announces; a fiche with its number is expected."""

    numero: Numero
    titre: Ligne | None = None


class Axe(Modele):
    """A branch of the plan's tree. A fiche hangs from the axe whose number its own begins with."""

    numero: Numero
    titre: Ligne
    texte: Texte | None = None
    actions: Annotated[tuple[Annotated[Action, First(keyed("numero"))], ...], First(one_or_many)] = ()
    axes: Annotated[tuple[Axe, ...], First(one_or_many)] = ()

    def all(self) -> Iterator[Axe]:
        """This axe, then all below it, in the order written."""
        yield self
        for axe in self.axes:
            yield from axe.all()


class Plan(Modele):
    """``plan.yaml``: everything of a plan but its fiches."""

    titre: Ligne
    sous_titre: Ligne | None = None
    exercice: Annees
    """The years covered, first to last."""
    campus: Reference | None = None
    convention: Reference | None = None
    base: Annotated[Base, Reads(choice_reader(Base))] | None = None
    date: Jour | None = None
    """The day the document is dated from."""
    version: Ligne | None = None
    cadrage: Annotated[tuple[Section, ...], First(one_or_many)] = ()
    principes: Textes = ()
    gouvernance: Annotated[tuple[Instance, ...], First(one_or_many)] = ()
    presentation: Annotated[tuple[Section, ...], First(one_or_many)] = ()
    axes: Annotated[tuple[Axe, ...], First(one_or_many)]
    lignes_credit: Lignes = ()
    signataires: Annotated[tuple[Reference, ...], First(one_or_many)] = ()

    @property
    def seul_exercice(self) -> int | None:
        """The year when there is only one: what « mars » alone means in its fiches."""
        return self.exercice[0] if len(self.exercice) == 1 else None

    def tous_les_axes(self) -> Iterator[Axe]:
        for axe in self.axes:
            yield from axe.all()
