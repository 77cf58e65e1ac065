"""CMQ113: a share that can't be read."""

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
    total: 10 000 €
    financements:
      - {financeur: region, taux: RATE}
      - {financeur: cmq-bois, montant: 4 000 €}
"""

RULE = Rule(
    code="CMQ113",
    slug="share",
    severity=Severity.ERROR,
    title=N_("A share in percent that can't be read"),
    messages=amounts.MESSAGES,
    helps=amounts.HELPS,
    reason=N_(
        "A share is turned into euros to the cent, so it must be exact, and it can't be more than the whole."
    ),
    source=Source(Origin.PRACTICE, N_("Financing plans give some lines as a share of the total")),
    failing=Example(FICHE, _FICHE.replace("RATE", "160 %"), line=8),
    passing=Example(FICHE, _FICHE.replace("RATE", "60 %")),
)
