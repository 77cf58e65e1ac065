"""CMQ017: words lost because they stand after a « # »."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ017",
    slug="lost-after-hash",
    severity=Severity.WARNING,
    title=N_("Words that are lost after a #"),
    messages={"": N_("“{text}” is read as a comment, and is lost")},
    helps={
        "": N_(
            'put the text in double quotes if it belongs to it: "… {text}"; if it is a comment, write a space after the “#”'
        )
    },
    reason=N_(
        "After a space, “#” begins a comment that runs to the end of the line: « Atelier #1 » becomes « Atelier ». "
        "A comment written “# like this” is taken for what it is."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 6.6: comments")),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum #1 des métiers\nporteurs: [cmq-bois]\n", line=2),
    passing=Example(
        FICHE, 'numero: 1.1\ntitre: "Forum #1 des métiers"\nporteurs: [cmq-bois]  # à confirmer\n'
    ),
)
