"""CMQ119: a fiche's file that doesn't bear its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, fold
from cmqplan.model.values import slug
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, practice
from cmqplan.rules.numbering import numbering
from cmqplan.workspace.load import numero_of_name
from cmqplan.workspace.workspace import Resume

_FICHE = "numero: {numero}\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"

RULE = Rule(
    "CMQ119",
    "file-name",
    WARNING,
    title=Said(
        "Un fichier dont le nom ne commence pas par le numéro de sa fiche",
        "A file whose name doesn't begin with its fiche's number",
    ),
    says={
        "": Says(
            fr=(
                "le fichier « {name} » contient la fiche {numero}, et son nom ne le dit pas",
                "renommez-le en « {suggestion} »",
            ),
            en=(
                "the file “{name}” holds the fiche {numero}, and its name doesn't say so",
                "rename it to “{suggestion}”",
            ),
        ),
        "other": Says(
            fr=(
                "le fichier « {name} » contient la fiche {numero} : les deux numéros diffèrent",
                "corrigez le numéro dans le fichier, ou renommez-le en « {suggestion} »",
            ),
            en=(
                "the file “{name}” holds the fiche {numero}: the two numbers differ",
                "correct the number in the file, or rename it to “{suggestion}”",
            ),
        ),
    },
    reason=Said(
        "On copie souvent une fiche pour commencer la suivante, et l'on oublie le numéro à l'intérieur. Le nom range aussi les fichiers dans l'ordre du plan.",
        "A fiche is often copied to begin the next one, and the number inside forgotten. The name also sorts the files as the plan does.",
    ),
    source=practice(
        "Une fiche est copiée d'une autre et renumérotée à la main",
        "A fiche is copied from another one and renumbered by hand",
    ),
    fails=FICHE.saying(_FICHE.format(numero="1.2")).at_line(1),
    passes=FICHE.saying(_FICHE.format(numero="1.1")),
)

_WORDS = 6
"""So many words of a title make a file's name: paths stay short on Windows too."""


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    numbers = numbering(scene.plan.model, resumes) if scene.plan is not None else None
    for resume in resumes:
        numero, name = resume.numero, resume.file.rsplit("/", 1)[-1]
        if not resume.valide or numero is None or name.startswith(f"{numero}-"):
            continue
        in_name = numero_of_name(resume.file)
        if in_name == numero or (resume.axe and fold(name).startswith(f"{fold(numero)} ")):
            continue
        if numbers is not None and resume.file in numbers.misnumbered:
            continue  # the number is what is wrong: CMQ404, CMQ405 and CMQ407
        if in_name:
            words = name.removeprefix(in_name).removesuffix(".yaml").lstrip("-_. ")
        else:
            words = "-".join(slug(resume.titre or "").split("-")[:_WORDS])
        suggestion = f"{numero}-{words}.yaml" if words else f"{numero}.yaml"
        yield RULE.found(
            resume.at("numero"), "other" if in_name else "", name=name, numero=numero, suggestion=suggestion
        )
