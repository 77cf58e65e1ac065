"""The numbers that Word puts before headings and paragraphs by itself: « 1.1 », « Fiche action 2 : ». No text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from cmqplan.intake.readers.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether the numbers of all levels stand in figures in it."""

    @property
    def counts(self) -> bool:
        return "%" in self.text and self.kind not in ("bullet", "none")


@dataclass(slots=True)
class _List:
    """A numbering that paragraphs share: its levels, and how far each has come."""

    levels: dict[int, _Level] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    """Style → the level that its paragraphs have."""
    reached: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """What stands before the next paragraph of a level, from 0; nothing where it has a bullet."""
        level = self.levels.get(depth)
        if level is None or not level.counts:
            return ""
        self.reached[depth] = self.reached.get(depth, level.start - 1) + 1
        self.reached = {one: number for one, number in self.reached.items() if one <= depth}
        text = level.text
        for one in range(depth + 1):
            here = self.levels.get(one, _Level())
            number = self.reached.setdefault(one, here.start)
            text = text.replace(f"%{one + 1}", _shown(number, "decimal" if level.legal else here.kind))
        return re.sub("%[1-9]", "", text).strip()


def _shown(number: int, kind: str) -> str:
    if kind.endswith("Roman"):
        text, rest = "", number
        for value, letters in _ROMAN:
            count, rest = divmod(rest, value)
            text += letters * min(count, 20)
    elif kind.endswith("Letter"):
        text = chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
    else:
        return f"{number:02}" if kind == "decimalZero" else str(number)
    return text.lower() if kind.startswith("lower") else text


def write_numbers(archive: Archive, body: Element, titles: dict[str, int]) -> None:
    """Put the numbers of titles, and those that tell more than the place in one list, into their paragraphs as texts.
    ``titles``: the styles that make one."""
    lists = _lists(archive)
    if not lists:
        return
    styles = _styles(archive)
    for paragraph in _paragraphs(body):
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = _val(named)
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        identifier, depth = styles.get(style, ("", None))
        if own is not None:
            identifier = _val(own.find(f"{_W}numId")) or identifier
            depth = _number(_val(own.find(f"{_W}ilvl")), 0)
        found = lists.get(identifier)
        if found is None:
            continue
        if depth is None:
            depth = found.styles.get(style, 0)
        text = found.next(depth)
        level = found.levels.get(depth)
        told = level is not None and (level.text.count("%") > 1 or any(sign.isalpha() for sign in level.text))
        if text and (style in titles or told):
            _write(paragraph, text, own)


def _paragraphs(owner: Element) -> Iterator[Element]:
    """The paragraphs in the text's order; those that stand a second time, for older programs, once."""
    for child in owner:
        if child.tag == f"{_W}p":
            yield child
        if child.tag != _FALLBACK:
            yield from _paragraphs(child)


def _write(paragraph: Element, text: str, own: Element | None) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if own is not None and properties is not None:
        properties.remove(own)
    run = Element(f"{_W}r")
    SubElement(run, f"{_W}t").text = f"{text} "
    paragraph.insert(0 if properties is None else [*paragraph].index(properties) + 1, run)


def _lists(archive: Archive) -> dict[str, _List]:
    """Numbering → its levels; those that only go on another one share its count."""
    root = archive.xml("word/numbering.xml")
    if root is None:
        return {}
    abstract: dict[str, _List] = {}
    for one in root.iter(f"{_W}abstractNum"):
        found = abstract[one.get(f"{_W}abstractNumId") or ""] = _List()
        for level in one.iter(f"{_W}lvl"):
            depth = _number(level.get(f"{_W}ilvl") or "", 0)
            found.levels[depth] = _Level(
                _number(_val(level.find(f"{_W}start")), 1),
                _val(level.find(f"{_W}numFmt")) or "decimal",
                _val(level.find(f"{_W}lvlText")),
                level.find(f"{_W}isLgl") is not None,
            )
            style = _val(level.find(f"{_W}pStyle"))
            if style:
                found.styles[style] = depth
    lists: dict[str, _List] = {}
    for one in root.iter(f"{_W}num"):
        found = abstract.get(_val(one.find(f"{_W}abstractNumId")), _List())
        starts = {
            _number(change.get(f"{_W}ilvl") or "", 0): _number(_val(change.find(f"{_W}startOverride")), 1)
            for change in one.iter(f"{_W}lvlOverride")
            if change.find(f"{_W}startOverride") is not None
        }
        if starts:
            levels = {depth: _Level(starts.get(depth, level.start), level.kind, level.text, level.legal) for depth, level in found.levels.items()}  # fmt: skip
            found = _List(levels, found.styles)
        lists[one.get(f"{_W}numId") or ""] = found
    return lists


def _styles(archive: Archive) -> dict[str, tuple[str, int | None]]:
    """Style → the numbering that it gives its paragraphs, and their level where it says one."""
    root = archive.xml("word/styles.xml")
    own: dict[str, tuple[str, int | None]] = {}
    based: dict[str, str] = {}
    for style in root if root is not None else ():
        identifier = style.get(f"{_W}styleId") or ""
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            level = _val(numbered.find(f"{_W}ilvl"))
            own[identifier] = (_val(numbered.find(f"{_W}numId")), _number(level, 0) if level else None)
        based[identifier] = _val(style.find(f"{_W}basedOn"))
    found: dict[str, tuple[str, int | None]] = {}
    for identifier in based:
        above, seen = identifier, {""}
        while above not in own and above not in seen:
            seen.add(above)
            above = based.get(above, "")
        if above in own:
            found[identifier] = own[above]
    return found


def _val(element: Element | None) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _number(text: str, otherwise: int) -> int:
    """A whole number that a list may have; another one is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
