"""CMQ122: a link that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.texts import texts_of
from cmqplan.workspace.workspace import Entry, Workspace

_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\(\s*<?([^()\s<>]+)")
_GOOD = re.compile(r"https?://[^/\s]|mailto:[^@\s]+@", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:fr|eu|com|org|net|gouv))(?:[/.]\S*)?", re.IGNORECASE)


def check(entry: Entry[Any], _: object = None) -> Iterator[Finding]:
    for path, text in texts_of(entry.model):
        if "](" not in text:
            continue
        for match in _LINK.finditer(text):
            yield from _link(entry, path, match[1], match.span(1))


def _link(
    entry: Entry[Any], path: tuple[str | int, ...], target: str, part: tuple[int, int]
) -> Iterator[Finding]:
    if _GOOD.match(target):
        return
    place = entry.at(*path, part=part)
    if "@" in target and ":" not in target:
        yield Finding("CMQ122", place, {"target": target, "suggestion": f"mailto:{target}"}, "near")
    elif _BARE.fullmatch(target):
        yield Finding("CMQ122", place, {"target": target, "suggestion": f"https://{target}"}, "near")
    else:
        yield Finding("CMQ122", place, {"target": target[:80]})


def check_plan(scene: Scene, _: object) -> Iterator[Finding]:
    if scene.plan is not None:
        yield from check(scene.plan)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for entry in workspace.organismes.values():
        yield from check(entry)
        site = entry.model.site
        if site is not None:
            yield from _link(entry, ("site",), site, (0, len(site)))


_FICHE = (
    "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nconstats: Voir [le site]({link}).\n"
)

RULE = Rule(
    code="CMQ122",
    slug="link",
    severity=Severity.WARNING,
    title=N_("A link that leads nowhere"),
    messages={
        "": N_("“{target}” isn't an address that a link can lead to"),
        "near": N_("“{target}” isn't a full address"),
    },
    helps={
        "": N_("write an address that begins with https:// (or mailto: for a mail address)"),
        "near": N_("write “{suggestion}”"),
    },
    reason=N_(
        "Documents are read far from the folder they were made in: only a full web or mail address leads somewhere. Any other link is shown as plain text."
    ),
    source=Source(Origin.FORMAT, N_("Links in texts are http, https or mailto")),
    failing=Example(FICHE, _FICHE.format(link="www.example.org/forum"), line=4),
    passing=Example(FICHE, _FICHE.format(link="https://www.example.org/forum")),
    fiche=check,
    plan=check_plan,
    convention=check,
    campus=check,
    reseau=check,
    workspace=check_workspace,
)
