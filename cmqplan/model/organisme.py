"""An organisme: any party of a plan, or a named category of parties."""

import re
from enum import StrEnum
from typing import Annotated

from cmqplan.findings import fold
from cmqplan.model.values import (
    First,
    Modele,
    OneOf,
    Reads,
    Reference,
    TexteCourt,
    TextesCourts,
    one_or_many,
    read_texte_court,
    refuse,
)


class TypeOrganisme(StrEnum):
    """What a party is. The kinds of members come from the texts on campuses (code de l'éducation, D335-33 to
    D335-35)."""

    COLLECTIVITE = "collectivité"
    ETAT = "État"
    EPLE = "EPLE"
    CFA = "CFA"
    FORMATION = "organisme de formation"
    SUPERIEUR = "enseignement supérieur"
    LABORATOIRE = "laboratoire"
    ENTREPRISE = "entreprise"
    ASSOCIATION = "association"
    POLE = "pôle de compétitivité"
    ETABLISSEMENT_PUBLIC = "établissement public"
    CAMPUS = "campus"
    GROUPE = "groupe"
    CATEGORIE = "categorie"
    AUTRE = "autre"


class Droit(StrEnum):
    """The law a party lives under; what article 10 of the law of 12 April 2000 asks of it depends on it."""

    PUBLIC = "public"
    PRIVE = "privé"


_PRIVE = frozenset({TypeOrganisme.ENTREPRISE, TypeOrganisme.ASSOCIATION})


class Logo(Modele):
    """An image of a party.
    :fr: Une image d'un organisme."""

    fichier: TexteCourt
    """Where the image is, from the workspace's folder: PNG or SVG.
    :fr: Où est l'image, depuis le dossier de travail : PNG ou SVG.
    :exemple: plans/logos/lycee.png"""
    texte: TexteCourt
    """What it shows, for who can't see it.
    :fr: Ce qu'elle montre, pour qui ne la voit pas.
    :exemple: Logo du lycée"""


def read_siret(value: object) -> str:
    """14 digits whose check digit is right; spaces are dropped. La Poste's own rule is known."""
    from stdnum.exceptions import InvalidChecksum, ValidationError
    from stdnum.fr import siret

    text = read_texte_court(value)
    try:
        return str(siret.validate(text))
    except InvalidChecksum:
        refuse("CMQ106", "checksum", {"text": text})
    except ValidationError:
        digits = "".join(text.split())
        refuse("CMQ106", "length" if digits.isdigit() else "digits", {"text": text, "length": len(digits)})


def read_rna(value: object) -> str:
    """« W », a digit, a digit or a letter, seven digits."""
    text = "".join(read_texte_court(value).split()).upper()
    if not re.fullmatch("W[0-9][0-9A-Z][0-9]{7}", text):
        refuse("CMQ107", params={"text": text})
    return text


class Organisme(Modele):
    """A party, declared once in ``organismes.yaml`` under the identifier that every other file uses.
    :fr: Un organisme, déclaré une fois dans ``organismes.yaml`` sous l'identifiant que tous les autres fichiers
        emploient."""

    nom: TexteCourt
    """Its full name, as documents print it.
    :fr: Son nom complet, tel que les documents l'impriment.
    :exemple: Métropole"""
    type: Annotated[TypeOrganisme, Reads(OneOf(TypeOrganisme))]
    """What it is.
    :fr: Ce que c'est.
    :exemple: collectivité"""
    sigle: TexteCourt | None = None
    """Its short name, for tables.
    :fr: Son nom court, pour les tableaux.
    :exemple: MET"""
    alias: TextesCourts = ()
    """Other spellings found in documents; a fiche that uses one is told the identifier.
    :fr: D'autres façons de l'écrire, vues dans des documents ; la fiche qui en emploie une apprend l'identifiant.
    :exemple: [La Métropole]"""
    forme: TexteCourt | None = None
    """Its legal form, as it states it.
    :fr: Sa forme juridique, telle qu'il la déclare.
    :exemple: association loi 1901"""
    droit: Annotated[Droit, Reads(OneOf(Droit))] | None = None
    """The law it lives under, when its type doesn't say it.
    :fr: Le droit dont il relève, quand son type ne le dit pas.
    :exemple: public"""
    siret: Annotated[str, Reads(read_siret)] | None = None
    """Its SIRET: 14 digits.
    :fr: Son SIRET : 14 chiffres.
    :exemple: 732 829 320 00074"""
    rna: Annotated[str, Reads(read_rna)] | None = None
    """An association's number in the national register.
    :fr: Le numéro d'une association au répertoire national.
    :exemple: W751000000"""
    membres: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """For a group, its members' identifiers.
    :fr: Pour un groupe, les identifiants de ses membres.
    :exemple: [lycee, metropole]"""
    adresse: TexteCourt | None = None
    """Its address.
    :fr: Son adresse.
    :exemple: 1 place de la Mairie, 21000 Dijon"""
    site: TexteCourt | None = None
    """Its web site.
    :fr: Son site.
    :exemple: https://example.org"""
    logos: Annotated[tuple[Logo, ...], First(one_or_many)] = ()
    """Its logos.
    :fr: Ses logos.
    :exemple: [{fichier: plans/logos/lycee.png, texte: Logo du lycée}]"""
    note: TexteCourt | None = None
    """A remark.
    :fr: Une remarque.
    :exemple: nouveau nom depuis 2023"""

    @property
    def est_de_droit_prive(self) -> bool | None:
        """True or False where it is declared or follows from the type; None where nothing says it."""
        if self.droit is not None:
            return self.droit is Droit.PRIVE
        return True if self.type in _PRIVE else None

    @property
    def nom_court(self) -> str:
        return self.sigle or self.nom

    def written(self) -> frozenset[str]:
        """Every spelling of this party, folded for comparison."""
        return frozenset(fold(word) for word in (self.nom, self.sigle or self.nom, *self.alias))
