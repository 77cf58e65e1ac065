"""CMQ118: a length of time that can't be read."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import CAMPUS, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ118",
    slug="length-of-time",
    severity=Severity.ERROR,
    title=N_("A length of time that can't be read"),
    messages={"": N_("“{text}” isn't a length of time that can be counted in months")},
    helps={"": N_("write years or months in figures: {key}: 3 ans, or {key}: 18 mois")},
    reason=N_("The end of a label and the day a report is due are worked out from it."),
    source=Source(Origin.DOCUMENT, N_("Labels run for years, reports are due within three months")),
    failing=Example(CAMPUS, FILES[CAMPUS].replace("5 ans", "cinq années"), line=8),
    passing=Example(CAMPUS, FILES[CAMPUS].replace("5 ans", "60 mois")),
)
