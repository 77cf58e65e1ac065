"""A workbook (.xlsx, .xls, .ods): each sheet a table. What is hidden or commented is known of .xlsx only, from its XML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell, Remark, Source, Table, Unreadable
from cmqplan.intake.readers.archive import BROKEN, ERRORS, Archive, Declared, opened, trouble
from cmqplan.language.gettext import Plural
from cmqplan.language.said import Said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_CELLS = 2_000_000
"""Cells between a sheet's first and its last that isn't empty."""
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

_FAR = Said(
    "{file} : la feuille « {sheet} » s'étend jusqu'à la cellule {cell} ; supprimez les lignes et colonnes qui ne servent pas, puis recommencez",
    "{file}: the sheet “{sheet}” goes on to the cell {cell}; delete the rows and columns that aren't used, then start over",
)
_HIDDEN = Said(
    "{file} : ce qui est masqué est lu aussi ({what})", "{file}: what is hidden is read too ({what})"
)
_COMMENTS = Said(
    Plural(
        "{file} : {count} commentaire, gardé sous « import_reste » du plan",
        "{file} : {count} commentaires, gardés sous « import_reste » du plan",
    ),
    Plural(
        "{file}: {count} comment, kept under the plan's “import_reste”",
        "{file}: {count} comments, kept under the plan's “import_reste”",
    ),
)
_FORMULAS = Said(
    Plural(
        "{file} : {count} formule, lue par son dernier résultat enregistré",
        "{file} : {count} formules, lues par leur dernier résultat enregistré",
    ),
    Plural(
        "{file}: {count} formula, read by its last saved result",
        "{file}: {count} formulas, read by their last saved results",
    ),
)
_MACROS = Said("{file} contient des macros : elles ne sont pas lues", "{file} holds macros: they aren't read")
_UNSEEN = Said(
    "{file} : dans ce format, les commentaires et ce qui est masqué ne se voient pas ; enregistré en .xlsx, ils sont dits",
    "{file}: in this format comments and what is hidden can't be seen; saved as .xlsx, they are told",
)


def read(name: str, data: bytes) -> Source | Unreadable:
    """Raises ImportError where python-calamine isn't installed."""
    from python_calamine import CalamineError, CalamineWorkbook

    kind = "Excel" if not name.lower().endswith(".ods") else "LibreOffice"
    remarks: list[Remark] = []
    aside: list[Cell] = []
    percents: dict[str, frozenset[str]] = {}
    shares: dict[str, str] = {}
    try:
        if data.startswith(b"PK"):
            archive = opened(name, data, kind)
            if isinstance(archive, Unreadable):
                return archive
            far = _too_far(name, archive)
            if far is not None:
                return far
            percents = _look(name, archive, remarks, aside)
        if not name.lower().endswith((".xlsx", ".xlsm")):
            remarks.append(Remark(_UNSEEN, {"file": name}))
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        blocks: list[Table] = []
        for sheet_name in book.sheet_names:
            sheet = book.get_sheet_by_name(sheet_name)
            if (sheet.total_height or 0) * (sheet.total_width or 0) > MOST_CELLS:
                cell = f"{column(sheet.total_width)}{sheet.total_height}"
                return Unreadable(_FAR, {"file": name, "sheet": sheet_name, "cell": cell})
            where = name if len(book.sheet_names) == 1 else f"{name}!{sheet_name}"
            rows = sheet.to_python(skip_empty_area=False)
            blocks.append(Table(tuple(_cells(where, rows)), sheet_name))
            shares.update(_shares(blocks[-1], where, percents.get(sheet_name, frozenset())))
    except CalamineError:
        return Unreadable(BROKEN, {"file": name, "kind": kind})
    except ERRORS as error:
        return trouble(name, kind, error)
    texts, form = _exchange(blocks)
    return Source(name, texts, tuple(remarks), tuple(aside), form, shares)


def _exchange(blocks: list[Table]) -> tuple[tuple[Table, ...], tuple[Cell, ...]]:
    """The sheets, and the words of those that only help to fill in the import workbook of Territoires en Transitions."""
    known = any(
        len(table.rows) > 1 and table.rows[1] and table.rows[1][0].text == "Axe (x)" for table in blocks
    )
    help_ = [table for table in blocks if known and _HELP.fullmatch(fold(table.name))]
    return tuple(table for table in blocks if table not in help_), tuple(
        cell for table in help_ for row in table.rows for cell in row if cell.text.strip()
    )


_HELP = re.compile(r"mode d ?emploi|listes deroulantes")


def _cells(where: str, rows: Sequence[Sequence[object]]) -> Iterator[tuple[Cell, ...]]:
    for line, row in enumerate(rows, 1):
        yield tuple(Cell(shown(value), f"{where}!{column(n)}{line}") for n, value in enumerate(row, 1))


def _shares(table: Table, where: str, spots: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Place → what the cell shows, of those that show 0.6 as 60 %."""
    for cell in (cell for row in table.rows for cell in row if spots):
        if cell.place.removeprefix(f"{where}!") in spots and re.fullmatch("-?[0-9]+(?:,[0-9]+)?", cell.text):
            share = Decimal(cell.text.replace(",", ".")) * 100
            yield cell.place, f"{share.normalize():f} %".replace(".", ",")


def column(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown(value: object) -> str:
    """A cell's value as a person would have typed it."""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}".replace(".", ",") if value % 1 else f"{value:.0f}"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value).strip()


def _too_far(name: str, archive: Archive) -> Unreadable | None:
    """A sheet that one cell far away makes immense: it would be filled up with empty ones."""
    for part in sorted(archive.names):
        data = archive.bytes(part) if re.fullmatch(r"(?:xl/worksheets/[^/]+|content)\.xml", part) else b""
        if b"<!ENTITY" in data or b"<!DOCTYPE" in data[:4096]:
            raise Declared
        rows = columns = 0
        for match in re.finditer(rb'<c [^>]*?r="([A-Z]{1,3})([0-9]{1,7})"', data):
            letters = 0
            for letter in match[1]:
                letters = letters * 26 + letter - 64
            rows, columns = max(rows, int(match[2])), max(columns, letters)
        if rows * columns > MOST_CELLS:
            return Unreadable(_FAR, {"file": name, "sheet": part, "cell": f"{column(columns)}{rows}"})
    return None


def _look(name: str, archive: Archive, remarks: list[Remark], aside: list[Cell]) -> dict[str, frozenset[str]]:
    """What an .xlsx hides or comments; by sheet, the cells that show a share in percent."""
    book = archive.xml("xl/workbook.xml")
    if book is None:
        return {}
    styles = _percent_styles(archive)
    percents: dict[str, frozenset[str]] = {}
    links = _links(archive, "xl/_rels/workbook.xml.rels", "xl")
    hidden: list[str] = []
    comments = formulas = 0
    for sheet in book.iter(f"{_S}sheet"):
        title = sheet.get("name") or ""
        part = links.get(sheet.get(f"{_R}id") or "", "")
        root = archive.xml(part)
        if sheet.get("state") in ("hidden", "veryHidden"):
            hidden.append(f"feuille {title}")
        if root is None:
            continue
        formulas += sum(1 for _ in root.iter(f"{_S}f"))
        if styles:
            percents[title] = frozenset(
                cell.get("r") or "" for cell in root.iter(f"{_S}c") if cell.get("s") in styles
            )
        hidden += [f"{title}!{where}" for where in _hidden(root)]
        rels = f"{part.rpartition('/')[0]}/_rels/{part.rpartition('/')[2]}.rels"
        for target in _links(archive, rels, part.rpartition("/")[0]).values():
            notes = (
                archive.xml(target) if re.search(r"comments?[0-9]*\.xml$", target, re.IGNORECASE) else None
            )
            for note in notes.iter(f"{_S}comment") if notes is not None else ():
                text = "".join(part.text or "" for part in note.iter(f"{_S}t")).strip()
                if text:
                    comments += 1
                    aside.append(Cell(text, f"{name}!{title}!{note.get('ref')}, commentaire"))
    if hidden:
        remarks.append(
            Remark(_HIDDEN, {"file": name, "what": tuple(hidden[:6]) + (("…",) if hidden[6:] else ())})
        )
    for said, count in ((_COMMENTS, comments), (_FORMULAS, formulas)):
        if count:
            remarks.append(Remark(said, {"file": name, "count": count}))
    if any("vbaProject" in part for part in archive.names):
        remarks.append(Remark(_MACROS, {"file": name}))
    return percents


def _percent_styles(archive: Archive) -> frozenset[str]:
    """The styles, as cells name them, whose number format multiplies by a hundred: an unquoted « % »."""
    root = archive.xml("xl/styles.xml")
    if root is None:
        return frozenset()
    formats = {"9", "10"} | {
        one.get("numFmtId") or ""
        for one in root.iter(f"{_S}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", one.get("formatCode") or "")
    }
    styles = root.find(f"{_S}cellXfs")
    return frozenset(
        str(n) for n, one in enumerate(styles if styles is not None else ()) if one.get("numFmtId") in formats
    )


def _hidden(root: Element) -> Iterator[str]:
    for row in root.iter(f"{_S}row"):
        if row.get("hidden") in ("1", "true") and len(row):
            yield f"ligne {row.get('r')}"
    for col in root.iter(f"{_S}col"):
        if col.get("hidden") in ("1", "true"):
            yield f"colonne {column(int(col.get('min') or 1))}"


def _links(archive: Archive, part: str, folder: str) -> dict[str, str]:
    """A part's relations: identifier → the part it leads to."""
    root = archive.xml(part)
    found: dict[str, str] = {}
    for link in root if root is not None else ():
        target = link.get("Target") or ""
        steps: list[str] = [] if target.startswith("/") else folder.split("/")
        for step in target.strip("/").split("/"):
            steps = steps[:-1] if step == ".." else [*steps, step]
        found[link.get("Id") or ""] = "/".join(steps)
    return found
