"""Which rules can have anything to say of a fiche: told from its keys and its bytes, before any of them runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from cmqplan.checks.rule import Rule, Scene
from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.source.signs import signs
from cmqplan.workspace.workspace import Entry

CheckFiche: TypeAlias = Callable[[Entry[Fiche], Scene], Iterable[Finding]]

Choose: TypeAlias = Callable[[frozenset[str], bytes], Sequence[CheckFiche]]
"""The checks for a fiche whose file has these keys and these bytes."""


def chooser(among: Iterable[Rule]) -> Choose:
    """The way to choose among these rules' checks: all that ask for neither keys, signs nor traces, and those whose own
    are there. One that is left out would have found nothing: where a backslash may write a letter, signs and traces aren't
    relied on."""
    several = [(rule, rule.fiche) for rule in among if rule.fiche is not None]
    words = frozenset().union(*(rule.keys for rule, _ in several))
    looking = [(rule, check) for rule, check in several if rule.signs or rule.traces]
    by_keys: dict[frozenset[str], tuple[CheckFiche, ...]] = {}

    def choose(keys: frozenset[str], data: bytes) -> Sequence[CheckFiche]:
        known = words & keys
        chosen = by_keys.get(known)
        if chosen is None:  # once for all the fiches that have the same keys
            chosen = by_keys[known] = tuple(
                check
                for rule, check in several
                if not (rule.signs or rule.traces) and (not rule.keys or rule.keys & known)
            )
        inside, escapes = signs(data), b"\\" in data
        for rule, check in looking:
            if escapes or holds(rule, inside, data):
                chosen = (*chosen, check)
        return chosen

    return choose


def holds(rule: Rule, inside: bytes, data: bytes) -> bool:
    """Whether any of a rule's signs stands in ``inside`` (a file's ``signs``), or any of its traces in the file itself."""
    for sign in rule.signs:  # loops are twice as fast as any(…), and these run ten thousand times
        if sign in inside:
            return True
    for trace in rule.traces:  # noqa: SIM110
        if trace.search(data):
            return True
    return False
