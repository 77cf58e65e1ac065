"""CMQ102: a key that means nothing here."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ102",
    slug="unknown-key",
    severity=Severity.ERROR,
    title=N_("A key that isn't known"),
    messages={
        "": N_("“{key}” isn't a key known here"),
        "near": N_("“{key}” isn't a key known here; did you mean “{suggestion}”?"),
        "taken": N_("“{key}” isn't a key known here; “{suggestion}” is, and is already written"),
        "elsewhere": N_("“{key}” doesn't belong here, but under “{parent}”"),
        "top": N_("“{key}” doesn't belong under “{here}”, but at the first level of the file"),
        "comma": N_("“{key}” is read as a key without a value"),
    },
    helps={
        "": N_("the keys known here are: {known}"),
        "near": N_("write “{suggestion}: …”"),
        "taken": N_("put both values under “{suggestion}”, or take this key out"),
        "elsewhere": N_("move it, with its value, under “{parent}”"),
        "top": N_("move it, with its value, to the beginning of a line"),
        "comma": N_(
            'if it is the rest of a text that holds a comma, put the whole text in double quotes: "…, {key}"; '
            "if it is meant as a key, give it one of the names known here"
        ),
    },
    reason=N_(
        "A key that nobody reads is a text, or an amount, that vanishes from the plan: nothing that was written is dropped silently."
    ),
    source=Source(Origin.PRACTICE, N_("Tools that pass over a mistyped key lose what stands under it")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\npartenaire: [scierie]\n",
        line=4,
    ),
    passing=Example(
        FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\npartenaires: [scierie]\n"
    ),
    fixable=True,
)
