"""CMQ402: a name where the identifier exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Edit, Finding, Fix, Place, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.walk import named_in_frame, placed, to_look_at
from cmqplan.workspace.workspace import Entry, Workspace


def in_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    mentions = to_look_at(entry.model, scene.workspace.organismes)
    return judge(placed(mentions, entry), scene.workspace) if mentions else ()


def in_frame(workspace: Workspace) -> Iterator[Finding]:
    return judge(named_in_frame(workspace), workspace)


def judge(mentions: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    for text, place in mentions:
        if organismes.knows(text):
            continue
        identifier = organismes.meant_by(text)
        if identifier is None:
            continue
        yield Finding(
            "CMQ402",
            place,
            {"text": text, "identifier": identifier},
            related=(Related(organismes[identifier].at(on="key"), N_("it is declared here")),),
            fix=Fix((Edit(place, identifier),)),
        )


RULE = Rule(
    code="CMQ402",
    slug="name-instead-of-identifier",
    severity=Severity.ERROR,
    title=N_("A party's name where its identifier belongs"),
    messages={"": N_("“{text}” is a name of the organisme “{identifier}”, not its identifier")},
    helps={"": N_("write “{identifier}”")},
    reason=N_(
        "A party has many names and one identifier. With the identifier everywhere, a name is written and corrected in one place, "
        "and the documents always show the same one."
    ),
    source=Source(Origin.DOCUMENT, N_("The 2024 plan and the 2022 decision write one campus in three ways")),
    failing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs:
  - Campus Bois
""",
        line=4,
    ),
    passing=Example(
        FICHE,
        """\
numero: 1.1
titre: Forum des métiers du bois
porteurs:
  - cmq-bois
""",
    ),
    fixable=True,
    fiche=in_fiche,
    workspace=in_frame,
)
