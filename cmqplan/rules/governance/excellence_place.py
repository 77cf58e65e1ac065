"""CMQ502: a campus d'excellence without a place."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus, Categorie
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus, label = entry.model, entry.model.dernier_label
    if label is None or campus.stade not in LABELLED or campus.lieu is not None:
        return
    if label.categorie is Categorie.EXCELLENCE:
        place = entry.at("labels", campus.labels.index(label), "categorie")
        yield Finding("CMQ502", place, {"nom": campus.sigle or campus.nom})


_EXCELLENCE = FILES[CAMPUS].replace("categorie: campus", "categorie: excellence")

RULE = Rule(
    code="CMQ502",
    slug="excellence-without-place",
    severity=Severity.WARNING,
    title=N_("A campus d'excellence without the place that embodies it"),
    messages={"": N_("{nom} is a campus d'excellence, and the place that embodies it isn't given")},
    helps={"": N_("write “lieu: …” with the name of the place and its town")},
    reason=N_(
        "What sets the category apart is a place turned to innovation, where people come to train. Whoever reads the file asks where it is."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The Région Île-de-France on campuses d'excellence: the label gives them a place that embodies them"
        ),
    ),
    failing=Example(CAMPUS, _EXCELLENCE, line=8),
    passing=Example(CAMPUS, _EXCELLENCE + "lieu: Halle du bois, Arbois\n"),
    campus=check,
)
