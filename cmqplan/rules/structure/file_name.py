"""CMQ119: a fiche's file that doesn't bear its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.numbering import numbering
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.load import numero_of_name
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    numbers = numbering(scene.plan.model, resumes) if scene.plan is not None else None
    for resume in resumes:
        numero, name = resume.numero, resume.file.rsplit("/", 1)[-1]
        if not resume.valide or numero is None or name.startswith(f"{numero}-"):
            continue
        in_name = numero_of_name(resume.file)
        if in_name == numero:
            continue
        if numbers is not None and resume.file in numbers.misnumbered:
            continue  # the number is what is wrong: CMQ404, CMQ405 and CMQ407
        rest = name.removeprefix(in_name).lstrip("-_. ") if in_name else name
        params = {
            "name": name,
            "numero": numero,
            "suggestion": f"{numero}-{rest}" if rest != "yaml" else f"{numero}.yaml",
        }
        yield Finding("CMQ119", resume.at("numero"), params, "other" if in_name else "")


_FICHE = "numero: {numero}\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"

RULE = Rule(
    code="CMQ119",
    slug="file-name",
    severity=Severity.WARNING,
    title=N_("A file whose name doesn't begin with its fiche's number"),
    messages={
        "": N_("the file “{name}” holds the fiche {numero}, and its name doesn't say so"),
        "other": N_("the file “{name}” holds the fiche {numero}: the two numbers differ"),
    },
    helps={
        "": N_("rename it to “{suggestion}”"),
        "other": N_("correct the number in the file, or rename it to “{suggestion}”"),
    },
    reason=N_(
        "A fiche is often copied to begin the next one, and the number inside forgotten. The name also sorts the files as the plan does."
    ),
    source=Source(Origin.PRACTICE, N_("A fiche is copied from another one and renumbered by hand")),
    failing=Example(FICHE, _FICHE.format(numero="1.2"), line=1),
    passing=Example(FICHE, _FICHE.format(numero="1.1")),
    plan=check,
)
