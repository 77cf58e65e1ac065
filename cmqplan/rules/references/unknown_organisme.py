"""CMQ401: a party that is declared nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cmqplan.findings import Edit, Finding, Fix, Place, fold
from cmqplan.language.values import Yaml
from cmqplan.model.fiche import OPEN
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.values import slug
from cmqplan.rules.declare import ERROR, Rule, Said, Says, document, fiche
from cmqplan.rules.walk import nearest_organisme
from cmqplan.source.edits.writing import Habits, flow
from cmqplan.workspace.own import type_of
from cmqplan.workspace.persons import is_person
from cmqplan.workspace.workspace import Organismes, Workspace

RULE = Rule(
    "CMQ401",
    "unknown-organisme",
    ERROR,
    title=Said(
        "Un organisme que organismes.yaml ne déclare pas", "A party that organismes.yaml doesn't declare"
    ),
    says={
        "": Says(
            fr=(
                "aucun organisme n'est déclaré sous « {text} »",
                "déclarez-le dans plans/organismes.yaml avec son type, par exemple {declared}, puis écrivez « {identifier} » ici",
            ),
            en=(
                "no organisme is declared as “{text}”",
                "declare it in plans/organismes.yaml with its type, such as {declared}, then write “{identifier}” here",
            ),
        ),
        "several": Says(
            fr=("« {text} » nomme plusieurs organismes en un seul texte", "écrivez {listed}"),
            en=("“{text}” names several parties in one text", "write {listed}"),
        ),
        "to-confirm": Says(
            fr=("« {text} » n'est pas un identifiant", "écrivez {example}"),
            en=("“{text}” isn't an identifier", "write {example}"),
        ),
        "person": Says(
            fr=(
                "« {text} » semble désigner une personne, là où il faut un organisme",
                "écrivez l'identifiant de son organisme, comme « {suggestion} »",
            ),
            en=(
                "“{text}” seems to stand for a person, where a body belongs",
                "write the identifier of the body, such as “{suggestion}”",
            ),
        ),
        "person-with-role": Says(
            fr=(
                "« {text} » semble désigner une personne, là où il faut un organisme",
                "écrivez l'identifiant de son organisme, et sa fonction si elle importe, comme {example}",
            ),
            en=(
                "“{text}” seems to stand for a person, where a body belongs",
                "write the identifier of the body, and the function if it matters, such as {example}",
            ),
        ),
        "person-of": Says(
            fr=(
                "« {text} » semble désigner une personne, là où il faut un organisme",
                "écrivez « {suggestion} »",
            ),
            en=("“{text}” seems to stand for a person, where a body belongs", "write “{suggestion}”"),
        ),
        "undecided": Says(
            fr=(
                "« {text} » ne nomme aucun organisme",
                "écrivez \"...\", avec ses guillemets, tant que l'organisme n'est pas connu",
            ),
            en=("“{text}” names no party", 'write "...", with its quotes, until the party is known'),
        ),
        "own-money": Says(
            fr=(
                "« {text} » dit d'où vient l'argent, et non qui le verse",
                "nommez l'organisme qui paie, et ajoutez « nature: fonds propres »",
            ),
            en=(
                "“{text}” says where the money comes from, not who pays it",
                "name the party that pays, and add “nature: fonds propres”",
            ),
        ),
        "near": Says(
            fr=(
                "aucun organisme n'est déclaré sous « {text} » ; le plus proche est « {suggestion} » ({nom})",
                "écrivez « {suggestion} », ou déclarez « {identifier} » dans plans/organismes.yaml s'il s'agit d'un autre organisme",
            ),
            en=(
                "no organisme is declared as “{text}”; the nearest is “{suggestion}” ({nom})",
                "write “{suggestion}”, or declare “{identifier}” in plans/organismes.yaml if it is another party",
            ),
        ),
        "open": Says(
            fr=(
                "« {text} » se trouve là où il faut nommer un organisme",
                "retirez cette ligne tant que l'organisme n'est pas connu ; l'argent qui reste à trouver s'écrit « reste_a_financer: … »",
            ),
            en=(
                "“{text}” stands where one party must be named",
                "leave this line out until the party is known; money still to be found is written “reste_a_financer: …”",
            ),
        ),
    },
    reason=Said(
        "Un organisme est déclaré une fois, avec son nom et son type, et désigné partout par son identifiant. Un nom qui ne mène nulle part ferait deux organismes d'un seul dans les tableaux, et sa part manquerait au total de l'autre.",
        "A party is declared once, with its name and its kind, and named everywhere by its identifier. A name that leads nowhere would make two parties out of one in the tables, and its share would be missing from the other’s total.",
    ),
    source=document(
        "Le plan 2024 et la délibération de 2022 écrivent un même campus de trois façons",
        "The 2024 plan and the 2022 decision write one campus in three ways",
    ),
    fails=fiche("partenaires: [lycee-exemple, metropol]\n").at_line(4),
    passes=fiche('partenaires: [lycee-exemple, metropole, "..."]\n'),
    fixable=True,
)


def check_mention(reference: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    if workspace.organismes_read and not (organismes.knows(reference) or organismes.meant_by(reference)):
        yield _told(reference, place, organismes)


_UNDECIDED = frozenset(
    f"a {word}" for word in ("definir", "confirmer", "preciser", "determiner", "completer", "trouver")
)
_OWN_MONEY = frozenset({"autofinancement", "auto financement", "fonds propres", "nos fonds"})
_UNSURE = re.compile(
    r"(.+?)\s*(?:\((?:à |a )?(?:confirmer|valider|solliciter|pressenti|en attente)[^)]*\)|\?)"
)
_PARTS = re.compile(r"[(),;/:]|\s[-–—]\s|\s+et\s+")
"""Between a person and the body, or two persons."""
_WITH_ROLE = frozenset({"porteurs", "partenaires", "parties", "membres"})
"""The lists whose items may tell a function."""
_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+et\s+")


def _told(text: str, place: Place, organismes: Organismes) -> Finding:
    *_, key = place.path
    item = place._replace(path=place.path[:-1]) if key == "organisme" and place.path[1:] else place
    listed = isinstance(item.path[-1], int)
    if text in OPEN:
        return RULE.found(place, "open", text=text)
    if not fold(text) or fold(text) in _UNDECIDED:
        return RULE.found(place, "undecided" if listed else "open", text=text)
    if fold(text) in _OWN_MONEY and key == "financeur":
        return RULE.found(place, "own-money", text=text)
    parts = _BETWEEN.split(text)
    names = [name for name in (_known(part, organismes) for part in parts) if name]
    if listed and len(names) == len(parts) > 1:
        finding = _several(text, names, place, item)
        return finding._replace(fix=Fix((Edit(item, f"[{', '.join(names)}]", names),)))
    unsure = _UNSURE.fullmatch(text)
    identifier = _known(unsure[1], organismes) if unsure else None
    if identifier and listed and place.path[0] in ("porteurs", "partenaires"):
        meant = {"organisme": identifier, "statut": "pressenti"}
        written = f"{{organisme: {identifier}, statut: pressenti}}"
        finding = RULE.found(place, "to-confirm", text=text, example=Yaml(written))
        return finding._replace(fix=Fix((Edit(item, written, meant),)))
    if any(is_person(part) for part in _PARTS.split(text)):
        return _person(text, place, item, organismes)
    suggestion = nearest_organisme(text, organismes)
    identifier = slug(text) or "mon-organisme"
    if suggestion is not None:
        nom = organismes.nom(suggestion)
        return RULE.found(place, "near", text=text, identifier=identifier, suggestion=suggestion, nom=nom)
    names = [name for name in (nearest_organisme(part, organismes) for part in parts) if name]
    if listed and len(names) == len(parts) > 1:
        return _several(text, names, place, item)
    entry = flow({"nom": text, "type": str(type_of(text) or TypeOrganisme.ASSOCIATION)}, Habits(), "")
    return RULE.found(
        place, "", text=text, identifier=identifier, suggestion=None, declared=Yaml(f"{identifier}: {entry}")
    )


def _several(text: str, names: Sequence[str], place: Place, item: Place) -> Finding:
    owner = next(step for step in reversed(item.path) if isinstance(step, str))
    return RULE.found(place, "several", text=text, listed=Yaml(f"{owner}: [{', '.join(names)}]"))


def _person(text: str, place: Place, item: Place, organismes: Organismes) -> Finding:
    body = next(filter(None, (_known(part.strip(), organismes) for part in _PARTS.split(text))), None)
    if body is not None:
        return RULE.found(place, "person-of", text=text, suggestion=body)
    suggestion = next(iter(organismes), "mon-organisme")
    if isinstance(item.path[-1], int) and item.path[0] in _WITH_ROLE:
        example = Yaml(flow({"organisme": suggestion, "role": "Chargé de mission"}, Habits(), ""))
        return RULE.found(place, "person-with-role", text=text, example=example)
    return RULE.found(place, "person", text=text, suggestion=suggestion)


def _known(text: str, organismes: Organismes) -> str | None:
    return text if text in organismes else organismes.meant_by(text)
