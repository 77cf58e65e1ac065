"""Ready-made views: the maquette financière, and a convention's subsidies against what the actions expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.dimensions import EXERCICE, FICHE, FINANCEUR
from cmqplan.finance.ecritures import Ecriture, Genre, ecritures
from cmqplan.finance.tableau import Tableau, Tete, tableau
from cmqplan.model.convention import Convention
from cmqplan.model.lignes import ZERO
from cmqplan.model.values import Exercice, annees_de, numero_key
from cmqplan.workspace.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Maquette:
    """Fiche × financeur, for each exercice and for all of them together: ``ensemble`` is the sum of the years' tables."""

    annees: tuple[tuple[Tete, Tableau], ...]
    ensemble: Tableau


def maquette(workspace: Workspace, entries: Iterable[Ecriture], plans: Sequence[str] = ()) -> Maquette:
    """The table that partners negotiate. Money whose year isn't said makes a table of its own, the last one."""
    entries = tuple(entries)
    years = tableau(workspace, entries, EXERCICE, plans=plans)
    whole = tableau(workspace, entries, FICHE, FINANCEUR, plans)
    return Maquette(par_exercice(workspace, entries, years, whole), whole)


def par_exercice(
    workspace: Workspace, entries: Sequence[Ecriture], years: Tableau, whole: Tableau
) -> tuple[tuple[Tete, Tableau], ...]:
    """Fiche × financeur for each exercice, the funders in the order of ``whole``, which is that table of all years.
    ``years`` is the table of these entries by exercice."""
    places = {(tete.rubrique, tete.cle): n for n, tete in enumerate(whole.tetes)}

    def of_year(year: str) -> Tableau:
        chosen = [
            entry
            for entry in entries
            if str(entry.exercice or "") == year and entry.genre is not Genre.SANS_MONTANT
        ]
        table = tableau(workspace, chosen, FICHE, FINANCEUR, whole.plans)
        return table.ordonne(lambda tete: places[tete.rubrique, tete.cle])

    return tuple((row.tete, of_year(row.tete.cle)) for row in years.rangs)


@dataclass(frozen=True, slots=True)
class Rapprochement:
    """What a convention votes for one action and one credit line, and what the action's fiche expects, in euros.

    ``action`` is None for a subsidy that isn't spread over actions. ``plan`` is None where no plan answers to it.
    """

    convention: str
    exercice: Exercice | None
    financeur: str
    plan: str | None
    action: str | None
    ligne_credit: str | None
    vote: Montant
    attendu: Montant

    @property
    def ecart(self) -> Montant:
        """What the fiches expect beyond the vote; negative for what is voted and not expected."""
        return self.attendu - self.vote


def rapprochements(workspace: Workspace) -> tuple[Rapprochement, ...]:
    """The conventions' subsidies against the kept fiches of the selected plans, by convention, year, funder, action.

    A fiche's line answers to a convention when its plan does (or the line itself says so) and its funder is one that
    the convention's subsidies come from. Every vote and every such line is counted once. Refused lines expect nothing.
    """
    found: list[Rapprochement] = []
    lines: dict[str | None, list[Ecriture]] = {}
    for entry in ecritures(workspace, workspace.selected):
        if entry.genre is Genre.LIGNE:
            lines.setdefault(entry.convention, []).append(entry)
    for name, convention in workspace.conventions.items():
        found += _of_convention(workspace, name, convention, lines.get(name, ()))
    return tuple(found)


_Cle = tuple[Exercice, str, str, str, str]
"""Year (0 where none is said), funder, plan, action, credit line."""


def _of_convention(
    workspace: Workspace, name: str, convention: Entry[Convention], lines: Sequence[Ecriture]
) -> Iterator[Rapprochement]:
    """``lines`` are the entries of the lines that answer to this convention."""
    votes: dict[_Cle, Montant] = {}
    home = {
        (plan, one.numero): (one.resume.plan, one.resume.numero or "")
        for plan, invited in workspace.invitees.items()
        for one in invited
        if one.resume.plan in workspace.selected
    }
    expected: dict[_Cle, Montant] = {}
    for vote in convention.model.subventions:
        plan = vote.plan or _plan_of(workspace, name, vote.exercice)
        if plan and plan not in workspace.selected:
            continue
        spread = sum_montants(part.montant for part in vote.affectations)
        for part in vote.affectations:
            where = home.get((plan, part.action), (plan, part.action))
            _add(votes, (vote.exercice, vote.financeur, *where, part.ligne_credit or ""), part.montant)
        if vote.montant != spread:
            _add(votes, (vote.exercice, vote.financeur, plan, "", ""), vote.montant - spread)
    funders = {vote.financeur for vote in convention.model.subventions}
    for entry in lines:
        if entry.financeur in funders:
            key = (entry.exercice or 0, entry.financeur, entry.plan, entry.numero, entry.ligne_credit or "")
            _add(expected, key if entry.ligne_credit else _voted(votes, key), entry.sommes.tenu)
    keys = sorted(votes.keys() | {key for key in expected if expected[key]}, key=_order)
    for key in keys:
        year, funder, plan, action, line = key
        yield Rapprochement(
            name, year or None, funder, plan or None, action or None, line or None, votes.get(key, ZERO), expected.get(key, ZERO)
        )  # fmt: skip


def _voted(votes: dict[_Cle, Montant], key: _Cle) -> _Cle:
    """The vote that a fiche's line without a credit line answers to, when only one can be meant."""
    same = [vote for vote in votes if vote[:4] == key[:4]]
    return same[0] if len(same) == 1 else key


def _add(sums: dict[_Cle, Montant], key: _Cle, amount: Montant) -> None:
    sums[key] = sums.get(key, ZERO) + amount


def _order(key: _Cle) -> tuple[object, ...]:
    year, funder, plan, action, line = key
    return (
        annees_de(year or 9999)[0],
        str(year),
        funder,
        plan,
        numero_key(action) if action else (9999,),
        line,
    )


def _plan_of(workspace: Workspace, convention: str, year: int) -> str:
    """The plan that a subsidy which names none is for: the only one of its convention and year."""
    of_year = [
        name
        for name, plan in workspace.plans.items()
        if plan.model.convention == convention and year in plan.model.exercice
    ]
    return of_year[0] if len(of_year) == 1 else ""
