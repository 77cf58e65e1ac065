"""What conventions and labels make due, on a given day: pure functions of the models."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.obligations.engagements import de_convention
from cmqplan.obligations.labels import de_campus
from cmqplan.obligations.obligation import Genre, Obligation, StatutObligation, distinctes, triees
from cmqplan.obligations.versements import de_fiche
from cmqplan.workspace.workspace import Workspace

__all__ = ["Genre", "Obligation", "StatutObligation", "de_campus", "de_convention", "de_fiche", "obligations"]


def obligations(workspace: Workspace) -> tuple[Obligation, ...]:
    """Everything due in a workspace on its ``today``, overdue first.

    The payments of fiches are among them where ``workspace.fiches`` holds the fiches.
    """
    return triees(distinctes(_toutes(workspace)))


def _toutes(workspace: Workspace) -> Iterator[Obligation]:
    today = workspace.today
    for convention in workspace.conventions.values():
        yield from de_convention(convention, today)
    for campus in workspace.campus.values():
        yield from de_campus(campus, today)
    for name, fiches in workspace.fiches.items():
        plan = workspace.plans.get(name)
        titre = plan.model.titre if plan is not None else name
        exercice = plan.model.seul_exercice if plan is not None else None
        for fiche in fiches:
            yield from de_fiche(fiche, name, titre, exercice, today)
