"""CMQ415: numbers that make no tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.findings.finding import Path
from cmqplan.model.plan import Axe, Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.example import FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.walk import axes_of
from cmqplan.workspace.workspace import Entry, Resume


def check(scene: Scene, _: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    axes: dict[tuple[int, ...], Path] = {}
    actions: dict[tuple[int, ...], Path] = {}
    for axe, path in axes_of(scene.plan.model):
        twice = list(_twice(scene.plan, axes, axe.numero, path, "axe-twice"))
        yield from twice
        if twice:
            continue  # what stands in it is numbered after the number it should have
        children = [(sub.numero, (*path, "axes", n), "sub-axe") for n, sub in enumerate(axe.axes)]
        children += [(action.numero, (*path, "actions", n), "action") for n, action in enumerate(axe.actions)]
        for numero, at, variant in children:
            yield from _inside(scene.plan, axe, path, numero, at, variant)
        for n, action in enumerate(axe.actions):
            yield from _twice(scene.plan, actions, action.numero, (*path, "actions", n), "action-twice")


def _twice(
    plan: Entry[Plan], seen: dict[tuple[int, ...], Path], numero: str, path: Path, variant: str
) -> Iterator[Finding]:
    first = seen.setdefault(numero_key(numero), path)
    if first is not path:
        related = (Related(plan.at(*first, "numero"), N_("it is already given here")),)
        yield Finding("CMQ415", plan.at(*path, "numero"), {"numero": numero}, variant, related=related)


def _inside(
    plan: Entry[Plan], axe: Axe, at_axe: Path, numero: str, path: Path, variant: str
) -> Iterator[Finding]:
    own, parent = numero_key(numero), numero_key(axe.numero)
    if len(own) > len(parent) and own[: len(parent)] == parent:
        return
    related = (Related(plan.at(*at_axe, "numero"), N_("the axe it stands in is numbered here")),)
    params = {"numero": numero, "axe": axe.numero, "example": f"{axe.numero}.{own[-1]}"}
    yield Finding("CMQ415", plan.at(*path, "numero"), params, variant, related=related)


_TWO_AXES = (
    FILES[PLAN].split("axes:")[0]
    + """\
axes:
  - {{numero: 1, titre: Faire connaître les métiers}}
  - {{numero: {second}, titre: Former aux métiers}}
"""
)

RULE = Rule(
    code="CMQ415",
    slug="axe-numbers",
    severity=Severity.ERROR,
    title=N_("The numbers of axes and announced actions don't make a tree"),
    messages={
        "axe-twice": N_("two axes have the number {numero}"),
        "action-twice": N_("the action {numero} is announced twice"),
        "sub-axe": N_("the axe {numero} stands in axe {axe}, and its number doesn't begin with {axe}"),
        "action": N_(
            "the action {numero} is announced in axe {axe}, and its number doesn't begin with {axe}"
        ),
    },
    helps={
        "axe-twice": N_("give each axe a number of its own"),
        "action-twice": N_("remove one of the two, or correct its number"),
        "sub-axe": N_("write “numero: {example}”, or move it to the axe that its number belongs to"),
        "action": N_("write “numero: {example}”, or move it to the axe that its number belongs to"),
    },
    reason=N_(
        "A fiche finds its axe by its number alone. With a number in two places, or in the wrong one, it lands in the wrong chapter."
    ),
    source=Source(Origin.DOCUMENT, N_("The 2022 and 2024 plans: action 2.3 is the third of axe 2")),
    failing=Example(PLAN, _TWO_AXES.format(second=1), line=8),
    passing=Example(PLAN, _TWO_AXES.format(second=2)),
    plan=check,
)
