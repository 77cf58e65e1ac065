"""Words: marking the translatable ones, comparing them as people do, finding the nearest known one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return message


def fold(text: str) -> str:
    """The same word for « CMQ Green City », « cmq green  city » and « Campus-Green-City »'s spelling: no case, accent or mark.

    >>> fold("Élève  d'été — « R&D »")
    'eleve d ete r d'
    """
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    kept = [c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)]
    return " ".join("".join(kept).casefold().split())


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
