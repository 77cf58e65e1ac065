"""What can be asked of the pen, and what each change makes of a plain value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from cmqplan.findings.finding import Path
from cmqplan.source.yaml import Value


class Set(NamedTuple):
    """Give what stands at a path another value.

    A mapping is set key by key and a list item by item, so that what is the same in both keeps its bytes.
    """

    path: Path
    value: Value


class Add(NamedTuple):
    """Put a new key into a mapping, or a new item into a list: the path ends in the key, or in the item's index to be.

    A key stands behind the nearest key before it in ``order``, else before the nearest one after it, else last.
    """

    path: Path
    value: Value
    order: Sequence[str] = ()


class Remove(NamedTuple):
    """Take out a key or an item, with the comments of its own: on its lines, and on the lines right above it.

    Comments at the very top of a file are the file's, not its first key's.
    """

    path: Path


class Move(NamedTuple):
    """Put an item elsewhere in its list, comments of its own included; ``to`` is its index afterwards."""

    path: Path
    to: int


class Rename(NamedTuple):
    """Give a key another name; it stays where it is."""

    path: Path
    key: str


class RenameAll(NamedTuple):
    """Write another word wherever a word is a whole text or a whole key."""

    old: str
    new: str


Change: TypeAlias = Set | Add | Remove | Move | Rename | RenameAll


class Reason(StrEnum):
    """Why a change was refused."""

    UNREAD = "unread"
    """The file isn't one that ``source.yaml`` reads."""
    NOWHERE = "nowhere"
    """Nothing stands at that path, or what stands there is no list or no mapping."""
    TAKEN = "taken"
    """The key is there already."""
    UNWRITABLE = "unwritable"
    """The value is too deep, or holds something else than texts, lists and mappings, or half a character."""
    UNLIKE = "unlike"
    """Read again, the file would have said something else than what was asked, or have lost a comment."""


class Refusal(NamedTuple):
    """A change that wasn't made, and why. The file's bytes are as they were."""

    reason: Reason
    change: Change | None = None


def changed(value: Value | None, change: Change) -> Value | Refusal:
    """The plain value after a change; an empty file counts as a mapping without keys."""
    value = {} if value is None else value
    match change:
        case Set(path, new):
            found = _at(value, path, lambda _: new)
        case Add(path, new):
            found = _at(value, path[:-1], lambda owner: _added(owner, path, new))
        case Remove(path):
            found = _at(value, path[:-1], lambda owner: _removed(owner, path))
        case Move(path, to):
            found = _at(value, path[:-1], lambda owner: _moved(owner, path, to))
        case Rename(path, key):
            found = _at(value, path[:-1], lambda owner: _renamed(owner, path, key))
        case RenameAll(old, new_word):
            found = _all_renamed(value, old, new_word)
    return Refusal(found, change) if isinstance(found, Reason) else found


def _at(value: Value, path: Path, act: Callable[[Value], Value | Reason]) -> Value | Reason:
    if not path:
        return act(value)
    step, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(step, str) and step in value:
        inner = _at(value[step], rest, act)
        return inner if isinstance(inner, Reason) else {**value, step: inner}
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        inner = _at(value[step], rest, act)
        return inner if isinstance(inner, Reason) else [*value[:step], inner, *value[step + 1 :]]
    return Reason.NOWHERE


def _added(owner: Value, path: Path, new: Value) -> Value | Reason:
    step = path[-1] if path else None
    if isinstance(owner, dict) and isinstance(step, str):
        return Reason.TAKEN if step in owner else {**owner, step: new}
    if isinstance(owner, list) and isinstance(step, int) and 0 <= step <= len(owner):
        return [*owner[:step], new, *owner[step:]]
    return Reason.NOWHERE


def _removed(owner: Value, path: Path) -> Value | Reason:
    step = path[-1] if path else None
    if isinstance(owner, dict) and step in owner:
        return {key: value for key, value in owner.items() if key != step}
    if isinstance(owner, list) and isinstance(step, int) and 0 <= step < len(owner):
        return owner[:step] + owner[step + 1 :]
    return Reason.NOWHERE


def _moved(owner: Value, path: Path, to: int) -> Value | Reason:
    if not (isinstance(owner, list) and path and isinstance(path[-1], int)):
        return Reason.NOWHERE
    if not (0 <= path[-1] < len(owner) and 0 <= to < len(owner)):
        return Reason.NOWHERE
    rest = owner[: path[-1]] + owner[path[-1] + 1 :]
    return [*rest[:to], owner[path[-1]], *rest[to:]]


def _renamed(owner: Value, path: Path, key: str) -> Value | Reason:
    if not (isinstance(owner, dict) and path and path[-1] in owner):
        return Reason.NOWHERE
    if key in owner and key != path[-1]:
        return Reason.TAKEN
    return {key if name == path[-1] else name: value for name, value in owner.items()}


def _all_renamed(value: Value, old: str, new: str) -> Value | Reason:
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        items = [_all_renamed(item, old, new) for item in value]
        refused = next((item for item in items if isinstance(item, Reason)), None)
        return refused or [item for item in items if not isinstance(item, Reason)]
    if old in value and new in value and old != new:
        return Reason.TAKEN
    renamed: dict[str, Value] = {}
    for key, inner in value.items():
        found = _all_renamed(inner, old, new)
        if isinstance(found, Reason):
            return found
        renamed[new if key == old else key] = found
    return renamed
