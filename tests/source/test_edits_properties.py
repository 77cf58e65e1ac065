"""The pen on files of every style: what was asked is there, and nothing else has moved.

``CMQPLAN_EDITS=100000`` makes as many edits as it says, instead of the 1,000 and the sequences of 50 of every day.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan.source.edits import Add, Change, Move, Reason, Refusal, Remove, Rename, RenameAll, Set, apply
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import Refused, Value, parse
from tests.conftest import ROOT
from tests.source import messy

EDITS = int(os.environ.get("CMQPLAN_EDITS", "1000"))
PLANS = sorted((ROOT / "plans").rglob("*.yaml"))
SEEDS = st.integers(0, 2**48)


def test_there_are_plans_to_look_at() -> None:
    assert len(PLANS) > 15


def generated(random: Random) -> bytes:
    while True:
        data = messy.Writer(random).document(messy.mapping(random, 0, random.choice((0, 1, 2, 4, 6))))
        try:
            parse(data)
        except Refused:
            continue
        return data


def paths(value: Value | None, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            found += paths(inner, (*path, step))
    return found


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def some_change(random: Random, value: Value) -> Change:
    """A change that can be made of a value."""
    every = paths(value)
    while True:
        path = random.choice(every)
        here = at(value, path)
        kind = random.choice(("set", "set", "add", "add", "remove", "move", "rename", "all", "alter"))
        if kind == "set" and path:
            return Set(path, messy.value(random, 2))
        if kind == "alter" and isinstance(here, dict | list) and here:
            other = deepcopy(here)
            for _ in range(random.choice((1, 2, 5))):
                other = expected(other, some_change(random, other)) if other else other
            if type(other) is type(here):
                return Set(path, other)
        if kind == "add" and isinstance(here, dict):
            key = random.choice([*messy.KEYS, *messy.WORDS])
            if key not in here:
                return Add((*path, key), messy.value(random, 2), random.choice(((), messy.KEYS)))
        if kind == "add" and isinstance(here, list):
            return Add((*path, random.randrange(len(here) + 1)), messy.value(random, 2))
        if kind == "remove" and path:
            return Remove(path)
        if kind == "move" and isinstance(here, list) and here:
            return Move((*path, random.randrange(len(here))), random.randrange(len(here)))
        if kind == "rename" and isinstance(here, dict) and here:
            key = random.choice([*messy.KEYS, *messy.WORDS])
            if key not in here:
                return Rename((*path, random.choice(list(here))), key)
        if kind == "all" and isinstance(here, str):
            return RenameAll(here, random.choice(messy.WORDS))
        if kind == "all" and path and isinstance(path[-1], str):
            return RenameAll(path[-1], random.choice(messy.KEYS))


def expected(value: Any, change: Change) -> Any:
    """What a change makes of a plain value, said in the plainest way."""
    if isinstance(change, RenameAll):
        return renamed(value, change.old, change.new)
    root = {"": deepcopy({} if value is None else value)}
    path = ("", *change.path)
    owner, step = at(root, path[:-1]), path[-1]
    match change:
        case Set() | Add() if isinstance(owner, dict) or isinstance(change, Set):
            owner[step] = deepcopy(change.value)
        case Add():
            owner.insert(step, deepcopy(change.value))
        case Remove():
            del owner[step]
        case Move():
            owner.insert(change.to, owner.pop(step))
        case Rename():
            at(root, path[:-2])[path[-2]] = {change.key if k == step else k: v for k, v in owner.items()}
    return root[""]


def renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        return [renamed(item, old, new) for item in value]
    return {new if key == old else key: renamed(inner, old, new) for key, inner in value.items()}


COMMENT = re.compile(rb"#[ \t]c[0-9]+c|(?m:^)#[^\n]*")
"""The comments of generated files, which no text holds, and those of the plans that stand at a line's beginning."""


def lines_of(data: bytes) -> list[bytes]:
    return re.split(rb"\r\n|\r|\n", data)


def concerned(data: bytes, change: Change) -> range | None:
    """The lines, from 0, that a change may touch; None for a change that may touch several places."""
    if isinstance(change, Move | RenameAll) or not change.path:
        return None
    text = data.decode("utf-8-sig")
    positions = Positions(text)

    def line(offset: int) -> int:
        return len(re.findall(r"\r\n|\r|\n", text[:offset]))

    owner = positions.node(change.path[:-1])
    node = positions.node(change.path)
    if owner is None:
        return range(len(positions.lines))
    key = owner.keys.get(change.path[-1])
    if isinstance(change, Set | Rename) and node is not None and node.text is not None:
        return range(line(key.start if key else node.start), line(node.end) + 1)
    first, last = (owner, owner) if node is None or isinstance(change, Add) else (key or node, node)
    return _widened(positions.lines, line(first.start), line(last.end))


def _widened(lines: list[str], first: int, last: int) -> range:
    """A range of lines, blank ones, lone dashes and comments around it, and one line more above (a key) and below (the next one)."""

    def passed(number: int) -> bool:
        return 0 <= number < len(lines) and lines[number].strip(" \t,-")[:1] in ("", "#")

    while passed(first - 1):
        first -= 1
    while passed(last + 1):
        last += 1
    return range(max(first - 1, 0), last + 2)


def check(data: bytes, change: Change) -> bytes | None:
    """Make a change and hold what the pen promises; None where it refused."""
    value = parse(data)
    done = apply(data, [change])
    if isinstance(done, Refusal):
        assert done.change is change
        assert done.reason is Reason.UNLIKE or (done.reason is Reason.TAKEN and isinstance(change, RenameAll))
        return None
    assert parse(done) == expected(value, change)
    assert done.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    before, after = Counter(COMMENT.findall(data)), Counter(COMMENT.findall(done))
    assert after <= before
    takes = isinstance(change, Remove) or (
        isinstance(change, Set) and not isinstance(at(value or {}, change.path), str)
    )
    assert takes or after == before
    lines = concerned(data, change)
    if lines is not None:
        old, new = lines_of(data), lines_of(done)
        assert new[: lines.start] == old[: lines.start]
        below = old[lines.stop :]
        assert not any(below) or new[-len(below) :] == below
        assert done.endswith((b"\n", b"\r")) == data.endswith((b"\n", b"\r")) or below in ([], [b""])
    return done


# Refusals are counted: all that may be refused is what no file in that style could say.
SEEN: Counter[str] = Counter()


def count(done: bytes | None) -> None:
    SEEN["made" if done is not None else "refused"] += 1


@settings(max_examples=EDITS // 2, deadline=None, database=None)
@given(SEEDS)
def test_a_change_to_a_generated_file(seed: int) -> None:
    random = Random(seed)
    data = generated(random)
    count(check(data, some_change(random, parse(data) or {})))


@settings(max_examples=EDITS // 2, deadline=None, database=None)
@given(SEEDS)
def test_a_change_to_a_plan(seed: int) -> None:
    random = Random(seed)
    data = random.choice(PLANS).read_bytes()
    count(check(data, some_change(random, parse(data) or {})))


SLIPS = [*" :-[]{},'\"|>#?~\n\t", "\n  ", "\n# c\n", "\n- ", "\n? "]


@settings(max_examples=EDITS // 4, deadline=None, database=None)
@given(SEEDS)
def test_a_change_to_a_file_with_slips_in_it_is_made_or_refused(seed: int) -> None:
    random = Random(seed)
    text = random.choice((generated(random), random.choice(PLANS).read_bytes())).decode()
    for _ in range(random.choice((1, 2, 4))):
        place = random.randrange(len(text) + 1)
        text = text[:place] + random.choice(SLIPS) + text[place + random.choice((0, 0, 1)) :]
    try:
        value = parse(text.encode())
    except Refused:
        assert apply(text.encode(), [Set(("titre",), "a")]) == Refusal(Reason.UNREAD)
        return
    change = some_change(random, value) if isinstance(value, dict | list) else Add(("titre",), "a")
    done = apply(text.encode(), [change])
    assert isinstance(done, Refusal) or parse(done) == expected(value, change)


@settings(max_examples=max(EDITS // 100, 1), deadline=None, database=None)
@given(SEEDS)
def test_fifty_changes_one_after_the_other(seed: int) -> None:
    random = Random(seed)
    data = random.choice((generated(random), random.choice(PLANS).read_bytes()))
    start, value = data, parse(data) or {}
    made: list[Change] = []
    for _ in range(50):
        change = some_change(random, value)
        done = apply(data, [change])
        if isinstance(done, bytes):
            data, value = done, expected(value, change)
            made.append(change)
            assert parse(data) == value
    together = apply(
        start, made
    )  # in one go, a quote may follow the file's habit and not one that came in on the way
    assert isinstance(together, bytes)
    assert parse(together) == value
    assert Counter(COMMENT.findall(together)) == Counter(COMMENT.findall(data))
    SEEN["made"] += len(made)
    SEEN["refused"] += 50 - len(made)


def test_nearly_nothing_was_refused() -> None:
    assert SEEN["refused"] * 50 <= SEEN["made"], SEEN
