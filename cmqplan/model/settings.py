"""``cmqplan.yaml``: what a workspace settles for itself. Every key is optional."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cmqplan.model.champs import Champ
from cmqplan.model.couleur import CouleurLue
from cmqplan.model.values import (
    First,
    Modele,
    MontantLu,
    OneOf,
    Reads,
    Reference,
    TauxLu,
    TexteCourt,
    TextesCourts,
    one_or_many,
    read_texte_court,
    refuse,
)


class Gravite(StrEnum):
    """A rule's weight, as settings write it. ``aucune`` switches it off."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFO = "info"
    AUCUNE = "aucune"


class Plafond(Modele):
    """What a funder asks for: a share of an action at most and at least, an own share of its carrier, how much public aid.
    :fr: Ce qu'un financeur demande : une part d'une action au plus et au moins, une part propre du porteur, combien
        d'aides publiques."""

    financeur: Reference
    """The funder's identifier.
    :fr: L'identifiant du financeur.
    :exemple: region"""
    taux_maximum: TauxLu | None = None
    """The most it pays, as a share of a fiche's ``assiette``, else of its total.
    :fr: Ce qu'il paie au plus, en part de l'``assiette`` d'une fiche, à défaut de son total.
    :exemple: 80 %"""
    taux_minimum: TauxLu | None = None
    """The least it pays where it pays, as a share of the same.
    :fr: Ce qu'il paie au moins quand il paie, en part du même montant.
    :exemple: 20 %"""
    part_propre_minimum: TauxLu | None = None
    """The least that who carries it pays as ``fonds propres``, as a share of the same.
    :fr: Ce que le porteur paie au moins en ``fonds propres``, en part du même montant.
    :exemple: 20 %"""
    montant_maximum: MontantLu | None = None
    """The most it pays for one fiche, in euros.
    :fr: Ce qu'il paie au plus pour une fiche, en euros.
    :exemple: 50 000 €"""
    montant_minimum: MontantLu | None = None
    """The least it pays for one fiche where it pays, in euros.
    :fr: Ce qu'il paie au moins pour une fiche quand il paie, en euros.
    :exemple: 2 500 €"""
    taux_aide_publique_maximum: TauxLu | None = None
    """The most that all public aid together may be where it pays, as a share of the same: ``subvention`` and ``fonds de
    concours`` of parties that aren't of private law.
    :fr: Ce que toutes les aides publiques ensemble peuvent faire quand il paie, en part du même montant : les
        ``subvention`` et ``fonds de concours`` d'organismes qui ne sont pas de droit privé.
    :exemple: 80 %"""


LONGEST_PIED = 160
"""Characters at the foot of a page: two lines beside its number."""


def read_pied(value: object) -> str:
    """One line, short enough for the foot of a page."""
    text = read_texte_court(value)
    if len(text) > LONGEST_PIED:
        refuse("CMQ115", "pied", {"length": len(text), "most": LONGEST_PIED})
    return text


class Apparence(Modele):
    """How documents look: their colours, the order of their logos, the foot of their pages.
    :fr: L'aspect des documents : leurs couleurs, l'ordre de leurs logos, le pied de leurs pages."""

    couleur: CouleurLue | None = None
    """The colour of titles, of heads of tables and of links.
    :fr: La couleur des titres, des têtes de tableaux et des liens.
    :exemple: "#1f3f77"
    """
    couleur_alerte: CouleurLue | None = None
    """The colour of what is missing, refused or late.
    :fr: La couleur de ce qui manque, est refusé ou en retard.
    :exemple: "#8a1c3c"
    """
    logos: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """Whose logos come first, in this order; the others follow. A campus goes by its ``organisme``.
    :fr: De qui les logos viennent d'abord, dans cet ordre ; les autres suivent. Un campus porte le nom de son
        ``organisme``.
    :exemple: [metropole, campus-exemple]"""
    pied: Annotated[str, Reads(read_pied)] | None = None
    """What stands at the foot of each page: an address, whom to ask.
    :fr: Ce qui est écrit au pied de chaque page : une adresse, à qui s'adresser.
    :exemple: Campus Exemple, 1 rue de l'Exemple, 21000 Exempleville"""


class Settings(Modele):
    """``cmqplan.yaml``: what a workspace settles for itself. Every key is optional.
    :fr: ``cmqplan.yaml`` : ce qu'un dossier de travail règle pour lui-même. Aucune clé n'est obligatoire."""

    regles: dict[str, Annotated[Gravite, Reads(OneOf(Gravite))]] = Field(default_factory=dict)
    """A rule's weight, by code or by the beginning of several.
    :fr: La gravité d'une règle, par son code ou le début de plusieurs.
    :exemple: {CMQ602: aucune}"""
    ignorer: TextesCourts = ()
    """Rules never reported.
    :fr: Les règles dont on ne parle jamais.
    :exemple: [CMQ222]"""
    choisir: TextesCourts = ()
    """The only rules reported, when given.
    :fr: Les seules règles dont on parle, quand il y en a.
    :exemple: [CMQ1, CMQ2]"""
    plafonds: Annotated[tuple[Plafond, ...], First(one_or_many)] = ()
    """What each funder accepts.
    :fr: Ce que chaque financeur accepte.
    :exemple: [{financeur: region, taux_maximum: 80 %}]"""
    seuil_convention: MontantLu | None = None
    """The amount above which a private-law beneficiary needs a convention; 23 000 € (décret 2001-495) when not given.
    :fr: Le montant au-delà duquel un bénéficiaire de droit privé doit avoir une convention ; 23 000 € (décret
        2001-495) quand il n'est pas donné.
    :exemple: 23 000 €"""
    seuil_ecart: TauxLu | None = None
    """How far what was spent may be from what was planned, in per cent of it, before a fiche has to say why under
    ``suivi.ecarts``; nothing is asked when not given.
    :fr: De combien ce qui est dépensé peut s'écarter de ce qui était prévu, en pour cent du prévu, sans que la fiche doive
        dire pourquoi sous ``suivi.ecarts`` ; rien n'est demandé quand il n'est pas donné.
    :exemple: 10 %"""
    mention: TexteCourt | None = None
    """What stands on each page of each document, such as who paid for it or whom it is for.
    :fr: Ce qui est écrit sur chaque page de chaque document, par exemple qui l'a financé ou à qui il est destiné.
    :exemple: Document de travail, pour le comité des partenaires"""
    apparence: Apparence = Field(default_factory=Apparence)
    """How documents look.
    :fr: L'aspect des documents.
    :exemple: {couleur: "#1f3f77", logos: [metropole, campus-exemple]}"""
    champs: dict[str, Champ] = Field(default_factory=dict)
    """Keys of your own, by name: fiches and plans may then write them.
    :fr: Des clés à vous, par leur nom : les fiches et les plans peuvent alors les écrire.
    :exemple: {thematiques: {titre: Thématiques, sur: fiche, type: liste}}"""
    importer: dict[str, TextesCourts] = Field(default_factory=dict)
    """For import, other headings under which your documents put what a key holds.
    :fr: Pour l'import, les autres libellés sous lesquels vos documents mettent ce qu'une clé contient.
    :exemple: {porteurs: [Service instructeur], import_reste: [Observations internes]}"""
