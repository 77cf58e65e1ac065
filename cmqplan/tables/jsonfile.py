"""JSON: amounts as text with two decimals, so that no reader makes a float of them unknowingly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cmqplan.amounts import Montant, Taux, format_plain
from cmqplan.language.controls import as_json_bytes
from cmqplan.tables.sheet import Cell, Sheet


def value(cell: Cell) -> str | int | None:
    if isinstance(cell, Montant):
        return format_plain(cell)
    return f"{cell.valeur:f}" if isinstance(cell, Taux) else cell


def of_sheet(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain values, each row a mapping by its columns' keys."""

    def mapping(row: tuple[Cell, ...]) -> dict[str, Any]:
        return {column.key: value(cell) for column, cell in zip(sheet.columns, row, strict=True)}

    return {
        "titre": sheet.title,
        "colonnes": [{"cle": column.key, "titre": column.title} for column in sheet.columns],
        "lignes": [mapping(row) for row in sheet.rows],
        "total": mapping(sheet.total) if sheet.total else None,
        "notes": list(sheet.notes),
    }


def write(document: Mapping[str, Any]) -> bytes:
    """A document as indented JSON, keys in the order given."""
    return as_json_bytes(document)
