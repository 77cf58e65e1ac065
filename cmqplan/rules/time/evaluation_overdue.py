"""CMQ311: a final evaluation that should have been made."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.overdue import overdue
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from overdue(entry, workspace, Genre.EVALUATION, "CMQ311")


_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
campus: bois
parties: [region, cmq-bois]
engagements:
  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}
"""

RULE = Rule(
    code="CMQ311",
    slug="evaluation-overdue",
    severity=Severity.WARNING,
    title=N_("A final evaluation that should have been made"),
    messages={"": N_("no evaluation is recorded, and it was due by {echeance}")},
    helps={
        "": N_(
            "if it was made, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise plan it"
        )
    },
    reason=N_(
        "An evaluation ends the partnership's term and founds the next one. Later than that, it serves nobody."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan recalls that the partnership is evaluated at the end of the convention"),
    ),
    failing=Example(CONVENTION, _CONVENTION, line=6, today="2027-01-01"),
    passing=Example(CONVENTION, _CONVENTION, today="2026-12-31"),
    dated=True,
    convention=check,
)
