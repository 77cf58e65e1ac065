"""Why a text isn't YAML this project reads, told as its writer would understand it.

The parser's own words speak of tokens and simple keys, and often point at the line after the mistake. Here the line is
looked at again, with the mistakes French project officers make in mind: « titre: Action : suite », a tab, a bullet, a quote
that is never closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser

from cmqplan.findings import Edit, Finding, Fix, Place, Related, Span
from cmqplan.findings.words import N_
from cmqplan.source.positions import split_lines
from cmqplan.source.yaml import DEEPEST, LONGEST

KEY = re.compile(r"^(\s*(?:- +)*)([^\s\"'\[\]{}#&*!|>%@`-][^:\"'\[\]{}]*?)\s*:(?= |$)")
"""A line's indentation (with dashes) and its key."""


def explain(file: str, data: bytes) -> list[Finding]:
    """Every reason why ``source.yaml.parse`` refused these bytes; at least one."""
    if len(data) > LONGEST:
        return [Finding("CMQ001", Place(file, span=_START), {"size": len(data), "most": LONGEST}, "too-large")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [Finding("CMQ002", Place(file, span=_START), {"encoding": "UTF-16"}, "other-encoding")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [_encoding(file, data, error)]
    control = next((f for f in _controls(file, text)), None)
    if control is not None:
        return [control]
    walk = _Walk(file, text)
    return list(walk.findings())


_START = Span(1, 1, 1, 1)


def _encoding(file: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[: error.start].decode("utf-8-sig")
    lines = split_lines(before)
    column = len(lines[-1]) + 1
    character = data[error.start : error.start + 1].decode("cp1252", errors="replace")
    place = Place(file, span=Span(len(lines), column, len(lines), column + 1))
    return Finding("CMQ002", place, {"character": character, "encoding": "Windows-1252"})


def _controls(file: str, text: str) -> Iterator[Finding]:
    for match in re.finditer(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", text):
        lines = split_lines(text[: match.start()])
        column = len(lines[-1]) + 1
        span = Span(len(lines), column, len(lines), column + 1)
        yield Finding("CMQ016", Place(file, span=span), {"character": f"U+{ord(match[0]):04X}"}, "control")


@dataclass(slots=True)
class _Open:
    keys: dict[str, Span] | None
    """The keys seen so far; None for a list."""
    key_next: bool


class _Walk:
    """One pass over the events: what can be passed over is noted, what can't is diagnosed."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = split_lines(text)
        self.text = text

    def findings(self) -> Iterator[Finding]:
        found = 0
        parser = CParser(self.text)
        try:
            for finding in self._events(parser):
                found += 1
                yield finding
        except yaml.YAMLError as error:
            found += 1
            yield self._diagnose(error)
        if not found:
            yield Finding("CMQ008", Place(self.file, span=_START), {}, "unknown")

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        if start.line != end.line or end.column <= start.column:
            return self._at(start.line + 1, start.column + 1)
        return Place(self.file, span=Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1))

    def _at(self, line: int, column: int, width: int = 1) -> Place:
        return Place(self.file, span=Span(line, column, line, column + width))

    def _events(self, parser: Any) -> Iterator[Finding]:
        stack: list[_Open] = []
        documents = 0
        while True:
            event = parser.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    yield Finding("CMQ011", self._place(event))
                continue
            yield from self._machinery(event)
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                yield from self._node(event, stack)
                if isinstance(event, yaml.CollectionStartEvent):
                    if len(stack) >= DEEPEST:
                        yield Finding("CMQ012", self._place(event), {"deepest": DEEPEST})
                        return
                    mapping = isinstance(event, yaml.MappingStartEvent)
                    stack.append(_Open({} if mapping else None, mapping))

    def _machinery(self, event: Any) -> Iterator[Finding]:
        if isinstance(event, yaml.AliasEvent):
            yield Finding("CMQ010", self._place(event), {"word": "*" + event.anchor}, "alias")
            return
        line = self.lines[event.start_mark.line] if event.start_mark.line < len(self.lines) else ""
        if getattr(event, "anchor", None) is not None:
            column = line.find("&" + event.anchor)
            place = self._at(event.start_mark.line + 1, column + 1, len(event.anchor) + 1)
            yield Finding("CMQ010", place if column >= 0 else self._place(event), {"word": "&" + event.anchor}, "anchor")
        if getattr(event, "tag", None) is not None:
            column = line.find("!", event.start_mark.column)
            word = line[column:].split(" ", 1)[0] if column >= 0 else "!"
            yield Finding("CMQ010", self._at(event.start_mark.line + 1, max(column, 0) + 1, len(word)), {"word": word}, "tag")

    def _node(self, event: Any, stack: list[_Open]) -> Iterator[Finding]:
        if not stack or stack[-1].keys is None:
            return
        frame = stack[-1]
        if frame.key_next and not isinstance(event, yaml.ScalarEvent):
            yield Finding("CMQ010", self._place(event), {"word": "?"}, "complex-key")
        elif frame.key_next:
            span = self._place(event).span or _START
            first = frame.keys.get(event.value)  # type: ignore[union-attr]
            if first is not None:
                related = Related(Place(self.file, span=first), N_("“{key}” is already written here"), {"key": event.value})
                yield Finding("CMQ009", Place(self.file, span=span), {"key": event.value}, related=(related,))
            else:
                frame.keys[event.value] = span  # type: ignore[index]
        frame.key_next = not frame.key_next

    # What the parser couldn't pass over.

    def _diagnose(self, error: yaml.YAMLError) -> Finding:
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            return Finding("CMQ008", Place(self.file, span=_START), {}, "unknown")
        context = getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", "") or "")
        line_number = min(mark.line + 1, len(self.lines))
        for diagnosis in (self._tab, self._unclosed, self._start_of_value, self._colon, self._not_a_key, self._indentation):
            finding = diagnosis(line_number, mark, context, problem)
            if finding is not None:
                return finding
        line = self.lines[line_number - 1]
        column = min(mark.column + 1, len(line) + 1)
        return Finding("CMQ008", self._at(line_number, column), {"near": _excerpt(line, column - 1)}, "near" if line.strip() else "unknown")

    def _tab(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        for candidate in (number, number - 1):
            line = self.lines[candidate - 1] if candidate >= 1 else ""
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in indent and line.strip():
                place = self._at(candidate, indent.index("\t") + 1, indent.count("\t"))
                return Finding("CMQ004", place, fix=Fix((Edit(place, "  " * indent.count("\t")),)) if indent.endswith("\t" * indent.count("\t")) else None)
            if "\u00a0" in line[: len(line) - len(line.lstrip())]:
                column = line.index("\u00a0") + 1
                return Finding("CMQ004", self._at(candidate, column), variant="no-break-space")
        return None

    def _unclosed(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        if context is None:
            return None
        line = self.lines[context.line]
        opener = line[context.column : context.column + 1]
        if opener in "\"'" and opener and "end of stream" in problem:
            return Finding("CMQ006", self._at(context.line + 1, context.column + 1), {"opener": opener, "closer": opener}, "quote")
        if opener in "[{" and opener and ("expected ','" in problem):
            closer = "]" if opener == "[" else "}"
            if ": " in self.lines[mark.line][: mark.column + 2] and self.lines[mark.line][mark.column : mark.column + 1] == ":" and mark.line == context.line:
                text = self.lines[mark.line]
                return Finding("CMQ005", self._at(mark.line + 1, mark.column + 1), {"text": text.strip()}, "in-brackets")
            return Finding("CMQ006", self._at(context.line + 1, context.column + 1), {"opener": opener, "closer": closer}, "bracket")
        return None

    def _start_of_value(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        line = self.lines[number - 1]
        at = context if context is not None and context.line == mark.line else mark
        character = line[at.column : at.column + 1]
        if character in ("*", "&") and "alphabetic" in problem:
            return self._special(number, at.column, character, "bullet" if character == "*" else "special")
        if "cannot start any token" in problem and character in ("@", "`", "%"):
            return self._special(number, at.column, character, "special")
        if "unknown escape" in problem:
            return Finding("CMQ016", self._at(number, mark.column + 1), {"character": "\\"}, "backslash")
        if "block sequence entries" in problem:
            return Finding("CMQ007", self._at(number, mark.column + 1), {"key": _key(line)}, "dash-after-key")
        return None

    def _special(self, number: int, column: int, character: str, variant: str) -> Finding:
        line = self.lines[number - 1]
        text = line[column:].rstrip()
        place = self._at(number, column + 1)
        fix = None
        if variant == "bullet":
            fix = Fix((Edit(place, "-"),))
        elif '"' not in text and "\\" not in text and " #" not in text:
            fix = Fix((Edit(Place(self.file, span=Span(number, column + 1, number, column + 1 + len(text))), f'"{text}"'),))
        return Finding("CMQ016", place, {"character": character, "text": text}, variant, fix=fix)

    def _colon(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        if "mapping values" not in problem:
            return None
        line = self.lines[number - 1]
        match = KEY.match(line)
        if match is None or match.end() > mark.column:
            return None
        start = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
        value = line[start:].rstrip()
        fix = None
        if '"' not in value and "\\" not in value and " #" not in value and value[:1] not in "'[{|>":
            place = Place(self.file, span=Span(number, start + 1, number, start + 1 + len(value)))
            fix = Fix((Edit(place, f'"{value}"'),))
        params = {"key": match[2], "value": value}
        return Finding("CMQ005", self._at(number, mark.column + 1), params, fix=fix)

    def _not_a_key(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        if "could not find expected ':'" in problem and context is not None:
            line = self.lines[context.line]
            indent = len(line) - len(line.lstrip())
            text = line.strip()
            glued = re.match(r"([A-Za-z_]\w*):(\S.*)", text)
            if glued is not None:
                place = self._at(context.line + 1, indent + len(glued[1]) + 1)
                return Finding("CMQ007", place, {"key": glued[1], "value": glued[2]}, "no-space-after-colon", fix=Fix((Edit(place, ": "),)))
            return Finding("CMQ007", self._at(context.line + 1, indent + 1, max(len(text), 1)), {"text": _excerpt(text, 0)}, "no-colon")
        line = self.lines[number - 1]
        if "expected key" in problem or "expected <block end>" in problem:
            before = line[: mark.column].rstrip()
            if before[-1:] in ("'", '"') and line[: mark.column].strip() and ":" in before:
                return Finding("CMQ006", self._at(number, mark.column + 1, max(len(line.rstrip()) - mark.column, 1)), {"opener": before[-1], "closer": before[-1]}, "after-quote")
            if mark.column and line[mark.column - 1 : mark.column] == "'" and "'" in line[: mark.column - 1]:
                return Finding("CMQ006", self._at(number, mark.column), {"opener": "'", "closer": "'"}, "after-quote")
        return None

    def _indentation(self, number: int, mark: Any, context: Any, problem: str) -> Finding | None:
        line = self.lines[number - 1]
        indent = len(line) - len(line.lstrip())
        if not line.strip() or not ("mapping values" in problem or "expected key" in problem or "'-' indicator" in problem):
            return None
        place = self._at(number, 1, max(indent, 1))
        stripped = line.strip()
        if "mapping values" in problem:
            return Finding("CMQ007", place, {"spaces": indent, "key": _key(line)}, "deeper")
        if stripped.startswith("- ") and "expected key" in problem:
            return Finding("CMQ007", self._at(number, indent + 1), {}, "dash-among-keys")
        if "'-' indicator" in problem:
            return Finding("CMQ007", self._at(number, indent + 1), {"key": _key(line)}, "key-among-dashes")
        levels = self._levels(number)
        return Finding("CMQ007", place, {"spaces": indent, "levels": tuple(str(n) for n in levels)}, "between")

    def _levels(self, number: int) -> list[int]:
        """The indentations open above a line: what its own could have been."""
        levels: list[int] = []
        for line in reversed(self.lines[: number - 1]):
            indent = len(line) - len(line.lstrip())
            if line.strip() and not line.lstrip().startswith("#") and (not levels or indent < levels[0]):
                levels.insert(0, indent)
        return levels


def _key(line: str) -> str:
    match = KEY.match(line)
    return match[2] if match else line.strip()[:40]


def _excerpt(line: str, column: int) -> str:
    text = line[column:].strip() or line.strip()
    return text if len(text) <= 40 else text[:39] + "…"
