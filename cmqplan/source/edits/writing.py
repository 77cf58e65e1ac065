"""How a value is written: as the file writes its own, in quotes or as a block only where it must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from cmqplan.source.edits.page import Page
from cmqplan.source.positions import Node
from cmqplan.source.remarks import misread
from cmqplan.source.yaml import Refused, Value, parse

WIDEST = 100
"""Columns within which a list or a mapping is written on one line."""
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What stands in a file only as an escape, within double quotes."""


class Written(NamedTuple):
    """What goes behind a colon or a dash, and the lines below, indented from the column of the key or the dash."""

    head: str
    body: list[str]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes what can be written in several ways."""

    line_break: str = "\n"
    indent: int = 2
    """Columns by which a mapping stands deeper than its key."""
    dash: int = 2
    """Columns by which a list's dashes stand deeper than their key."""
    gap: int = 1
    """Spaces behind a dash."""
    quote: str = '"'
    comma: str = ", "
    pad_list: str = ""
    pad_mapping: str = ""
    """What stands inside of brackets and braces, next to them."""
    texts_in_brackets: bool = True
    items_in_braces: bool = True
    """Whether lists of short texts stand in brackets, and mappings that are items of a list in braces, where they fit."""


def habits(page: Page) -> Habits:
    """A file's habits: for each, what it does the first time."""
    seen: dict[str, object] = {}
    match = re.search(r"\r\n|\n|\r", page.text)
    if match:
        seen["line_break"] = match[0]
    for node in _nodes(page.root) if page.root else ():
        if node.style in ("'", '"'):
            seen.setdefault("quote", node.style)
        elif node.text is None and node.children:
            _look(page, node, seen)
    return Habits(**seen)  # type: ignore[arg-type]


def _look(page: Page, node: Node, seen: dict[str, object]) -> None:
    texts = node.is_list and all(child.text is not None for child in node.children.values())
    if page.in_brackets(node):
        match = re.compile("[ \t]*").match(page.text, node.start + 1)
        seen.setdefault("pad_list" if node.is_list else "pad_mapping", match[0] if match else "")
        if texts:
            seen["texts_in_brackets"] = True
        commas = re.search(r",([ \t]*)\S", page.text[node.start : node.end])
        if commas and not _texts_hold_commas(node):
            seen.setdefault("comma", "," + commas[1])
        return
    if texts:
        seen.setdefault("texts_in_brackets", False)
    for entry in page.entries(node):
        child = entry.value
        if (
            child.text is None
            and child.children
            and page.lines.number(child.start) > page.lines.number(entry.start)
        ):
            deeper = page.column(child.start) - page.column(entry.start)
            if entry.key is not None and not page.in_brackets(child):
                seen.setdefault("dash" if child.is_list else "indent", deeper)
        if entry.key is None and child.start > entry.start + 1:
            spaces = page.text[entry.start + 1 : child.start]
            if spaces.strip(" ") == "":
                seen.setdefault("gap", len(spaces))
            if child.style == "{":
                seen.setdefault("items_in_braces", page.in_brackets(child))


def _texts_hold_commas(node: Node) -> bool:
    return any("," in (child.text or "") for child in node.children.values())


def _nodes(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children.values())
    return found


# Texts


def plain(text: str, within: str = "", *, key: bool = False) -> bool:
    """Whether a text can stand without quotes: read again it is the same, and nobody would take it for something else.

    ``within``: "[" for an item in brackets, "{" for a value or a key in braces, nothing elsewhere.
    """
    if not text or text != text.strip() or text[0] in "-?:" or _UNFIT.search(text) or "\n" in text:
        return False
    wanted: Value = [text] if within == "[" else {text: "v"} if key else {"k": text}
    line = text if within == "[" else f"{text} : v" if key else f"k: {text}"
    data = (within + line + {"": "", "[": "]", "{": "}"}[within]).encode()
    try:
        return parse(data) == wanted and not misread("", data)
    except Refused:
        return False


def quoted(text: str, quote: str) -> str:
    """A text between quotes, on one line; between the other ones where that spares it escapes."""
    single = "'" in text and '"' not in text and "\\" not in text
    if single or _UNFIT.search(text) or "\n" in text:
        quote = '"'
    elif "'" not in text and ('"' in text or "\\" in text):
        quote = "'"
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNFIT.sub(lambda match: f"\\u{ord(match[0]):04X}", text) + '"'


def one_line(
    text: str, habits: Habits, within: str = "", *, key: bool = False, style: str | None = None
) -> str:
    """A text on one line. One that stood in quotes (``style``) keeps them."""
    if style not in ("'", '"') and plain(text, within, key=key):
        return text
    return quoted(text, style if style in ("'", '"') else habits.quote)


def _block(text: str, habits: Habits) -> Written | None:
    """A text as a block « | », or None where a block can't hold it."""
    if _UNFIT.search(text) or text[:1].isspace() or text.endswith("\n\n"):
        return None
    lines = text.removesuffix("\n").split("\n")
    if not lines[-1].strip():
        return None
    return Written("|" if text.endswith("\n") else "|-", _indented(lines, habits.indent))


def _folded(text: str, habits: Habits, width: int) -> Written | None:
    """A text as a block « > » with lines of at most ``width`` columns, or None where folding would change it."""
    body = text.removesuffix("\n")
    paragraphs = body.split("\n")
    if _UNFIT.search(text) or "\t" in text or not paragraphs[0] or not paragraphs[-1]:
        return None
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        words = paragraph.split(" ")
        if paragraph and not all(words):
            return None
        if number and paragraph:
            lines.append("")
        line = ""
        for word in words:
            if line and len(line) + 1 + len(word) + habits.indent > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return Written(">" if text.endswith("\n") else ">-", _indented(lines, habits.indent))


def _indented(lines: list[str], columns: int) -> list[str]:
    return [" " * columns + line if line else line for line in lines]


# Values


def flow(value: Value, habits: Habits, within: str, style: str | None = None) -> str:
    """A value on one line, as it stands within brackets or braces."""
    if isinstance(value, str):
        return one_line(value, habits, within, style=style)
    if isinstance(value, list):
        inside = habits.comma.join(flow(item, habits, "[") for item in value)
        return f"[{habits.pad_list}{inside}{habits.pad_list}]" if value else "[]"
    inside = habits.comma.join(pair(key, item, habits) for key, item in value.items())
    return f"{{{habits.pad_mapping}{inside}{habits.pad_mapping}}}" if value else "{}"


def pair(key: str, value: Value, habits: Habits) -> str:
    """A key and its value within braces."""
    return f"{one_line(key, habits, '{', key=True)}: {flow(value, habits, '{')}"


def write(
    value: Value, habits: Habits, *, item: bool, style: str | None = None, width: int = WIDEST
) -> Written:
    """A value behind a key's colon, or (``item``) behind a dash. ``style`` is that of the text which stands there."""
    if isinstance(value, str):
        block = _folded(value, habits, width) if style == ">" and len(value) > width // 2 else None
        if block is None and "\n" in value:
            block = _block(value, habits)
        return block or Written(one_line(value, habits, style=style), [])
    line = flow(value, habits, "")
    if not value or (_on_one_line(value, habits, item=item) and len(line) <= WIDEST):
        return Written(line, [])
    lines = block_lines(value, habits)
    if item:
        first, *rest = lines
        return Written(first, _indented(rest, habits.gap + 1))
    return Written("", _indented(lines, habits.dash if isinstance(value, list) else habits.indent))


def _on_one_line(value: Value, habits: Habits, *, item: bool) -> bool:
    """Whether a list or a mapping would rather stand in brackets."""
    inner = value.values() if isinstance(value, dict) else value
    if any(not isinstance(part, str) or "\n" in part for part in inner):
        return False
    if isinstance(value, list):
        return item or habits.texts_in_brackets
    return item and habits.items_in_braces


def block_lines(value: list[Value] | dict[str, Value], habits: Habits) -> list[str]:
    """The lines of a list or a mapping that stands on lines of its own, from column 0."""
    lines: list[str] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            lines += entry_lines(key, inner, habits)
    else:
        for inner in value:
            lines += item_lines(inner, habits)
    return lines


def entry_lines(key: str, value: Value, habits: Habits) -> list[str]:
    head, body = write(value, habits, item=False)
    name = one_line(key, habits, key=True)
    return [f"{name}: {head}" if head else f"{name}:", *body]


def item_lines(value: Value, habits: Habits) -> list[str]:
    head, body = write(value, habits, item=True)
    return ["-" + " " * habits.gap + head, *body]
