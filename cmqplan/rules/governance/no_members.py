"""CMQ515: a campus whose members aren't listed."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    campus = entry.model
    if campus.stade in LABELLED and not campus.membres:
        yield Finding("CMQ515", entry.at("stade"), {"nom": campus.sigle or campus.nom})


RULE = Rule(
    code="CMQ515",
    slug="campus-without-members",
    severity=Severity.INFO,
    title=N_("A campus whose members aren't listed"),
    messages={"": N_("no member of {nom} is listed")},
    helps={
        "": N_(
            "add “membres”: the schools, training centres, companies, associations and laboratories that make the campus"
        )
    },
    reason=N_(
        "A campus is its members. Without them nothing can be said of its composition, nor of who may carry its actions."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The académie de Nancy-Metz and the Région Île-de-France both list who makes a campus"),
    ),
    failing=Example(
        CAMPUS, FILES[CAMPUS].replace("membres: [lycee-arbois, cmq-bois, scierie]\n", ""), line=4
    ),
    passing=Example(CAMPUS, FILES[CAMPUS]),
    campus=check,
)
