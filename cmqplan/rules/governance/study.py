"""CMQ511: a campus being studied, without its funders or its steps."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus = entry.model
    if campus.stade is not Stade.ETUDE or campus.labels:
        return  # with a label it isn't being studied any more: CMQ508
    missing = tuple(key for key in ("etapes", "cofinanceurs") if not getattr(campus, key))
    if missing:
        yield Finding(
            "CMQ511", entry.at("stade"), {"missing": missing}, "" if len(missing) > 1 else missing[0]
        )


_CAMPUS = """\
nom: Campus du bois du Jura
region: Bourgogne-Franche-Comté
stade: étude
cofinanceurs: [region]
"""

RULE = Rule(
    code="CMQ511",
    slug="study-incomplete",
    severity=Severity.INFO,
    title=N_("A study without its steps or its funders"),
    messages={
        "": N_("this campus is being studied, and neither the steps nor the funders of the study are given"),
        "etapes": N_("this campus is being studied, and the steps of the study aren't given"),
        "cofinanceurs": N_("this campus is being studied, and nothing says who pays for the study"),
    },
    helps={
        "": N_("add “etapes” (“- {{nom: …, periode: octobre 2024}}”) and “cofinanceurs” (“[region, …]”)"),
        "etapes": N_("add “etapes”: “- {{nom: Journée de concertation, periode: octobre 2024}}”"),
        "cofinanceurs": N_("add “cofinanceurs: [region, …]”"),
    },
    reason=N_(
        "Before a campus exists, its study is all there is to follow: who pays for it, and when it is launched, steered, discussed and delivered."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The 2018 study in Seine-Saint-Denis: two funders, a launch, steering committees, a consultation, its results"
        ),
    ),
    failing=Example("plans/campus/jura.yaml", _CAMPUS, line=3),
    passing=Example(
        "plans/campus/jura.yaml",
        _CAMPUS + "etapes:\n  - {nom: Lancement de l'étude, periode: septembre 2024}\n",
    ),
    campus=check,
)
