"""CMQ108: a key without a value, or several lines where one fits."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ108",
    slug="empty-text",
    severity=Severity.ERROR,
    title=N_("A key without a value"),
    messages={
        "": N_("“{key}” has no value"),
        "empty-list": N_("the list of “{key}” is empty"),
        "one-line": N_("“{key}” takes one line, and several stand here"),
    },
    helps={
        "": N_("write its value after the colon, or take the key out"),
        "empty-list": N_("write its items, or take the key out"),
        "one-line": N_(
            "write it on one line after the colon; “>-” instead of “|” joins several lines into one"
        ),
    },
    reason=N_(
        "A key left empty may be one that was to be filled in later, or a value that was lost: only its writer knows."
    ),
    source=Source(Origin.PRACTICE, N_("Fiches are copied from a form with its rows still empty")),
    failing=Example(FICHE, "numero: 1.1\ntitre:\nporteurs: [cmq-bois]\n", line=2),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)
