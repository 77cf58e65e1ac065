"""What is due: by whom, until when, and whether it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cmqplan.amounts import Montant
from cmqplan.findings import Place
from cmqplan.model.values import slug


class Genre(StrEnum):
    """What kind of thing is due."""

    COMITE = "comité"
    RAPPORT = "rapport"
    EVALUATION = "évaluation"
    ENGAGEMENT = "engagement"
    """Any other commitment of a convention that comes back each year or falls due at its end."""
    FIN_DE_CONVENTION = "fin de convention"
    RENOUVELLEMENT = "renouvellement du label"
    VERSEMENT = "versement"
    DEBUT = "début"
    FIN = "fin"
    """The beginning and the end of an action, or of a part of one."""
    JALON = "jalon"
    VISA = "visa"
    """An agreement that a party still owes."""


class StatutObligation(StrEnum):
    EN_RETARD = "en retard"
    A_VENIR = "à venir"
    FAIT = "fait"


_RANK = {StatutObligation.EN_RETARD: 0, StatutObligation.A_VENIR: 1, StatutObligation.FAIT: 2}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing due on ``echeance`` at the latest, that day included.

    ``debut`` is the first day it can be done, where one is known. ``cadre`` names the convention, campus or plan it
    comes from, as people call it; ``identifiant`` is the same for the same obligation on any day,
    and whatever is put in before it.
    """

    identifiant: str
    genre: Genre
    echeance: date
    objet: str
    cadre: str
    place: Place
    statut: StatutObligation
    debut: date | None = None
    exercice: int | None = None
    organismes: tuple[str, ...] = ()
    """Identifiers of who owes it."""
    montant: Montant | None = None
    """In euros, for a payment."""
    fait: date | None = None
    periode: str | None = None
    """The words that its days were read from, where they were written as a period."""

    def jours_de_retard(self, today: date) -> int:
        """Days since it was due; 0 when it is done or not yet due, though it may be said to be late."""
        return max((today - self.echeance).days, 0) if self.statut is StatutObligation.EN_RETARD else 0

    @property
    def premier_jour(self) -> date:
        """The first of its days in a calendar: the day it is due, or the day a milestone begins."""
        return (self.debut if self.genre is Genre.JALON else None) or self.echeance

    def touches(self, first: date, last: date) -> bool:
        """Whether one of its days in a calendar is one of these."""
        return self.premier_jour <= last and first <= self.echeance


_LONGEST_NAME = 80


def nom(*parts: object) -> str:
    """What something of a list is known by, wherever it stands in it: what it says, in short; what isn't said is left out."""
    return slug(" ".join(str(part) for part in parts if part is not None))[:_LONGEST_NAME].strip("-")


def distinctes(obligations: Iterable[Obligation]) -> Iterator[Obligation]:
    """Each with a name of its own: of several that say the same, all but the first are numbered, in the order written."""
    seen: Counter[str] = Counter()
    for one in obligations:
        seen[one.identifiant] += 1
        number = seen[one.identifiant]
        yield one if number == 1 else replace(one, identifiant=f"{one.identifiant}/{number}")


def statut(echeance: date, fait: date | None, today: date) -> StatutObligation:
    """Where a thing due stands on a day. What was done after that day isn't done yet; the day it is due isn't late."""
    if fait is not None and fait <= today:
        return StatutObligation.FAIT
    return StatutObligation.EN_RETARD if echeance < today else StatutObligation.A_VENIR


def triees(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Overdue first, then what comes, then what is done; each by date."""
    return tuple(sorted(obligations, key=lambda o: (_RANK[o.statut], o.echeance, o.cadre, o.identifiant)))
