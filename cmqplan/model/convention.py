"""A convention: who signs with whom, for how long, what each owes, and the subsidies voted."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cmqplan.model.values import (
    Annee,
    Duree,
    Entier,
    First,
    Jour,
    Ligne,
    Modele,
    MontantLu,
    Numero,
    OuiNon,
    PeriodeLue,
    Reads,
    Reference,
    Texte,
    Textes,
    choice_reader,
    keyed,
    one_or_many,
)


class Partie(Modele):
    """A signatory. ``role`` says in what capacity it signs."""

    organisme: Reference
    role: Ligne | None = None


class Vote(Modele):
    """A decision of an assembly. Votes received through a proxy are counted in ``pour``, ``contre`` and the rest."""

    date: Jour
    organisme: Reference
    instance: Ligne | None = None
    objet: Ligne | None = None
    reference: Ligne | None = None
    convocation: Jour | None = None
    membres: Entier | None = None
    en_exercice: Entier | None = None
    presents: Entier | None = None
    procurations: Entier | None = None
    pour: Entier
    contre: Entier = 0
    abstentions: Entier = 0
    ne_se_prononce_pas: Entier = 0
    decisions: Textes = ()

    @property
    def suffrages(self) -> int:
        """All votes counted."""
        return self.pour + self.contre + self.abstentions + self.ne_se_prononce_pas


class GenreEngagement(StrEnum):
    """What a party owes. The first three have a due date."""

    COMITE = "comité"
    RAPPORT = "rapport"
    EVALUATION = "évaluation"
    LOGOS = "logos"
    INFORMATION = "information"
    MOYENS = "moyens"
    AUTRE = "autre"


class Frequence(StrEnum):
    ANNUELLE = "annuelle"
    FIN = "fin de convention"


class Tenu(Modele):
    """An engagement kept: for which year, on which day."""

    exercice: Annee
    date: Jour
    note: Ligne | None = None


class Engagement(Modele):
    """Something the convention makes due."""

    genre: Annotated[GenreEngagement, Reads(choice_reader(GenreEngagement))]
    texte: Texte
    organismes: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Who owes it."""
    frequence: Annotated[Frequence, Reads(choice_reader(Frequence))] | None = None
    delai: Duree | None = None
    """In months, from the end of the year (or of the convention) it reports on."""
    tenus: Annotated[tuple[Tenu, ...], First(one_or_many)] = ()


class Affectation(Modele):
    """The part of a subsidy that goes to one action, on one credit line. In euros."""

    action: Numero
    montant: MontantLu
    ligne_credit: Reference | None = None


class VersementPrevu(Modele):
    """A payment of a subsidy: awaited, or received when ``recu`` says when. In euros."""

    montant: MontantLu
    date: Jour | None = None
    recu: Jour | None = None
    reference: Ligne | None = None


class Subvention(Modele):
    """A subsidy voted for one year, and what it goes to. In euros."""

    exercice: Annee
    financeur: Reference
    beneficiaire: Reference | None = None
    montant: MontantLu
    objet: Ligne | None = None
    plan: Reference | None = None
    date: Jour | None = None
    """The day it was decided; the convention's vote when nothing else is said."""
    reference: Ligne | None = None
    affectations: Annotated[tuple[Affectation, ...], First(one_or_many)] = ()
    versements: Annotated[tuple[VersementPrevu, ...], First(one_or_many)] = ()
    notification_ue: OuiNon | None = None
    """Whether it is a de minimis aid notified to the European Commission: what the published data must say."""


class LigneCredit(Modele):
    """A line of a funder's budget. ``nom`` is how its documents call it."""

    nom: Ligne
    organisme: Reference | None = None


class Convention(Modele):
    """The frame of several years that plans and subsidies refer to."""

    titre: Ligne
    objet: Texte | None = None
    periode: PeriodeLue
    campus: Reference | None = None
    parties: Annotated[tuple[Annotated[Partie, First(keyed("organisme"))], ...], First(one_or_many)]
    beneficiaire: Reference | None = None
    signature: Jour | None = None
    reference: Ligne | None = None
    contexte: Textes = ()
    axes: Textes = ()
    vote: Vote | None = None
    engagements: Annotated[tuple[Engagement, ...], First(one_or_many)] = ()
    lignes_credit: dict[str, LigneCredit] = Field(default_factory=dict)
    """Identifier → credit line."""
    subventions: Annotated[tuple[Subvention, ...], First(one_or_many)] = ()
