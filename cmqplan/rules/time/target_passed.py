"""CMQ325: a target whose day is past, and no value."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = "indicateurs: [{nom: Élèves présents, cible: {valeur: 300, echeance: mars 2024}VALUES}]\n"

RULE = Rule(
    "CMQ325",
    "target-passed",
    WARNING,
    title=Said("Une cible échue sans valeur", "A target that is past, without a value"),
    says=Says(
        fr=(
            "« {nom} » devait atteindre {cible} (échéance : {echeance}), et aucune valeur ne dit si c'est fait",
            "ajoutez « valeurs: [{{exercice: {annee}, valeur: …}}] » à l'indicateur, ou corrigez l'échéance",
        ),
        en=(
            "“{nom}” was to reach {cible} (deadline: {echeance}), and no value says whether it did",
            "add “valeurs: [{{exercice: {annee}, valeur: …}}]” to the indicateur, or correct the deadline",
        ),
    ),
    reason=Said(
        "Une cible sans mesure ne dit rien : le comité ne sait pas si elle est atteinte.",
        "A target without a measure says nothing: the committee doesn't know whether it was reached.",
    ),
    source=practice(
        "Le bilan d'un plan met la valeur atteinte en face de la cible",
        "A plan's assessment sets the value reached beside the target",
    ),
    fails=fiche(_FICHE.replace("VALUES", "")).at_line(4),
    passes=fiche(_FICHE.replace("VALUES", ", valeurs: [{exercice: 2024, valeur: 287}]")),
    dated=True,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, indicator in enumerate(entry.model.indicateurs):
        for m, target in enumerate(indicator.cible):
            end = target.echeance.fin if target.echeance else None
            if end is None or end >= scene.workspace.today:
                continue
            if not any(value.exercice >= end.year for value in indicator.valeurs):
                params = {
                    "nom": indicator.nom,
                    "cible": target.valeur,
                    "echeance": target.echeance,
                    "annee": end.year,
                }
                yield RULE.found(entry.at("indicateurs", n, "cible", m, "echeance"), **params)
