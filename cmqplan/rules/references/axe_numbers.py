"""CMQ415: numbers that make no tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.findings.finding import Path
from cmqplan.model.plan import Axe, Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import ERROR, PLAN, Rule, Said, Says, Scene, document
from cmqplan.rules.numbering import numbering
from cmqplan.rules.walk import axes_of
from cmqplan.workspace.workspace import Entry, Resume

_TWO_AXES = (
    PLAN.text.split("axes:")[0]
    + """\
axes:
  - {{numero: 1, titre: Faire connaître les métiers}}
  - {{numero: {second}, titre: Former aux métiers}}
"""
)

RULE = Rule(
    "CMQ415",
    "axe-numbers",
    ERROR,
    title=Said(
        "Les numéros des axes et des actions annoncées ne forment pas une arborescence",
        "The numbers of axes and announced actions don't make a tree",
    ),
    says={
        "axe-twice": Says(
            fr=("deux axes ont le numéro {numero}", "donnez à chaque axe un numéro à lui"),
            en=("two axes have the number {numero}", "give each axe a number of its own"),
        ),
        "action-twice": Says(
            fr=(
                "l'action {numero} est annoncée deux fois",
                "supprimez l'une des deux, ou corrigez son numéro",
            ),
            en=("the action {numero} is announced twice", "remove one of the two, or correct its number"),
        ),
        "sub-axe": Says(
            "l'axe {numero} se trouve dans l'axe {axe}, et son numéro ne commence pas par {axe}",
            "the axe {numero} stands in axe {axe}, and its number doesn't begin with {axe}",
        ),
        "action": Says(
            "l'action {numero} est annoncée dans l'axe {axe}, et son numéro ne commence pas par {axe}",
            "the action {numero} is announced in axe {axe}, and its number doesn't begin with {axe}",
        ),
    },
    help=Said(
        "écrivez « numero: {example} », ou déplacez l'élément dans l'axe auquel son numéro appartient",
        "write “numero: {example}”, or move it to the axe that its number belongs to",
    ),
    reason=Said(
        "Une fiche trouve son axe par son numéro. Si un numéro est à deux endroits, ou au mauvais, elle tombe dans le mauvais chapitre.",
        "A fiche finds its axe by its number alone. With a number in two places, or in the wrong one, it lands in the wrong chapter.",
    ),
    source=document(
        "Les plans 2022 et 2024 : l'action 2.3 est la troisième de l'axe 2",
        "The 2022 and 2024 plans: action 2.3 is the third of axe 2",
    ),
    fails=PLAN.saying(_TWO_AXES.format(second=1)).at_line(8),
    passes=PLAN.saying(_TWO_AXES.format(second=2)),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    free = numbering(scene.plan.model, resumes).free
    axes: dict[tuple[int, ...], Path] = {}
    actions: dict[tuple[int, ...], Path] = {}
    for axe, path in axes_of(scene.plan.model):
        twice = list(_twice(scene.plan, axes, axe.numero, path, "axe-twice"))
        yield from twice
        if twice:
            continue  # what stands in it is numbered after the number it should have
        children = [(sub.numero, (*path, "axes", n), "sub-axe") for n, sub in enumerate(axe.axes)]
        if not free:
            children += [(item.numero, (*path, "actions", n), "action") for n, item in enumerate(axe.actions)]
        for numero, at, variant in children:
            yield from _inside(scene.plan, axe, path, numero, at, variant)
        for n, action in enumerate(axe.actions):
            yield from _twice(scene.plan, actions, action.numero, (*path, "actions", n), "action-twice")


def _twice(
    plan: Entry[Plan], seen: dict[tuple[int, ...], Path], numero: str, path: Path, variant: str
) -> Iterator[Finding]:
    first = seen.setdefault(numero_key(numero), path)
    if first is not path:
        related = Related(
            plan.at(*first, "numero"), Said("il est déjà donné ici", "it is already given here")
        )
        yield RULE.found(plan.at(*path, "numero"), variant, related, numero=numero)


def _inside(
    plan: Entry[Plan], axe: Axe, at_axe: Path, numero: str, path: Path, variant: str
) -> Iterator[Finding]:
    own, parent = numero_key(numero), numero_key(axe.numero)
    if len(own) > len(parent) and own[: len(parent)] == parent:
        return
    related = Related(
        plan.at(*at_axe, "numero"),
        Said("l'axe où il se trouve est numéroté ici", "the axe it stands in is numbered here"),
    )
    params = {"numero": numero, "axe": axe.numero, "example": f"{axe.numero}.{own[-1]}"}
    yield RULE.found(plan.at(*path, "numero"), variant, related, **params)
