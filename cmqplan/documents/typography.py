"""French typesetting: the one place where a text becomes what a page shows.

Markdown keeps the very letters that were written; HTML, PDF and Word show them set: spaces that no line ends at, the
apostrophe, ordinals, « n° » and « CO2 » raised or lowered by the format itself. Code and addresses stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cmqplan.documents.document import Document
from cmqplan.documents.dom import Drawing, Element, Node, text_of

NARROW, NO_BREAK, APOSTROPHE, HYPHEN = "\u202f", "\u00a0", "\u2019", "\u2011"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_TO_SET = re.compile(r"['«»;:!?%€°]|[0-9]")
_RULES = (
    (re.compile(r"(?<=\w)'(?=[\w«])"), APOSTROPHE),
    (re.compile(r"(?<=«) "), NO_BREAK),
    (re.compile(r" (?=»)"), NO_BREAK),
    (re.compile(r" (?=[;!?](?:\s|$|[»)]))"), NARROW),
    (re.compile(r" (?=:(?:\s|$))"), NO_BREAK),
    (re.compile(r"(?<=\d) (?=(?:%|[kM]?€|Md€)(?!\w))"), NARROW),
    (re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))"), rf"\1{NARROW}"),
    (re.compile(rf"(?<=[0-9{NARROW}])({NARROW}\d{{3}}) (?=\d{{3}}(?!\d))"), rf"\1{NARROW}"),
    (re.compile(rf"\b(\d{{1,2}}|1er) (?=(?:{_MONTHS})\b)"), rf"\1{NO_BREAK}"),
    (re.compile(r"(?<=n°) (?=\d)"), NO_BREAK),
    (re.compile(r"(?<![\w-])(\d{4})-(?=\d{4}(?![\w-]))"), rf"\1{HYPHEN}"),
)
_RAISED = re.compile(
    r"(?<![\w\-/.])(?P<rank>1(?=ers?\b|res?\b)|\d{1,3}(?=es?\b)|[IVX]+(?=es?\b))(?P<ending>ers?|res?|es?)\b"
    r"|(?<!\w)(?P<number>[nN])°(?=\s?\d)"
    r"|\b(?P<carbon>CO)2(?!\d)"
)


def set_text(text: str) -> str:
    """A text with the spaces, the apostrophes and the hyphens of a page."""
    if _TO_SET.search(text) is None:
        return text
    for pattern, becomes in _RULES:
        text = pattern.sub(becomes, text)
    return text


def set_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Contents as a page shows them; the very same nodes where nothing is to be set."""
    return tuple([part for node in nodes for part in _set(node)])


def set_document(document: Document) -> Document:
    """A document as a page shows it; unchanged in another language than French."""
    if document.language != "fr":
        return document
    return replace(
        document,
        running_title=set_text(document.running_title),
        contents=set_nodes(document.contents),
    )


def _set(node: Node) -> Iterator[Node]:
    if isinstance(node, str):
        yield from _pieces(set_text(node))
    elif isinstance(node, Drawing) or node.tag == "code" or "lang" in node.attributes or _is_address(node):
        yield node
    else:
        yield replace(node, children=set_nodes(node.children))


def _is_address(node: Element) -> bool:
    return node.tag == "a" and text_of(node.children) == node.attributes.get("href")


def _pieces(text: str) -> Iterator[Node]:
    """A text in pieces, those that are raised or lowered in an element of their own."""
    last = 0
    for match in _RAISED.finditer(text):
        stem, tag, moved = (
            (match["rank"], "sup", match["ending"])
            if match["rank"]
            else (match["number"], "sup", "o")
            if match["number"]
            else (match["carbon"], "sub", "2")
        )
        yield text[last : match.start()] + stem
        yield Element(tag, {}, (moved,))
        last = match.end()
    if not last or last < len(text):
        yield text[last:]
