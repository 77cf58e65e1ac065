"""Whether a fiche's split holds: its cash lines, and what is knowingly still to be found, against its total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.lines import LigneFinancee, lignes_financees, somme
from cmqplan.model.fiche import Financement, MoyensFinanciers, Statut
from cmqplan.workspace.memo import asked_again

ZERO = Montant.zero()
_REFUSE = Statut.REFUSE


class Equilibre(NamedTuple):
    """A split against its total, in euros. Help in kind is beside it: only ``en_nature`` holds some."""

    total: Montant
    lignes: tuple[LigneFinancee, ...]
    """The cash lines, refused ones too."""
    en_nature: tuple[LigneFinancee, ...]
    somme: Montant
    """What the cash lines count together, refused ones too."""
    refuse: Montant
    """What the refused ones among them count."""
    reste: Montant
    """What the fiche says is still to be found."""
    ecart: Montant
    """What is missing to the total; negative for what is too much. Money that was refused and found elsewhere isn't
    too much: the split also holds when it does without the refused lines."""
    a_remplacer: Montant
    """What refused lines leave to be found; zero when other lines, or what is said to be found, make up for it."""


def total_declare(financiers: MoyensFinanciers) -> Montant | None:
    """The cash total in euros: the one written, else the sum of the yearly ones, else None."""
    if financiers.total is not None:
        return financiers.total
    if financiers.par_exercice:
        return sum_montants(part.montant for part in financiers.par_exercice)
    return None


@asked_again
def equilibre(financiers: MoyensFinanciers) -> Equilibre | None:
    """A fiche's split against its total; None when it states no total."""
    total = total_declare(financiers)
    if total is None:
        return None
    lines = lignes_financees(financiers)
    cash = tuple([line for line in lines if not line.est_en_nature])
    in_kind = tuple([line for line in lines if line.est_en_nature]) if len(cash) < len(lines) else ()
    whole = sum_montants([line.montant for line in cash])
    refused = sum_montants([line.montant for line in cash if line.financement.statut is _REFUSE])
    rest = financiers.reste_a_financer or ZERO
    gap = total - whole - rest
    unmet = gap + refused if refused else gap
    replaced = max(ZERO, min(unmet, refused)) if refused else ZERO
    return Equilibre(total, cash, in_kind, whole, refused, rest, gap if unmet else ZERO, replaced)


@asked_again
def tombe_juste(financiers: MoyensFinanciers) -> bool:
    """True of the plainest split, as most are: every line is cash with its amount, none was refused, and with what is
    still to be found they make the total. Nothing else has to be worked out of one."""
    if financiers.total is None or not financiers.financements:
        return False
    cents = financiers.reste_a_financer.centimes if financiers.reste_a_financer is not None else 0
    for line in financiers.financements:
        if line.montant is None or line.statut is _REFUSE or line.est_en_nature:
            return False
        cents += line.montant.centimes
    return cents == financiers.total.centimes


class Emplois(NamedTuple):
    """What a fiche's dépenses sum to, in euros: in cash, and in kind (account 86). None where none is listed."""

    especes: Montant | None
    en_nature: Montant | None


@asked_again
def emplois(financiers: MoyensFinanciers) -> Emplois:
    cash: list[Montant] = []
    in_kind: list[Montant] = []
    for item in financiers.depenses:
        (in_kind if item.est_en_nature else cash).append(item.montant)
    return Emplois(sum_montants(cash) if cash else None, sum_montants(in_kind) if in_kind else None)


def tient(financiers: MoyensFinanciers) -> bool:
    """True unless cash lines are there and don't make the total."""
    state = equilibre(financiers)
    return state is None or not state.lignes or not state.ecart


def sans_montant(line: Financement) -> bool:
    """True for a line that names a funder and no amount at all."""
    return line.montant is None and line.taux is None and line.accorde is None and line.demande is None


def en_nature_comptee(state: Equilibre) -> Sequence[LigneFinancee]:
    """The help in kind that the total counts as cash: what is missing to the split is, to the cent, all of it or one
    line of it. Empty when that isn't so."""
    missing = state.ecart
    if missing <= ZERO:
        return ()
    if somme(state.en_nature, en_nature=True) == missing:
        return state.en_nature
    return tuple(line for line in state.en_nature if line.montant == missing)[:1]
