"""The one form that every file is read into: titles, paragraphs and tables, each text with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from cmqplan.language.said import Said


class Cell(NamedTuple):
    """A text and where it was read: « plan.xlsx!B7 », « plan.docx, tableau 2, ligne 4, colonne 1 ». No two texts of a
    file share a place, but those that were one text there."""

    text: str
    place: str
    markdown: bool = False
    """Whether its signs are Markdown's own already."""


class Title(NamedTuple):
    cell: Cell
    level: int
    """1 is the outermost; 0 a document's title."""


class Paragraph(NamedTuple):
    cell: Cell
    item: bool = False
    """One of a list."""


class Table(NamedTuple):
    """Rows as long as each other; an empty text where nothing stands. ``name``: the sheet's, where it has one."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""


Block: TypeAlias = Title | Paragraph | Table


class Remark(NamedTuple):
    """Something a reader should know of a file that isn't among its texts."""

    says: Said
    params: dict[str, object]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read. ``name`` is the file's own, as places begin with it."""

    name: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    aside: tuple[Cell, ...] = ()
    """What stands outside of the text's own order: pages' headers and footers, comments, notes."""
    form: tuple[Cell, ...] = ()
    """The words of a known form that nobody filled in: its help, its lists of choices."""

    shares: Mapping[str, str] = field(default_factory=dict)
    """Place → what a cell shows, of those whose text is a figure that a workbook shows in percent."""

    def as_shown(self) -> Source:
        """The file with its shares as its cells show them."""
        blocks = tuple(
            Table(
                tuple(
                    tuple(cell._replace(text=self.shares.get(cell.place, cell.text)) for cell in row)
                    for row in block.rows
                ),
                block.name,
            )
            if isinstance(block, Table)
            else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks) if self.shares else self

    def cells(self) -> Iterator[Cell]:
        """Every text that isn't empty, in order."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row if cell.text.strip())
            elif block.cell.text.strip():
                yield block.cell
        yield from self.aside
        yield from self.form


class Unreadable(NamedTuple):
    """Why a file can't be read, and what to do."""

    says: Said
    params: dict[str, object]


def rectangular(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows made as long as the longest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell("", "")] * (width - len(row))) for row in rows)
