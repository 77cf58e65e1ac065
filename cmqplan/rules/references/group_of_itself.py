"""CMQ419: a group that is a member of itself."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Organismes, Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    told: set[str] = set()
    for identifier, entry in organismes.items():
        for n, member in enumerate(entry.model.membres):
            way = _way(member, identifier, organismes)
            if way is None or told & {identifier, *way}:
                continue
            told |= {identifier, *way}
            params = {"identifier": identifier, "way": tuple(way[:-1])}
            yield Finding("CMQ419", entry.at("membres", n), params, "through-others" if len(way) > 1 else "")


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


RULE = Rule(
    code="CMQ419",
    slug="group-of-itself",
    severity=Severity.ERROR,
    title=N_("A group that is a member of itself"),
    messages={
        "": N_("“{identifier}” is a member of itself"),
        "through-others": N_("“{identifier}” is a member of itself, through {way}"),
    },
    helps={
        "": N_("name the parties that the group is made of, without the group"),
        "through-others": N_(
            "a group's members can't bring the group back: take one of these memberships out"
        ),
    },
    reason=N_("What a group brings is shared out among its members; among itself that would never end."),
    source=Source(Origin.FORMAT, N_("A group's “membres” lead to parties, not back to the group")),
    failing=Example(
        ORGANISMES,
        FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe, membres: [scierie, pole]}\n",
        line=6,
    ),
    passing=Example(
        ORGANISMES, FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe, membres: [scierie, cmq-bois]}\n"
    ),
    workspace=check,
)
