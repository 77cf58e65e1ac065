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


def page(title: str, sheets: Sequence[Sheet], workspace: Workspace) -> str:
    """The whole file, in the language of the messages. A page of the workspace's own that can't be used stops with a message."""
    contents = f'<section class="cover"><h1>{_said(title)}</h1></section>' + "".join(map(_table, sheets))
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


def _table(sheet: Sheet) -> str:
    amounts = ' class="amounts"' if any(column.kind is Kind.AMOUNT for column in sheet.columns) else ""
    heads = [f'<th scope="col"{_aligned(column)}>{_said(column.title)}</th>' for column in sheet.columns]
    rows, about = [], ""
    for first, *others in sheet.rows:
        about = str(first) if first else about  # what several rows are about is said in the first of them
        rows.append(_row(sheet.columns, (about, *others)))
    parts = [
        f"<caption>{_said(sheet.title)}</caption>",
        f"<thead><tr>{''.join(heads)}</tr></thead>",
        f"<tbody>{''.join(rows)}</tbody>",
        "" if sheet.total is None else f"<tfoot>{_row(sheet.columns, sheet.total, TOTAL)}</tfoot>",
    ]
    notes = [f"<p>{_said(note)}</p>" for note in sheet.notes]
    return f"<table{amounts}>{''.join(parts)}</table>{''.join(notes)}"


def _row(columns: Sequence[Column], cells: Sequence[Cell], kind: str = "") -> str:
    said = [
        f"<td{_aligned(column)}>{_said(str(cell) if cell else '–')}</td>"
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    ]
    return f'<tr{kind}><th scope="row">{_said(str(cells[0]))}</th>{"".join(said)}</tr>'


def _aligned(column: Column) -> str:
    return "" if column.kind is Kind.TEXT else ' class="amount"'


def _said(text: str) -> str:
    return escape(visible(text))
