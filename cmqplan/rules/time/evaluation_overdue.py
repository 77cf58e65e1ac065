"""CMQ311: a final evaluation that should have been made."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, document
from cmqplan.rules.overdue import overdue
from cmqplan.workspace.workspace import Entry, Workspace

_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
campus: exemple
parties: [region, campus-exemple]
engagements:
  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}
"""

RULE = Rule(
    "CMQ311",
    "evaluation-overdue",
    WARNING,
    title=Said(
        "Une évaluation finale qui aurait dû être faite", "A final evaluation that should have been made"
    ),
    says=Says(
        fr=(
            "aucune évaluation n'est notée, et elle était due pour le {echeance}",
            "si elle a été faite, ajoutez sous cet engagement « tenus: [{{exercice: {exercice}, date: …}}] » ; sinon, prévoyez-la",
        ),
        en=(
            "no evaluation is recorded, and it was due by {echeance}",
            "if it was made, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise plan it",
        ),
    ),
    reason=Said(
        "Une évaluation clôt le temps du partenariat et fonde le suivant. Plus tard, elle ne sert plus à personne.",
        "An evaluation ends the partnership's term and founds the next one. Later than that, it serves nobody.",
    ),
    source=document(
        "Le plan 2024 rappelle que le partenariat est évalué en fin de convention",
        "The 2024 plan recalls that the partnership is evaluated at the end of the convention",
    ),
    fails=CONVENTION.saying(_CONVENTION).at_line(6).on("2027-01-01"),
    passes=CONVENTION.saying(_CONVENTION).on("2026-12-31"),
    dated=True,
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from overdue(entry, workspace, RULE, Genre.EVALUATION)
