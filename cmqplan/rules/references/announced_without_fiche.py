"""CMQ406: an action that is announced and has no fiche."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.values import slug
from cmqplan.rules.example import PLAN
from cmqplan.rules.numbering import key_in_name, numbering
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is None or not resumes:
        return
    numbers = numbering(scene.plan.model, resumes)
    misnumbered = numbers.taken_for()
    passed_over = {key_in_name(file) for file in scene.workspace.files.passed_over()}
    for key, announced in numbers.announced.items():
        if key in numbers.fiches or key in misnumbered or key in passed_over:
            continue
        action = announced.action
        name = "-".join(slug(action.titre or "action").split("-")[:4])
        params = {
            "numero": action.numero,
            "titre": action.titre,
            "file": f"plans/{scene.nom}/{action.numero}-{name}.yaml",
        }
        yield Finding("CMQ406", scene.plan.at(*announced.path), params)


_PLAN = """\
titre: Plan d'action 2024
exercice: 2024
campus: bois
convention: region-2024-2026
base: TTC
axes:
  - numero: 1
    titre: Faire connaître les métiers
    actions:
      - {{numero: 1.1, titre: Forum des métiers du bois}}
{more}"""

RULE = Rule(
    code="CMQ406",
    slug="announced-without-fiche",
    severity=Severity.WARNING,
    title=N_("An announced action without a fiche"),
    messages={"": N_("the action {numero} is announced here and has no fiche")},
    helps={"": N_("write its fiche in {file}, or take the action out of this list")},
    reason=N_(
        "The plan promises the action in its summary; the committee finds no page that says what it is, who carries it and what it costs."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The 2024 plan lists its actions under their axes, then gives one fiche for each")
    ),
    failing=Example(PLAN, _PLAN.format(more="      - {numero: 1.2, titre: Visites de scieries}\n"), line=11),
    passing=Example(PLAN, _PLAN.format(more="")),
    plan=check,
)
