"""Whether a fiche's split holds: its cash lines, and what is knowingly still to be found, against its total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.lines import LigneFinancee, lignes_financees, somme
from cmqplan.model.fiche import Financement, MoyensFinanciers, Statut
from cmqplan.workspace.memo import asked_again

ZERO = Montant.zero()


@dataclass(frozen=True, slots=True)
class Equilibre:
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

    @property
    def ecart(self) -> Montant:
        """What is missing to the total; negative for what is too much. Money that was refused and found elsewhere isn't
        too much: the split also holds when it does without the refused lines."""
        gap = self.total - self.somme - self.reste
        return ZERO if gap + self.refuse == ZERO else gap

    @property
    def a_remplacer(self) -> Montant:
        """What refused lines leave to be found; zero when other lines, or what is said to be found, make up for it."""
        without = self.total - self.somme - self.reste + self.refuse
        return max(ZERO, min(without, self.refuse))


def total_declare(financiers: MoyensFinanciers) -> Montant | None:
    """The cash total in euros: the one written, else the sum of the yearly ones, else None."""
    if financiers.total is not None:
        return financiers.total
    if financiers.par_exercice:
        return sum_montants(part.montant for part in financiers.par_exercice)
    return None


@asked_again
@asked_again
def equilibre(financiers: MoyensFinanciers) -> Equilibre | None:
    """A fiche's split against its total; None when it states no total."""
    total = total_declare(financiers)
    if total is None:
        return None
    lines = lignes_financees(financiers)
    cash = tuple(line for line in lines if not line.est_en_nature)
    refused = (line.montant for line in cash if line.financement.statut is Statut.REFUSE)
    return Equilibre(
        total,
        cash,
        tuple(line for line in lines if line.est_en_nature),
        somme(cash),
        sum_montants(refused),
        financiers.reste_a_financer or ZERO,
    )


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
