"""CMQ516: a person's name where a function is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cmqplan.findings import Finding
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, Scene, law
from cmqplan.rules.texts import texts
from cmqplan.workspace.workspace import Entry, Resume, Workspace

RULE = Rule(
    "CMQ516",
    "person-named",
    WARNING,
    title=Said(
        "Une personne est nommée là où une fonction suffit", "A person is named where a function is enough"
    ),
    says=Says(
        fr=(
            "« {text} » nomme une personne",
            "écrivez plutôt la fonction : « Proviseur du lycée », « Directrice du campus »",
        ),
        en=(
            "“{text}” names a person",
            "write the function instead: “Proviseur du lycée”, “Directrice du campus”",
        ),
    ),
    reason=Said(
        "Un plan se partage, se publie et se garde des années : une fonction reste vraie quand la personne change, et l'on ne diffuse pas de données personnelles dont nul n'a besoin.",
        "Plans are shared, published and kept for years: a function stays true when the person changes, and no personal data is spread that nobody needs.",
    ),
    source=law(
        "Règlement (UE) 2016/679 du 27 avril 2016 (RGPD), article 5, paragraphe 1, point c : des données limitées à ce qui est nécessaire",
        "Regulation (EU) 2016/679 of 27 April 2016 (RGPD), article 5(1)(c): data limited to what is necessary",
    ),
    fails=CAMPUS.plus("direction: Mme Jeanne Exemple\n").at_line(9),
    passes=CAMPUS.plus("direction: Directrice déléguée aux formations professionnelles\n"),
)

_PERSON = re.compile(
    r"\b(?:M\.|MM\.|M[mM][eE]s?\b\.?|Mlle\b|Mr\b\.?|Monsieur|Madame|Dr\.)[ \u00a0\u202f]+"
    r"(?:[A-ZÀ-Ý][\w'’.-]*[ \u00a0\u202f]+){0,2}[A-ZÀ-Ý][\w'’-]{2,}"
)

_KEYS = frozenset({"direction", "role", "instance", "note", "objet", "texte", "membres", "decisions"})
"""Where people tend to be named; narrative texts may well quote one."""


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    return _judge(entry, texts(entry.model))


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    return _judge(entry, texts(entry.model))


def check_plan(scene: Scene, _: Sequence[Resume]) -> Iterable[Finding]:
    return (
        _judge(scene.plan, texts(scene.plan.model.gouvernance, ("gouvernance",)))
        if scene.plan is not None
        else ()
    )


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    yield from _judge(entry, texts(entry.model.porteurs, ("porteurs",)))
    yield from _judge(entry, texts(entry.model.partenaires, ("partenaires",)))


def _judge(
    entry: Entry[Campus] | Entry[Convention] | Entry[Plan] | Entry[Fiche], found: Iterable[tuple[Path, str]]
) -> Iterator[Finding]:
    for path, text in found:
        match = _PERSON.search(text) if _KEYS & set(path) or path[0] in ("porteurs", "partenaires") else None
        if match is not None:
            yield RULE.found(entry.at(*path, part=match.span()), text=match[0])
