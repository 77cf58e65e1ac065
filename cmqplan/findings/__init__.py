"""What a check has to say: plain values, made at the bottom of the house and worded at its edge."""

from cmqplan.findings.finding import WHOLE, Edit, Finding, Fix, Place, Related, Severity, Span
from cmqplan.findings.words import fold, nearest
from cmqplan.language.gettext import N_

__all__ = ["N_", "WHOLE", "Edit", "Finding", "Fix", "Place", "Related", "Severity", "Span", "fold", "nearest"]
