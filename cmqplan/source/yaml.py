"""YAML text → plain values: mappings, lists and text, nothing else.

Every scalar is text: ``numero: 1.10`` is « 1.10 », ``non`` is the word non, a SIRET keeps its zeros. What this
project's files never need is refused: anchors, aliases, tags, several documents, duplicate keys, keys that are not
text, nesting deeper than ``DEEPEST``, the marks that git leaves in a conflict. A ``null`` or ``~`` without quotes is what
YAML says it is: no value, the empty text. Built from the C parser's events, which neither recurse nor expand.

One habit of French writers is met half-way: ``{montant: 12,5 k€}`` is the amount that it says (see ``decimal_comma``).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import yaml

from cmqplan.source.events import events_of
from cmqplan.source.lines import split_lines

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

DEEPEST = 24
"""Levels of nesting a file may have; a fiche needs six."""

LONGEST = 2_000_000
"""Bytes a file may have; the real fiches have about 2 600."""


MOST = 50
"""Findings about its YAML that one file is told at once: with more, nearly all of it is one mistake."""

MOST_EDITS = 1000
"""Places that one of its findings can mend: more letters or items than any text of a plan has."""


class Refused(Exception):  # noqa: N818 - an outcome of reading, handled at once by the caller
    """The text isn't one this project reads; ``explain`` in ``syntax`` says why and where."""


class Read(NamedTuple):
    """A document's value, and what is worth knowing before looking into it."""

    value: Value | None
    dashed: bool
    """Whether a text over several lines, without quotes, holds a dash between spaces, as lists run together do."""


def parse(data: bytes) -> Value | None:
    """The document's value, or None when there is none (an empty file, or only comments).

    Raises Refused, and nothing else, for whatever isn't a document of this project.
    """
    return read(data).value


def read(data: bytes, most: int = LONGEST) -> Read:
    """The document's value, and what is worth a second look. Raises Refused, like ``parse``, and for more than ``most`` bytes."""
    if len(data) > most or data.startswith(_NOT_UTF_8) or in_conflict(data):
        raise Refused
    try:
        return _Builder(data.removeprefix(BOM_UTF8)).document()
    except (yaml.YAMLError, ValueError) as error:
        raise Refused from error


_NOT_UTF_8 = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 begins with: the parser would read it, and nothing else here would."""


CONFLICT = re.compile(r"[ \t]*(<{7}|={7}|>{7})(?: .*)?")
"""A line that git leaves where two versions of a file don't agree, and nobody has chosen yet."""


def in_conflict(data: bytes) -> bool:
    """Whether such a conflict is left in a file. A line of equal signs alone is none: so may a heading be underlined."""
    if b"<<<<<<<" not in data and b">>>>>>>" not in data:
        return False
    marks = map(CONFLICT.fullmatch, split_lines(data.removeprefix(BOM_UTF8).decode(errors="replace")))
    return any(mark is not None and mark[1][0] != "=" for mark in marks)


NO_VALUE = frozenset(("~", "null", "Null", "NULL"))
"""How YAML writes that there is no value."""

_LONGEST_AMOUNT = 40
"""Characters of an amount that a comma may have cut in two."""


def decimal_comma(before: object, key: str, text: str, end: int) -> bool:
    """Whether ``key``, a key without a value that ends at most at ``end``, is the rest of the amount ``before``.

    Between braces YAML takes the comma of ``{montant: 12,5 k€}`` for the one between two keys, and reads the text
    « 12 » and a key « 5 k€ » without a value. A figure, a comma and a figure with nothing in between are a decimal
    comma: no key of these files begins with a figure and lacks a value.
    """
    if not (type(before) is str and before[-1:].isdigit() and key[:1].isdigit()):
        return False
    number = f"{before},{key}"
    if len(number) > _LONGEST_AMOUNT:
        return False
    return text[max(end - len(number) - 40, 0) : end].rstrip().endswith(number)


_SCALAR, _END = yaml.ScalarEvent, yaml.MappingEndEvent
_MAPPING, _SEQUENCE = yaml.MappingStartEvent, yaml.SequenceStartEvent


class _Builder:
    """Builds one document. Every method reads on from where the last one stopped; ``depth`` is how much deeper it may go.

    Reading ten thousand files is mostly this loop: what it asks of an event, it asks in the cheapest order.
    """

    __slots__ = ("dashed", "data", "decoded", "next_event")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.decoded: str | None = None
        self.next_event: Callable[[], Any] = events_of(data)
        self.dashed = False

    def document(self) -> Read:
        self.next_event()  # the start of the stream
        if type(self.next_event()) is yaml.StreamEndEvent:
            return Read(None, False)
        event = self.next_event()
        value = self.text(event) if type(event) is _SCALAR else self.collection(event, DEEPEST)
        self.next_event()  # the end of the document
        if type(self.next_event()) is not yaml.StreamEndEvent:
            raise Refused  # a second document
        return Read(value, self.dashed)

    def text(self, event: Any) -> str:
        if event.anchor is not None or event.tag is not None:
            raise Refused
        value: str = event.value
        if event.style == "":
            if value in NO_VALUE:
                return ""
            if " - " in value and event.start_mark.line != event.end_mark.line:
                self.dashed = True
        return value

    def collection(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if not depth or (kind is not _MAPPING and kind is not _SEQUENCE):
            raise Refused  # too deep, or an alias
        if event.anchor is not None or event.tag is not None:
            raise Refused
        return self.mapping(depth - 1) if kind is _MAPPING else self.sequence(depth - 1)

    def sequence(self, depth: int) -> list[Value]:
        next_event = self.next_event
        items: list[Value] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is _SCALAR:
                items.append(self.text(event))
            elif kind is yaml.SequenceEndEvent:
                return items
            else:
                items.append(self.collection(event, depth))

    def mapping(self, depth: int) -> dict[str, Value]:
        next_event = self.next_event
        found: dict[str, Value] = {}
        last_key = ""
        while True:
            event = next_event()
            if type(event) is not _SCALAR:
                if type(event) is _END:
                    return found
                raise Refused  # a key that is itself a list or a mapping, or an alias
            key = event.value
            if key in found or event.anchor is not None or event.tag is not None:
                raise Refused
            event = next_event()
            if type(event) is not _SCALAR:
                found[key] = self.collection(event, depth)
            else:
                value = self.text(event)
                if not value and self.ends_amount(found.get(last_key), key, event):
                    found[last_key] = f"{found[last_key]},{key}"
                    continue
                found[key] = value
            last_key = key

    def ends_amount(self, before: object, key: str, event: Any) -> bool:
        if self.decoded is None:
            self.decoded = self.data.decode("utf-8-sig")
        return decimal_comma(before, key, self.decoded, event.start_mark.index)
