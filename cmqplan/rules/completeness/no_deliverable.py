"""CMQ601: a fiche without livrable."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.livrables:
        yield Finding("CMQ601", entry.at("titre", on="key"))


RULE = Rule(
    code="CMQ601",
    slug="no-livrable",
    severity=Severity.WARNING,
    title=N_("A fiche without livrable"),
    messages={"": N_("this fiche promises no livrable")},
    helps={"": N_("add “livrables” with what will be there at the end: a report, an event, a tool, a video")},
    reason=N_(
        "A livrable is what a funder can ask to see once the action is over; without one nobody can tell whether it was done."
    ),
    source=Source(Origin.DOCUMENT, N_("Every fiche of the 2024 plan has its row of livrables")),
    failing=Example(FICHE, FILES[FICHE].replace("livrables: [Programme du forum]\n", ""), line=2),
    passing=Example(FICHE, FILES[FICHE]),
    fiche=check,
)
