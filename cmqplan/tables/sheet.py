"""A sheet: headed columns and rows of plain values. What every table format is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from cmqplan.amounts import Montant, Taux

Cell: TypeAlias = str | int | Montant | Taux | None
"""A text, a whole number (a year, a count), euros, a share; None is empty."""


class Kind(StrEnum):
    """What a column holds, and so how it is aligned and formatted."""

    TEXT = "text"
    DATE = "date"
    """A day, as ISO 8601 writes it."""
    YEAR = "year"
    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is what machines know the column by, and never changes with the language; ``title`` is for people."""

    key: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` have one cell a column. ``total`` is their sum, shown apart; ``notes`` are said below the table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()

    def all_rows(self) -> Sequence[tuple[Cell, ...]]:
        """The rows, then the total where there is one."""
        return self.rows if self.total is None else (*self.rows, self.total)
