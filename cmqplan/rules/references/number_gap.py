"""CMQ408: a number is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import INFO, Example, Rule, Said, Says, Scene, practice
from cmqplan.rules.numbering import Key, key_in_name, numbering, written
from cmqplan.workspace.workspace import Resume

RULE = Rule(
    "CMQ408",
    "gap-in-numbering",
    INFO,
    title=Said("Un numéro manque dans la suite", "A number is left out"),
    says={
        "": Says(
            fr=(
                "il n'y a pas d'action {first} avant {numero}",
                "donnez à cette fiche le numéro {first}, ou ajoutez la fiche qui manque ; laissez ainsi si le numéro a été abandonné exprès",
            ),
            en=(
                "there is no action {first} before {numero}",
                "renumber this fiche {first}, or add the fiche that is missing; leave it so if the number was given up on purpose",
            ),
        ),
        "several": Says(
            fr=(
                "il n'y a pas d'actions {first} à {last} avant {numero}",
                "donnez à cette fiche le numéro {first}, ou ajoutez les fiches qui manquent ; laissez ainsi si les numéros ont été abandonnés exprès",
            ),
            en=(
                "there are no actions {first} to {last} before {numero}",
                "renumber this fiche {first}, or add the fiches that are missing; leave it so if the numbers were given up on purpose",
            ),
        ),
    },
    reason=Said(
        "Qui lit une liste numérotée cherche le numéro qui manque, et se demande si une page s'est perdue.",
        "Whoever reads a numbered list looks for the number that is missing, and wonders whether a page was lost.",
    ),
    source=practice(
        "Les numéros se suivent dans les plans 2022 et 2024",
        "Numbers follow each other in the plans of 2022 and 2024",
    ),
    fails=Example(
        "plans/plan-exemple/1.3-visites.yaml",
        "numero: 1.3\ntitre: Visites d'entreprises\nporteurs: [campus-exemple]\n",
    ).at_line(1),
    passes=Example(
        "plans/plan-exemple/1.2-visites.yaml",
        "numero: 1.2\ntitre: Visites d'entreprises\nporteurs: [campus-exemple]\n",
    ),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None:
        return
    numbers = numbering(scene.plan.model, resumes)
    if numbers.free:
        return
    known = {*numbers.fiches, *numbers.announced, *numbers.axes, *numbers.taken_for()}
    known |= {key for file in scene.workspace.files.passed_over() if (key := key_in_name(file)) is not None}
    known |= {numero_key(one.numero) for one in scene.workspace.invitees.get(scene.nom, ())}
    ranks: dict[Key, list[int]] = defaultdict(list)
    for key in known:
        ranks[key[:-1]].append(key[-1])
    for siblings in ranks.values():
        siblings.sort()
    for key, fiches in numbers.fiches.items():
        if fiches[0].file in numbers.misnumbered:
            continue
        siblings = ranks[key[:-1]]
        place = bisect_left(siblings, key[-1])
        before = siblings[place - 1] if place else 0
        if key[-1] == 0 or before == key[-1] - 1:
            continue
        first, last = written((*key[:-1], before + 1)), written((*key[:-1], key[-1] - 1))
        params = {"numero": fiches[0].numero, "first": first, "last": last}
        yield RULE.found(fiches[0].at("numero"), "" if first == last else "several", **params)
