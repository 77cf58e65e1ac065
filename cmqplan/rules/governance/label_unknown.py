"""CMQ514: a label that nothing dates."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus, label = entry.model, entry.model.dernier_label
    if campus.stade not in LABELLED and campus.stade is not Stade.ECHU:
        return
    if label is None:
        yield Finding("CMQ514", entry.at("stade"), {"stade": campus.stade.value})
    elif label.dernier_jour is None:
        yield Finding("CMQ514", entry.at("labels", campus.labels.index(label), "debut"), {}, "no-end")


RULE = Rule(
    code="CMQ514",
    slug="label-without-dates",
    severity=Severity.INFO,
    title=N_("A label whose dates aren't given"),
    messages={
        "": N_("the stage is “{stade}”, and no award of the label is given"),
        "no-end": N_("nothing says when this label ends"),
    },
    helps={
        "": N_("add “labels”: “- {{categorie: campus, debut: 1er septembre 2022, duree: 5 ans}}”"),
        "no-end": N_("add its “duree” (“5 ans”) or its “fin”"),
    },
    reason=N_(
        "A label is awarded for some years. Without its end nobody is told that its renewal is due, and no plan can be checked against it."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The académie de Nancy-Metz: the label is awarded for four years and can be renewed"),
    ),
    failing=Example(CAMPUS, FILES[CAMPUS].replace(", duree: 5 ans", ""), line=8),
    passing=Example(CAMPUS, FILES[CAMPUS]),
    campus=check,
)
