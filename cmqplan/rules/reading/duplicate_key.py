"""CMQ009: the same key twice."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ009",
    slug="duplicate-key",
    severity=Severity.ERROR,
    title=N_("The same key twice"),
    messages={"": N_("“{key}” is written twice here")},
    helps={"": N_("keep one of the two; several values of one key make a list: {key}: [a, b]")},
    reason=N_(
        "Most YAML readers keep the last value and drop the first one without a word: a line of money or a text "
        "would be lost. So a key may stand once only."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 3.2.1.1: the keys of a mapping are unique")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nporteurs: [scierie]\n",
        line=4,
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois, scierie]\n"),
)
