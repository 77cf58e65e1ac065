"""CMQ019: an ignore comment that silences nothing."""

from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: 10 000 €  {comment}
"""

RULE = Rule(
    code="CMQ019",
    slug="useless-ignore",
    severity=Severity.WARNING,
    title=N_("A comment that silences nothing"),
    messages={
        "": N_("this comment silences {code}, which isn't found on this line"),
        "no-code": N_("this comment doesn't say which rule it silences"),
        "unknown-code": N_("this comment silences {code}, which is no rule"),
    },
    helps={
        "": N_("delete the comment"),
        "no-code": N_("name the rule: # cmqplan: ignore[CMQ202]"),
        "unknown-code": N_("“cmqplan explain” lists the rules; write one's code, or delete the comment"),
    },
    reason=N_(
        "A silenced finding is a decision someone took about one line. Once the line is mended, the comment would silence the next "
        "mistake made there, so it has to go."
    ),
    source=Source(
        Origin.PRACTICE, N_("Checkers that allow exceptions report those that are no longer needed")
    ),
    failing=Example(FICHE, _FICHE.format(comment="# cmqplan: ignore[CMQ201]"), line=6),
    passing=Example(FICHE, _FICHE.format(comment="# cmqplan: ignore[CMQ202]")),
)
