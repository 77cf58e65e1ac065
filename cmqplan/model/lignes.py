"""What a financing line brings to its fiche, and what a fiche's total is: worked out here, for everybody above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from cmqplan.amounts import Certitude, Chiffrage, Montant, split, sum_montants
from cmqplan.model.fiche import (
    ACQUIS,
    DepenseReelle,
    Financement,
    MoyensFinanciers,
    Part,
    SectionBudgetaire,
    Statut,
)
from cmqplan.model.memo import asked_again
from cmqplan.model.values import Exercice, annees_de

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
    certitude: Certitude = Certitude.FERME
    marge: Montant = ZERO
    """How much less than ``tenu`` it may bring."""

    @property
    def est_en_nature(self) -> bool:
        return self.financement.est_en_nature

    @property
    def dit(self) -> str:
        """The amount as the fiche writes it, « environ 6 000 € », « à définir »; else what it comes to."""
        written = self.financement.montant
        settled = written is None or (written.montant is None and self.chiffree)
        return str(self.montant if settled else written)

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


def chaque_annee(line: LigneFinancee) -> Iterator[LigneFinancee]:
    """A line whose amount comes again each year of its ``exercice`` as one line a year; any other as it is."""
    written = line.financement.montant
    if written is None or written.par_an is None or line.exercice is None:
        yield line
        return
    years = annees_de(line.exercice)
    parts = (line.acquis, line.espere, line.refuse, line.marge)
    shares = zip(*(split(part, [1] * len(years)) for part in parts), strict=True)
    for year, (acquis, espere, refuse, marge) in zip(years, shares, strict=True):
        yield replace(
            line, exercice=year, montant=acquis + espere + refuse, acquis=acquis, espere=espere, refuse=refuse, marge=marge
        )  # fmt: skip


@asked_again
def _lignes(financiers: MoyensFinanciers) -> tuple[LigneFinancee, ...]:
    shares = _shares(financiers)
    return tuple(
        [_ligne(n, line, shares.get(n), financiers) for n, line in enumerate(financiers.financements)]
    )


def _shares(financiers: MoyensFinanciers) -> dict[int, Montant]:
    """Rank → euros of the lines given as a share alone. The cents left over go where the split rule says,
    the part that is no line's share counting as one more."""
    rated = [
        (n, line.taux.valeur)
        for n, line in enumerate(financiers.financements)
        if line.taux is not None and euros(line.montant) is None
    ]
    base = base_des_taux(financiers) if rated else None
    if base is None:
        return {}
    weights = [value for _, value in rated]
    rest = max(Decimal(100) - sum(weights, Decimal(0)), Decimal(0))
    parts = split(base, [*weights, rest])
    return {n: part for (n, _), part in zip(rated, parts, strict=False)}


def _ligne(
    index: int, line: Financement, share: Montant | None, financiers: MoyensFinanciers
) -> LigneFinancee:
    written = euros(line.montant)
    known = [amount for amount in (written, share, line.accorde, line.demande) if amount is not None]
    montant = known[0] if known else ZERO
    acquis, espere, refuse = ZERO, montant, ZERO
    if line.statut is _REFUSE:
        espere, refuse = ZERO, montant
    elif line.statut in ACQUIS:
        acquis = montant if line.accorde is None else min(montant, line.accorde)
        espere, refuse = ZERO, montant - acquis
    certitude, marge = Certitude.FERME, ZERO
    if line.accorde is None or not acquis:
        if written is not None:
            certitude, marge = doute(line.montant)
        elif share is not None and line.taux is not None and financiers.assiette is None:
            certitude, marge = doute_du_total(financiers)
            marge = line.taux.of(marge)
    return LigneFinancee(
        index, line, montant, line.exercice, line.section or financiers.section,
        acquis, espere, refuse, bool(known), certitude, ZERO if refuse else marge,
    )  # fmt: skip


def euros(chiffrage: Chiffrage | None) -> Montant | None:
    """The amount that sums take, in euros; None where it isn't given, or still to be settled."""
    return None if chiffrage is None else chiffrage.montant


def doute(chiffrage: Chiffrage | None) -> tuple[Certitude, Montant]:
    """How sure an amount is, and how much less than ``euros`` it may be."""
    if chiffrage is None or chiffrage.certitude is Certitude.FERME:
        return Certitude.FERME, ZERO
    high, low = chiffrage.montant, chiffrage.minimum
    return chiffrage.certitude, ZERO if high is None or low is None else high - low


def le_moins_sur(found: Iterable[tuple[Certitude, Montant]]) -> tuple[Certitude, Montant]:
    """The same of some amounts together: as sure as the least sure of them, an estimate before a range."""
    doubts = list(found)
    words = [word for word in _DU_MOINS_SUR if any(word is certitude for certitude, _ in doubts)]
    return words[0] if words else Certitude.FERME, sum_montants(marge for _, marge in doubts)


_DU_MOINS_SUR = (Certitude.ESTIME, Certitude.FOURCHETTE, Certitude.PLAFOND)


class PartDuTotal(NamedTuple):
    """What falls of a fiche's total in a year (or in years in a row that nothing parts), and in a section of the budget
    where they are told apart. ``rang`` is that of the first item of ``par_exercice`` which says so."""

    exercice: Exercice
    section: SectionBudgetaire | None
    montant: Montant
    rang: int
    certitude: Certitude = Certitude.FERME
    marge: Montant = ZERO


@asked_again
def parts_du_total(financiers: MoyensFinanciers) -> tuple[PartDuTotal, ...]:
    """A fiche's total by year and section, as ``par_exercice`` says it; an amount that comes each year is one part a year."""
    parts: dict[tuple[Exercice, SectionBudgetaire | None], PartDuTotal] = {}
    for n, item in enumerate(financiers.par_exercice):
        years = item.exercices
        certitude, marge = doute(item.montant)
        amount = euros(item.montant) or ZERO
        shares, margins = [amount] * len(years), [marge] * len(years)
        if item.montant.par_an is not None:
            shares, margins = (list(split(whole, [1] * len(years))) for whole in (amount, marge))
        for rank, year in enumerate(years):
            key = (year, item.section or financiers.section)
            part = PartDuTotal(*key, shares[rank], n, certitude, margins[rank])
            parts[key] = _ensemble(parts[key], part) if key in parts else part
    return tuple(parts.values())


def _ensemble(first: PartDuTotal, other: PartDuTotal) -> PartDuTotal:
    certitude, marge = le_moins_sur(((first.certitude, first.marge), (other.certitude, other.marge)))
    return first._replace(montant=first.montant + other.montant, certitude=certitude, marge=marge)


def parts_annuelles(financiers: MoyensFinanciers) -> tuple[PartDuTotal, ...]:
    """The same by year alone, the sections of each together."""
    years: dict[Exercice, PartDuTotal] = {}
    for part in parts_du_total(financiers):
        known = years.get(part.exercice)
        years[part.exercice] = part._replace(section=None) if known is None else _ensemble(known, part)
    return tuple(years.values())


def total_declare(financiers: MoyensFinanciers) -> Montant | None:
    """The cash total in euros that a fiche declares: the one written, else the sum of the yearly ones, else None."""
    written = euros(financiers.total)
    if written is not None:
        return written
    return total_par_exercice(financiers) if financiers.par_exercice else None


def total_par_exercice(financiers: MoyensFinanciers) -> Montant:
    """The sum of the yearly totals, in euros."""
    return sum_montants(part.montant for part in parts_du_total(financiers))


def doute_du_total(financiers: MoyensFinanciers) -> tuple[Certitude, Montant]:
    """How sure the total is that a fiche declares, and how much less it may be."""
    if euros(financiers.total) is not None:
        return doute(financiers.total)
    return le_moins_sur((part.certitude, part.marge) for part in parts_du_total(financiers))


def base_des_taux(financiers: MoyensFinanciers) -> Montant | None:
    """What rates are taken of, in euros: the eligible cost where a fiche says it, else the total that it declares."""
    return financiers.assiette if financiers.assiette is not None else total_declare(financiers)


def base_ferme(financiers: MoyensFinanciers) -> Montant | None:
    """The same where it is firm: what a funder's rates can be judged by."""
    sure = financiers.assiette is not None or doute_du_total(financiers)[0] is Certitude.FERME
    return base_des_taux(financiers) if sure else None


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


class SommeDepensee(NamedTuple):
    """What some real expenses make, in euros: ``engage`` is what is committed, paid or not; ``paye`` what of it is paid."""

    engage: Montant
    paye: Montant

    @property
    def a_payer(self) -> Montant:
        return self.engage - self.paye


def somme_depensee(items: Iterable[DepenseReelle], *, en_nature: bool = False) -> SommeDepensee:
    """What was spent in cash, or in kind."""
    own = [item for item in items if item.est_en_nature == en_nature]
    return SommeDepensee(
        sum_montants(item.montant for item in own),
        sum_montants(item.montant for item in own if item.est_payee),
    )


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
