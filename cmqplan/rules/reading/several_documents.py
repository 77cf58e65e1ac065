"""CMQ011: more than one document in a file."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ011",
    slug="several-documents",
    severity=Severity.ERROR,
    title=N_("Several documents in one file"),
    messages={"": N_("a second document begins here, after a line “---”")},
    helps={
        "": N_("put each fiche in a file of its own; inside a text, indent the line “---” or take it out")
    },
    reason=N_(
        "One file is one fiche, so that a name, a number and a history belong to it alone; a second document would be lost."
    ),
    source=Source(Origin.FORMAT, N_("One file for each fiche, each campus and each convention")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n---\nnumero: 1.2\n",
        line=4,
    ),
    passing=Example(FICHE, "---\nnumero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)
