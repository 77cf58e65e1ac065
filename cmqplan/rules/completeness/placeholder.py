"""CMQ606: words that were to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cmqplan.findings import N_, Finding, Severity
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.texts import texts_of
from cmqplan.workspace.workspace import Entry, Resume, Workspace

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|[Xx]{3,}|X{2,}(?= ?€)|JJ/MM(?:/AAAA)?|[Ll]orem ipsum)\b"
    r"|\?{3,}|_{4,}|<[^<>\n@:/]{2,40}>(?!\w)|\[(?:…|\.\.\.|x+|X+)\]"
    r"|\b[àÀ] (?:compl[ée]ter|d[ée]finir|pr[ée]ciser|d[ée]terminer|remplir|renseigner|r[ée]diger|confirmer)"
    r"(?=\s*(?:$|[.,;:!?)\]»…\n]))"
)
"""The words people leave for later. « à définir » counts only where nothing follows it: « aider à définir un projet »
is a sentence like any other. ``lettres entre chevrons`` are a form's blanks."""


def in_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    return judge(entry, texts_of(entry.model))


def in_plan(scene: Scene, _: Sequence[Resume]) -> Iterable[Finding]:
    return judge(scene.plan, texts_of(scene.plan.model)) if scene.plan is not None else ()


def in_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    return judge(entry, texts_of(entry.model))


def in_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    return judge(entry, texts_of(entry.model))


def judge(
    entry: Entry[Fiche] | Entry[Plan] | Entry[Convention] | Entry[Campus], found: Iterable[tuple[Path, str]]
) -> Iterator[Finding]:
    for path, text in found:
        match = _PLACEHOLDER.search(text)
        if match is not None:
            yield Finding("CMQ606", entry.at(*path, part=match.span()), {"text": match[0]})


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
modalites:
  - Une journée de rencontres dans chaque lycée
  - {text}
"""

RULE = Rule(
    code="CMQ606",
    slug="placeholder",
    severity=Severity.WARNING,
    title=N_("Words that were to be replaced"),
    messages={"": N_("“{text}” was to be replaced by something")},
    helps={"": N_("write what belongs here, or take it out")},
    reason=N_(
        "What is left for later is easily left for good, and then stands in a document that a committee votes on."
    ),
    source=Source(Origin.PRACTICE, N_("Drafts are shared with their blanks")),
    failing=Example(FICHE, _FICHE.format(text="Lieu à définir"), line=6),
    passing=Example(FICHE, _FICHE.format(text="Aider les élèves à définir leur projet")),
    fiche=in_fiche,
    plan=in_plan,
    convention=in_convention,
    campus=in_campus,
)
