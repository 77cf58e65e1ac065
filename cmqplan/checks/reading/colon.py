"""CMQ005: a colon inside a plain text."""

from cmqplan.checks.example import FICHE
from cmqplan.checks.rule import Example, Origin, Rule, Source
from cmqplan.findings import N_, Severity

RULE = Rule(
    code="CMQ005",
    slug="colon-in-text",
    severity=Severity.ERROR,
    title=N_("A colon inside a text that has no quotes"),
    messages={
        "": N_("the text of “{key}” holds a colon followed by a space, which YAML takes for a new key"),
        "in-brackets": N_("a colon followed by a space stands inside this list or mapping, where YAML takes it for a new key"),
    },
    helps={
        "": N_('put the text in quotes: {key}: "{value}"'),
        "in-brackets": N_('put the text that holds the colon in quotes: "…"'),
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
