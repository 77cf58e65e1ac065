"""CMQ120: a list that YAML has read as one text."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

_FICHE = "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nmodalites:\n"

RULE = Rule(
    code="CMQ120",
    slug="list-in-text",
    severity=Severity.WARNING,
    title=N_("A list that is read as one text"),
    messages={
        "dash": N_("the dash has no space behind it: this is read as a text, not as an item of a list"),
        "folded": N_("this line is read as the rest of the text above, not as an item of a list"),
        "bullet": N_("“{bullet}” begins no item of a list: all of it is read as one text"),
    },
    helps={
        "dash": N_("write “- ” with a space behind the dash"),
        "folded": N_(
            "give every item of a list the same indentation, and leave nothing after the colon of its key"
        ),
        "bullet": N_("begin each item with a dash and a space: “- ”"),
    },
    reason=N_(
        "Items that run together make one paragraph in the document, with stray dashes in it, and partners that can't be told apart."
    ),
    source=Source(
        Origin.FORMAT,
        N_("YAML 1.2, section 7.3.3: a plain text goes on over the lines that are indented further"),
    ),
    failing=Example(FICHE, _FICHE + "  -Une journée par lycée\n  -Une visite de scierie\n", line=5),
    passing=Example(FICHE, _FICHE + "  - Une journée par lycée\n  - Une visite de scierie\n"),
    fixable=True,
)
