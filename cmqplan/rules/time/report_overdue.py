"""CMQ310: a yearly report that should have been given."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.overdue import overdue
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from overdue(entry, workspace, Genre.RAPPORT, "CMQ310")


_KEPT = FILES[CONVENTION].replace(
    "texte: Un comité chaque année, frequence: annuelle",
    "texte: Un comité chaque année, frequence: annuelle, tenus: [{exercice: 2024, date: 2024-11-05}]",
)

RULE = Rule(
    code="CMQ310",
    slug="report-overdue",
    severity=Severity.WARNING,
    title=N_("A yearly report that should have been given"),
    messages={
        "": NN_(
            "no report is recorded for {exercices}: it was due by {echeance}",
            "no report is recorded for {exercices}: the first was due by {echeance}",
        )
    },
    helps={
        "": N_(
            "if it was given, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise send it"
        )
    },
    reason=N_(
        "The report is what the funder gets for its contribution. Until it comes, the next subsidy may wait."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan recalls that a yearly report is presented to Dijon Métropole within three months"),
    ),
    failing=Example(CONVENTION, _KEPT, line=7, today="2025-04-01"),
    passing=Example(CONVENTION, _KEPT, today="2025-03-31"),
    dated=True,
    convention=check,
)
