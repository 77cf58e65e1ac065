"""The workbook that goes out: a sheet for each list, what may be written in yellow, and what was sent in a hidden sheet.

In French, whoever runs it. The same plan on the same day makes the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from textwrap import shorten
from typing import Any, NamedTuple

from cmqplan.intake.form import visas
from cmqplan.intake.form.cells import Shown, as_read, party_name, shown, tidy
from cmqplan.intake.form.formes import Forme, Kind, Steps, at
from cmqplan.intake.form.tables import (
    LONGEST,
    Column,
    Piece,
    Rights,
    Table,
    is_open,
    is_usual,
    row_label,
    rows,
    tables_of,
)
from cmqplan.model.fiche import Nature, Statut
from cmqplan.model.plan import Plan
from cmqplan.workspace.workspace import Organismes

MARK = "cmqplan:saisie"
"""The first cell of the hidden sheet, by which a workbook that comes back is known."""
TABLE_MARK = "cmqplan:"
"""What the first cell of a sheet's hidden row begins with: what the sheet holds comes behind."""
ACTION, ROW, COMPUTED, REMARK = "@action", "@ligne", "@calcul", "@remarque"
"""The columns, by their hidden heads, that are no value of a row: what it belongs to, figures worked out, remarks."""
REMARKS = "remarques"
CHUNK = 30_000
GUARD = "|"
"""What was sent is kept in cells of so many characters, each between two of these: programs take spaces off the ends."""

_FREE, _FREE_OWN = 200, 15
"""Empty rows below the others: where everything may be written, and in a partner's yellow."""
_HEADS, _FIRST = 1, 2
"""The rows, counted from 0, of the heads and of the first values; above them the hidden one."""
_WIDTHS: Mapping[Kind, float] = {
    Kind.LINE: 24, Kind.TEXT: 48, Kind.AMOUNT: 15, Kind.YEAR: 10, Kind.RATE: 12, Kind.DAY: 12.5, Kind.CHOICE: 17, Kind.PARTY: 27,
}  # fmt: skip
_FORMATS: Mapping[Kind, str] = {
    Kind.AMOUNT: '#,##0.00\\ "€"', Kind.YEAR: "0", Kind.RATE: "0.##\\ %", Kind.DAY: "dd/mm/yyyy",
}  # fmt: skip
_LINE_HEIGHT, _TALLEST = 13.5, 405


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes out, of which plan, when, and to whom."""

    plan: str
    titre: str
    annees: Sequence[int]
    day: date
    organismes: Organismes
    pieces: Sequence[Piece]
    rights: Rights
    to_sign: Sequence[visas.Ligne] = ()
    """What the partner would agree to, action by action."""


class _Field(NamedTuple):
    """A column of a sheet. ``column`` is None for what is no value of a row."""

    name: str
    title: str
    width: float
    column: Column | None = None


@dataclass(slots=True)
class _Sheet:
    """A table laid out: its columns, and its rows, each with the file it is in."""

    name: str
    table: Table
    fields: list[_Field]
    rows: list[tuple[Piece, Steps]]
    free: int
    """Empty rows below them."""
    of_plan: bool = False

    def letter(self, name: str) -> str:
        return _letter(1 + next(n for n, field in enumerate(self.fields) if field.name == name))

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.fields)

    def range(self, name: str) -> str:
        """The cells of a column, those of the empty rows too, as formulas on any sheet name them."""
        letter = self.letter(name)
        return f"'{self.name}'!${letter}${_FIRST + 1}:${letter}${_FIRST + len(self.rows) + _FREE}"


def write(sending: Sending) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    whom = sending.organismes.nom(sending.rights.partner) if sending.rights.partner else ""
    created = datetime(sending.day.year, sending.day.month, sending.day.day)
    book.set_properties({"title": sending.titre, "subject": whom, "author": "", "created": created})
    book.set_size(2400, 1600)
    made = _Book(book, sending, [*_sheets(sending)])
    made.help(whom)
    for sheet in made.sheets:
        made.sheet(sheet)
    if sending.to_sign:
        made.visas()
    made.remarks()
    made.lists()
    made.sent()
    book.close()
    return target.getvalue()


def _sheets(sending: Sending) -> Iterator[_Sheet]:
    """The tables that hold something, and those that people mostly fill in."""
    rights, taken = sending.rights, set[str]()
    for model in dict.fromkeys(piece.model for piece in sending.pieces):
        pieces = [piece for piece in sending.pieces if piece.model is model]
        of_plan = issubclass(model, Plan)
        for table in tables_of(model):
            found = [(piece, steps) for piece in pieces for steps in rows(table, piece.value)]
            free = _free(rights, table, pieces)
            if not found and (of_plan or not is_usual(table) or not free):
                continue
            fields = [] if of_plan or not table.keys else [_Field(ACTION, "Action", 26)]
            if table.above and table.above.keys:
                fields.append(_Field(ROW, f"{table.above.title} : ligne", 26))
            fields += _fields(table, found, rights)
            title = "Plan" if of_plan and not table.keys else table.title
            name = title if title not in taken else f"{title} du plan"
            taken.add(name)
            yield _Sheet(name[:31], table, fields, found, free, of_plan)


def _free(rights: Rights, table: Table, pieces: Sequence[Piece]) -> int:
    """How many empty rows a table has for new ones."""
    if not rights.partner:
        return _FREE
    above = table.above
    may = above is not None and any(
        rights.adds(piece, table, steps) for piece in pieces for steps in rows(above, piece.value)
    )
    return _FREE_OWN if may else 0


_COUNTED = frozenset({"numero", "titre", "moyens.financiers.total", "moyens.financiers.reste_a_financer"})
"""The columns of actions that the sheets work with."""


def _fields(table: Table, found: Sequence[tuple[Piece, Steps]], rights: Rights) -> Iterator[_Field]:
    """A table's columns; of actions, only those where something is or may be written."""
    for column in table.columns:
        values = [piece.at((*steps, *column.keys)) for piece, steps in found]
        writable = table.keys or any(rights.writes(piece, steps, column) for piece, steps in found)
        filled = any(value is not None for value in values)
        if not (is_open(column, values) and (writable or filled)) and (
            table.keys or column.name not in _COUNTED
        ):
            continue
        kind = column.forme.kind or Kind.LINE
        width = 34 if column.name == "titre" else 9 if column.name == "numero" else _WIDTHS[kind]
        yield _Field(column.name, column.title, width, column)
        if not table.keys and column.name == "moyens.financiers.reste_a_financer":
            yield _Field(f"{COMPUTED}.finance", "Financé (€)", 15)
            yield _Field(f"{COMPUTED}.controle", "Contrôle du financement", 24)
        if table.keys[-1:] == ("financements",) and column.name == "taux":
            yield _Field(f"{COMPUTED}.compte", "Compté (€)", 15)


@dataclass
class _Book:
    book: Any
    sending: Sending
    sheets: list[_Sheet]
    _formats: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _lists: dict[tuple[str, ...], int] = field(default_factory=dict)

    # Formats

    def format(self, num_format: str = "@", *, writable: bool = True, **more: object) -> Any:
        """A cell's format, made once. Without a format of its own a cell is a text: what is typed stays as it is typed."""
        key = (num_format, writable, *sorted(more.items()))
        if key not in self._formats:
            yellow = {"bg_color": "#FFF8D6"} if self.sending.rights.partner else {}
            fill = yellow if writable else {"bg_color": "#EDEDED", "font_color": "#444444"}
            look = {
                "text_wrap": True,
                "valign": "top",
                "font_size": 10,
                "border": 1,
                "border_color": "#BFBFBF",
            }
            self._formats[key] = self.book.add_format(
                {**look, **fill, "num_format": num_format, "locked": not writable, **more}
            )
        return self._formats[key]

    def head(self) -> Any:
        return self.format(
            writable=False, bold=True, bg_color="#DCE6F1", font_color="#000000", valign="vcenter"
        )

    def worksheet(self, name: str, marker: str, fields: Sequence[_Field]) -> Any:
        """A sheet with its hidden row and column, its heads, and what a printer needs."""
        sheet = self.book.add_worksheet(name)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        sheet.write_string(0, 0, marker)
        partner = bool(self.sending.rights.partner)
        for n, one in enumerate(fields, 1):
            kind = one.column.forme.kind if one.column else None
            typed = _FORMATS.get(kind, "@") if kind and not (one.column and one.column.forme.many) else "@"
            free = not partner and not one.name.startswith(COMPUTED)
            sheet.set_column(
                n, n, one.width, None if partner else self.format(typed, writable=free, border=0)
            )
            sheet.write_string(0, n, one.name)
            sheet.write_string(_HEADS, n, one.title, self.head())
        sheet.set_row(_HEADS, 30)
        sheet.freeze_panes(_FIRST, min(len(fields), 3 if fields[0].name == "numero" else 2))
        sheet.set_landscape()
        sheet.set_paper(8 if len(fields) > 14 else 9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADS)
        title = shorten(self.sending.titre, 90, placeholder="…").replace("&", "&&")
        sheet.set_footer(f"&L{title} – {name}&RPage &P / &N")
        if partner:
            sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        return sheet

    # Sheets

    def help(self, whom: str) -> None:
        sheet = self.book.add_worksheet("Mode d'emploi")
        sheet.set_column(0, 0, 90)
        sheet.set_landscape()
        sheet.hide_gridlines(2)
        text = self.book.add_format({"text_wrap": True, "valign": "top", "font_size": 11})
        sheet.write_string(
            0, 0, self.sending.titre, self.book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
        )
        sheet.set_row(0, 20 * _lines(self.sending.titre, 60) + 6)
        for n, line in enumerate(_help(whom, self.sending), 1):
            sheet.write_string(n, 0, line, text)
            sheet.set_row(n, 16 * _lines(line, 80) + 4)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if whom:
            sheet.protect()

    def sheet(self, sheet: _Sheet) -> None:
        made = self.worksheet(
            sheet.name, f"{TABLE_MARK}{'plan' if sheet.of_plan else 'fiche'}:{sheet.table.name}", sheet.fields
        )
        rights = self.sending.rights
        for r, (piece, steps) in enumerate(sheet.rows, _FIRST):
            made.write_string(r, 0, row_id(piece, steps))
            lines = 1
            for n, one in enumerate(sheet.fields, 1):
                if one.name == f"{COMPUTED}.compte":
                    self._count(made, sheet, r, n, _Money(piece).counted(piece.at(steps)))
                    continue
                if one.name.startswith(COMPUTED):
                    self._check(made, one.name, r, n, _Money(piece))
                    continue
                value = self._shown(sheet, one, piece, steps)
                writable = one.column is not None and rights.writes(piece, steps, one.column)
                self._put(made, r, n, value, one, writable=writable)
                lines = max(lines, _lines(value, one.width) if isinstance(value, str) else 1)
            made.set_row(r, min(_LINE_HEIGHT * lines + 2, _TALLEST))
        last = _FIRST + len(sheet.rows) + sheet.free - 1
        for r in range(_FIRST + len(sheet.rows), last + 1):
            for n, one in enumerate(sheet.fields, 1):
                if one.name == f"{COMPUTED}.compte":
                    self._count(made, sheet, r, n, Decimal(0))
                elif rights.partner and not one.name.startswith(COMPUTED):
                    self._put(made, r, n, "", one, writable=True)
        if last >= _FIRST:
            for n, one in enumerate(sheet.fields, 1):
                self._validate(made, sheet, one, n, last)
            made.autofilter(_HEADS, 1, _FIRST + max(len(sheet.rows), 1) - 1, len(sheet.fields))

    def _shown(self, sheet: _Sheet, one: _Field, piece: Piece, steps: Steps) -> Shown:
        if one.column is not None:
            text = shown(piece.at((*steps, *one.column.keys)), one.column.forme, self.sending.organismes)
            return text[:LONGEST] if isinstance(text, str) else text
        if one.name == ACTION:
            return piece.label
        above = sheet.table.above
        assert above is not None
        return row_label(above, piece.at(steps[: -len(sheet.table.own) - 1]), self.sending.organismes)

    def _put(self, made: Any, r: int, n: int, value: Shown, one: _Field, *, writable: bool) -> None:
        forme = one.column.forme if one.column else None
        kind = forme.kind if forme and not forme.many else None
        number = _FORMATS.get(kind, "@") if kind else "@"
        look = self.format(number, writable=writable)
        if isinstance(value, Decimal):
            made.write_number(r, n, value, look)
        elif isinstance(value, date):
            made.write_datetime(r, n, value, look)
        elif value:
            made.write_string(r, n, value, look)
        else:
            made.write_blank(r, n, None, look)

    # Checks

    def _validate(self, made: Any, sheet: _Sheet, one: _Field, n: int, last: int) -> None:
        """The words to choose from, and what is odd before it is sent back."""
        forme = one.column.forme if one.column else None
        where = (_FIRST, n, last, n)
        if one.name == ACTION:
            self._choose(
                made,
                where,
                tuple(p.label for p in self.sending.pieces if p.numero),
                "Choisissez une action de la liste.",
                "stop" if self.sending.rights.partner else "warning",
            )
        elif one.name == ROW and sheet.table.above is not None:
            labels = (
                self._shown(sheet, one, *row)
                for row in (
                    (p, (*s, *sheet.table.own, 0))
                    for p in self.sending.pieces
                    if (p.numero == "") == sheet.of_plan
                    for s in rows(sheet.table.above, p.value)
                )
            )
            self._choose(
                made,
                where,
                tuple(dict.fromkeys(map(str, labels))),
                "Choisissez une ligne de la liste.",
                "warning",
            )
        elif forme is None or forme.many:
            return
        elif forme.kind is Kind.CHOICE:
            self._choose(made, where, forme.choices, "Choisissez un mot de la liste.", "stop")
        elif forme.kind is Kind.PARTY:
            names = tuple(party_name(self.sending.organismes, name) for name in self.sending.organismes)
            self._choose(
                made,
                where,
                names,
                "Cet organisme n'est pas encore déclaré ; gardez-le s'il est nouveau.",
                "warning",
            )
        elif forme.kind is Kind.DAY:
            first, end = date(min(self.sending.annees), 1, 1), date(max(self.sending.annees), 12, 31)
            message = (
                f"Le plan va du {first:%d/%m/%Y} au {end:%d/%m/%Y}. Gardez cette date si elle est juste."
            )
            made.data_validation(
                *where,
                {
                    "validate": "date", "criteria": "between", "minimum": first, "maximum": end, "error_type": "warning",
                    "error_title": "Date hors du plan", "error_message": message,
                },
            )  # fmt: skip
            outside = {"type": "date", "criteria": "not between", "minimum": first, "maximum": end}
            made.conditional_format(*where, {"type": "blanks", "stop_if_true": True, "format": None})
            made.conditional_format(*where, {**outside, "format": self._alert()})
        elif forme.kind is Kind.AMOUNT:
            message = "Un montant est un nombre en euros. S'il n'est pas ferme, écrivez-le en mots : « environ 15 000 € », « à définir »."
            made.data_validation(
                *where,
                {
                    "validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning",
                    "error_title": "Montant", "error_message": message,
                },
            )  # fmt: skip

    def _alert(self) -> Any:
        key = ("alert",)
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"bg_color": "#F8CBAD", "font_color": "#7F2A00"})
        return self._formats[key]

    def _choose(
        self, made: Any, where: tuple[int, int, int, int], words: tuple[str, ...], message: str, weight: str
    ) -> None:
        words = tuple(word for word in words if word)
        if not words:
            return
        column = self._lists.setdefault(words, len(self._lists))
        source = f"='Listes'!${_letter(column)}$1:${_letter(column)}${len(words)}"
        made.data_validation(
            *where,
            {
                "validate": "list",
                "source": source,
                "error_type": weight,
                "error_title": "Liste",
                "error_message": message,
            },
        )

    @property
    def _actions(self) -> _Sheet:
        return next(one for one in self.sheets if not one.of_plan and not one.table.keys)

    def _count(self, made: Any, sheet: _Sheet, r: int, n: int, now: Decimal) -> None:
        """What a financing line counts for, a new one's too. ``now``: as the workbook goes out."""
        look = self.format('#,##0.00\\ "€";;', writable=False)
        made.write_formula(r, n, _counted(self._actions, sheet, r + 1), look, now)

    def _check(self, made: Any, name: str, r: int, n: int, told: _Money) -> None:
        """An action's split held against its total. ``told``: its money as the workbook goes out."""
        actions = self._actions
        lines = next((one for one in self.sheets if one.table.keys[-1:] == ("financements",)), None)
        euros = self.format(_FORMATS[Kind.AMOUNT], writable=False)
        if lines is None:
            made.write_blank(r, n, None, euros)
            return
        label = f'${actions.letter("numero")}{r + 1}&" "&${actions.letter("titre")}{r + 1}'
        ours = f"({lines.range(ACTION)}={label})"
        financed = f"SUMPRODUCT(--{ours},{lines.range(f'{COMPUTED}.compte')})"
        if name == f"{COMPUTED}.finance":
            made.write_formula(r, n, f"={financed}", euros, told.financed)
            return
        total, rest = (
            f"${actions.letter(f'moyens.financiers.{key}')}{r + 1}" for key in ("total", "reste_a_financer")
        )
        refused = f'SUMPRODUCT({ours}*({lines.range("statut")}="{Statut.REFUSE.value}")*({lines.range("nature")}<>"{Nature.EN_NATURE.value}"),{lines.range("montant")})'
        unsure = f"SUMPRODUCT({ours}*ISTEXT({lines.range('montant')}))"
        gap = f'({total}-{financed}-IF({rest}="",{refused},{rest}))'
        formula = (
            f'=IF({total}="","",IF(OR(ISTEXT({total}),ISTEXT({rest}),{unsure}>0),"{_UNSURE}",'
            f'IF(ABS({gap})<0.005,"{_RIGHT}",IF({gap}>0,"{_SHORT}","{_OVER}")&FIXED(ABS({gap}),2)&" €")))'
        )
        made.write_formula(r, n, formula, self.format(writable=False), told.control)
        made.conditional_format(
            r, n, r, n, {"type": "text", "criteria": "begins with", "value": _SHORT, "format": self._alert()}
        )
        made.conditional_format(
            r, n, r, n, {"type": "text", "criteria": "begins with", "value": _OVER, "format": self._alert()}
        )

    # What goes with it

    def visas(self) -> None:
        """What the partner would agree to, and where it says yes."""
        fields = [_Field(ACTION, "Action", 30)]
        fields += [_Field(name, title, width) for name, (title, width) in visas.COLUMNS.items()]
        made = self.worksheet(visas.TITLE, f"{TABLE_MARK}fiche:{visas.TABLE}", fields)
        parts = {part.value: part for part in visas.SHOWN}
        last = _FIRST + len(self.sending.to_sign) - 1
        for r, row in enumerate(self.sending.to_sign, _FIRST):
            made.write_string(r, 0, row_id(row.piece, (visas.TABLE,)))
            made.write_string(r, 1, row.piece.label, self.format(writable=False))
            lines = _lines(row.piece.label, 30)
            for n, (name, (_, width)) in enumerate(visas.COLUMNS.items(), 2):
                writable = name[0] != "@" and (name not in parts or parts[name] in row.parts)
                look = self.format(_FORMATS[Kind.DAY] if name == visas.DAY else "@", writable=writable)
                made.write_string(r, n, row.cells[name], look) if row.cells[name] else made.write_blank(
                    r, n, None, look
                )
                lines = max(lines, _lines(row.cells[name], width))
            made.set_row(r, min(_LINE_HEIGHT * lines + 2, _TALLEST))
        for n, name in enumerate(visas.COLUMNS, 2):
            if name in parts:
                where = (_FIRST, n, last, n)
                self._choose(made, where, (visas.YES,), "Choisissez « oui », ou laissez vide.", "stop")

    def remarks(self) -> None:
        fields = [_Field(ACTION, "Action", 40), _Field(REMARK, "Votre remarque", 90)]
        made = self.worksheet("Remarques", f"{TABLE_MARK}{REMARKS}", fields)
        for r in range(_FIRST, _FIRST + 40):
            for n in (1, 2):
                made.write_blank(r, n, None, self.format())
        labels = tuple(piece.label for piece in self.sending.pieces if piece.numero)
        self._choose(
            made,
            (_FIRST, 1, _FIRST + 39, 1),
            labels,
            "Choisissez une action de la liste, ou laissez vide.",
            "stop",
        )

    def lists(self) -> None:
        sheet = self.book.add_worksheet("Listes")
        for words, n in self._lists.items():
            for r, word in enumerate(words):
                sheet.write_string(r, n, word)
        sheet.hide()

    def sent(self) -> None:
        """What goes out, row by row: the plan and to whom, each file's values, each row's cells as they are shown."""
        sheet = self.book.add_worksheet("Envoi")
        rights = self.sending.rights
        count = sum(len(one.rows) for one in self.sheets) + len(self.sending.to_sign)
        day = self.sending.day.isoformat()
        head = {"plan": self.sending.plan, "partner": rights.partner, "day": day, "rows": count}
        entries: list[tuple[str, object]] = [(MARK, head)]
        for piece in self.sending.pieces:
            kind = "fiche" if piece.numero else "plan"
            told = {
                "kind": kind,
                "file": piece.file,
                "numero": piece.numero,
                "titre": piece.titre,
                "value": piece.value,
            }
            entries.append(("file", told))
        for one in self.sheets:
            for piece, steps in one.rows:
                cells = {
                    f.name: as_read(self._shown(one, f, piece, steps))
                    for f in one.fields
                    if not f.name.startswith(COMPUTED)
                }
                entries.append(
                    (
                        row_id(piece, steps),
                        {"file": piece.file, "table": one.table.name, "steps": steps, "cells": cells},
                    )
                )
        for row in self.sending.to_sign:
            cells = {ACTION: row.piece.label, **{name: tidy(text) for name, text in row.cells.items()}}
            entries.append(
                (
                    row_id(row.piece, (visas.TABLE,)),
                    {"file": row.piece.file, "table": visas.TABLE, "steps": (), "cells": cells},
                )
            )
        for r, (key, entry) in enumerate(entries):
            sheet.write_string(r, 0, key)
            text = json.dumps(entry, ensure_ascii=True)
            for n, start in enumerate(range(0, len(text), CHUNK), 1):
                sheet.write_string(r, n, GUARD + text[start : start + CHUNK] + GUARD)
        sheet.very_hidden()


_UNSURE, _RIGHT, _SHORT, _OVER = "montants non fermes : non contrôlé", "OK", "il manque ", "en trop : "


class _Money:
    """A fiche's money as its sheet counts it."""

    def __init__(self, piece: Piece) -> None:
        self.money = piece.at(("moyens", "financiers"))
        found = at(self.money, ("financements",))
        self.lines = [*found] if isinstance(found, list) else []

    def amount(self, value: Any, key: str) -> Shown:
        forme = Forme(key, Kind.RATE if key == "taux" else Kind.AMOUNT)
        return shown(at(value, (key,)), forme, Organismes())

    def counted(self, line: Any) -> Decimal:
        if at(line, ("nature",)) == Nature.EN_NATURE.value or at(line, ("statut",)) == Statut.REFUSE.value:
            return Decimal(0)
        amount, rate = self.amount(line, "montant"), self.amount(line, "taux")
        base = self.amount(self.money, "assiette") or self.amount(self.money, "total")
        if amount == "" and isinstance(rate, Decimal) and isinstance(base, Decimal):
            return round(rate * base, 2)
        return amount if isinstance(amount, Decimal) else Decimal(0)

    @property
    def financed(self) -> Decimal:
        return sum(map(self.counted, self.lines), Decimal(0))

    @property
    def control(self) -> str:
        total, rest = self.amount(self.money, "total"), self.amount(self.money, "reste_a_financer")
        amounts = [self.amount(line, "montant") for line in self.lines]
        if total == "":
            return ""
        if not isinstance(total, Decimal) or any(isinstance(one, str) and one for one in (rest, *amounts)):
            return _UNSURE
        refused = sum(
            (
                amount
                for line, amount in zip(self.lines, amounts, strict=True)
                if isinstance(amount, Decimal)
                and at(line, ("statut",)) == Statut.REFUSE.value
                and at(line, ("nature",)) != Nature.EN_NATURE.value
            ),
            Decimal(0),
        )
        gap = total - self.financed - (rest if isinstance(rest, Decimal) else refused)
        if abs(gap) < Decimal("0.005"):
            return _RIGHT
        figure = f"{abs(gap):,.2f}".replace(",", " ").replace(".", ",")
        return f"{_SHORT if gap > 0 else _OVER}{figure} €"


def _counted(actions: _Sheet, sheet: _Sheet, row: int) -> str:
    """What a financing line counts for: its amount, else its rate of the eligible cost or of the total; nothing where it is
    refused, or no cash."""

    def cell(name: str) -> str:
        return f"${sheet.letter(name)}{row}"

    ours = f'--({actions.range("numero")}&" "&{actions.range("titre")}={cell(ACTION)})'
    base = f"SUMPRODUCT({ours},{actions.range('moyens.financiers.total')})"
    if actions.has("moyens.financiers.assiette"):
        eligible = f"SUMPRODUCT({ours},{actions.range('moyens.financiers.assiette')})"
        base = f"IF({eligible}>0,{eligible},{base})"
    rated = f'IF(AND({cell("montant")}="",ISNUMBER({cell("taux")})),ROUND({cell("taux")}*{base},2),0)'
    nothing = f'OR({cell("nature")}="{Nature.EN_NATURE.value}",{cell("statut")}="{Statut.REFUSE.value}")'
    return f"=IF({nothing},0,IF(ISNUMBER({cell('montant')}),{cell('montant')},{rated}))"


def row_id(piece: Piece, steps: Steps) -> str:
    return f"{piece.file}#{'/'.join(map(str, steps))}"


def _help(whom: str, sending: Sending) -> Iterator[str]:
    day = f"{sending.day:%d/%m/%Y}"
    if whom:
        yield f"Pour : {whom}. Envoyé le {day}."
        yield "Vous trouverez ici les actions que vous portez, financez ou rejoignez."
        yield "Les cases jaunes sont à vous : complétez-les, corrigez-les. Les cases grises sont là pour mémoire et ne se modifient pas."
        yield "Pour ajouter une ligne (un financement, un versement, une valeur…), utilisez les lignes jaunes vides, et choisissez d'abord l'action."
    else:
        yield f"Tout le plan, tel qu'il était le {day}. Chaque case se modifie ; les cases grises sont calculées."
        yield "Pour ajouter une ligne, écrivez sous la dernière et choisissez d'abord l'action. Une nouvelle action s'écrit sous les autres, avec son numéro, son titre et, dans la feuille « Porteurs », qui la porte."
    yield "Un montant est un nombre en euros. S'il n'est pas ferme, écrivez-le en mots : « environ 15\u202f000\u202f€ », « entre 10\u202f000\u202f€ et 15\u202f000\u202f€ », « à définir »."
    year = min(sending.annees)
    yield f"Une période s'écrit comme on la dit : « mars {year} », « de mars à juin {year} », « fin {year} »."
    yield "Dans une case qui contient plusieurs textes, chacun commence par « • »."
    yield "Ce que le tableau ne prévoit pas, écrivez-le dans la feuille « Remarques » : rien n'en est perdu."
    if sending.to_sign:
        yield "Pour donner votre accord, écrivez « oui » dans la feuille « Visas », avec le jour et la fonction de qui signe. Il porte sur ce que cette feuille montre : si vous changez un montant, un calendrier ou un rôle, un nouvel envoi vous sera proposé à signer."
    yield "Renvoyez ce fichier enregistré en .xlsx ou en .ods, sans rien y masquer ni supprimer de feuille."


def _lines(text: str, width: float) -> int:
    return sum(max(-(-len(line) // max(int(width * 1.05), 1)), 1) for line in text.split("\n"))


def _letter(column: int) -> str:
    """0 → A, 26 → AA."""
    from cmqplan.intake.readers.workbook import column as letters

    return letters(column + 1)
