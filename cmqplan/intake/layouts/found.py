"""What the layouts find in a file's blocks: a plan, its axes and texts, its fiches, each text under its heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell


class Fate(IntEnum):
    """What became of a text of a file."""

    FORM = 1
    """A heading or another word of the form itself: its key stands for it."""
    KEY = 2
    REST = 3
    """Kept under ``import_reste``."""
    PERSON = 4
    """A person's name or address: set aside, written nowhere."""


class Ledger(dict[str, Fate]):
    """Place → what became of the text there; of a text that went two ways, the one that asks more of a reader."""

    def put(self, fate: Fate, *cells: Cell) -> None:
        for cell in cells:
            if cell.text.strip():
                self[cell.place] = max(fate, self.get(cell.place, fate))

    def count(self, fate: Fate) -> int:
        return sum(1 for one in self.values() if one is fate)

    def places(self, fate: Fate) -> tuple[str, ...]:
        return tuple(place for place, one in self.items() if one is fate)


class Text(NamedTuple):
    cell: Cell
    item: bool = False


@dataclass(slots=True)
class Entry:
    """Texts under one heading; ``key`` is what the heading announces, empty where it is none that is known."""

    key: str
    label: str
    texts: list[Text] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        return [text.cell for text in self.texts]


class Paid(NamedTuple):
    """A line of a table of money: who (a cell, or a heading's text), how much, in which year."""

    nom: str
    amount: Cell
    cells: tuple[Cell, ...]
    """All the cells that say it."""
    exercice: str = ""
    statut: str = ""
    nature: str = ""


@dataclass(slots=True)
class Draft:
    """A fiche, as it was found."""

    numero: str = ""
    titre: str = ""
    title_cells: list[Cell] = field(default_factory=list)
    axe: tuple[str, ...] = ()
    """The titles of the axes it hangs from, outermost first."""
    heading: Cell | None = None
    """A title right above it that may be its axe's."""
    entries: list[Entry] = field(default_factory=list)
    paid: list[Paid] = field(default_factory=list)
    parts: list[tuple[Cell, list[Entry]]] = field(default_factory=list)
    """Its sub-actions: the title of each, and what else its row says."""

    @property
    def fields(self) -> set[str]:
        return {entry.key for entry in self.entries}


@dataclass(slots=True)
class Part:
    """A titled text outside of the fiches."""

    titles: list[Cell]
    texts: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    ledger: Ledger = field(default_factory=Ledger)
    titre: Cell | None = None
    axes: dict[str, list[Cell]] = field(default_factory=dict)
    """Number → the title, then more texts that it has elsewhere."""
    actions: dict[str, Cell] = field(default_factory=dict)
    """Number → the title of an action that is announced outside of its fiche."""
    parts: list[Part] = field(default_factory=list)
    fiches: list[Draft] = field(default_factory=list)
    rest: list[Entry] = field(default_factory=list)
    bases: set[str] = field(default_factory=set)

    def fiche(self, numero: str, titre: str) -> Draft | None:
        """The fiche of this number, else of this title."""
        for draft in self.fiches:
            if (numero and draft.numero == numero) or (
                not numero and titre and fold(draft.titre) == fold(titre)
            ):
                return draft
        return None
