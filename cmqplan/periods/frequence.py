"""How often something comes back: what a period is not, and what stands beside one."""

from __future__ import annotations

from enum import StrEnum


class Frequence(StrEnum):
    """How often something comes back."""

    QUOTIDIENNE = "quotidienne"
    HEBDOMADAIRE = "hebdomadaire"
    MENSUELLE = "mensuelle"
    BIMESTRIELLE = "bimestrielle"
    TRIMESTRIELLE = "trimestrielle"
    SEMESTRIELLE = "semestrielle"
    ANNUELLE = "annuelle"
    BIENNALE = "biennale"
