"""CMQ612: a fiche without partenaires."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.partenaires and len(entry.model.porteurs) < 2:
        yield Finding("CMQ612", entry.at("porteurs", on="key"))


_FICHE = "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"

RULE = Rule(
    code="CMQ612",
    slug="no-partner",
    severity=Severity.INFO,
    title=N_("A fiche without partenaires"),
    messages={"": N_("this action has one carrier and no partner")},
    helps={
        "": N_(
            'add “partenaires: [metropole, lycee-arbois]”, or “partenaires: ["..."]” while they are being looked for'
        )
    },
    reason=N_(
        "A campus is there to make people act together; an action that nobody else takes part in is worth a second look."
    ),
    source=Source(Origin.DOCUMENT, N_("Every fiche of the 2024 plan has at least two partners")),
    failing=Example(FICHE, _FICHE, line=3),
    passing=Example(FICHE, _FICHE + "partenaires: [metropole]\n"),
    fiche=check,
)
