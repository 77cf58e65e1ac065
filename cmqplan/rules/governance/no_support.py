"""CMQ509: a campus without an établissement support."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus
from cmqplan.rules.declare import CAMPUS, INFO, Rule, Said, Says, document
from cmqplan.rules.members import LABELLED
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ509",
    "campus-without-support",
    INFO,
    title=Said("Un campus sans établissement support", "A campus without the school that supports it"),
    says=Says(
        fr=(
            "rien ne dit quel établissement est le support de {nom}",
            "écrivez « etablissement_support: … » avec l'identifiant de l'établissement qui reçoit son argent et emploie son personnel",
        ),
        en=(
            "nothing says which établissement supports {nom}",
            "write “etablissement_support: …” with the identifier of the school that receives its money and employs its staff",
        ),
    ),
    reason=Said(
        "Un campus est un réseau, pas une personne morale : son établissement support signe, reçoit et dépense pour lui.",
        "A campus is a network, not a legal person: its support signs, receives and spends for it.",
    ),
    source=document(
        "Le plan 2024 et la délibération de 2022 : l'ESTP porte le campus, et c'est elle qui est payée",
        "The 2024 plan and the 2022 decision: the ESTP carries the campus and is the one that is paid",
    ),
    fails=CAMPUS.without("etablissement_support").at_line(4),
    passes=CAMPUS,
)


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    """A campus of which no member is known either is left to CMQ515."""
    campus = entry.model
    if campus.stade in LABELLED and campus.membres and campus.etablissement_support is None:
        yield RULE.found(entry.at("stade"), nom=campus.sigle or campus.nom)
