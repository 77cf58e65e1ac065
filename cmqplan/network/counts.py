"""How many campuses, at which stage: « 11 dont 6 Excellence »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cmqplan.findings import fold
from cmqplan.model.campus import Campus, Categorie, Perimetre, Stade


@dataclass(frozen=True, slots=True)
class Compte:
    """Campuses counted. ``total`` leaves out the lapsed ones; ``total == labellises + en_projet + etude``.

    A label being renewed is still a label: ``labellises`` holds those ``en_renouvellement``.
    """

    labellises: int = 0
    excellence: int = 0
    en_renouvellement: int = 0
    en_projet: int = 0
    etude: int = 0
    echus: int = 0

    @property
    def total(self) -> int:
        return self.labellises + self.en_projet + self.etude


def decompte(campus: Iterable[Campus]) -> Compte:
    """Count campuses by stage. The category is that of the award that started last."""
    every = tuple(campus)
    stages = [one.stade for one in every]
    return Compte(
        labellises=stages.count(Stade.LABELLISE) + stages.count(Stade.RENOUVELLEMENT),
        excellence=sum(1 for one in every if est_excellence(one)),
        en_renouvellement=stages.count(Stade.RENOUVELLEMENT),
        en_projet=stages.count(Stade.PROJET),
        etude=stages.count(Stade.ETUDE),
        echus=stages.count(Stade.ECHU),
    )


def est_excellence(campus: Campus) -> bool:
    """Whether a campus has the label now, in the category excellence."""
    return categorie(campus) is Categorie.EXCELLENCE


def categorie(campus: Campus) -> Categorie | None:
    """The category of a campus that has the label; None for one that has none, or whose awards aren't known."""
    label = campus.dernier_label
    has_label = campus.stade in (Stade.LABELLISE, Stade.RENOUVELLEMENT)
    return label.categorie if label is not None and has_label else None


def dans_le_perimetre(campus: Campus, perimetre: Perimetre) -> bool:
    """Whether a campus belongs to a network: it has every value that the perimeter gives."""
    wanted = (
        (perimetre.region, campus.region),
        (perimetre.region_academique, campus.region_academique),
        (perimetre.academie, campus.academie),
    )
    return all(asked is None or (own is not None and fold(asked) == fold(own)) for asked, own in wanted)
