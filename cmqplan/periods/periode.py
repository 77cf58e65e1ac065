"""What a text is read as: bounds, precision, and the points it was written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Precision(StrEnum):
    """How finely a period is known, from the finest to the coarsest. A range has the coarser of its two ends."""

    jour = "jour"
    semaine = "semaine"
    partie_de_mois = "partie de mois"
    quinzaine = "quinzaine"
    mois = "mois"
    trimestre = "trimestre"
    saison = "saison"
    partie_d_annee = "partie d'année"
    semestre = "semestre"
    annee = "année"
    annee_scolaire = "année scolaire"


@dataclass(frozen=True, slots=True)
class Point:
    """One named stretch of time: what may still be unsaid (year, month, unit) is None until it is borrowed.

    ``rang`` is the day of the month, the week, the half of a month, the quarter, the half-year or the season.
    """

    unite: str
    annee: int | None = None
    mois: int | None = None
    rang: int = 0
    partie: str | None = None
    jour_de_semaine: int | None = None
    ordinal: bool = False
    iso: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Borne:
    """A bound as it was written: ``mot`` is one of ``dès``, ``après``, ``jusque``, ``d'ici``, ``avant``, ``horizon``."""

    mot: str
    point: Point


@dataclass(frozen=True, slots=True)
class Forme:
    """What a period was written with: one bound, both, or twice the same point."""

    de: Borne | None
    a: Borne | None


@dataclass(frozen=True, slots=True)
class Periode:
    """Days from ``debut`` to ``fin``, both inclusive; None is an open end. ``texte`` is the words it came from."""

    debut: date | None
    fin: date | None
    precision: Precision
    texte: str = field(compare=False)
    forme: Forme | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.texte

    @property
    def duration(self) -> int | None:
        """The number of days, both ends counted; None when an end is open."""
        return None if self.debut is None or self.fin is None else (self.fin - self.debut).days + 1

    def inside(self, other: Periode) -> bool:
        """Whether every day of this period is a day of the other. An open end is only inside an open end."""
        starts = other.debut is None or (self.debut is not None and self.debut >= other.debut)
        ends = other.fin is None or (self.fin is not None and self.fin <= other.fin)
        return starts and ends

    def overlaps(self, other: Periode) -> bool:
        """Whether the two periods have a day in common."""
        return not (self.before(other) or other.before(self))

    def before(self, other: Periode) -> bool:
        """Whether this period is over before the other starts."""
        return self.fin is not None and other.debut is not None and self.fin < other.debut


class PeriodeNommee(NamedTuple):
    """A milestone: its name when it has one, and its period."""

    nom: str | None
    periode: Periode
