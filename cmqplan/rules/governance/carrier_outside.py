"""CMQ506: an action carried by a party that isn't in the campus."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.campus import Campus
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.members import belonging, identifier, opened
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.memo import asked_again
from cmqplan.workspace.workspace import Entry, Organismes


@asked_again
def _inside(campus: Campus, organismes: Organismes) -> frozenset[str] | None:
    """Everyone in a campus; None where nobody is listed, or the list is still open."""
    if not campus.membres or any(member.organisme in OPEN for member in campus.membres):
        return None
    return belonging(campus, organismes)


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    campus, organismes = scene.campus, scene.workspace.organismes
    inside = _inside(campus.model, organismes) if campus is not None else None
    if campus is None or inside is None:
        return
    for n, carrier in enumerate(entry.model.porteurs):
        party = identifier(carrier.organisme, organismes)
        if party in inside or party not in organismes or opened(party, organismes) & inside:
            continue
        yield Finding(
            "CMQ506",
            entry.at("porteurs", n, "organisme"),
            {
                "nom": organismes.nom(party),
                "identifier": party,
                "campus": campus.model.sigle or campus.model.nom,
            },
            related=(
                Related(campus.at("membres", on="key"), N_("the members of the campus are listed here")),
            ),
        )


RULE = Rule(
    code="CMQ506",
    slug="carrier-outside-campus",
    severity=Severity.WARNING,
    title=N_("An action carried by a party that isn't in the campus"),
    messages={"": N_("{nom} carries this action and isn't a member of {campus}")},
    helps={"": N_("add “{identifier}” to the “membres” of the campus, or let a member carry the action")},
    reason=N_(
        "An action of the campus is answered for by the campus: a carrier from outside is bound by none of its decisions."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The campus carries every action of the 2024 plan, its support every one of 2022")
    ),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [metropole]\n", line=3),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [scierie]\n"),
    fiche=check,
)
