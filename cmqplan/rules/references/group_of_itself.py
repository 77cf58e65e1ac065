"""CMQ419: a group that is a member of itself."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.rules.declare import ERROR, ORGANISMES, Rule, Said, Says, file_format
from cmqplan.workspace.workspace import Organismes, Workspace

RULE = Rule(
    "CMQ419",
    "group-of-itself",
    ERROR,
    title=Said("Un groupe membre de lui-même", "A group that is a member of itself"),
    says={
        "": Says(
            fr=(
                "« {identifier} » est membre de lui-même",
                "nommez les organismes qui composent le groupe, sans le groupe",
            ),
            en=(
                "“{identifier}” is a member of itself",
                "name the parties that the group is made of, without the group",
            ),
        ),
        "through-others": Says(
            fr=(
                "« {identifier} » est membre de lui-même, en passant par {way}",
                "les membres d'un groupe ne peuvent pas ramener au groupe : retirez l'une de ces appartenances",
            ),
            en=(
                "“{identifier}” is a member of itself, through {way}",
                "a group's members can't bring the group back: take one of these memberships out",
            ),
        ),
    },
    reason=Said(
        "Ce qu'un groupe apporte se répartit entre ses membres ; avec lui-même, cela ne finirait jamais.",
        "What a group brings is shared out among its members; among itself that would never end.",
    ),
    source=file_format(
        "Les « membres » d'un groupe mènent à des organismes, pas au groupe lui-même",
        "A group's “membres” lead to parties, not back to the group",
    ),
    fails=ORGANISMES.plus(
        "pole: {nom: Pôle Exemple, type: groupe, membres: [entreprise-exemple, pole]}\n"
    ).at_line(6),
    passes=ORGANISMES.plus(
        "pole: {nom: Pôle Exemple, type: groupe, membres: [entreprise-exemple, campus-exemple]}\n"
    ),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    ranks = {name: n for n, name in enumerate(workspace.organismes)}
    for ring in _rings(workspace.organismes):
        at = ring.index(min(ring, key=ranks.__getitem__))
        first, *others = *ring[at:], *ring[:at]
        entry = workspace.organismes[first]
        place = entry.at("membres", entry.model.membres.index((*others, first)[0]))
        yield RULE.found(place, "through-others" if others else "", identifier=first, way=tuple(others))


def _rings(organismes: Organismes) -> Iterator[list[str]]:
    """Groups each of which is a member of the one before, and the first of the last; no group is in two of them. Every
    membership is looked at once."""
    seen: set[str] = set()
    told: set[str] = set()
    for start in organismes:
        way = {} if start in seen else {start: iter(organismes[start].model.membres)}
        seen.add(start)
        while way:
            name = next(reversed(way))
            member = next(way[name], None)
            if member is None:
                del way[name]
            elif member in way:
                ring = list(way)[list(way).index(member) :] if name not in told else []
                if ring and told.isdisjoint(ring):
                    told.update(ring)
                    yield ring
            elif member in organismes and member not in seen:
                seen.add(member)
                way[member] = iter(organismes[member].model.membres)
