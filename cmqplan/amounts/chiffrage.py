"""What a text says that something costs, firm or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cmqplan.amounts.montant import Montant, Taux


class Certitude(StrEnum):
    """How sure an amount is."""

    FERME = "ferme"
    ESTIME = "estimé"
    FOURCHETTE = "fourchette"
    PLAFOND = "plafond"
    A_DEFINIR = "à définir"


class Base(StrEnum):
    """What an amount includes of taxes."""

    HT = "HT"
    TTC = "TTC"
    NET = "net de taxe"


@dataclass(frozen=True, slots=True)
class Chiffrage:
    """An amount with what was said around it.

    ``montant`` is the upper bound, which sums take, and ``minimum`` the lower one: the same for a firm amount and an
    estimate, zero for a cap; both are None for « à définir ». Both are of all the years: « 400 000 €/an sur 4 ans » is
    1 600 000 €, its ``par_an`` 400 000 € and its ``annees`` 4. ``texte`` is what was written, its amounts set as
    amounts are; it reads as the same value.
    """

    montant: Montant | None
    minimum: Montant | None
    texte: str = field(compare=False)
    certitude: Certitude = Certitude.FERME
    base: Base | None = None
    par_an: Montant | None = None
    annees: int | None = None

    @staticmethod
    def firm(montant: Montant) -> Chiffrage:
        return Chiffrage(montant, montant, str(montant))

    def __str__(self) -> str:
        return self.texte


def format_typed(amount: Montant | Taux | Chiffrage) -> str:
    """« 50 000 € », « 12,5 % », « environ 15 000 € HT », as a person types it: a space that doesn't break is a space."""
    return " ".join(str(amount).split())
