"""What a convention makes due and nobody has done, engagement by engagement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre, Obligation, StatutObligation, de_convention
from cmqplan.rules.declare import Rule
from cmqplan.workspace.workspace import Entry, Workspace


def overdue(entry: Entry[Convention], workspace: Workspace, rule: Rule, genre: Genre) -> Iterator[Finding]:
    """One finding for each engagement of this kind that is late, whatever the number of years."""
    late: dict[tuple[str | int, ...], list[Obligation]] = {}
    for item in de_convention(entry, workspace.today):
        if item.genre is genre and item.statut is StatutObligation.EN_RETARD:
            late.setdefault(item.place.path, []).append(item)
    for items in late.values():
        yield rule.found(items[0].place, **params_of(items, workspace))


def params_of(items: list[Obligation], workspace: Workspace) -> Mapping[str, object]:
    """The years that are late, the day the first of them was due, and the day that is counted from."""
    first = min(items, key=lambda item: item.echeance)
    return {
        "exercices": tuple(str(item.exercice) for item in items),
        "count": len(items),
        "exercice": first.exercice,
        "echeance": first.echeance,
        "jours": first.jours_de_retard(workspace.today),
        "today": workspace.today,
    }
