"""CMQ324: a target to be reached after the plan."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.rules.bounds import days_of
from cmqplan.rules.declare import INFO, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = "indicateurs: [{nom: Élèves présents, cible: {valeur: 300, echeance: AT}}]\n"

RULE = Rule(
    "CMQ324",
    "target-after-plan",
    INFO,
    title=Said("Une cible à atteindre après la fin du plan", "A target to be reached after the plan's end"),
    says=Says(
        fr=(
            "la cible de « {nom} » a pour échéance « {echeance} », et le plan finit le {dernier}",
            "ajoutez une cible pour la fin du plan, ou laissez ainsi si l'effet se mesure plus tard",
        ),
        en=(
            "the target of “{nom}” has the deadline “{echeance}”, and the plan ends on {dernier}",
            "add a target for the plan's end, or leave it so if the effect is measured later",
        ),
    ),
    reason=Said(
        "Le bilan du plan se fait à sa fin : une cible plus lointaine n'y sera ni atteinte ni manquée.",
        "The plan is assessed at its end: a target farther away will be neither reached nor missed by then.",
    ),
    source=practice(
        "Des plans visent une année au-delà de la leur (climat : 2030, 2050)",
        "Plans aim at a year beyond their own (climate: 2030, 2050)",
    ),
    fails=fiche(_FICHE.replace("AT", "2030")).at_line(4),
    passes=fiche(_FICHE.replace("AT", "fin 2024")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if scene.plan is None:
        return
    for n, indicator in enumerate(entry.model.indicateurs):
        for m, target in enumerate(indicator.cible):
            when = target.echeance
            if when is None or when.debut is None:
                continue
            _, last = days_of(scene.plan.model)
            if when.debut > last and not any(
                other.echeance and other.echeance.fin and other.echeance.fin <= last
                for other in indicator.cible
            ):
                related = Related(
                    scene.plan.at("exercice"),
                    Said("l'exercice du plan est déclaré ici", "the plan's exercice is declared here"),
                )
                place = entry.at("indicateurs", n, "cible", m, "echeance")
                yield RULE.found(place, "", related, nom=indicator.nom, echeance=when, dernier=last)
