"""CMQ602: a fiche without indicateur."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, INFO, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ602",
    "no-indicateur",
    INFO,
    title=Said("Une fiche sans indicateur", "A fiche without indicateur"),
    says=Says(
        fr=(
            "cette fiche n'a aucun indicateur",
            'ajoutez ce qui sera compté, par exemple « indicateurs: [{{nom: Élèves présents, cible: "300"}}] »',
        ),
        en=(
            "this fiche has no indicateur",
            'add what will be counted, such as “indicateurs: [{{nom: Élèves présents, cible: "300"}}]”',
        ),
    ),
    reason=Said(
        "Un livrable dit que quelque chose a été fait ; un indicateur dit si cela a marché. Évaluer la convention demande les deux.",
        "A livrable says that something was done; an indicateur says whether it worked. Evaluating the convention takes both.",
    ),
    source=practice(
        "La convention 2022-2025 est évaluée à son terme ; les chiffres que personne n'a relevés ne se retrouvent plus alors",
        "The convention of 2022-2025 is evaluated at its end; figures that nobody collected can't be found then",
    ),
    fails=FICHE.without("indicateurs").at_line(2),
    passes=FICHE,
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.indicateurs:
        yield RULE.found(entry.at("titre", on="key"))
