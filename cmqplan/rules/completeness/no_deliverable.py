"""CMQ601: a fiche without livrable."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ601",
    "no-livrable",
    WARNING,
    title=Said("Une fiche sans livrable", "A fiche without livrable"),
    says=Says(
        fr=(
            "cette fiche ne promet aucun livrable",
            "ajoutez ce qui sera là à la fin (un rapport, un évènement, un outil, une vidéo), par exemple « livrables: [Rapport de l'action] »",
        ),
        en=(
            "this fiche promises no livrable",
            "add what will be there at the end (a report, an event, a tool, a video), such as “livrables: [Rapport de l'action]”",
        ),
    ),
    reason=Said(
        "Un livrable est ce qu'un financeur peut demander à voir une fois l'action finie ; sans lui, nul ne peut dire si elle a été faite.",
        "A livrable is what a funder can ask to see once the action is over; without one nobody can tell whether it was done.",
    ),
    source=document(
        "Chaque fiche du plan 2024 a sa rubrique de livrables",
        "Every fiche of the 2024 plan has its row of livrables",
    ),
    fails=FICHE.without("livrables").at_line(2),
    passes=FICHE,
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.livrables:
        yield RULE.found(entry.at("titre", on="key"))
