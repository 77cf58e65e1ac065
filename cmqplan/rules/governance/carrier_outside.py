"""CMQ506: an action carried by a party that isn't in the campus."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.campus import Campus
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.model.memo import asked_again
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, document
from cmqplan.rules.members import belonging, identifier, opened
from cmqplan.workspace.workspace import Entry, Organismes

RULE = Rule(
    "CMQ506",
    "carrier-outside-campus",
    WARNING,
    title=Said(
        "Une action portée par un organisme qui n'est pas du campus",
        "An action carried by a party that isn't in the campus",
    ),
    says=Says(
        fr=(
            "{nom} porte cette action et n'est pas membre de {campus}",
            "ajoutez « {identifier} » aux « membres » du campus, ou confiez l'action à un membre",
        ),
        en=(
            "{nom} carries this action and isn't a member of {campus}",
            "add “{identifier}” to the “membres” of the campus, or let a member carry the action",
        ),
    ),
    reason=Said(
        "Le campus répond de ses actions : un porteur extérieur n'est lié par aucune de ses décisions.",
        "An action of the campus is answered for by the campus: a carrier from outside is bound by none of its decisions.",
    ),
    source=document(
        "Le campus porte toutes les actions du plan 2024, son établissement support toutes celles de 2022",
        "The campus carries every action of the 2024 plan, its support every one of 2022",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs: [metropole]\n").at_line(3),
    passes=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs: [entreprise-exemple]\n"),
)


@asked_again
def _inside(campus: Campus, organismes: Organismes) -> frozenset[str] | None:
    """Everyone in a campus; None where nobody is listed, or the list is still open."""
    if not campus.membres or any(member.organisme in OPEN for member in campus.membres):
        return None
    return belonging(campus, organismes)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    campus, organismes = scene.campus, scene.workspace.organismes
    inside = _inside(campus.model, organismes) if campus is not None else None
    if campus is None or inside is None:
        return
    for n, carrier in enumerate(entry.model.porteurs):
        party = identifier(carrier.organisme, organismes)
        if party in inside or party not in organismes or opened(party, organismes) & inside:
            continue
        yield RULE.found(
            entry.at("porteurs", n, "organisme"),
            "",
            Related(
                campus.at("membres", on="key"),
                Said("les membres du campus sont énumérés ici", "the members of the campus are listed here"),
            ),
            nom=organismes.nom(party),
            identifier=party,
            campus=campus.model.sigle or campus.model.nom,
        )
