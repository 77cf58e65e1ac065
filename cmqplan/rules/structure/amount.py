"""CMQ104: an amount that can't be read, or that has two readings."""

from cmqplan import amounts
from cmqplan.findings import N_, Severity
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source

_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: {total}
"""

RULE = Rule(
    code="CMQ104",
    slug="amount",
    severity=Severity.ERROR,
    title=N_("An amount that can't be read"),
    messages=amounts.MESSAGES,
    helps=amounts.HELPS,
    reason=N_(
        "An amount is exact to the cent. One that has two readings, such as 1.500, is never guessed: the error would be a thousandfold."
    ),
    source=Source(
        Origin.PRACTICE,
        N_("How amounts are written in the plans and in the votes, and what readers make of them"),
    ),
    failing=Example(FICHE, _FICHE.format(total="1.500 €"), line=6),
    passing=Example(FICHE, _FICHE.format(total="1 500 €")),
)
