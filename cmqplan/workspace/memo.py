"""A result kept until the next question: for what several rules ask of the same fiche in turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def asked_again(function: Callable[P, R]) -> Callable[P, R]:
    """The same pure function of immutable things; asked again of the very same ones, it answers from memory.

    Only the last answer is kept. What is asked of is compared by identity, so it is given by position.
    """
    last: list[tuple[tuple[object, ...], R]] = []

    @wraps(function)
    def answer(*subjects: P.args, **others: P.kwargs) -> R:
        if last and not others:
            before, result = last[0]
            if len(before) == len(subjects) and all(map(is_, before, subjects)):
                return result
        result = function(*subjects, **others)
        if not others:
            last[:] = ((subjects, result),)
        return result

    return answer
