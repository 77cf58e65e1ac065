"""CMQ609: a fiche without any means."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    moyens = entry.model.moyens
    if not moyens.humains and not moyens.autres and moyens.financiers is None:
        yield Finding("CMQ609", entry.at("titre", on="key"))


_FICHE = "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"

RULE = Rule(
    code="CMQ609",
    slug="no-means",
    severity=Severity.WARNING,
    title=N_("A fiche that says nothing of its means"),
    messages={"": N_("nothing says what this action needs")},
    helps={
        "": N_(
            "add “moyens” with what is known: “humains”, “financiers”, “autres”; “financiers: {{note: …}}” when no sum is known yet"
        )
    },
    reason=N_(
        "Even an action that costs nothing takes somebody's time. Without its means it can't be weighed against the others."
    ),
    source=Source(
        Origin.DOCUMENT, N_("Every fiche of the 2024 plan has its three rows of means: people, money, other")
    ),
    failing=Example(FICHE, _FICHE, line=2),
    passing=Example(FICHE, _FICHE + "moyens: {humains: Animation}\n"),
    fiche=check,
)
