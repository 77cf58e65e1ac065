"""A plan d'action: its frame, its axes, and the exercices it covers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from cmqplan.amounts import Base
from cmqplan.model.champs import AvecChamps
from cmqplan.model.liens import Liens
from cmqplan.model.values import (
    Annees,
    ChiffrageLu,
    First,
    Jour,
    Modele,
    MontantLu,
    Numero,
    NumeroLibre,
    OneOf,
    OuiNon,
    Reads,
    Reference,
    Texte,
    TexteCourt,
    Textes,
    TextesCourts,
    keyed,
    one_or_many,
)


class Section(Modele):
    """A titled text of the framing.
    :fr: Un texte du cadrage, avec son titre."""

    titre: TexteCourt
    """The section's title.
    :fr: Le titre de la partie.
    :exemple: Contexte"""
    texte: Textes
    """Its paragraphs.
    :fr: Ses paragraphes.
    :exemple: La filière recrute, et peu de jeunes la connaissent."""


class Instance(Modele):
    """A body that follows the plan.
    :fr: Une instance qui suit le plan."""

    nom: TexteCourt
    """The body's name.
    :fr: Le nom de l'instance.
    :exemple: Comité de pilotage"""
    role: Textes = ()
    """What it decides.
    :fr: Ce qu'elle décide.
    :exemple: Suit les actions et arrête le budget."""
    frequence: TexteCourt | None = None
    """How often it meets.
    :fr: À quel rythme elle se réunit.
    :exemple: deux fois par an"""
    membres: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Who sits in it: bodies, never persons.
    :fr: Qui y siège : des organismes, jamais des personnes.
    :exemple: [metropole, lycee]"""


class Action(Modele):
    """An action the plan announces; a fiche with its number is expected.
    :fr: Une action que le plan annonce ; une fiche de ce numéro est attendue."""

    numero: NumeroLibre
    """The announced action's number.
    :fr: Le numéro de l'action annoncée.
    :exemple: 1.1"""
    titre: TexteCourt | None = None
    """Its title.
    :fr: Son titre.
    :exemple: Forum des métiers"""


class Axe(Modele):
    """A branch of the plan's tree. A fiche hangs from the axe whose number its own begins with.
    :fr: Une branche du plan. Une fiche dépend de l'axe dont le numéro commence le sien."""

    numero: Numero
    """The axe's number.
    :fr: Le numéro de l'axe.
    :exemple: 1"""
    titre: TexteCourt
    """Its title.
    :fr: Son titre.
    :exemple: Faire connaître les métiers"""
    texte: Texte | None = None
    """What it is about, in some paragraphs.
    :fr: De quoi il s'agit, en quelques paragraphes.
    :exemple: Informer les jeunes dès le collège."""
    actions: Annotated[tuple[Annotated[Action, First(keyed("numero"))], ...], First(one_or_many)] = ()
    """The actions announced under it.
    :fr: Les actions qu'il annonce.
    :exemple: ["1.1", "1.2"]"""
    transversal: OuiNon = False
    """Whether it runs through the other axes.
    :fr: S'il traverse les autres axes.
    :exemple: oui"""
    axes: Annotated[tuple[Axe, ...], First(one_or_many)] = ()
    """The axes below it, three levels at most.
    :fr: Les axes qui en dépendent, sur trois niveaux au plus.
    :exemple: [{numero: 1.1, titre: Au collège}]"""

    def all(self) -> Iterator[Axe]:
        """This axe, then all below it, in the order written."""
        yield self
        for axe in self.axes:
            yield from axe.all()


class Plan(AvecChamps):
    """``plan.yaml``: everything of a plan but its fiches.
    :fr: ``plan.yaml`` : tout ce qu'un plan dit, hors de ses fiches."""

    titre: TexteCourt
    """The plan's title.
    :fr: Le titre du plan.
    :exemple: Plan d'action 2024"""
    sous_titre: TexteCourt | None = None
    """What stands below the title.
    :fr: Ce qui vient sous le titre.
    :exemple: Campus des métiers, avec la métropole"""
    exercice: Annees
    """The years covered, first to last: 2024, 2024-2026 or a list.
    :fr: Les années couvertes, de la première à la dernière : 2024, 2024-2026 ou une liste.
    :exemple: 2024"""
    campus: Reference | None = None
    """The campus whose plan it is: the name of a file of ``campus/``.
    :fr: Le campus dont c'est le plan : le nom d'un fichier de ``campus/``.
    :exemple: mon-campus"""
    convention: Reference | None = None
    """The convention it falls under: the name of a file of ``conventions/``.
    :fr: La convention dont il relève : le nom d'un fichier de ``conventions/``.
    :exemple: metropole-2024-2026"""
    base: Annotated[Base, Reads(OneOf(Base))] | None = None
    """What every amount of the plan includes.
    :fr: Ce que comprennent tous les montants du plan.
    :exemple: TTC"""
    budget: ChiffrageLu | None = None
    """The total that the plan declares, in euros: its fiches are held against it.
    :fr: Le total que le plan déclare, en euros : ses fiches lui sont comparées.
    :exemple: 24 000 €"""
    credits_paiement: MontantLu | None = None
    """The crédits de paiement beside a budget in autorisations d'engagement, in euros: shown, never added.
    :fr: Les crédits de paiement à côté d'un budget en autorisations d'engagement, en euros : montrés, jamais ajoutés.
    :exemple: 18 000 €"""
    date: Jour | None = None
    """The day the document is dated from.
    :fr: Le jour dont le document est daté.
    :exemple: 15 janvier 2024"""
    reference: TexteCourt | None = None
    """Its number: of the decision that adopts it, of the file.
    :fr: Son numéro : celui de la décision qui l'adopte, ou du dossier.
    :exemple: DEL-2024-031"""
    version: TexteCourt | None = None
    """Which version of the document it is.
    :fr: La version du document.
    :exemple: 1.0"""
    cadrage: Annotated[tuple[Section, ...], First(one_or_many)] = ()
    """The texts that frame the plan, each with its title.
    :fr: Les textes qui cadrent le plan, chacun avec son titre.
    :exemple: [{titre: Contexte, texte: La filière recrute.}]"""
    principes: Textes = ()
    """The principles the partners agreed on.
    :fr: Les principes convenus entre les partenaires.
    :exemple: [Un interlocuteur par lycée]"""
    gouvernance: Annotated[tuple[Instance, ...], First(one_or_many)] = ()
    """The bodies that follow the plan.
    :fr: Les instances qui suivent le plan.
    :exemple: [{nom: Comité de pilotage, frequence: deux fois par an}]"""
    presentation: Annotated[tuple[Section, ...], First(one_or_many)] = ()
    """Texts that present the campus or its partners.
    :fr: Des textes qui présentent le campus ou ses partenaires.
    :exemple: [{titre: Le campus, texte: Il réunit des lycées et des entreprises.}]"""
    axes: Annotated[tuple[Axe, ...], First(one_or_many)]
    """The plan's tree: one axe or several.
    :fr: Les axes du plan : un ou plusieurs.
    :exemple: [{numero: 1, titre: Faire connaître les métiers}]"""
    references: Textes = ()
    """The texts that it rests on.
    :fr: Les textes sur lesquels il s'appuie.
    :exemple: [Schéma directeur des énergies du 12 mars 2024]"""
    liens: Liens = ()
    """What it is linked to: another plan, a scheme above it, a page.
    :fr: À quoi il est lié : un autre plan, un schéma au-dessus de lui, une page.
    :exemple: [{titre: Plan climat 2020-2026}]"""
    lignes_credit: TextesCourts = ()
    """The credit lines that financements may name without a convention.
    :fr: Les lignes de crédit que les financements peuvent nommer sans convention.
    :exemple: [Fonctionnement]"""
    signataires: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Who signs the plan.
    :fr: Qui signe le plan.
    :exemple: [metropole, lycee]"""
    import_reste: Textes = ()
    """What an import read outside the fiches and found no key for, each text with its place; no document shows it.
    :fr: Ce qu'un import a lu hors des fiches sans lui trouver de clé, chaque texte avec sa provenance ; aucun document ne
        le montre.
    :exemple: ["plan.xlsx!A40 : Version de travail"]"""

    @property
    def seul_exercice(self) -> int | None:
        """The year when there is only one: what « mars » alone means in its fiches."""
        return self.exercice[0] if len(self.exercice) == 1 else None

    def tous_les_axes(self) -> Iterator[Axe]:
        for axe in self.axes:
            yield from axe.all()
