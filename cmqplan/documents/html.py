"""A document as one HTML file that needs nothing else: no script, no style sheet, no picture from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from cmqplan.documents import french
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import Drawing, Element, Heading, Node, elements, table_of_contents, text_of
from cmqplan.documents.printed import on_its_side

if TYPE_CHECKING:
    from cmqplan.documents.templates import Templates

PAGE = "_page/page.html.j2"
STYLE = "_page/style.css"
_STACKED = frozenset({"fiche", "stacked"})
"""Tables whose rows become blocks on a phone; they are given their roles back, since such blocks are no table any more."""
_ROLES = {
    "table": "table", "caption": "caption", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell",
}  # fmt: skip


def write(document: Document, templates: Templates) -> str:
    """The whole file. Raises TemplateRefused when the page's own template can't be used."""
    from markupsafe import Markup

    from cmqplan.documents.templates import render

    variables = {
        "document": document,
        "contenu": Markup(body(document)),  # noqa: S704 - every text in it is escaped
        "sommaire": any("contents" in div.classes for div in elements(document.contents, "div")),
        "style": Markup(_style(templates)),  # noqa: S704 - a template's own style sheet
        "titre_css": Markup(_css_string(document.running_title)),  # noqa: S704 - escaped
        "jour": french.day(document.day) if document.day else None,
    }
    return render(templates.page, PAGE, variables)


def _style(templates: Templates) -> str:
    """The style sheet, from the workspace when it has its own."""
    path = next(folder / STYLE for folder in templates.folders if (folder / STYLE).is_file())
    return path.read_text("utf-8").replace("</", "<\\/")


def _css_string(text: str) -> str:
    """A text as a CSS string that a ``style`` element can hold."""
    return '"' + "".join(c if c.isalnum() or c in " .,;:-–" else f"\\{ord(c):06x} " for c in text) + '"'


def body(document: Document) -> str:
    """What stands in the page's ``main``."""
    contents = _contents(table_of_contents(document.contents))
    return "".join(_node(node, document.images, contents) for node in document.contents)


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


def _node(node: Node, images: Mapping[str, Image], contents: str) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if isinstance(node, Drawing):
        return node.source
    if node.tag == "div" and "contents" in node.classes:
        return contents
    if "landscape" in node.classes and not on_its_side(node):
        kept = " ".join(word for word in node.attributes["class"].split() if word != "landscape")
        node = replace(node, attributes={**node.attributes, "class": kept})
    if node.tag == "table":
        return _table(node, images, contents)
    if node.tag == "img":
        return _image(node, images)
    inside = "".join(_node(child, images, contents) for child in node.children)
    if node.tag == "figure":
        # A chart too wide for a phone scrolls in its own box, and the box can be reached with the keyboard.
        inside = "".join(
            f'<div class="scroll" role="group" tabindex="0" aria-label="{escape(child.title)}">{child.source}</div>'
            if isinstance(child, Drawing)
            else _node(child, images, contents)
            for child in node.children
        )
    return f"<{node.tag}{_attributes(node.attributes)}>{inside}" + ("" if node.tag == "br" else f"</{node.tag}>")


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _image(element: Element, images: Mapping[str, Image]) -> str:
    image = images[element.attributes["src"]]
    source = f"data:{image.media_type};base64,{b64encode(image.data).decode()}"
    return f"<img{_attributes({**element.attributes, 'src': source})}>"


def _table(table: Element, images: Mapping[str, Image], contents: str) -> str:
    stacked = bool(table.classes & _STACKED)
    labels = _labels(table) if stacked else []
    caption = next(elements(table.children, "caption"), None)
    written = _table_part(table, images, contents, labels, stacked=stacked)
    if stacked:
        return written
    name = escape(text_of(caption.children)) if caption else "Tableau"
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">{written}</div>'


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


def _table_part(
    element: Element, images: Mapping[str, Image], contents: str, labels: Sequence[str], *, stacked: bool
) -> str:
    attributes = dict(element.attributes)
    inside: Iterable[str]
    if stacked:
        role = _ROLES.get(element.tag) or ("rowheader" if attributes.get("scope") in ("row", "rowgroup") else "columnheader")
        attributes["role"] = role
    if element.tag == "tr":
        column, cells = 0, []
        for cell in element.children:
            assert isinstance(cell, Element)
            if labels and cell.tag == "td" and column < len(labels) and labels[column]:
                cell = Element("td", {**cell.attributes, "data-label": labels[column]}, cell.children)
            column += int(cell.attributes.get("colspan", 1))
            cells.append(_table_part(cell, images, contents, labels, stacked=stacked))
        inside = cells
    elif element.tag in ("table", "thead", "tbody", "tfoot"):
        inside = [_table_part(child, images, contents, labels, stacked=stacked) for child in element.children if isinstance(child, Element)]
    else:
        inside = [_node(child, images, contents) for child in element.children]
    return f"<{element.tag}{_attributes(attributes)}>{''.join(inside)}</{element.tag}>"
