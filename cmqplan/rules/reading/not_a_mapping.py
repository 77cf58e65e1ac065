"""CMQ013: a file that isn't made of keys."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ013",
    slug="not-keys",
    severity=Severity.ERROR,
    title=N_("A file that isn't made of keys and values"),
    messages={
        "list": N_("this file is a list, where keys with their values are expected"),
        "text": N_("this file is a plain text, where keys with their values are expected"),
    },
    helps={
        "list": N_(
            "take the dashes in the first column out and write one “key: value” per line: numero: 1.1"
        ),
        "text": N_("write one “key: value” per line, as in: numero: 1.1"),
    },
    reason=N_("Every file says what each of its values is: the number, the title, who carries the action."),
    source=Source(Origin.FORMAT, N_("A fiche, a campus, a convention and a plan are each a set of keys")),
    failing=Example(FICHE, "- numero: 1.1\n- titre: Forum des métiers du bois\n", line=1),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)
