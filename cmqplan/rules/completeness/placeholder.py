"""CMQ606: words that were to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, practice

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
modalites:
  - Une journée de rencontres dans chaque lycée
  - {text}
"""

RULE = Rule(
    "CMQ606",
    "placeholder",
    WARNING,
    title=Said("Des mots qui devaient être remplacés", "Words that were to be replaced"),
    says=Says(
        fr=("« {text} » devait être remplacé", "écrivez ce qui doit figurer ici, ou retirez-le"),
        en=("“{text}” was to be replaced by something", "write what belongs here, or take it out"),
    ),
    reason=Said(
        "Ce qu'on laisse pour plus tard y reste souvent, et se retrouve dans un document qu'un comité vote.",
        "What is left for later is easily left for good, and then stands in a document that a committee votes on.",
    ),
    source=practice("Les brouillons circulent avec leurs blancs", "Drafts are shared with their blanks"),
    fails=FICHE.saying(_FICHE.format(text="Lieu à définir")).at_line(6),
    passes=FICHE.saying(_FICHE.format(text="Aider les élèves à définir leur projet")),
)

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|[Xx]{3,}|X{2,}(?= ?€)|JJ/MM(?:/AAAA)?|[Ll]orem ipsum)\b"
    r"|\?{3,}|_{4,}|<[^<>\n@:/]{2,40}>(?!\w)|\[(?:…|\.\.\.|x+|X+)\]"
    r"|\b[àÀ] (?:compl[ée]ter|d[ée]finir|pr[ée]ciser|d[ée]terminer|remplir|renseigner|r[ée]diger|confirmer)"
    r"(?=\s*(?:$|[.,;:!?)\]»…\n]))"
)
"""The words people leave for later. « à définir » counts only where nothing follows it: « aider à définir un projet »
is a sentence like any other. ``lettres entre chevrons`` are a form's blanks."""


def check_text(place: Place, text: str) -> Iterator[Finding]:
    match = _PLACEHOLDER.search(text)
    if match is not None and place.path[-1] not in ("organisme", "financeur", "beneficiaire"):  # CMQ401's
        yield RULE.found(place.within(match.span()), text=match[0])
