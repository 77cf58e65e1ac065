"""CMQ402: a name where the identifier exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Edit, Finding, Fix, Place, Related
from cmqplan.model.fiche import Fiche
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, Scene, document
from cmqplan.rules.walk import to_look_at
from cmqplan.workspace.mentions import named_in_frame, placed
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ402",
    "name-instead-of-identifier",
    ERROR,
    title=Said(
        "Le nom d'un organisme à la place de son identifiant", "A party's name where its identifier belongs"
    ),
    says=Says(
        fr=(
            "« {text} » est un nom de l'organisme « {identifier} », pas son identifiant",
            "écrivez « {identifier} »",
        ),
        en=("“{text}” is a name of the organisme “{identifier}”, not its identifier", "write “{identifier}”"),
    ),
    reason=Said(
        "Un organisme a plusieurs noms et un seul identifiant. Avec l'identifiant partout, un nom s'écrit et se corrige à un seul endroit, et les documents montrent toujours le même.",
        "A party has many names and one identifier. With the identifier everywhere, a name is written and corrected in one place, and the documents always show the same one.",
    ),
    source=document(
        "Le plan 2024 et la délibération de 2022 écrivent un même campus de trois façons",
        "The 2024 plan and the 2022 decision write one campus in three ways",
    ),
    fails=FICHE.saying("""\
numero: 1.1
titre: Forum des métiers du bois
porteurs:
  - Campus Bois
""").at_line(4),
    passes=FICHE.saying("""\
numero: 1.1
titre: Forum des métiers du bois
porteurs:
  - cmq-bois
"""),
    fixable=True,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    mentions = to_look_at(entry.model, scene.workspace.organismes)
    return judge(placed(mentions, entry), scene.workspace) if mentions else ()


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    return judge(named_in_frame(workspace), workspace)


def judge(mentions: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    for text, place in mentions:
        if organismes.knows(text):
            continue
        identifier = organismes.meant_by(text)
        if identifier is None:
            continue
        yield RULE.found(
            place,
            "",
            Related(organismes[identifier].at(on="key"), Said("il est déclaré ici", "it is declared here")),
            text=text,
            identifier=identifier,
        )._replace(fix=Fix((Edit(place, identifier),)))
