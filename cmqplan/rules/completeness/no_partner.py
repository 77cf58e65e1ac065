"""CMQ612: a fiche without partenaires."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import FICHE, INFO, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

_FICHE = "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"

RULE = Rule(
    "CMQ612",
    "no-partner",
    INFO,
    title=Said("Une fiche sans partenaires", "A fiche without partenaires"),
    says=Says(
        fr=(
            "cette action a un porteur et aucun partenaire",
            'ajoutez « partenaires: [metropole, lycee-exemple] », ou « partenaires: ["..."] » tant qu\'on les cherche',
        ),
        en=(
            "this action has one carrier and no partner",
            'add “partenaires: [metropole, lycee-exemple]”, or “partenaires: ["..."]” while they are being looked for',
        ),
    ),
    reason=Said(
        "Un campus est là pour faire agir ensemble ; une action à laquelle personne d'autre ne prend part mérite qu'on y regarde à deux fois.",
        "A campus is there to make people act together; an action that nobody else takes part in is worth a second look.",
    ),
    source=document(
        "Chaque fiche du plan 2024 a au moins deux partenaires",
        "Every fiche of the 2024 plan has at least two partners",
    ),
    fails=FICHE.saying(_FICHE).at_line(3),
    passes=FICHE.saying(_FICHE + "partenaires: [metropole]\n"),
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    if not entry.model.partenaires and len(entry.model.porteurs) < 2:
        yield RULE.found(entry.at("porteurs", on="key"))
