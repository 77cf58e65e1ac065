"""CMQ007: indentation, colons and dashes that don't fit together."""

from cmqplan.findings import N_, Severity
from cmqplan.language import NN_
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ007",
    slug="layout",
    severity=Severity.ERROR,
    title=N_("An indentation, a colon or a dash out of place"),
    messages={
        "no-colon": N_("“{text}” stands here alone: neither a key with its colon, nor an item with its dash"),
        "no-space-after-colon": N_("the colon after “{key}” has no space behind it"),
        "deeper": NN_(
            "“{key}” is indented by {spaces} space, deeper than what stands above it allows",
            "“{key}” is indented by {spaces} spaces, deeper than what stands above it allows",
            "spaces",
        ),
        "deeper-dash": N_("this dash is indented deeper than what stands above it allows"),
        "between": NN_(
            "this line is indented by {spaces} space, which is no level opened above: {levels}",
            "this line is indented by {spaces} spaces, which is no level opened above: {levels}",
            "spaces",
        ),
        "between-none": NN_(
            "this line is indented by {spaces} space, which is no level opened above",
            "this line is indented by {spaces} spaces, which is no level opened above",
            "spaces",
        ),
        "dash-among-keys": N_("this dash begins a list item among keys"),
        "dash-after-key": N_("the list of “{key}” can't begin on the same line as its key"),
        "lone-dash": N_("the dash after “{key}” begins a list with nothing in it"),
        "key-among-dashes": N_("“{key}” stands among the items of a list, without a dash"),
        "text-not-indented": N_("the text of “{key}” must be indented under its key"),
        "text-less-indented": N_("this line of the text of “{key}” is indented less than the first one"),
        "text-after-bar": N_("the text of “{key}” can't begin on the same line as “{bar}”"),
        "no-key": N_("a colon stands here with no key before it"),
        "no-space-after-dash": N_("the dash has no space behind it"),
    },
    helps={
        "no-colon": N_(
            "if it is a key, write “key: value”; if it goes on with the text above, indent it further than its key; "
            "if it is an item of a list, begin it with “- ”"
        ),
        "no-space-after-colon": N_("write “{key}: {value}”"),
        "deeper": N_(
            "give it the same indentation as the key above that it stands beside; if the line above is a text, put that text in quotes"
        ),
        "deeper-dash": N_(
            "give it the same indentation as the items it belongs with; the key of a list has nothing after its colon"
        ),
        "between": N_("give it the same indentation as the keys that it stands beside: {levels} spaces"),
        "between-none": N_("give it the same indentation as the keys that it stands beside"),
        "dash-among-keys": N_("put a key above the list, “key:”, or turn the item into “key: value”"),
        "dash-after-key": N_(
            "put the first item on the next line, indented: “  - …”; or write the list in brackets: {key}: [a, b]"
        ),
        "lone-dash": N_(
            "take “{key}” out when there is nothing to say; a dash that is meant as a text goes in quotes"
        ),
        "key-among-dashes": N_(
            "begin it with “- ” if it is one more item; else give it the indentation of the keys above the list"
        ),
        "text-not-indented": N_("begin each of its lines with two spaces more than its key"),
        "text-less-indented": N_("give every line of the text at least the indentation of its first line"),
        "text-after-bar": N_(
            "go to the next line after “{bar}” and indent the text; or take “{bar}” out for a text of one line"
        ),
        "no-key": N_("write the key before the colon, or put the text in quotes"),
        "no-space-after-dash": N_("write “- ” with a space before the text of the item"),
    },
    reason=N_(
        "YAML knows what belongs to what by three things only: the indentation, the colon with a space after it, "
        "and the dash with a space after it. One space too many or too few changes the meaning, or leaves none."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 8.2: lists and mappings by indentation")),
    failing=Example(FICHE, "numero: 1.1\ntitre:Forum des métiers du bois\nporteurs: [cmq-bois]\n", line=2),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
    fixable=True,
)
