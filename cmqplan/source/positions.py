"""Where each key and value of a file stands.

Made only for files that have something to say about them: reading a good file costs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from cmqplan.findings import Place, Span
from cmqplan.findings.finding import Path, Step
from cmqplan.source.events import events_of
from cmqplan.source.lines import Lines, split_lines
from cmqplan.source.yaml import DEEPEST, LONGEST, NO_VALUE, decimal_comma

__all__ = ["Found", "Node", "Positions", "split_lines"]

_NOWHERE = Span(1, 1, 1, 1)


@dataclass(slots=True)
class Node:
    """A value's place and kind, and the nodes inside it. ``start`` and ``end`` are offsets into the text, half-open."""

    start: int
    end: int
    style: str | None = None
    """How it is written: None for plain text, ``'`` or ``"`` quoted, ``|`` or ``>`` block; ``[`` a list, ``{`` a mapping."""
    text: str | None = None
    """A text's value; None for a list or a mapping."""
    children: dict[Step, Node] = field(default_factory=dict)
    keys: dict[Step, Node] = field(default_factory=dict)
    """A mapping's keys, which are texts too."""

    @property
    def is_list(self) -> bool:
        return self.style == "["


class Found(NamedTuple):
    """A text of a file: its path, whether it is a key, and the mapping or the list that it stands in."""

    path: Path
    node: Node
    is_key: bool = False
    around: Node | None = None


class Positions:
    """The places of one text. A text that doesn't parse to its end has the places read until there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = Lines(text)
        self.lines = self._lines.lines
        self.root = _build(text) if len(text) <= LONGEST else None

    def span(self, place: Place) -> Span:
        """The span of a place; of the longest part of its path that is there, at worst the first character.

        A single value that stands where a list fits is its own first item. A list or a mapping over several lines is
        shown by its key, or by its first line where it has none.
        """
        if place.span is not None:
            return place.span
        path, missing = self.nearest(place.path)
        node, owner = self.node(path), self.node(path[:-1])
        if node is None or owner is None:
            return _NOWHERE
        key = owner.keys.get(path[-1]) if path else None
        if key is not None and (place.on == "key" or missing):
            return self._text_span(key, None if missing else place.part)
        if node is self.root:
            return self._first_line(node)
        if node.text is None:
            if self._lines.number(node.start) != self._lines.number(max(node.end - 1, node.start)):
                return self._text_span(key, None) if key is not None else self._first_line(node)
            return self._lines.span(node.start, node.end)
        if node.text == "" and node.start == node.end and key is not None:
            return self._text_span(key, None)
        return self._text_span(node, place.part)

    def node(self, path: Path) -> Node | None:
        """The node at exactly this path, or None."""
        node = self.root
        for step in path:
            if node is None:
                return None
            node = node.children.get(step)
        return node

    def texts(self) -> Iterator[Found]:
        """Every text that stands in it, keys too."""
        return _texts(Found((), self.root)) if self.root is not None else iter(())

    def nearest(self, path: Path) -> tuple[Path, bool]:
        """The longest part of a path that is there, as the file has it, and whether the path leads further than that.

        A single value that stands where a list fits is its own first item, and a text is all that it could hold.
        """
        node = self.root
        found: list[Step] = []
        for step in path:
            child = node.children.get(step) if node else None
            if child is None and step == 0 and node and not node.is_list:
                continue
            if child is None:
                return tuple(found), node is not None and bool(node.children)
            found.append(step)
            node = child
        return tuple(found), False

    def _first_line(self, node: Node) -> Span:
        """From a value's beginning to the end of its line, or to its own end."""
        end = min(self._lines.end(node.start), max(node.end, node.start))
        return self._lines.span(node.start, node.start + len(self.text[node.start : end].rstrip()))

    def _text_span(self, node: Node, part: tuple[int, int] | None) -> Span:
        """A text's span, or that of some of its characters where the file has them letter for letter."""
        whole = self._lines.span(node.start, node.end)
        if part is None or node.text is None:
            return whole
        wanted = node.text[part[0] : max(part[1], part[0] + 1)]
        raw = self.text[node.start : node.end]
        inside = raw.removeprefix(node.style or "")
        if inside.startswith(node.text):
            at = len(raw) - len(inside) + part[0]
        elif wanted and "\n" not in wanted:
            at = _nth(raw, wanted, _count(wanted, node.text, part[0]))
        else:
            return whole
        if at < 0:
            return whole
        return self._lines.span(node.start + at, node.start + at + max(part[1] - part[0], 1))


def _texts(found: Found) -> Iterator[Found]:
    path, node = found.path, found.node
    if node.text is not None:
        yield found
    for step, key in node.keys.items():
        yield Found((*path, step), key, is_key=True, around=node)
    for step, child in node.children.items():
        yield from _texts(Found((*path, step), child, around=node))


def _count(wanted: str, text: str, at: int) -> int:
    """How many times some characters stand in a text before the place that is meant."""
    count, found = 0, text.find(wanted)
    while 0 <= found < at:
        count, found = count + 1, text.find(wanted, found + 1)
    return count


def _nth(raw: str, wanted: str, skip: int) -> int:
    """Where some characters stand in the file's text, those before left out; -1 when they don't."""
    at = raw.find(wanted)
    for _ in range(skip):
        if at < 0:
            return -1
        at = raw.find(wanted, at + 1)
    return at


def _build(text: str) -> Node | None:
    """The tree of a text's values, as far as it can be read."""
    root: Node | None = None
    stack: list[Node] = []
    key: Node | None = None
    last: Node | None = None  # the value read last
    try:
        next_event = events_of(text)
        while True:
            event = next_event()
            if isinstance(event, yaml.NodeEvent):
                node = _node(event, text)
                in_mapping = bool(stack) and not stack[-1].is_list
                if in_mapping and key is None:
                    key = node
                    continue
                if in_mapping and key is not None and last is not None and _joined(last, key, node, text):
                    key = None
                    continue
                if node.style is None and node.text in NO_VALUE:
                    node.text = ""
                _attach(stack, node, key)
                last = node
                key = None
                root = root or node
                if node.text is None:
                    if len(stack) > DEEPEST:
                        return root
                    stack.append(node)
            elif isinstance(event, yaml.CollectionEndEvent):
                _close(stack.pop(), event)
                key = last = None
            elif event is None or isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
                return root
    except (yaml.YAMLError, ValueError, IndexError):
        return root


def _node(event: Any, text: str) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or None
        if style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        return Node(start, end, style, event.value)
    if isinstance(event, yaml.AliasEvent):
        return Node(start, end, None, "*" + (event.anchor or ""))
    return Node(start, end, "[" if isinstance(event, yaml.SequenceStartEvent) else "{")


def _joined(last: Node, key: Node, value: Node, text: str) -> bool:
    """Take a decimal comma's second half back into its amount, as ``source.yaml`` does."""
    if value.text != "" or not decimal_comma(last.text, key.text or "", text, value.start):
        return False
    last.text, last.end = f"{last.text or ''},{key.text or ''}", key.end
    return True


def _attach(stack: list[Node], node: Node, key: Node | None) -> None:
    if not stack:
        return
    parent = stack[-1]
    if parent.is_list:
        parent.children[len(parent.children)] = node
    elif key is not None and key.text is not None and key.text not in parent.children:
        parent.children[key.text] = node
        parent.keys[key.text] = key


def _close(node: Node, event: Any) -> None:
    """A collection's end: its bracket when it has one, else the end of its last value."""
    if event.start_mark.index != event.end_mark.index:
        node.end = event.end_mark.index
        return
    inside = [*node.children.values(), *node.keys.values()]
    node.end = max((child.end for child in inside), default=node.start)
