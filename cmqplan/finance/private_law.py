"""What private-law bodies receive from administrative authorities, year by year, without a convention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cmqplan.amounts import Montant, sum_montants
from cmqplan.model.fiche import Nature, Statut
from cmqplan.model.organisme import Droit, Organisme, TypeOrganisme
from cmqplan.model.settings import Settings
from cmqplan.workspace.workspace import Ligne, Workspace

SEUIL_CONVENTION = Montant.of(23_000)
"""Euros a year above which a convention is due: decree no. 2001-495 of 6 June 2001, article 1."""

_AUTORITES = frozenset(
    {TypeOrganisme.COLLECTIVITE, TypeOrganisme.ETAT, TypeOrganisme.ETABLISSEMENT_PUBLIC, TypeOrganisme.EPLE}
)
"""Kinds that article 10 of the law no. 2000-321 of 12 April 2000 binds, unless they are declared of private law."""


def seuil(settings: Settings) -> Montant:
    """The threshold in euros a year: the settings' own, else the decree's."""
    return SEUIL_CONVENTION if settings.seuil_convention is None else settings.seuil_convention


_SUBVENTION, _REFUSE = Nature.SUBVENTION, Statut.REFUSE


class Recu(NamedTuple):
    """The subsidies that one body gets from one authority in one year outside any convention."""

    financeur: str
    beneficiaire: str
    exercice: int
    lignes: tuple[Ligne, ...]

    @property
    def acquis(self) -> Montant:
        """What is granted, in euros."""
        return sum_montants(line.montant for line in self.lignes if line.acquis and line.montant is not None)

    @property
    def attendu(self) -> Montant:
        """What is granted or still hoped for, in euros."""
        return sum_montants(line.montant for line in self.lignes if line.montant is not None)


def sans_convention(workspace: Workspace) -> Iterator[Recu]:
    """Over all plans read: by authority, private-law body and year, the subsidies that no convention covers. Refused
    lines, lines without a single year and parties of unknown law are left out: nothing is guessed."""
    bound = frozenset(name for name, entry in workspace.organismes.items() if est_autorite(entry.model))
    private = frozenset(
        name for name, entry in workspace.organismes.items() if entry.model.est_de_droit_prive is True
    )
    found: dict[tuple[str, str, int], list[Ligne]] = {}
    for plan, resumes in workspace.resumes.items():
        convention = workspace.plans[plan].model.convention if plan in workspace.plans else None
        for resume in resumes:
            for line in resume.lignes:
                if (
                    line.beneficiaire is None
                    or line.beneficiaire not in private
                    or line.financeur not in bound
                ):
                    continue
                if (
                    line.nature is not _SUBVENTION
                    or line.statut is _REFUSE
                    or not isinstance(line.exercice, int)
                ):
                    continue
                if not _covered(workspace, line, convention):
                    key = (line.financeur, line.beneficiaire, line.exercice)
                    found.setdefault(key, []).append(line)
    for (funder, beneficiary, year), lines in found.items():
        yield Recu(funder, beneficiary, year, tuple(lines))


def est_autorite(organisme: Organisme) -> bool:
    """True when a party surely is one that article 10 binds when it gives a subsidy."""
    if organisme.droit is not None:
        return organisme.droit is Droit.PUBLIC
    return organisme.type in _AUTORITES


def _covered(workspace: Workspace, line: Ligne, of_plan: str | None) -> bool:
    """True when a convention stands behind the line: the one it names (declared or not: that is judged elsewhere), or
    the plan's when both are parties to it."""
    if line.convention is not None:
        return True
    if of_plan is not None and of_plan not in workspace.conventions:
        return True
    convention = workspace.conventions.get(of_plan or "")
    if convention is None:
        return False
    bound = {party.organisme for party in convention.model.parties} | {convention.model.beneficiaire}
    return line.financeur in bound and line.beneficiaire in bound
