"""CMQ413: a group without members, or members without a group."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.rules.declare import ORGANISMES, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Workspace

RULE = Rule(
    "CMQ413",
    "group-members",
    WARNING,
    title=Said(
        "Un groupe sans membres, ou des membres sans groupe",
        "A group without members, or members of what is no group",
    ),
    says={
        "": Says(
            fr=(
                "le groupe « {identifier} » ne dit pas qui sont ses membres",
                "énumérez leurs identifiants : « membres: [campus-exemple, …] »",
            ),
            en=(
                "the group “{identifier}” doesn't say who its members are",
                "list their identifiers: “membres: [campus-exemple, …]”",
            ),
        ),
        "not-a-group": Says(
            fr=(
                "« {identifier} » a des membres, et son type est « {type} »",
                "écrivez « type: groupe », ou supprimez ses « membres »",
            ),
            en=(
                "“{identifier}” has members, and its type is “{type}”",
                "write “type: groupe”, or remove its “membres”",
            ),
        ),
    },
    reason=Said(
        "Ce qu'un groupe apporte est l'argent de ses membres : pour le répartir entre eux, les tableaux doivent savoir qui ils sont.",
        "What a group brings is its members' money: to share it out among them, the tables must know who they are.",
    ),
    source=document(
        "Fiche 1.1 du plan 2024 : une ligne est payée par « les 4 CMQ » ensemble",
        "Fiche 1.1 of the 2024 plan: one line is paid by “the 4 CMQ” together",
    ),
    fails=ORGANISMES.plus("pole: {nom: Pôle Exemple, type: groupe}\n").at_line(6),
    passes=ORGANISMES.plus(
        "pole: {nom: Pôle Exemple, type: groupe, membres: [campus-exemple, entreprise-exemple]}\n"
    ),
)

_MAY_HAVE_MEMBERS = frozenset({TypeOrganisme.GROUPE, TypeOrganisme.CATEGORIE})


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for identifier, entry in workspace.organismes.items():
        organisme = entry.model
        params = {"identifier": identifier, "type": organisme.type.value}
        if organisme.type is TypeOrganisme.GROUPE and not organisme.membres:
            yield RULE.found(entry.at(on="key"), **params)
        elif organisme.membres and organisme.type not in _MAY_HAVE_MEMBERS:
            yield RULE.found(entry.at("type"), "not-a-group", **params)
