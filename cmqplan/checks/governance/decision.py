"""CMQ513: a subsidy that no decision grants."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.checks.example import CONVENTION, FILES
from cmqplan.checks.rule import Example, Origin, Rule, Source
from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    convention = entry.model
    if convention.vote is not None or convention.signature is not None:
        return
    for n, subsidy in enumerate(convention.subventions):
        if subsidy.date is None and subsidy.reference is None:
            params = {"exercice": str(subsidy.exercice), "nom": workspace.organismes.nom(subsidy.financeur)}
            yield Finding("CMQ513", entry.at("subventions", n, "montant"), params)


_SUBVENTION = """\
subventions:
  - {exercice: 2024, financeur: region, montant: 6 000 €DATE}
"""

RULE = Rule(
    code="CMQ513",
    slug="subsidy-without-decision",
    severity=Severity.WARNING,
    title=N_("A subsidy that no decision grants"),
    messages={"": N_("nothing says when {nom} granted this subsidy for {exercice}")},
    helps={
        "": N_(
            "write the “date” or the “reference” of the decision on the subsidy, or the “vote” of the convention"
        )
    },
    reason=N_(
        "A subsidy exists from the day the assembly votes it: its date and reference are what an audit asks for, and what the open data must publish."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 40 000 € of 2022 come with the decision of 23 June 2022, its votes and its date"),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION] + _SUBVENTION.replace("DATE", ""), line=10),
    passing=Example(CONVENTION, FILES[CONVENTION] + _SUBVENTION.replace("DATE", ", date: 5 février 2024")),
    convention=check,
)
