"""Granted subsidies, each once: those that conventions vote, and those that only a fiche's line tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cmqplan.amounts import Certitude, Montant
from cmqplan.findings import Place
from cmqplan.model.convention import Convention, Subvention, VersementPrevu
from cmqplan.model.fiche import Fiche, Nature, Statut, Versement
from cmqplan.model.lignes import LigneFinancee, lignes_financees
from cmqplan.model.values import Exercice
from cmqplan.workspace.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Attribution:
    """A granted subsidy. What nothing says is None. ``place`` is where it is written, in euros ``montant``."""

    place: Place
    convention: str | None
    financeur: str
    beneficiaire: str | None
    exercice: Exercice | None
    montant: Montant
    nature: Nature | None
    objet: str | None
    date: date | None
    """The convention's signature; else the day the subsidy was decided."""
    reference: str | None
    versements: tuple[VersementPrevu | Versement, ...]
    notification_ue: bool | None


def attributions(workspace: Workspace) -> tuple[Attribution, ...]:
    """The granted subsidies of the selected plans (their fiches must be kept) and of these plans' conventions.

    A fiche's line answers to a vote of its convention by the same funder for the same year: then both are one, and the
    vote is what counts. Lines of another nature than subvention are none; a line without a nature may be one and is here.
    """
    found: list[Attribution] = []
    selected = {name: workspace.plans.get(name) for name in workspace.selected}
    framing = {plan.model.convention for plan in selected.values() if plan is not None}
    complete = workspace.complete
    for name, convention in workspace.conventions.items():
        found += _voted(name, convention, selected, free=complete or name in framing)
    for plan in workspace.selected:
        for fiche in workspace.fiches.get(plan, ()):
            found += _of_fiche(workspace, plan, fiche)
    return tuple(found)


def _voted(
    name: str, entry: Entry[Convention], selected: Collection[str], *, free: bool
) -> Iterator[Attribution]:
    """The subsidies that a convention votes for the selected plans; ``free``: those that name no plan too."""
    convention = entry.model
    for n, vote in enumerate(convention.subventions):
        if vote.plan not in selected if vote.plan else not free:
            continue
        decided = vote.date or (convention.vote.date if convention.vote else None)
        yield Attribution(
            entry.at("subventions", n),
            name,
            vote.financeur,
            vote.beneficiaire or convention.beneficiaire,
            vote.exercice,
            vote.montant,
            Nature.SUBVENTION,
            vote.objet,
            convention.signature or decided,
            vote.reference
            or (convention.vote.reference if convention.vote else None)
            or convention.reference,
            vote.versements,
            vote.notification_ue,
        )


def _of_fiche(workspace: Workspace, plan: str, entry: Entry[Fiche]) -> Iterator[Attribution]:
    financiers = entry.model.moyens.financiers
    declared = workspace.plans.get(plan)
    if financiers is None:
        return
    shared = (text.rpartition("/") for text in entry.model.aussi_dans)
    numeros = ((plan, entry.model.numero), *((other, numero) for other, _, numero in shared))
    for line in lignes_financees(financiers, declared.model.seul_exercice if declared else None):
        written = line.financement
        name = written.convention or (declared.model.convention if declared else None)
        convention = workspace.conventions.get(name or "")
        if (
            not line.acquis
            or line.certitude is not Certitude.FERME  # CMQ237
            or written.nature not in (Nature.SUBVENTION, None)
            or (convention is not None and _is_voted(convention.model, numeros, line))
        ):
            continue
        signed = convention.model.signature if convention is not None and written.convention else None
        decided = written.date if written.statut is not Statut.VERSE else None
        yield Attribution(
            entry.at("moyens", "financiers", "financements", line.index),
            written.convention,
            written.financeur,
            written.beneficiaire,
            line.exercice,
            line.acquis,
            written.nature,
            entry.model.titre,
            signed or decided,
            written.reference,
            written.versements,
            written.notification_ue,
        )


def _is_voted(convention: Convention, numeros: Sequence[tuple[str, str]], line: LigneFinancee) -> bool:
    """True when a vote of the convention is what this line tells of. ``numeros``: the action's number in each of its plans."""

    def answers(vote: Subvention) -> bool:
        spread = {part.action for part in vote.affectations}
        return (
            vote.financeur == line.financement.financeur
            and line.exercice in (vote.exercice, None)
            and any(
                vote.plan in (plan, None) and (not spread or numero in spread) for plan, numero in numeros
            )
        )

    return any(answers(vote) for vote in convention.subventions)
