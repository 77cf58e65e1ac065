"""CMQ115: a text of many pages."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

_FICHE = "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nconstats: |\n"
_SENTENCE = "  Les jeunes connaissent mal les métiers de la forêt et du bois.\n"

RULE = Rule(
    code="CMQ115",
    slug="text-too-long",
    severity=Severity.ERROR,
    title=N_("A text of too many pages"),
    messages={"": N_("this text has {length} characters; at most {most} fit a row of a fiche")},
    helps={"": N_("keep what the reader needs to decide, and attach the rest as a document of its own")},
    reason=N_(
        "A fiche is read by a committee in a few minutes; a text of many pages in one of its rows is mostly a paste by mistake."
    ),
    source=Source(Origin.PRACTICE, N_("In the 2024 plan every row of a fiche takes less than a page")),
    failing=Example(FICHE, _FICHE + _SENTENCE * 350, line=4),
    passing=Example(FICHE, _FICHE + _SENTENCE * 3),
)
