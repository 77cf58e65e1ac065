"""CMQ309: a committee that should have been held."""

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
    yield from overdue(entry, workspace, Genre.COMITE, "CMQ309")


RULE = Rule(
    code="CMQ309",
    slug="committee-overdue",
    severity=Severity.WARNING,
    title=N_("A committee that should have been held"),
    messages={
        "": NN_(
            "no committee is recorded for {exercices}: it was due by {echeance}",
            "no committee is recorded for {exercices}: the first was due by {echeance}",
        )
    },
    helps={
        "": N_(
            "if it was held, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise call it"
        )
    },
    reason=N_(
        "The parties promised to meet at least once a year, to take stock and settle the next year's actions."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan recalls that the convention's committee meets at least once a year"),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION], line=6, today="2025-01-01"),
    passing=Example(CONVENTION, FILES[CONVENTION], today="2024-12-31"),
    dated=True,
    convention=check,
)
