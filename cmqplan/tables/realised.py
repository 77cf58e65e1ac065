"""Prévu, engagé, réalisé as sheets: a table for each side of the money, which says which it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cmqplan.finance.dimensions import Sens
from cmqplan.finance.realise import NOTHING, Execution, RangRealise, TableauRealise
from cmqplan.finance.tableau import Rubrique, Tete
from cmqplan.language import Said
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import PLANNED, TITLE, TOTAL, Words, head_text

_SIDE = Said("Côté", "Side")
_COMMITTED = {Sens.DEPENSES: Said("Engagé", "Committed"), Sens.RECETTES: Said("Accordé", "Granted")}
_DONE = {Sens.DEPENSES: Said("Payé", "Paid"), Sens.RECETTES: Said("Versé", "Received")}
_COMMITTED_OR_GRANTED = Said("Engagé ou accordé", "Committed or granted")
_PAID_OR_RECEIVED = Said("Payé ou versé", "Paid or received")
GAP = {
    Sens.DEPENSES: Said("Écart (payé − prévu)", "Difference (paid − planned)"),
    Sens.RECETTES: Said("Écart (versé − prévu)", "Difference (received − planned)"),
}
_GAP = Said("Écart (réalisé − prévu)", "Difference (real − planned)")
RELATIVE_GAP = Said("Écart en % du prévu", "Difference in % of planned")
_IN_KIND = Said("En nature : {amount}", "In kind: {amount}")
_TITLES = {
    Sens.DEPENSES: Said(
        "Dépenses prévues, engagées et payées, par {cuts} : {plans}",
        "Spending planned, committed and paid, by {cuts}: {plans}",
    ),
    Sens.RECETTES: Said(
        "Recettes prévues, accordées et versées, par {cuts} : {plans}",
        "Income planned, granted and received, by {cuts}: {plans}",
    ),
}
_AND = Said(" et par ", " and ")
NAMES = {Sens.DEPENSES: "depenses", Sens.RECETTES: "recettes"}


def title_of(table: TableauRealise, words: Words) -> str:
    cuts = words(_AND).join(words(cut.tete).lower() for cut in table.coupes)
    return words(_TITLES[table.sens]).format(cuts=cuts, plans=", ".join(table.plans))


def sheets_of(
    tables: Sequence[TableauRealise], words: Words, *, notes: Sequence[str] = (), keys: bool = False
) -> tuple[Sheet, ...]:
    """A sheet for each table. ``keys`` is for programs: identifiers to sort by, and no gap in per cent is None; for people
    it is « – »."""
    return tuple(
        _sheet(table, words, keys=keys, notes=notes if table is tables[-1] else ()) for table in tables
    )


def sheets_apart(
    tables: Sequence[TableauRealise], words: Words, *, notes: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """The same for people, what is in kind in tables of its own: a page isn't wide enough for both."""
    found = []
    for table in tables:
        found.append(_sheet(_cash(table), words))
        if table.total.en_nature:
            in_kind = _sheet(_in_kind_of(table), words)
            found.append(replace(in_kind, title=words(_IN_KIND).format(amount=in_kind.title)))
    found[-1] = replace(found[-1], notes=tuple(notes))
    return tuple(found)


def _cash(table: TableauRealise) -> TableauRealise:
    rows = (replace(row, en_nature=NOTHING) for row in table.rangs if row.especes or not row.en_nature)
    return replace(table, rangs=tuple(rows), total=replace(table.total, en_nature=NOTHING))


def _in_kind_of(table: TableauRealise) -> TableauRealise:
    rows = (RangRealise(row.tetes, row.en_nature, NOTHING) for row in table.rangs if row.en_nature)
    total = RangRealise(table.total.tetes, table.total.en_nature, NOTHING)
    return replace(table, rangs=tuple(rows), total=total)


def _sheet(table: TableauRealise, words: Words, *, keys: bool = False, notes: Sequence[str] = ()) -> Sheet:
    in_kind = bool(table.total.en_nature)
    return Sheet(
        NAMES[table.sens],
        title_of(table, words),
        (*_heads(table, words, keys=keys), *_amounts(table.sens, words, in_kind=in_kind)),
        tuple(
            (*_labels(table, row, words, keys=keys), *_cells(row, table.total, keys=keys))
            for row in table.rangs
        ),
        (*_total_labels(table, words, keys=keys), *_cells(table.total, table.total, keys=keys)),
        tuple(notes),
    )


def rows_of(tables: Sequence[TableauRealise], words: Words, *, keys: bool = False) -> Sheet:
    """All the tables as one long one, whose first column says the side."""
    in_kind = any(table.total.en_nature for table in tables)
    return Sheet(
        "realise",
        "",
        (
            Column("cote", words(_SIDE)),
            *_heads(tables[0], words, keys=keys),
            *_amounts(None, words, in_kind=in_kind),
        ),
        tuple(
            (
                table.sens.value,
                *_labels(table, row, words, keys=keys),
                *_figures(row.especes, keys=True),
                *(_in_kind(row.en_nature) if in_kind else ()),
            )
            for table in tables
            for row in table.rangs
        ),
    )


def _heads(table: TableauRealise, words: Words, *, keys: bool) -> Iterator[Column]:
    several = len(table.coupes) > 1
    for cut in table.coupes:
        yield Column(cut.cle, words(cut.tete))
        if keys:
            yield Column(f"{cut.cle}_libelle" if several else "libelle", words(TITLE))


def _labels(table: TableauRealise, row: RangRealise, words: Words, *, keys: bool) -> Iterator[Cell]:
    for cut, head in zip(table.coupes, row.tetes, strict=True):
        if keys:
            yield _key(head)
        yield head_text(cut, head, words)


def _key(head: Tete) -> str:
    return head.cle if head.rubrique is Rubrique.VALEUR else head.rubrique.value


def _total_labels(table: TableauRealise, words: Words, *, keys: bool) -> tuple[Cell, ...]:
    first = ("total", words(TOTAL)) if keys else (words(TOTAL),)
    return (*first, *[None] * (len(first) * (len(table.coupes) - 1)))


def _amounts(side: Sens | None, words: Words, *, in_kind: bool) -> Iterator[Column]:
    named: Mapping[str, Said] = {
        "prevu": PLANNED,
        "engage": _COMMITTED[side] if side else _COMMITTED_OR_GRANTED,
        "realise": _DONE[side] if side else _PAID_OR_RECEIVED,
    }
    yield from (Column(key, words(name), Kind.AMOUNT) for key, name in named.items())
    yield Column("ecart", words(GAP[side] if side else _GAP), Kind.AMOUNT)
    yield Column("ecart_pourcent", words(RELATIVE_GAP), Kind.SHARE)
    if in_kind:
        for key, name in named.items():
            text = words(_IN_KIND).format(amount=words(name).lower())
            yield Column(f"en_nature_{key}", text, Kind.AMOUNT)


def _cells(row: RangRealise, total: RangRealise, *, keys: bool) -> Iterator[Cell]:
    yield from _figures(row.especes, keys=keys)
    if total.en_nature:
        yield from _in_kind(row.en_nature)


def _figures(found: Execution, *, keys: bool) -> Iterator[Cell]:
    yield from (found.prevu, found.engage, found.realise, found.ecart)
    relative = found.ecart_relatif
    yield relative if keys else "–" if relative is None else str(relative)


def _in_kind(found: Execution) -> Iterator[Cell]:
    yield from (found.prevu, found.engage, found.realise)
