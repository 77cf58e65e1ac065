"""CMQ016: a character that can't stand where it does."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

RULE = Rule(
    code="CMQ016",
    slug="special-character",
    severity=Severity.ERROR,
    title=N_("A character that can't stand here"),
    messages={
        "control": N_("an invisible control character stands here ({character})"),
        "bullet": N_("“{character}” isn't a list's bullet in YAML"),
        "special": N_("a text can't begin with “{character}” unless it is in quotes"),
        "backslash": N_("“{character}” begins a code inside double quotes, and what follows it here is none"),
    },
    helps={
        "control": N_("delete it; it often comes along with text copied from another program"),
        "bullet": N_("begin each item with a dash and a space: “- {text}”"),
        "special": N_('put the text in double quotes: "{text}"'),
        "backslash": N_("write “\\\\” for a backslash, or put the text between single quotes: '…'"),
    },
    reason=N_(
        "YAML keeps some signs for itself at the beginning of a text: * & ! % @ ` ? | > [ ] {{ }} , and the dash. "
        "In quotes each of them is a letter like any other."
    ),
    source=Source(Origin.FORMAT, N_("YAML 1.2, sections 5.1 and 5.3: which characters mean something")),
    failing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  * cmq-bois\n", line=4),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - cmq-bois\n"),
    fixable=True,
)
