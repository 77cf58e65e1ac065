"""CMQ006: a quote or a bracket that isn't closed, or closed too early."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ006",
    slug="unclosed",
    severity=Severity.ERROR,
    title=N_("A quote or a bracket that isn't closed where it should be"),
    messages={
        "quote": N_("the text that begins with {opener} here is never closed"),
        "quote-later": N_("the text that begins with {opener} here is closed on line {line} only"),
        "bracket": N_("the “{opener}” opened here isn't closed"),
        "wrong-bracket": N_(
            "“{found}” stands here, but what was opened with “{opener}” is closed with “{closer}”"
        ),
        "comma": N_("a comma is missing before “{text}”"),
        "after-quote": N_("the text ended at the {closer} just before: “{text}” comes too late"),
        "apostrophe": N_("this apostrophe ends the text that began with {opener}"),
        "after-bracket": N_("the “{closer}” just before ended the list or mapping: “{text}” comes too late"),
        "no-opener": N_("this “{closer}” closes nothing"),
    },
    helps={
        "quote": N_("add the closing {closer} at the end of the text"),
        "quote-later": N_(
            "add the closing {closer} at the end of this text; each text in quotes needs its own pair"
        ),
        "bracket": N_("add “{closer}” after the last item, and a comma between two items"),
        "wrong-bracket": N_(
            "write “{closer}” here; a list is written [a, b], a mapping {{key: value, key: value}}"
        ),
        "comma": N_(
            "separate two items with a comma; a text that holds a comma or a colon of its own goes in quotes"
        ),
        "after-quote": N_("put the whole text between one pair of quotes, or take the quotes out"),
        "apostrophe": N_('write the text between double quotes: "…"; apostrophes are then left alone'),
        "after-bracket": N_("put all of it inside the brackets, or put the whole text in double quotes"),
        "no-opener": N_("take it out, or put the text that holds it in double quotes"),
    },
    reason=N_(
        "A text in quotes and a list in brackets run until they are closed. When the closing mark is missing, "
        "everything that follows is swallowed, and the trouble shows much further down."
    ),
    source=Source(
        Origin.FORMAT, N_("YAML 1.2, sections 7.3 and 7.4: quoted texts, lists and mappings in brackets")
    ),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois\n", line=3),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
    fixable=True,
)
