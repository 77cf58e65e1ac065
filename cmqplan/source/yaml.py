"""YAML text → plain values: mappings, lists and text, nothing else.

Every scalar is text: ``numero: 1.10`` is « 1.10 », ``non`` is the word non, a SIRET keeps its zeros. What this
project's files never need is refused: anchors, aliases, tags, several documents, duplicate keys, keys that are not
text, nesting deeper than ``DEEPEST``. Built from the C parser's events, which neither recurse nor expand.

One habit of French writers is met half-way: ``{montant: 12,5 k€}`` is the amount that it says (see ``decimal_comma``).
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml._yaml import CParser

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

DEEPEST = 24
"""Levels of nesting a file may have; a fiche needs six."""

LONGEST = 2_000_000
"""Bytes a file may have; the real fiches have about 2 600."""


class Refused(Exception):  # noqa: N818 - an outcome of reading, handled at once by the caller
    """The text isn't one this project reads; ``explain`` in ``syntax`` says why and where."""


class Read(NamedTuple):
    """A document's value, and whether a text in it holds a dash between spaces, as lists run together do."""

    value: Value | None
    dashed: bool


def parse(data: bytes) -> Value | None:
    """The document's value, or None when there is none (an empty file, or only comments).

    Raises Refused, and nothing else, for whatever isn't a document of this project.
    """
    return read(data).value


def read(data: bytes) -> Read:
    """The document's value, and what is worth a second look. Raises Refused, like ``parse``."""
    if len(data) > LONGEST:
        raise Refused
    try:
        text = data.decode("utf-8-sig")
        return _build(CParser(text), text)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise Refused from error


def decimal_comma(before: object, key: str, text: str, end: int) -> bool:
    """Whether ``key``, a key without a value that ends at most at ``end``, is the rest of the amount ``before``.

    Between braces YAML takes the comma of ``{montant: 12,5 k€}`` for the one between two keys, and reads the text
    « 12 » and a key « 5 k€ » without a value. A figure, a comma and a figure with nothing in between are a decimal
    comma: no key of these files begins with a figure and lacks a value.
    """
    if not (type(before) is str and before[-1:].isdigit() and key[:1].isdigit()):
        return False
    number = f"{before},{key}"
    return text[max(end - len(number) - 40, 0) : end].rstrip().endswith(number)


def _build(parser: Any, text: str) -> Read:
    next_event = parser.get_event
    scalar, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    outer: list[Any] = []  # the collections around the one being filled
    container: Any = None  # the collection being filled
    key: Any = None  # the key that waits for its value; None when a key (or an item) comes next
    last_key: Any = None  # the key that got its value last
    root: Value | None = None
    dashed = False
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is scalar:
            if event.anchor is not None or event.tag is not None:
                raise Refused
            value: Any = event.value
            if container is None:
                root = value
            elif type(container) is list:
                container.append(value)
                dashed = dashed or " - " in value
            elif key is None:
                if value in container:
                    raise Refused
                key = value
            elif value == "" and decimal_comma(container.get(last_key), key, text, event.start_mark.index):
                container[last_key] += f",{key}"
                key = None
            else:
                container[key] = value
                last_key, key = key, None
                dashed = dashed or " - " in value
        elif kind is mapping_start or kind is sequence_start:
            if event.anchor is not None or event.tag is not None or len(outer) >= DEEPEST:
                raise Refused
            value = {} if kind is mapping_start else []
            if container is None:
                root = value
            elif type(container) is list:
                container.append(value)
            elif key is None:
                raise Refused  # a key that is itself a list or a mapping
            else:
                container[key] = value
            outer.append(container)
            container, key, last_key = value, None, None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container = outer.pop()
            key = last_key = None
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise Refused
        elif kind is yaml.AliasEvent:
            raise Refused
        elif kind is yaml.StreamEndEvent:
            return Read(root if documents else None, dashed)
