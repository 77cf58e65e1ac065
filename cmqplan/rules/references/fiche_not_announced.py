"""CMQ407: a fiche that the plan doesn't announce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.rules.example import FICHE, FILES, PLAN
from cmqplan.rules.numbering import Key, Numbering, in_one_of, numbering, written
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    numbers = numbering(scene.plan.model, resumes)
    if not numbers.announced:
        return
    meant = {id(fiche): key for key, fiche in numbers.taken_for().items() if key in numbers.announced}
    for key, fiches in numbers.fiches.items():
        if key in numbers.announced or not in_one_of(numbers.axes, key):
            continue
        fiche = fiches[0]
        if _said_of_plan(numbers, key, meant.get(id(fiche))):
            continue
        params: dict[str, object] = {"numero": fiche.numero, "titre": fiche.titre}
        place = scene.plan.at("axes", on="key")
        note = N_("the plan announces its actions here")
        if id(fiche) in meant:
            announced = numbers.announced[meant[id(fiche)]]
            params["announced"] = written(meant[id(fiche)])
            place, note = scene.plan.at(*announced.path), N_("the action is announced here")
        yield Finding(
            "CMQ407",
            fiche.at("numero"),
            params,
            "renumbered" if id(fiche) in meant else "",
            related=(Related(place, note),),
        )


def _said_of_plan(numbers: Numbering, key: Key, meant: Key | None) -> bool:
    """Whether the mistake is in plan.yaml, where CMQ415 says it: this action's number given to another, or out of its axe."""
    if meant is not None:
        return numbers.announced[meant].stands_elsewhere
    return any(key[: len(axe)] == axe for axe in numbers.twice)


_ANNOUNCING = FILES[PLAN].replace(
    "  - {numero: 1, titre: Faire connaître les métiers}\n",
    "  - {numero: 1, titre: Faire connaître les métiers, actions: [{numero: 1.1, titre: Forum des métiers du bois}]}\n",
)

RULE = Rule(
    code="CMQ407",
    slug="fiche-not-announced",
    severity=Severity.WARNING,
    title=N_("A fiche that plan.yaml doesn't announce"),
    messages={
        "": N_("plan.yaml announces its actions, and the fiche {numero} isn't one of them"),
        "renumbered": N_("plan.yaml announces this action as {announced}; here it is {numero}"),
    },
    helps={
        "": N_(
            "add “{{numero: {numero}, titre: …}}” to the “actions” of its axe in plan.yaml, or remove the fiche"
        ),
        "renumbered": N_("write “numero: {announced}”, or correct the number in plan.yaml"),
    },
    reason=N_(
        "A plan that lists its actions lists them all: whoever reads the summary alone would never know of this one."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The 2024 plan lists its actions under their axes, then gives one fiche for each")
    ),
    failing=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites de scieries\nporteurs: [cmq-bois]\n",
        line=1,
        others={PLAN: _ANNOUNCING},
    ),
    passing=Example(FICHE, FILES[FICHE], others={PLAN: _ANNOUNCING}),
    plan=check,
)
