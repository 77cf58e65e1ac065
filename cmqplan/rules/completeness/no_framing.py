"""CMQ610: a plan without its framing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None and not scene.plan.model.cadrage:
        yield Finding("CMQ610", scene.plan.at("titre", on="key"))


_CADRAGE = FILES[PLAN][FILES[PLAN].index("cadrage:") :]

RULE = Rule(
    code="CMQ610",
    slug="no-framing",
    severity=Severity.INFO,
    title=N_("A plan without its framing"),
    messages={"": N_("this plan begins with its actions: nothing says where they come from")},
    helps={"": N_("add “cadrage”: “- {{titre: Le territoire, texte: …}}”")},
    reason=N_(
        "Whoever votes on a plan wants to know first who the campus is, what the territory needs and what the partners want together."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan opens with its framing: the campus, the needs, the policies it serves"),
    ),
    failing=Example(PLAN, FILES[PLAN].replace(_CADRAGE, ""), line=1),
    passing=Example(PLAN, FILES[PLAN]),
    plan=check,
)
