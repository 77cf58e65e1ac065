"""A PDF's tables and texts, as they are drawn: there is nothing else to go by.

A table is what rules or shades part: cells in a grid, or a shaded column of labels with their texts on its right. Lines that
only the width of a page has broken are one text again; what pages repeat at their tops and bottoms is set aside.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cmqplan.intake.blocks import (
    Block,
    Cell,
    Paragraph,
    Remark,
    Source,
    Table,
    Title,
    Unreadable,
    rectangular,
)
from cmqplan.intake.readers.archive import LOCKED, MOST_BYTES
from cmqplan.intake.readers.text import BULLET
from cmqplan.language.said import Said

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 300
_BROKEN = Said(
    "{file} n'est pas un PDF complet : rouvrez-le, imprimez-le en PDF à nouveau, puis recommencez",
    "{file} is no complete PDF: open it, print it as a PDF again, then start over",
)
_LONG = Said(
    "{file} a {pages} pages, et {most} au plus sont lues : imprimez en PDF celles qu'il faut, puis recommencez",
    "{file} has {pages} pages, and {most} at most are read: print those that matter as a PDF, then start over",
)
_BOMB = Said(
    "{file} se déploie en plus de {most} Mo : ce n'est pas un document de travail ; rien n'en est lu",
    "{file} unpacks to more than {most} MB: that is no working document; nothing of it is read",
)
_SCANNED = Said(
    "{file} ne contient que des images de pages : rien ne peut en être lu ; demandez le document d'origine, ou faites-en reconnaître le texte",
    "{file} holds only pictures of pages: nothing can be read in it; ask for the original document, or have its text recognised",
)
_DRAWN = Said(
    "{file} : un PDF ne garde que ce qui est dessiné ; comparez ce qui en est lu au document",
    "{file}: a PDF keeps only what is drawn; compare what is read of it with the document",
)
_TALLER, _SLACK, _APART = 1.12, 1.2, 2.0
"""How much taller than the text a title is; how many heights of a line, beyond the word that begins the next one, would have
to be free at its end for the break to be its author's; how many lie between the tops of two that belong to two texts."""


class _Line(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    height: float
    right: float
    """How far lines go to the right where it stands."""


def read(name: str, data: bytes) -> Source | Unreadable:
    """Raises ImportError where pdfplumber isn't installed."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    if _unpacks_to_more(data):
        return Unreadable(_BOMB, {"file": name, "most": MOST_BYTES // 1_000_000})
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if pages > MOST_PAGES:
                return Unreadable(_LONG, {"file": name, "pages": pages, "most": MOST_PAGES})
            drawn = [_page(page) for page in pdf.pages]
    except PdfminerException as error:
        locked = error.args and isinstance(error.args[0], PDFPasswordIncorrect)
        return Unreadable(LOCKED if locked else _BROKEN, {"file": name})
    except (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, zlib.error, OverflowError, AssertionError):  # fmt: skip
        return Unreadable(_BROKEN, {"file": name})
    if not any(drawn):
        return Unreadable(_SCANNED, {"file": name})
    repeated = _repeated(drawn)
    sizes = Counter(
        round(line.height, 1) for page in drawn for part in page for line in part.lines for _ in line.text
    )
    body = sizes.most_common(1)[0][0] if sizes else 0
    blocks: list[Block] = []
    aside: list[Cell] = []
    for number, page in enumerate(drawn, 1):
        place = f"{name}, page {number}"
        own = [part for part in page if not (part.lines and part.lines[0].text in repeated)]
        aside += [
            Cell(part.lines[0].text, f"{place}, en-tête {n}")
            for n, part in enumerate(page, 1)
            if part not in own
        ]
        _put(blocks, own, place, body)
    return Source(name, tuple(blocks), (Remark(_DRAWN, {"file": name}),), tuple(aside))


def _unpacks_to_more(data: bytes) -> bool:
    """Whether its streams grow beyond what a working document holds."""
    if re.search(rb"/FlateDecode\s*/FlateDecode", data):
        return True
    left = MOST_BYTES
    for match in re.finditer(rb"stream\r?\n", data):
        unpacker = zlib.decompressobj()
        try:
            left -= len(unpacker.decompress(data[match.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            return True
    return False


class _Part(NamedTuple):
    """Something on a page: a table's rows, each a cell's lines; else one line."""

    top: float
    lines: tuple[_Line, ...]
    rows: tuple[tuple[tuple[_Line, ...], ...], ...] = ()


def _page(page: Page) -> list[_Part]:
    """What is on a page, from top to bottom."""
    parts: list[_Part] = []
    rest: Any = page
    for table in page.find_tables():
        boxes = [[cell for cell in row.cells if cell] for row in table.rows]
        right = _texts_beside(page, table.bbox) if all(len(row) == 1 for row in boxes) else table.bbox[2]
        rows = []
        for row in boxes:
            cells = [_lines(page, box) for box in row]
            if right > table.bbox[2] and row:
                cells.append(_lines(page, (row[-1][2], row[0][1], right, row[0][3])))
            if any(cells):
                rows.append(tuple(map(tuple, cells)))
        if rows and max(map(len, rows)) > 1:
            parts.append(_Part(table.bbox[1], (), tuple(rows)))
            rest = rest.outside_bbox((*table.bbox[:2], right + 1, table.bbox[3]), strict=False)
    parts += [_Part(line.top, (line,)) for line in _lines(rest, None)]
    return sorted(parts, key=lambda part: part.top)


def _texts_beside(page: Page, bbox: tuple[float, ...]) -> float:
    """How far to the right texts go beside a column of labels; the column's own edge where there are none."""
    words = [word for word in page.extract_words() if word["x0"] >= bbox[2] - 1]
    beside = any(bbox[1] <= word["top"] <= bbox[3] for word in words)
    return float(max(word["x1"] for word in words)) if beside else bbox[2]


def _lines(page: Any, box: tuple[float, ...] | None) -> list[_Line]:
    """The lines of a page, or of a box on it."""
    if box is not None:
        inside = (
            max(box[0], page.bbox[0]),
            max(box[1], page.bbox[1]),
            min(box[2], page.bbox[2]),
            min(box[3], page.bbox[3]),
        )
        if inside[2] - inside[0] < 1 or inside[3] - inside[1] < 1:
            return []
        page = page.crop(inside, strict=False)
    found = [line for line in page.extract_text_lines(return_chars=True, strip=True) if line["text"].strip()]
    right = max((line["x1"] for line in found), default=0) if box is None else box[2]
    return [
        _Line(
            " ".join(line["text"].split()), line["x0"], line["x1"], line["top"],
            max((char["size"] for char in line["chars"]), default=0), right,
        )
        for line in found
    ]  # fmt: skip


def _repeated(pages: Sequence[Sequence[_Part]]) -> frozenset[str]:
    """The lines that pages have at their tops and bottoms, page numbers apart."""
    edges = [part.lines[0].text for page in pages for part in (*page[:2], *page[-2:]) if part.lines]
    shapes = Counter(re.sub("[0-9]+", "0", text) for text in edges)
    many = {shape for shape, count in shapes.items() if count > 1 and count >= len(pages) * 0.6}
    return frozenset(text for text in edges if re.sub("[0-9]+", "0", text) in many)


def _put(blocks: list[Block], parts: Sequence[_Part], place: str, body: float) -> None:
    """A page's blocks; a table that goes on from the page before goes on in its own."""
    tables = paragraphs = 0
    waiting: list[_Line] = []

    def told() -> None:
        nonlocal paragraphs
        for text, tall in _texts(waiting, body):
            paragraphs += 1
            cell = Cell(text, f"{place}, paragraphe {paragraphs}")
            bullet = BULLET.match(text)
            if tall:
                blocks.append(Title(cell, tall))
            else:
                blocks.append(
                    Paragraph(cell._replace(text=text[bullet.end() :] if bullet else text), bool(bullet))
                )
        waiting.clear()

    for n, part in enumerate(parts):
        if part.lines:
            waiting += part.lines
            continue
        told()
        tables += 1
        rows = [
            [
                Cell(_text(lines), f"{place}, tableau {tables}, ligne {r}, colonne {c}")
                for c, lines in enumerate(row, 1)
            ]
            for r, row in enumerate(part.rows, 1)
        ]
        last = blocks[-1] if blocks and n == 0 else None
        if isinstance(last, Table) and len(last.rows[0]) == max(map(len, rows)) and _goes_on(last, rows):
            blocks[-1] = Table(rectangular([*map(list, last.rows), *rows]))
        else:
            blocks.append(Table(rectangular(rows)))
    told()


def _goes_on(table: Table, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a page's first rows belong to the table that ends the page before: two columns, a label and its text."""
    first = {row[0].text for row in table.rows}
    return len(table.rows[0]) == 2 and rows[0][0].text not in first


def _texts(lines: Sequence[_Line], body: float) -> Iterator[tuple[str, int]]:
    """The texts of lines that follow each other, with the level of those that are titles: the tallest are 1."""
    group: list[_Line] = []
    for before, line in pairwise([None, *lines, None]):
        if before is not None:
            group.append(before)
        if group and (line is None or _parts(group[-1], line)):
            tall = group[0].height > body * _TALLER
            level = 1 if group[0].height > body * 1.6 else 2 if group[0].height > body * 1.3 else 3
            yield " ".join(one.text for one in group), level if tall else 0
            group = []


def _parts(line: _Line, after: _Line) -> bool:
    """Whether a text ends with a line: the next word would have fitted in it."""
    if abs(line.height - after.height) > 0.5 or after.top - line.top > line.height * _APART:
        return True
    if BULLET.match(after.text):
        return True
    word = after.text.partition(" ")[0]
    width = (after.x1 - after.x0) * len(word) / len(after.text)
    return line.x1 + width + line.height * _SLACK < line.right


def _text(lines: Sequence[_Line]) -> str:
    return "\n".join(
        text for text, _ in _texts(lines, 0 if not lines else max(line.height for line in lines))
    )
