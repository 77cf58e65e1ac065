"""French typesetting: the one place where a text becomes what a page shows.

Markdown keeps the very letters that were written; HTML, PDF and Word show them set: spaces that no line ends at, the
apostrophe, ordinals, « n° » and « CO2 » raised or lowered by the format itself. Code and addresses stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from cmqplan.documents.document import Document
from cmqplan.documents.dom import Drawing, Element, Node, text_of
from cmqplan.periods.words import MOIS

NARROW, NO_BREAK, APOSTROPHE, HYPHEN = "\u202f", "\u00a0", "\u2019", "\u2011"
_MONTHS = "|".join(MOIS)
_APOSTROPHES = re.compile(r"(?<=\w)'(?=[\w«])")
_BEFORE = re.compile(r" (?=[;!?](?:\s|$|[»)]))")
_COLONS = re.compile(r" (?=:(?:\s|$))")
_FIGURES = (
    (re.compile(r"(?<=\d) (?=(?:%|[kM]?€|Md€)(?!\w))"), NARROW),
    (re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))"), rf"\1{NARROW}"),
    (re.compile(rf"(?<=[0-9{NARROW}])({NARROW}\d{{3}}) (?=\d{{3}}(?!\d))"), rf"\1{NARROW}"),
    (re.compile(rf"\b(\d{{1,2}}|1er) (?=(?:{_MONTHS})\b)"), rf"\1{NO_BREAK}"),
    (re.compile(r"(?<=n°) (?=\d)"), NO_BREAK),
    (
        re.compile(r"\b((?:[Ff]iche|[Aa]ction|[Aa]xe|[Aa]rticle|[Tt]ableau|[Ff]igure)s?) (?=\d)"),
        rf"\1{NO_BREAK}",
    ),
    (re.compile(r"\((\d+) sur (?=\d+\))"), rf"(\1{NO_BREAK}sur{NO_BREAK}"),
)
_YEARS = re.compile(r"(?<![\w-])(\d{4})-(?=\d{4}(?![\w-]))")
_DIGIT = re.compile(r"[0-9]")
_RAISED = re.compile(
    r"(?<![\w\-/.])(?P<rank>1(?=ers?\b|res?\b)|\d{1,3}(?=es?\b)|[IVX]+(?=es?\b))(?P<ending>ers?|res?|es?)\b"
    r"|(?<!\w)(?P<number>[nN])°(?=\s?\d)"
    r"|\b(?P<carbon>CO)2(?!\d)"
)

_ROMAN = re.compile(r"[IVX]es?\b")


def set_text(text: str) -> str:
    """A text with the spaces, the apostrophes and the hyphens of a page; the very same where nothing is to be set."""
    if "'" in text:
        text = _APOSTROPHES.sub(APOSTROPHE, text)
    if "«" in text:
        text = text.replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
    if " ;" in text or " !" in text or " ?" in text:
        text = _BEFORE.sub(NARROW, text)
    if " :" in text:
        text = _COLONS.sub(NO_BREAK, text)
    if _DIGIT.search(text) is not None:
        if " " in text:
            for pattern, becomes in _FIGURES:
                text = pattern.sub(becomes, text)
        if "-" in text:
            text = _YEARS.sub(rf"\1{HYPHEN}", text)
    return text


def set_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Contents as a page shows them; the very same nodes where nothing is to be set."""
    out, _ = _all_set(nodes)
    return tuple(out)


def _all_set(nodes: Iterable[Node]) -> tuple[list[Node], bool]:
    """The nodes set, and whether any had to be."""
    out: list[Node] = []
    changed = False
    for node in nodes:
        if isinstance(node, str):
            pieces = _once(node) if len(node) <= _SHORT else _pieces(node)
            out += pieces
            changed = changed or len(pieces) > 1 or pieces[0] != node
        elif isinstance(node, Drawing) or not node.children or _stays(node):
            out.append(node)
        else:
            children, other = _all_set(node.children)
            changed = changed or other
            out.append(Element(node.tag, node.attributes, tuple(children), node.origin) if other else node)
    return out, changed


_SHORT = 60
"""Characters of a text that is likely to come again: a name, a heading, an amount."""


def set_document(document: Document) -> Document:
    """A document as a page shows it; unchanged in another language than French."""
    if document.language != "fr":
        return document
    return replace(
        document,
        running_title=set_text(document.running_title),
        mention=document.mention and set_text(document.mention),
        foot=document.foot and set_text(document.foot),
        contents=set_nodes(document.contents),
    )


def _stays(node: Element) -> bool:
    """True for code, for what is in another language, and for a link that shows its address."""
    if node.tag == "code" or "lang" in node.attributes:
        return True
    return node.tag == "a" and text_of(node.children) == node.attributes.get("href")


def _pieces(written: str) -> tuple[Node, ...]:
    """A text in pieces, those that are raised or lowered in an element of their own."""
    text = set_text(written)
    if _DIGIT.search(text) is None and _ROMAN.search(text) is None:
        return (text,)
    out: list[Node] = []
    last = 0
    for match in _RAISED.finditer(text):
        stem, tag, moved = (
            (match["rank"], "sup", match["ending"])
            if match["rank"]
            else (match["number"], "sup", "o")
            if match["number"]
            else (match["carbon"], "sub", "2")
        )
        out += (text[last : match.start()] + stem, Element(tag, {}, (moved,)))
        last = match.end()
    return (*out, text[last:]) if not last or last < len(text) else tuple(out)


_once = lru_cache(4096)(_pieces)
