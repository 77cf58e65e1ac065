"""A document as the plain values that ``document.typ`` lays out: nothing in them is code, whatever users wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from cmqplan.documents import printed
from cmqplan.documents.document import Document
from cmqplan.documents.dom import HEADINGS, Drawing, Element, Node, elements, table_of_contents, text_of
from cmqplan.documents.palette import Palette

Plain = dict[str, Any]

_LONG_WORD = re.compile(r"[^\s\-\u2010\u200b]{25,}")
_KINDS = {
    "a": "link",
    "strong": "strong",
    "em": "emphasis",
    "code": "code",
    "abbr": "plain",
    "span": "plain",
    "sup": "super",
    "sub": "sub",
}


def tree(document: Document, images: Mapping[str, str]) -> Plain:
    """The whole document. ``images`` are the names of the logos' files."""
    targets = {
        link.attributes["href"][1:]
        for link in elements(document.contents, "a")
        if link.attributes["href"].startswith("#")
    }
    listed = table_of_contents(document.contents)
    layout = printed.Layout(document)
    making = _Making(
        images,
        targets | {heading.id for heading in listed},
        document.palette,
        layout,
    )
    when = printed.moment(document)
    cover = printed.has_cover_page(document)
    return {
        "title": document.title,
        "running": printed.running_title(document, _BESIDE_SECTION if cover else _ACROSS),
        "foot": document.foot,
        "edition": document.edition,
        "colours": {
            "accent": str(document.palette.accent),
            "tint": str(document.palette.accent_tint),
            "warn": str(document.palette.warn),
            "warn_tint": str(document.palette.warn_tint),
            "tints": [str(tint) for tint in document.palette.tints],
        },
        "author": document.author,
        "subject": document.subject,
        "language": document.language,
        "date": [when.year, when.month, when.day, when.hour, when.minute, when.second],
        "draft": document.draft,
        "cover": cover,
        "brief": printed.is_brief(document),
        "deepest": max((heading.level for heading in listed), default=2) - 1,
        "blocks": making.blocks(layout.contents),
    }


_ACROSS = 476
"""Points across a page, between its margins."""
_BESIDE_SECTION = 325
"""The same where the section's name stands at the right."""
_SECTION_WIDTH = 130


class _Making:
    """What every part of the tree needs to know of the whole."""

    def __init__(
        self,
        images: Mapping[str, str],
        targets: set[str],
        palette: Palette,
        layout: printed.Layout,
    ) -> None:
        self.layout = layout
        self.images = images
        self.targets = targets
        self.palette = palette
        self.sideways = False
        self.whole = False
        """Where all is to stay on one page."""
        self.totals = 0

    def blocks(self, nodes: Iterable[Node]) -> list[Plain]:
        found: Sequence[Element] = [node for node in nodes if isinstance(node, Element)]
        if not self.sideways:
            found = self.layout.turned_together(found)
        made = [self.block(node) for node in found]
        for n, node in enumerate(found[:-1]):
            if printed.leads_to(node, found[n + 1]):
                made[n]["sticky"] = True
        return made

    def block(self, element: Element) -> Plain:
        plain = self._block(element)
        if element.id in self.targets:
            plain["id"] = element.id
        if id(element) in self.layout.begins:
            plain["begins"] = True
        if "lang" in element.attributes:
            plain["language"] = element.attributes["lang"]
        return plain

    def _block(self, element: Element) -> Plain:
        tag = element.tag
        classes = sorted(element.classes)
        if tag in ("section", "div"):
            if "contents" in classes:
                return {"kind": "contents"}
            turned = not self.sideways and self.layout.on_its_side(element)
            whole = self.layout.kept(element) == "whole"
            outside, self.whole = self.whole, self.whole or whole
            self.sideways = self.sideways or turned
            blocks = self.blocks(element.children)
            self.sideways = self.sideways and not turned
            self.whole = outside
            return {
                "kind": "section",
                "classes": classes,
                "sideways": turned,
                "keep": whole,
                "long": _has_long_title(element),
                "blocks": blocks,
            }
        if tag in HEADINGS:
            return {
                "kind": "heading",
                "level": int(tag[1]) - 1,
                "listed": "unlisted" not in classes,
                "short": printed.in_two_lines(text_of(element.children), _SECTION_WIDTH),
                "text": self.inline(element.children),
            }
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "dl":
            return {"kind": "definitions", "classes": classes, "items": self._definitions(element)}
        if tag == "table":
            return self._table(element)
        if tag == "figure":
            return self._figure(element)
        return {"kind": "paragraph", "classes": classes, "text": self.inline(element.children)}

    def _list(self, element: Element) -> Plain:
        items = [self._content(item) for item in element.children if isinstance(item, Element)]
        return {
            "kind": "list",
            "first": int(element.attributes.get("start") or 1) if element.tag == "ol" else None,
            "items": items,
        }

    def _content(self, element: Element) -> Plain:
        """What a list's item or a cell holds: blocks, or a line of text."""
        if any(isinstance(child, Element) and child.tag in ("p", "ul", "ol") for child in element.children):
            return {"blocks": self.blocks(element.children)}
        return {"text": self.inline(element.children)}

    def _definitions(self, element: Element) -> list[Plain]:
        items: list[Plain] = []
        for child in element.children:
            if not isinstance(child, Element):
                continue
            if child.tag == "dt" or not items:
                items.append({"term": [], "contents": []})
            if child.tag == "dt":
                items[-1]["term"] = self.inline(child.children)
            else:
                items[-1]["contents"].append(self._content(child))
        return items

    def _figure(self, element: Element) -> Plain:
        caption = next(elements(element.children, "figcaption"), None)
        pictures = [
            _drawing(child, self.palette) if isinstance(child, Drawing) else self._image(child)
            for child in element.children
            if isinstance(child, Drawing) or (isinstance(child, Element) and child.tag == "img")
        ]
        return {
            "kind": "figure",
            "pictures": pictures,
            "caption": self.inline(caption.children) if caption else None,
        }

    def _table(self, table: Element) -> Plain:
        rows = self.layout.rows(table)
        room = printed.ROOM[self.sideways]
        columns = self.layout.columns(table, room)
        caption = next(elements(table.children, "caption"), None)
        body = [self._row(row, columns.widths, room) for row in rows if row.part != "thead"]
        for row, following in pairwise([*body, None]):
            if row and (following is None or following["group"] or following["foot"]):
                row["group"] = (
                    False  # Typst takes no head over nothing: an axis that holds axes alone is a row
                )
        whole = self.whole or printed.is_whole(rows, columns.widths, room, sideways=self.sideways)
        before = None if whole or "fiche" in table.classes else _before_total(body)
        self.totals += before is not None
        return {
            "kind": "table",
            "classes": sorted(table.classes),
            "widths": columns.widths,
            "size": _size(columns.needed, room),
            "tight": columns.needed > room * _SMALLEST,
            "whole": whole,
            "before-total": before,
            "first-lines": min(printed.lines_of(_first_rows(rows), columns.widths, room), _FIRST),
            "above": None if before is None else f"above-total-{self.totals}",
            "caption": self.inline(caption.children) if caption else None,
            "head": [self._row(row, columns.widths, room) for row in rows if row.part == "thead"],
            "body": body,
        }

    def _row(self, row: printed.Row, widths: Sequence[int], room: int) -> Plain:
        group = [cell for cell in row.cells if cell.element.attributes.get("scope") == "rowgroup"]
        return {
            "classes": sorted(row.element.classes),
            "foot": row.part == "tfoot",
            "group": len(row.cells) == 1 and bool(group),
            "whole": printed.tallest(row, widths, room) < printed.TALLEST_ROW[self.sideways],
            "cells": [self._cell(cell) for cell in row.cells],
        }

    def _cell(self, cell: printed.Cell) -> Plain:
        return {
            **self._content(cell.element),
            "head": cell.element.tag == "th",
            "row_head": cell.is_row_header,
            "amount": "amount" in cell.element.classes,
            "in_one_piece": cell.in_one_piece,
            "tint": printed.tint(cell.element),
            "classes": sorted(cell.element.classes),
            "across": cell.across,
            "down": cell.down,
        }

    def inline(self, nodes: Iterable[Node]) -> list[str | Plain]:
        out: list[str | Plain] = []
        for node in nodes:
            if isinstance(node, str):
                out += _breakable(node)
            elif isinstance(node, Drawing):
                out.append(node.title)
            elif node.tag == "br":
                out.append({"kind": "break"})
            elif node.tag == "img":
                out.append(self._image(node))
            elif node.tag == "code":
                out.append({"kind": "code", "code": text_of(node.children)})
            else:
                plain: Plain = {
                    "kind": _KINDS[node.tag],
                    "text": self.inline(node.children),
                    "soft": "soft" in node.classes,
                }
                if node.tag == "a":
                    href = node.attributes["href"]
                    plain |= {"place": href[1:]} if href.startswith("#") else {"address": href}
                if "lang" in node.attributes:
                    plain["language"] = node.attributes["lang"]
                if node.id in self.targets:
                    plain["id"] = node.id
                out.append(plain)
        return out

    def _image(self, element: Element) -> Plain:
        return {
            "kind": "image",
            "file": self.images[element.attributes["src"]],
            "alt": element.attributes["alt"],
            "height": int(element.attributes["height"]) if "height" in element.attributes else None,
        }


_LONGEST_FOOT = 3
_FIRST = 18
"""Lines of a table's first rows for which there is to be room on the page where it begins."""


def _first_rows(rows: Sequence[printed.Row]) -> Sequence[printed.Row]:
    """A table's head and what stays with it."""
    head = sum(row.part == "thead" for row in rows)
    return rows[: head + printed.EDGE_ROWS]


def _before_total(body: Sequence[Plain]) -> int | None:
    """Where the two rows before a table's totals begin, or before its last row, of which the last is to stay with them; None
    where none need."""
    foot = sum(row["foot"] for row in body) or 1
    first = len(body) - foot - 2
    if not 0 < foot <= _LONGEST_FOOT or first < 0:
        return None
    rows = body[first : first + 2]
    plain = all(
        row["whole"] and not row["group"] and all(cell["down"] == 1 for cell in row["cells"]) for row in rows
    )
    return first if plain else None


_LONG_TITLE = 130
"""Characters from which a title is set in smaller letters."""


def _has_long_title(cover: Element) -> bool:
    titles = (child for child in cover.children if isinstance(child, Element) and child.tag == "h1")
    return any(len(text_of(title.children)) > _LONG_TITLE for title in titles)


def _size(needed: float, room: int) -> int:
    """How much smaller a table is set so that its words fit: 0, 1 or 2 steps."""
    return 0 if needed <= room else 1 if needed <= room * 1.15 else 2


_SMALLEST = 1.25
"""How much more the smallest letters hold; the words of a table that needs still more are cut, between syllables."""


def _drawing(drawing: Drawing, palette: Palette) -> Plain:
    description = drawing.description
    return {
        "kind": "drawing",
        "source": as_printed(drawing.source, palette),
        "alt": f"{drawing.title}. {description}" if description else drawing.title,
        "width": drawing.width,
    }


def as_printed(source: str, palette: Palette) -> str:
    """A picture in the document's colours, its texts in the fonts that come with the program, the only ones there are here."""
    painted = _COLOUR.sub(lambda match: palette.chart().get(match[0], match[0]), source)
    return _FONT.sub("font-family=\"'Source Sans Pro', 'DejaVu Sans'\"", painted)


_FONT = re.compile(r'font-family="[^"]*"')
_COLOUR = re.compile(r'(?<=")#[0-9a-f]{6}(?=")')


def _breakable(text: str) -> list[str | Plain]:
    """A text that no page cuts: a word too long for a line (an address, a joke) may break every dozen characters."""
    out: list[str | Plain] = []
    last = 0
    for match in _LONG_WORD.finditer(text):
        for at in range(match.start() + 12, match.end() - 4, 12):
            out += [text[last:at], {"kind": "may-break"}]
            last = at
    return [*out, text[last:]]
