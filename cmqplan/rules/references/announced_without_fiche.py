"""CMQ406: an action that is announced and has no fiche."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.model.values import numero_key, slug
from cmqplan.rules.declare import PLAN, WARNING, Rule, Said, Says, Scene, document
from cmqplan.rules.numbering import key_in_name, numbering
from cmqplan.workspace.workspace import Resume

_PLAN = """\
titre: Plan d'action 2024
exercice: 2024
campus: exemple
convention: region-2024-2026
base: TTC
axes:
  - numero: 1
    titre: Faire connaître les métiers
    actions:
      - {{numero: 1.1, titre: Forum des métiers}}
{more}"""

RULE = Rule(
    "CMQ406",
    "announced-without-fiche",
    WARNING,
    title=Said("Une action annoncée sans fiche", "An announced action without a fiche"),
    says=Says(
        fr=(
            "l'action {numero} est annoncée ici et n'a pas de fiche",
            "écrivez sa fiche dans {file}, ou retirez l'action de cette liste",
        ),
        en=(
            "the action {numero} is announced here and has no fiche",
            "write its fiche in {file}, or take the action out of this list",
        ),
    ),
    reason=Said(
        "Le plan promet l'action dans son sommaire ; le comité ne trouve aucune page qui dise ce qu'elle est, qui la porte et ce qu'elle coûte.",
        "The plan promises the action in its summary; the committee finds no page that says what it is, who carries it and what it costs.",
    ),
    source=document(
        "Le plan 2024 énumère ses actions par axe, puis donne une fiche pour chacune",
        "The 2024 plan lists its actions under their axes, then gives one fiche for each",
    ),
    fails=PLAN.saying(_PLAN.format(more="      - {numero: 1.2, titre: Visites d'entreprises}\n")).at_line(11),
    passes=PLAN.saying(_PLAN.format(more="")),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    invited = {numero_key(one.numero) for one in scene.workspace.invitees.get(scene.nom, ())}
    if scene.plan is None or not (resumes or invited):
        return
    numbers = numbering(scene.plan.model, resumes)
    misnumbered = numbers.taken_for()
    passed_over = {key_in_name(file) for file in scene.workspace.files.passed_over()}
    for key, announced in numbers.announced.items():
        if key in numbers.fiches or key in misnumbered or key in passed_over or key in invited:
            continue
        action = announced.action
        name = "-".join(slug(action.titre or "action").split("-")[:4])
        params = {
            "numero": action.numero,
            "titre": action.titre,
            "file": f"plans/{scene.nom}/{action.numero}-{name}.yaml",
        }
        yield RULE.found(scene.plan.at(*announced.path), **params)
