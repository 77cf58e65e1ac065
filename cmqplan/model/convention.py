"""A convention: who signs with whom, for how long, what each owes, and the subsidies voted."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cmqplan.model.values import (
    Annee,
    Duree,
    Entier,
    First,
    Identifiant,
    Jour,
    Modele,
    MontantLu,
    NumeroLibre,
    OneOf,
    OuiNon,
    PeriodeLue,
    Reads,
    Reference,
    Texte,
    TexteCourt,
    Textes,
    keyed,
    one_or_many,
)


class Partie(Modele):
    """A signatory of a convention.
    :fr: Un signataire d'une convention."""

    organisme: Reference
    """The signatory's identifier.
    :fr: L'identifiant du signataire.
    :exemple: metropole"""
    role: TexteCourt | None = None
    """In what capacity it signs.
    :fr: À quel titre il signe.
    :exemple: financeur"""


class Vote(Modele):
    """A decision of an assembly. Votes received through a proxy are counted in ``pour``, ``contre`` and the rest.
    :fr: Une décision d'une assemblée. Les voix données par procuration sont comptées dans ``pour``, ``contre`` et
        le reste."""

    date: Jour
    """The day of the vote.
    :fr: Le jour du vote.
    :exemple: 23 juin 2022"""
    organisme: Reference
    """Whose assembly voted.
    :fr: De qui est l'assemblée qui a voté.
    :exemple: metropole"""
    instance: TexteCourt | None = None
    """The assembly.
    :fr: L'assemblée.
    :exemple: conseil métropolitain"""
    objet: TexteCourt | None = None
    """What was voted on.
    :fr: Ce qui a été voté.
    :exemple: convention et subvention 2022"""
    reference: TexteCourt | None = None
    """The décision's number.
    :fr: Le numéro de la délibération.
    :exemple: DEL-2022-104"""
    convocation: Jour | None = None
    """The day the members were called.
    :fr: Le jour de la convocation.
    :exemple: 17 juin 2022"""
    membres: Entier | None = None
    """How many members the assembly has.
    :fr: Combien de membres compte l'assemblée.
    :exemple: 86"""
    en_exercice: Entier | None = None
    """How many of them are in office.
    :fr: Combien sont en exercice.
    :exemple: 86"""
    presents: Entier | None = None
    """How many were there.
    :fr: Combien étaient présents.
    :exemple: 62"""
    procurations: Entier | None = None
    """How many gave a proxy.
    :fr: Combien ont donné procuration.
    :exemple: 18"""
    pour: Entier
    """Votes for.
    :fr: Les voix pour.
    :exemple: 80"""
    contre: Entier = 0
    """Votes against.
    :fr: Les voix contre.
    :exemple: 0"""
    abstentions: Entier = 0
    """Abstentions.
    :fr: Les abstentions.
    :exemple: 0"""
    ne_se_prononce_pas: Entier = 0
    """Those who did not vote.
    :fr: Ceux qui n'ont pas pris part au vote.
    :exemple: 0"""
    decisions: Textes = ()
    """What was decided, point by point.
    :fr: Ce qui a été décidé, point par point.
    :exemple: [D'approuver la convention]"""

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
    """An engagement kept: for which year, on which day.
    :fr: Un engagement tenu : pour quelle année, quel jour."""

    exercice: Annee
    """The year it was kept for.
    :fr: L'année pour laquelle il a été tenu.
    :exemple: 2023"""
    date: Jour
    """The day it was done.
    :fr: Le jour où cela a été fait.
    :exemple: 12 décembre 2023"""
    note: TexteCourt | None = None
    """A remark.
    :fr: Une remarque.
    :exemple: compte rendu diffusé"""


class Engagement(Modele):
    """Something the convention makes due.
    :fr: Ce que la convention oblige à faire."""

    genre: Annotated[GenreEngagement, Reads(OneOf(GenreEngagement))]
    """What is owed; committees, reports and evaluations have a due date.
    :fr: Ce qui est dû ; comités, rapports et évaluations ont une échéance.
    :exemple: comité"""
    texte: Texte
    """What the convention says, in short.
    :fr: Ce que dit la convention, en bref.
    :exemple: Un comité de suivi se réunit chaque année."""
    organismes: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Who owes it.
    :fr: Qui le doit.
    :exemple: [lycee]"""
    frequence: Annotated[Frequence, Reads(OneOf(Frequence))] | None = None
    """How often it is due.
    :fr: À quel rythme c'est dû.
    :exemple: annuelle"""
    delai: Duree | None = None
    """How long after the end of the year (or of the convention) it reports on.
    :fr: Combien de temps après la fin de l'année (ou de la convention) dont il rend compte.
    :exemple: 3 mois"""
    id: Identifiant | None = None
    """A name that its dates keep in calendars when its genre or its text is rewritten.
    :fr: Un nom que ses échéances gardent dans les agendas quand son genre ou son texte est réécrit.
    :exemple: comite-annuel"""
    tenus: Annotated[tuple[Tenu, ...], First(one_or_many)] = ()
    """When it was kept.
    :fr: Quand il a été tenu.
    :exemple: [{exercice: 2023, date: 12 décembre 2023}]"""


class Affectation(Modele):
    """The part of a subsidy that goes to one action, on one credit line.
    :fr: La part d'une subvention qui revient à une action, sur une ligne de crédit."""

    action: NumeroLibre
    """The action's number.
    :fr: Le numéro de l'action.
    :exemple: 1.1"""
    montant: MontantLu
    """What goes to it, in euros.
    :fr: Ce qui lui revient, en euros.
    :exemple: 5 000 €"""
    ligne_credit: Reference | None = None
    """The credit line it is paid from, among those of the convention.
    :fr: La ligne de crédit qui la paie, parmi celles de la convention.
    :exemple: developpement-economique"""


class VersementPrevu(Modele):
    """A payment of a subsidy: awaited, or received when ``recu`` says when.
    :fr: Un versement d'une subvention : attendu, ou reçu quand ``recu`` dit quand."""

    montant: MontantLu
    """The amount paid, in euros.
    :fr: Le montant versé, en euros.
    :exemple: 20 000 €"""
    date: Jour | None = None
    """The day it is due.
    :fr: Le jour où il est attendu.
    :exemple: 30 juin 2024"""
    recu: Jour | None = None
    """The day it was received.
    :fr: Le jour où il a été reçu.
    :exemple: 4 juillet 2024"""
    reference: TexteCourt | None = None
    """The payment order.
    :fr: Le mandat.
    :exemple: mandat 2024-118"""


class Subvention(Modele):
    """A subsidy voted for one year, and what it goes to.
    :fr: Une subvention votée pour une année, et ce à quoi elle va."""

    exercice: Annee
    """The year it is voted for.
    :fr: L'année pour laquelle elle est votée.
    :exemple: 2024"""
    financeur: Reference
    """The identifier of the party that grants it.
    :fr: L'identifiant de l'organisme qui l'accorde.
    :exemple: metropole"""
    beneficiaire: Reference | None = None
    """Who receives it, when it isn't the convention's own.
    :fr: Qui la reçoit, quand ce n'est pas le bénéficiaire de la convention.
    :exemple: lycee"""
    montant: MontantLu
    """What was voted, in euros.
    :fr: Ce qui a été voté, en euros.
    :exemple: 40 000 €"""
    objet: TexteCourt | None = None
    """What it is for.
    :fr: À quoi elle sert.
    :exemple: programme d'actions 2024"""
    plan: Reference | None = None
    """The plan it pays for, when the year doesn't tell.
    :fr: Le plan qu'elle paie, quand l'année ne le dit pas.
    :exemple: plan-2024"""
    date: Jour | None = None
    """The day it was decided; the convention's vote when nothing else is said.
    :fr: Le jour de la décision ; celui du vote de la convention quand rien d'autre n'est dit.
    :exemple: 12 mars 2024"""
    reference: TexteCourt | None = None
    """The decision's number.
    :fr: Le numéro de la décision.
    :exemple: DEL-2024-031"""
    affectations: Annotated[tuple[Affectation, ...], First(one_or_many)] = ()
    """What goes to which action.
    :fr: Ce qui va à quelle action.
    :exemple: [{action: 1.1, montant: 5 000 €}]"""
    versements: Annotated[tuple[VersementPrevu, ...], First(one_or_many)] = ()
    """The payments, awaited and received.
    :fr: Les versements, attendus et reçus.
    :exemple: [{montant: 20 000 €, date: 30 juin 2024}]"""
    notification_ue: OuiNon | None = None
    """Whether it is a de minimis aid notified to the European Commission: what the published data must say.
    :fr: Si c'est une aide « de minimis » notifiée à la Commission européenne : les données publiées doivent le dire.
    :exemple: non"""


class LigneCredit(Modele):
    """A line of a funder's budget.
    :fr: Une ligne du budget d'un financeur."""

    nom: TexteCourt
    """How its documents call it.
    :fr: Le nom que lui donnent ses documents.
    :exemple: Développement économique"""
    organisme: Reference | None = None
    """Whose budget it is.
    :fr: À quel budget elle appartient.
    :exemple: metropole"""


class Convention(Modele):
    """The frame of several years that plans and subsidies refer to.
    :fr: Le cadre de plusieurs années auquel les plans et les subventions se réfèrent."""

    titre: TexteCourt
    """The convention's title.
    :fr: Le titre de la convention.
    :exemple: Convention 2024-2026"""
    objet: Texte | None = None
    """What it is about.
    :fr: Son objet.
    :exemple: Soutenir les actions du campus."""
    periode: PeriodeLue
    """From when to when it holds.
    :fr: De quand à quand elle vaut.
    :exemple: 2024-2026"""
    campus: Reference | None = None
    """The campus it is about.
    :fr: Le campus dont il s'agit.
    :exemple: mon-campus"""
    parties: Annotated[tuple[Annotated[Partie, First(keyed("organisme"))], ...], First(one_or_many)]
    """Who signs it.
    :fr: Qui la signe.
    :exemple: [metropole, lycee]"""
    beneficiaire: Reference | None = None
    """Who receives its subsidies.
    :fr: Qui reçoit ses subventions.
    :exemple: lycee"""
    signature: Jour | None = None
    """The day it was signed.
    :fr: Le jour de sa signature.
    :exemple: 5 juillet 2024"""
    reference: TexteCourt | None = None
    """Its number.
    :fr: Son numéro.
    :exemple: CONV-2024-12"""
    references: Textes = ()
    """The texts that it rests on.
    :fr: Les textes sur lesquels elle s'appuie.
    :exemple: [Délibération du 23 juin 2023]"""
    contexte: Textes = ()
    """What leads to it.
    :fr: Ce qui y conduit.
    :exemple: La filière recrute."""
    axes: Textes = ()
    """What it wants to support.
    :fr: Ce qu'elle veut soutenir.
    :exemple: [Faire connaître les métiers]"""
    vote: Vote | None = None
    """The vote that approves it.
    :fr: Le vote qui l'approuve.
    :exemple: {date: 23 juin 2024, organisme: metropole, pour: 80}"""
    engagements: Annotated[tuple[Engagement, ...], First(one_or_many)] = ()
    """What it makes due.
    :fr: Ce qu'elle oblige à faire.
    :exemple: [{genre: comité, texte: Un comité se réunit chaque année., frequence: annuelle}]"""
    lignes_credit: dict[str, LigneCredit] = Field(default_factory=dict)
    """Its credit lines: an identifier, then the line.
    :fr: Ses lignes de crédit : un identifiant, puis la ligne.
    :exemple: {developpement-economique: {nom: Développement économique}}"""
    subventions: Annotated[tuple[Subvention, ...], First(one_or_many)] = ()
    """The subsidies voted, year by year.
    :fr: Les subventions votées, année par année.
    :exemple: [{exercice: 2024, financeur: metropole, montant: 40 000 €}]"""
