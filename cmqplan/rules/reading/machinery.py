"""CMQ010: YAML's own machinery: anchors, aliases, tags, keys that aren't texts."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ010",
    slug="yaml-machinery",
    severity=Severity.ERROR,
    title=N_("An anchor, an alias, a tag or a key that isn't a text"),
    messages={
        "anchor": N_("“{word}” is a YAML anchor, which these files don't use"),
        "alias": N_("“{word}” is a YAML alias, which these files don't use"),
        "tag": N_("“{word}” is a YAML tag, which these files don't use"),
        "complex-key": N_("a list or a mapping stands here in the place of a key"),
    },
    helps={
        "anchor": N_('if it is part of a text, put the text in double quotes: "…"; else take it out'),
        "alias": N_(
            'if it is part of a text, put the text in double quotes: "…"; else write the values out in full'
        ),
        "tag": N_(
            'if it is part of a text, put the text in double quotes: "…"; else take it out: every value is read as it is written'
        ),
        "complex-key": N_(
            "write a simple word as the key; a text that begins with “[” or “{{” goes in double quotes"
        ),
    },
    reason=N_(
        "These signs make one part of a file stand for another, or turn a text into something else. They are hard to read, "
        "and a few lines of them can swell to gigabytes. A plan is written out as it is read."
    ),
    source=Source(
        Origin.FORMAT, N_("YAML 1.2, section 6.9: tags and anchors, left out of these files on purpose")
    ),
    failing=Example(
        FICHE, "numero: 1.1\ntitre: &forum Forum des métiers du bois\nporteurs: [cmq-bois]\n", line=2
    ),
    passing=Example(FICHE, 'numero: 1.1\ntitre: "&forum Forum des métiers du bois"\nporteurs: [cmq-bois]\n'),
    fixable=True,
)
