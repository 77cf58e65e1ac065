"""Budget tables as sheets and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any

from cmqplan.amounts import Taux, format_plain, shares
from cmqplan.finance.dimensions import Coupe
from cmqplan.finance.ecritures import NOTHING, Sommes
from cmqplan.finance.tableau import Rang, Rubrique, Tableau, Tete
from cmqplan.model.lignes import ZERO
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import AMOUNTS, DOUBTED, IN_KIND, SHARE, TITLE, TOTAL, Words, head_text

MOST_COLUMNS = 50
"""A matrix with more columns is written as a list of its filled cells: nobody reads it across, and nearly all of it is empty."""


def sheet_of(
    table: Tableau, words: Words, *, title: str = "", notes: Sequence[str] = (), keys: bool = False
) -> Sheet:
    """A table as a sheet. With one dimension its columns are the amounts, the total and the share of the grand total; with
    two, what the second one has, what of the row was refused, and the total; with two of which the second has more than ``MOST_COLUMNS`` values, a row
    for each filled cell. ``keys`` adds the identifiers that machines sort by."""
    name, total = table.lignes.cle, table.total
    columns, rows, last = (
        _list(table, words, keys=keys)
        if table.colonnes is not None and len(table.tetes) > MOST_COLUMNS
        else _across(table, words, keys=keys)
    )
    shown = (bool(total.en_nature), bool(total.sommes.estime), bool(total.sommes.marge))
    kept = [True] * (len(columns) - len(shown)) + list(shown)
    return Sheet(
        name,
        title,
        tuple(compress(columns, kept)),
        tuple(tuple(compress(row, kept)) for row in rows),
        tuple(compress(last, kept)),
        tuple(notes),
    )


_Written = tuple[list[Column], list[tuple[Cell, ...]], tuple[Cell, ...]]
"""Columns, rows and total. Last come what is in kind, what isn't firm and the least total: where there is some."""


def _last_columns(words: Words) -> list[Column]:
    return [
        Column("en_nature", words(IN_KIND), Kind.AMOUNT),
        *(Column(key, words(name), Kind.AMOUNT) for key, name in DOUBTED.items()),
    ]


def _doubted(sums: Sommes) -> list[Cell]:
    return [getattr(sums, name) for name in DOUBTED]


def _head_columns(dimension: Coupe, words: Words, *, keys: bool, libelle: str = "libelle") -> list[Column]:
    own = Column(dimension.cle, words(dimension.tete))
    return [own, Column(libelle, words(TITLE))] if keys else [own]


def _head_cells(dimension: Coupe, head: Tete, words: Words, *, keys: bool) -> list[Cell]:
    text = head_text(dimension, head, words)
    return [_key(head), text] if keys else [text]


def _across(table: Tableau, words: Words, *, keys: bool) -> _Written:
    columns = _head_columns(table.lignes, words, keys=keys)
    if table.colonnes is None:
        columns += [Column(key, words(name), Kind.AMOUNT) for key, name in AMOUNTS.items()]
    else:
        columns += [
            Column(_key(head), head_text(table.colonnes, head, words, short=True), Kind.AMOUNT)
            for head in table.tetes
        ]
    beside = ["refuse"] if table.colonnes is not None and table.total.sommes.refuse else []
    columns += [Column(key, words(AMOUNTS[key]), Kind.AMOUNT) for key in beside]
    columns.append(Column("total", words(TOTAL), Kind.AMOUNT))
    if table.colonnes is None:
        columns.append(Column("part", words(SHARE), Kind.SHARE))
    columns += _last_columns(words)

    def cells(row: Rang, part: Taux | None) -> list[Cell]:
        found: list[Cell] = (
            [getattr(row.sommes, name) for name in AMOUNTS]
            if table.colonnes is None
            else [row.cellules.get(n, NOTHING).total for n in range(len(table.tetes))]
        )
        return [
            *found,
            *(getattr(row.sommes, key) for key in beside),
            row.sommes.total,
            *([part] if table.colonnes is None else []),
            row.en_nature.tenu,
            *_doubted(row.sommes),
        ]

    rows = [
        (*_head_cells(table.lignes, row.tete, words, keys=keys), *cells(row, part))
        for row, part in zip(table.rangs, _parts(table), strict=True)
    ]
    heads: list[Cell] = [_key(table.total.tete), words(TOTAL)] if keys else [words(TOTAL)]
    return columns, rows, (*heads, *cells(table.total, _whole(table)))


def _list(table: Tableau, words: Words, *, keys: bool) -> _Written:
    """A row for each filled cell; a row's help in kind stands on the first of them."""
    assert table.colonnes is not None
    columns = [
        *_head_columns(table.lignes, words, keys=keys, libelle=f"{table.lignes.cle}_libelle"),
        *_head_columns(table.colonnes, words, keys=keys, libelle=f"{table.colonnes.cle}_libelle"),
        *(Column(key, words(name), Kind.AMOUNT) for key, name in AMOUNTS.items()),
        Column("total", words(TOTAL), Kind.AMOUNT),
        *_last_columns(words),
    ]
    rows: list[tuple[Cell, ...]] = []
    for row in table.rangs:
        heads = _head_cells(table.lignes, row.tete, words, keys=keys)
        in_kind = row.en_nature.tenu
        cells: Sequence[tuple[Tete | None, Sommes]] = filled(table, row) or [(None, NOTHING)]
        for head, sums in cells:
            other = _head_cells(table.colonnes, head, words, keys=keys) if head else [None] * len(heads)
            rows.append((*heads, *other, *amounts_of(sums), in_kind, *_doubted(sums)))
            in_kind = ZERO
    blank: list[Cell] = [None] * (3 if keys else 1)
    whole = table.total.sommes
    last = (words(TOTAL), *blank, *amounts_of(whole), table.total.en_nature.tenu, *_doubted(whole))
    return columns, rows, last


def filled(table: Tableau, row: Rang) -> list[tuple[Tete, Sommes]]:
    """The cells of a row that hold something, each with its column's head, in the columns' order."""
    return [(table.tetes[n], row.cellules[n]) for n in sorted(row.cellules)]


def amounts_of(sums: Sommes) -> Iterator[Cell]:
    yield from (getattr(sums, name) for name in AMOUNTS)
    yield sums.total


def _parts(table: Tableau) -> tuple[Taux | None, ...]:
    """Each row's share of the grand total."""
    return shares(row.sommes.total for row in table.rangs)


def _whole(table: Tableau) -> Taux | None:
    return shares([table.total.sommes.total])[0]


def _key(head: Tete) -> str:
    return head.cle if head.rubrique is Rubrique.VALEUR else head.rubrique.value


def document_of(
    table: Tableau, words: Words, *, title: str = "", notes: Sequence[str] = ()
) -> dict[str, Any]:
    """A table as JSON's plain values: every cell with its amounts, as text with two decimals."""
    columns = table.colonnes
    return {
        "titre": title,
        "plans": list(table.plans),
        "lignes": table.lignes.cle,
        "colonnes": columns.cle if columns else None,
        "rangs": [
            _rank(table, row, part, words) for row, part in zip(table.rangs, _parts(table), strict=True)
        ],
        "total": _rank(table, table.total, _whole(table), words),
        "refus": [
            {"financeur": refus.financeur, "montant": format_plain(refus.montant)} for refus in table.refus
        ],
        "notes": list(notes),
    }


def _rank(table: Tableau, row: Rang, part: Taux | None, words: Words) -> dict[str, Any]:
    value = {
        **_head(table.lignes, row.tete, words),
        **_amounts(row.sommes),
        "part": f"{part.valeur:f}" if part else None,
        "en_nature": format_plain(row.en_nature.tenu),
        "en_nature_refuse": format_plain(row.en_nature.refuse),
    }
    if table.colonnes is not None:
        cells = (
            filled(table, row)
            if len(table.tetes) > MOST_COLUMNS
            else [(head, row.cellules.get(n, NOTHING)) for n, head in enumerate(table.tetes)]
        )
        value["cellules"] = [{**_head(table.colonnes, head, words), **_amounts(cell)} for head, cell in cells]
    return value


def _head(dimension: Coupe, head: Tete, words: Words) -> dict[str, Any]:
    return {
        "cle": head.cle or None,
        "rubrique": head.rubrique.value,
        "libelle": head_text(dimension, head, words),
    }


def _amounts(sums: Sommes) -> dict[str, str]:
    return {
        **{name: format_plain(getattr(sums, name)) for name in AMOUNTS},
        "total": format_plain(sums.total),
        **{name: format_plain(getattr(sums, name)) for name in DOUBTED},
    }
