"""CMQ407: a fiche that the plan doesn't announce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.language.values import Yaml
from cmqplan.model.plan import Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import FICHE, PLAN, WARNING, Example, Rule, Said, Says, Scene, document
from cmqplan.rules.numbering import Announced, Key, Numbering, hangs, numbering
from cmqplan.source.edits.writing import Habits, flow
from cmqplan.workspace.workspace import Entry, Resume

_ANNOUNCING = PLAN.replacing(
    "  - {numero: 1, titre: Faire connaître les métiers}\n",
    "  - {numero: 1, titre: Faire connaître les métiers, actions: [{numero: 1.1, titre: Forum des métiers}]}\n",
)

RULE = Rule(
    "CMQ407",
    "fiche-not-announced",
    WARNING,
    title=Said("Une fiche que plan.yaml n'annonce pas", "A fiche that plan.yaml doesn't announce"),
    says={
        "": Says(
            fr=(
                "plan.yaml annonce ses actions, et la fiche {numero} n'en fait pas partie",
                "ajoutez {action} aux « actions » de son axe dans plan.yaml, ou supprimez la fiche",
            ),
            en=(
                "plan.yaml announces its actions, and the fiche {numero} isn't one of them",
                "add {action} to the “actions” of its axe in plan.yaml, or remove the fiche",
            ),
        ),
        "renumbered": Says(
            fr=(
                "plan.yaml annonce cette action sous le numéro {announced} ; ici c'est {numero}",
                "écrivez « numero: {announced} », ou corrigez le numéro dans plan.yaml",
            ),
            en=(
                "plan.yaml announces this action as {announced}; here it is {numero}",
                "write “numero: {announced}”, or correct the number in plan.yaml",
            ),
        ),
        "elsewhere": Says(
            fr=(
                "plan.yaml annonce cette action dans l'axe {axe} ; ici c'est l'axe {other}",
                "écrivez « axe: {axe} », ou déplacez l'action dans l'axe {other} de plan.yaml",
            ),
            en=(
                "plan.yaml announces this action in the axe {axe}; here it is the axe {other}",
                "write “axe: {axe}”, or move the action to the axe {other} of plan.yaml",
            ),
        ),
    },
    reason=Said(
        "Un plan qui énumère ses actions les énumère toutes : qui ne lit que le sommaire ignorerait celle-ci.",
        "A plan that lists its actions lists them all: whoever reads the summary alone would never know of this one.",
    ),
    source=document(
        "Le plan 2024 énumère ses actions par axe, puis donne une fiche pour chacune",
        "The 2024 plan lists its actions under their axes, then gives one fiche for each",
    ),
    fails=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites d'entreprises\nporteurs: [campus-exemple]\n",
    )
    .at_line(1)
    .beside(_ANNOUNCING),
    passes=FICHE.beside(_ANNOUNCING),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    numbers = numbering(scene.plan.model, resumes)
    if not numbers.announced:
        return
    meant = {id(fiche): key for key, fiche in numbers.taken_for().items() if key in numbers.announced}
    for key, fiches in numbers.fiches.items():
        fiche = fiches[0]
        if not hangs(numbers.axes, fiche):
            continue
        if key in numbers.announced:
            yield from _in_other_axe(scene.plan, numbers.announced[key], fiche)
            continue
        if _said_of_plan(numbers, key, meant.get(id(fiche))):
            continue
        action = Yaml(flow({"numero": str(fiche.numero), "titre": fiche.titre or "…"}, Habits(), ""))
        params: dict[str, object] = {"numero": fiche.numero, "action": action}
        place = scene.plan.at("axes", on="key")
        note = Said("le plan annonce ses actions ici", "the plan announces its actions here")
        if id(fiche) in meant:
            announced = numbers.announced[meant[id(fiche)]]
            params["announced"] = announced.action.numero
            place, note = (
                scene.plan.at(*announced.path),
                Said("l'action est annoncée ici", "the action is announced here"),
            )
        yield RULE.found(
            fiche.at("numero"), "renumbered" if id(fiche) in meant else "", Related(place, note), **params
        )


def _in_other_axe(plan: Entry[Plan], announced: Announced, fiche: Resume) -> Iterator[Finding]:
    """A fiche that names another axe than the one its action is announced in."""
    if fiche.axe and numero_key(fiche.axe)[: len(announced.axe)] != announced.axe:
        axe = ".".join(map(str, announced.axe))
        note = Said("l'action est annoncée ici", "the action is announced here")
        related = Related(plan.at(*announced.path), note)
        yield RULE.found(fiche.at("axe"), "elsewhere", related, axe=axe, other=fiche.axe)


def _said_of_plan(numbers: Numbering, key: Key, meant: Key | None) -> bool:
    """Whether the mistake is in plan.yaml, where CMQ415 says it: this action's number given to another, or out of its axe."""
    if meant is not None:
        return numbers.stands_elsewhere(numbers.announced[meant])
    return any(key[: len(axe)] == axe for axe in numbers.twice)
