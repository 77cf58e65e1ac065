"""Words: comparing them as people do, finding the nearest known one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_MARKS = dict.fromkeys(range(0x300, 0x370))
_NO_LETTER = re.compile(r"[\W_]+")


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
    wanted = fold(word)
    if not wanted or len(wanted) > 200:
        return None
    best, best_score = None, least
    for candidate in known:
        folded = fold(candidate)
        matcher = SequenceMatcher(None, wanted, folded)
        if matcher.real_quick_ratio() <= best_score or matcher.quick_ratio() <= best_score:
            continue
        score = 1.0 if wanted == folded else matcher.ratio()
        if score > best_score:
            best, best_score = candidate, score
    return best
