"""CSV: RFC 4180 for programs, or what a French Excel opens right; never a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from cmqplan.amounts import Montant, Taux, format_plain
from cmqplan.language.controls import unobeyed, visible
from cmqplan.tables.sheet import Cell, Sheet

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet read a text as a formula (OWASP, « CSV Injection »), the full-width forms too."""


def harmless(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet could take it for a formula, and nothing in it that
    steers what shows it."""
    formula = text.lstrip(" ").startswith(_DANGEROUS) or text.startswith(_DANGEROUS)
    return unobeyed(visible(f"'{text}" if formula else text))


def cell_text(cell: Cell, *, excel: bool = False) -> str:
    """A cell as CSV holds it: amounts and shares as plain numbers, with a decimal comma for Excel."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, int):
        return str(cell)
    number = (
        format_plain(cell)
        if isinstance(cell, Montant)
        else f"{cell.valeur:f}"
        if isinstance(cell, Taux)
        else ""
    )
    return number.replace(".", ",") if excel else number


def write(sheet: Sheet, *, excel: bool = False) -> bytes:
    """The sheet's heads and rows, without its total: programs sum for themselves, and a total among the rows would be
    counted twice. ``excel``: semicolons, decimal commas, and the mark that tells Excel the text is UTF-8."""
    return _encoded([_heads(sheet, excel=excel), *_rows(sheet, excel=excel)], excel=excel)


def write_all(sheets: Sequence[Sheet], *, excel: bool = False) -> bytes:
    """Several sheets with the same columns in one file: one row of heads, and before each row its sheet's name."""
    if len(sheets) == 1:
        return write(sheets[0], excel=excel)
    rows = [[harmless(sheet.name), *row] for sheet in sheets for row in _rows(sheet, excel=excel)]
    return _encoded([["tableau", *_heads(sheets[0], excel=excel)], *rows], excel=excel)


def _heads(sheet: Sheet, *, excel: bool) -> list[str]:
    return [harmless(column.title if excel else column.key) for column in sheet.columns]


def _rows(sheet: Sheet, *, excel: bool) -> list[list[str]]:
    return [[cell_text(cell, excel=excel) for cell in row] for row in sheet.rows]


def _encoded(rows: Sequence[Sequence[str]], *, excel: bool) -> bytes:
    return rows_text(rows, delimiter=";" if excel else ",").encode("utf-8-sig" if excel else "utf-8")


def rows_text(rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> str:
    """Rows as RFC 4180 writes them: CRLF, quotes where needed."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return target.getvalue()
