"""The budget as a workbook: every entry on one sheet, and a sheet for each cut, whose figures are formulas on it.

In French, whoever runs it. The same entries make the same bytes.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from textwrap import shorten
from typing import Any

from cmqplan.amounts import Montant
from cmqplan.finance import dimensions
from cmqplan.finance.dimensions import (
    CONVENTION,
    EXERCICE,
    FICHE,
    PLAN,
    Coupe,
)
from cmqplan.finance.ecritures import NOTHING, Ecriture
from cmqplan.finance.formulaire import Cote as FaceDuFormulaire
from cmqplan.finance.formulaire import Formulaire, Rang
from cmqplan.finance.previsionnel import BudgetPrevisionnel, Cote
from cmqplan.finance.realise import TableauRealise
from cmqplan.finance.tableau import Tableau, etiquettes, tableau
from cmqplan.finance.views import Maquette, maquette
from cmqplan.tables.budget import MOST_COLUMNS, sheet_of
from cmqplan.tables.realised import sheets_of as realised_sheets
from cmqplan.tables.sheet import Kind, Sheet
from cmqplan.tables.words import AMOUNTS, french, head_text
from cmqplan.workspace.workspace import Workspace

EUROS = '#,##0\\ "€";\\-#,##0\\ "€";"–"'
EUROS_AND_CENTS = '#,##0.00\\ "€";\\-#,##0.00\\ "€";"–"'
SHARE = "0.0\\ %"
"""Number formats in the file's own (English) spelling: Excel and LibreOffice both show « 50 000 € » in French."""

ENTRIES = "Écritures"
FIRST_ROW = 3
"""Where the rows begin, from 0: below the title, an empty row and the heads."""

_LONGEST_CRITERION = 255
"""Characters that SUMIFS takes as a criterion."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the workbook says of itself. ``created`` stands in its properties: fixed, so that bytes don't change. ``plans`` is what
    its sheets are about, in the plans' own titles."""

    title: str
    created: datetime
    plans: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """For each entry, the file and line it comes from."""


def write(
    workspace: Workspace,
    entries: Iterable[Ecriture],
    plans: Sequence[str],
    options: Options,
    *,
    first: tuple[Coupe, Coupe | None] | None = None,
    view: str = "",
    budget: BudgetPrevisionnel | None = None,
    subventions: Sequence[Sheet] = (),
) -> bytes:
    """The workbook's bytes. ``first`` is the cut that was asked for, ``view`` one of maquette, previsionnel and subventions:
    its sheet comes first. ``subventions`` are the tables of ``exports.views``."""
    entries = tuple(entries)
    target = io.BytesIO()
    book = _opened(target, options)
    cents = any(amount.centimes % 100 for entry in entries for amount in _amounts(entry).values())
    made = _Book(book, _formats(book, cents=cents), options, _ledger(workspace, entries, plans, first or ()))
    views: dict[str, Callable[[], None]] = {
        "maquette": lambda: _maquette_sheet(made, maquette(workspace, entries, plans))
    }
    if budget is not None:
        views["previsionnel"] = lambda: _budget_sheet(made, budget)
    if subventions:
        views["subventions"] = lambda: _subventions_sheet(made, subventions)
    if view in views:
        views.pop(view)()
    if first is not None and first[1] is not None:
        name = f"{french(first[0].tete)} × {french(first[1].tete)}"
        _asked_sheet(made, name, tableau(workspace, entries, first[0], first[1], plans))
    for dimension in _cuts(first, plans):
        _cut_sheet(made, tableau(workspace, entries, dimension, None, plans))
    for write_view in views.values():
        write_view()
    _entries_sheet(made, entries)
    book.close()
    return target.getvalue()


def _opened(target: io.BytesIO, options: Options) -> Any:
    import xlsxwriter  # type: ignore[import-untyped]

    book = xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,  # each row is written out once the next one begins
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "dd/mm/yyyy",
        },
    )
    book.set_properties(
        {
            "title": options.title,
            "subject": "Plan de financement",
            "author": "",
            "comments": "",
            "created": options.created,
        }
    )
    book.set_calc_mode("auto")
    return book


def write_realised(tables: Sequence[TableauRealise], options: Options) -> bytes:
    """A sheet for each table of what was planned, committed and done: figures, and formulas for gaps and totals."""
    target = io.BytesIO()
    book = _opened(target, options)
    sheets = [sheet for table in tables for sheet in realised_sheets([table], french)]
    cents = any(
        isinstance(cell, Montant) and cell.centimes % 100
        for sheet in sheets
        for row in sheet.rows
        for cell in row
    )
    made = _Book(book, _formats(book, cents=cents), options, _Ledger({}, {}, {}, 0))
    for table, sheet in zip(tables, sheets, strict=True):
        cuts = " × ".join(cut.feuille for cut in table.coupes)
        _realised_sheet(made, f"{cuts} – {table.sens.value}", table, sheet)
    book.close()
    return target.getvalue()


def write_formulaire(
    form: Formulaire, options: Options, *, name: str, part: tuple[str, Montant], realise: bool
) -> bytes:
    """The official form's table on one sheet: its rows as figures, and formulas for what they make. ``part`` is a subsidy and
    what it is called, told in per cent of the produits; with ``realise`` what was done stands beside what was planned."""
    target = io.BytesIO()
    book = _opened(target, options)
    made = _Book(book, _formats(book, cents=False), options, _Ledger({}, {}, {}, 0))
    heads = ["Compte", "", "Prévision" if realise else "Montant"]
    heads += ["Réalisation", "Écart", "Écart en % de la prévision"] if realise else []
    widths = [9, 72, *[15] * (len(heads) - 2)]
    sheet = _sheet(made, name, options.title, widths, frozen=(1, 2))
    top, totals = FIRST_ROW - 1, []
    for title, side in zip(_FACES, form.sides, strict=True):
        if not side.rangs:
            continue
        for n, head in enumerate(heads):
            sheet.write_string(top, n, head or title, made.formats["head" if n < 2 else "head_right"])
        top = _face(made, sheet, top + 1, side, realise=realise)
        totals.append(top)
        top += 3
    figure = 3 if realise else 2
    charges, produits = (_cell(row, figure) for row in totals[:2])
    whole = form.produits.total.realise if realise else form.produits.total.prevu
    other = form.charges.total.realise if realise else form.charges.total.prevu
    label, amount = part
    sheet.write_string(top, 1, label, made.formats["text"])
    sheet.write_number(top, 2, _number(amount), made.formats["euros"])
    ratio = f'=IF({produits}=0,"–",{_cell(top, 2)}/{produits})'
    sheet.write_string(top + 1, 1, "Part dans le total des produits", made.formats["text"])
    share = float(amount.euros / whole) if whole else "–"
    sheet.write_formula(top + 1, 2, ratio, made.formats["share"], share)
    sheet.write_string(top + 2, 1, "Produits moins charges", made.formats["text"])
    sheet.write_formula(top + 2, 2, f"={produits}-{charges}", made.formats["whole"], whole - other)
    _write_notes(made, sheet, top + 4, len(heads))
    book.close()
    return target.getvalue()


_FACES = (
    "Charges",
    "Produits",
    "Emplois des contributions volontaires en nature",
    "Contributions volontaires en nature",
)


def _face(made: _Book, sheet: Any, top: int, side: FaceDuFormulaire, *, realise: bool) -> int:
    """One side from a row on: each account, a sum of what is below it, then their total, whose row is given back."""
    formats, row = made.formats, top
    accounts: list[int] = []

    def figures(r: int, rang: Rang, sums: Sequence[str], form: str) -> None:
        values = (rang.prevu, rang.realise) if realise else (rang.prevu,)
        for n, value in enumerate(values, 2):
            if sums:
                sheet.write_formula(r, n, sums[n - 2], formats[f"{form}whole"], value)
            else:
                sheet.write_number(r, n, value, formats[f"{form}whole"])
        if realise:
            gap = f"={_cell(r, 3)}-{_cell(r, 2)}"
            sheet.write_formula(r, 4, gap, formats[f"{form}whole"], rang.ecart)
            ratio = f'=IF({_cell(r, 2)}=0,"–",{_cell(r, 4)}/{_cell(r, 2)})'
            shown = rang.ecart / rang.prevu if rang.prevu else "–"
            sheet.write_formula(r, 5, ratio, formats["total_share" if form == "total_" else "share"], shown)

    for rang in side.rangs:
        below = range(row + 1, row + 1 + len(rang.details))
        sums = [f"=SUM({_cell(below[0], n)}:{_cell(below[-1], n)})" for n in (2, 3)] if below else []
        sheet.write_string(row, 0, rang.compte, formats["account"])
        sheet.write_string(row, 1, rang.libelle, formats["account"])
        figures(row, rang, sums, "account_")
        for r, detail in zip(below, rang.details, strict=True):
            sheet.write_string(r, 1, detail.libelle or "Autres", formats["text"])
            figures(r, detail, [], "")
        accounts.append(row)
        row += 1 + len(rang.details)
    for n, text in enumerate(("", "Total")):
        sheet.write_string(row, n, text, formats["total"])
    sums = ["=" + "+".join(_cell(r, n) for r in accounts) for n in (2, 3)]
    figures(row, side.total, sums, "total_")
    return row


def _realised_sheet(made: _Book, name: str, table: TableauRealise, shown: Sheet) -> None:
    formats, columns = made.formats, shown.columns
    labels = len(table.coupes)
    sheet = _sheet(
        made,
        name,
        shown.title,
        [*[LABEL_WIDTH] * labels, *[15] * (len(columns) - labels)],
        frozen=(FIRST_ROW, labels),
    )
    sheet.repeat_rows(FIRST_ROW - 1)
    for n, column in enumerate(columns):
        sheet.write_string(FIRST_ROW - 1, n, column.title, formats["head" if n < labels else "head_right"])
    last = FIRST_ROW + len(shown.rows) - 1
    keys = [column.key for column in columns]
    planned, done, gap = (keys.index(key) for key in ("prevu", "realise", "ecart"))
    for r, (row, rang) in enumerate(
        zip((*shown.rows, shown.total or ()), (*table.rangs, table.total), strict=True), FIRST_ROW
    ):
        whole = r > last
        euros = formats["total_euros" if whole else "euros"]
        for n, cell in enumerate(row):
            if n == gap:
                formula = f"={_cell(r, done)}-{_cell(r, planned)}"
                sheet.write_formula(r, n, formula, euros, _number(rang.especes.ecart))
            elif n == gap + 1:
                formula = f'=IF({_cell(r, planned)}=0,"–",{_cell(r, gap)}/{_cell(r, planned)})'
                ratio = rang.especes
                value = float(ratio.ecart.centimes / ratio.prevu.centimes) if ratio.prevu else "–"
                sheet.write_formula(r, n, formula, formats["total_share" if whole else "share"], value)
            elif isinstance(cell, Montant) and whole:
                _write_sum(sheet, r, n, FIRST_ROW, last, cell, euros)
            elif isinstance(cell, Montant):
                sheet.write_number(r, n, _number(cell), euros)
            elif whole:
                sheet.write_string(r, n, str(cell or ""), formats["total"])
            else:
                _write_label(sheet, r, n, table.coupes[n], str(cell or ""), formats)
        if not whole:
            _fit_row(sheet, r, [(str(cell), LABEL_WIDTH) for cell in row[:labels]])
    _write_notes(made, sheet, last + 3, len(columns))


def _cuts(first: tuple[Coupe, Coupe | None] | None, plans: Sequence[str]) -> tuple[Coupe, ...]:
    """The cut asked for, then every dimension; plans only where there are several, conventions only when asked for."""
    usual = [
        cut for cut in dimensions.DIMENSIONS if cut is not CONVENTION and (cut is not PLAN or len(plans) > 1)
    ]
    asked = [first[0]] if first is not None and first[1] is None else []
    return tuple(dict.fromkeys([*asked, *usual]))


# The ledger: what the entries' sheet holds, and how the other sheets refer to it.

_OTHERS: Mapping[str, tuple[str, int]] = {
    "groupe": ("Groupe", 14),
    "reference": ("Référence", 14),
    "refuse_par": ("Refusé par", 14),
}
"""What entries say besides their dimensions: the column's head and its width."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The entries' sheet: its columns are the dimensions, what else entries say, the amounts, what is in kind, the source."""

    labels: Mapping[Coupe, tuple[str, ...]]
    """For each dimension, in the columns' order, each entry's label: the same words as the rows of the cuts."""
    other: Mapping[str, tuple[str, ...]]
    inexact: Mapping[Coupe, frozenset[str]]
    """The labels that SUMIFS could take for another one."""
    size: int

    @property
    def texts(self) -> int:
        """How many columns are texts: the amounts follow."""
        return len(self.labels) + len(self.other)

    def amount(self, name: str) -> int:
        """The column of an amount of ``AMOUNTS``, of the ``total``, of what is ``en_nature``; the last is the ``source``."""
        return self.texts + [*AMOUNTS, "total", "en_nature", "source"].index(name)

    def range(self, column: int) -> str:
        name = _column_name(column)
        return f"'{ENTRIES}'!${name}${FIRST_ROW + 1}:${name}${FIRST_ROW + max(self.size, 1)}"


def _ledger(
    workspace: Workspace, entries: Sequence[Ecriture], plans: Sequence[str], asked: Iterable[Coupe | None]
) -> _Ledger:
    labels = {
        dimension: tuple(
            head_text(dimension, head, french) for head in etiquettes(workspace, entries, dimension, plans)
        )
        for dimension in dict.fromkeys((PLAN, FICHE, *dimensions.DIMENSIONS, *asked))
        if dimension is not None
    }
    short = workspace.organismes.nom_court
    other = {
        "groupe": tuple(short(entry.groupe) if entry.groupe else "" for entry in entries),
        "reference": tuple(entry.reference or "" for entry in entries),
        "refuse_par": tuple(short(entry.refuse_par) if entry.refuse_par else "" for entry in entries),
    }
    inexact = {dimension: _inexact(set(words)) for dimension, words in labels.items()}
    return _Ledger(labels, other, inexact, len(entries))


def _inexact(labels: set[str]) -> frozenset[str]:
    """Labels that a criterion doesn't stand for exactly: with wildcards or signs, like a number, too long, or the same
    as another but for capitals."""
    folded: dict[str, int] = {}
    for label in labels:
        folded[label.casefold()] = folded.get(label.casefold(), 0) + 1
    return frozenset(
        label
        for label in labels
        if set(label) & set("*?~")
        or label[:1] in "<>=+-"
        or len(label) > _LONGEST_CRITERION
        or folded[label.casefold()] > 1
        or _like_number(label)
    )


def _like_number(label: str) -> bool:
    return label[:1].isdigit() and all(not c.isalpha() for c in label)


@dataclass(frozen=True, slots=True)
class _Book:
    book: Any
    formats: Mapping[str, Any]
    options: Options
    ledger: _Ledger


def _formats(book: Any, *, cents: bool) -> dict[str, Any]:
    euros = EUROS_AND_CENTS if cents else EUROS
    top = {"top": 1, "bold": True}
    head = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "bg_color": "#E8EDF3"}
    definitions: dict[str, dict[str, Any]] = {
        "account": {"bold": True, "text_wrap": True, "valign": "top"},
        "title": {"bold": True, "font_size": 14},
        "block": {"bold": True, "font_size": 12},
        "head": head,
        "head_right": {**head, "align": "right"},
        "text": {"text_wrap": True, "valign": "top"},
        "block_year": {"bold": True, "font_size": 12, "num_format": "0", "align": "left"},
        "plain": {"valign": "top"},
        "year": {"num_format": "0", "align": "left", "valign": "top"},
        "euros": {"num_format": euros, "valign": "top"},
        "share": {"num_format": SHARE, "valign": "top", "align": "right"},
        "total": top,
        "total_euros": {**top, "num_format": euros},
        "total_share": {**top, "num_format": SHARE, "align": "right"},
        "note": {"italic": True, "text_wrap": True, "valign": "top"},
        "whole": {"num_format": EUROS, "valign": "top"},
        "account_whole": {"bold": True, "num_format": EUROS, "valign": "top"},
        "total_whole": {**top, "num_format": EUROS},
    }
    return {name: book.add_format(definition) for name, definition in definitions.items()}


def _cell(row: int, column: int, *, row_abs: bool = False, col_abs: bool = False) -> str:
    """« B4 », « $B$4 » for a row and a column counted from 0."""
    return f"{'$' if col_abs else ''}{_column_name(column)}{'$' if row_abs else ''}{row + 1}"


def _column_name(column: int) -> str:
    """« A » for 0, « AA » for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(amount: Montant) -> Decimal:
    return amount.euros


# Sheets

LINE = 15
"""Points that a line of text takes."""
LABEL_WIDTH = 44


def _fit_row(sheet: Any, row: int, texts: Sequence[tuple[str, float]]) -> None:
    """Make a row as high as its texts take at their columns' widths: not every program does it by itself."""
    lines = max((-(-len(text) // max(int(width * 1.1), 1)) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, LINE * lines)


def _sheet(made: _Book, name: str, title: str, widths: Sequence[float], *, frozen: tuple[int, int]) -> Any:
    """A sheet with its title, ready to print: A4 across, as wide as the page, heads on every page."""
    sheet = made.book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip())
    # XlsxWriter looks in each formula for 34 functions that none of ours has: an eighth of a large workbook's time.
    sheet._prepare_formula = lambda formula: formula.removeprefix("=")
    sheet.write_string(0, 0, title, made.formats["title"])
    sheet.freeze_panes(*frozen)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    footer = shorten(made.options.title, 110, placeholder="…").replace("&", "&&")
    sheet.set_footer(f"&L{footer}&R{name} – page &P / &N")
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    return sheet


def _write_notes(made: _Book, sheet: Any, row: int, columns: int) -> None:
    for n, note in enumerate(made.options.notes):
        sheet.merge_range(row + n, 0, row + n, max(columns - 1, 1), "", made.formats["note"])
        sheet.write_string(row + n, 0, note, made.formats["note"])
        sheet.set_row(row + n, 30)


def _cut_sheet(made: _Book, table: Tableau) -> None:
    """One cut: a row each, the four amounts, the total and the share; everything but the labels is a formula."""

    dimension, formats = table.lignes, made.formats
    in_kind = bool(table.total.en_nature)
    heads = [french(dimension.tete), *(french(word) for word in AMOUNTS.values()), "Total", "Part"]
    heads += ["En nature"] if in_kind else []
    sheet = _sheet(
        made,
        dimension.feuille,
        _titled(made, f"Montants par {french(dimension.tete).lower()}"),
        [LABEL_WIDTH, *[15] * 5, 9, 15],
        frozen=(FIRST_ROW, 1),
    )
    sheet.repeat_rows(FIRST_ROW - 1)
    for n, head in enumerate(heads):
        sheet.write_string(FIRST_ROW - 1, n, head, formats["head" if n == 0 else "head_right"])
    last = FIRST_ROW + len(table.rangs) - 1
    total_row = last + 1
    grand = table.total.sommes.total
    for r, row in enumerate(table.rangs, FIRST_ROW):
        label = head_text(dimension, row.tete, french)
        _write_label(sheet, r, 0, dimension, label, formats)
        _fit_row(sheet, r, [(label, LABEL_WIDTH)])
        for n, name in enumerate(AMOUNTS, 1):
            amount = _number(getattr(row.sommes, name))
            sheet.write_formula(
                r,
                n,
                _sum_of(made, made.ledger.amount(name), [(dimension, r, 0, label)]),
                formats["euros"],
                amount,
            )
        sheet.write_formula(
            r,
            5,
            f"=SUM({_cell(r, 1)}:{_cell(r, 3)})",
            formats["euros"],
            _number(row.sommes.total),
        )
        whole = _cell(total_row, 5, row_abs=True, col_abs=True)
        share = Decimal(row.sommes.total.centimes) / Decimal(grand.centimes) if grand else Decimal(0)
        sheet.write_formula(r, 6, f"=IF({whole}=0,0,{_cell(r, 5)}/{whole})", formats["share"], share)
        if in_kind:
            formula = _sum_of(made, made.ledger.amount("en_nature"), [(dimension, r, 0, label)])
            sheet.write_formula(r, 7, formula, formats["euros"], _number(row.en_nature.tenu))
    sheet.write_string(total_row, 0, "Total", formats["total"])
    totals = [*(getattr(table.total.sommes, name) for name in AMOUNTS), grand]
    for n, amount in enumerate(totals, 1):
        _write_sum(sheet, total_row, n, FIRST_ROW, last, amount, formats["total_euros"])
    share_total = Decimal(1) if grand else Decimal(0)
    cells = f"{_cell(FIRST_ROW, 6)}:{_cell(last, 6)}"
    sheet.write_formula(total_row, 6, f"=SUM({cells})", formats["total_share"], share_total)
    if in_kind:
        _write_sum(sheet, total_row, 7, FIRST_ROW, last, table.total.en_nature.tenu, formats["total_euros"])
    _write_notes(made, sheet, total_row + 2, len(heads))
    if 2 <= len(table.rangs) <= _MOST_BARS:
        _chart(made, sheet, table, total_row + 3 + len(made.options.notes))


_MOST_BARS = 15
"""Rows up to which a chart can be read."""
_BARS: Mapping[str, dict[str, Any]] = {
    "acquis": {"fill": {"color": "#1F3864"}, "border": {"color": "#1F3864"}},
    "espere": {"fill": {"color": "#C9D6EA"}, "border": {"color": "#1F3864"}},
    "a_trouver": {"fill": {"none": True}, "border": {"color": "#9A3412", "dash_type": "dash"}},
}
"""Told apart without colour: full, tinted, empty within dashes."""


def _chart(made: _Book, sheet: Any, table: Tableau, top: int) -> None:
    """A bar for each row of a cut, by how sure its money is, below the table. What its cells hold is told with it: the library
    has written them out."""
    name, last = table.lignes.feuille, FIRST_ROW + len(table.rangs) - 1
    chart = made.book.add_chart({"type": "bar", "subtype": "stacked"})
    for n, kind in enumerate(_BARS, 1):
        chart.add_series(
            {
                "name": [name, FIRST_ROW - 1, n],
                "categories": [name, FIRST_ROW, 0, last, 0],
                "categories_data": [head_text(table.lignes, row.tete, french) for row in table.rangs],
                "values": [name, FIRST_ROW, n, last, n],
                "values_data": [_number(getattr(row.sommes, kind)) for row in table.rangs],
                "gap": 50,
                **_BARS[kind],
            }
        )
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis(
        {"num_format": EUROS, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 110 + 32 * len(table.rangs)})
    sheet.insert_chart(
        top,
        0,
        chart,
        {"description": "Ce qui est acquis, espéré et à trouver, une barre par ligne du tableau"},
    )


def _titled(made: _Book, title: str) -> str:
    """A sheet's title, and the plans that it is about."""
    return f"{title} – {made.options.plans}" if made.options.plans else title


def _write_label(
    sheet: Any, row: int, column: int, dimension: Coupe, label: str, formats: Mapping[str, Any]
) -> None:
    """A label as its own kind: a year is a number, everything else a text, whatever it begins with."""
    if dimension is EXERCICE and label.isdigit():
        sheet.write_number(row, column, int(label), formats["year"])
    else:
        sheet.write_string(row, column, label, formats["text"])


def _write_sum(
    sheet: Any,
    row: int,
    column: int,
    first: int,
    last: int,
    amount: Montant,
    form: Any,
    function: str = "SUM(",
) -> None:
    """The sum of a column's rows. ``SUBTOTAL(9,`` counts only the rows that a filter lets through."""

    if last < first:
        sheet.write_number(row, column, _number(amount), form)
        return
    cells = f"{_cell(first, column)}:{_cell(last, column)}"
    sheet.write_formula(row, column, f"={function}{cells})", form, _number(amount))


_Criterion = tuple[Coupe, int, int, str]
"""A dimension, the row and column of the cell that holds the label wanted, and the label."""


def _sum_of(
    made: _Book, column: int, criteria: Sequence[_Criterion], fixed: Callable[[_Criterion], str] | None = None
) -> str:
    """A formula: the sum of a column of the entries' sheet over the entries that have these labels."""

    def cell(criterion: _Criterion) -> str:
        if fixed is not None:
            return fixed(criterion)
        return _cell(criterion[1], criterion[2], col_abs=True)

    ranges = [(made.ledger.range(list(made.ledger.labels).index(item[0])), cell(item)) for item in criteria]
    if all(item[3] not in made.ledger.inexact[item[0]] or _is_year(item) for item in criteria):
        pairs = ",".join(f"{where},{what}" for where, what in ranges)
        return f"=SUMIFS({made.ledger.range(column)},{pairs})"
    tests = "*".join(
        f"({where}={what})" if _is_year(item) else f"EXACT({where},{what})"
        for item, (where, what) in zip(criteria, ranges, strict=True)
    )
    return f"=SUMPRODUCT({tests}*{made.ledger.range(column)})"


def _is_year(criterion: _Criterion) -> bool:
    return criterion[0] is EXERCICE and criterion[3].isdigit()


def _list_sheet(made: _Book, name: str, blocks: Sequence[tuple[str, str | None, Tableau]]) -> None:
    """Tables that are too wide to be read across, as one list of their filled cells: figures, and their total."""
    lists = [(title, sheet_of(table, french)) for title, _, table in blocks]
    columns = lists[0][1].columns
    formats = made.formats
    widths = [14, *(LABEL_WIDTH if column.kind is Kind.TEXT else 15 for column in columns)]
    sheet = _sheet(made, name, f"{name} — {', '.join(blocks[0][2].plans)}", widths, frozen=(FIRST_ROW, 1))
    sheet.repeat_rows(FIRST_ROW - 1)
    for n, head in enumerate(["", *(column.title for column in columns)]):
        right = n and columns[n - 1].kind is Kind.AMOUNT
        sheet.write_string(FIRST_ROW - 1, n, head, formats["head_right" if right else "head"])
    r = FIRST_ROW
    for title, shown in lists:
        first = r
        for row in shown.rows:
            sheet.write_string(r, 0, title, formats["plain"])
            for n, cell in enumerate(row, 1):
                if isinstance(cell, Montant) and cell:
                    sheet.write_number(r, n, _number(cell), formats["euros"])
                elif isinstance(cell, str):
                    sheet.write_string(r, n, cell, formats["plain"])
            r += 1
        sheet.write_string(r, 0, f"Total {title}".strip(), formats["total"])
        for n, cell in enumerate(shown.total or (), 1):
            if isinstance(cell, Montant):
                _write_sum(sheet, r, n, first, r - 1, cell, formats["total_euros"])
        r += 2
    _write_notes(made, sheet, r, len(columns) + 1)


def _matrix_sheet(made: _Book, name: str, blocks: Sequence[tuple[str, str | None, Tableau]]) -> None:
    """Tables one below the other, each with its title; a block with a year holds that year's money only."""
    if max(len(table.tetes) for _, _, table in blocks) > MOST_COLUMNS:
        _list_sheet(made, name, [(year or title, year, table) for title, year, table in blocks])
        return
    widest = max(len(table.tetes) for _, _, table in blocks)
    title = _titled(made, "Maquette financière" if name == _MAQUETTE else name)
    sheet = _sheet(
        made,
        name,
        title,
        [LABEL_WIDTH, *[15] * (widest + 2)],
        frozen=(FIRST_ROW if len(blocks) == 1 else 1, 1),
    )
    if len(blocks) == 1:
        sheet.repeat_rows(FIRST_ROW - 1)
    formats = made.formats
    top = FIRST_ROW - 1
    for block_title, year, table in blocks:
        rows, columns = table.lignes, table.colonnes
        if columns is None:
            continue
        if len(blocks) > 1:
            sheet.write_string(top - 1, 0, block_title, formats["block"])
            if year is not None:
                shown = {**formats, "year": formats["block_year"], "text": formats["block"]}
                _write_label(sheet, top - 1, 1, EXERCICE, year, shown)
        sheet.write_string(top, 0, french(rows.tete), formats["head"])
        for n, head in enumerate(table.tetes, 1):
            label = head_text(columns, head, french)
            if columns is EXERCICE and label.isdigit():
                sheet.write_number(top, n, int(label), formats["head_right"])
            else:
                sheet.write_string(top, n, label, formats["head_right"])
        refused = table.total.sommes.refuse
        end = len(table.tetes) + (2 if refused else 1)
        if refused:
            sheet.write_string(top, end - 1, french(AMOUNTS["refuse"]), formats["head_right"])
        sheet.write_string(top, end, "Total", formats["head_right"])
        first, last = top + 1, top + len(table.rangs)
        in_year = [(EXERCICE, top - 1, 1, year)] if year is not None else []
        for r, row in enumerate(table.rangs, first):
            label = head_text(rows, row.tete, french)
            _write_label(sheet, r, 0, rows, label, formats)
            _fit_row(sheet, r, [(label, LABEL_WIDTH)])
            for n, head in enumerate(table.tetes, 1):
                cell = row.cellules.get(n - 1)
                if (
                    cell is None
                ):  # nothing there: most of a large table, and each formula looks at every entry
                    continue
                criteria = [
                    (rows, r, 0, label),
                    (columns, top, n, head_text(columns, head, french)),
                    *in_year,
                ]
                formula = _sum_of(made, made.ledger.amount("total"), criteria, _absolute)
                sheet.write_formula(r, n, formula, formats["euros"], _number(cell.total))
            if row.sommes.refuse:
                criteria = [(rows, r, 0, label), *in_year]
                formula = _sum_of(made, made.ledger.amount("refuse"), criteria, _absolute)
                sheet.write_formula(r, end - 1, formula, formats["euros"], _number(row.sommes.refuse))
            cells = f"{_cell(r, 1)}:{_cell(r, len(table.tetes))}"
            if table.tetes:
                sheet.write_formula(r, end, f"=SUM({cells})", formats["euros"], _number(row.sommes.total))
        sheet.write_string(last + 1, 0, "Total", formats["total"])
        sums = [table.total.cellules.get(n, NOTHING).total for n in range(len(table.tetes))]
        for n, amount in enumerate((*sums, *([refused] if refused else []), table.total.sommes.total), 1):
            _write_sum(sheet, last + 1, n, first, last, amount, formats["total_euros"])
        top = last + 5
    _write_notes(made, sheet, top - 2, widest + 2)


def _asked_sheet(made: _Book, name: str, table: Tableau) -> None:
    _matrix_sheet(made, name, [(name, None, table)])


_MAQUETTE = "Maquette"


def _maquette_sheet(made: _Book, view: Maquette) -> None:
    years = [("Exercice", head_text(EXERCICE, head, french), table) for head, table in view.annees]
    blocks = years if len(years) > 1 else []
    _matrix_sheet(made, _MAQUETTE, [*blocks, ("Tous exercices", None, view.ensemble)])


def _absolute(criterion: _Criterion) -> str:

    _dimension, row, column, _label = criterion
    return _cell(row, column, row_abs=True, col_abs=True)


def _entries_sheet(made: _Book, entries: Sequence[Ecriture]) -> None:
    """Every entry, with a filter on each column: what all other sheets are added up from."""

    formats, ledger = made.formats, made.ledger
    texts, source = ledger.texts, ledger.amount("source")
    heads = [
        *(french(dimension.tete) for dimension in ledger.labels),
        *(head for head, _ in _OTHERS.values()),
        *(french(word) for word in AMOUNTS.values()),
        "Total",
        "En nature",
        "Source",
    ]
    widths = [dimension.largeur for dimension in ledger.labels]
    columns = [*widths, *(width for _, width in _OTHERS.values()), *[13] * (source - texts), 46]
    sheet = _sheet(made, ENTRIES, _titled(made, ENTRIES), columns, frozen=(FIRST_ROW, 2))
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.repeat_columns(0, 1)
    sheet.fit_to_pages(2, 0)
    for n, head in enumerate(heads):
        sheet.write_string(FIRST_ROW - 1, n, head, formats["head_right" if texts <= n < source else "head"])
    totals: Counter[str] = Counter()
    for index, entry in enumerate(entries):
        row = FIRST_ROW + index
        written = [
            (labels[index], width) for labels, width in zip(ledger.labels.values(), widths, strict=True)
        ]
        for n, (dimension, labels) in enumerate(ledger.labels.items()):
            _write_label(sheet, row, n, dimension, labels[index], formats)
        for n, name in enumerate(_OTHERS, len(widths)):
            if ledger.other[name][index]:
                sheet.write_string(row, n, ledger.other[name][index], formats["plain"])
        _fit_row(sheet, row, written)
        for name, amount in _amounts(entry).items():
            totals[name] += amount.centimes
            if name == "total":
                cells = f"{_cell(row, texts)}:{_cell(row, texts + 2)}"
                sheet.write_formula(
                    row, ledger.amount(name), f"=SUM({cells})", formats["euros"], _number(amount)
                )
            elif amount:
                sheet.write_number(row, ledger.amount(name), _number(amount), formats["euros"])
        written_in = made.options.sources[index] if made.options.sources else entry.place.file
        sheet.write_string(row, source, written_in, formats["plain"])
    last = FIRST_ROW + len(entries) - 1
    if entries:
        sheet.autofilter(FIRST_ROW - 1, 0, last, source)
    sheet.write_string(last + 1, 0, "Total", formats["total"])
    for column in range(1, texts):
        sheet.write_blank(last + 1, column, None, formats["total"])
    for name in (*AMOUNTS, "total", "en_nature"):
        total = Montant(totals[name])
        _write_sum(
            sheet,
            last + 1,
            ledger.amount(name),
            FIRST_ROW,
            last,
            total,
            formats["total_euros"],
            "SUBTOTAL(9,",
        )


def _amounts(entry: Ecriture) -> Mapping[str, Montant]:
    """What stands in an entry's columns of amounts."""
    own = {name: getattr(entry.sommes, name) for name in AMOUNTS}
    return {**own, "total": entry.sommes.total, "en_nature": entry.en_nature.tenu}


def _budget_sheet(made: _Book, budget: BudgetPrevisionnel) -> None:
    """The official form's two sides, side by side, in whole euros; help in kind below, apart."""
    formats = made.formats
    widths = [9, 46, 14, 3, 9, 46, 14]
    sheet = _sheet(
        made,
        "Budget prévisionnel",
        _titled(made, "Budget prévisionnel"),
        widths,
        frozen=(FIRST_ROW, 0),
    )
    sheet.repeat_rows(FIRST_ROW - 1)
    for start, name in ((0, "Charges"), (4, "Produits")):
        for n, head in enumerate(("Compte", name, "Montant")):
            sheet.write_string(FIRST_ROW - 1, start + n, head, formats["head_right" if n == 2 else "head"])
    height = max(_height(budget.charges), _height(budget.produits))
    bottom = FIRST_ROW + height
    cells = [
        *_side(0, FIRST_ROW, bottom, budget.charges, "Total des charges"),
        *_side(4, FIRST_ROW, bottom, budget.produits, "Total des produits"),
    ]
    if budget.emplois.postes or budget.contributions.postes:
        top = bottom + 2
        end = top + max(_height(budget.emplois), _height(budget.contributions))
        cells += _side(0, top, end, budget.emplois, "Total en nature")
        cells += _side(4, top, end, budget.contributions, "Total en nature")
    for row, column, value, form, shown in sorted(cells, key=lambda cell: cell[:2]):
        if isinstance(value, int):
            sheet.write_number(row, column, value, formats[form])
        elif shown is not None:
            sheet.write_formula(row, column, value, formats[form], shown)
        else:
            sheet.write_string(row, column, value, formats[form])


def _height(side: Cote) -> int:
    return sum(1 + len(poste.details) for poste in side.postes)


_Cell = tuple[int, int, str | int, str, int | None]
"""Row, column, what is written, its format; for a formula its value."""


def _side(start: int, top: int, bottom: int, side: Cote, name: str) -> Iterator[_Cell]:
    """A side's accounts, each a sum of its details, then the total of the accounts on the row ``bottom``."""

    row = top
    accounts: list[str] = []
    for poste in side.postes:
        yield row, start, poste.compte, "account", None
        yield row, start + 1, poste.libelle, "account", None
        cells = f"{_cell(row + 1, start + 2)}:{_cell(row + len(poste.details), start + 2)}"
        yield row, start + 2, f"=SUM({cells})", "account_whole", poste.euros
        accounts.append(_cell(row, start + 2))
        for n, detail in enumerate(poste.details, 1):
            yield row + n, start + 1, detail.libelle, "text", None
            yield row + n, start + 2, detail.euros, "whole", None
        row += 1 + len(poste.details)
    yield bottom, start, "", "total", None
    yield bottom, start + 1, name, "total", None
    yield bottom, start + 2, f"={'+'.join(accounts)}" if accounts else "=0", "total_whole", side.euros


def _subventions_sheet(made: _Book, tables: Sequence[Sheet]) -> None:
    """What conventions vote against what the fiches expect, one table below the other."""
    formats = made.formats
    sheet = _sheet(
        made, "Subventions", "Subventions votées et attendues", [24, 10, 26, 28, 15, 15, 15], frozen=(1, 0)
    )
    top = FIRST_ROW - 1
    for table in tables:
        sheet.write_string(top - 1, 0, table.title, formats["block"])
        for n, column in enumerate(table.columns):
            sheet.write_string(
                top, n, column.title, formats["head_right" if column.kind is Kind.AMOUNT else "head"]
            )
        first, last = top + 1, top + len(table.rows)
        for r, row in enumerate(table.rows, first):
            for n, cell in enumerate(row):
                if isinstance(cell, Montant):
                    sheet.write_number(r, n, _number(cell), formats["euros"])
                elif isinstance(cell, int):
                    sheet.write_number(r, n, cell, formats["year"])
                else:
                    sheet.write_string(r, n, str(cell or ""), formats["text"])
        for n, cell in enumerate(table.total or ()):
            if isinstance(cell, Montant):
                _write_sum(sheet, last + 1, n, first, last, cell, formats["total_euros"])
            else:
                sheet.write_string(last + 1, n, str(cell or ""), formats["total"])
        top = last + 4
