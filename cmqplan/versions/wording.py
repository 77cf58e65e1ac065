"""What changed in a text, in the words in which a decision amends one: « les mots … sont remplacés par … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Dit(NamedTuple):
    """A sentence, or a part of one, in both languages; French with ordinary spaces."""

    fr: str
    en: str


def say(fr: str, en: str, **parts: Dit | str) -> Dit:
    """A sentence with its parts written in."""
    both = {name: part if isinstance(part, Dit) else Dit(part, part) for name, part in parts.items()}
    return Dit(
        fr.format_map({name: part.fr for name, part in both.items()}),
        en.format_map({name: part.en for name, part in both.items()}),
    )


def quoted(text: str) -> Dit:
    return Dit(f"« {text} »", f"“{text}”")


def listed(items: Sequence[Dit], *, apart: bool = False) -> Dit:
    """One after the other, with commas; ``apart`` with semicolons."""
    fr, en = (" ; ", "; ") if apart else (", ", ", ")
    return Dit(fr.join(item.fr for item in items), en.join(item.en for item in items))


def joined(items: Sequence[Dit]) -> Dit:
    """« a, b et c »."""
    *first, last = items
    return say("{x} et {y}", "{x} and {y}", x=listed(first), y=last) if first else last


def likeness(before: str, after: str) -> float:
    """How much alike two texts are, word by word, of 0 and 1."""
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


ALIKE = 0.5
"""How much alike two texts must be for one to be the other, amended."""
_FEW = 4
"""Words that are shown whole when one of them changes."""
_MOST = 6
"""Changes beyond which a text is given anew."""
_NEAR = 2
"""Words that two changes may have between them and still be told as one."""
_AFTER = 4
"""Words after which new ones are said to come."""


def amended(before: str, after: str) -> Dit:
    """What becomes of a text, as what follows a colon."""
    one, other = before.split(), after.split()
    found = list(_changes(one, other))
    if min(len(one), len(other)) <= _FEW or len(found) > _MOST or likeness(before, after) < ALIKE:
        return say("{b} devient {a}", "{b} becomes {a}", b=quoted(" ".join(one)), a=quoted(" ".join(other)))
    return listed([_told(change, one) for change in found], apart=True)


class _Change(NamedTuple):
    """Words ``start`` to ``end`` of what was, and those that come instead."""

    start: int
    end: int
    new: tuple[str, ...]


def _changes(one: list[str], other: list[str]) -> Iterator[_Change]:
    """The changes of words, those that are near each other as one."""
    waiting: tuple[int, int, int, int] | None = None
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if waiting is not None and a - waiting[1] <= _NEAR:
            waiting = (waiting[0], b, waiting[2], d)
        else:
            if waiting is not None:
                yield _unique(_Change(waiting[0], waiting[1], tuple(other[waiting[2] : waiting[3]])), one)
            waiting = (a, b, c, d)
    if waiting is not None:
        yield _unique(_Change(waiting[0], waiting[1], tuple(other[waiting[2] : waiting[3]])), one)


def _unique(change: _Change, one: list[str]) -> _Change:
    """The change with as many words before it as it takes for what it takes away to stand once in the text."""
    start, end, new = change
    while start and start < end and _times(one[start:end], one) > 1:
        start -= 1
        new = (one[start], *new)
    return _Change(start, end, new)


def _times(words: list[str], one: list[str]) -> int:
    return sum(one[n : n + len(words)] == words for n in range(len(one) - len(words) + 1))


def _told(change: _Change, one: list[str]) -> Dit:
    was, now = " ".join(one[change.start : change.end]), " ".join(change.new)
    if min(len(was), len(now)) > 1 and was[-1] == now[-1] in ",;:.":
        was, now = was[:-1], now[:-1]
    old, new = quoted(was), quoted(now)
    alone = change.end - change.start == 1
    if change.start == change.end:
        several = len(change.new) > 1
        if not change.start:
            return say(
                "les mots {new} sont ajoutés au début" if several else "le mot {new} est ajouté au début",
                "{new} is added at the beginning",
                new=new,
            )  # fmt: skip
        start = max(change.start - _AFTER, 0)
        while start and _times(one[start : change.start], one) > 1:
            start -= 1
        return say(
            "après {after}, sont ajoutés les mots {new}" if several else "après {after}, est ajouté le mot {new}",
            "after {after}, {new} is added",
            after=quoted(" ".join(one[start : change.start])), new=new,
        )  # fmt: skip
    if not change.new:
        return say(
            "le mot {old} est supprimé" if alone else "les mots {old} sont supprimés",
            "{old} is struck out",
            old=old,
        )
    return say(
        "le mot {old} est remplacé par {new}" if alone else "les mots {old} sont remplacés par {new}",
        "{old} is replaced by {new}",
        old=old, new=new,
    )  # fmt: skip
