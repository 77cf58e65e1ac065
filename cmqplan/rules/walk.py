"""Walking through models: the mentions to look at, which axes a plan has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.findings.words import Words
from cmqplan.model.plan import Axe, Plan
from cmqplan.workspace.workspace import Organismes


def nearest_organisme(text: str, organismes: Organismes) -> str | None:
    """The identifier of the party whose identifier or name is most like a text, else of the only one that has all its words;
    None when none is near."""
    found = organismes.spellings.nearest(text, least=0.7)
    return organismes.meant_by(found) if found is not None else organismes.only_one_with(text)


class Known:
    """What a reference may lead to: identifiers, and the other names that those who write it may know."""

    def __init__(self, identifiers: Iterable[str], names: Iterable[tuple[str | None, str]]) -> None:
        """``names``: each other name with its identifier; of several that share one, the first is meant."""
        self.identifiers = tuple(identifiers)
        self._words = Words(self.identifiers)
        self._named: dict[str, str] = {}
        for name, identifier in names:
            self._named.setdefault(fold(name or ""), identifier)

    def named(self, text: str) -> str | None:
        """The identifier of what bears this name, however it is spelled."""
        return self._named.get(fold(text)) if fold(text) else None

    def meant_by(self, text: str) -> str | None:
        """The identifier of what bears this name, else the one most like it."""
        return self.named(text) or self._words.nearest(text)


def axes_of(plan: Plan) -> Iterator[tuple[Axe, Path]]:
    """Every axe of a plan with the path to it, each before those below it."""
    yield from _axes(plan.axes, ("axes",))


def _axes(axes: Sequence[Axe], path: Path) -> Iterator[tuple[Axe, Path]]:
    for n, axe in enumerate(axes):
        yield axe, (*path, n)
        yield from _axes(axe.axes, (*path, n, "axes"))
