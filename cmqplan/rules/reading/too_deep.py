"""CMQ012: nesting without end."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ012",
    slug="too-deep",
    severity=Severity.ERROR,
    title=N_("Too many levels, one inside the other"),
    messages={"": N_("more than {deepest} levels stand one inside the other here")},
    helps={"": N_("a fiche needs six levels at most: look for brackets that are opened again and again")},
    reason=N_(
        "No plan is that deep: it is a slip of the keyboard, or a file made to break the program that reads it."
    ),
    source=Source(Origin.FORMAT, N_("The deepest value of a fiche stands six levels down")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nlivrables: "
        + "[" * 30
        + "]" * 30
        + "\n",
        line=4,
    ),
    passing=Example(
        FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nlivrables: [Programme]\n"
    ),
)
