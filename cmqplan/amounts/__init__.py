"""Amounts of euros as French people write them, read exactly or refused with what to write instead.

``parse`` reads « 50 000 € », « 12,5 k€ » or « 1,2 M€ » into a ``Montant``, exact to the cent; ``parse_taux`` reads
« 12,5 % » into a ``Taux``. What has two readings is refused with both: nothing is guessed, and nothing but
``MontantRefuse`` is raised whatever the text. The grammar is in ``docs/en/amounts.md``.

The package depends on the standard library only.
"""

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
from cmqplan.amounts.reading import parse, parse_taux
from cmqplan.amounts.refusals import REFUSALS, MontantRefuse

__all__ = [
    "REFUSALS",
    "Montant",
    "MontantRefuse",
    "Taux",
    "format_french",
    "format_plain",
    "parse",
    "parse_taux",
    "share",
    "shares",
    "split",
    "sum_montants",
]
