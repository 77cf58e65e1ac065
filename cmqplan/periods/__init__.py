"""Periods as French people write them: words in, bounds out, refusals that say what to write instead.

``docs/en/periods.md`` holds the grammar, every form with its bounds and every refusal.
"""

from __future__ import annotations

from cmqplan.periods.calendar import add_months
from cmqplan.periods.frequence import Frequence, repeated
from cmqplan.periods.joined import join, parse_start
from cmqplan.periods.lengths import Length, parse_duree
from cmqplan.periods.milestones import parse_jalons
from cmqplan.periods.periode import Periode, PeriodeNommee, Precision, Span
from cmqplan.periods.reading import parse
from cmqplan.periods.refusals import REFUSALS, PeriodeRefusee
from cmqplan.periods.writing import describe_bounds, format_french, format_iso

__all__ = [
    "REFUSALS",
    "Frequence",
    "Length",
    "Periode",
    "PeriodeNommee",
    "PeriodeRefusee",
    "Precision",
    "Span",
    "add_months",
    "describe_bounds",
    "format_french",
    "format_iso",
    "join",
    "parse",
    "parse_duree",
    "parse_jalons",
    "parse_start",
    "repeated",
]
