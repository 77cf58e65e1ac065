"""CMQ105: a period that can't be read, or that has two readings."""

from cmqplan import periods
from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ105",
    slug="period",
    severity=Severity.ERROR,
    title=N_("A period that can't be read"),
    messages=periods.MESSAGES,
    helps=periods.HELPS,
    reason=N_(
        "Deadlines are checked against the convention's and the label's dates, so a period has a first and a last day, and neither is guessed."
    ),
    source=Source(
        Origin.PRACTICE,
        N_(
            "How periods are written in the plans: “décembre 2024”, “09 et 10 janvier 2024”, “année scolaire 2024/2025”"
        ),
    ),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\ncalendrier: hiver 2024\n",
        line=4,
    ),
    passing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\ncalendrier: hiver 2024-2025\n",
    ),
)
