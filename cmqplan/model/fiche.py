"""A fiche-action: the eight rows of the committees' tables, and what lets them be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import ValidationError, ValidationInfo

from cmqplan import periods
from cmqplan.amounts import Montant
from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.values import (
    Annee,
    First,
    Jour,
    Ligne,
    Lignes,
    Modele,
    MontantLu,
    Numero,
    OuiNon,
    Reads,
    Reference,
    TauxLu,
    Texte,
    Textes,
    choice_reader,
    exercice_of,
    keyed,
    kind_of,
    one_or_many,
    parse_periode,
    refuse,
)
from cmqplan.periods import Periode

OPEN = frozenset({"...", "…", "etc.", "etc"})
"""How a document says that a list is still open."""


class StatutParticipant(StrEnum):
    """How sure it is that a party takes part."""

    CONFIRME = "confirmé"
    PRESSENTI = "pressenti"
    SOLLICITE = "sollicité"


class Participant(Modele):
    """A party that carries a fiche or takes part in it; « ... » stands for parties yet to be found."""

    organisme: Reference
    statut: Annotated[StatutParticipant, Reads(choice_reader(StatutParticipant))] | None = None
    role: Ligne | None = None

    @property
    def est_ouverture(self) -> bool:
        """True for the « ... » that says that the list is still open."""
        return self.organisme in OPEN


@lru_cache(maxsize=4096)
def _named(organisme: str) -> Participant:
    return Participant(organisme=organisme)


def read_participant(value: object) -> object:
    """A text alone is the identifier of one who takes part. The same few are named in fiche after fiche."""
    if not isinstance(value, str):
        return value
    try:
        return _named(value)
    except ValidationError:
        return {"organisme": value}  # refused where it stands


Participants = Annotated[
    tuple[Annotated[Participant, First(read_participant)], ...],
    First(one_or_many),
]


class Nature(StrEnum):
    """What kind of money (or help) a line of a financing plan is."""

    SUBVENTION = "subvention"
    FONDS_PROPRES = "fonds propres"
    PRESTATION = "prestation"
    MECENAT = "mécénat"
    EN_NATURE = "contribution en nature"
    AUTRE = "autre"


class Statut(StrEnum):
    """How far a line of a financing plan is: hoped-for money first, secured money next, lost money last."""

    A_SOLLICITER = "à solliciter"
    SOLLICITE = "sollicité"
    ACCORDE = "accordé"
    NOTIFIE = "notifié"
    VERSE = "versé"
    REFUSE = "refusé"

    @property
    def est_acquis(self) -> bool:
        return self in ACQUIS


ACQUIS = (Statut.ACCORDE, Statut.NOTIFIE, Statut.VERSE)
"""The statuts of secured money."""


class Versement(Modele):
    """A payment received, or awaited when it has no ``recu``."""

    montant: MontantLu
    date: Jour | None = None
    """When it is due."""
    recu: Jour | None = None
    reference: Ligne | None = None


class Part(Modele):
    """A member's share of what its group brings."""

    organisme: Reference
    montant: MontantLu | None = None
    taux: TauxLu | None = None


class Financement(Modele):
    """One line of a financing plan. ``montant`` is what it brings to the action; ``demande`` what was requested and
    ``accorde`` what was granted are figures of their own. In euros, on the plan's base."""

    financeur: Reference
    montant: MontantLu | None = None
    taux: TauxLu | None = None
    """A share of the fiche's total, instead of an amount."""
    exercice: Annee | None = None
    nature: Annotated[Nature, Reads(choice_reader(Nature))] | None = None
    statut: Annotated[Statut, Reads(choice_reader(Statut))] | None = None
    date: Jour | None = None
    """When the statut was reached."""
    reference: Ligne | None = None
    demande: MontantLu | None = None
    accorde: MontantLu | None = None
    ligne_credit: Reference | None = None
    convention: Reference | None = None
    beneficiaire: Reference | None = None
    compte: Ligne | None = None
    """The account of the official form (70 to 79, 87), where the nature's own doesn't fit."""
    versements: Annotated[tuple[Versement, ...], First(one_or_many)] = ()
    repartition: Annotated[tuple[Part, ...], First(one_or_many)] = ()
    """For a group, what each member brings."""
    notification_ue: OuiNon | None = None
    """Whether it is a de minimis aid notified to the European Commission: what the published data must say."""
    note: Ligne | None = None

    @property
    def est_en_nature(self) -> bool:
        """True for help that isn't cash: it is valued beside the total, never inside it."""
        return self.nature is Nature.EN_NATURE


class Depense(Modele):
    """What money is spent on, by account of the plan comptable: 60 to 69, or 86 for help that isn't cash."""

    compte: Ligne
    intitule: Ligne | None = None
    montant: MontantLu
    exercice: Annee | None = None

    @property
    def est_en_nature(self) -> bool:
        return self.compte.startswith("86")


class TotalExercice(Modele):
    """The part of a fiche's total that falls in one year."""

    exercice: Annee
    montant: MontantLu


class MoyensFinanciers(Modele):
    """A fiche's financing plan."""

    total: MontantLu | None = None
    objet: Ligne | None = None
    par_exercice: Annotated[tuple[TotalExercice, ...], First(one_or_many)] = ()
    financements: Annotated[tuple[Financement, ...], First(one_or_many)] = ()
    depenses: Annotated[tuple[Depense, ...], First(one_or_many)] = ()
    reste_a_financer: MontantLu | None = None
    """What is knowingly still to be found."""
    note: Ligne | None = None


class Moyens(Modele):
    """What a fiche needs: people, money, anything else."""

    humains: Textes = ()
    financiers: Annotated[MoyensFinanciers, First(keyed("total"))] | None = None
    autres: Textes = ()


class StatutSuivi(StrEnum):
    """Where a fiche or a milestone stands."""

    A_VENIR = "à venir"
    A_DISCUTER = "à discuter"
    EN_COURS = "en cours"
    EN_PAUSE = "en pause"
    BLOQUE = "bloqué"
    EN_RETARD = "en retard"
    REALISE = "réalisé"
    ABANDONNE = "abandonné"

    @property
    def est_clos(self) -> bool:
        return self in (StatutSuivi.REALISE, StatutSuivi.ABANDONNE)


class Priorite(StrEnum):
    ELEVEE = "élevée"
    MOYENNE = "moyenne"
    BASSE = "basse"


_read_statut_suivi = choice_reader(StatutSuivi)


@dataclass(frozen=True, slots=True)
class Jalon:
    """A milestone: a period, mostly with a name. ``path`` leads to it from the fiche's ``calendrier``."""

    nom: str | None
    periode: Periode
    statut: StatutSuivi | None = None
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Calendrier:
    """When a fiche happens: its own period where one is given, its milestones, or both."""

    periode: Periode | None
    jalons: tuple[Jalon, ...]
    debut: date | None = field(init=False)
    """The first day, or None when the start is open."""
    fin: date | None = field(init=False)
    """The last day, or None when the end is open."""

    def __post_init__(self) -> None:
        judged = (self.periode,) if self.periode else self.periodes
        starts = [periode.debut for periode in judged]
        ends = [periode.fin for periode in judged]
        object.__setattr__(self, "debut", None if None in starts else min(filter(None, starts), default=None))
        object.__setattr__(self, "fin", None if None in ends else max(filter(None, ends), default=None))

    @property
    def periodes(self) -> tuple[Periode, ...]:
        own = (self.periode,) if self.periode else ()
        return own + tuple(jalon.periode for jalon in self.jalons)


def read_calendrier(value: object, info: ValidationInfo) -> Calendrier:
    """A period; named milestones in one text, a list or a mapping; or ``{periode: …, jalons: […]}``."""
    exercice = exercice_of(info)
    if isinstance(value, dict) and {fold(key) for key in value} & {"periode", "jalons"}:
        unknown = next((key for key in value if key not in ("periode", "jalons")), None)
        if unknown is not None:
            refuse("CMQ102", params={"key": unknown, "known": ("periode", "jalons")}, path=(unknown,))
        own = value.get("periode")
        periode = None if own is None else parse_periode(_plain(own, ("periode",)), exercice, ("periode",))
        jalons = tuple(_jalons(value["jalons"], exercice, ("jalons",))) if "jalons" in value else ()
        return Calendrier(periode, jalons)
    jalons = tuple(_jalons(value, exercice, ()))
    if len(jalons) == 1 and jalons[0].nom is None:
        return Calendrier(jalons[0].periode, ())
    return Calendrier(None, jalons)


def _plain(value: object, path: Path) -> str:
    if not isinstance(value, str):
        refuse("CMQ103", f"text-not-{kind_of(value)}", path=path)
    if not value.strip():
        refuse("CMQ108", path=path)
    return value


def _jalons(value: object, exercice: int | None, path: Path) -> list[Jalon]:
    if isinstance(value, list):
        if not value:
            refuse("CMQ108", "empty-list", path=path)
        return [jalon for n, item in enumerate(value) for jalon in _jalons(item, exercice, (*path, n))]
    if isinstance(value, dict):
        if "nom" in value and "periode" in value:
            return [_jalon(value, exercice, path)]
        return [
            Jalon(
                name.strip(),
                parse_periode(_plain(text, (*path, name)), exercice, (*path, name)),
                None,
                (*path, name),
            )
            for name, text in value.items()
        ]
    text = _plain(value, path)
    try:
        found = periods.parse_jalons(text, exercice=exercice)
    except periods.PeriodeRefusee as error:
        refuse("CMQ105", error.kind, error.params, path=path, part=(error.start, error.end))
    return [Jalon(jalon.nom, jalon.periode, None, path) for jalon in found]


def _jalon(value: Mapping[str, Any], exercice: int | None, path: Path) -> Jalon:
    known = ("nom", "periode", "statut")
    unknown = next((key for key in value if key not in known), None)
    if unknown is not None:
        refuse("CMQ102", params={"key": unknown, "known": known}, path=(*path, unknown))
    statut = _read_statut_suivi(value["statut"]) if "statut" in value else None
    periode = parse_periode(_plain(value["periode"], (*path, "periode")), exercice, (*path, "periode"))
    return Jalon(_plain(value["nom"], (*path, "nom")), periode, statut, path)


class ValeurIndicateur(Modele):
    exercice: Annee
    valeur: Ligne


class Indicateur(Modele):
    """What tells whether the action worked."""

    nom: Ligne
    unite: Ligne | None = None
    reference: Ligne | None = None
    cible: Ligne | None = None
    valeurs: Annotated[tuple[ValeurIndicateur, ...], First(one_or_many)] = ()


class Note(Modele):
    date: Jour
    texte: Texte


class DepenseReelle(Modele):
    """What was really spent."""

    montant: MontantLu
    exercice: Annee | None = None
    date: Jour | None = None


class Suivi(Modele):
    """How the action goes."""

    statut: Annotated[StatutSuivi, Reads(_read_statut_suivi)] | None = None
    priorite: Annotated[Priorite, Reads(choice_reader(Priorite))] | None = None
    depenses: Annotated[
        tuple[Annotated[DepenseReelle, First(keyed("montant"))], ...], First(one_or_many)
    ] = ()
    notes: Annotated[tuple[Note, ...], First(one_or_many)] = ()
    decisions: Textes = ()
    """What the steering committee is asked to decide."""


class Fiche(Modele):
    """One fiche-action."""

    numero: Numero
    titre: Ligne
    porteurs: Participants
    partenaires: Participants = ()
    constats: Textes = ()
    objectifs: Textes = ()
    modalites: Textes = ()
    publics: Lignes = ()
    moyens: Moyens = Moyens.model_construct()
    livrables: Textes = ()
    indicateurs: Annotated[tuple[Annotated[Indicateur, First(keyed("nom"))], ...], First(one_or_many)] = ()
    calendrier: Annotated[Calendrier, Reads(read_calendrier, with_context=True)] | None = None
    suivi: Suivi = Suivi.model_construct()

    @property
    def total(self) -> Montant | None:
        """The cash total in euros, or None when the fiche states none."""
        return self.moyens.financiers.total if self.moyens.financiers else None

    @property
    def financements(self) -> tuple[Financement, ...]:
        return self.moyens.financiers.financements if self.moyens.financiers else ()
