"""Words: comparing them as people do, finding the nearest known one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_MARKS = dict.fromkeys(range(0x300, 0x370))
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST = 200
_FEW = 16
"""So many known words are all compared; of more, those that begin or end like the word looked for."""


def fold(text: str) -> str:
    """One form for all spellings of a word: no case, accent or mark, one space between what is left.

    >>> fold("Élève  d'été — « R&D »")
    'eleve d ete r d'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).translate(_MARKS)
    return _NO_LETTER.sub(" ", text.casefold()).strip()


def nearest(word: str, known: Iterable[str], *, least: float = 0.6) -> str | None:
    """The known word most like this one, or None when none is near. Among equals the first one wins."""
    return _words(tuple(known)).nearest(word, least=least)


@lru_cache(maxsize=64)
def _words(known: tuple[str, ...]) -> Words:
    """The same few lists are asked again and again: the keys of a mapping, the choices of a value."""
    return Words(known)


class Words:
    """Known words, made ready to be compared with many others: however many they are, each is compared with a few."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        for word in known:
            self._known.setdefault(fold(word), word)
        self._forwards: Sequence[str] = ()
        self._backwards: Sequence[str] = ()
        if len(self._known) > _FEW:
            self._forwards = sorted(self._known)
            self._backwards = sorted(word[::-1] for word in self._known)

    def nearest(self, word: str, *, least: float = 0.6) -> str | None:
        """The known word most like this one, or None when none is near."""
        wanted = fold(word)
        if not wanted or len(wanted) > _LONGEST:
            return None
        if wanted in self._known:
            return self._known[wanted]
        matcher = SequenceMatcher(None, "", wanted)
        best, best_score = None, least
        for candidate in self._candidates(wanted):
            if 2 * min(len(candidate), len(wanted)) <= best_score * (len(candidate) + len(wanted)):
                continue
            matcher.set_seq1(candidate)
            if matcher.quick_ratio() <= best_score:
                continue
            score = matcher.ratio()
            if score > best_score:
                best, best_score = self._known[candidate], score
        return best

    def _candidates(self, wanted: str) -> Iterator[str]:
        """The known words worth comparing; of many, those next to it in the order of their first letters or their last."""
        if not self._forwards:
            yield from self._known
            return
        before = bisect_left(self._forwards, wanted)
        behind = bisect_left(self._backwards, wanted[::-1])
        for distance in range(_FEW // 4):
            for n in (before + distance, before - distance - 1):
                yield from self._forwards[n : n + 1] if n >= 0 else ()
            for n in (behind + distance, behind - distance - 1):
                yield from (word[::-1] for word in self._backwards[n : n + 1]) if n >= 0 else ()


def one_slip(word: str, right: str) -> bool:
    """True when one letter too many, too few, wrong, or two swapped is all that differs."""
    if abs(len(word) - len(right)) > 1 or len(right) < 4:
        return False
    if len(word) == len(right):
        different = [n for n, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
        swapped = len(different) == 2 and different[1] == different[0] + 1
        return len(different) == 1 or (
            swapped
            and word[different[0]] == right[different[1]]
            and word[different[1]] == right[different[0]]
        )
    longer, shorter = (word, right) if len(word) > len(right) else (right, word)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
