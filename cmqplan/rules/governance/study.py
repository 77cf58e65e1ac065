"""CMQ511: a campus being studied, without its funders or its steps."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.declare import INFO, Example, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_CAMPUS = """\
nom: Campus Exemple
region: Région Exemple
stade: étude
cofinanceurs: [region]
"""

RULE = Rule(
    "CMQ511",
    "study-incomplete",
    INFO,
    title=Said("Une étude sans ses étapes ou ses financeurs", "A study without its steps or its funders"),
    says={
        "": Says(
            fr=(
                "ce campus est à l'étude, et ni les étapes ni les financeurs de l'étude ne sont indiqués",
                "ajoutez « etapes » (« - {{nom: …, periode: octobre 2024}} ») et « cofinanceurs » (« [region, …] »)",
            ),
            en=(
                "this campus is being studied, and neither the steps nor the funders of the study are given",
                "add “etapes” (“- {{nom: …, periode: octobre 2024}}”) and “cofinanceurs” (“[region, …]”)",
            ),
        ),
        "etapes": Says(
            fr=(
                "ce campus est à l'étude, et les étapes de l'étude ne sont pas indiquées",
                "ajoutez-les, par exemple « etapes: [{{nom: Journée de concertation, periode: octobre 2024}}] »",
            ),
            en=(
                "this campus is being studied, and the steps of the study aren't given",
                "add them, such as “etapes: [{{nom: Journée de concertation, periode: octobre 2024}}]”",
            ),
        ),
        "cofinanceurs": Says(
            fr=(
                "ce campus est à l'étude, et rien ne dit qui paie l'étude",
                "ajoutez « cofinanceurs: [region, …] »",
            ),
            en=(
                "this campus is being studied, and nothing says who pays for the study",
                "add “cofinanceurs: [region, …]”",
            ),
        ),
    },
    reason=Said(
        "Avant qu'un campus existe, son étude est tout ce qu'il y a à suivre : qui la paie, et quand elle est lancée, pilotée, discutée et rendue.",
        "Before a campus exists, its study is all there is to follow: who pays for it, and when it is launched, steered, discussed and delivered.",
    ),
    source=document(
        "L'étude de 2018 en Seine-Saint-Denis : deux financeurs, un lancement, des comités de pilotage, une concertation, ses résultats",
        "The 2018 study in Seine-Saint-Denis: two funders, a launch, steering committees, a consultation, its results",
    ),
    fails=Example("plans/campus/etude.yaml", _CAMPUS).at_line(3),
    passes=Example(
        "plans/campus/etude.yaml",
        _CAMPUS + "etapes:\n  - {nom: Lancement de l'étude, periode: septembre 2024}\n",
    ),
)


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus = entry.model
    if campus.stade is not Stade.ETUDE or campus.labels:
        return  # with a label it isn't being studied any more: CMQ508
    missing = tuple(key for key in ("etapes", "cofinanceurs") if not getattr(campus, key))
    if missing:
        yield RULE.found(entry.at("stade"), "" if len(missing) > 1 else missing[0], missing=missing)
