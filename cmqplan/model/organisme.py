"""An organisme: any party of a plan, or a named category of parties."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cmqplan.findings import fold
from cmqplan.model.values import (
    First,
    Ligne,
    Lignes,
    Modele,
    Reads,
    Reference,
    choice_reader,
    one_or_many,
    read_ligne,
    refuse,
)


class TypeOrganisme(StrEnum):
    """What a party is. The kinds of members come from the texts on campuses (code de l'éducation, D335-33 to D335-35)."""

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
    """An image of a party. ``texte`` says what it shows to who can't see it."""

    fichier: Ligne
    texte: Ligne


def read_siret(value: object) -> str:
    """14 digits whose check digit is right; spaces are dropped. La Poste's own rule is known."""
    from stdnum.exceptions import InvalidChecksum, ValidationError
    from stdnum.fr import siret

    text = read_ligne(value)
    try:
        return str(siret.validate(text))
    except InvalidChecksum:
        refuse("CMQ106", "checksum", {"text": text})
    except ValidationError:
        digits = "".join(text.split())
        refuse("CMQ106", "length" if digits.isdigit() else "digits", {"text": text, "length": len(digits)})


def read_rna(value: object) -> str:
    """« W » and nine digits."""
    text = "".join(read_ligne(value).split()).upper()
    if not (len(text) == 10 and text[0] == "W" and text[1:].isascii() and text[1:].isdigit()):
        refuse("CMQ107", params={"text": text})
    return text


class Organisme(Modele):
    """A party, declared once in ``organismes.yaml`` under the identifier that every other file uses."""

    nom: Ligne
    type: Annotated[TypeOrganisme, Reads(choice_reader(TypeOrganisme))]
    sigle: Ligne | None = None
    alias: Lignes = ()
    """Other spellings found in documents; a fiche that uses one is told the identifier."""
    forme: Ligne | None = None
    """Legal form, as the party states it."""
    droit: Annotated[Droit, Reads(choice_reader(Droit))] | None = None
    siret: Annotated[str, Reads(read_siret)] | None = None
    rna: Annotated[str, Reads(read_rna)] | None = None
    membres: Annotated[tuple[Reference, ...], First(one_or_many)] = ()
    """For a group, its members' identifiers."""
    adresse: Ligne | None = None
    site: Ligne | None = None
    logos: Annotated[tuple[Logo, ...], First(one_or_many)] = ()
    note: Ligne | None = None

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
