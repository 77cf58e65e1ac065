"""Sheets as one page of HTML, in the style of the documents: what a command shows, to open in a browser or to send."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cmqplan.cli.output import stop_at
from cmqplan.documents.compose import under
from cmqplan.documents.document import Document
from cmqplan.documents.dom import parse
from cmqplan.documents.errors import TemplateRefused
from cmqplan.documents.html import write
from cmqplan.documents.palette import Palette
from cmqplan.documents.templates import templates
from cmqplan.language import current
from cmqplan.language.controls import visible
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.workspace.workspace import Workspace

TOTAL = ' class="total"'
_STACKED = 6
"""Columns whose values a phone shows one under another; figures in more of them stay side by side."""


def page(title: str, sheets: Sequence[Sheet], workspace: Workspace) -> str:
    """The whole file, in the language of the messages. A page of the workspace's own that can't be used stops with a message."""
    contents = f'<section class="cover"><h1>{_said(title)}</h1></section>' + "".join(
        _table(sheet, title) for sheet in sheets
    )
    settings = workspace.settings
    document = Document(
        name="sheets",
        stem="sheets",
        title=title,
        running_title=" – ".join(filter(None, (title, settings.mention))),
        contents=under(settings.mention, parse(contents)),
        language=current(),
        palette=Palette.of(settings.apparence),
        mention=settings.mention,
        foot=settings.apparence.pied,
    )
    try:
        return write(document, templates(workspace))
    except TemplateRefused as error:
        stop_at(error)


def _table(sheet: Sheet, title: str) -> str:
    """A sheet under its own name: the page's stands above. What several rows are about heads them."""
    grouped = any(not row[0] for row in sheet.rows)
    columns = sheet.columns[grouped:]
    heads = [f'<th scope="col"{_aligned(column)}>{_said(column.title)}</th>' for column in columns]
    bodies: list[list[str]] = [[]]
    for row in sheet.rows:
        if grouped and row[0]:
            bodies.append([_group(str(row[0]), len(columns))])
        bodies[-1].append(f"<tr>{_cells(columns, row[1:])}</tr>" if grouped else _row(columns, row))
    parts = [
        f"<caption>{_said(sheet.title.removeprefix(f'{title} – '))}</caption>",
        f"<thead><tr>{''.join(heads)}</tr></thead>",
        *(f"<tbody>{''.join(body)}</tbody>" for body in bodies if body),
        "" if sheet.total is None else f"<tfoot>{_row(columns, sheet.total, TOTAL)}</tfoot>",
    ]
    notes = [f"<p>{_said(note)}</p>" for note in sheet.notes]
    return f"<table{_shape(columns)}>{''.join(parts)}</table>{''.join(notes)}"


def _group(about: str, across: int) -> str:
    said = _said(about)
    return f'<tr class="group"><th scope="rowgroup" colspan="{across}">{said[:1].upper()}{said[1:]}</th></tr>'


def _row(columns: Sequence[Column], cells: Sequence[Cell], kind: str = "") -> str:
    return f'<tr{kind}><th scope="row">{_said(str(cells[0]))}</th>{_cells(columns[1:], cells[1:])}</tr>'


def _cells(columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    said = [
        f"<td{_aligned(column)}>{_said(str(cell) if cell else '–')}</td>"
        for column, cell in zip(columns, cells, strict=True)
    ]
    return "".join(said)


def _shape(columns: Sequence[Column]) -> str:
    """What a table is on a phone: one column stays as it is, many of figures scroll, others are read one under another."""
    figures = all(column.kind is not Kind.TEXT for column in columns[1:])
    shape = "" if len(columns) == 1 else "matrix" if figures and len(columns) > _STACKED else "stacked"
    amounts = "amounts " if any(column.kind is Kind.AMOUNT for column in columns) else ""
    return f' class="{amounts}{shape}"' if shape else ""


def _aligned(column: Column) -> str:
    return "" if column.kind is Kind.TEXT else ' class="amount"'


def _said(text: str) -> str:
    return escape(visible(text))
