"""CMQ609: a fiche without any means."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

_FICHE = "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"

RULE = Rule(
    "CMQ609",
    "no-means",
    WARNING,
    title=Said("Une fiche qui ne dit rien de ses moyens", "A fiche that says nothing of its means"),
    says=Says(
        fr=(
            "rien ne dit de quoi cette action a besoin",
            "ajoutez ce que l'on sait, par exemple « moyens: {{humains: …, autres: …}} » ; tant qu'aucune somme n'est connue, « moyens: {{financiers: {{note: …}}}} »",
        ),
        en=(
            "nothing says what this action needs",
            "add what is known, such as “moyens: {{humains: …, autres: …}}”; as long as no sum is known, “moyens: {{financiers: {{note: …}}}}”",
        ),
    ),
    reason=Said(
        "Même une action qui ne coûte rien prend du temps à quelqu'un. Sans ses moyens, on ne peut la comparer aux autres.",
        "Even an action that costs nothing takes somebody's time. Without its means it can't be weighed against the others.",
    ),
    source=document(
        "Chaque fiche du plan 2024 a ses trois rubriques de moyens : humains, financiers, autres",
        "Every fiche of the 2024 plan has its three rows of means: people, money, other",
    ),
    fails=FICHE.saying(_FICHE).at_line(2),
    passes=FICHE.saying(_FICHE + "moyens: {humains: Animation}\n"),
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    moyens = entry.model.moyens
    if not moyens.humains and not moyens.autres and moyens.financiers is None:
        yield RULE.found(entry.at("titre", on="key"))
