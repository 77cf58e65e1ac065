"""CMQ608: rows of the fiche that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry

_ROWS = ("constats", "objectifs", "modalites")


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    missing = tuple([key for key in _ROWS if not getattr(entry.model, key)])
    if missing:
        yield Finding("CMQ608", entry.at("titre", on="key"), {"missing": missing, "count": len(missing)})


RULE = Rule(
    code="CMQ608",
    slug="empty-rows",
    severity=Severity.WARNING,
    title=N_("Rows of the fiche that aren't filled in"),
    messages={"": NN_("the row {missing} isn't filled in", "the rows {missing} aren't filled in")},
    helps={
        "": N_(
            "say why the action is needed (constats), what it aims at (objectifs), how it is done (modalites)"
        )
    },
    reason=N_(
        "These rows are what a committee decides on: the situation, the aim, the way. A title and a sum don't tell them."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("Every fiche of the 2024 plan fills in its constats, objectifs and modalités de mise en œuvre"),
    ),
    failing=Example(
        FICHE, FILES[FICHE].replace("constats: Les jeunes connaissent mal ces métiers.\n", ""), line=2
    ),
    passing=Example(FICHE, FILES[FICHE]),
    fiche=check,
)
