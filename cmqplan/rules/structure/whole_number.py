"""CMQ117: a count that isn't a whole number."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source

_VOTE = (
    FILES[CONVENTION] + "vote:\n  date: 12 mars 2024\n  organisme: region\n  presents: 40\n  pour: {pour}\n"
)

RULE = Rule(
    code="CMQ117",
    slug="whole-number",
    severity=Severity.ERROR,
    title=N_("A count that isn't a whole number"),
    messages={"": N_("“{text}” isn't a whole number, and “{key}” takes one")},
    helps={"": N_("write the number in figures, without a unit: {key}: 37")},
    reason=N_("Votes, members and campuses are counted, and their counts are compared."),
    source=Source(
        Origin.DOCUMENT, N_("The decision of 23 June 2022 counts those present, the proxies and the votes")
    ),
    failing=Example(CONVENTION, _VOTE.replace("{pour}", "unanimité"), line=13),
    passing=Example(CONVENTION, _VOTE.replace("{pour}", "40")),
)
