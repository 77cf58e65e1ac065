"""CMQ104: an amount that can't be read, or that has two readings."""

from cmqplan import amounts
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, practice

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: {total}
"""

RULE = Rule(
    "CMQ104",
    "amount",
    ERROR,
    title=Said("Un montant qui ne peut pas être lu", "An amount that can't be read"),
    says=amounts.REFUSALS,
    reason=Said(
        "Un montant est exact au centime. Celui qui se lit de deux façons, comme 1.500, n'est jamais deviné : l'erreur irait de un à mille.",
        "An amount is exact to the cent. One that has two readings, such as 1.500, is never guessed: the error would be a thousandfold.",
    ),
    source=practice(
        "Comment les montants s'écrivent dans les plans et les délibérations, et ce que les lecteurs en font",
        "How amounts are written in the plans and in the votes, and what readers make of them",
    ),
    fails=FICHE.saying(_FICHE.format(total="1.500 €")).at_line(6),
    passes=FICHE.saying(_FICHE.format(total="1 500 €")),
)
