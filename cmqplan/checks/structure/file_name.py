"""CMQ119: a fiche's file that doesn't bear its number."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.checks.example import FICHE
from cmqplan.checks.rule import Example, Origin, Rule, Scene, Source
from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.workspace.load import numero_of_name
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    name = entry.file.rsplit("/", 1)[-1]
    in_name = numero_of_name(entry.file)
    numero = entry.model.numero
    if in_name != numero:
        rest = name.removeprefix(in_name).lstrip("-_. ") if in_name else name
        params = {
            "name": name,
            "numero": numero,
            "suggestion": f"{numero}-{rest}" if rest != "yaml" else f"{numero}.yaml",
        }
        yield Finding("CMQ119", entry.at("numero"), params, "other" if in_name else "")


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
    fiche=check,
)
