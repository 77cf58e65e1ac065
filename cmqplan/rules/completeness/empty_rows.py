"""CMQ608: rows of the fiche that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Plural, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ608",
    "empty-rows",
    WARNING,
    title=Said(
        "Des rubriques de la fiche qui ne sont pas remplies", "Rows of the fiche that aren't filled in"
    ),
    says=Says(
        fr=(
            Plural("la rubrique {missing} n'est pas remplie", "les rubriques {missing} ne sont pas remplies"),
            "dites pourquoi il faut cette action (constats), ce qu'elle vise (objectifs), comment elle se fait (modalites)",
        ),
        en=(
            Plural("the row {missing} isn't filled in", "the rows {missing} aren't filled in"),
            "say why the action is needed (constats), what it aims at (objectifs), how it is done (modalites)",
        ),
    ),
    reason=Said(
        "C'est sur ces rubriques qu'un comité se prononce : la situation, le but, la manière. Un titre et une somme ne les disent pas.",
        "These rows are what a committee decides on: the situation, the aim, the way. A title and a sum don't tell them.",
    ),
    source=document(
        "Chaque fiche du plan 2024 remplit ses constats, objectifs et modalités de mise en œuvre",
        "Every fiche of the 2024 plan fills in its constats, objectifs and modalités de mise en œuvre",
    ),
    fails=FICHE.without("constats").at_line(2),
    passes=FICHE,
)

_ROWS = ("constats", "objectifs", "modalites")


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    missing = tuple([key for key in _ROWS if not getattr(entry.model, key)])
    if missing:
        yield RULE.found(entry.at("titre", on="key"), missing=missing, count=len(missing))
