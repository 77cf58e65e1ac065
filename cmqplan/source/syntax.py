"""Every reason why a file isn't YAML that this project reads.

The parser stops at the first thing it can't pass. Here that is told as its writer would understand it
(``source.diagnosis``), mended in thought where the mending is plain, and the rest of the file is read on: one run names
them all.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import islice
from typing import Any

import yaml

from cmqplan.findings import Finding, Fix, Place, Related, Span
from cmqplan.language import Said
from cmqplan.source.characters import CONTROL, FRENCH, controls
from cmqplan.source.diagnosis import Frame, Last, Mistake, diagnose, quoted
from cmqplan.source.events import events_of
from cmqplan.source.lines import Lines
from cmqplan.source.yaml import CONFLICT, DEEPEST, LONGEST, MOST, in_conflict

_START = Span(1, 1, 1, 1)
_LONG = 100_000
"""Characters above which a file isn't read again after its first mistake."""

_KINDS = (
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def explain(file: str, data: bytes) -> list[Finding]:
    """Why ``source.yaml.parse`` refused these bytes: at least one finding, in the order of the lines."""
    if len(data) > LONGEST:
        return [
            Finding("CMQ001", Place(file, span=_START), {"size": len(data), "most": LONGEST}, "too-large")
        ]
    foreign = _foreign(file, data)
    if foreign is not None:
        return [foreign]
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return [_encoding(file, data, error)]
    conflicts = _conflicts(file, Lines(text)) if in_conflict(data) else []
    if conflicts:
        return conflicts
    found = list(islice(controls(file, Lines(text)), MOST))
    found += _mistakes(file, CONTROL.sub("", text), {f.place.span.line for f in found if f.place.span})
    return found or [Finding("CMQ008", Place(file, span=_START), {}, "unknown")]


_SIDES = {
    "=": Said("l'autre version commence ici", "the other version begins here"),
    ">": Said("elle se termine ici", "it ends here"),
}


def _conflicts(file: str, lines: Lines) -> list[Finding]:
    """One finding for each conflict that git left, and nothing else: whatever more is wrong comes from there."""
    found: list[Finding] = []
    is_open = False
    for line, start in zip(lines.lines, lines.starts, strict=True):
        mark = CONFLICT.fullmatch(line)
        if mark is None or (mark[1][0] == "=" and not is_open):
            continue
        place = Place(file, span=lines.span(start + mark.start(1), start + len(line)))
        if is_open and mark[1][0] in _SIDES:
            last = found.pop()
            related = (*last.related, Related(place, _SIDES[mark[1][0]]))
            found.append(last._replace(related=related))
        elif len(found) == MOST:
            break
        else:
            found.append(Finding("CMQ008", place, {}, "conflict"))
        is_open = mark[1][0] != ">"
    return found


def _foreign(file: str, data: bytes) -> Finding | None:
    """Another kind of file under a YAML name, or text in one of the wide encodings."""
    place = Place(file, span=_START)
    for beginning, encoding in _WIDE:
        if data.startswith(beginning):
            return Finding("CMQ002", place, {"encoding": encoding}, "other-encoding")
    for beginning, kind in _KINDS:
        if data.startswith(beginning):
            return Finding("CMQ002", place, {}, kind)
    head = data[:200]
    if len(head) > 3 and b"\x00" in (head[0:1], head[1:2]) and head.count(0) * 3 > len(head):
        return Finding("CMQ002", place, {"encoding": "UTF-16"}, "other-encoding")
    return None


def _encoding(file: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    """The first byte that isn't UTF-8, as the encoding that makes French of it reads it."""
    lines = Lines(data[: error.start].decode())
    end = len(lines.text)
    span = lines.span(end, end)
    place = Place(file, span=Span(span.line, span.column, span.line, span.column + 1))
    names = {"Windows-1252": "cp1252", "Mac OS Roman": "mac_roman"}
    scores = {name: _french(data, codec) for name, codec in names.items()}
    name = max(scores, key=lambda n: scores[n])
    if scores[name] <= 0:
        return Finding("CMQ002", place, {}, "invalid")
    character = data[error.start : error.start + 1].decode(names[name], errors="replace")
    return Finding("CMQ002", place, {"character": character, "encoding": name})


def _french(data: bytes, codec: str) -> int:
    """How much like French the bytes that aren't UTF-8 look when they are read so."""
    text = data[:50_000].decode("utf-8", errors="surrogateescape")
    strays = bytes(ord(character) - 0xDC00 for character in text if "\udc80" <= character <= "\udcff")
    return sum(1 if character in FRENCH else -1 for character in strays.decode(codec, errors="replace"))


def _mistakes(file: str, text: str, mended_lines: set[int]) -> list[Finding]:
    """What is wrong with the YAML of a text, line after line; nothing when it can be read.

    Nothing is said of ``mended_lines``, whose characters no longer stand where the file has them.
    """
    found: list[Finding] = []
    seen: set[tuple[str, Span | None]] = set()
    read_to = 0
    for _ in range(MOST):
        lines = Lines(text)
        passed, mistake = _walk(file, lines)
        fresh = [f for f in passed if (f.code, f.place.span) not in seen and not _on(f, mended_lines)]
        found += fresh[: MOST - len(found)]
        seen.update((f.code, f.place.span) for f in fresh)
        if mistake is None:
            break
        finding = diagnose(mistake)
        line = finding.place.span.line if finding.place.span else 1
        cause = next((f for f in fresh if _on(f, {line})), None)
        if cause is not None:  # « *Gras* et maigre »: the star is what stops the parser further on
            if cause.fix is None or len(text) > _LONG:
                break
            mended_lines.add(line)
            text = _mend(lines, cause.fix)
            continue
        if line < read_to or (finding.code, finding.place.span) in seen or _on(finding, mended_lines):
            break
        found.append(finding)
        seen.add((finding.code, finding.place.span))
        if finding.fix is None or len(text) > _LONG:
            break
        read_to = line
        mended_lines.update(edit.place.span.line for edit in finding.fix.edits if edit.place.span)
        text = _mend(lines, finding.fix)
    return sorted(found, key=lambda f: f.place.span or _START)[:MOST]


def _on(finding: Finding, lines: set[int]) -> bool:
    return finding.place.span is not None and finding.place.span.line in lines


def _mend(lines: Lines, fix: Fix) -> str:
    text = lines.text
    spans = [(edit.place.span or _START, edit.text) for edit in fix.edits]
    for span, new in sorted(spans, reverse=True):
        text = (
            text[: lines.offset(span.line, span.column)]
            + new
            + text[lines.offset(span.end_line, span.end_column) :]
        )
    return text


def _walk(file: str, lines: Lines) -> tuple[list[Finding], Mistake | None]:
    """One pass over the events: what the parser passes over and this project doesn't, then what stops the parser."""
    walk = _Walk(file, lines)
    next_event = events_of(lines.text)
    try:
        while walk.take(next_event()):
            pass
    except yaml.YAMLError as error:
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", "") or "")
        at = mark.index if mark is not None else 0
        if "nesting depth" in problem and at < len(lines.text):
            # libyaml 0.2.6 and later: it gives up at a thousand levels before it says anything of the first ones
            return _walk(file, Lines(lines.text[:at]))
        return walk.found, Mistake(
            file,
            lines,
            at,
            context.index if context else None,
            problem,
            walk.frames,
            walk.closed,
            walk.last,
        )
    return walk.found, None


class _Walk:
    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self.found: list[Finding] = []
        self.frames: list[Frame] = []
        self.closed: list[Frame] = []
        self.last: Last | None = None
        self.documents = 0

    def take(self, event: Any) -> bool:
        """Look at one event; False when there is nothing more to see."""
        if isinstance(event, yaml.StreamEndEvent) or event is None or len(self.found) >= MOST:
            return False
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self._add("CMQ011", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.closed.append(self.frames.pop())
            self.last = Last(*_offsets(event), None)
        elif isinstance(event, yaml.NodeEvent):
            self.closed.clear()
            self._machinery(event)
            self._key(event)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(self.frames) >= DEEPEST:
                    self._add("CMQ012", event, {"deepest": DEEPEST})
                    return False
                self.frames.append(
                    Frame(
                        _offsets(event)[0],
                        isinstance(event, yaml.MappingStartEvent),
                        bool(event.flow_style),
                    )
                )
            else:
                self.last = Last(*_offsets(event), getattr(event, "style", "") or "")
        return True

    def _add(self, code: str, event: Any, params: dict[str, object] | None = None, variant: str = "") -> None:
        start = event.start_mark.index
        end = min(max(event.end_mark.index, start + 1), max(self.lines.end(start), start))
        self.found.append(
            Finding(code, Place(self.file, span=self.lines.span(start, end)), params or {}, variant)
        )

    def _machinery(self, event: Any) -> None:
        """Anchors, aliases and tags; the fix puts in quotes what only looks like one at the beginning of a text."""
        start = event.start_mark.index
        end = max(event.end_mark.index, start + 1)
        head = self.lines.text[start:end]
        alias = isinstance(event, yaml.AliasEvent)
        if not (alias or event.anchor is not None or getattr(event, "tag", None) is not None):
            return
        word = head.split()[0] if head.split() else head
        variant = "alias" if alias else "anchor" if word.startswith("&") else "tag"
        place = Place(self.file, span=self.lines.span(start, start + len(word)))
        plain = alias or (isinstance(event, yaml.ScalarEvent) and not event.style)
        paired = "*" + word[1:] in self.lines.text and "&" + word[1:] in self.lines.text
        in_brackets = bool(self.frames) and self.frames[-1].flow
        fix = None
        if (
            plain
            and not paired
            and not word.startswith("!!")
            and not head.count("\n")
            and not _merges(self.frames)
        ):
            fix = quoted(self.file, self.lines, start, in_brackets)
        self.found.append(Finding("CMQ010", place, {"word": word}, variant, fix=fix))

    def _key(self, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is None or not frame.mapping:
            return
        if frame.key_next and not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._add("CMQ010", event, {"word": "?"}, "complex-key")
        elif frame.key_next:
            span = self.lines.span(*_offsets(event))
            first = frame.keys.setdefault(event.value, span)
            if first is not span:
                related = Related(
                    Place(self.file, span=first),
                    Said("« {key} » est déjà écrit ici", "“{key}” is already written here"),
                    {"key": event.value},
                )
                self.found.append(
                    Finding("CMQ009", Place(self.file, span=span), {"key": event.value}, related=(related,))
                )
        frame.key_next = not frame.key_next


def _merges(frames: list[Frame]) -> bool:
    """Whether what comes next is merged in with « << », YAML's own key."""
    return bool(frames) and "<<" in frames[-1].keys


def _offsets(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
