"""A campus des métiers et des qualifications, and a network of them."""

from __future__ import annotations

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
    Ligne,
    Lignes,
    Modele,
    MontantLu,
    PeriodeLue,
    Reads,
    Reference,
    TauxLu,
    Texte,
    Textes,
    choice_reader,
    keyed,
    kind_of,
    one_or_many,
    read_ligne,
    refuse,
)

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
"""The twelve fields that the académie de Nancy-Metz lists (May 2022). A field that isn't among them is ``{autre: …}``."""

_FILIERES = {fold(name): name for name in FILIERES}


def read_filiere(value: object) -> str:
    """One of the twelve fields, or what ``{autre: …}`` says."""
    if isinstance(value, dict) and value.keys() == {"autre"}:
        return read_ligne(value["autre"])
    if not isinstance(value, str):
        refuse("CMQ103", f"text-not-{kind_of(value)}")
    text = read_ligne(value)
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


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for day_of_month in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day_of_month, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


class Label(Modele):
    """One award of the label."""

    categorie: Annotated[Categorie, Reads(choice_reader(Categorie))]
    debut: PeriodeLue
    """When it starts; a document that only knows the month or the year says so."""
    duree: Duree | None = None
    """In months."""
    fin: Jour | None = None
    reference: Ligne | None = None
    """The arrêté that awards it."""
    note: Ligne | None = None

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
    """A member. Without ``genre`` its organisme's type says which kind it is."""

    organisme: Reference
    genre: Annotated[GenreMembre, Reads(choice_reader(GenreMembre))] | None = None
    role: Ligne | None = None


class Etape(Modele):
    """A step of a study or of a label's renewal."""

    nom: Ligne
    periode: PeriodeLue
    fait: Jour | None = None
    participants: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    note: Ligne | None = None


class Cofinanceur(Modele):
    """Who pays for a study. In euros where an amount is known."""

    organisme: Reference
    montant: MontantLu | None = None
    taux: TauxLu | None = None


class Campus(Modele):
    """One campus, from the idea to the end of its label."""

    nom: Ligne
    sigle: Ligne | None = None
    organisme: Reference | None = None
    """The organisme that stands for the campus in fiches."""
    region_academique: Ligne | None = None
    academie: Ligne | None = None
    region: Ligne
    departement: Ligne | None = None
    territoire: Ligne | None = None
    filieres: Annotated[tuple[Annotated[str, Reads(read_filiere)], ...], First(one_or_many)] = ()
    axes: Lignes = ()
    etablissement_support: Reference | None = None
    direction: Ligne | None = None
    """A function, never a person's name."""
    lieu: Ligne | None = None
    """The place that embodies a campus d'excellence."""
    membres: Annotated[tuple[Annotated[Membre, First(keyed("organisme"))], ...], First(one_or_many)] = ()
    logos: Annotated[tuple[Logo, ...], First(one_or_many)] = ()
    stade: Annotated[Stade, Reads(choice_reader(Stade))]
    labels: Annotated[tuple[Label, ...], First(one_or_many)] = ()
    contexte: Textes = ()
    etapes: Annotated[tuple[Etape, ...], First(one_or_many)] = ()
    cofinanceurs: Annotated[
        tuple[Annotated[Cofinanceur, First(keyed("organisme"))], ...], First(one_or_many)
    ] = ()
    source: Ligne | None = None

    @property
    def dernier_label(self) -> Label | None:
        """The award that started last."""
        return max(self.labels, key=lambda label: label.premier_jour or date.min, default=None)


class Effectifs(Modele):
    """How many campuses a network counts, as its document states; not every count is known."""

    total: Entier | None = None
    labellises: Entier | None = None
    excellence: Entier | None = None
    en_projet: Entier | None = None
    etude: Entier | None = None


class Perimetre(Modele):
    """Which campuses belong to a network: those that have every value given."""

    region: Ligne | None = None
    region_academique: Ligne | None = None
    academie: Ligne | None = None


class Reseau(Modele):
    """A network known by its counts: a region's or an académie's portfolio of campuses."""

    nom: Ligne
    organisme: Reference | None = None
    """Who follows it."""
    perimetre: Perimetre
    effectifs: Effectifs
    date: PeriodeLue | None = None
    """When the counts were true."""
    filieres: Annotated[tuple[Annotated[str, Reads(read_filiere)], ...], First(one_or_many)] = ()
    texte: Texte | None = None
    source: Ligne | None = None
