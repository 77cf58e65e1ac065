"""A plan's numbers at a glance: its axes, the actions it announces, the fiches it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Action, Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.walk import axes_of
from cmqplan.workspace.files import number_in
from cmqplan.workspace.workspace import Resume

Key: TypeAlias = tuple[int, ...]


class Announced(NamedTuple):
    """An action that ``plan.yaml`` announces, and where."""

    action: Action
    path: Path
    axe: Key
    """The number of the axe it is announced in."""

    @property
    def stands_elsewhere(self) -> bool:
        """Whether its number isn't one of its axe's: CMQ415 says so."""
        return numero_key(self.action.numero)[: len(self.axe)] != self.axe


class Numbering(NamedTuple):
    """Numbers as sortable keys. A fiche that couldn't be read counts under the number that its file's name bears."""

    axes: frozenset[Key]
    announced: Mapping[Key, Announced]
    fiches: Mapping[Key, Sequence[Resume]]
    twice: frozenset[Key]
    """The axes that announce a number twice: one of the two was to be another."""
    misnumbered: Mapping[str, Resume]
    """By file, the fiches whose number a rule already speaks of: it is another's, or the plan knows nothing of it."""

    def taken_for(self) -> Mapping[Key, Resume]:
        """Number → the misnumbered fiche that surely was to bear it: its file does, or the announced title is its own."""
        found: dict[Key, Resume] = {}
        if not self.misnumbered:
            return found
        titles = {fold(a.action.titre): key for key, a in self.announced.items() if a.action.titre}
        for fiche in self.misnumbered.values():
            meant = titles.get(fold(fiche.titre or "")) or key_in_name(fiche.file)
            if meant is not None and meant not in self.fiches:
                found.setdefault(meant, fiche)
        return found


def in_one_of(axes: frozenset[Key], key: Key) -> bool:
    """Whether a fiche's number is one of an axe's: it begins with the axe's own, which nearly always is of one figure."""
    return (len(key) > 1 and key[:1] in axes) or any(key[:length] in axes for length in range(2, len(key)))


@asked_again
def numbering(plan: Plan, resumes: Sequence[Resume]) -> Numbering:
    """A plan's numbers. Of two announcements with one number the first one counts."""
    announced: dict[Key, Announced] = {}
    numbers: list[Key] = []
    twice: set[Key] = set()
    for axe, path in axes_of(plan):
        numbers.append(numero_key(axe.numero))
        for n, action in enumerate(axe.actions):
            if numero_key(action.numero) in announced:
                twice.add(numbers[-1])
            here = Announced(action, (*path, "actions", n), numbers[-1])
            announced.setdefault(numero_key(action.numero), here)
    fiches: dict[Key, list[Resume]] = {}
    for resume in resumes:
        if resume.numero is not None:
            fiches.setdefault(numero_key(resume.numero), []).append(resume)
    axes = frozenset(numbers)
    misnumbered: dict[str, Resume] = {}
    for key, several in fiches.items():
        known = in_one_of(axes, key) and (not announced or key in announced)
        misnumbered.update((fiche.file, fiche) for fiche in (several[1:] if known else several))
    return Numbering(axes, announced, fiches, frozenset(twice), misnumbered)


def key_in_name(file: str) -> Key | None:
    """The number that a fiche's file name begins with."""
    return number_in(file.rsplit("/", 1)[-1])


def written(key: Key) -> str:
    return ".".join(str(part) for part in key)
