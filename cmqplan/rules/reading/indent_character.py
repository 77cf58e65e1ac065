"""CMQ004: a tab, or a no-break space, where YAML wants spaces."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ004",
    slug="tab-or-no-break-space",
    severity=Severity.ERROR,
    title=N_("A tab or a no-break space used as indentation"),
    messages={
        "": N_("this line is indented with a tab, which YAML forbids"),
        "no-break-space": N_("a no-break space stands here, where YAML wants an ordinary one"),
    },
    helps={
        "": N_(
            "replace the tab with two spaces (an editor can be told to do so each time the Tab key is pressed)"
        ),
        "no-break-space": N_(
            "replace it with an ordinary space; text copied from a word processor often brings some along"
        ),
    },
    reason=N_(
        "In YAML the indentation says what belongs to what, and a tab has no fixed width: two editors would show "
        "two different structures. Spaces leave no doubt."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, section 6.1: tabs must not be used in indentation")),
    failing=Example(
        FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs:\n\t- cmq-bois\n", line=4
    ),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs:\n  - cmq-bois\n"),
    fixable=True,
)
