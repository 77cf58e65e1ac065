"""What YAML reads without a word, and not as it was meant: words after a « # », lists run together into one text.

Also the comments that silence a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

from cmqplan.findings import Edit, Finding, Fix, Place, Span
from cmqplan.language.values import Yaml
from cmqplan.source.characters import PRIVATE
from cmqplan.source.events import events_of
from cmqplan.source.lines import FOREIGN_SPACES, Lines, short
from cmqplan.source.yaml import MOST, MOST_EDITS

_IGNORE = re.compile(r"#\s*cmqplan:\s*ignore\s*(?:\[([^\]\n]*)\])?")
_LOST = re.compile(rb"\S[ \t]+#[^\s#!]")
_BULLETED = re.compile(
    rb"^ *(?:[\w-]+ ?: +|- +|.*[\[,] *)?(?:-[A-Za-z\x80-\xff]|o |\xe2\x80[\xa2\xa3\x93\x94]|\xe2\x96\xaa|\xe2\x97[\xa6\x8f]|\xc2\xb7|\xef[\x82\x83])",
    re.MULTILINE,
)
_COMMENT = re.compile(r"(?<!\S)#.*")
_GLUED_DASH = re.compile(rf"-([{FOREIGN_SPACES}]+)(?=\S)")
_BULLETS = frozenset(f"•‣▪◦●·{''.join(PRIVATE)}")
_SIGN = re.compile(r"\S[^\S\n]*")
"""A bullet or a dash, with the spaces behind it."""


class Ignore(NamedTuple):
    """An ignore comment: the line it silences, the codes it names (none: all), and where it stands."""

    line: int
    codes: tuple[str, ...]
    span: Span


def holds_ignore(data: bytes) -> bool:
    return b"#" in data and b"cmqplan:" in data


def ignores(lines: list[str]) -> Iterator[Ignore]:
    """Each ignore comment. On a line of its own it speaks of the next line that isn't a comment."""
    found: list[Ignore] = []
    below: int | None = None
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        is_comment = line.lstrip().startswith("#")
        if not is_comment and line.strip():
            below = number
        match = _IGNORE.search(line)
        if match is not None:
            codes = tuple(code.strip() for code in (match[1] or "").split(",") if code.strip())
            span = Span(number, match.start() + 1, number, len(line.rstrip()) + 1)
            found.append(Ignore((is_comment and below) or number, codes, span))
    return reversed(found)


def misread(file: str, data: bytes, *, dashed: bool = True) -> list[Finding]:
    """What a file that reads well doesn't say as it was meant. ``data`` is UTF-8 that ``source.yaml`` can read;
    ``dashed`` is what ``source.yaml.read`` says of it."""
    lost = b"#" in data and _LOST.search(data) is not None
    listed = dashed or (_may_be_bulleted(data) and _BULLETED.search(data) is not None)
    return list(islice(_misread(file, data), MOST)) if lost or listed else []


def _misread(file: str, data: bytes) -> Iterator[Finding]:
    text = data.decode("utf-8-sig")
    lines = Lines(text)
    between, empty = 0, False
    for event in _events(text):
        start, end = event.start_mark.index, event.end_mark.index
        yield from _lost(file, lines, between, start, "whole" if empty else "")
        between, empty = max(between, end), start == end and isinstance(event, yaml.ScalarEvent)
        if isinstance(event, yaml.ScalarEvent) and end > start:
            yield from _run_together(file, lines, event)


_SIGNS = (
    re.compile(rb"-(?:[A-Za-z\x80-\xff])(?<=[ \n]-.)"),
    re.compile(rb"\xe2(?:\x80[\xa2\xa3\x93\x94]|\x96\xaa|\x97[\xa6\x8f])"),
    re.compile(rb"\xc2(?:\xb7)"),
    re.compile(rb"\xef[\x82\x83]"),
    re.compile(rb"o(?: )(?<= o )"),
)
"""A dash right before a letter that begins a word, the bullets, those of its fonts of signs, Word's « o » alone. Each begins with one byte, looked for at full speed."""


def _may_be_bulleted(data: bytes) -> bool:
    """Whether one of the signs stands anywhere: a look that costs next to nothing."""
    return data[:1] == b"-" or any(sign.search(data) for sign in _SIGNS)


def _events(text: str) -> Iterator[Any]:
    next_event = events_of(text)
    while True:
        event = next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _lost(file: str, lines: Lines, start: int, end: int, variant: str) -> Iterator[Finding]:
    """« Action #1 »: YAML takes « #1 » for a comment, and the words are lost. Comments written « # so » are left alone."""
    if "#" not in lines.text[start:end]:
        return
    for at, line_end in lines.pieces(start, end):
        match = _COMMENT.search(lines.text, at, line_end)
        if match is None or not lines.text[lines.start(at) : match.start()].strip():
            continue
        lost = match[0].rstrip()
        if lost[1:2].strip(" \t#!"):
            span = lines.span(match.start(), match.start() + len(lost))
            yield Finding("CMQ017", Place(file, span=span), {"text": lost}, variant)


def _run_together(file: str, lines: Lines, event: Any) -> Iterator[Finding]:
    """The lines of one text that were meant as the items of a list; one finding for them all."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("'", '"'):
        return
    items: list[tuple[int, str]] = []
    glued: list[Finding] = []
    for at, line_end in lines.pieces(start, end):
        raw = lines.text[at:line_end]
        offset = at + len(raw) - len(raw.lstrip())
        spaces = _GLUED_DASH.match(lines.text, offset, line_end)
        if spaces is not None and len(glued) < MOST:
            place = Place(file, span=lines.span(*spaces.span(1)))
            glued.append(Finding("CMQ004", place, {}, "no-break-space", fix=Fix((Edit(place, " "),))))
        variant = _item(raw.strip(), first=at == start, listed=bool(items), plain=not event.style)
        if variant is not None:
            items.append((offset, variant))
    yield from glued
    if not items or glued:
        return
    offset, variant = items[0]
    if variant == "bullet" and lines.text[lines.start(offset) : offset].strip() == "-":
        variant = "bullet-after-dash"
    place = Place(file, span=lines.span(offset, offset + 1))
    sign = lines.text[offset]
    item = short(lines.text[offset + 1 : lines.end(offset)])
    params = {"bullet": PRIVATE.get(sign, sign), "item": Yaml(f"- {item}")}
    yield Finding("CMQ120", place, params, variant, fix=_spaced(file, lines, event, items))


def _item(line: str, *, first: bool, listed: bool, plain: bool) -> str | None:
    if line[:1] in _BULLETS and line[1:]:
        return "bullet"
    if not plain:
        return None
    if line[:2] == "o ":
        return "bullet"
    if (first or listed) and line[:1] in "–—" and line[1:2].isspace():
        return "bullet"
    if line[:1] == "-" and line[1:2].isalpha():
        return "dash"
    return "folded" if line.startswith("- ") and not first else None


def _spaced(file: str, lines: Lines, event: Any, items: list[tuple[int, str]]) -> Fix | None:
    """« - » in the place of each sign, where every line of a text is such an item and stands on lines of its own, and in a
    text with paragraphs; behind a dash that is there, nothing."""
    start, end = event.start_mark.index, event.end_mark.index
    before = lines.text[lines.start(start) : start].strip() if not event.style else ""
    if before.strip("-") or any(variant == "folded" for _, variant in items) or len(items) > MOST_EDITS:
        return None
    if not event.style and len(items) != lines.number(end) - lines.number(start) + 1:
        return None
    signs = (_SIGN.match(lines.text, offset) for offset, _ in items)
    new = "" if before else "- "
    return Fix(tuple(Edit(Place(file, span=lines.span(*sign.span())), new) for sign in signs if sign))
