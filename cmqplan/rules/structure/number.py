"""CMQ111: a fiche's or an axe's number that isn't one."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ111",
    slug="dotted-number",
    severity=Severity.ERROR,
    title=N_("A number that isn't one of an action or an axis"),
    messages={"": N_("“{text}” isn't the number of an action or an axis")},
    helps={"": N_("write figures with dots between them, such as {suggestion}")},
    reason=N_(
        "The number says where an action hangs in the plan (1.2 is the second action of axis 1) and what order the fiches come in."
    ),
    source=Source(Origin.DOCUMENT, N_("The actions of the 2022 and 2024 plans are numbered 1.1 to 2.3")),
    failing=Example(
        FICHE, "numero: Action 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n", line=1
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
    fixable=True,
)
