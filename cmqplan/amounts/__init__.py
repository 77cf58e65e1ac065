"""Amounts of euros as French people write them, read exactly or refused with what to write instead.

``parse`` reads « 50 000 € », « 12,5 k€ » or « 1,2 M€ » into a ``Montant``, exact to the cent; ``parse_taux`` reads
« 12,5 % » into a ``Taux``. What has two readings is refused with both: nothing is guessed, and nothing but
``MontantRefuse`` is raised whatever the text. The grammar is in ``docs/en/amounts.md``.

``parse_chiffrage`` reads what need not be firm, « environ 15 000 € HT », « entre 10 000 € et 15 000 € », « à définir », into
a ``Chiffrage``. A key that takes such a cost is read by it: sums take its ``montant``, say of which ``certitude`` a part of
them is, and show ``minimum`` where it differs; its ``base`` is compared with the plan's; what stands beside a period of
some years gives their number (``annees``), so that « 400 000 €/an » is read. A key that takes an exact amount is read by
``parse``.

The package depends on the standard library only.
"""

from cmqplan.amounts.chiffrage import Base, Certitude, Chiffrage, format_typed
from cmqplan.amounts.montant import (
    Montant,
    Taux,
    format_french,
    format_plain,
    share,
    shares,
    split,
    sum_montants,
)
from cmqplan.amounts.reading import parse, parse_chiffrage, parse_taux
from cmqplan.amounts.refusals import REFUSALS, MontantRefuse

__all__ = [
    "REFUSALS",
    "Base",
    "Certitude",
    "Chiffrage",
    "Montant",
    "MontantRefuse",
    "Taux",
    "format_french",
    "format_plain",
    "format_typed",
    "parse",
    "parse_chiffrage",
    "parse_taux",
    "share",
    "shares",
    "split",
    "sum_montants",
]
