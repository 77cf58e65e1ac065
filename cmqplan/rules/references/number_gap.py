"""CMQ408: a number is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.numbering import Key, key_in_name, numbering, written
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    numbers = numbering(scene.plan.model, resumes)
    known = {*numbers.fiches, *numbers.announced, *numbers.axes, *numbers.taken_for()}
    known |= {key for file in scene.workspace.files.passed_over() if (key := key_in_name(file)) is not None}
    ranks: dict[Key, list[int]] = defaultdict(list)
    for key in known:
        ranks[key[:-1]].append(key[-1])
    for key, fiches in numbers.fiches.items():
        if fiches[0].file in numbers.misnumbered:
            continue
        before = max((rank for rank in ranks[key[:-1]] if rank < key[-1]), default=0)
        if key[-1] == 0 or before == key[-1] - 1:
            continue
        first, last = written((*key[:-1], before + 1)), written((*key[:-1], key[-1] - 1))
        params = {"numero": fiches[0].numero, "first": first, "last": last}
        yield Finding("CMQ408", fiches[0].at("numero"), params, "" if first == last else "several")


RULE = Rule(
    code="CMQ408",
    slug="gap-in-numbering",
    severity=Severity.INFO,
    title=N_("A number is left out"),
    messages={
        "": N_("there is no action {first} before {numero}"),
        "several": N_("there are no actions {first} to {last} before {numero}"),
    },
    helps={
        "": N_(
            "renumber this fiche {first}, or add the fiche that is missing; leave it so if the number was given up on purpose"
        ),
        "several": N_(
            "renumber this fiche {first}, or add the fiches that are missing; leave it so if the numbers were given up on purpose"
        ),
    },
    reason=N_(
        "Whoever reads a numbered list looks for the number that is missing, and wonders whether a page was lost."
    ),
    source=Source(Origin.PRACTICE, N_("Numbers follow each other in the plans of 2022 and 2024")),
    failing=Example(
        "plans/plan-exemple/1.3-visites.yaml",
        "numero: 1.3\ntitre: Visites de scieries\nporteurs: [cmq-bois]\n",
        line=1,
    ),
    passing=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites de scieries\nporteurs: [cmq-bois]\n",
    ),
    plan=check,
)
