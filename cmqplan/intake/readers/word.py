"""A Word document, from its own XML: python-docx passes over what tracked changes put in, content controls and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

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
from cmqplan.intake.readers.archive import ERRORS, Archive, opened, trouble
from cmqplan.intake.readers.numbering import write_numbers
from cmqplan.language.gettext import Plural
from cmqplan.language.said import Said

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ROOT_TAGS = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag", f"{_W}customXml")
"""What stands around texts without being one."""
_DELETED = (f"{_W}del", f"{_W}moveFrom")
_DEEPEST = 10
"""Tables in tables that are read as tables."""

_TRACKED = Said(
    Plural(
        "{file} : {count} modification suivie ; le texte ajouté est lu, le texte supprimé ne l'est pas",
        "{file} : {count} modifications suivies ; le texte ajouté est lu, le texte supprimé ne l'est pas",
    ),
    Plural(
        "{file}: {count} tracked change; what it adds is read, what it deletes isn't",
        "{file}: {count} tracked changes; what they add is read, what they delete isn't",
    ),
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
_PICTURES = Said(
    Plural("{file} : {count} image n'est pas reprise", "{file} : {count} images ne sont pas reprises"),
    Plural("{file}: {count} picture isn't taken over", "{file}: {count} pictures aren't taken over"),
)
_MACROS = Said("{file} contient des macros : elles ne sont pas lues", "{file} holds macros: they aren't read")


def read(name: str, data: bytes) -> Source | Unreadable:
    archive = opened(name, data, "Word")
    if isinstance(archive, Unreadable):
        return archive
    try:
        body = archive.xml("word/document.xml")
        if body is None:
            raise KeyError(name)
        levels = _levels(archive)
        write_numbers(archive, body, levels)
        reader = _Reader(name, levels)
        for child in body.iter(f"{_W}body"):
            reader.blocks_of(child, reader.blocks)
        aside = [cell for part, said in _asides(archive) for cell in _texts_of(archive, name, part, said)]
        return Source(name, tuple(reader.blocks), tuple(_remarks(name, archive, body)), tuple(aside))
    except (*ERRORS, RecursionError) as error:
        return trouble(name, "Word", error)


def _levels(archive: Archive) -> dict[str, int]:
    """Style → the level of the title it makes."""
    styles = archive.xml("word/styles.xml")
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles if styles is not None else ():
        identifier = style.get(f"{_W}styleId") or ""
        named = style.find(f"{_W}name")
        name = (named.get(f"{_W}val") or "" if named is not None else "").lower()
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        parent = style.find(f"{_W}basedOn")
        if parent is not None:
            based[identifier] = parent.get(f"{_W}val") or ""
        heading = re.fullmatch(r"(?:heading|titre) ([1-9])", name)
        if heading:
            found[identifier] = int(heading[1])
        elif name in ("title", "titre"):
            found[identifier] = 0
        elif outline is not None and (outline.get(f"{_W}val") or "9") < "9":
            found[identifier] = int(outline.get(f"{_W}val") or 0) + 1
    for identifier in based:
        above, seen = identifier, {identifier}
        while above not in found and above in based and based[above] not in seen:
            above = based[above]
            seen.add(above)
        if above in found:
            found.setdefault(identifier, found[above])
    return found


@dataclass(slots=True)
class _Reader:
    name: str
    levels: dict[str, int]
    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def blocks_of(self, owner: Element, found: list[Block]) -> None:
        for child in owner:
            if child.tag == f"{_W}p":
                found.extend(self.paragraph(child))
            elif child.tag == f"{_W}tbl":
                self.table(child, found)
            elif child.tag in _ROOT_TAGS:
                self.blocks_of(child, found)

    def paragraph(self, element: Element) -> Iterator[Block]:
        text = paragraph_text(element).strip()
        self.paragraphs += bool(text)
        if text:
            cell = Cell(text, f"{self.name}, paragraphe {self.paragraphs}")
            style = element.find(f"{_W}pPr/{_W}pStyle")
            level = self.levels.get(style.get(f"{_W}val") or "") if style is not None else None
            outline = element.find(f"{_W}pPr/{_W}outlineLvl")
            if level is None and outline is not None and (outline.get(f"{_W}val") or "9") < "9":
                level = int(outline.get(f"{_W}val") or 0) + 1
            listed = element.find(f"{_W}pPr/{_W}numPr") is not None or "list" in _style(style).lower()
            yield Paragraph(cell, listed) if level is None else Title(cell, level)
        for box in _boxes(element):
            inner: list[Block] = []
            self.blocks_of(box, inner)
            yield from inner

    def table(self, element: Element, found: list[Block], depth: int = 0) -> None:
        """A table, then the tables that stood in cells of their own: those are parts of the page, not of a text."""
        self.tables += 1
        number = self.tables
        rows: list[list[Cell]] = []
        inner: list[Block] = []
        for line, row in enumerate(_rows(element), 1):
            cells: list[Cell] = []
            parts = list(_cells(row))
            alone = sum(1 for tc in parts if cell_text(tc)) == 1
            for tc in parts:
                merge = tc.find(f"{_W}tcPr/{_W}vMerge")
                span = tc.find(f"{_W}tcPr/{_W}gridSpan")
                place = f"{self.name}, tableau {number}, ligne {line}, colonne {len(cells) + 1}"
                text = cell_text(tc)
                if alone and depth < _DEEPEST and text and not own_text(tc):
                    for nested in _own_tables(tc):
                        self.table(nested, inner, depth + 1)
                    text = ""
                if merge is not None and merge.get(f"{_W}val") != "restart":
                    text = ""
                cells.append(Cell(text, place))
                wide = int(span.get(f"{_W}val") or 1) if span is not None else 1
                cells.extend([Cell("", place)] * (min(wide, 60) - 1))
            rows.append(cells)
        found.append(Table(rectangular(rows)))
        found.extend(inner)


def _style(style: Element | None) -> str:
    return (style.get(f"{_W}val") or "") if style is not None else ""


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in _ROOT_TAGS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _ROOT_TAGS:
            yield from _cells(child)


def _own_tables(cell: Element) -> Iterator[Element]:
    for child in cell:
        if child.tag == f"{_W}tbl":
            yield child
        elif child.tag in _ROOT_TAGS:
            yield from _own_tables(child)


def own_text(cell: Element) -> str:
    """A cell's text without that of the tables in it."""
    return "\n".join(_cell_lines(cell, tables=False)).strip()


def cell_text(cell: Element) -> str:
    """A cell's text: a line for each paragraph, and for each row of a table in it (« Région : 5 000 € »)."""
    return "\n".join(_cell_lines(cell, tables=True)).strip()


def _cell_lines(owner: Element, *, tables: bool) -> Iterator[str]:
    for child in owner:
        if child.tag == f"{_W}p":
            text = paragraph_text(child).strip()
            if text:
                yield ("- " if child.find(f"{_W}pPr/{_W}numPr") is not None else "") + text
            for box in _boxes(child):
                yield from _cell_lines(box, tables=tables)
        elif child.tag == f"{_W}tbl" and tables:
            for row in _rows(child):
                texts = [" ".join(cell_text(cell).split()) for cell in _cells(row)]
                if any(texts):
                    yield " : ".join(text for text in texts if text)
        elif child.tag in _ROOT_TAGS:
            yield from _cell_lines(child, tables=tables)


def paragraph_text(element: Element) -> str:
    """A paragraph's text as it reads: what tracked changes add, without what they delete."""
    return "".join(_runs(element))


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag not in (
            *_DELETED,
            f"{_W}pPr",
            f"{_W}rPr",
            f"{_W}drawing",
            f"{_W}pict",
            f"{_MC}AlternateContent",
        ):
            yield from _runs(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, each once: Word writes them twice, for itself and for older programs."""
    for child in element:
        if child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            yield from _boxes(choice if choice is not None else child)
        elif child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _DELETED:
            yield from _boxes(child)


def _asides(archive: Archive) -> Iterator[tuple[str, str]]:
    """The parts that stand outside of the text, and how their places are told."""
    for part in sorted(archive.names):
        match = re.fullmatch(r"word/(header|footer|comments|footnotes|endnotes)([0-9]*)\.xml", part)
        if match:
            yield part, _ASIDES[match[1]] + (f" {match[2]}" if match[2] else "")


_ASIDES = {
    "header": "en-tête",
    "footer": "pied de page",
    "comments": "commentaire",
    "footnotes": "note de bas de page",
    "endnotes": "note de fin",
}


def _texts_of(archive: Archive, name: str, part: str, said: str) -> Iterator[Cell]:
    root = archive.xml(part)
    texts = [paragraph_text(p).strip() for p in root.iter(f"{_W}p")] if root is not None else []
    for number, text in enumerate(filter(None, texts), 1):
        if not re.fullmatch(r"(?:page\s*)?[0-9]*(?:\s*(?:/|sur)\s*[0-9]*)?", text, re.IGNORECASE):
            yield Cell(text, f"{name}, {said}, texte {number}")


def _remarks(name: str, archive: Archive, body: Element) -> Iterator[Remark]:
    tracked = sum(1 for tag in (*_DELETED, f"{_W}ins", f"{_W}moveTo") for _ in body.iter(tag))
    pictures = sum(1 for part in archive.names if part.startswith("word/media/"))
    comments = archive.xml("word/comments.xml")
    count = sum(1 for _ in comments.iter(f"{_W}comment")) if comments is not None else 0
    for said, number in ((_TRACKED, tracked), (_COMMENTS, count), (_PICTURES, pictures)):
        if number:
            yield Remark(said, {"file": name, "count": number})
    if any("vbaProject" in part for part in archive.names):
        yield Remark(_MACROS, {"file": name})
