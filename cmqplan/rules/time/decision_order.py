"""CMQ323: the steps of a decision in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    vote, signed = entry.model.vote, entry.model.signature
    if vote is None:
        return
    related = Related(entry.at("vote", "date"), N_("the vote is dated here"))
    if vote.convocation is not None and vote.convocation > vote.date:
        params = {"convocation": vote.convocation, "vote": vote.date}
        yield Finding("CMQ323", entry.at("vote", "convocation"), params, "convocation", related=(related,))
    if signed is not None and signed < vote.date:
        params = {"signature": signed, "vote": vote.date}
        yield Finding("CMQ323", entry.at("signature"), params, "signature", related=(related,))


_VOTE = "vote: {{date: 5 février 2024, organisme: region, convocation: {}, pour: 30}}\n"

RULE = Rule(
    code="CMQ323",
    slug="decision-order",
    severity=Severity.WARNING,
    title=N_("The steps of a decision in the wrong order"),
    messages={
        "convocation": N_("the assembly is called on {convocation}, after it voted ({vote})"),
        "signature": N_("the convention is signed on {signature}, before it is voted ({vote})"),
    },
    helps={
        "": N_(
            "check both days and their years: the assembly is called, then votes, then the convention is signed"
        )
    },
    reason=N_(
        "The assembly is called before it meets, and its vote allows the signature. Another order is a date typed wrong, or an act that can be annulled."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The decision of 23 June 2022: called on 17 June, voted on the 23rd, which allows the president to sign"
        ),
    ),
    failing=Example(CONVENTION, convention(_VOTE.format("6 février 2024")), line=9),
    passing=Example(CONVENTION, convention(_VOTE.format("29 janvier 2024"))),
    convention=check,
)
