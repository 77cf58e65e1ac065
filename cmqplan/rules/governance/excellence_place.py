"""CMQ502: a campus d'excellence without a place."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus, Categorie
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, document
from cmqplan.rules.members import LABELLED
from cmqplan.workspace.workspace import Entry, Workspace

_EXCELLENCE = CAMPUS.replacing("categorie: campus", "categorie: excellence")

RULE = Rule(
    "CMQ502",
    "excellence-without-place",
    WARNING,
    title=Said(
        "Un campus d'excellence sans le lieu qui l'incarne",
        "A campus d'excellence without the place that embodies it",
    ),
    says=Says(
        fr=(
            "{nom} est un campus d'excellence, et le lieu qui l'incarne n'est pas indiqué",
            "écrivez « lieu: … » avec le nom du lieu et sa commune",
        ),
        en=(
            "{nom} is a campus d'excellence, and the place that embodies it isn't given",
            "write “lieu: …” with the name of the place and its town",
        ),
    ),
    reason=Said(
        "Ce qui distingue la catégorie est un lieu tourné vers l'innovation, où l'on vient se former. Qui lit le dossier demande où il est.",
        "What sets the category apart is a place turned to innovation, where people come to train. Whoever reads the file asks where it is.",
    ),
    source=document(
        "La Région Île-de-France, sur les campus d'excellence : le label leur donne un lieu d'incarnation",
        "The Région Île-de-France on campuses d'excellence: the label gives them a place that embodies them",
    ),
    fails=_EXCELLENCE.at_line(8),
    passes=_EXCELLENCE.plus("lieu: Halle d'Exempleville\n"),
)


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus, label = entry.model, entry.model.dernier_label
    if label is None or campus.stade not in LABELLED or campus.lieu is not None:
        return
    if label.categorie is Categorie.EXCELLENCE:
        place = entry.at("labels", campus.labels.index(label), "categorie")
        yield RULE.found(place, nom=campus.sigle or campus.nom)
