"""A plan's numbers at a glance: its axes, the actions it announces, the fiches it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cmqplan.checks.walk import axes_of
from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.plan import Action, Plan
from cmqplan.model.values import numero_key
from cmqplan.workspace.memo import asked_again
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
    fiches: Mapping[Key, tuple[Resume, ...]]
    twice: frozenset[Key] = frozenset()
    """The axes that announce a number twice: one of the two was to be another."""

    def in_an_axe(self, key: Key) -> bool:
        return (len(key) > 1 and key[:1] in self.axes) or any(
            key[:length] in self.axes for length in range(2, len(key))
        )

    def misnumbered(self, key: Key, fiche: Resume) -> bool:
        """Whether a rule already speaks of this fiche's number: it is another's, or the plan knows nothing of it."""
        taken = self.fiches[key][0] is not fiche
        return taken or not self.in_an_axe(key) or (bool(self.announced) and key not in self.announced)

    def taken_for(self) -> Mapping[Key, Resume]:
        """Number → the misnumbered fiche that surely was to bear it: its file does, or the announced title is its own."""
        found: dict[Key, Resume] = {}
        titles = {fold(a.action.titre): key for key, a in self.announced.items() if a.action.titre}
        for key, fiches in self.fiches.items():
            for fiche in fiches:
                if not self.misnumbered(key, fiche):
                    continue
                meant = titles.get(fold(fiche.titre or "")) or key_in_name(fiche.file)
                if meant is not None and meant not in self.fiches:
                    found.setdefault(meant, fiche)
        return found


@asked_again
def numbering(plan: Plan, resumes: Sequence[Resume]) -> Numbering:
    """A plan's numbers. Of two announcements with one number the first one counts."""
    announced: dict[Key, Announced] = {}
    axes: list[Key] = []
    twice: set[Key] = set()
    for axe, path in axes_of(plan):
        axes.append(numero_key(axe.numero))
        for n, action in enumerate(axe.actions):
            if numero_key(action.numero) in announced:
                twice.add(axes[-1])
            here = Announced(action, (*path, "actions", n), axes[-1])
            announced.setdefault(numero_key(action.numero), here)
    fiches: dict[Key, tuple[Resume, ...]] = {}
    for resume in resumes:
        if resume.numero is not None:
            key = numero_key(resume.numero)
            fiches[key] = (*fiches.get(key, ()), resume)
    return Numbering(frozenset(axes), announced, fiches, frozenset(twice))


def key_in_name(file: str) -> Key | None:
    """The number that a fiche's file name begins with."""
    head = file.rsplit("/", 1)[-1].removesuffix(".yaml").split("-", 1)[0]
    parts = head.split(".")
    return tuple(int(part) for part in parts) if all(p.isascii() and p.isdigit() for p in parts) else None


def written(key: Key) -> str:
    return ".".join(str(part) for part in key)
