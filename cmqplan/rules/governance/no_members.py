"""CMQ515: a campus whose members aren't listed."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus
from cmqplan.rules.declare import CAMPUS, INFO, Rule, Said, Says, document
from cmqplan.rules.members import LABELLED
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ515",
    "campus-without-members",
    INFO,
    title=Said("Un campus dont les membres ne sont pas énumérés", "A campus whose members aren't listed"),
    says=Says(
        fr=(
            "aucun membre de {nom} n'est indiqué",
            "ajoutez « membres » : les établissements, centres de formation, entreprises, associations et laboratoires qui font le campus",
        ),
        en=(
            "no member of {nom} is listed",
            "add “membres”: the schools, training centres, companies, associations and laboratories that make the campus",
        ),
    ),
    reason=Said(
        "Un campus, ce sont ses membres. Sans eux, on ne peut rien dire de sa composition, ni de qui peut porter ses actions.",
        "A campus is its members. Without them nothing can be said of its composition, nor of who may carry its actions.",
    ),
    source=document(
        "L'académie de Nancy-Metz et la Région Île-de-France énumèrent toutes deux qui compose un campus",
        "The académie de Nancy-Metz and the Région Île-de-France both list who makes a campus",
    ),
    fails=CAMPUS.without("membres").at_line(4),
    passes=CAMPUS,
)


def check_campus(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus = entry.model
    if campus.stade in LABELLED and not campus.membres:
        yield RULE.found(entry.at("stade"), nom=campus.sigle or campus.nom)
