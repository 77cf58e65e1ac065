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
    """Days since a row should have ended; 0 where it is over, or where its milestones are what can be late."""
    if (standing is not None and standing.est_clos) or (row.jalon is None and row.par_jalons):
        return 0
    return (today - row.fin).days if row.fin is not None and row.fin < today else 0
