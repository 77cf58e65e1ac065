"""Walking through models: the mentions to look at, which axes a plan has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Axe, Plan
from cmqplan.workspace.mentions import Mention as Mention
from cmqplan.workspace.mentions import mentions, named_in
from cmqplan.workspace.mentions import named_in_frame as named_in_frame
from cmqplan.workspace.mentions import placed as placed
from cmqplan.workspace.workspace import Organismes


@asked_again
def to_look_at(fiche: Fiche, organismes: Organismes) -> tuple[Mention, ...]:
    """The mentions of a fiche that aren't simply the identifier of one declared party: nearly always none."""
    if organismes.single.issuperset(named_in(fiche)):
        return ()
    return tuple(mention for mention in mentions(fiche) if mention[0] not in organismes.single)


def nearest_organisme(text: str, organismes: Organismes) -> str | None:
    """The identifier of the party whose identifier or name is most like a text; None when none is near."""
    found = organismes.spellings.nearest(text, least=0.7)
    return organismes.meant_by(found) if found is not None else None


def axes_of(plan: Plan) -> Iterator[tuple[Axe, Path]]:
    """Every axe of a plan with the path to it, each before those below it."""
    yield from _axes(plan.axes, ("axes",))


def _axes(axes: Sequence[Axe], path: Path) -> Iterator[tuple[Axe, Path]]:
    for n, axe in enumerate(axes):
        yield axe, (*path, n)
        yield from _axes(axe.axes, (*path, n, "axes"))
