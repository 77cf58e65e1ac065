"""CMQ611: an indicateur without a cible."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    indicators = entry.model.indicateurs
    aimless = [n for n, indicator in enumerate(indicators) if indicator.cible is None]
    if aimless:
        params = {"nom": indicators[aimless[0]].nom, "count": len(aimless)}
        yield Finding("CMQ611", entry.at("indicateurs", aimless[0], "nom"), params)


RULE = Rule(
    code="CMQ611",
    slug="no-cible",
    severity=Severity.INFO,
    title=N_("An indicateur without a cible"),
    messages={
        "": NN_(
            "the indicateur “{nom}” has no cible",
            "{count} indicateurs have no cible, the first of them “{nom}”",
        )
    },
    helps={"": N_("add the value that is aimed at: “{{nom: {nom}, cible: …}}”")},
    reason=N_(
        "A figure alone is neither good nor bad: 200 pupils are a success against a target of 150 and a failure against 400."
    ),
    source=Source(
        Origin.PRACTICE, N_("The platforms that follow fiches-action ask for a target beside each indicator")
    ),
    failing=Example(FICHE, FILES[FICHE].replace(', cible: "300"', ""), line=15),
    passing=Example(FICHE, FILES[FICHE]),
    fiche=check,
)
