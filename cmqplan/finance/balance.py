"""Whether a fiche's split holds: what its cash lines bring, and what is still to be found, against its total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cmqplan.amounts import Certitude, Montant, sum_montants
from cmqplan.model.fiche import MoyensFinanciers, Statut
from cmqplan.model.lignes import (
    ZERO,
    LigneFinancee,
    doute,
    doute_du_total,
    euros,
    le_moins_sur,
    lignes_financees,
    somme,
    total_declare,
)
from cmqplan.model.memo import asked_again

_REFUSE = Statut.REFUSE
_FERME = Certitude.FERME


class Equilibre(NamedTuple):
    """A split against its total, in euros. Help in kind is beside it: only ``en_nature`` holds some."""

    total: Montant
    lignes: tuple[LigneFinancee, ...]
    """The cash lines, refused ones too."""
    en_nature: tuple[LigneFinancee, ...]
    somme: Montant
    """What the cash lines bring together: refused money is no resource."""
    refuse: Montant
    """What was refused of them."""
    reste: Montant
    """What is still to be found, refused money included: what the fiche says; where it says nothing, the refused money,
    if the total still counts on all of it."""
    ecart: Montant
    """What is missing to the total; negative for what is too much; zero where their bounds meet."""
    a_remplacer: Montant
    """The refused money that nothing makes up for: neither other lines, nor what the fiche says is to be found."""
    estime: bool
    """True where the total or a line is an estimate: then a gap is to be looked at, and isn't a mistake yet."""
    marge: Montant = ZERO
    """How much less than ``total`` the total may be."""

    @property
    def borne(self) -> Montant:
        """The total that ``ecart`` is measured from: the lower one where something is missing."""
        return self.total - self.marge if self.ecart > ZERO else self.total

    @property
    def trouve(self) -> Montant:
        """What the lines bring and what is still to be found, at their bound nearest to the total."""
        return self.borne - self.ecart


@asked_again
def equilibre(financiers: MoyensFinanciers) -> Equilibre | None:
    """A fiche's split against its total; None when it states no total."""
    total = total_declare(financiers)
    if total is None:
        return None
    lines = lignes_financees(financiers)
    cash = tuple([line for line in lines if not line.est_en_nature])
    in_kind = tuple([line for line in lines if line.est_en_nature]) if len(cash) < len(lines) else ()
    brought = sum_montants([line.tenu for line in cash])
    refused = sum_montants([line.refuse for line in cash])
    sure, marge = doute_du_total(financiers)
    less_sure, less = le_moins_sur((line.certitude, line.marge) for line in cash)
    said = financiers.reste_a_financer
    unmet = refused if said is None and total - brought + less >= refused else ZERO
    rest = unmet if said is None else said
    gap = ecart(total, marge, brought + rest, less)
    estimated = Certitude.ESTIME in (sure, less_sure)
    return Equilibre(total, cash, in_kind, brought, refused, rest, gap, unmet, estimated, marge)


def ecart(total: Montant, marge: Montant, found: Montant, less: Montant = ZERO) -> Montant:
    """What is missing to a total that may be ``marge`` less, in what was found and may be ``less``: negative for what is too
    much, zero where their bounds meet."""
    return max(ZERO, total - marge - found) or min(ZERO, total - found + less)


@asked_again
def tombe_juste(financiers: MoyensFinanciers) -> bool:
    """True of the plainest split, as most are: every line is cash with its amount, nothing of it was refused, and with what
    is still to be found they make the total. Nothing else has to be worked out of one."""
    total = financiers.total
    if total is None or total.montant is None or total.certitude is not _FERME or not financiers.financements:
        return False
    cents = financiers.reste_a_financer.centimes if financiers.reste_a_financer is not None else 0
    for line in financiers.financements:
        if line.montant is None or line.accorde is not None or line.statut is _REFUSE or line.est_en_nature:
            return False
        amount = line.montant.montant
        if amount is None or line.montant.certitude is not _FERME:
            return False
        cents += amount.centimes
    return cents == total.montant.centimes


def estimee(financiers: MoyensFinanciers) -> bool:
    """True where the total or a dépense isn't firm, so that the two need not be equal to the cent."""
    found = [doute_du_total(financiers), *(doute(item.montant) for item in financiers.depenses)]
    return le_moins_sur(found)[0] is not _FERME


class Emplois(NamedTuple):
    """What a fiche's dépenses sum to, in euros: in cash, and in kind (account 86). None where none is listed."""

    especes: Montant | None
    en_nature: Montant | None


@asked_again
def emplois(financiers: MoyensFinanciers) -> Emplois:
    cash: list[Montant] = []
    in_kind: list[Montant] = []
    for item in financiers.depenses:
        (in_kind if item.est_en_nature else cash).append(euros(item.montant) or ZERO)
    return Emplois(sum_montants(cash) if cash else None, sum_montants(in_kind) if in_kind else None)


def tient(financiers: MoyensFinanciers) -> bool:
    """True unless cash lines are there and don't make the total."""
    state = equilibre(financiers)
    return state is None or not state.lignes or not state.ecart


def en_nature_comptee(state: Equilibre) -> Sequence[LigneFinancee]:
    """The help in kind that the total counts as cash: what is missing to the split is, to the cent, all of it or one
    line of it. Empty when that isn't so."""
    missing = state.ecart
    if missing <= ZERO:
        return ()
    if somme(state.en_nature, en_nature=True) == missing:
        return state.en_nature
    return tuple(line for line in state.en_nature if line.montant == missing)[:1]
