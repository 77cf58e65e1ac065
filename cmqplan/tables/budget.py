"""Budget tables as sheets and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cmqplan.amounts import Taux, format_plain, shares
from cmqplan.finance.ecritures import Sommes
from cmqplan.finance.tableau import Dimension, Rang, Rubrique, Tableau, Tete
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import AMOUNTS, HEADS, Words, head_text


def sheet_of(
    table: Tableau, words: Words, *, title: str = "", notes: Sequence[str] = (), keys: bool = False
) -> Sheet:
    """A table as a sheet. With one dimension its columns are the four amounts, the total and the share of the grand
    total; with two, what the second one has, and the total. ``keys`` adds the identifiers that machines sort by."""
    heads = [Column(table.lignes.value, words(HEADS[table.lignes]))]
    if keys:
        heads.append(Column("libelle", words("Title")))
    if table.colonnes is None:
        heads += [Column(key, words(name), Kind.AMOUNT) for key, name in AMOUNTS.items()]
    else:
        heads += [
            Column(_key(head), head_text(table.colonnes, head, words, short=True), Kind.AMOUNT)
            for head in table.tetes
        ]
    heads.append(Column("total", words("Total"), Kind.AMOUNT))
    if table.colonnes is None:
        heads.append(Column("part", words("Share"), Kind.SHARE))
    if table.total.en_nature:
        heads.append(Column("en_nature", words("In kind"), Kind.AMOUNT))
    rows = tuple(
        _row(table, row, part, words, keys=keys) for row, part in zip(table.rangs, _parts(table), strict=True)
    )
    total = _row(table, table.total, _whole(table), words, keys=keys, label=words("Total"))
    return Sheet(table.lignes.value, title, tuple(heads), rows, total, tuple(notes))


def _key(head: Tete) -> str:
    return head.cle if head.rubrique is Rubrique.VALEUR else head.rubrique.value


def _parts(table: Tableau) -> tuple[Taux | None, ...]:
    """Each row's share of the grand total."""
    return shares(row.sommes.total for row in table.rangs)


def _whole(table: Tableau) -> Taux | None:
    return shares([table.total.sommes.total])[0]


def _row(
    table: Tableau, row: Rang, part: Taux | None, words: Words, *, keys: bool, label: str = ""
) -> tuple[Cell, ...]:
    text = label or head_text(table.lignes, row.tete, words)
    cells: list[Cell] = [_key(row.tete), text] if keys else [text]
    if table.colonnes is None:
        cells += [getattr(row.sommes, name) for name in AMOUNTS]
    else:
        cells += [cell.total for cell in row.cellules]
    cells.append(row.sommes.total)
    if table.colonnes is None:
        cells.append(part)
    if table.total.en_nature:
        cells.append(row.en_nature.tenu)
    return tuple(cells)


def document_of(
    table: Tableau, words: Words, *, title: str = "", notes: Sequence[str] = ()
) -> dict[str, Any]:
    """A table as JSON's plain values: every cell with its amounts, as text with two decimals."""
    columns = table.colonnes
    return {
        "titre": title,
        "plans": list(table.plans),
        "lignes": table.lignes.value,
        "colonnes": columns.value if columns else None,
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
        value["cellules"] = [
            {**_head(table.colonnes, head, words), **_amounts(cell)}
            for head, cell in zip(table.tetes, row.cellules, strict=True)
        ]
    return value


def _head(dimension: Dimension, head: Tete, words: Words) -> dict[str, Any]:
    return {
        "cle": head.cle or None,
        "rubrique": head.rubrique.value,
        "libelle": head_text(dimension, head, words),
    }


def _amounts(sums: Sommes) -> dict[str, str]:
    return {
        **{name: format_plain(getattr(sums, name)) for name in AMOUNTS},
        "total": format_plain(sums.total),
    }
