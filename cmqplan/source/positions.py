"""Where each key and value of a file stands.

Made only for files that have something to say about them: reading a good file costs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser

from cmqplan.findings import Place, Span
from cmqplan.findings.finding import Path, Step


@dataclass(slots=True)
class Node:
    """A value's span and kind, and the nodes inside it. ``keys`` holds the spans of a mapping's keys."""

    span: Span
    style: str | None = None
    """How a text is written: None for plain, ``'`` or ``"`` quoted, ``|`` or ``>`` block; None for collections too."""
    text: str | None = None
    children: dict[Step, Node] = field(default_factory=dict)
    keys: dict[Step, Span] = field(default_factory=dict)


class Positions:
    """The places of one text. A text that doesn't parse to its end has the places read until there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.root = _build(text)

    def span(self, place: Place) -> Span:
        """The span of a place; of the longest part of its path that is there, at worst the first character.

        A single value that stands where a list fits is its own first item.
        """
        if place.span is not None:
            return place.span
        node = self.root
        if node is None:
            return Span(1, 1, 1, 1)
        key_span: Span | None = None
        missing = False
        for step in place.path:
            child = node.children.get(step)
            if child is None and step == 0 and not _is_list(node):
                continue
            if child is None:
                missing = bool(node.children)
                break
            key_span = node.keys.get(step)
            node = child
        if key_span is not None and (place.on == "key" or missing):
            return key_span
        if missing or (not place.path and node is self.root):
            return self._first_line(node.span)
        if node.span.line != node.span.end_line and node.text is None:
            return key_span or self._first_line(node.span)
        if place.part is not None:
            return self._part(node, place.part)
        if node.text == "" and key_span is not None:
            return key_span
        return node.span

    def node(self, path: Path) -> Node | None:
        """The node at exactly this path, or None."""
        node = self.root
        for step in path:
            if node is None:
                return None
            node = node.children.get(step)
        return node

    def _first_line(self, span: Span) -> Span:
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return Span(span.line, span.column, span.line, max(len(line.rstrip()) + 1, span.column))

    def _part(self, node: Node, part: tuple[int, int]) -> Span:
        """Some characters of a text, where the file has the text letter for letter on one line."""
        span, text = node.span, node.text or ""
        first = span.column + (1 if node.style else 0)
        if span.line == span.end_line and self.lines[span.line - 1][first - 1 :].startswith(text):
            return Span(span.line, first + part[0], span.line, first + max(part[1], part[0] + 1))
        return span


def split_lines(text: str) -> list[str]:
    """The lines as YAML counts them: split at line feeds, carriage returns, or both together."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _build(text: str) -> Node | None:
    parser = CParser(text)
    root: Node | None = None
    stack: list[Node] = []
    pending: tuple[str, Span] | None = None
    waiting: list[tuple[str, Span] | None] = []
    try:
        while True:
            event: Any = parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                span = _span(event, text)
                if stack and not _is_list(stack[-1]) and pending is None:
                    pending = (event.value, span)
                    continue
                node = Node(span, event.style, event.value)
                _attach(stack, node, pending)
                pending = None
                root = root or node
            elif isinstance(event, yaml.CollectionStartEvent):
                node = Node(_span(event, text), "[" if isinstance(event, yaml.SequenceStartEvent) else "{")
                _attach(stack, node, pending)
                root = root or node
                stack.append(node)
                waiting.append(pending)
                pending = None
            elif isinstance(event, yaml.CollectionEndEvent):
                node = stack.pop()
                waiting.pop()
                pending = None
                node.span = _closed(node, event)
            elif isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
                return root
            elif event is None:
                return root
    except yaml.YAMLError:
        return root


def _is_list(node: Node) -> bool:
    return node.style == "["


def _attach(stack: list[Node], node: Node, pending: tuple[str, Span] | None) -> None:
    if not stack:
        return
    parent = stack[-1]
    if _is_list(parent):
        parent.children[len(parent.children)] = node
    elif pending is not None and pending[0] not in parent.children:
        parent.children[pending[0]] = node
        parent.keys[pending[0]] = pending[1]


def _span(event: Any, text: str) -> Span:
    start, end = event.start_mark, event.end_mark
    end_line, end_column = end.line, end.column
    if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
        lines = split_lines(text[start.index : end.index].rstrip())
        end_line = start.line + len(lines) - 1
        end_column = len(lines[-1]) if len(lines) > 1 else start.column + len(lines[0])
    return Span(start.line + 1, start.column + 1, end_line + 1, end_column + 1)


def _closed(node: Node, event: Any) -> Span:
    """A collection's span: to its bracket when it has one, else to the end of its last value."""
    start, end = node.span, event.end_mark
    if event.start_mark.index != event.end_mark.index:
        return Span(start.line, start.column, end.line + 1, end.column + 1)
    last = max((child.span for child in node.children.values()), key=lambda s: (s.end_line, s.end_column), default=start)
    return Span(start.line, start.column, last.end_line, last.end_column)
