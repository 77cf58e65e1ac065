"""Full-time equivalents: every line of the fiches, and their sums year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cmqplan.model.fiche import Etp
from cmqplan.model.values import Exercice
from cmqplan.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LigneEtp:
    """A line of a fiche, or a year's sum, in full-time equivalents; None where nothing says it."""

    exercice: Exercice | None
    prevu: Decimal | None
    realise: Decimal | None
    plan: str = ""
    numero: str = ""
    titre: str = ""
    profil: str | None = None


@dataclass(frozen=True, slots=True)
class Equivalents:
    """``totaux`` has a sum for each year: the time of two years doesn't add up."""

    lignes: tuple[LigneEtp, ...]
    totaux: tuple[LigneEtp, ...]


def equivalents(workspace: Workspace, plans: Iterable[str]) -> Equivalents:
    """The full-time equivalents of these plans' kept fiches; those without a year are of the plan's only one."""
    lines = []
    for plan in plans:
        declared = workspace.plans.get(plan)
        exercice = declared.model.seul_exercice if declared else None
        for entry in workspace.fiches.get(plan, ()):
            fiche = entry.model
            lines += [_line(item, exercice, plan, fiche.numero, fiche.titre) for item in fiche.moyens.etp]
    years = sorted({line.exercice for line in lines}, key=lambda year: str(year or "~"))
    return Equivalents(tuple(lines), tuple(_sum(year, lines) for year in years))


def _line(item: Etp, exercice: int | None, plan: str, numero: str, titre: str) -> LigneEtp:
    year = exercice if item.exercice is None else item.exercice
    return LigneEtp(year, item.prevu, item.realise, plan, numero, titre, item.profil)


def _sum(year: Exercice | None, lines: Iterable[LigneEtp]) -> LigneEtp:
    own = [line for line in lines if line.exercice == year]
    return LigneEtp(year, _added(line.prevu for line in own), _added(line.realise for line in own))


def _added(numbers: Iterable[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None
