"""A result kept until the next question: for what several rules ask of the same fiche in turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Concatenate, ParamSpec, TypeVar, cast

S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")


def asked_again(function: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """The same pure function of immutable things; asked again of the very same ones, it answers from memory.

    Only the last answer is kept. What is asked of is compared by identity, and given by position: where anything but the
    first is given by name, it is worked out anew.
    """
    first: object = object()  # nobody can ask of this one
    rest: tuple[object, ...] = ()
    known: R | None = None

    @wraps(function)
    def answer(subject: S, /, *others: P.args, **named: P.kwargs) -> R:
        nonlocal first, rest, known
        if named:
            return function(subject, *others, **named)
        if subject is first and (
            others is rest or (len(others) == len(rest) and all(map(is_, others, rest)))
        ):
            return cast(R, known)
        known = function(subject, *others, **named)
        first, rest = subject, others
        return known

    return answer
