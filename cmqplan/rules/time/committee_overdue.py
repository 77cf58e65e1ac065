"""CMQ309: a committee that should have been held."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre
from cmqplan.rules.declare import CONVENTION, WARNING, Plural, Rule, Said, Says, document
from cmqplan.rules.overdue import overdue
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ309",
    "committee-overdue",
    WARNING,
    title=Said("Un comité qui aurait dû se tenir", "A committee that should have been held"),
    says=Says(
        fr=(
            Plural(
                "aucun comité n'est noté pour {exercices} : il était dû pour le {echeance}",
                "aucun comité n'est noté pour {exercices} : le premier était dû pour le {echeance}",
            ),
            "s'il s'est tenu, ajoutez sous cet engagement « tenus: [{{exercice: {exercice}, date: …}}] » ; sinon, convoquez-le",
        ),
        en=(
            Plural(
                "no committee is recorded for {exercices}: it was due by {echeance}",
                "no committee is recorded for {exercices}: the first was due by {echeance}",
            ),
            "if it was held, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise call it",
        ),
    ),
    reason=Said(
        "Les parties ont promis de se réunir au moins une fois par an, pour faire le bilan et fixer les actions de l'année suivante.",
        "The parties promised to meet at least once a year, to take stock and settle the next year's actions.",
    ),
    source=document(
        "Le plan 2024 rappelle que le comité de la convention se réunit au moins une fois par an",
        "The 2024 plan recalls that the convention's committee meets at least once a year",
    ),
    fails=CONVENTION.at_line(6).on("2025-01-01"),
    passes=CONVENTION.on("2024-12-31"),
    dated=True,
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from overdue(entry, workspace, RULE, Genre.COMITE)
