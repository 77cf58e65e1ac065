"""A fiche-action: the eight rows of the committees' tables, and what lets them be followed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from cmqplan import periods
from cmqplan.amounts import Taux
from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.champs import AvecChamps
from cmqplan.model.liens import Liens
from cmqplan.model.values import (
    BORNES,
    Annee,
    ChiffrageLu,
    EtpLu,
    Exercice,
    ExerciceLu,
    First,
    Jour,
    Modele,
    MontantLu,
    Numero,
    NumeroDeFiche,
    OneOf,
    OuiNon,
    PeriodeLue,
    Reads,
    Reference,
    Reperes,
    TauxLu,
    Texte,
    TexteCourt,
    Textes,
    TextesCourts,
    annees_de,
    keyed,
    kind_of,
    one_or_many,
    parse_periode,
    read_bornes,
    read_taux,
    refuse,
    reperes_of,
    with_its_years,
)
from cmqplan.periods import Frequence, Length, Periode, repeated

R = TypeVar("R")

OPEN = frozenset({"...", "…", "etc.", "etc"})
"""How a document says that a list is still open."""


class StatutParticipant(StrEnum):
    """How sure it is that a party takes part."""

    CONFIRME = "confirmé"
    PRESSENTI = "pressenti"
    SOLLICITE = "sollicité"


class Participant(Modele):
    """A party that carries a fiche or takes part in it; « ... » stands for parties yet to be found.
    :fr: Un organisme qui porte la fiche ou y participe ; « ... » tient la place de ceux qui restent à trouver."""

    organisme: Reference
    """The party's identifier in ``organismes.yaml``, or « ... ».
    :fr: L'identifiant de l'organisme dans ``organismes.yaml``, ou « ... ».
    :exemple: metropole"""
    statut: Annotated[StatutParticipant, Reads(OneOf(StatutParticipant))] | None = None
    """How sure it is that the party takes part; confirmed when nothing is said.
    :fr: Si sa participation est sûre ; « confirmé » quand rien n'est dit.
    :exemple: pressenti"""
    role: TexteCourt | None = None
    """What it does in this action, in a few words.
    :fr: Ce qu'il fait dans cette action, en quelques mots.
    :exemple: accueille les rencontres"""

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
    FONDS_DE_CONCOURS = "fonds de concours"
    EMPRUNT = "emprunt"
    RECETTES = "recettes"
    EN_NATURE = "contribution en nature"
    AUTRE = "autre"


NATURES_PROCHES = {"cofinancement": Nature.SUBVENTION}
"""Words that don't mean quite the same as one of ours, and the nearest one that they are read as: CMQ127 says so."""
_read_nature = OneOf(Nature, autofinancement=Nature.FONDS_PROPRES, **NATURES_PROCHES)


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


class SectionBudgetaire(StrEnum):
    """The side of a public budget that money is on."""

    INVESTISSEMENT = "investissement"
    FONCTIONNEMENT = "fonctionnement"


SectionLue = Annotated[SectionBudgetaire, Reads(OneOf(SectionBudgetaire))]


class Chaque(StrEnum):
    """What an amount is counted once for."""

    AN = "an"


class Versement(Modele):
    """A payment of a granted subsidy: awaited, or received when ``recu`` says when.
    :fr: Un versement d'une subvention accordée : attendu, ou reçu quand ``recu`` dit quand."""

    montant: MontantLu
    """The amount paid, in euros.
    :fr: Le montant versé, en euros.
    :exemple: 3 000 €"""
    date: Jour | None = None
    """The day it is due.
    :fr: Le jour où il est attendu.
    :exemple: 30 juin 2024"""
    recu: Jour | None = None
    """The day it was received.
    :fr: Le jour où il a été reçu.
    :exemple: 4 juillet 2024"""
    reference: TexteCourt | None = None
    """The payment order, or whatever lets it be found again.
    :fr: Le mandat, ou ce qui permet de le retrouver.
    :exemple: mandat 2024-118"""


class Part(Modele):
    """A member's share of what its group brings.
    :fr: La part d'un membre dans ce que son groupe apporte."""

    organisme: Reference
    """The member's identifier.
    :fr: L'identifiant du membre.
    :exemple: lycee"""
    montant: MontantLu | None = None
    """What this member brings, in euros.
    :fr: Ce que ce membre apporte, en euros.
    :exemple: 3 000 €"""
    taux: TauxLu | None = None
    """Its share of the group's line, when no amount is given.
    :fr: Sa part de la ligne du groupe, quand aucun montant n'est donné.
    :exemple: 25 %"""


class Financement(Modele):
    """One line of a financing plan. ``montant`` is what it brings to the action; ``demande`` what was requested and
    ``accorde`` what was granted are figures of their own. In euros, on the plan's base.
    :fr: Une ligne du plan de financement. ``montant`` est ce qu'elle apporte à l'action ; ``demande`` (ce qui a été
        demandé) et ``accorde`` (ce qui a été accordé) sont d'autres chiffres. En euros, sur la base du plan."""

    financeur: Reference
    """The identifier of the party that pays.
    :fr: L'identifiant de l'organisme qui paie.
    :exemple: metropole"""
    montant: ChiffrageLu | None = None
    """What the line brings to the action, in euros: « environ 6 000 € », « à définir » where it isn't firm yet;
    « 6 000 €/an » comes again each year of ``exercice``.
    :fr: Ce que la ligne apporte à l'action, en euros : « environ 6 000 € », « à définir » s'il n'est pas encore ferme ;
        « 6 000 €/an » revient chaque année d'``exercice``.
    :exemple: 6 000 €"""
    credits_paiement: MontantLu | None = None
    """The crédits de paiement beside an amount in autorisations d'engagement, in euros: shown, never added.
    :fr: Les crédits de paiement à côté d'un montant en autorisations d'engagement, en euros : montrés, jamais ajoutés.
    :exemple: 4 000 €"""
    taux: TauxLu | None = None
    """A share of the fiche's ``assiette``, else of its total: instead of an amount, or beside it where they agree.
    :fr: Une part de l'``assiette`` de la fiche, à défaut de son total : à la place d'un montant, ou à côté s'ils s'accordent.
    :exemple: 60 %"""
    exercice: ExerciceLu | None = None
    """The year the money belongs to, or several in a row for one amount over all of them; the plan's own when it has one.
    :fr: L'année à laquelle cet argent appartient, ou plusieurs de suite pour un seul montant sur toutes ; celle du plan
        quand il n'en a qu'une.
    :exemple: 2024"""
    section: SectionLue | None = None
    """The section of the budget, when it isn't the fiche's.
    :fr: La section du budget, quand ce n'est pas celle de la fiche.
    :exemple: investissement"""
    nature: Annotated[Nature, Reads(_read_nature)] | None = None
    """What kind of money it is; help in kind is valued beside the total. « autofinancement » is read as « fonds propres »,
    « cofinancement » as « subvention », the nearest, which CMQ127 says.
    :fr: La nature de cet argent ; une contribution en nature est comptée à côté du total. « autofinancement » est lu comme
        « fonds propres », « cofinancement » comme « subvention », le plus proche, ce que dit CMQ127.
    :exemple: subvention"""
    statut: Annotated[Statut, Reads(OneOf(Statut))] | None = None
    """How far the request is.
    :fr: Où en est la demande.
    :exemple: sollicité"""
    date: Jour | None = None
    """The day that statut was reached.
    :fr: Le jour où ce statut a été atteint.
    :exemple: 12 mars 2024"""
    reference: TexteCourt | None = None
    """The number of the decision or of the file.
    :fr: Le numéro de la décision ou du dossier.
    :exemple: DEL-2024-031"""
    demande: MontantLu | None = None
    """What was requested, in euros.
    :fr: Ce qui a été demandé, en euros.
    :exemple: 8 000 €"""
    accorde: MontantLu | None = None
    """What was granted, in euros.
    :fr: Ce qui a été accordé, en euros.
    :exemple: 6 000 €"""
    ligne_credit: Reference | None = None
    """The credit line of the funder's budget, among those of the convention or the plan.
    :fr: La ligne de crédit du budget du financeur, parmi celles de la convention ou du plan.
    :exemple: developpement-economique"""
    convention: Reference | None = None
    """The convention the line falls under, when it isn't the plan's.
    :fr: La convention dont relève la ligne, quand ce n'est pas celle du plan.
    :exemple: metropole-2024-2026"""
    beneficiaire: Reference | None = None
    """Who receives the money, when it isn't the fiche's only porteur.
    :fr: Qui reçoit l'argent, quand ce n'est pas le seul porteur de la fiche.
    :exemple: lycee"""
    compte: TexteCourt | None = None
    """The account of the official form (70 to 79, 87), where the nature's own doesn't fit.
    :fr: Le compte du formulaire officiel (70 à 79, 87), quand celui de la nature ne convient pas.
    :exemple: "74"
    """
    versements: Annotated[tuple[Versement, ...], First(one_or_many)] = ()
    """The payments, awaited and received.
    :fr: Les versements, attendus et reçus.
    :exemple: [{montant: 3 000 €, date: 30 juin 2024}]"""
    repartition: Annotated[tuple[Part, ...], First(one_or_many)] = ()
    """For a group, what each member brings.
    :fr: Pour un groupe, ce que chaque membre apporte.
    :exemple: [{organisme: lycee, montant: 3 000 €}]"""
    notification_ue: OuiNon | None = None
    """Whether it is a de minimis aid notified to the European Commission: what the published data must say.
    :fr: Si c'est une aide « de minimis » notifiée à la Commission européenne : les données publiées doivent le dire.
    :exemple: non"""
    note: TexteCourt | None = None
    """A remark on the line.
    :fr: Une remarque sur cette ligne.
    :exemple: réponse attendue en avril"""

    @property
    def est_en_nature(self) -> bool:
        """True for help that isn't cash: it is valued beside the total, never inside it."""
        return self.nature is Nature.EN_NATURE


def est_compte_en_nature(compte: str) -> bool:
    """Whether an account of expenses is one of help that isn't cash."""
    return compte.startswith("86")


class Depense(Modele):
    """What money is spent on, by account of the plan comptable: 60 to 69, or 86 for help that isn't cash.
    :fr: À quoi sert l'argent, par compte du plan comptable : 60 à 69, ou 86 pour ce qui n'est pas de l'argent."""

    compte: TexteCourt
    """The account, in quotation marks: 60 to 69, or 86; « charges indirectes » for the row of the official form that has none.
    :fr: Le compte, entre guillemets : 60 à 69, ou 86 ; « charges indirectes » pour la ligne du formulaire officiel qui n'en a pas.
    :exemple: "62"
    """
    intitule: TexteCourt | None = None
    """What is bought or paid.
    :fr: Ce qui est acheté ou payé.
    :exemple: Location de la salle"""
    montant: ChiffrageLu
    """What it costs, in euros; « 2 500 €/an » comes again each year of ``exercice``.
    :fr: Ce que cela coûte, en euros ; « 2 500 €/an » revient chaque année d'``exercice``.
    :exemple: 2 500 €"""
    exercice: ExerciceLu | None = None
    """The year it is spent in, or several in a row.
    :fr: L'année de la dépense, ou plusieurs de suite.
    :exemple: 2024"""
    section: SectionLue | None = None
    """The section of the budget, when it isn't the fiche's.
    :fr: La section du budget, quand ce n'est pas celle de la fiche.
    :exemple: investissement"""

    @property
    def est_en_nature(self) -> bool:
        return est_compte_en_nature(self.compte)


class TotalExercice(Modele):
    """The part of a fiche's total that falls in one year, or in several in a row.
    :fr: La part du total d'une fiche qui revient à une année, ou à plusieurs de suite."""

    exercice: ExerciceLu
    """The year, or several in a row: then the amount is for all of them together, unless ``chaque`` says that it comes
    each year.
    :fr: L'année, ou plusieurs de suite : le montant vaut alors pour toutes ensemble, sauf si ``chaque`` dit qu'il revient
        tous les ans.
    :exemple: 2024"""
    montant: ChiffrageLu
    """That year's total, in euros; « 400 000 €/an » comes again each year of ``exercice``.
    :fr: Le total de cette année, en euros ; « 400 000 €/an » revient chaque année d'``exercice``.
    :exemple: 4 000 €"""
    chaque: Annotated[Chaque, Reads(OneOf(Chaque))] | None = None
    """« an » for an amount that comes again each year of ``exercice``.
    :fr: « an » pour un montant qui revient chaque année d'``exercice``.
    :exemple: an"""
    section: SectionLue | None = None
    """The section of the budget, when it isn't the fiche's.
    :fr: La section du budget, quand ce n'est pas celle de la fiche.
    :exemple: investissement"""

    @property
    def exercices(self) -> Sequence[Exercice]:
        """What the amount is for: each year of ``exercice``, where it comes each year; else all of it together."""
        annual = self.chaque is not None or self.montant.par_an is not None
        return annees_de(self.exercice) if annual else (self.exercice,)


class MoyensFinanciers(Modele):
    """A fiche's financing plan.
    :fr: Le plan de financement d'une fiche."""

    total: ChiffrageLu | None = None
    """What the action costs in cash, in euros: « environ 15 000 € », « entre 10 000 € et 15 000 € », « jusqu'à 15 000 € », « à
    définir » where it isn't firm.
    :fr: Ce que l'action coûte en argent, en euros : « environ 15 000 € », « entre 10 000 € et 15 000 € », « jusqu'à
        15 000 € », « à définir » s'il n'est pas ferme.
    :exemple: 10 000 €"""
    credits_paiement: MontantLu | None = None
    """Of a State programme whose total is in autorisations d'engagement, the crédits de paiement, in euros: shown beside
    the total, never added to it.
    :fr: D'un programme de l'État dont le total est en autorisations d'engagement, les crédits de paiement, en euros :
        montrés à côté du total, jamais ajoutés.
    :exemple: 6 000 €"""
    assiette: MontantLu | None = None
    """The eligible cost, in euros: what funders' rates are taken of, when it isn't the total.
    :fr: Le coût éligible, en euros : ce dont les taux des financeurs sont pris, quand ce n'est pas le total.
    :exemple: 9 000 €"""
    section: SectionLue | None = None
    """The section of the budget that all this money is on, but for what says its own.
    :fr: La section du budget dont relève tout cet argent, sauf ce qui dit la sienne.
    :exemple: fonctionnement"""
    objet: TexteCourt | None = None
    """What the money is for, in a few words.
    :fr: Ce que l'argent paie, en quelques mots.
    :exemple: location, impression, transport"""
    par_exercice: Annotated[
        tuple[Annotated[TotalExercice, First(with_its_years)], ...], First(one_or_many)
    ] = ()
    """The total year by year, and section by section where they are told apart.
    :fr: Le total, année par année, et section par section quand on les distingue.
    :exemple: [{exercice: 2024, montant: 4 000 €}]"""
    financements: Annotated[
        tuple[Annotated[Financement, First(with_its_years)], ...], First(one_or_many)
    ] = ()
    """Who pays what: one line for each funder.
    :fr: Qui paie quoi : une ligne par financeur.
    :exemple: [{financeur: metropole, montant: 6 000 €}]"""
    depenses: Annotated[tuple[Annotated[Depense, First(with_its_years)], ...], First(one_or_many)] = ()
    """What the money is spent on, by account.
    :fr: À quoi sert l'argent, par compte.
    :exemple: [{compte: "62", montant: 2 500 €}]"""
    reste_a_financer: MontantLu | None = None
    """What is knowingly still to be found, in euros.
    :fr: Ce qui reste sciemment à trouver, en euros.
    :exemple: 4 000 €"""
    note: TexteCourt | None = None
    """A remark on the financing plan.
    :fr: Une remarque sur le plan de financement.
    :exemple: devis demandés"""


class Etp(Modele):
    """Working time in full-time equivalents.
    :fr: Du temps de travail, en équivalents temps plein."""

    exercice: ExerciceLu | None = None
    """The year, or several in a row; the plan's own when it has one.
    :fr: L'année, ou plusieurs de suite ; celle du plan quand il n'en a qu'une.
    :exemple: 2024"""
    prevu: EtpLu | None = None
    """How many are planned.
    :fr: Combien sont prévus.
    :exemple: "1,5"
    """
    realise: EtpLu | None = None
    """How many there really were.
    :fr: Combien il y en a eu vraiment.
    :exemple: "1,2"
    """
    profil: TexteCourt | None = None
    """Whose time it is, by function.
    :fr: De qui il s'agit, par fonction.
    :exemple: chargé de mission"""


class Moyens(Modele):
    """What a fiche needs: people, money, anything else.
    :fr: Ce qu'il faut à la fiche : des personnes, de l'argent, autre chose."""

    humains: Textes = ()
    """Who works on it, by function.
    :fr: Qui y travaille, par fonction.
    :exemple: Temps d'animation de l'équipe du campus"""
    etp: Annotated[tuple[Annotated[Etp, First(keyed("prevu"))], ...], First(one_or_many)] = ()
    """Their working time in full-time equivalents, by year and by function.
    :fr: Leur temps de travail en équivalents temps plein, par année et par fonction.
    :exemple: [{prevu: "1,5", profil: chargé de mission}]"""
    financiers: Annotated[MoyensFinanciers, First(keyed("total"))] | None = None
    """The total and who pays it. A single amount is the total.
    :fr: Le total et qui le paie. Un montant seul est le total.
    :exemple: {total: 10 000 €}"""
    autres: Textes = ()
    """Rooms, equipment, anything that is neither people nor money.
    :fr: Des locaux, du matériel, ce qui n'est ni des personnes ni de l'argent.
    :exemple: Salle prêtée par le lycée"""


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


ALSO_STATUT = {
    "termine": StatutSuivi.REALISE,
    "non commence": StatutSuivi.A_VENIR,
    "prevu": StatutSuivi.A_VENIR,
}
ALSO_PRIORITE = {"haute": Priorite.ELEVEE, "eleve": Priorite.ELEVEE, "moyen": Priorite.MOYENNE}
"""How other plans and platforms write the same words."""
_read_statut_suivi = OneOf(StatutSuivi, **ALSO_STATUT)


@dataclass(frozen=True, slots=True)
class Jalon:
    """A milestone: a period, mostly with a name.
    :fr: Un jalon : une période, le plus souvent avec un nom."""

    nom: str | None
    """What happens then.
    :fr: Ce qui se passe alors.
    :exemple: Forum"""
    periode: Periode
    """When, as people write it.
    :fr: Quand, comme on l'écrit.
    :exemple: 7 et 8 mars 2024"""
    statut: StatutSuivi | None = None
    """Where it stands.
    :fr: Où il en est.
    :exemple: réalisé"""
    avancement: Taux | None = None
    """How much of it is done.
    :fr: La part qui en est faite.
    :exemple: 50 %"""
    frequence: Frequence | None = None
    """How often it comes back, until the fiche's own period ends; its period is then the first time.
    :fr: À quelle fréquence il revient, jusqu'à la fin de la période de la fiche ; sa période est alors celle de la première fois.
    :exemple: annuelle"""
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Calendrier:
    """When a fiche happens: its own period where one is given, its milestones, or both.
    :fr: Quand la fiche a lieu : sa propre période, ses jalons, ou les deux."""

    periode: Periode | None
    """From when to when.
    :fr: De quand à quand.
    :exemple: de mars à juin 2024"""
    jalons: tuple[Jalon, ...]
    """The milestones.
    :fr: Les jalons.
    :exemple: [{nom: Forum, periode: 7 et 8 mars 2024}]"""
    duree: Length | None = None
    """How long it lasts, where nothing says from when on.
    :fr: Combien de temps elle dure, quand rien ne dit à partir de quand.
    :exemple: 5 ans"""
    debut: date | None = field(init=False)
    """From when on, in place of « periode »: with « fin » or « duree ».
    :fr: À partir de quand, à la place de « periode » : avec « fin » ou « duree ».
    :exemple: 1er mars 2024"""
    fin: date | None = field(init=False)
    """Until when; its last day counts.
    :fr: Jusqu'à quand ; son dernier jour compte.
    :exemple: juin 2026"""

    def __post_init__(self) -> None:
        judged = (self.periode,) if self.periode else self.periodes
        starts = [periode.debut for periode in judged]
        ends = [periode.fin for periode in judged]
        if self.periode is None and any(jalon.frequence for jalon in self.jalons):
            ends.append(None)  # it comes back, and nothing says until when
        object.__setattr__(self, "debut", None if None in starts else min(filter(None, starts), default=None))
        object.__setattr__(self, "fin", None if None in ends else max(filter(None, ends), default=None))

    @property
    def fin_exclue(self) -> bool:
        """Whether the last day was written as « avant » the day that follows it."""
        judged = (self.periode,) if self.periode else self.periodes
        return any(one.avant is not None for one in judged if one.fin == self.fin)

    @property
    def periodes(self) -> tuple[Periode, ...]:
        own = (self.periode,) if self.periode else ()
        return own + tuple(jalon.periode for jalon in self.jalons)

    def fois(self, jalon: Jalon, entier: Periode | None = None) -> Periode:
        """All the times of a milestone: one that comes back does so until the end of ``periode``; of a part of an action that
        has none, until the end of the whole's, ``entier``."""
        until = self.periode or entier
        if jalon.frequence is None or until is None:
            return jalon.periode
        return repeated(jalon.periode, jalon.frequence, until.fin)


def read_calendrier(value: object, info: ValidationInfo) -> Calendrier:
    """A period; named milestones in one text, a list or a mapping; or ``{periode: …, jalons: […]}``, where ``debut``,
    ``fin`` and ``duree`` may stand for ``periode``."""
    reperes = reperes_of(info)
    keys = {fold(key) for key in value} if isinstance(value, dict) else set()
    if isinstance(value, dict) and keys & {"periode", "jalons", *BORNES}:
        known = ("periode", "jalons") if "periode" in keys else (*BORNES, "jalons")
        unknown = next((key for key in value if key not in known), None)
        if unknown is not None:
            refuse("CMQ102", params={"key": unknown, "known": known}, path=(unknown,))
        bornes = {key: text for key, text in value.items() if key in BORNES}
        own: Periode | Length | None = None
        if bornes:
            own = read_bornes(bornes, reperes)
        elif "periode" in value:
            own = parse_periode(_plain(value["periode"], ("periode",)), reperes, ("periode",))
        periode, duree = (None, own) if isinstance(own, Length) else (own, None)
        jalons = tuple(_jalons(value["jalons"], reperes, ("jalons",), periode)) if "jalons" in value else ()
        return Calendrier(periode, jalons, duree)
    jalons = tuple(_jalons(value, reperes, ()))
    if len(jalons) == 1 and jalons[0].nom is None:
        return Calendrier(jalons[0].periode, ())
    return Calendrier(None, jalons)


def milestones_of(value: Any) -> Iterator[Any]:
    """Milestones as a file writes them, in a list or name by name, each as a mapping; nothing of them is read."""
    if isinstance(value, list):
        for item in value:
            yield from milestones_of(item)
    elif isinstance(value, str):
        yield {"periode": value}
    elif "nom" in value and "periode" in value:
        yield value
    else:
        yield from ({"nom": name, "periode": period} for name, period in value.items())


def _plain(value: object, path: Path) -> str:
    if not isinstance(value, str):
        refuse("CMQ103", f"text-not-{kind_of(value)}", path=path)
    if not value.strip():
        refuse("CMQ108", path=path)
    return value


def _jalons(value: object, reperes: Reperes, path: Path, around: Periode | None = None) -> list[Jalon]:
    """``around`` is the fiche's own period, in which a milestone that comes back first takes place."""
    if isinstance(value, list):
        if not value:
            refuse("CMQ108", "empty-list", path=path)
        return [jalon for n, item in enumerate(value) for jalon in _jalons(item, reperes, (*path, n), around)]
    if isinstance(value, dict):
        if "nom" in value and "periode" in value:
            return [_jalon(value, reperes, path, around)]
        return [
            Jalon(
                name.strip(),
                _periode_of(text, reperes, (*path, name), None),
                path=(*path, name),
            )
            for name, text in value.items()
        ]
    text = _plain(value, path)
    try:
        found = periods.parse_jalons(text, exercice=reperes.exercice, annee=reperes.annee)
    except periods.PeriodeRefusee as error:
        refuse("CMQ105", error.kind, error.params, path=path, part=(error.start, error.end))
    return [Jalon(jalon.nom, jalon.periode, path=path) for jalon in found]


def _jalon(value: Mapping[str, Any], reperes: Reperes, path: Path, around: Periode | None) -> Jalon:
    known = ("nom", "periode", "statut", "avancement", "frequence")
    unknown = next((key for key in value if key not in known), None)
    if unknown is not None:
        refuse("CMQ102", params={"key": unknown, "known": known}, path=(*path, unknown))
    statut = _under(_read_statut_suivi, value, "statut", path)
    avancement = _under(read_taux, value, "avancement", path)
    frequence = _under(_read_frequence, value, "frequence", path)
    periode = _periode_of(value["periode"], reperes, (*path, "periode"), around if frequence else None)
    return Jalon(_plain(value["nom"], (*path, "nom")), periode, statut, avancement, frequence, path)


_read_frequence = OneOf(Frequence)


def _periode_of(value: object, reperes: Reperes, path: Path, around: Periode | None) -> Periode:
    """A milestone's period. One that comes back and names no year is that of the first year of what is around it."""
    if isinstance(value, Mapping):
        found = read_bornes(value, reperes, path)
        return found if isinstance(found, Periode) else parse_periode(found.words, reperes, (*path, "duree"))
    text = _plain(value, path)
    if reperes.exercice is not None or around is None or around.debut is None:
        return parse_periode(text, reperes, path)
    year = around.debut.year
    first = parse_periode(text, reperes._replace(exercice=year), path)
    begins_before = first.debut is not None and first.debut < around.debut
    return parse_periode(text, reperes._replace(exercice=year + 1), path) if begins_before else first


def _under(read: Callable[[object], R], value: Mapping[str, Any], key: str, path: Path) -> R | None:
    """What stands under a key of a milestone, refused where it stands; None where the key is absent."""
    try:
        return read(value[key]) if key in value else None
    except PydanticCustomError as error:
        at = {**(error.context or {}), "path": (*path, key)}
        raise PydanticCustomError("cmqplan", "cmqplan", at) from None


class Livrable(Modele):
    """What comes out of an action and can be handed over.
    :fr: Ce qui sort d'une action et peut être remis."""

    texte: Texte
    """What it is.
    :fr: Ce que c'est.
    :exemple: Programme du forum"""
    remis: Jour | None = None
    """The day it was handed over.
    :fr: Le jour où il a été remis.
    :exemple: 3 juillet 2024"""
    lien: TexteCourt | None = None
    """Where it is found on the web.
    :fr: Où le trouver sur le web.
    :exemple: https://www.example.org/programme"""

    def __str__(self) -> str:
        """Its text: what a template that takes livrables for texts writes."""
        return self.texte


class ValeurIndicateur(Modele):
    """An indicator's value for one year.
    :fr: La valeur d'un indicateur pour une année."""

    exercice: Annee
    """The year.
    :fr: L'année.
    :exemple: 2024"""
    valeur: TexteCourt
    """The value reached that year.
    :fr: La valeur atteinte cette année-là.
    :exemple: "280"
    """


class ValeurDeDepart(Modele):
    """Where an indicator stood before the action.
    :fr: Où en était un indicateur avant l'action."""

    valeur: TexteCourt
    """The value.
    :fr: La valeur.
    :exemple: "16 000"
    """
    exercice: Annee | None = None
    """The year it was measured in.
    :fr: L'année où elle a été mesurée.
    :exemple: 2015"""


class Cible(Modele):
    """What an indicator is to reach, and when.
    :fr: Ce qu'un indicateur doit atteindre, et quand."""

    valeur: TexteCourt
    """The value aimed at.
    :fr: La valeur visée.
    :exemple: "28 000"
    """
    echeance: PeriodeLue | None = None
    """When it is to be reached.
    :fr: Quand elle doit être atteinte.
    :exemple: fin 2024"""


class Indicateur(Modele):
    """What tells whether the action worked.
    :fr: Ce qui dit si l'action a réussi."""

    nom: TexteCourt
    """What is counted or measured.
    :fr: Ce qui est compté ou mesuré.
    :exemple: Élèves accueillis"""
    unite: TexteCourt | None = None
    """The unit it is counted in.
    :fr: L'unité dans laquelle on compte.
    :exemple: élèves"""
    source: TexteCourt | None = None
    """Where its values come from.
    :fr: D'où viennent ses valeurs.
    :exemple: registre des inscriptions"""
    reference: Annotated[
        tuple[Annotated[ValeurDeDepart, First(keyed("valeur"))], ...], First(one_or_many)
    ] = ()
    """The value before the action, with its year where it is known.
    :fr: La valeur avant l'action, avec son année quand on la connaît.
    :exemple: {valeur: "120", exercice: 2015}"""
    cible: Annotated[tuple[Annotated[Cible, First(keyed("valeur"))], ...], First(one_or_many)] = ()
    """The value aimed at, with its deadline where there is one; several where it is reached by steps.
    :fr: La valeur visée, avec son échéance s'il y en a une ; plusieurs quand elle s'atteint par paliers.
    :exemple: {valeur: "300", echeance: fin 2024}"""
    valeurs: Annotated[tuple[ValeurIndicateur, ...], First(one_or_many)] = ()
    """What was reached, year by year.
    :fr: Ce qui a été atteint, année par année.
    :exemple: [{exercice: 2024, valeur: "280"}]"""


class Note(Modele):
    """A dated remark.
    :fr: Une remarque datée."""

    date: Jour
    """The day it was written.
    :fr: Le jour où elle a été écrite.
    :exemple: 15 avril 2024"""
    texte: Texte
    """What is to be remembered.
    :fr: Ce qu'il faut retenir.
    :exemple: Deux lycées de plus se sont inscrits."""


class EtatDepense(StrEnum):
    """Whether money that is to be spent has been."""

    ENGAGE = "engagé"
    PAYE = "payé"


class DepenseReelle(Modele):
    """What was really spent, or is bound to be: an order that was placed, a contract that was signed.
    :fr: Ce qui a été réellement dépensé, ou doit l'être : une commande passée, un marché signé."""

    compte: TexteCourt | None = None
    """The account, as under ``depenses`` of the means: 60 to 69, or 86.
    :fr: Le compte, comme sous ``depenses`` des moyens : 60 à 69, ou 86.
    :exemple: "62"
    """
    montant: MontantLu
    """The amount, in euros.
    :fr: Le montant, en euros.
    :exemple: 2 480 €"""
    exercice: Annee | None = None
    """The year it belongs to, when it isn't that of its date.
    :fr: L'année à laquelle la dépense appartient, quand ce n'est pas celle de sa date.
    :exemple: 2024"""
    section: SectionLue | None = None
    """The section of the budget, when it isn't the fiche's.
    :fr: La section du budget, quand ce n'est pas celle de la fiche.
    :exemple: investissement"""
    date: PeriodeLue | None = None
    """When: a day, or a period such as « fin 2024 ».
    :fr: Quand : un jour, ou une période comme « fin 2024 ».
    :exemple: 11 mars 2024"""
    piece: TexteCourt | None = None
    """The invoice, the payment order, or whatever lets it be found again.
    :fr: La facture, le mandat, ou ce qui permet de la retrouver.
    :exemple: facture 2024-118"""
    etat: Annotated[EtatDepense, Reads(OneOf(EtatDepense))] = EtatDepense.PAYE
    """Whether it is only committed or paid; paid when nothing is said.
    :fr: Si elle est seulement engagée ou payée ; payée quand rien n'est dit.
    :exemple: engagé"""

    @property
    def est_payee(self) -> bool:
        return self.etat is EtatDepense.PAYE

    @property
    def est_en_nature(self) -> bool:
        """True of what stands beside the cash, as under ``depenses`` of the means."""
        return est_compte_en_nature(self.compte or "")


class Suivi(Modele):
    """How the action goes.
    :fr: Comment l'action avance."""

    statut: Annotated[StatutSuivi, Reads(_read_statut_suivi)] | None = None
    """Where the action stands.
    :fr: Où en est l'action.
    :exemple: en cours"""
    motif: Texte | None = None
    """Why it stands there: what one needs to know of an action that is given up, put on hold or blocked.
    :fr: Pourquoi elle en est là : ce qu'il faut savoir d'une action abandonnée, en pause ou bloquée.
    :exemple: La halle est en travaux jusqu'en juin."""
    depuis: Jour | None = None
    """The day since which it has stood there.
    :fr: Le jour depuis lequel elle en est là.
    :exemple: 2 avril 2024"""
    avancement: TauxLu | None = None
    """How much of the action is done.
    :fr: La part de l'action qui est faite.
    :exemple: 50 %"""
    priorite: Annotated[Priorite, Reads(OneOf(Priorite, **ALSO_PRIORITE))] | None = None
    """How much it matters.
    :fr: Son importance.
    :exemple: élevée"""
    depenses: Annotated[
        tuple[Annotated[DepenseReelle, First(keyed("montant"))], ...], First(one_or_many)
    ] = ()
    """What was really spent, and what is committed.
    :fr: Ce qui a été réellement dépensé, et ce qui est engagé.
    :exemple: [{compte: "62", montant: 2 480 €, date: 11 mars 2024}]"""
    ecarts: Textes = ()
    """What explains the gaps between what was planned and what was done.
    :fr: Ce qui explique les écarts entre ce qui était prévu et ce qui a été fait.
    :exemple: La location a coûté moins que le devis."""
    notes: Annotated[tuple[Note, ...], First(one_or_many)] = ()
    """Dated remarks.
    :fr: Des remarques datées.
    :exemple: [{date: 15 avril 2024, texte: Deux lycées de plus se sont inscrits.}]"""
    decisions: Textes = ()
    """What the steering committee is asked to decide.
    :fr: Ce que le comité de pilotage est appelé à décider.
    :exemple: Choisir la date du prochain forum"""


class Pilotage(Modele):
    """Who steers the action inside the bodies that carry it: services and functions, never persons.
    :fr: Qui pilote l'action à l'intérieur des organismes qui la portent : des services et des fonctions, jamais des
        personnes."""

    services: TextesCourts = ()
    """The services in charge.
    :fr: Les services chargés de l'action.
    :exemple: [Direction de l'environnement]"""
    elus: TextesCourts = ()
    """The elected members in charge, by their function.
    :fr: Les élus référents, par leur fonction.
    :exemple: [Vice-présidente aux mobilités]"""
    referents: TextesCourts = ()
    """Whom to ask, by function.
    :fr: À qui s'adresser, par fonction.
    :exemple: [Chargée de mission climat]"""


class SousAction(Modele):
    """A part of an action that has its own carrier, dates or money.
    :fr: Une partie de l'action qui a son porteur, ses dates ou son argent."""

    titre: TexteCourt
    """Its title.
    :fr: Son titre.
    :exemple: Réserver la halle"""
    porteurs: Participants = ()
    """Who leads it, when it isn't who leads the action.
    :fr: Qui la porte, quand ce n'est pas qui porte l'action.
    :exemple: [lycee]"""
    calendrier: Annotated[Calendrier, Reads(read_calendrier, with_context=True)] | None = None
    """When.
    :fr: Quand.
    :exemple: mars 2024"""
    montant: MontantLu | None = None
    """What it costs out of the fiche's total, in euros.
    :fr: Ce qu'elle coûte dans le total de la fiche, en euros.
    :exemple: 4 000 €"""
    statut: Annotated[StatutSuivi, Reads(_read_statut_suivi)] | None = None
    """Where it stands.
    :fr: Où elle en est.
    :exemple: réalisé"""
    cible: TexteCourt | None = None
    """What it is to reach.
    :fr: Ce qu'elle doit atteindre.
    :exemple: 40 stands"""


class LigneVisee(Modele):
    """A line of its own money that a party agreed to.
    :fr: Une ligne de son argent sur laquelle un organisme a donné son accord."""

    montant: ChiffrageLu
    """What the line brought then, in euros.
    :fr: Ce que la ligne apportait alors, en euros.
    :exemple: 6 000 €"""
    exercice: ExerciceLu | None = None
    """The year it was for.
    :fr: L'année pour laquelle elle était prévue.
    :exemple: 2024"""
    nature: Annotated[Nature, Reads(_read_nature)] | None = None
    """What kind of money it was.
    :fr: La nature de cet argent.
    :exemple: subvention"""


class ArgentVise(Modele):
    """The money that a party agreed to: the fiche's total, and its own lines.
    :fr: L'argent sur lequel un organisme a donné son accord : le total de la fiche, et ses propres lignes."""

    total: ChiffrageLu | None = None
    """The fiche's total then, in euros.
    :fr: Le total de la fiche alors, en euros.
    :exemple: 10 000 €"""
    lignes: Annotated[tuple[Annotated[LigneVisee, First(keyed("montant"))], ...], First(one_or_many)] = ()
    """What it brought then, line by line.
    :fr: Ce qu'il apportait alors, ligne par ligne.
    :exemple: [{montant: 6 000 €, exercice: 2024}]"""


class Visa(Modele):
    """A party's agreement to parts of the fiche, as they were that day; « cmqplan sign » writes it.
    :fr: L'accord d'un organisme sur des parties de la fiche, telles qu'elles étaient ce jour-là ; « cmqplan sign » l'écrit."""

    organisme: Reference
    """Who agreed.
    :fr: Qui a donné son accord.
    :exemple: metropole"""
    date: Jour
    """The day of its agreement.
    :fr: Le jour de son accord.
    :exemple: 15 mars 2024"""
    fonction: TexteCourt | None = None
    """The function of who signed for it, never a name.
    :fr: La fonction de qui a signé pour lui, jamais un nom.
    :exemple: la vice-présidente à la formation"""
    version: TexteCourt | None = None
    """The frozen version of the plan that it signed, when it signed all of one.
    :fr: La version arrêtée du plan qu'il a signée, quand il en a signé une tout entière.
    :exemple: plan-2024@votee"""
    argent: ArgentVise | None = None
    """The money that it agreed to.
    :fr: L'argent sur lequel porte son accord.
    :exemple: {total: 10 000 €, lignes: [{montant: 6 000 €, exercice: 2024}]}"""
    calendrier: Annotated[Calendrier, Reads(read_calendrier, with_context=True)] | None = None
    """The calendar that it agreed to.
    :fr: Le calendrier sur lequel porte son accord.
    :exemple: de mars à juin 2024"""
    role: TexteCourt | None = None
    """What it was in the fiche, and what it was to do.
    :fr: Ce qu'il était dans la fiche, et ce qu'il devait y faire.
    :exemple: "partenaire : accueille les rencontres"
    """


class Fiche(AvecChamps):
    """One fiche-action.
    :fr: Une fiche-action."""

    axe: Numero | None = None
    """The axe it hangs from, where its number doesn't say it.
    :fr: L'axe dont elle dépend, quand son numéro ne le dit pas.
    :exemple: 1"""
    numero: NumeroDeFiche
    """The fiche's number; its beginning says which axe it hangs from. With « axe », any short number or code, such as
    MOB-03.
    :fr: Le numéro de la fiche ; son début dit de quel axe elle dépend. Avec « axe », tout numéro ou code court, comme
        MOB-03.
    :exemple: 1.1"""
    titre: TexteCourt
    """The action's title, on one line.
    :fr: Le titre de l'action, sur une ligne.
    :exemple: Forum des métiers"""
    porteurs: Participants
    """Who leads the action: identifiers of ``organismes.yaml``.
    :fr: Qui porte l'action : des identifiants d'``organismes.yaml``.
    :exemple: [lycee]"""
    pilotage: Pilotage | None = None
    """Who steers it inside: services and functions, never persons.
    :fr: Qui la pilote à l'intérieur : des services et des fonctions, jamais des personnes.
    :exemple: {services: [Direction de l'environnement]}"""
    partenaires: Participants = ()
    """With whom; « ... » says that the list is still open.
    :fr: Avec qui ; « ... » dit que la liste reste ouverte.
    :exemple: [metropole, "..."]"""
    constats: Textes = ()
    """Why: what was observed.
    :fr: Pourquoi : ce qui a été constaté.
    :exemple: Les jeunes connaissent mal ces métiers."""
    objectifs: Textes = ()
    """What for: what the action is to change.
    :fr: Pour quoi : ce que l'action doit changer.
    :exemple: Donner envie d'apprendre ces métiers."""
    modalites: Textes = ()
    """How: the steps of the work.
    :fr: Comment : les étapes du travail.
    :exemple: [Une journée de rencontres dans chaque lycée]"""
    sous_actions: Annotated[tuple[Annotated[SousAction, First(keyed("titre"))], ...], First(one_or_many)] = ()
    """The parts of the action that have their own carrier, dates or money.
    :fr: Les parties de l'action qui ont leur porteur, leurs dates ou leur argent.
    :exemple: [{titre: Réserver la halle, montant: 4 000 €}]"""
    publics: TextesCourts = ()
    """For whom.
    :fr: Pour qui.
    :exemple: [lycéens]"""
    moyens: Moyens = Moyens.model_construct()
    """What it takes: people, money, anything else.
    :fr: Ce qu'il faut : des personnes, de l'argent, autre chose.
    :exemple: {humains: Temps d'animation de l'équipe du campus}"""
    livrables: Annotated[tuple[Annotated[Livrable, First(keyed("texte"))], ...], First(one_or_many)] = ()
    """What comes out of it and can be handed over; once it was, on which day.
    :fr: Ce qui en sort et peut être remis ; une fois remis, quel jour.
    :exemple: [Programme du forum, {texte: Bilan, remis: 3 juillet 2024}]"""
    indicateurs: Annotated[tuple[Annotated[Indicateur, First(keyed("nom"))], ...], First(one_or_many)] = ()
    """What tells whether the action worked.
    :fr: Ce qui dit si l'action a réussi.
    :exemple: [{nom: Élèves accueillis, cible: "300"}]"""
    calendrier: Annotated[Calendrier, Reads(read_calendrier, with_context=True)] | None = None
    """When: a period as people write it, or a list of milestones.
    :fr: Quand : une période comme on l'écrit, ou une liste de jalons.
    :exemple: de mars à juin 2024"""
    references: Textes = ()
    """The texts that it rests on.
    :fr: Les textes sur lesquels elle s'appuie.
    :exemple: [Schéma directeur des énergies du 12 mars 2024]"""
    liens: Liens = ()
    """What it is linked to: another plan, another action, a scheme, a page.
    :fr: À quoi elle est liée : un autre plan, une autre action, un schéma, une page.
    :exemple: [{titre: Plan climat 2020-2026}]"""
    aussi_dans: TextesCourts = ()
    """The other plans that it is an action of too, each with its number there. Its money is counted here, once.
    :fr: Les autres plans dont elle est aussi une action, chacun avec le numéro qu'elle y porte. Son argent est compté ici,
        une seule fois.
    :exemple: [plan-2023/1.4]"""
    suivi: Suivi = Suivi.model_construct()
    """How the action goes: its statut, what was spent, dated notes.
    :fr: Comment l'action avance : statut, dépenses réelles, notes datées.
    :exemple: {statut: en cours}"""
    visas: Annotated[tuple[Visa, ...], First(one_or_many)] = ()
    """Who agreed to what, and when. Where one signed several times, the last visa of each part counts.
    :fr: Qui a donné son accord sur quoi, et quand. De qui a signé plusieurs fois, le dernier visa de chaque partie compte.
    :exemple: [{organisme: metropole, date: 15 mars 2024, calendrier: de mars à juin 2024}]"""
    import_reste: Textes = ()
    """What an import read and found no key for, each text with its place; no document shows it.
    :fr: Ce qu'un import a lu sans lui trouver de clé, chaque texte avec sa provenance ; aucun document ne le montre.
    :exemple: ["Lieu (fiche.docx, tableau 1, ligne 9) : Dole"]"""

    @property
    def rattachement(self) -> str:
        """The dotted number that says where it hangs in the plan: its axe's, else its own."""
        return self.axe or self.numero

    @property
    def textes_des_livrables(self) -> tuple[str, ...]:
        return tuple([livrable.texte for livrable in self.livrables])

    @property
    def financements(self) -> tuple[Financement, ...]:
        return self.moyens.financiers.financements if self.moyens.financiers else ()
