"""What conventions, labels and calendars make due, on a given day: pure functions of the models."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cmqplan.model.fiche import Fiche
from cmqplan.obligations.calendriers import dates_de_fiche
from cmqplan.obligations.engagements import de_convention
from cmqplan.obligations.labels import de_campus
from cmqplan.obligations.obligation import Genre, Obligation, StatutObligation, distinctes, triees
from cmqplan.obligations.versements import de_fiche
from cmqplan.workspace.workspace import Entry, Workspace

__all__ = [
    "Genre",
    "Obligation",
    "StatutObligation",
    "agenda",
    "de_campus",
    "de_convention",
    "de_fiche",
    "obligations",
]


def obligations(workspace: Workspace) -> tuple[Obligation, ...]:
    """Everything due in a workspace on its ``today``, overdue first.

    The payments of fiches are among them where ``workspace.fiches`` holds the fiches.
    """
    return triees(distinctes((*_encadrantes(workspace), *_versements(workspace))))


def agenda(workspace: Workspace, plans: Collection[str] = ()) -> tuple[Obligation, ...]:
    """The obligations and the dates of the fiches that ``workspace.fiches`` holds, by day. ``plans``: only what has to do
    with them."""
    concerns = workspace.concerning(plans)
    due = [one for one in _encadrantes(workspace) if not plans or concerns(one.place.file)]
    due += _versements(workspace)
    for plan, entry in _fiches(workspace):
        due += dates_de_fiche(entry, plan, workspace.titre_de(plan), workspace.today)
    return tuple(sorted(distinctes(due), key=lambda one: (one.echeance, one.cadre, one.identifiant)))


def _encadrantes(workspace: Workspace) -> Iterator[Obligation]:
    """What conventions and labels make due."""
    for convention in workspace.conventions.values():
        yield from de_convention(convention, workspace.today)
    for campus in workspace.campus.values():
        yield from de_campus(campus, workspace.today)


def _versements(workspace: Workspace) -> Iterator[Obligation]:
    for name, entry in _fiches(workspace):
        plan = workspace.plans.get(name)
        exercice = plan.model.seul_exercice if plan is not None else None
        yield from de_fiche(entry, name, workspace.titre_de(name), exercice, workspace.today)


def _fiches(workspace: Workspace) -> Iterator[tuple[str, Entry[Fiche]]]:
    """Each fiche once, with its own plan: those of the plans read, and those of other plans that are of these too."""
    for plan, fiches in workspace.fiches.items():
        yield from ((plan, entry) for entry in fiches)
    guests = {
        one.resume.file: (one.resume.plan, one.entry)
        for invited in workspace.invitees.values()
        for one in invited
        if one.entry is not None and one.resume.plan not in workspace.fiches
    }
    yield from guests.values()
