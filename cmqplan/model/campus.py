"""A campus des métiers et des qualifications, and a network of them."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from cmqplan.findings import fold, nearest
from cmqplan.model.organisme import Logo
from cmqplan.model.values import (
    Duree,
    Entier,
    First,
    Jour,
    Modele,
    MontantLu,
    OneOf,
    PeriodeLue,
    Reads,
    Reference,
    TauxLu,
    Texte,
    TexteCourt,
    Textes,
    TextesCourts,
    keyed,
    kind_of,
    one_or_many,
    read_texte_court,
    refuse,
)
from cmqplan.periods import add_months

FILIERES = (
    "Mobilité, aéronautique, transports terrestres et maritimes",
    "Tourisme, gastronomie",
    "Création, design, audiovisuel",
    "Chimie et biotechnologies",
    "Matériaux, matériaux innovants",
    "Infrastructures, bâtiment, éco-construction",
    "Transition énergétique, éco-industrie",
    "Systèmes innovants, mécatronique",
    "Services à la personne, bien-être",
    "Services aux entreprises, logistique",
    "Alimentaire, agroalimentaire",
    "Numérique, télécommunications",
)
"""The twelve fields that the académie de Nancy-Metz lists (May 2022). A field that isn't among them is ``{autre:
…}``."""

_FILIERES = {fold(name): name for name in FILIERES}


def read_filiere(value: object) -> str:
    """One of the twelve fields, or what ``{autre: …}`` says."""
    if isinstance(value, dict) and value.keys() == {"autre"}:
        return read_texte_court(value["autre"])
    if not isinstance(value, str):
        refuse("CMQ103", f"text-not-{kind_of(value)}")
    text = read_texte_court(value)
    name = _FILIERES.get(fold(text))
    if name is None:
        refuse(
            "CMQ109",
            "filiere",
            {"text": text, "choices": FILIERES, "suggestion": nearest(text, FILIERES, least=0.4)},
        )
    return name


class Stade(StrEnum):
    """How far a campus is."""

    ETUDE = "étude"
    PROJET = "en projet"
    LABELLISE = "labellisé"
    RENOUVELLEMENT = "en renouvellement"
    ECHU = "échu"


class Categorie(StrEnum):
    CAMPUS = "campus"
    EXCELLENCE = "excellence"


class Label(Modele):
    """One award of the label.
    :fr: Une attribution du label."""

    categorie: Annotated[Categorie, Reads(OneOf(Categorie))]
    """Campus, or campus of excellence.
    :fr: Campus, ou campus d'excellence.
    :exemple: excellence"""
    debut: PeriodeLue
    """When it starts; a document that only knows the month or the year says so.
    :fr: Quand il commence ; un mois ou une année seuls s'écrivent tels quels.
    :exemple: septembre 2022"""
    duree: Duree | None = None
    """How long it runs, in years or months.
    :fr: Combien de temps il dure, en années ou en mois.
    :exemple: 5 ans"""
    fin: Jour | None = None
    """Its last day, when the award states it.
    :fr: Son dernier jour, quand l'arrêté le dit.
    :exemple: 31 août 2027"""
    reference: TexteCourt | None = None
    """The arrêté that awards it.
    :fr: L'arrêté qui l'attribue.
    :exemple: arrêté du 1er juillet 2022"""
    note: TexteCourt | None = None
    """A remark.
    :fr: Une remarque.
    :exemple: renouvelé une fois"""

    @property
    def premier_jour(self) -> date | None:
        """The first day the label may run from: the start of the period stated."""
        return self.debut.debut

    @property
    def dernier_jour(self) -> date | None:
        """The last day it surely runs to: stated, or the first day plus the length; None when neither is known."""
        if self.fin is not None:
            return self.fin
        if self.duree is None or self.premier_jour is None:
            return None
        return add_months(self.premier_jour, self.duree) - timedelta(days=1)


class GenreMembre(StrEnum):
    """The kinds of members the texts and the campuses' own pages list."""

    EPLE = "EPLE"
    CFA = "CFA"
    FORMATION = "organisme de formation"
    SUPERIEUR = "enseignement supérieur"
    LABORATOIRE = "laboratoire"
    ENTREPRISE = "entreprise"
    ASSOCIATION = "association"
    POLE = "pôle de compétitivité"
    COLLECTIVITE = "collectivité"
    AUTRE = "autre"


class Membre(Modele):
    """A member of a campus.
    :fr: Un membre d'un campus."""

    organisme: Reference
    """The member's identifier.
    :fr: L'identifiant du membre.
    :exemple: lycee"""
    genre: Annotated[GenreMembre, Reads(OneOf(GenreMembre))] | None = None
    """Which kind of member it is, when its organisme's type doesn't say it.
    :fr: Quelle sorte de membre il est, quand le type de l'organisme ne le dit pas.
    :exemple: EPLE"""
    role: TexteCourt | None = None
    """What it does in the campus.
    :fr: Ce qu'il fait dans le campus.
    :exemple: tête de réseau"""


class Etape(Modele):
    """A step of a study or of a label's renewal.
    :fr: Une étape d'une étude ou du renouvellement d'un label."""

    nom: TexteCourt
    """What the step is.
    :fr: Ce qu'est l'étape.
    :exemple: Journée de concertation"""
    periode: PeriodeLue
    """When it is planned.
    :fr: Quand elle est prévue.
    :exemple: avril 2024"""
    fait: Jour | None = None
    """The day it was done.
    :fr: Le jour où elle a été faite.
    :exemple: 18 avril 2024"""
    participants: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Who takes part.
    :fr: Qui y participe.
    :exemple: [metropole, lycee]"""
    note: TexteCourt | None = None
    """A remark.
    :fr: Une remarque.
    :exemple: ouverte aux entreprises"""


class Cofinanceur(Modele):
    """Who pays for a study.
    :fr: Qui paie une étude."""

    organisme: Reference
    """The funder's identifier.
    :fr: L'identifiant du financeur.
    :exemple: metropole"""
    montant: MontantLu | None = None
    """What it pays, in euros.
    :fr: Ce qu'il paie, en euros.
    :exemple: 5 000 €"""
    taux: TauxLu | None = None
    """The share of the study it pays.
    :fr: La part de l'étude qu'il paie.
    :exemple: 50 %"""


class Campus(Modele):
    """One campus, from the idea to the end of its label.
    :fr: Un campus, de l'idée à la fin de son label."""

    nom: TexteCourt
    """The campus's full name.
    :fr: Le nom complet du campus.
    :exemple: Campus des métiers de l'eau"""
    sigle: TexteCourt | None = None
    """Its short name.
    :fr: Son nom court.
    :exemple: CMQ Eau"""
    organisme: Reference | None = None
    """The organisme that stands for the campus in fiches.
    :fr: L'organisme qui représente le campus dans les fiches.
    :exemple: mon-campus"""
    region_academique: TexteCourt | None = None
    """The région académique.
    :fr: La région académique.
    :exemple: Bourgogne-Franche-Comté"""
    academie: TexteCourt | None = None
    """The académie.
    :fr: L'académie.
    :exemple: Dijon"""
    region: TexteCourt
    """The region.
    :fr: La région.
    :exemple: Bourgogne-Franche-Comté"""
    departement: TexteCourt | None = None
    """The département.
    :fr: Le département.
    :exemple: Côte-d'Or"""
    territoire: TexteCourt | None = None
    """The territory, where it is smaller than the département.
    :fr: Le territoire, quand il est plus petit que le département.
    :exemple: bassin d'emploi"""
    filieres: Annotated[tuple[Annotated[str, Reads(read_filiere)], ...], First(one_or_many)] = ()
    """Its fields of trades, among the twelve of the academies' list, or ``{autre: …}``.
    :fr: Ses filières, parmi les douze de la liste des académies, ou ``{autre: …}``.
    :exemple: ["Infrastructures, bâtiment, éco-construction"]"""
    axes: TextesCourts = ()
    """The axes of its project.
    :fr: Les axes de son projet.
    :exemple: [Attirer vers les métiers]"""
    etablissement_support: Reference | None = None
    """The institution that carries the campus legally.
    :fr: L'établissement qui porte juridiquement le campus.
    :exemple: lycee"""
    direction: TexteCourt | None = None
    """Who runs it: a function, never a person's name.
    :fr: Qui le dirige : une fonction, jamais le nom d'une personne.
    :exemple: direction opérationnelle, lycée support"""
    lieu: TexteCourt | None = None
    """The place that embodies a campus of excellence.
    :fr: Le lieu qui incarne un campus d'excellence.
    :exemple: Maison des métiers"""
    membres: Annotated[tuple[Annotated[Membre, First(keyed("organisme"))], ...], First(one_or_many)] = ()
    """Its members.
    :fr: Ses membres.
    :exemple: [lycee, {organisme: metropole, role: financeur}]"""
    logos: Annotated[tuple[Logo, ...], First(one_or_many)] = ()
    """Its logos.
    :fr: Ses logos.
    :exemple: [{fichier: plans/logos/campus.png, texte: Logo du campus}]"""
    stade: Annotated[Stade, Reads(OneOf(Stade))]
    """How far the campus is.
    :fr: Où en est le campus.
    :exemple: labellisé"""
    labels: Annotated[tuple[Label, ...], First(one_or_many)] = ()
    """The label's awards, first to last.
    :fr: Les attributions du label, de la première à la dernière.
    :exemple: [{categorie: campus, debut: septembre 2022, duree: 5 ans}]"""
    contexte: Textes = ()
    """What is to be known of it.
    :fr: Ce qu'il faut en savoir.
    :exemple: Il réunit trois lycées et une école d'ingénieurs."""
    etapes: Annotated[tuple[Etape, ...], First(one_or_many)] = ()
    """The steps of a study or of a renewal.
    :fr: Les étapes d'une étude ou d'un renouvellement.
    :exemple: [{nom: Journée de concertation, periode: avril 2024}]"""
    cofinanceurs: Annotated[
        tuple[Annotated[Cofinanceur, First(keyed("organisme"))], ...], First(one_or_many)
    ] = ()
    """Who pays for the study.
    :fr: Qui paie l'étude.
    :exemple: [{organisme: metropole, taux: 50 %}]"""
    source: TexteCourt | None = None
    """Where these facts come from.
    :fr: D'où viennent ces informations.
    :exemple: site de l'académie, mai 2022"""

    @property
    def dernier_label(self) -> Label | None:
        """The award that started last."""
        return max(self.labels, key=lambda label: label.premier_jour or date.min, default=None)


class Effectifs(Modele):
    """How many campuses a network counts, as its document states; not every count is known.
    :fr: Combien de campus un réseau compte, d'après son document ; tout n'est pas toujours connu."""

    total: Entier | None = None
    """All of them.
    :fr: Tous.
    :exemple: 14"""
    labellises: Entier | None = None
    """Those that have the label.
    :fr: Ceux qui ont le label.
    :exemple: 6"""
    excellence: Entier | None = None
    """Those of excellence among them.
    :fr: Parmi eux, ceux d'excellence.
    :exemple: 5"""
    en_projet: Entier | None = None
    """Those in project.
    :fr: Ceux qui sont en projet.
    :exemple: 8"""
    etude: Entier | None = None
    """Those under study.
    :fr: Ceux qui sont à l'étude.
    :exemple: 0"""


class Perimetre(Modele):
    """Which campuses belong to a network: those that have every value given.
    :fr: Quels campus font partie d'un réseau : ceux qui ont toutes les valeurs données."""

    region: TexteCourt | None = None
    """The region.
    :fr: La région.
    :exemple: Île-de-France"""
    region_academique: TexteCourt | None = None
    """The région académique.
    :fr: La région académique.
    :exemple: Grand Est"""
    academie: TexteCourt | None = None
    """The académie.
    :fr: L'académie.
    :exemple: Créteil"""


class Reseau(Modele):
    """A network known by its counts: a region's or an académie's portfolio of campuses.
    :fr: Un réseau connu par ses effectifs : les campus que suit une région ou une académie."""

    nom: TexteCourt
    """The network's name.
    :fr: Le nom du réseau.
    :exemple: Campus d'Île-de-France"""
    organisme: Reference | None = None
    """Who follows it.
    :fr: Qui le suit.
    :exemple: region"""
    perimetre: Perimetre
    """Which campuses belong to it.
    :fr: Quels campus en font partie.
    :exemple: {region: Île-de-France}"""
    effectifs: Effectifs
    """How many campuses it counts.
    :fr: Combien de campus il compte.
    :exemple: {total: 14}"""
    date: PeriodeLue | None = None
    """When the counts were true.
    :fr: Quand ces effectifs étaient exacts.
    :exemple: mai 2022"""
    filieres: Annotated[tuple[Annotated[str, Reads(read_filiere)], ...], First(one_or_many)] = ()
    """The fields of trades it covers.
    :fr: Les filières qu'il couvre.
    :exemple: ["Tourisme, gastronomie"]"""
    texte: Texte | None = None
    """What is to be known of it.
    :fr: Ce qu'il faut en savoir.
    :exemple: La région finance les campus en projet."""
    source: TexteCourt | None = None
    """Where these facts come from.
    :fr: D'où viennent ces informations.
    :exemple: page de la région, 2022"""
