"""CMQ610: a plan without its framing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.rules.declare import INFO, PLAN, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Resume

_CADRAGE = PLAN.text[PLAN.text.index("cadrage:") :]

RULE = Rule(
    "CMQ610",
    "no-framing",
    INFO,
    title=Said("Un plan sans son cadrage", "A plan without its framing"),
    says=Says(
        fr=(
            "ce plan commence par ses actions : rien ne dit d'où elles viennent",
            "ajoutez « cadrage: [{{titre: Le territoire, texte: …}}] »",
        ),
        en=(
            "this plan begins with its actions: nothing says where they come from",
            "add “cadrage: [{{titre: Le territoire, texte: …}}]”",
        ),
    ),
    reason=Said(
        "Qui vote un plan veut d'abord savoir qui est le campus, ce dont le territoire a besoin et ce que les partenaires veulent ensemble.",
        "Whoever votes on a plan wants to know first who the campus is, what the territory needs and what the partners want together.",
    ),
    source=document(
        "Le plan 2024 s'ouvre sur son cadrage : le campus, les besoins, les politiques qu'il sert",
        "The 2024 plan opens with its framing: the campus, the needs, the policies it serves",
    ),
    fails=PLAN.replacing(_CADRAGE, "").at_line(1),
    passes=PLAN,
)


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and not scene.plan.model.cadrage:
        yield RULE.found(scene.plan.at("titre", on="key"))
