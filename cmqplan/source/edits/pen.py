"""A change turned into replacements of a few characters, made, and read again."""

from __future__ import annotations

from bisect import bisect_right
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cmqplan.findings.finding import Path
from cmqplan.source.edits.changes import (
    Add,
    Change,
    Move,
    Reason,
    Refusal,
    Remove,
    Rename,
    RenameAll,
    Set,
    changed,
)
from cmqplan.source.edits.page import Entry, Page
from cmqplan.source.edits.writing import (
    WIDEST,
    Habits,
    block_lines,
    entry_lines,
    flow,
    habits,
    item_lines,
    one_line,
    pair,
    write,
)
from cmqplan.source.positions import Node
from cmqplan.source.yaml import DEEPEST, Value


class Splice(NamedTuple):
    """Other characters in the place of some; offsets half-open."""

    start: int
    end: int
    text: str


def apply(data: bytes, changes: Iterable[Change]) -> bytes | Refusal:
    """A file's bytes after some changes, each path as it is after those before; all of the changes, or none."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        page = Page.read(data.removeprefix(mark).decode())
    except UnicodeDecodeError:
        page = None
    if page is None:
        return Refusal(Reason.UNREAD)
    for batch in _batches(page.value, changes):
        if isinstance(batch, Refusal):
            return batch
        drawn = _drawn(page, [step for step, _ in batch])
        if drawn is not None:
            page = drawn
            continue
        for step, change in batch:
            drawn = _drawn(page, [step])
            if drawn is None:
                return Refusal(Reason.UNLIKE, change)
            page = drawn
    return mark + page.text.encode()


def begun(comments: str, value: dict[str, Value]) -> bytes | Refusal:
    """A new file: its comments, then its keys, written as where no habits of its own are to be followed."""
    if not _writable(value, DEEPEST):
        return Refusal(Reason.UNWRITABLE)
    page = Page.read("\n".join([comments, *block_lines(value, Habits()), ""]))
    return Refusal(Reason.UNLIKE) if page is None or page.value != value else page.text.encode()


def _batches(
    value: Value | None, changes: Iterable[Change]
) -> Iterator[list[tuple[Change, Change]] | Refusal]:
    """The steps that make some changes, each with its change; together those that can be drawn on one page.

    Those are words put in the place of words and keys put last, each in a place of its own: many of them cost little more
    than one.
    """
    words: list[tuple[Change, Change]] = []
    touched: set[Path] = set()
    for change in changes:
        if isinstance(change, Set | Add) and not _writable(change.value, DEEPEST):
            yield Refusal(Reason.UNWRITABLE, change)
            return
        asked = changed(value, change)
        if isinstance(asked, Refusal):
            yield asked
            return
        for step in _steps(value, change):
            places = _places(value, step)
            on_the_way = {path[:depth] for path in places for depth in range(1, len(path) + 1)}
            if words and (not places or on_the_way & touched):
                yield words
                words, touched = [], set()
            if places:
                words.append((step, change))
                touched |= places
            else:
                yield [(step, change)]
        value = asked
    if words:
        yield words


def _places(value: Value | None, step: Change) -> set[Path]:
    """The paths of the words that a step puts in the place of words, or of the key that it puts last where there are some;
    none for any other step."""
    if isinstance(step, Rename):
        return {step.path, (*step.path[:-1], step.key)}
    if isinstance(step, Add) and not step.order and isinstance(step.path[-1], str):
        return {step.path} if _found(value, step.path[:-1]) else set()
    if isinstance(step, Set) and isinstance(step.value, str) and isinstance(_found(value, step.path), str):
        return {step.path}
    return set()


def _found(value: Value | None, path: Path) -> Value | None:
    """What stands at a path that is there."""
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def _writable(value: object, depth: int) -> bool:
    """Whether a value is texts, lists and mappings only, at most ``depth`` of them in each other."""
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, dict):
        return bool(depth) and all(
            isinstance(key, str) and _writable(key, 1) and _writable(inner, depth - 1)
            for key, inner in value.items()
        )
    return isinstance(value, list) and bool(depth) and all(_writable(item, depth - 1) for item in value)


def _steps(value: Value | None, change: Change) -> Iterator[Change]:
    """The smallest changes that make one; a mapping or a list is changed where it differs."""
    if isinstance(change, Set):
        old = _found(value, change.path)
        yield from _differences({} if old is None else old, change.value, change.path)
    else:
        yield change


def _differences(old: Value, new: Value, path: Path) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict) and (old.keys() & new.keys() or not path):
        order = tuple(new)
        for key in new:
            if key in old:
                yield from _differences(old[key], new[key], (*path, key))
            else:
                yield Add((*path, key), new[key], order)
        yield from (Remove((*path, key)) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        both = min(len(old), len(new)) - tail
        for index in range(head, both):
            yield from _differences(old[index], new[index], (*path, index))
        yield from (Add((*path, index), new[index]) for index in range(both, len(new) - tail))
        yield from (Remove((*path, index)) for index in reversed(range(both, len(old) - tail)))
    elif old != new:
        yield Set(path, new)


def _drawn(page: Page, changes: Sequence[Change]) -> Page | None:
    """The page with some changes made, or None where it doesn't say then what was asked, and nothing else."""
    asked, own = page.value, habits(page)
    splices: list[Splice] = []
    for change in changes:
        after = changed(asked, change)
        assert not isinstance(after, Refusal)
        asked = after
        splices += _splices(page, change, own)
    splices.sort(key=lambda splice: splice[:2])
    parts: list[str] = []
    at = 0
    for start, end, text in splices:
        parts += (page.text[at:start], text)
        at = end
    text = "".join((*parts, page.text[at:]))
    drawn = Page.read(text)
    if drawn is not None and drawn.value != asked and not text.endswith(("\n", "\r")):
        drawn = Page.read(text + own.line_break)  # a block that ends the file needs it
    if drawn is None or drawn.value != asked:
        return None
    gone = splices if any(isinstance(change, Set | Remove) for change in changes) else []
    return drawn if _same_comments(page, drawn, gone) else None


def _same_comments(page: Page, drawn: Page, gone: list[Splice]) -> bool:
    """Whether all comments are still there, but for those in what was taken out."""
    starts = [splice.start for splice in gone]

    def stays(at: int) -> bool:
        nearest = bisect_right(starts, at) - 1
        return nearest < 0 or at >= gone[nearest].end

    before = list(page.comments())
    found = Counter(comment for _, comment in drawn.comments())
    return Counter(comment for at, comment in before if stays(at)) <= found <= Counter(c for _, c in before)


def _splices(page: Page, change: Change, own: Habits) -> Iterator[Splice]:
    match change:
        case Set((), value):
            yield Splice(page.node(()).start, page.node(()).end, flow(value, own, ""))
        case Set(path, value):
            entry = page.entry(page.node(path[:-1]), path[-1])
            yield from _put(page, entry, value, page.within(path), own)
        case Add(path, value, order):
            yield from _add(page, path, value, order, own)
        case Remove(path):
            yield from _remove(page, path)
        case Move(path, to):
            yield from _move(page, path, to)
        case Rename(path, key):
            yield _rename(page.node(path[:-1]).keys[path[-1]], key, page.within(path), own)
        case RenameAll(old, new) if page.root is not None:
            yield from _rename_all(page, page.root, old, new, "", own)


# Keys and values


def _rename(key: Node, name: str, within: str, own: Habits) -> Splice:
    return Splice(key.start, key.end, one_line(name, own, within, key=True, style=key.style))


def _rename_all(page: Page, node: Node, old: str, new: str, within: str, own: Habits) -> Iterator[Splice]:
    if within or page.in_brackets(node):
        within = node.style or ""
    for entry in page.entries(node):
        if entry.key is not None and entry.key.text == old:
            yield _rename(entry.key, new, within, own)
        if entry.value.text is None:
            yield from _rename_all(page, entry.value, old, new, within, own)
        elif entry.value.text == old:
            yield from _put(page, entry, new, within, own)


def _put(page: Page, entry: Entry, value: Value, within: str, own: Habits) -> list[Splice]:
    """A value in the place of an entry's. A comment behind what was there, or behind its key, stays."""
    node, lead, own = entry.value, page.lead(entry), _like(page, entry, own)
    if within:
        text = flow(value, own, within, style=node.style)
        if node.end > node.start:
            return [Splice(node.start, node.end, text)]
        return [Splice(lead, lead, f" {text}" if page.text[lead - 1] == ":" else f": {text}")]
    column = page.column(entry.start)
    width = max(_widest(page, node), WIDEST // 2) - column
    written, below = write(value, own, item=entry.key is None, style=node.style, width=width)
    head = f" {written}" if written else ""
    body = "".join(own.line_break + " " * (column if line else 0) + line for line in below)
    line_end = page.lines.end(lead)
    if node.end == node.start:
        return [Splice(lead, lead, head), Splice(line_end, line_end, body)]
    on_lines = node.text is None and not page.in_brackets(node)
    if node.start >= line_end and (on_lines or not head):
        above = page.line_end(page.lines.number(node.start) - 1)
        return [
            Splice(lead, lead, head),
            Splice(line_end, line_end, body),
            Splice(above, page.lines.end(node.end), ""),
        ]
    start = node.start if head else lead
    if on_lines:
        return [Splice(start, page.lines.end(node.end), written + body)]
    header = page.header(node)
    if header is None and not body:
        return [Splice(start, node.end, written)]
    tail = page.after(node.end if header is None else header.end()).rstrip()
    return [Splice(start, page.lines.end(node.end), written + tail + body)]


def _like(page: Page, entry: Entry, own: Habits) -> Habits:
    """A file's habits, those of one entry before the others."""
    node = entry.value
    if node.children:
        inside = page.in_brackets(node)
        own = replace(own, texts_in_brackets=inside) if node.is_list else replace(own, items_in_braces=inside)
    spaces = page.text[entry.start + 1 : node.start]
    return replace(own, gap=len(spaces)) if entry.key is None and spaces and not spaces.strip(" ") else own


def _widest(page: Page, node: Node) -> int:
    """The columns of the longest line of a block; those of a page for anything else."""
    if node.style != ">":
        return WIDEST
    first, last = page.lines.number(node.start), page.lines.number(node.end)
    return max(map(len, page.lines.lines[first:last]), default=WIDEST)


# Entries


def _add(page: Page, path: Path, value: Value, order: Sequence[str], own: Habits) -> list[Splice]:
    step = path[-1]
    if page.root is None:
        lines = entry_lines(str(step), value, own)
        text = own.line_break.join(lines)
        ended = not page.text or page.text.endswith(("\n", "\r"))
        text = text + own.line_break if ended else own.line_break + text
        return [Splice(len(page.text), len(page.text), text)]
    parent = page.node(path[:-1])
    entries = page.entries(parent)
    index = step if isinstance(step, int) else _place(str(step), list(parent.children), order)
    if page.within(path):
        text = flow(value, own, "[") if isinstance(step, int) else pair(str(step), value, own)
        return _add_in_brackets(page, parent, entries, index, text, own)
    if isinstance(step, int):
        lines = item_lines(value, _like(page, entries[max(index - 1, 0)], own))
    else:
        lines = entry_lines(step, value, own)
    text = _lines(lines, page.column(entries[0].start), own)
    if index == 0:
        start = page.first(entries[0], 0)
        return [Splice(start, start, text + own.line_break + " " * page.column(start))]
    previous = entries[index - 1]
    end = page.last(previous)
    apart = own.line_break if _set_apart(page, entries, index - 1) else ""
    indent = " " * page.column(entries[0].start)
    return [*_unended(page, previous, end), Splice(end, end, own.line_break + apart + indent + text)]


def _lines(lines: list[str], column: int, own: Habits) -> str:
    """Lines at a column, the first one without its indentation."""
    first, *rest = lines
    return own.line_break.join([first, *(" " * column + line if line else line for line in rest)])


def _place(key: str, keys: list[str | int], order: Sequence[str]) -> int:
    """Where among the keys that are there a new one belongs."""
    if key not in order:
        return len(keys)
    rank = list(order).index(key)
    before, after = order[:rank], order[rank + 1 :]
    for name in reversed(before):
        if name in keys:
            return keys.index(name) + 1
    return next((keys.index(name) for name in after if name in keys), len(keys))


def _set_apart(page: Page, entries: list[Entry], index: int) -> bool:
    """Whether a blank line parts an entry from the next one, or the last one from that before it."""
    if page.keeps_breaks(entries[index].value):
        return False
    index = min(index, len(entries) - 2)
    return index >= 0 and page.is_blank(page.lines.number(page.last(entries[index])) + 1)


def _unended(page: Page, entry: Entry, end: int) -> list[Splice]:
    """A block that ends with the file, without a line break: with lines below, its header says that it has none."""
    last = page.last_text(entry.value)
    header = page.header(last)
    if end < len(page.text) or header is None or "-" in header[0] or (last.text or "").endswith("\n"):
        return []
    return [Splice(header.start() + 1, header.end(), "-" + header[0][1:].replace("+", ""))]


def _remove(page: Page, path: Path) -> list[Splice]:
    parent = page.node(path[:-1])
    entries = page.entries(parent)
    index = list(parent.children).index(path[-1])
    entry = entries[index]
    if page.within(path):
        return _remove_in_brackets(page, parent, entries, index)
    if len(entries) == 1:
        return _emptied(page, parent, path[:-1])
    floor = entries[index - 1].end if index else 0
    start, end = page.first(entry, floor), page.last(entry)
    if not page.begins_line(
        start
    ):  # the first key of an item stands on the dash's line: what is below moves up
        return [Splice(start, page.filled(end), "")]
    start = page.lines.start(start)
    above = page.lines.number(start) - 1
    if index and page.keeps_breaks(entries[index - 1].value):  # blank lines would become a part of its text
        while page.is_blank(page.lines.number(end) + 1):
            end = page.lines.end(page.next_line(end))
        return [Splice(start, page.next_line(end), "")]
    if page.is_blank(page.lines.number(end) + 1) or page.next_line(end) == len(page.text):
        while page.is_blank(above) and above > 1:
            above -= 1
    if above < 1:
        return [Splice(start, page.next_line(end), "")]
    return [Splice(page.line_end(above), end, "")]


def _emptied(page: Page, parent: Node, path: Path) -> list[Splice]:
    """The last entry of a list or a mapping gone: brackets with nothing in them."""
    (entry,) = page.entries(parent)
    empty = "[]" if parent.is_list else "{}"
    end = page.last(entry)
    if not path:
        return [Splice(page.first(entry, 0), end, empty)]
    owner = page.entry(page.node(path[:-1]), path[-1])
    lead = page.lead(owner)
    if parent.start < page.lines.end(lead):
        return [Splice(parent.start, end, empty)]
    start = page.line_end(page.lines.number(page.first(entry, lead)) - 1)
    return [Splice(lead, lead, f" {empty}"), Splice(start, end, "")]


def _move(page: Page, path: Path, to: int) -> list[Splice]:
    """Every item between the two places gets its neighbour's; what stands between the items stays where it is."""
    parent = page.node(path[:-1])
    entries = page.entries(parent)
    index = path[-1]
    assert isinstance(index, int)
    ranges = [_slot(page, parent, entries, n) for n in range(len(entries))]
    places = list(range(len(entries)))
    places.insert(to, places.pop(index))
    return [
        Splice(*ranges[place][part], page.text[slice(*ranges[source][part])])
        for place, source in enumerate(places)
        if place != source
        for part in range(len(ranges[place]))
    ]


def _slot(page: Page, parent: Node, entries: list[Entry], index: int) -> list[tuple[int, int]]:
    """The ranges that an item fills with what is its own; in brackets a second one, for the comment behind its comma."""
    entry = entries[index]
    floor = entries[index - 1].end if index else parent.start
    if not page.in_brackets(parent):
        return [(page.first(entry, floor), page.last(entry))]
    comma = _comma(page, entry, entries[index + 1] if index + 1 < len(entries) else None, parent)
    behind = entry.end if comma is None else comma + 1
    return [(page.first(entry, floor), entry.end), (behind, page.comment_behind(behind))]


# In brackets


def _comma(page: Page, entry: Entry, following: Entry | None, parent: Node) -> int | None:
    """Where the comma behind an entry stands, comments passed over."""
    at, stop = entry.end, following.start if following else parent.end - 1
    while at < stop:
        if page.text[at] == ",":
            return at
        at = page.lines.end(at) if page.text[at] == "#" else at + 1
    return None


def _alone(page: Page, entries: list[Entry], index: int, parent: Node) -> bool:
    """Whether an entry in brackets has its lines for itself."""
    entry = entries[index]
    following = entries[index + 1] if index + 1 < len(entries) else None
    behind = following.start if following else parent.end - 1
    return page.begins_line(entry.start) and page.lines.number(behind) > page.lines.number(entry.end)


def _add_in_brackets(
    page: Page, parent: Node, entries: list[Entry], index: int, text: str, own: Habits
) -> list[Splice]:
    inside = parent.start + 1
    if not entries:
        rest = page.text[inside : parent.end - 1]
        pad = own.pad_list if parent.is_list else own.pad_mapping
        return [Splice(inside, inside if rest.strip() else parent.end - 1, f"{pad}{text}{pad}")]
    if index == 0:
        if not _alone(page, entries, 0, parent):
            return [Splice(entries[0].start, entries[0].start, text + own.comma)]
        start = page.first(entries[0], parent.start)
        column = page.column(start)
        return [Splice(start, start, f"{text},{own.line_break}{' ' * column}")]
    previous = entries[index - 1]
    following = entries[index] if index < len(entries) else None
    if not _alone(page, entries, index - 1, parent):
        return [Splice(previous.end, previous.end, own.comma + text)]
    comma = _comma(page, previous, following, parent)
    end = page.lines.end(previous.end if comma is None else comma)
    line = own.line_break + page.text[page.lines.start(previous.start) : previous.start] + text
    if comma is None:
        return [Splice(previous.end, previous.end, ","), Splice(end, end, line)]
    return [Splice(end, end, line + ",")]


def _remove_in_brackets(page: Page, parent: Node, entries: list[Entry], index: int) -> list[Splice]:
    entry = entries[index]
    previous = entries[index - 1] if index else None
    following = entries[index + 1] if index + 1 < len(entries) else None
    comma = _comma(page, entry, following, parent)
    behind = entry.end if comma is None else comma + 1
    before = _comma(page, previous, entry, parent) if previous else None
    orphan = [Splice(before, before + 1, "")] if comma is None and before is not None else []
    if _alone(page, entries, index, parent):
        floor = previous.end if previous else parent.start
        start = page.lines.start(page.first(entry, floor))
        return [*orphan, Splice(start, page.next_line(behind), "")]
    if following and not page.text[behind : following.start].strip(" \t"):
        return [Splice(entry.start, following.start, "")]
    if orphan and previous and not page.text[previous.end : entry.start].replace(",", "").strip():
        return [Splice(previous.end, entry.end, "")]
    return [*orphan, Splice(entry.start, behind, "")]
