"""CMQ003: an empty file."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ003",
    slug="empty-file",
    severity=Severity.ERROR,
    title=N_("An empty file"),
    messages={"": N_("this file is empty, or holds only comments")},
    helps={
        "": N_(
            "write what it is for (a fiche begins with “numero: 1.1” and “titre: …”), or delete it; "
            "a line that begins with “#” is a comment and counts for nothing"
        )
    },
    reason=N_(
        "An empty file is a fiche begun and forgotten, or one whose content was lost when it was saved."
    ),
    source=Source(Origin.PRACTICE, N_("A file is created first and filled in later")),
    failing=Example(FICHE, "# À écrire\n", line=1),
    passing=Example(
        FICHE, "# À compléter\nnumero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"
    ),
)
