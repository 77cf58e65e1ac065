"""What has come of subsidies and only their conventions tell: payments that no fiche repeats.

A convention pays a year's subsidy as a whole, and its fiches may tell the same payments line by line. What the convention has
received beyond them is counted once. It goes to a line where the files say so: the line is the subsidy's only one, or all that
its lines still await has come. Else it stands by itself, for no action in particular: nothing is ever shared out by guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.affectations import plan_of
from cmqplan.findings import Place
from cmqplan.model.fiche import Nature, Statut
from cmqplan.model.lignes import ZERO, LigneFinancee, lignes_financees
from cmqplan.model.values import Exercice, annees_de
from cmqplan.workspace.workspace import Workspace

NON_SUBVENTIONS = frozenset(
    {Nature.FONDS_PROPRES, Nature.PRESTATION, Nature.RECETTES, Nature.EMPRUNT, Nature.EN_NATURE}
)
"""Money that nobody asks a funder for, or that no funder grants, and help that isn't money."""

Rang: TypeAlias = tuple[str, int]
"""A financing line: its fiche's file and its rank in it."""


class HorsFiche(NamedTuple):
    """What a funder has paid of a year's subsidies beyond what the plan's fiches say, in euros. ``lignes`` says which lines
    it is for, and makes ``montant``; it is empty where nothing says it."""

    plan: str
    convention: str
    place: Place
    financeur: str
    exercice: Exercice
    beneficiaire: str | None
    montant: Montant
    lignes: Mapping[Rang, Montant]


def accorde(line: LigneFinancee) -> Montant:
    """What a funder has granted of a line, in euros: what the line says, else all of it once its statut says so."""
    written = line.financement
    if written.statut is Statut.REFUSE:
        return ZERO
    return line.acquis if written.accorde is None else written.accorde


def recu(line: LigneFinancee) -> Montant:
    """What its fiche says has come of a line, in euros: its payments that have, else all that was granted where it is
    « versé »."""
    written = line.financement
    if not written.versements:
        return accorde(line) if written.statut is Statut.VERSE else ZERO
    return sum_montants(payment.montant for payment in written.versements if payment.recu is not None)


def hors_fiches(workspace: Workspace, plan: str) -> Iterator[HorsFiche]:
    """What only conventions tell of a plan's payments. A subsidy of which a group's line tells, its funder being a member,
    is left out."""
    received: dict[tuple[str, str], dict[Exercice, list[Montant]]] = {}
    where: dict[tuple[str, str, Exercice], tuple[Place, str | None]] = {}
    for name, entry in workspace.conventions.items():
        for n, subsidy in enumerate(entry.model.subventions):
            if plan_of(name, subsidy, workspace) == plan:
                paid = [one.montant for one in subsidy.versements if one.recu is not None]
                years = received.setdefault((name, subsidy.financeur), {})
                years.setdefault(subsidy.exercice, []).extend(paid)
                payer = subsidy.beneficiaire or entry.model.beneficiaire
                where.setdefault(
                    (name, subsidy.financeur, subsidy.exercice), (entry.at("subventions", n), payer)
                )
    told: dict[Rang, Montant] = {}  # what fiches say has come, less what conventions have accounted for
    for (name, funder), years in received.items():
        lines = _lines(workspace, plan, name, funder)
        if not lines and _by_a_group(workspace, plan, funder):
            continue
        for rank, _, line in lines:
            told.setdefault(rank, recu(line))
        for year, paid in years.items():
            own = [rank for rank, said, _ in lines if said == year]
            others = [rank for rank, said, _ in lines if said not in years]
            left = _beyond(sum_montants(paid), (*own, *others), told)
            if left:
                place, payee = where[name, funder, year]
                about = [
                    (rank, line) for rank, said, line in lines if said is None or year in annees_de(said)
                ]
                yield HorsFiche(plan, name, place, funder, year, payee, left, _parted(about, left))


def par_ligne(found: Iterable[HorsFiche]) -> dict[Rang, Montant]:
    """What has come of each line that no fiche says; of a line of several years, in all of them."""
    paid: dict[Rang, Montant] = {}
    for one in found:
        for rank, amount in one.lignes.items():
            paid[rank] = paid.get(rank, ZERO) + amount
    return paid


def _lines(
    workspace: Workspace, plan: str, convention: str, funder: str
) -> list[tuple[Rang, Exercice | None, LigneFinancee]]:
    """The lines of a plan that a subsidy may be for, with their years."""
    declared = workspace.plans[plan].model if plan in workspace.plans else None
    found: list[tuple[Rang, Exercice | None, LigneFinancee]] = []
    for entry in workspace.fiches.get(plan, ()):
        financiers = entry.model.moyens.financiers
        for line in lignes_financees(financiers) if financiers is not None else ():
            written = line.financement
            named = written.convention or (declared.convention if declared else None)
            if (
                written.financeur == funder
                and named in (None, convention)
                and written.nature not in NON_SUBVENTIONS
                and written.statut is not Statut.REFUSE
            ):
                year = line.exercice or (declared.seul_exercice if declared else None)
                found.append(((entry.file, line.index), year, line))
    return found


def _beyond(amount: Montant, ranks: Iterable[Rang], told: dict[Rang, Montant]) -> Montant:
    """What is left of an amount once what is ``told`` of some lines is taken from both: a payment is accounted for once."""
    for rank in ranks:
        taken = min(amount, told[rank])
        amount, told[rank] = amount - taken, told[rank] - taken
    return amount


def _by_a_group(workspace: Workspace, plan: str, funder: str) -> bool:
    """Whether a line of the plan is that of a group which the funder is a member of."""
    groups = {name for name, entry in workspace.organismes.items() if funder in entry.model.membres}
    return any(
        line.financeur in groups
        for entry in workspace.fiches.get(plan, ())
        for line in entry.model.financements
    )


def _parted(lines: list[tuple[Rang, LigneFinancee]], amount: Montant) -> dict[Rang, Montant]:
    """The lines that an amount is for; none where nothing says it."""
    if len(lines) == 1:
        return {lines[0][0]: amount}
    awaited = {rank: accorde(line) - recu(line) for rank, line in lines if accorde(line) > recu(line)}
    return awaited if sum_montants(awaited.values()) == amount else {}
