"""Files of every kind with invented texts, and a workspace to bring them into."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import xlsxwriter
from docx.oxml import parse_xml

from cmqplan.intake import readers
from cmqplan.intake.blocks import Source
from cmqplan.intake.plans import Brought, bring, years_told
from cmqplan.intake.wordings import Wordings
from cmqplan.rules.examples import ORGANISMES
from cmqplan.source.yaml import Value, parse
from cmqplan.workspace.load import load_frame

Rows = Sequence[Sequence[object]]


def workspace(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """A workspace with the example's organismes, and these files."""
    for file, text in {ORGANISMES.file: ORGANISMES.text, **(files or {})}.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def brought(folder: Path, files: Mapping[str, bytes], plan: str = "plan-2027") -> Brought:
    """What files make of a plan; every one must be readable, and nothing of them lost."""
    sources = [read(name, data) for name, data in files.items()]
    frame = load_frame(folder)[0]
    made = bring(frame, sources, plan, years_told(sources, plan) or (2027,), Wordings(frame.settings))
    assert isinstance(made, Brought), made
    assert {cell.place for source in sources for cell in source.cells()} <= set(made.ledger)
    return made


def read(name: str, data: bytes) -> Source:
    source = readers.read(name, data)
    assert isinstance(source, Source), source
    return source


def put(folder: Path, made: Brought) -> None:
    for file, data in made.written.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)


def values(made: Brought) -> dict[str, dict[str, Value]]:
    """File → what it would hold."""
    found = {file: parse(data) for file, data in made.written.files.items()}
    return {file: value for file, value in found.items() if isinstance(value, dict)}


def fiches(made: Brought) -> dict[str, dict[str, Value]]:
    """Number → what the fiche would hold."""
    return {str(value["numero"]): value for value in values(made).values() if "numero" in value}


def plan_of(made: Brought) -> dict[str, Value]:
    return values(made)[f"plans/{made.plan}/plan.yaml"]


def workbook(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """An .xlsx; ``merged``: ranges of its first sheet, whose first cell has the text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for n, row in enumerate(rows):
            for m, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(n, m, value)
        if name == next(iter(sheets)):
            for first_row, first_col, last_row, last_col in merged:
                sheet.merge_range(first_row, first_col, last_row, last_col, rows[first_row][first_col])
    book.close()
    return out.getvalue()


def word(*blocks: tuple[str, object]) -> bytes:
    """A .docx of (« 1 », title of level 1), (« p », paragraph), (« - », item), (« t », rows of a table)."""
    document = docx.Document()
    for kind, what in blocks:
        if kind == "t":
            assert isinstance(what, list)
            table = document.add_table(len(what), max(map(len, what)))
            for row, texts in zip(table.rows, what, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    if isinstance(text, list):
                        inner = cell.add_table(len(text), len(text[0]))
                        for line, words in zip(inner.rows, text, strict=True):
                            for spot, one in zip(line.cells, words, strict=True):
                                spot.text = one
                    else:
                        cell.text = text
        elif kind == "p":
            document.add_paragraph(str(what))
        elif kind == "-":
            document.add_paragraph(str(what), style="List Bullet")
        else:
            document.add_heading(str(what), int(kind))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def numbered(data: bytes, levels: Mapping[str, tuple[str, str]]) -> bytes:
    """A .docx whose styles number their paragraphs: style → the kind of number and the text, as Word writes them."""
    document = docx.Document(io.BytesIO(data))
    root = document.part.numbering_part.element
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (style, (kind, text)) in enumerate(levels.items())
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{told}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for style in levels:
        properties = document.styles.element.get_by_id(style).get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {space}><w:numId w:val="77"/></w:numPr>'))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opendocument(rows: Rows) -> bytes:
    """An .ods with one sheet."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
            if str(value)
            else "<table:table-cell/>"
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = f'<?xml version="1.0"?><office:document-content{names}><office:body><office:spreadsheet><table:table table:name="Plan">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    return archive({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def changed_archive(data: bytes, part: str, old: str, new: str) -> bytes:
    """An archive with some text of a part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    text = parts[part].decode()
    assert old in text
    return archive({**parts, part: text.replace(old, new)})


def pdf(source: str) -> bytes:
    """A PDF of a page that Typst's language describes."""
    import typst

    return bytes(typst.compile(source.encode()))


def typst_table(rows: Rows, columns: str, style: str = "") -> str:
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    return f"#table(columns: {columns}{style}, {cells})\n"
