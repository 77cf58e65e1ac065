"""CMQ413: a group without members, or members without a group."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.rules.example import FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Workspace

_MAY_HAVE_MEMBERS = frozenset({TypeOrganisme.GROUPE, TypeOrganisme.CATEGORIE})


def check(workspace: Workspace) -> Iterator[Finding]:
    for identifier, entry in workspace.organismes.items():
        organisme = entry.model
        params = {"identifier": identifier, "type": organisme.type.value}
        if organisme.type is TypeOrganisme.GROUPE and not organisme.membres:
            yield Finding("CMQ413", entry.at(on="key"), params)
        elif organisme.membres and organisme.type not in _MAY_HAVE_MEMBERS:
            yield Finding("CMQ413", entry.at("type"), params, "not-a-group")


RULE = Rule(
    code="CMQ413",
    slug="group-members",
    severity=Severity.WARNING,
    title=N_("A group without members, or members of what is no group"),
    messages={
        "": N_("the group “{identifier}” doesn't say who its members are"),
        "not-a-group": N_("“{identifier}” has members, and its type is “{type}”"),
    },
    helps={
        "": N_("list their identifiers: “membres: [cmq-bois, …]”"),
        "not-a-group": N_("write “type: groupe”, or remove its “membres”"),
    },
    reason=N_(
        "What a group brings is its members' money: to share it out among them, the tables must know who they are."
    ),
    source=Source(
        Origin.DOCUMENT, N_("Fiche 1.1 of the 2024 plan: one line is paid by “the 4 CMQ” together")
    ),
    failing=Example(ORGANISMES, FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe}\n", line=6),
    passing=Example(
        ORGANISMES, FILES[ORGANISMES] + "pole: {nom: Pôle bois, type: groupe, membres: [cmq-bois, scierie]}\n"
    ),
    workspace=check,
)
