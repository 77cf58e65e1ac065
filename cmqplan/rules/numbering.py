"""A plan's numbers at a glance: its axes, the actions it announces, the fiches it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Action, Plan
from cmqplan.model.values import NUMERO, numero_key
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


class Numbering(NamedTuple):
    """Numbers as sortable keys. A fiche that couldn't be read counts under the number that its file's name bears."""

    axes: frozenset[Key]
    announced: Mapping[Key, Announced]
    fiches: Mapping[Key, Sequence[Resume]]
    twice: frozenset[Key]
    """The axes that announce a number twice: one of the two was to be another."""
    misnumbered: Mapping[str, Resume]
    """By file, the fiches whose number a rule already speaks of: it is another's, or the plan knows nothing of it."""
    free: bool
    """Whether fiches say their axe themselves: then numbers say nothing of the tree, and needn't follow each other."""

    def stands_elsewhere(self, announced: Announced) -> bool:
        """Whether an announced action's number isn't one of its axe's: CMQ415 says so."""
        return not self.free and numero_key(announced.action.numero)[: len(announced.axe)] != announced.axe

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


def hangs(axes: frozenset[Key], fiche: Fiche | Resume) -> bool:
    """Whether a fiche hangs from one of these axes: from the one it names, else from the one whose number its own begins
    with."""
    if fiche.axe:
        return numero_key(fiche.axe) in axes
    return in_one_of(axes, numero_key(fiche.numero or "0"))


def in_one_of(axes: frozenset[Key], key: Key) -> bool:
    """Whether a number begins with that of one of these axes, which nearly always is of one figure."""
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
        known = hangs(axes, several[0]) and (not announced or key in announced)
        misnumbered.update((fiche.file, fiche) for fiche in (several[1:] if known else several))
    free = any(resume.axe for resume in resumes) or any(
        not NUMERO.fullmatch(item.action.numero) for item in announced.values()
    )
    return Numbering(axes, announced, fiches, frozenset(twice), misnumbered, free)


def key_in_name(file: str) -> Key | None:
    """The number that a fiche's file name begins with."""
    return number_in(file.rsplit("/", 1)[-1])


def written(key: Key) -> str:
    return ".".join(str(part) for part in key)
