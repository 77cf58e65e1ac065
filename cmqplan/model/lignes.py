"""What a financing line brings to its fiche, and what a fiche's total is: worked out here, for everybody above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from cmqplan.amounts import Montant, split, sum_montants
from cmqplan.model.fiche import ACQUIS, Financement, MoyensFinanciers, Part, SectionBudgetaire, Statut
from cmqplan.model.memo import asked_again
from cmqplan.model.values import Exercice

ZERO = Montant.zero()
_REFUSE = Statut.REFUSE


@dataclass(frozen=True, slots=True)
class LigneFinancee:
    """A line, and what becomes of its amount, in euros; ``acquis + espere + refuse == montant``.

    ``index`` is its rank in the fiche's ``financements``. ``refuse`` is all of a refused line, and what a funder granted
    less than the line counts: it brings nothing, and is to be found again.
    """

    index: int
    financement: Financement
    montant: Montant
    exercice: Exercice | None
    section: SectionBudgetaire | None
    acquis: Montant
    espere: Montant
    refuse: Montant
    chiffree: bool
    """False where the line gives no amount, nor a share of any."""

    @property
    def est_en_nature(self) -> bool:
        return self.financement.est_en_nature

    @property
    def tenu(self) -> Montant:
        """What it brings: secured or hoped for."""
        return self.acquis + self.espere


def lignes_financees(financiers: MoyensFinanciers, exercice: int | None = None) -> tuple[LigneFinancee, ...]:
    """Every line with its amount, in the order written; ``exercice`` is the year of lines that name none.

    A line without an amount or a share counts what was granted, else what was requested, else nothing.
    """
    lines = _lignes(financiers)
    if exercice is None:
        return lines
    return tuple(line if line.exercice is not None else replace(line, exercice=exercice) for line in lines)


@asked_again
def _lignes(financiers: MoyensFinanciers) -> tuple[LigneFinancee, ...]:
    shares = _shares(financiers)
    section = financiers.section
    return tuple([_ligne(n, line, shares.get(n), section) for n, line in enumerate(financiers.financements)])


def _shares(financiers: MoyensFinanciers) -> dict[int, Montant]:
    """Rank → euros of the lines given as a share alone. The cents left over go where the split rule says,
    the part that is no line's share counting as one more."""
    rated = [
        (n, line.taux.valeur)
        for n, line in enumerate(financiers.financements)
        if line.taux is not None and line.montant is None
    ]
    base = base_des_taux(financiers) if rated else None
    if base is None:
        return {}
    weights = [value for _, value in rated]
    rest = max(Decimal(100) - sum(weights, Decimal(0)), Decimal(0))
    parts = split(base, [*weights, rest])
    return {n: part for (n, _), part in zip(rated, parts, strict=False)}


def _ligne(
    index: int, line: Financement, share: Montant | None, section: SectionBudgetaire | None
) -> LigneFinancee:
    known = [amount for amount in (line.montant, share, line.accorde, line.demande) if amount is not None]
    montant = known[0] if known else ZERO
    acquis, espere, refuse = ZERO, montant, ZERO
    if line.statut is _REFUSE:
        espere, refuse = ZERO, montant
    elif line.statut in ACQUIS:
        acquis = montant if line.accorde is None else min(montant, line.accorde)
        espere, refuse = ZERO, montant - acquis
    return LigneFinancee(
        index, line, montant, line.exercice, line.section or section, acquis, espere, refuse, bool(known)
    )


class PartDuTotal(NamedTuple):
    """What falls of a fiche's total in a year (or in years in a row that nothing parts), and in a section of the budget
    where they are told apart. ``rang`` is that of the first item of ``par_exercice`` which says so."""

    exercice: Exercice
    section: SectionBudgetaire | None
    montant: Montant
    rang: int


@asked_again
def parts_du_total(financiers: MoyensFinanciers) -> tuple[PartDuTotal, ...]:
    """A fiche's total by year and section, as ``par_exercice`` says it; an amount that comes each year is one part a year."""
    parts: dict[tuple[Exercice, SectionBudgetaire | None], PartDuTotal] = {}
    for n, item in enumerate(financiers.par_exercice):
        for year in item.exercices:
            key = (year, item.section or financiers.section)
            known = parts.get(key)
            amount = item.montant if known is None else known.montant + item.montant
            parts[key] = PartDuTotal(*key, amount, n if known is None else known.rang)
    return tuple(parts.values())


def parts_annuelles(financiers: MoyensFinanciers) -> tuple[PartDuTotal, ...]:
    """The same by year alone, the sections of each together."""
    years: dict[Exercice, PartDuTotal] = {}
    for part in parts_du_total(financiers):
        known = years.get(part.exercice)
        amount = part.montant if known is None else known.montant + part.montant
        years[part.exercice] = PartDuTotal(
            part.exercice, None, amount, part.rang if known is None else known.rang
        )
    return tuple(years.values())


def total_declare(financiers: MoyensFinanciers) -> Montant | None:
    """The cash total in euros that a fiche declares: the one written, else the sum of the yearly ones, else None."""
    if financiers.total is not None:
        return financiers.total
    return total_par_exercice(financiers) if financiers.par_exercice else None


def total_par_exercice(financiers: MoyensFinanciers) -> Montant:
    """The sum of the yearly totals, in euros."""
    return sum_montants(part.montant for part in parts_du_total(financiers))


def base_des_taux(financiers: MoyensFinanciers) -> Montant | None:
    """What rates are taken of, in euros: the eligible cost where a fiche says it, else the total that it declares."""
    return financiers.assiette if financiers.assiette is not None else total_declare(financiers)


def total_de(financiers: MoyensFinanciers) -> Montant | None:
    """A fiche's cash total in euros: the one it declares; else what its lines bring and what is still to be found. None
    where it states no amount at all."""
    declared = total_declare(financiers)
    if declared is not None:
        return declared
    if not financiers.financements and financiers.reste_a_financer is None:
        return None
    cash = [line for line in lignes_financees(financiers) if not line.est_en_nature]
    rest = financiers.reste_a_financer
    if rest is None:
        rest = sum_montants(line.refuse for line in cash)
    return sum_montants(line.tenu for line in cash) + rest


def somme(lines: Iterable[LigneFinancee], *, en_nature: bool = False) -> Montant:
    """What the cash lines (or those in kind) count together, in euros, refused money too."""
    return sum_montants(line.montant for line in lines if line.est_en_nature == en_nature)


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
