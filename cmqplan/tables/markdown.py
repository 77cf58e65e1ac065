"""A sheet as a Markdown table (GitHub's), to paste into a document."""

from __future__ import annotations

from decimal import Decimal

from cmqplan.amounts import Montant, Taux
from cmqplan.language.controls import visible
from cmqplan.language.markdown import escape
from cmqplan.tables.sheet import Cell, Kind, Sheet


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    return escape(visible(" ".join(text.split())))


def _cell(cell: Cell, *, bold: bool = False) -> str:
    if isinstance(cell, Montant | Taux) and cell in (Montant.zero(), Taux(Decimal(0))):
        return "–"
    text = "" if cell is None else escaped(cell) if isinstance(cell, str) else str(cell)
    return f"**{text}**" if bold and text else text


def write(sheet: Sheet) -> str:
    """Title, table (the total in bold as the last row), notes."""
    heads = [escaped(column.title) for column in sheet.columns]
    marks = ["---" if column.kind is Kind.TEXT else "---:" for column in sheet.columns]
    rows = [[_cell(cell) for cell in row] for row in sheet.rows]
    if sheet.total is not None:
        rows.append([_cell(cell, bold=True) for cell in sheet.total])
    lines = [f"| {' | '.join(row)} |" for row in (heads, marks, *rows)]
    notes = [line for note in sheet.notes for line in ("", escaped(note))]
    return "\n".join([f"**{escaped(sheet.title)}**", "", *lines, *notes]) + "\n"
