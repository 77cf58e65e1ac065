"""CMQ507: a convention with one party."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.members import identifier
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    convention, organismes = entry.model, workspace.organismes
    parties = {identifier(party.organisme, organismes) for party in convention.parties}
    if len(parties) < 2:
        yield Finding("CMQ507", entry.at("parties", on="key"), {"nom": organismes.nom(next(iter(parties)))})
        return
    if not all(party in organismes for party in parties):
        return  # a party that isn't known may well be the funder: CMQ401
    signatures = Related(entry.at("parties", on="key"), N_("the parties are listed here"))
    for n, subsidy in enumerate(convention.subventions):
        funder = identifier(subsidy.financeur, organismes)
        if funder not in parties and funder in organismes:
            place = entry.at("subventions", n, "financeur")
            yield Finding(
                "CMQ507", place, {"nom": organismes.nom(funder)}, "stranger-pays", related=(signatures,)
            )


RULE = Rule(
    code="CMQ507",
    slug="convention-parties",
    severity=Severity.ERROR,
    title=N_("A convention that lacks a party"),
    messages={
        "": N_("{nom} signs this convention alone"),
        "stranger-pays": N_("{nom} pays a subsidy of this convention and isn't a party to it"),
    },
    helps={
        "": N_("name everyone who signs it: “parties: [region, cmq-bois]”"),
        "stranger-pays": N_("add it to “parties”, or correct the “financeur” of the subsidy"),
    },
    reason=N_("A convention binds those who sign it, and it takes two. A subsidy is paid by one of them."),
    source=Source(
        Origin.LAW, N_("Code civil, article 1101: a contract is an agreement of two or more persons")
    ),
    failing=Example(CONVENTION, FILES[CONVENTION].replace("[region, cmq-bois]", "[region]"), line=4),
    passing=Example(CONVENTION, FILES[CONVENTION]),
    convention=check,
)
