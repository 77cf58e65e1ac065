"""CMQ401: a party that is declared nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding, Place
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.model.values import slug
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, document, fiche
from cmqplan.rules.walk import nearest_organisme, to_look_at
from cmqplan.workspace.mentions import named_in_frame, placed
from cmqplan.workspace.workspace import Entry, Workspace

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
                "déclarez-le dans plans/organismes.yaml : « {identifier}: {{nom: {text}, type: …}} », puis écrivez « {identifier} » ici",
            ),
            en=(
                "no organisme is declared as “{text}”",
                "declare it in plans/organismes.yaml: “{identifier}: {{nom: {text}, type: …}}”, then write “{identifier}” here",
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
    fails=fiche("partenaires: [lycee-arbois, metropol]\n").at_line(4),
    passes=fiche('partenaires: [lycee-arbois, metropole, "..."]\n'),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    mentions = to_look_at(entry.model, scene.workspace.organismes)
    return judge(placed(mentions, entry), scene.workspace) if mentions else ()


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    return judge(named_in_frame(workspace), workspace)


def judge(mentions: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    if not workspace.organismes_read:
        return
    organismes = workspace.organismes
    for text, place in mentions:
        if organismes.knows(text) or organismes.meant_by(text):
            continue
        if text in OPEN:
            yield RULE.found(place, "open", text=text)
            continue
        suggestion = nearest_organisme(text, organismes)
        params = {"text": text, "identifier": slug(text) or "mon-organisme", "suggestion": suggestion}
        if suggestion is not None:
            params["nom"] = organismes.nom(suggestion)
        yield RULE.found(place, "near" if suggestion else "", **params)
