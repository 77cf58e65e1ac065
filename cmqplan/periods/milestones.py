"""Several milestones in one text: ``Idéathon : 09 et 10 janvier 2024 ; Hackathon : novembre 2024``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cmqplan.periods.periode import Periode, PeriodeNommee
from cmqplan.periods.reading import is_read, parse
from cmqplan.periods.refusals import PeriodeRefusee, example_of, refusal

LONGEST: Final = 2000
"""Characters of the longest text that is read as milestones."""

ANY_YEAR: Final = 2024
"""Stands for the year of a month written without one, where it only matters that it is a month."""

_BULLET: Final = re.compile(r"\s*(?:[-–—•*·▪]\s+)?")
_SEPARATOR: Final = re.compile("[;；\n\r\u2028\u2029]")
_COLON: Final = re.compile(r"(?<![0-9])[:：]|[:：](?![0-9])")
"""Not the ":" of 10:30."""


def parse_jalons(
    text: str, *, exercice: int | None = None, annee: int | None = None
) -> tuple[PeriodeNommee, ...]:
    """The milestones of a text, in the order they are written; a lone period gives one without a name.

    Milestones are separated by ";" or by lines, and named before a ":". Raises :class:`PeriodeRefusee` only; its
    ``start`` and ``end`` count in the whole text, which its ``suggestion`` replaces (the params hold the milestone's part); ``annee`` is the year of examples.
    """
    if len(text) > LONGEST:
        raise refusal("too-long-milestones", text, 0, len(text), length=str(len(text)))
    try:
        found = tuple([_jalon(text, start, end, exercice, annee) for start, end in _segments(text)])
        if not found:
            raise refusal("empty", text, 0, len(text))
    except PeriodeRefusee as error:
        if error.params["example"] != example_of(error.kind):
            raise
        params = {**error.params, "example": example_of(error.kind, annee or exercice or ANY_YEAR)}
        raise PeriodeRefusee(error.kind, params, error.start, error.end, error.suggestion) from None
    return found


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Where each milestone is, bullets and blank ones left out."""
    start = 0
    while start <= len(text):
        separator = _SEPARATOR.search(text, start)
        end = separator.start() if separator else len(text)
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        if text[begin:end].strip():
            yield begin, end
        start = end + 1


def _jalon(text: str, start: int, end: int, exercice: int | None, annee: int | None) -> PeriodeNommee:
    colons = [match.start() for match in _COLON.finditer(text, start, end)]
    if not colons:
        return PeriodeNommee(None, _period(text, start, end, exercice, annee))
    last = colons[-1]
    name = " ".join(text[start:last].split())
    if not name:
        raise refusal("empty-name", text, start, last + 1)
    if not text[last + 1 : end].strip():
        raise refusal("empty-period", text, start, end, name=name)
    _refuse_joined(text, colons, start, end, exercice)
    try:
        return PeriodeNommee(name, _period(text, last + 1, end, exercice, annee))
    except PeriodeRefusee as error:
        if is_read(text[start:last], exercice):
            swapped = f"{text[last + 1 : end].strip()} : {text[start:last].strip()}"
            raise _refused("name-last", text, start, end, swapped) from error
        raise


def _period(text: str, start: int, end: int, exercice: int | None, annee: int | None) -> Periode:
    """The period of some characters, its refusal placed in the whole text."""
    while start < end and text[start].isspace():
        start += 1
    try:
        return parse(text[start:end], exercice=exercice, annee=annee)
    except PeriodeRefusee as error:
        whole = None if error.suggestion is None else text[:start] + error.suggestion + text[end:]
        span = start + error.start, start + error.end
        raise PeriodeRefusee(error.kind, error.params, *span, whole) from None


def _refused(kind: str, text: str, start: int, end: int, words: str | None = None) -> PeriodeRefusee:
    """The refusal of a milestone, ``words`` being how to write it."""
    error = refusal(kind, text, start, end, words)
    if words is not None:
        error.suggestion = text[:start] + words + text[end:]
    return error


def _refuse_joined(text: str, colons: list[int], start: int, end: int, exercice: int | None) -> None:
    """Refuse two milestones that nothing separates: a period stands between two ":"."""
    exercice = exercice or ANY_YEAR
    for one, other in pairwise(colons):
        middle = text[one + 1 : other]
        words = list(re.finditer(r"\S+", middle[:200]))
        for word in reversed(words[1:]):
            if is_read(middle[: word.start()].rstrip(" ,.-"), exercice):
                cut = one + 1 + word.start()
                before = text[start:cut].rstrip(" ,.-\u00a0\u202f")
                raise _refused("missing-separator", text, start, end, f"{before} ; {text[cut:end].strip()}")
        if is_read(middle, exercice):
            raise refusal("missing-separator", text, start, end)
