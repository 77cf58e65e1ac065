"""A document as one HTML file that needs nothing else: no script, no style sheet, no picture from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from cmqplan.documents import french
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import (
    HEADINGS,
    Drawing,
    Element,
    Heading,
    Node,
    elements,
    table_of_contents,
    text_of,
)
from cmqplan.documents.files import found
from cmqplan.documents.files import text_of as text_of_file
from cmqplan.documents.printed import ROOM, Layout, has_cover_page
from cmqplan.documents.typography import set_document
from cmqplan.documents.views import Html

if TYPE_CHECKING:
    from cmqplan.documents.templates import Templates

PAGE = "_page/page.html.j2"
STYLE = "_page/style.css"
_STACKED = frozenset({"fiche", "stacked"})
"""Tables whose rows become blocks on a phone. Browsers go on telling screen readers that they are tables."""
_LONG = 90
"""Letters from which the name of a matrix's row asks for a wider column."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the parts of one page share. ``names``: a table without a caption (by ``id()``) → the heading it goes by.
    ``sideways``: within a section that is printed in landscape."""

    images: Mapping[str, Image]
    contents: str
    names: Mapping[int, str]
    layout: Layout
    sideways: bool = False


def write(document: Document, templates: Templates) -> str:
    """The whole file. Raises TemplateRefused when the page's own template can't be used."""
    from cmqplan.documents.templates import render

    document = set_document(document)
    variables = {
        "document": document,
        "contenu": Html(body(document)),
        "sommaire": any("contents" in div.classes for div in elements(document.contents, "div")),
        "style": Html(document.palette.css() + _style(templates)),
        "couverture": has_cover_page(document),
        "titre_css": Html(_css_string(" – ".join(filter(None, (document.running_title, document.edition))))),
        "jour": french.day(document.day) if document.day else None,
        "edition": document.edition,
    }
    return render(templates.page, PAGE, variables)


def _style(templates: Templates) -> str:
    """The style sheet, from the workspace when it has its own."""
    path = found(templates.folders, STYLE)
    assert path is not None, "the program brings its own"
    return text_of_file(path, STYLE).replace("</", "<\\/")


def _css_string(text: str) -> str:
    """A text as a CSS string that a ``style`` element can hold."""
    return '"' + "".join(c if c.isalnum() or c in " .,;:-–" else f"\\{ord(c):06x} " for c in text) + '"'


def body(document: Document) -> str:
    """What stands in the page's ``main``."""
    layout = Layout(document)
    contents = _contents(table_of_contents(document.contents))
    page = _Page(document.images, contents, _names(document.contents), layout)
    return _nodes(layout.contents, page)


def _names(nodes: Sequence[Node]) -> dict[int, str]:
    """For each table without a caption, the heading that names it: the last one before it."""
    names: dict[int, str] = {}
    heading = ""
    for element in elements(nodes, *HEADINGS, "table"):
        if element.tag != "table":
            heading = element.attributes["id"]
        elif not any(isinstance(child, Element) and child.tag == "caption" for child in element.children):
            names[id(element)] = heading
    return names


def _contents(headings: Sequence[Heading]) -> str:
    if not headings:
        return ""
    title = '<p id="sommaire-titre" class="contents-title">Sommaire</p>'
    return f'<nav class="contents" aria-labelledby="sommaire-titre">{title}{_entries(headings, 2)}</nav>'


def _entries(headings: Sequence[Heading], level: int) -> str:
    """A list of the headings of a level, each with those below it."""
    items: list[str] = []
    start = 0
    while start < len(headings):
        end = start + 1
        while end < len(headings) and headings[end].level > level:
            end += 1
        below = _entries(headings[start + 1 : end], level + 1) if end > start + 1 else ""
        items.append(f"<li>{_entry(headings[start])}{below}</li>")
        start = end
    return f"<ol>{''.join(items)}</ol>"


def _entry(heading: Heading) -> str:
    return f'<a href="#{heading.id}">{escape(heading.text)}</a>'


def _node(node: Node, page: _Page) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if isinstance(node, Drawing):
        return _drawing(node)
    if node.attributes:
        if node.tag == "div" and "contents" in node.classes:
            return page.contents
        if "landscape" in node.classes:
            if page.layout.on_its_side(node):
                page = replace(page, sideways=True)
            else:
                kept = " ".join(word for word in node.attributes["class"].split() if word != "landscape")
                node = replace(node, attributes={**node.attributes, "class": kept})
    if node.tag == "table":
        return _table(node, page)
    if node.tag == "img":
        return _image(node, page.images)
    if node.tag == "br":
        return f"<br{_attributes(node.attributes)}>"
    return _element(node.tag, node.attributes, _nodes(node.children, page))


def _drawing(drawing: Drawing) -> str:
    """A picture, and the one that the style sheet puts in its place on a phone; one that has none scrolls in its own box
    there, which can be reached with the keyboard."""
    if drawing.narrow:
        return drawing.source + drawing.narrow
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{escape(drawing.title)}">{drawing.source}</div>'


def _nodes(nodes: Sequence[Node], page: _Page) -> str:
    return "".join([_node(node, page) for node in nodes])


def _element(tag: str, attributes: Mapping[str, str], inside: str) -> str:
    return f"<{tag}{_attributes(attributes)}>{inside}</{tag}>"


def _attributes(attributes: Mapping[str, str]) -> str:
    if not attributes:
        return ""
    return "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])


def _image(element: Element, images: Mapping[str, Image]) -> str:
    image = images[element.attributes["src"]]
    source = f"data:{image.media_type};base64,{b64encode(image.data).decode()}"
    return f"<img{_attributes({**element.attributes, 'src': source})}>"


def _table(table: Element, page: _Page) -> str:
    widths = "" if "fiche" in table.classes or _of_figures(table) else _printed_columns(table, page)
    stacked = bool(table.classes & _STACKED)
    labels = _labels(table) if stacked else []
    caption = next(elements(table.children, "caption"), None)
    heading = page.names.get(id(table))
    if heading:
        table = replace(table, attributes={**table.attributes, "aria-labelledby": heading})
    if "matrix" in table.classes:
        table = replace(table, attributes=_matrix(table))
    written = _table_part(table, page, labels)
    start = written.index("</caption>") + len("</caption>") if caption else written.index(">") + 1
    written = written[:start] + widths + written[start:]
    if stacked and "amounts" not in table.classes:
        return written
    name = escape(text_of(caption.children)) if caption else "Tableau"
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">{written}</div>'


def _of_figures(table: Element) -> bool:
    """True for a table of figures beside what heads its rows: browsers find the widths of those well enough."""
    heads = [cell for part in elements(table.children, "thead") for cell in elements(part.children, "th")]
    return len(heads) > 1 and all("amount" in head.classes for head in heads[1:])


def _printed_columns(table: Element, page: _Page) -> str:
    """The widths that its columns have in the PDF, for the style sheet to take wherever there is as much room."""
    parts = (width / 10 for width in page.layout.columns(table, ROOM[page.sideways]).widths)
    return "<colgroup>" + "".join([f'<col style="--part:{part:g}%">' for part in parts]) + "</colgroup>"


def _matrix(table: Element) -> dict[str, str]:
    """A matrix's attributes: how many columns it has beside its names, and whether one of these is long."""
    rows = [row for row in elements(table.children, "tr") if row.children]
    names = [text_of(row.children[:1]) for row in rows]
    long = " wordy" if any(len(name) >= _LONG for name in names) else ""
    columns = max((len(row.children) for row in rows), default=1) - 1
    return {**table.attributes, "class": table.attributes["class"] + long, "style": f"--columns: {columns}"}


def _labels(table: Element) -> list[str]:
    """The text of each column's head, to stand before each value once rows are stacked."""
    head = next((part for part in table.children if isinstance(part, Element) and part.tag == "thead"), None)
    row = head.children[-1] if head and head.children else None
    if not isinstance(row, Element):
        return []
    out: list[str] = []
    for cell in row.children:
        assert isinstance(cell, Element)
        out += [text_of(cell.children)] * int(cell.attributes.get("colspan", 1))
    return out


def _table_part(element: Element, page: _Page, labels: Sequence[str]) -> str:
    if element.tag == "tr":
        inside = _cells(element, page, labels)
    elif element.tag == "caption":
        inside = _nodes(element.children, page)
    else:
        parts = [child for child in element.children if isinstance(child, Element)]
        inside = "".join([_table_part(part, page, labels) for part in parts])
    return _element(element.tag, element.attributes, inside)


def _cells(row: Element, page: _Page, labels: Sequence[str]) -> str:
    written: list[str] = []
    column = 0
    for cell in row.children:
        assert isinstance(cell, Element)
        attributes = cell.attributes
        if cell.tag == "td" and column < len(labels) and labels[column]:
            attributes = {**attributes, "data-label": labels[column]}
        if labels and not attributes.get("class") and text_of(cell.children) == "–":
            attributes = {**attributes, "class": "empty"}
        column += int(attributes.get("colspan", 1))
        written.append(_element(cell.tag, attributes, _nodes(cell.children, page)))
    return "".join(written)
