"""CMQ101: a key without which the rest means nothing."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ101",
    slug="missing-key",
    severity=Severity.ERROR,
    title=N_("A key that can't be left out"),
    messages={
        "": N_("“{parent}” has no “{key}”, which can't be left out"),
        "item": N_("an item of “{parent}” has no “{key}”, which can't be left out"),
        "top": N_("this file has no “{key}”, which can't be left out"),
    },
    helps={"": N_("add it: {example}")},
    reason=N_(
        "A fiche without a number or a title, a funder's line without a funder can be neither checked nor printed."
    ),
    source=Source(
        Origin.DOCUMENT, N_("Every fiche of the plans has a number, a title and someone who carries it")
    ),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\n", line=1),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)
