"""CMQ602: a fiche without indicateur."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.indicateurs:
        yield Finding("CMQ602", entry.at("titre", on="key"))


RULE = Rule(
    code="CMQ602",
    slug="no-indicateur",
    severity=Severity.INFO,
    title=N_("A fiche without indicateur"),
    messages={"": N_("this fiche has no indicateur")},
    helps={"": N_('add “indicateurs”: “- {{nom: Élèves présents, cible: "300"}}”')},
    reason=N_(
        "A livrable says that something was done; an indicateur says whether it worked. Evaluating the convention takes both."
    ),
    source=Source(
        Origin.PRACTICE,
        N_(
            "The convention of 2022-2025 is evaluated at its end; figures that nobody collected can't be found then"
        ),
    ),
    failing=Example(
        FICHE, FILES[FICHE].replace('indicateurs: [{nom: Élèves présents, cible: "300"}]\n', ""), line=2
    ),
    passing=Example(FICHE, FILES[FICHE]),
    fiche=check,
)
