"""CMQ419: a group that is a member of itself."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, file_format
from cmqplan.rules.example import FILES, ORGANISMES
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
    fails=Example(
        ORGANISMES,
        FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe, membres: [scierie, pole]}\n",
        line=6,
    ),
    passes=Example(
        ORGANISMES, FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe, membres: [scierie, cmq-bois]}\n"
    ),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    told: set[str] = set()
    for identifier, entry in organismes.items():
        for n, member in enumerate(entry.model.membres):
            way = _way(member, identifier, organismes)
            if way is None or told & {identifier, *way}:
                continue
            told |= {identifier, *way}
            params = {"identifier": identifier, "way": tuple(way[:-1])}
            yield RULE.found(entry.at("membres", n), "through-others" if len(way) > 1 else "", **params)


def _way(start: str, end: str, organismes: Organismes) -> tuple[str, ...] | None:
    """From a party to another through members; None when there is no way."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop(0)
        if way[-1] == end:
            return way
        if way[-1] in seen or way[-1] not in organismes:
            continue
        seen.add(way[-1])
        waiting += [(*way, member) for member in organismes[way[-1]].model.membres]
    return None
