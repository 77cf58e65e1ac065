"""CMQ613: a plan without fiches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None or resumes:
        return
    numero = scene.plan.model.axes[0].numero
    yield Finding(
        "CMQ613", scene.plan.at("titre", on="key"), {"file": f"plans/{scene.nom}/{numero}.1-titre.yaml"}
    )


_LATER = "plans/plan-suivant/plan.yaml"

RULE = Rule(
    code="CMQ613",
    slug="plan-without-fiches",
    severity=Severity.WARNING,
    title=N_("A plan without fiches"),
    messages={"": N_("this plan has no fiche")},
    helps={"": N_("write the first one in {file}")},
    reason=N_(
        "A plan is its actions. A folder that holds only a frame was forgotten, or its fiches lie elsewhere."
    ),
    source=Source(Origin.FORMAT, N_("The fiches of a plan lie beside its plan.yaml, one file each")),
    failing=Example(_LATER, FILES[PLAN], line=1),
    passing=Example(
        _LATER,
        FILES[PLAN],
        others={"plans/plan-suivant/1.1-forum.yaml": "numero: 1.1\ntitre: Forum\nporteurs: [cmq-bois]\n"},
    ),
    plan=check,
)
