"""CMQ509: a campus without an établissement support."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.campus import Campus
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.members import LABELLED
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], _: Workspace) -> Iterator[Finding]:
    """A campus of which no member is known either is left to CMQ515."""
    campus = entry.model
    if campus.stade in LABELLED and campus.membres and campus.etablissement_support is None:
        yield Finding("CMQ509", entry.at("stade"), {"nom": campus.sigle or campus.nom})


RULE = Rule(
    code="CMQ509",
    slug="campus-without-support",
    severity=Severity.INFO,
    title=N_("A campus without the school that supports it"),
    messages={"": N_("nothing says which établissement supports {nom}")},
    helps={
        "": N_(
            "write “etablissement_support: …” with the identifier of the school that receives its money and employs its staff"
        )
    },
    reason=N_("A campus is a network, not a legal person: its support signs, receives and spends for it."),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan and the 2022 decision: the ESTP carries the campus and is the one that is paid"),
    ),
    failing=Example(CAMPUS, FILES[CAMPUS].replace("etablissement_support: lycee-arbois\n", ""), line=4),
    passing=Example(CAMPUS, FILES[CAMPUS]),
    campus=check,
)
