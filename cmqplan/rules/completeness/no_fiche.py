"""CMQ613: a plan without fiches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.rules.declare import PLAN, WARNING, Example, Rule, Said, Says, Scene, file_format
from cmqplan.workspace.workspace import Resume

_LATER = "plans/plan-suivant/plan.yaml"

RULE = Rule(
    "CMQ613",
    "plan-without-fiches",
    WARNING,
    title=Said("Un plan sans fiches", "A plan without fiches"),
    says=Says(
        fr=("ce plan n'a aucune fiche", "écrivez la première dans {file}"),
        en=("this plan has no fiche", "write the first one in {file}"),
    ),
    reason=Said(
        "Un plan, ce sont ses actions. Un dossier qui ne contient qu'un cadre a été oublié, ou ses fiches sont ailleurs.",
        "A plan is its actions. A folder that holds only a frame was forgotten, or its fiches lie elsewhere.",
    ),
    source=file_format(
        "Les fiches d'un plan sont à côté de son plan.yaml, un fichier pour chacune",
        "The fiches of a plan lie beside its plan.yaml, one file each",
    ),
    fails=Example(_LATER, PLAN.text).at_line(1),
    passes=Example(_LATER, PLAN.text).beside(
        Example(
            "plans/plan-suivant/1.1-forum.yaml", "numero: 1.1\ntitre: Forum\nporteurs: [campus-exemple]\n"
        )
    ),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None or resumes or scene.nom in scene.workspace.invitees:
        return
    numero = scene.plan.model.axes[0].numero
    yield RULE.found(scene.plan.at("titre", on="key"), file=f"plans/{scene.nom}/{numero}.1-titre.yaml")
