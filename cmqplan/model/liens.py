"""What a plan or a fiche is linked to."""

import re
from typing import Annotated

from cmqplan.model.values import First, Modele, NumeroLibre, Reference, TexteCourt, keyed, one_or_many


class Lien(Modele):
    """A link to a plan, to an action, to a scheme that isn't in the workspace, or to a page.
    :fr: Un lien vers un plan, une action, un schéma qui n'est pas dans le dossier, ou une page."""

    plan: Reference | None = None
    """A plan of this workspace, by its folder's name.
    :fr: Un plan de ce dossier, par le nom de son dossier.
    :exemple: plan-2023"""
    numero: NumeroLibre | None = None
    """An action of that plan; of this one when no plan is named.
    :fr: Une action de ce plan-là ; de celui-ci quand aucun plan n'est nommé.
    :exemple: 1.1"""
    titre: TexteCourt | None = None
    """What it is called, when it isn't in this workspace.
    :fr: Son nom, quand il n'est pas dans ce dossier.
    :exemple: Plan climat 2020-2026"""
    texte: TexteCourt | None = None
    """What the link is about.
    :fr: De quoi il s'agit.
    :exemple: son axe 3"""
    adresse: TexteCourt | None = None
    """Where it is found on the web.
    :fr: Où le trouver sur le web.
    :exemple: https://www.example.org/plan-climat"""


BARE = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:fr|eu|com|org|net|gouv))(?:[/.]\S*)?", re.IGNORECASE)
"""An address without the protocol that a link needs."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def read_lien(value: object) -> object:
    """A text alone is an address where it is one, else what the link is called."""
    text = value.strip() if isinstance(value, str) else ""
    return keyed("adresse" if _ADDRESS.fullmatch(text) or BARE.fullmatch(text) else "titre")(value)


Liens = Annotated[tuple[Annotated[Lien, First(read_lien)], ...], First(one_or_many)]
