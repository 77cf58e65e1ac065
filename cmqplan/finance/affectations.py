"""What a convention's subsidies give to actions, against what the plans' fiches count. Pure functions.

Fiches are known by what they leave behind (``Resume``); a plan that wasn't read, or a fiche that isn't valid, is never
held against anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cmqplan.amounts import Montant, sum_montants
from cmqplan.model.convention import Convention, Subvention
from cmqplan.model.fiche import Nature, Statut
from cmqplan.workspace.workspace import Entry, Ligne, Resume, Workspace


@dataclass(frozen=True, slots=True)
class Ecart:
    """A disagreement over one action of a subsidy. ``genre`` says of what kind.

    ``affectation`` is the rank of its first affectation; ``ligne`` the fiche's line concerned, where there is one.
    """

    genre: str
    affectation: int
    resume: Resume
    attendu: Montant
    """What the subsidy gives to the action, in euros."""
    ligne: Ligne | None = None
    compte: Montant | None = None
    """What the fiche counts, in euros."""
    ligne_credit: str | None = None


def plan_of(convention: str, subvention: Subvention, workspace: Workspace) -> str | None:
    """The plan a subsidy's affectations speak of: the one it names, else the only plan of this convention for its year."""
    if subvention.plan is not None:
        return subvention.plan
    under = [
        name
        for name, plan in workspace.plans.items()
        if plan.model.convention == convention and subvention.exercice in plan.model.exercice
    ]
    return under[0] if len(under) == 1 else None


def affecte(subvention: Subvention) -> Montant:
    """The sum of its affectations, in euros."""
    return sum_montants(item.montant for item in subvention.affectations)


def fiches_by_number(resumes: Sequence[Resume]) -> Mapping[str, Resume | None]:
    """Number → the fiche that has it; None where two have it."""
    found: dict[str, Resume | None] = {}
    for resume in resumes:
        if resume.numero is not None:
            found[resume.numero] = None if resume.numero in found else resume
    return found


def ecarts(entry: Entry[Convention], subvention: Subvention, workspace: Workspace) -> Iterator[Ecart]:
    """Every disagreement between a subsidy's affectations and the fiches of its plan; nothing where the plan isn't read."""
    plan = plan_of(entry.name, subvention, workspace)
    if plan is None or plan not in workspace.resumes or not _sound(entry, subvention, plan, workspace):
        return
    fiches = fiches_by_number(workspace.actions(plan))
    for action in dict.fromkeys(item.action for item in subvention.affectations):
        resume = fiches.get(action)
        if resume is not None and resume.valide:
            found = _ecart(entry, subvention, workspace, action, resume)
            if found is not None:
                yield found


def _sound(entry: Entry[Convention], subvention: Subvention, plan: str, workspace: Workspace) -> bool:
    """True unless the funder or the year is itself wrong: then that is what is said, once."""
    declared = workspace.plans.get(plan)
    party = any(party.organisme == subvention.financeur for party in entry.model.parties)
    return party and (declared is None or subvention.exercice in declared.model.exercice)


def _ecart(
    entry: Entry[Convention], subvention: Subvention, workspace: Workspace, action: str, resume: Resume
) -> Ecart | None:
    ranks = [n for n, item in enumerate(subvention.affectations) if item.action == action]
    expected = sum_montants(subvention.affectations[n].montant for n in ranks)
    theirs = [line for line in resume.lignes if line.financeur == subvention.financeur]
    lines = [
        line for line in theirs if line.nature is not Nature.EN_NATURE and line.statut is not Statut.REFUSE
    ]
    if not lines:
        unknown = any(not workspace.organismes.knows(line.financeur) for line in resume.lignes)
        group = any(_is_member(subvention.financeur, line.financeur, workspace) for line in resume.lignes)
        return None if theirs or unknown or group else Ecart("funder", ranks[0], resume, expected)
    own = [line for line in lines if line.convention == entry.name] or [
        line for line in lines if line.convention is None
    ]
    if not own:
        known = all(line.convention in workspace.conventions for line in lines)
        return Ecart("convention", ranks[0], resume, expected, lines[0]) if known else None
    of_year = [line for line in own if line.exercice in (None, subvention.exercice)]
    if not of_year:
        return Ecart("year", ranks[0], resume, expected, own[0])
    matching = _matching(of_year, expected)
    if matching is None:
        if any(line.montant is None for line in of_year):
            return None  # a line without an amount is said elsewhere
        counted = sum_montants(line.montant for line in of_year if line.montant is not None)
        return Ecart("amount", ranks[0], resume, expected, of_year[-1], counted)
    return _credit_line(entry, subvention, ranks, matching, resume, expected)


def oubliee(
    entry: Entry[Convention], subvention: Subvention, workspace: Workspace
) -> tuple[Resume, Ligne] | None:
    """The fiche's line that lacks its affectation: granted by this convention, for exactly what the affectations lack."""
    plan = plan_of(entry.name, subvention, workspace)
    missing = subvention.montant - affecte(subvention)
    given = {item.action for item in subvention.affectations}
    found = [
        (resume, line)
        for resume in (workspace.actions(plan) if plan is not None else ())
        if resume.valide and resume.numero not in given
        for line in resume.lignes
        if line.convention == entry.name
        and line.financeur == subvention.financeur
        and line.exercice in (None, subvention.exercice)
        and missing in (line.montant, line.annonce)
    ]
    return found[0] if len(found) == 1 else None


def _is_member(organisme: str, group: str, workspace: Workspace) -> bool:
    found = workspace.organismes.get(group)
    return found is not None and organisme in found.model.membres


def _matching(lines: Sequence[Ligne], expected: Montant) -> Sequence[Ligne] | None:
    """The lines that bring what is expected, counted as granted or as announced: all of them, or a single one."""
    for chosen in (lines, *([line] for line in lines)):
        granted = sum_montants(line.montant for line in chosen if line.montant is not None)
        announced = sum_montants(line.annonce for line in chosen if line.annonce is not None)
        if expected in (granted, announced):
            return chosen
    return None


def _credit_line(
    entry: Entry[Convention],
    subvention: Subvention,
    ranks: Sequence[int],
    lines: Sequence[Ligne],
    resume: Resume,
    expected: Montant,
) -> Ecart | None:
    given = [subvention.affectations[n].ligne_credit for n in ranks]
    counted = [line.ligne_credit for line in lines]
    if None in given or None in counted:
        return None
    known = entry.model.lignes_credit
    if known and any(name not in known for name in (*given, *counted)):
        return None  # an unknown credit line is said elsewhere
    for line in lines:
        if line.ligne_credit not in given:
            return Ecart("credit-line", ranks[0], resume, expected, line, None, given[0])
    for rank, name in zip(ranks, given, strict=True):
        if name not in counted:
            return Ecart("credit-line", rank, resume, expected, lines[-1], None, name)
    return None
