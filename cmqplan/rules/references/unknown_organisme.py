"""CMQ401: a party that is declared nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Place, Severity
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.model.values import slug
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.walk import named_in_frame, nearest_organisme, placed, to_look_at
from cmqplan.workspace.workspace import Entry, Workspace


def in_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    mentions = to_look_at(entry.model, scene.workspace.organismes)
    return judge(placed(mentions, entry), scene.workspace) if mentions else ()


def in_frame(workspace: Workspace) -> Iterator[Finding]:
    return judge(named_in_frame(workspace), workspace)


def judge(mentions: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    if not workspace.organismes_read:
        return
    organismes = workspace.organismes
    for text, place in mentions:
        if organismes.knows(text) or organismes.meant_by(text):
            continue
        if text in OPEN:
            yield Finding("CMQ401", place, {"text": text}, "open")
            continue
        suggestion = nearest_organisme(text, organismes)
        params = {"text": text, "identifier": slug(text) or "mon-organisme", "suggestion": suggestion}
        if suggestion is not None:
            params["nom"] = organismes.nom(suggestion)
        yield Finding("CMQ401", place, params, "near" if suggestion else "")


RULE = Rule(
    code="CMQ401",
    slug="unknown-organisme",
    severity=Severity.ERROR,
    title=N_("A party that organismes.yaml doesn't declare"),
    messages={
        "": N_("no organisme is declared as “{text}”"),
        "near": N_("no organisme is declared as “{text}”; the nearest is “{suggestion}” ({nom})"),
        "open": N_("“{text}” stands where one party must be named"),
    },
    helps={
        "": N_(
            "declare it in plans/organismes.yaml: “{identifier}: {{nom: {text}, type: …}}”, then write “{identifier}” here"
        ),
        "near": N_(
            "write “{suggestion}”, or declare “{identifier}” in plans/organismes.yaml if it is another party"
        ),
        "open": N_(
            "leave this line out until the party is known; money still to be found is written “reste_a_financer: …”"
        ),
    },
    reason=N_(
        "A party is declared once, with its name and its kind, and named everywhere by its identifier. A name that leads nowhere "
        "would make two parties out of one in the tables, and its share would be missing from the other’s total."
    ),
    source=Source(Origin.DOCUMENT, N_("The 2024 plan and the 2022 decision write one campus in three ways")),
    failing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires: [lycee-arbois, metropol]
""",
        line=4,
    ),
    passing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires: [lycee-arbois, metropole, "..."]
""",
    ),
    fiche=in_fiche,
    workspace=in_frame,
)
