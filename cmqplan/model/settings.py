"""``cmqplan.yaml``: what a workspace settles for itself. Every key is optional."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cmqplan.model.values import (
    First,
    Modele,
    MontantLu,
    Reads,
    Reference,
    TauxLu,
    TextesCourts,
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
    """What a funder accepts: at most this share of an action, at least this own share of its carrier.
    :fr: Ce qu'un financeur accepte : au plus cette part d'une action, au moins cette part propre de son porteur."""

    financeur: Reference
    """The funder's identifier.
    :fr: L'identifiant du financeur.
    :exemple: region"""
    taux_maximum: TauxLu | None = None
    """The most it pays, as a share of a fiche's total.
    :fr: Ce qu'il paie au plus, en part du total d'une fiche.
    :exemple: 80 %"""
    part_propre_minimum: TauxLu | None = None
    """The least that who carries it pays as ``fonds propres``, as a share of a fiche's total.
    :fr: Ce que le porteur paie au moins en ``fonds propres``, en part du total d'une fiche.
    :exemple: 20 %"""
    montant_maximum: MontantLu | None = None
    """The most it pays for one fiche, in euros.
    :fr: Ce qu'il paie au plus pour une fiche, en euros.
    :exemple: 50 000 €"""


class Settings(Modele):
    """``cmqplan.yaml``: what a workspace settles for itself. Every key is optional.
    :fr: ``cmqplan.yaml`` : ce qu'un dossier de travail règle pour lui-même. Aucune clé n'est obligatoire."""

    regles: dict[str, Annotated[Gravite, Reads(choice_reader(Gravite))]] = Field(default_factory=dict)
    """A rule's weight, by code or by the beginning of several.
    :fr: La gravité d'une règle, par son code ou le début de plusieurs.
    :exemple: {CMQ602: aucune}"""
    ignorer: TextesCourts = ()
    """Rules never reported.
    :fr: Les règles dont on ne parle jamais.
    :exemple: [CMQ222]"""
    choisir: TextesCourts = ()
    """The only rules reported, when given.
    :fr: Les seules règles dont on parle, quand il y en a.
    :exemple: [CMQ1, CMQ2]"""
    plafonds: Annotated[tuple[Plafond, ...], First(one_or_many)] = ()
    """What each funder accepts.
    :fr: Ce que chaque financeur accepte.
    :exemple: [{financeur: region, taux_maximum: 80 %}]"""
    seuil_convention: MontantLu | None = None
    """The amount above which a private-law beneficiary needs a convention; 23 000 € (décret 2001-495) when not given.
    :fr: Le montant au-delà duquel un bénéficiaire de droit privé doit avoir une convention ; 23 000 € (décret
        2001-495) quand il n'est pas donné.
    :exemple: 23 000 €"""
