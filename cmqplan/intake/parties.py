"""Names in a text → organismes: those declared, by any spelling of theirs, and new ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cmqplan.beginnings.more import organisme_entry
from cmqplan.beginnings.names import Unfit, identifier, kind_of
from cmqplan.findings import fold
from cmqplan.model.fiche import OPEN
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.source.yaml import Value
from cmqplan.workspace.workspace import Organismes

_ARTICLE = re.compile(r"^(?:les?\s+|la\s+|l['’]\s*|des?\s+|du\s+|d['’]\s*|une?\s+)", re.IGNORECASE)
_UNKNOWN = frozenset(
    [
        "a definir",
        "a preciser",
        "a determiner",
        "a confirmer",
        "a completer",
        "nc",
        "non connu",
        "neant",
        "aucun",
        "a identifier",
        "sans objet",
        "n a",
    ]
)
_SORTS = frozenset(
    [
        "college",
        "lycee",
        "colleges",
        "lycees",
        "entreprises",
        "associations",
        "communes",
        "partenaires",
        "etablissements",
        "ecoles",
        "universites",
        "habitants",
        "etablissements scolaires",
        "collectivites",
        "agriculteurs",
        "acteurs economiques",
        "associations locales",
        "entreprise",
        "cfa",
        "bailleurs",
        "communes membres",
        "organismes de formation",
        "branches professionnelles",
        "federations professionnelles",
        "usagers",
        "citoyens",
    ]
)
"""Parties that are named as a sort, never one by one."""
_LEFT_OPEN = "liste ouverte"
"""What our own documents show of a list that is open."""
_LONGEST = 120
_NEAR = 0.88


@dataclass(slots=True)
class Parties:
    """The organismes of a workspace, and those that an import adds as it meets them."""

    known: Organismes
    new: dict[str, Value] = field(default_factory=dict)
    """Identifier → the entry it gets."""
    near: dict[str, str] = field(default_factory=dict)
    """A spelling that isn't declared → the identifier it was taken for."""
    _new: dict[str, str] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether a name is one of theirs, spelt as it is declared."""
        return self._exactly(name) is not None

    def _exactly(self, name: str) -> str | None:
        for form in (name, _ARTICLE.sub("", name), f"les {name}"):
            found = self.known.meant_by(form) or self._new.get(fold(form))
            if found:
                return found
        return None

    def named(self, name: str) -> str | None:
        """The identifier of who is named, declared anew where nobody is; None where the text is no name."""
        text = " ".join(name.split()).strip(" .;:–-•")
        found = self._exactly(text)
        if found or not text or len(text) > _LONGEST or len(text.split()) > 16:
            return found
        near = self.known.spellings.nearest(_ARTICLE.sub("", text), least=_NEAR)
        if near and re.findall("[0-9]+", near) == re.findall("[0-9]+", fold(text)):
            meant = self.known.meant_by(near)
            if meant and len(fold(near)) > 5:
                self.near[text] = meant
                return meant
        return self._declared(text)

    def group(self, text: str, members: list[str]) -> str | None:
        """The group that some bodies make together, declared anew where it isn't."""
        found = self._exactly(text) or self._declared(text)
        entry = self.new.get(found or "")
        if isinstance(entry, dict) and "membres" not in entry:
            entry.update({"type": TypeOrganisme.GROUPE.value, "membres": [*members]})
        return found

    def _declared(self, text: str) -> str | None:
        plain = _ARTICLE.sub("", text)
        title = plain[:1].upper() + plain[1:]
        made = identifier(title)
        if isinstance(made, Unfit):
            return None
        taken = made
        number = 2
        while taken in self.new or self.known.knows(taken):
            taken, number = f"{made}-{number}", number + 1
        kind = TypeOrganisme.CATEGORIE if fold(plain) in _SORTS else kind_of(title)
        self.new[taken] = organisme_entry(title, kind.value)
        for form in (text, plain):
            self._new.setdefault(fold(form), taken)
        return taken


def is_unknown(text: str) -> bool:
    """Whether a text says that nobody is named yet: « à définir »."""
    return text not in OPEN and (fold(text) in _UNKNOWN or not fold(text))


def names(text: str) -> list[str]:
    """The names a text lists: parted by commas, semicolons or lines, but not inside of brackets or quotes; « … » where
    the list is open."""
    found: list[str] = []
    for part in _parted(text):
        name = re.sub(r"^\s*[-–•*]\s+", "", part).strip(" \t\u00a0")
        if name in OPEN or name.rstrip(".") in OPEN or fold(name) == _LEFT_OPEN:
            found.append("...")
            continue
        opened = re.fullmatch(r"(.*\S)\s*(?:\.\.\.|…|\betc\.?)", name)
        name = (opened[1] if opened else name).strip(" .;:,")
        if name:
            found.append(name)
        if opened:
            found.append("...")
    return list(dict.fromkeys(found))


def _parted(text: str) -> list[str]:
    parts, depth, quoted, start = [], 0, False, 0
    for n, sign in enumerate(text):
        depth += (sign in "([«") - (sign in ")]»")
        quoted ^= sign == '"'
        if sign in ";\n" or (sign == "," and depth <= 0 and not quoted):
            parts.append(text[start:n])
            start = n + 1
    return [*parts, text[start:]]
