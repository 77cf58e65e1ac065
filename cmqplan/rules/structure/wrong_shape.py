"""CMQ103: a list, a mapping or a text where something else fits."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ103",
    slug="wrong-shape",
    severity=Severity.ERROR,
    title=N_("A list, a mapping or a text where something else fits"),
    messages={
        "text-not-list": N_("“{key}” takes one text, and a list stands here"),
        "text-not-mapping": N_("“{key}” takes a text, and keys with their values stand here"),
        "mapping-not-text": N_("“{key}” takes keys with their values, and a text stands here: “{text}”"),
        "mapping-not-list": N_("“{key}” takes keys with their values, and a list stands here"),
        "colon-in-item": N_("the colon after “{name}” makes a key of it, where “{key}” takes a text"),
        "": N_("what stands here doesn't fit “{key}”"),
    },
    helps={
        "text-not-list": N_(
            "write one text: {key}: …; several paragraphs follow “{key}: |”, each line indented"
        ),
        "text-not-mapping": N_("write a text: {key}: …; a text that holds a colon goes in double quotes"),
        "mapping-not-text": N_("write its keys under it, indented: {keys}"),
        "mapping-not-list": N_("take the dashes out and write its keys under it, indented: {keys}"),
        "colon-in-item": N_('put the whole text in double quotes: "{text}"'),
        "": N_("compare with the example of “cmqplan explain CMQ103”"),
    },
    reason=N_(
        "Each key has one kind of value: a text, a list, or keys of its own. Another kind can't be put in its place in the document."
    ),
    source=Source(Origin.FORMAT, N_("The keys of a fiche, a campus, a convention and a plan")),
    failing=Example(
        FICHE,
        "numero: 1.1\ntitre: [Forum, Métiers du bois]\nporteurs: [cmq-bois]\n",
        line=2,
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum, métiers du bois\nporteurs: [cmq-bois]\n"),
)
