"""CMQ402: a name where the identifier exists."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Edit, Finding, Fix, Place, Related
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, document
from cmqplan.workspace.workspace import Workspace

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
titre: Forum des métiers
porteurs:
  - CMQ Exemple
""").at_line(4),
    passes=FICHE.saying("""\
numero: 1.1
titre: Forum des métiers
porteurs:
  - campus-exemple
"""),
    fixable=True,
)


def check_mention(reference: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    identifier = None if organismes.knows(reference) else organismes.meant_by(reference)
    if identifier is not None:
        declared = Related(
            organismes[identifier].at(on="key"), Said("il est déclaré ici", "it is declared here")
        )
        found = RULE.found(place, "", declared, text=reference, identifier=identifier)
        yield found._replace(fix=Fix((Edit(place, identifier),)))
