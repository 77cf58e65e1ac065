"""What a text is read as: bounds, precision, and the points it was written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeAlias


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
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Borne:
    """A bound as it was written: ``mot`` is one of ``dès``, ``après``, ``jusque``, ``d'ici``, ``avant``, ``horizon``."""

    mot: str
    point: Point

    @property
    def exclut(self) -> bool:
        """Whether the days of the point are no part of the period: « avant le 31 mars », but not « avant fin mars »."""
        return self.mot == "avant" and self.point.partie != "fin"


@dataclass(frozen=True, slots=True)
class Forme:
    """What a period was written with: one bound, both, or twice the same point."""

    de: Borne | None
    a: Borne | None
    moments: tuple[Point, ...] = ()
    """The points of a list that leaves days between them, « mars et septembre 2015 »: two moments and no one span."""


Span: TypeAlias = tuple[date | None, date | None]
"""A first and a last day, both inclusive; None is an open end."""


@dataclass(frozen=True, slots=True)
class Periode:
    """Days from ``debut`` to ``fin``, both inclusive; None is an open end. ``texte`` is the words it came from.

    ``moments`` are the days really meant where a list leaves some out, first to last: « mars et septembre 2015 » is
    two moments. It is empty of a period that is all the days between its bounds.
    """

    debut: date | None
    fin: date | None
    precision: Precision
    texte: str = field(compare=False)
    forme: Forme | None = field(default=None, compare=False, repr=False)
    moments: tuple[tuple[date, date], ...] = ()

    def __str__(self) -> str:
        return self.texte

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans whose days it is: its moments, or its two bounds."""
        return self.moments or ((self.debut, self.fin),)

    @property
    def avant(self) -> date | None:
        """The day it must be over before, where that is how its end was written: « avant le 31 mars »."""
        written = self.forme is not None and self.forme.a is not None and self.forme.a.exclut
        return self.fin + timedelta(days=1) if written and self.fin is not None else None

    @property
    def duration(self) -> int | None:
        """The number of days, both ends counted; None when an end is open."""
        if self.debut is None or self.fin is None:
            return None
        return sum((last - first).days + 1 for first, last in self.moments or ((self.debut, self.fin),))

    def inside(self, other: Periode) -> bool:
        """Whether every day of this period is a day of the other. An open end is only inside an open end."""
        return all(any(_within(own, one) for one in other.spans) for own in self.spans)

    def before(self, other: Periode) -> bool:
        """Whether this period is over before the other starts."""
        return self.fin is not None and other.debut is not None and self.fin < other.debut


def _within(own: Span, other: Span) -> bool:
    starts = other[0] is None or (own[0] is not None and own[0] >= other[0])
    ends = other[1] is None or (own[1] is not None and own[1] <= other[1])
    return starts and ends


class PeriodeNommee(NamedTuple):
    """A milestone: its name when it has one, and its period."""

    nom: str | None
    periode: Periode
