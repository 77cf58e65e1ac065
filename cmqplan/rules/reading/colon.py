"""CMQ005: a colon inside a plain text."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ005",
    slug="colon-in-text",
    severity=Severity.ERROR,
    title=N_("A colon inside a text that has no quotes"),
    messages={
        "": N_("the text of “{key}” holds a colon followed by a space, which YAML takes for a new key"),
        "with-quotes": N_(
            "the text of “{key}” holds a colon followed by a space, which YAML takes for a new key"
        ),
        "next-line": N_(
            "this line goes on with the text above, and its colon followed by a space makes YAML take it for a new key"
        ),
        "in-brackets": N_("“{text}” holds a colon followed by a space, which YAML takes for a new key"),
    },
    helps={
        "": N_('put the text in quotes: {key}: "{value}"'),
        "with-quotes": N_(
            "put the whole text between single quotes ('…', an apostrophe inside is written twice), or write « » inside a text in double quotes"
        ),
        "next-line": N_(
            "write “>-” after the key and begin the text on the next line, indented: such a text may hold colons"
        ),
        "in-brackets": N_('put it in double quotes: "{text}"'),
    },
    reason=N_(
        "In French a colon has a space on each side; in YAML a colon with a space after it separates a key from its value. "
        "A text that holds one must stand in quotes, so that the reader knows that it is one text."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 7.3.3: a plain text can't hold “: ”")),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum : métiers du bois\nporteurs: [cmq-bois]\n", line=2),
    passing=Example(FICHE, 'numero: 1.1\ntitre: "Forum : métiers du bois"\nporteurs: [cmq-bois]\n'),
    fixable=True,
)
