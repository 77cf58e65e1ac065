"""``cmqplan.yaml``: what a workspace settles for itself. Every key is optional."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cmqplan.model.values import (
    First,
    Lignes,
    Modele,
    MontantLu,
    Reads,
    Reference,
    TauxLu,
    choice_reader,
    one_or_many,
)


class Gravite(StrEnum):
    """A rule's weight, as settings write it. ``aucune`` switches it off."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFO = "info"
    AUCUNE = "aucune"


class Plafond(Modele):
    """What a funder accepts: at most this share of an action, at least this own share of its carrier."""

    financeur: Reference
    taux_maximum: TauxLu | None = None
    """Of a fiche's total."""
    part_propre_minimum: TauxLu | None = None
    """Of a fiche's total, paid as ``fonds propres``."""
    montant_maximum: MontantLu | None = None
    """In euros per fiche."""


class Settings(Modele):
    """The settings of a workspace."""

    regles: dict[str, Annotated[Gravite, Reads(choice_reader(Gravite))]] = Field(default_factory=dict)
    """Rule code or family prefix → severity."""
    ignorer: Lignes = ()
    choisir: Lignes = ()
    plafonds: Annotated[tuple[Plafond, ...], First(one_or_many)] = ()
    seuil_convention: MontantLu | None = None
    """The amount above which a private-law beneficiary needs a convention; 23 000 € (décret 2001-495) when not given."""
