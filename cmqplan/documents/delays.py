"""How late the rows of a calendar are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cmqplan.documents.views import LigneCalendrier
from cmqplan.model.fiche import StatutSuivi


def standings(rows: Sequence[LigneCalendrier]) -> tuple[StatutSuivi | None, ...]:
    """Where each row stands: a milestone that doesn't say it stands where its action does."""
    actions = {row.ancre: row.statut for row in rows if row.jalon is None}
    said = (row.statut or (row.jalon and actions.get(row.ancre)) for row in rows)
    return tuple(StatutSuivi(statut) if statut else None for statut in said)


def days_late(row: LigneCalendrier, standing: StatutSuivi | None, today: date) -> int:
    """Days since a row should have ended; 0 where nothing is awaited of it."""
    if not is_awaited(row, standing) or row.fin is None:
        return 0
    return max((today - row.fin).days, 0)


def is_awaited(row: LigneCalendrier, standing: StatutSuivi | None) -> bool:
    """False for a row that is over, or whose milestones are what is awaited."""
    return not (standing is not None and standing.est_clos) and not (row.jalon is None and row.par_jalons)
