"""CMQ112: a period where a day is needed, or a year that isn't one."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ112",
    slug="day-or-year",
    severity=Severity.ERROR,
    title=N_("A day or a year that isn't one"),
    messages={
        "": N_("“{text}” is longer than a day, and “{key}” takes one day"),
        "year": N_("“{text}” isn't a year, and “{key}” takes one"),
    },
    helps={
        "": N_("write the day: 9 janvier 2024, 09/01/2024 or 2024-01-09"),
        "year": N_("write the year with four figures: 2024; several years make a list: [2024, 2025]"),
    },
    reason=N_("A signature, a vote or a payment has its day, and deadlines are counted from it."),
    source=Source(Origin.PRACTICE, N_("How votes, conventions and payments are dated")),
    failing=Example(CONVENTION, FILES[CONVENTION] + "signature: mars 2024\n", line=9),
    passing=Example(CONVENTION, FILES[CONVENTION] + "signature: 12 mars 2024\n"),
)
