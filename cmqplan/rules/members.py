"""Who belongs to a campus, groups opened up."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.model.campus import Campus, GenreMembre, Stade
from cmqplan.model.fiche import OPEN
from cmqplan.model.memo import asked_again
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.workspace.workspace import Organismes

LABELLED = frozenset({Stade.LABELLISE, Stade.RENOUVELLEMENT})
"""The stages at which a campus is what the texts on campuses ask it to be."""


def opened(reference: str, organismes: Organismes) -> frozenset[str]:
    """A party, and for a group the members in it, however deep."""
    found: set[str] = set()
    waiting = [reference]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            entry = organismes.get(name)
            waiting += entry.model.membres if entry is not None else ()
    return frozenset(found)


@asked_again
def belonging(campus: Campus, organismes: Organismes) -> frozenset[str]:
    """Identifiers of everyone in a campus: its members, its support, and the party that stands for it."""
    names = [member.organisme for member in campus.membres if member.organisme not in OPEN]
    names += [name for name in (campus.organisme, campus.etablissement_support) if name is not None]
    return frozenset().union(*(opened(identifier(name, organismes), organismes) for name in names))


def identifier(text: str, organismes: Organismes) -> str:
    """The identifier that a text is, or stands for; the text itself where it is neither."""
    return text if organismes.knows(text) else organismes.meant_by(text) or text


def has_eple(campus: Campus, organismes: Organismes) -> bool:
    return any(_eple(campus, organismes))


def _eple(campus: Campus, organismes: Organismes) -> Iterator[bool]:
    for member in campus.membres:
        yield member.genre is GenreMembre.EPLE
    for name in belonging(campus, organismes):
        entry = organismes.get(name)
        yield entry is not None and entry.model.type is TypeOrganisme.EPLE
