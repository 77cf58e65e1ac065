"""CMQ514: a label that nothing dates."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.declare import CAMPUS, INFO, Rule, Said, Says, document
from cmqplan.rules.members import LABELLED
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ514",
    "label-without-dates",
    INFO,
    title=Said("Un label dont les dates manquent", "A label whose dates aren't given"),
    says={
        "": Says(
            fr=(
                "le stade est « {stade} », et aucune attribution du label n'est indiquée",
                "ajoutez-la, par exemple « labels: [{{categorie: campus, debut: 1er septembre 2022, duree: 5 ans}}] »",
            ),
            en=(
                "the stage is “{stade}”, and no award of the label is given",
                "add it, such as “labels: [{{categorie: campus, debut: 1er septembre 2022, duree: 5 ans}}]”",
            ),
        ),
        "no-end": Says(
            fr=(
                "rien ne dit quand ce label se termine",
                "ajoutez à ce label « duree: 5 ans », ou le jour de sa « fin »",
            ),
            en=(
                "nothing says when this label ends",
                "add “duree: 5 ans” to this label, or the day of its “fin”",
            ),
        ),
    },
    reason=Said(
        "Un label est attribué pour quelques années. Sans son terme, personne n'est averti du renouvellement, et aucun plan ne peut être vérifié d'après lui.",
        "A label is awarded for some years. Without its end nobody is told that its renewal is due, and no plan can be checked against it.",
    ),
    source=document(
        "L'académie de Nancy-Metz : le label est attribué pour quatre ans, renouvelables",
        "The académie de Nancy-Metz: the label is awarded for four years and can be renewed",
    ),
    fails=CAMPUS.replacing(", duree: 5 ans", "").at_line(8),
    passes=CAMPUS,
)


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus, label = entry.model, entry.model.dernier_label
    if campus.stade not in LABELLED and campus.stade is not Stade.ECHU:
        return
    if label is None:
        yield RULE.found(entry.at("stade"), stade=campus.stade.value)
    elif label.dernier_jour is None:
        yield RULE.found(entry.at("labels", campus.labels.index(label), "debut"), "no-end")
