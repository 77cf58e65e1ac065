"""A financing plan's lines with their amounts worked out: shares turned into euros, secured told from hoped-for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cmqplan.amounts import Montant, split, sum_montants
from cmqplan.model.fiche import ACQUIS, Financement, MoyensFinanciers, Part, Statut
from cmqplan.workspace.memo import asked_again

ZERO = Montant.zero()


_REFUSE = Statut.REFUSE


@dataclass(frozen=True, slots=True)
class LigneFinancee:
    """A line, and what it brings in euros; ``acquis + espere + refuse == montant``.

    ``index`` is its rank in the fiche's ``financements``. A line granted for less than it counts has lost the
    difference: that part is ``refuse``.
    """

    index: int
    financement: Financement
    montant: Montant
    exercice: int | None
    acquis: Montant
    espere: Montant
    refuse: Montant

    @property
    def est_en_nature(self) -> bool:
        return self.financement.est_en_nature


def lignes_financees(financiers: MoyensFinanciers, exercice: int | None = None) -> tuple[LigneFinancee, ...]:
    """Every line with its amount, in the order written; ``exercice`` is the year of lines that name none.

    A line without an amount or a share brings what was granted, else what was requested, else nothing.
    """
    lines = _lignes(financiers)
    if exercice is None:
        return lines
    return tuple(line if line.exercice is not None else replace(line, exercice=exercice) for line in lines)


@asked_again
def _lignes(financiers: MoyensFinanciers) -> tuple[LigneFinancee, ...]:
    shares = _shares(financiers)
    return tuple([_ligne(n, line, shares.get(n)) for n, line in enumerate(financiers.financements)])


def _shares(financiers: MoyensFinanciers) -> dict[int, Montant]:
    """Rank → euros of the lines given as a share of the total. The cents left over go where the split rule says,
    the part that is no line's share counting as one more."""
    rated = [(n, line.taux.valeur) for n, line in enumerate(financiers.financements) if line.taux is not None]
    if not rated or financiers.total is None:
        return {}
    weights = [value for _, value in rated]
    rest = max(Decimal(100) - sum(weights, Decimal(0)), Decimal(0))
    parts = split(financiers.total, [*weights, rest])
    return {n: part for (n, _), part in zip(rated, parts, strict=False)}


def _ligne(index: int, line: Financement, share: Montant | None) -> LigneFinancee:
    known = (line.montant, share, line.accorde, line.demande)
    montant = line.montant or next((amount for amount in known if amount is not None), ZERO)
    acquis, espere, refuse = ZERO, montant, ZERO
    if line.statut is _REFUSE:
        espere, refuse = ZERO, montant
    elif line.statut in ACQUIS:
        acquis = montant if line.accorde is None else min(montant, line.accorde)
        espere, refuse = ZERO, montant - acquis
    return LigneFinancee(index, line, montant, line.exercice, acquis, espere, refuse)


def somme(lines: Iterable[LigneFinancee], *, en_nature: bool = False) -> Montant:
    """What the cash lines (or those in kind) bring together, in euros."""
    return sum_montants(line.montant for line in lines if line.est_en_nature == en_nature)


def reste(financiers: MoyensFinanciers, lines: Sequence[LigneFinancee]) -> Montant:
    """What no line covers yet, in euros; negative when the lines bring more than the total."""
    return (financiers.total or ZERO) - somme(lines)


def parts_du_groupe(line: LigneFinancee, parts: Sequence[Part]) -> tuple[tuple[str, Montant], ...]:
    """A group's line by member, to the cent: the declared amounts, then the shares. In the order written; a part with
    neither brings nothing."""
    rated = [part.taux.valeur for part in parts if part.montant is None and part.taux is not None]
    rest = max(Decimal(100) - sum(rated, Decimal(0)), Decimal(0))
    shares = iter(split(line.montant, [*rated, rest]) if rated else ())
    return tuple((part.organisme, _part(part, shares)) for part in parts)


def _part(part: Part, shares: Iterator[Montant]) -> Montant:
    if part.montant is not None:
        return part.montant
    return next(shares) if part.taux is not None else ZERO
