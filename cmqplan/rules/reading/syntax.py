"""CMQ008: something YAML can't read, for a reason that none of the other rules names."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ008",
    slug="syntax",
    severity=Severity.ERROR,
    title=N_("A text that isn't YAML"),
    messages={
        "near": N_("YAML can't read what stands here: “{near}”"),
        "unknown": N_("YAML can't read this file"),
        "empty-item": N_("two commas follow each other, with nothing in between"),
        "after-end": N_("the line “{word}” ends the document: nothing may follow it"),
        "directive": N_("a line that begins with “%” is an order to the YAML reader, not a text"),
    },
    helps={
        "near": N_(
            "look at this line and the one above: a quote, a colon, a dash or the indentation isn't where it belongs"
        ),
        "unknown": N_("compare it with a fiche that works, or begin again from a copy of one"),
        "empty-item": N_("take one comma out, or write the item that is missing"),
        "after-end": N_("take the line “{word}” out"),
        "directive": N_("take the line out, or put the text in quotes"),
    },
    reason=N_("One sign out of place keeps the whole file from being read."),
    source=Source(Origin.FORMAT, N_("YAML 1.2: the grammar of the files")),
    failing=Example(
        FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois,, scierie]\n", line=3
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois, scierie]\n"),
)
