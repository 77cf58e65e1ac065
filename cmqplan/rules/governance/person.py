"""CMQ516: a person's name where a function is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.texts import texts, texts_of
from cmqplan.workspace.workspace import Entry, Resume, Workspace

_PERSON = re.compile(
    r"\b(?:M\.|MM\.|M[mM][eE]s?\b\.?|Mlle\b|Mr\b\.?|Monsieur|Madame|Dr\.)[ \u00a0\u202f]+"
    r"(?:[A-ZÀ-Ý][\w'’.-]*[ \u00a0\u202f]+){0,2}[A-ZÀ-Ý][\w'’-]{2,}"
)
_KEYS = frozenset({"direction", "role", "instance", "note", "objet", "texte", "membres", "decisions"})
"""Where people tend to be named; narrative texts may well quote one."""


def in_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    return judge(entry, texts_of(entry.model))


def in_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    return judge(entry, texts_of(entry.model))


def in_plan(scene: Scene, _: Sequence[Resume]) -> Iterable[Finding]:
    return (
        judge(scene.plan, texts(scene.plan.model.gouvernance, ("gouvernance",)))
        if scene.plan is not None
        else ()
    )


def in_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    yield from judge(entry, texts(entry.model.porteurs, ("porteurs",)))
    yield from judge(entry, texts(entry.model.partenaires, ("partenaires",)))


def judge(
    entry: Entry[Campus] | Entry[Convention] | Entry[Plan] | Entry[Fiche], found: Iterable[tuple[Path, str]]
) -> Iterator[Finding]:
    for path, text in found:
        match = _PERSON.search(text) if _KEYS & set(path) or path[0] in ("porteurs", "partenaires") else None
        if match is not None:
            yield Finding("CMQ516", entry.at(*path, part=match.span()), {"text": match[0]})


RULE = Rule(
    code="CMQ516",
    slug="person-named",
    severity=Severity.WARNING,
    title=N_("A person is named where a function is enough"),
    messages={"": N_("“{text}” names a person")},
    helps={"": N_("write the function instead: “Proviseur du lycée”, “Directrice du campus”")},
    reason=N_(
        "Plans are shared, published and kept for years: a function stays true when the person changes, and no personal data "
        "is spread that nobody needs."
    ),
    source=Source(
        Origin.LAW,
        N_(
            "Regulation (EU) 2016/679 of 27 April 2016 (RGPD), article 5(1)(c): data limited to what is necessary"
        ),
    ),
    failing=Example(CAMPUS, FILES[CAMPUS] + "direction: Mme Jeanne Exemple\n", line=9),
    passing=Example(
        CAMPUS, FILES[CAMPUS] + "direction: Directrice déléguée aux formations professionnelles\n"
    ),
    campus=in_campus,
    convention=in_convention,
    plan=in_plan,
    fiche=in_fiche,
)
