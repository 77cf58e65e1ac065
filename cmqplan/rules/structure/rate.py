"""CMQ113: a share that can't be read."""

from cmqplan import amounts
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, practice

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, taux: RATE}
      - {financeur: campus-exemple, montant: 4 000 €}
"""

RULE = Rule(
    "CMQ113",
    "share",
    ERROR,
    title=Said("Un pourcentage qui ne peut pas être lu", "A share in percent that can't be read"),
    says=amounts.REFUSALS,
    reason=Said(
        "Une part est convertie en euros au centime près : elle doit donc être exacte, et elle ne peut dépasser le tout.",
        "A share is turned into euros to the cent, so it must be exact, and it can't be more than the whole.",
    ),
    source=practice(
        "Les plans de financement donnent certaines lignes en part du total",
        "Financing plans give some lines as a share of the total",
    ),
    fails=FICHE.saying(_FICHE.replace("RATE", "160 %")).at_line(8),
    passes=FICHE.saying(_FICHE.replace("RATE", "60 %")),
)
