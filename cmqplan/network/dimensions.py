"""What campuses can be gathered by: a row each. The option, its help, tables, CSV, JSON and the document follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from cmqplan.finance.dimensions import Dimension, Valeur, de
from cmqplan.findings.words import fold
from cmqplan.language import Said

if TYPE_CHECKING:
    from cmqplan.network.view import VueCampus

CoupeCampus: TypeAlias = "Dimension[VueCampus]"


def _each(values: Iterable[str]) -> Sequence[Valeur]:
    return tuple(Valeur(value) for value in dict.fromkeys(values))


def _stade(value: Valeur, _plans: object) -> object:
    from cmqplan.model.campus import Stade

    order = (Stade.LABELLISE, Stade.RENOUVELLEMENT, Stade.PROJET, Stade.ETUDE, Stade.ECHU)
    return [fold(stade.value) for stade in order].index(fold(value.valeur))


REGION: CoupeCampus = Dimension(
    cle="region",
    option="region",
    tete=Said("Région", "Région"),
    valeurs=lambda one: de(one.campus.region),
)
REGION_ACADEMIQUE: CoupeCampus = Dimension(
    cle="region-academique",
    option="region-academique",
    tete=Said("Région académique", "Région académique"),
    valeurs=lambda one: de(one.campus.region_academique),
)
ACADEMIE: CoupeCampus = Dimension(
    cle="academie",
    option="academie",
    tete=Said("Académie", "Académie"),
    valeurs=lambda one: de(one.campus.academie),
)
DEPARTEMENT: CoupeCampus = Dimension(
    cle="departement",
    option="departement",
    tete=Said("Département", "Département"),
    valeurs=lambda one: de(one.campus.departement),
)
FILIERE: CoupeCampus = Dimension(
    cle="filiere",
    option="filiere",
    tete=Said("Filière", "Filière"),
    valeurs=lambda one: _each(one.campus.filieres),
)
STADE: CoupeCampus = Dimension(
    cle="stade",
    option="stade",
    tete=Said("Stade", "Stage"),
    valeurs=lambda one: de(one.campus.stade),
    rang=_stade,
)
CATEGORIE: CoupeCampus = Dimension(
    cle="categorie",
    option="categorie",
    tete=Said("Catégorie", "Category"),
    valeurs=lambda one: de(one.categorie),
    rang=lambda value, _plans: ("excellence", "campus").index(value.valeur),
)

DIMENSIONS: tuple[CoupeCampus, ...] = (
    REGION,
    REGION_ACADEMIQUE,
    ACADEMIE,
    DEPARTEMENT,
    FILIERE,
    STADE,
    CATEGORIE,
)
