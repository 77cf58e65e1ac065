"""A file as a tree of its keys, and what is worth seeing beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cmqplan.amounts import sum_montants
from cmqplan.findings import N_, Place
from cmqplan.language import fill
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO, lignes_financees, total_de
from cmqplan.source.positions import Node, Positions
from cmqplan.workspace.workspace import Entry

_NAMED_BY = ("titre", "nom", "financeur", "organisme", "texte", "numero")
"""The keys that tell an item of a list from the others."""


class Branch(NamedTuple):
    """A key or an item: offsets of its name and of the whole (half-open), what it says in short, what is below it."""

    name: str
    detail: str
    start: int
    end: int
    name_start: int
    name_end: int
    below: tuple[Branch, ...]


def outline(positions: Positions) -> tuple[Branch, ...]:
    """The keys of a file, first to last; of a broken one, those read before it breaks."""
    return tuple(_below(positions.root)) if positions.root is not None else ()


def _below(node: Node) -> Iterator[Branch]:
    for step, child in node.children.items():
        key = node.keys.get(step)
        if isinstance(step, int):
            title = next((child.children[name] for name in _NAMED_BY if name in child.children), child)
            name = (title.text or "").split("\n")[0][:80] or str(step + 1)
            yield Branch(name, "", child.start, child.end, child.start, child.start, tuple(_below(child)))
        elif key is not None:
            detail = (child.text or "").split("\n")[0][:80]
            end = max(child.end, key.end)
            yield Branch(step, detail, key.start, end, key.start, key.end, tuple(_below(child)))


def hints(entry: Entry[Fiche]) -> Iterator[tuple[Place, str]]:
    """Beside a fiche's lines, what they make and what its total lacks."""
    financiers = entry.model.moyens.financiers
    total = total_de(financiers) if financiers is not None else None
    if financiers is None or total is None or not financiers.financements:
        return
    held = sum_montants(line.tenu for line in lignes_financees(financiers) if not line.est_en_nature)
    said = fill(N_("{held} of {total}"), {"held": held, "total": total})
    if total != held:
        rest = total - held if total > held else held - total
        message = N_("{rest} to find") if total > held else N_("{rest} too much")
        said += " · " + fill(message, {"rest": rest})
    if held != ZERO or total != ZERO:
        yield entry.at("moyens", "financiers", "financements", on="key"), said
