"""CMQ611: an indicateur without a cible."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, INFO, Plural, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ611",
    "no-cible",
    INFO,
    title=Said("Un indicateur sans cible", "An indicateur without a cible"),
    says=Says(
        fr=(
            Plural(
                "l'indicateur « {nom} » n'a pas de cible",
                "{count} indicateurs n'ont pas de cible, le premier étant « {nom} »",
            ),
            "ajoutez la valeur visée : « {{nom: {nom}, cible: …}} »",
        ),
        en=(
            Plural(
                "the indicateur “{nom}” has no cible",
                "{count} indicateurs have no cible, the first of them “{nom}”",
            ),
            "add the value that is aimed at: “{{nom: {nom}, cible: …}}”",
        ),
    ),
    reason=Said(
        "Un chiffre seul n'est ni bon ni mauvais : 200 élèves sont un succès pour une cible de 150 et un échec pour 400.",
        "A figure alone is neither good nor bad: 200 pupils are a success against a target of 150 and a failure against 400.",
    ),
    source=practice(
        "Les plateformes de suivi des fiches-action demandent une cible à côté de chaque indicateur",
        "The platforms that follow fiches-action ask for a target beside each indicator",
    ),
    fails=FICHE.replacing(', cible: "300"', "").at_line(15),
    passes=FICHE,
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    indicators = entry.model.indicateurs
    aimless = [n for n, indicator in enumerate(indicators) if not indicator.cible]
    if aimless:
        params = {"nom": indicators[aimless[0]].nom, "count": len(aimless)}
        yield RULE.found(entry.at("indicateurs", aimless[0], "nom"), **params)
