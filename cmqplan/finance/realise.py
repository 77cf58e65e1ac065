"""What was planned, committed and done, side by side: prévu, engagé, réalisé, by any dimension.

Money has two sides that no table mixes. Of income: what the plan counts on, what is granted, what was received. Of
spending: what is planned, what is committed, what of it is paid. What is planned makes the fiches' totals on either side,
whichever way a table is cut, and is what the plan's own budget counts: what a funder refused is in no funder's row, but to be
found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cmqplan.amounts import Montant, Taux, share, split, sum_montants
from cmqplan.finance.dimensions import Coupe, Sens
from cmqplan.finance.ecritures import Ecriture, Genre, Sommes, ecritures_de
from cmqplan.finance.previsionnel import EMPLOIS
from cmqplan.finance.tableau import Cle, Rubrique, Somme, Tete, cles, montrees, rangees, tetes_de
from cmqplan.finance.verses import HorsFiche, Rang, accorde, hors_fiches, par_ligne, recu
from cmqplan.model.fiche import Depense, DepenseReelle, Fiche, MoyensFinanciers, Nature, Statut
from cmqplan.model.lignes import ZERO, LigneFinancee, euros, lignes_financees, total_de
from cmqplan.model.values import Exercice, annees_de
from cmqplan.workspace.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Execution:
    """Three figures of the same money, in euros: ``engage`` is what is granted or committed, ``realise`` what was received
    or paid."""

    prevu: Montant = ZERO
    engage: Montant = ZERO
    realise: Montant = ZERO

    @property
    def ecart(self) -> Montant:
        """What was done beyond what was planned; negative for less."""
        return self.realise - self.prevu

    @property
    def ecart_relatif(self) -> Taux | None:
        """The gap in per cent of what was planned; None where nothing was."""
        return share(self.ecart, self.prevu)

    def __bool__(self) -> bool:
        return bool(self.prevu or self.engage or self.realise)


NOTHING = Execution()


def sum_executions(parts: Iterable[Execution]) -> Execution:
    found = [part for part in parts if part]
    return Execution(
        sum_montants(part.prevu for part in found),
        sum_montants(part.engage for part in found),
        sum_montants(part.realise for part in found),
    )


class Fait(NamedTuple):
    """Some money of one side, and all it can be sorted by. ``ecriture.place`` is where its figure is written."""

    sens: Sens
    ecriture: Ecriture
    especes: Execution = NOTHING
    en_nature: Execution = NOTHING


def faits(workspace: Workspace, plans: Iterable[str]) -> tuple[Fait, ...]:
    """All money of these plans' kept fiches, spending and income, and what has come that only their conventions tell."""
    return tuple(fait for plan in plans for fait in _of_plan(workspace, plan))


def _of_plan(workspace: Workspace, plan: str) -> Iterator[Fait]:
    found = [*hors_fiches(workspace, plan)]
    paid = par_ligne(found)
    for entry in workspace.fiches.get(plan, ()):
        yield from _of_fiche(workspace, plan, entry, paid)
    yield from (_of_no_fiche(one) for one in found if not one.lignes)


def _of_no_fiche(one: HorsFiche) -> Fait:
    """What has come for no action in particular."""
    written = Ecriture(
        Genre.LIGNE, one.plan, "", "", "", None, one.place, financeur=one.financeur, exercice=one.exercice,
        nature=Nature.SUBVENTION, statut=Statut.VERSE, convention=one.convention, beneficiaire=one.beneficiaire,
    )  # fmt: skip
    return Fait(Sens.RECETTES, written, Execution(realise=one.montant))


def _of_fiche(
    workspace: Workspace, plan: str, entry: Entry[Fiche], paid: Mapping[Rang, Montant]
) -> Iterator[Fait]:
    """One fiche's: its spending, then its income. ``paid``: what has come of its lines that it doesn't say."""
    written = tuple(ecritures_de(workspace, plan, entry))
    declared = workspace.plans.get(plan)
    exercice = declared.model.seul_exercice if declared else None
    yield from _spending(entry, written, exercice)
    yield from _income(entry, written, paid)


# Income


def _income(entry: Entry[Fiche], written: Sequence[Ecriture], paid: Mapping[Rang, Montant]) -> Iterator[Fait]:
    financiers = entry.model.moyens.financiers
    lines = lignes_financees(financiers) if financiers is not None else ()
    years = Counter(_rank(one) for one in written if one.genre is Genre.LIGNE)
    parts = {
        line.index: _by_year(
            line, recu(line) + paid.get((entry.file, line.index), ZERO), max(years[line.index], 1)
        )
        for line in lines
    }
    kinds = {line.index: line.est_en_nature for line in lines}
    for one in written:
        if one.genre is not Genre.LIGNE:
            yield Fait(Sens.RECETTES, one, Execution(one.sommes.total))
        elif kinds[_rank(one)]:
            yield Fait(Sens.RECETTES, one, en_nature=Execution(one.en_nature.tenu, *next(parts[_rank(one)])))
        else:
            yield Fait(Sens.RECETTES, one, Execution(one.sommes.tenu, *next(parts[_rank(one)])))


def _by_year(line: LigneFinancee, left: Montant, years: int) -> Iterator[tuple[Montant, Montant]]:
    """What is granted and what has come of a line, ``left``, for each of its years, where its amount comes again each year: the first
    years are paid first."""
    grants = split(accorde(line), [1] * years)
    for n, granted in enumerate(grants, 1):
        received = left if n == years else min(left, granted)
        left -= received
        yield granted, received


def _rank(written: Ecriture) -> int:
    rank = written.place.path[-1]
    return rank if isinstance(rank, int) else -1


# Spending


def _spending(entry: Entry[Fiche], written: Sequence[Ecriture], exercice: int | None) -> Iterator[Fait]:
    financiers = entry.model.moyens.financiers
    base = replace(
        written[0], genre=Genre.LIGNE, place=entry.at("numero"), financeur=None, groupe=None, exercice=exercice,
        section=None, nature=None, statut=None, ligne_credit=None, reference=None, beneficiaire=None, compte=None,
        refuse_par=None, sommes=Sommes(), en_nature=Sommes(),
    )  # fmt: skip
    yield Fait(Sens.DEPENSES, base)
    if financiers is not None:
        base = replace(base, section=financiers.section)
        yield from _planned(entry, financiers, base, written)
    for n, item in enumerate(entry.model.suivi.depenses):
        yield _spent(item, replace(base, place=entry.at("suivi", "depenses", n)))


def _planned(
    entry: Entry[Fiche], financiers: MoyensFinanciers, base: Ecriture, written: Sequence[Ecriture]
) -> Iterator[Fait]:
    """What a fiche lists under ``depenses``, and what of its total that leaves; of a fiche that lists nothing, its total as
    the other side parts it by year and section."""
    where = ("moyens", "financiers")
    for in_kind in (False, True):
        listed = [(n, item) for n, item in enumerate(financiers.depenses) if item.est_en_nature == in_kind]
        for n, item in listed:
            own = replace(
                base,
                place=entry.at(*where, "depenses", n),
                section=item.section or base.section,
                compte=item.compte,
            )
            for year, amount in _years_of(item):
                yield _fait(replace(own, exercice=year or base.exercice), Execution(amount), in_kind=in_kind)
        if listed and not in_kind:
            left = (total_de(financiers) or ZERO) - sum_montants(
                euros(item.montant) or ZERO for _, item in listed
            )
            yield Fait(Sens.DEPENSES, replace(base, place=entry.at(*where, "total")), Execution(left))
        for one in written if not listed else ():
            amount = one.en_nature.tenu if in_kind else one.sommes.total
            own = replace(base, place=one.place, exercice=one.exercice, section=one.section)
            yield _fait(own, Execution(amount), in_kind=in_kind)


def _years_of(item: Depense) -> Iterator[tuple[Exercice | None, Montant]]:
    """What is planned to be spent, with its year; an amount that comes again each year is one a year."""
    amount = euros(item.montant) or ZERO
    if item.montant.par_an is None or item.exercice is None:
        yield item.exercice, amount
        return
    years = annees_de(item.exercice)
    yield from zip(years, split(amount, [1] * len(years)), strict=True)


def _spent(item: DepenseReelle, base: Ecriture) -> Fait:
    own = replace(
        base,
        exercice=item.exercice or _year(item) or base.exercice,
        section=item.section or base.section,
        compte=item.compte,
        reference=item.piece,
    )
    execution = Execution(engage=item.montant, realise=item.montant if item.est_payee else ZERO)
    return _fait(own, execution, in_kind=item.est_en_nature)


def _year(item: DepenseReelle) -> Exercice | None:
    """The year that a date lies in, where that is one."""
    period = item.date
    if period is None or period.debut is None or period.fin is None:
        return None
    return period.debut.year if period.debut.year == period.fin.year else None


def _fait(written: Ecriture, execution: Execution, *, in_kind: bool) -> Fait:
    if in_kind:
        return Fait(Sens.DEPENSES, replace(written, compte=written.compte or EMPLOIS), en_nature=execution)
    return Fait(Sens.DEPENSES, written, execution)


# Tables


@dataclass(frozen=True, slots=True)
class RangRealise:
    """A row: what heads it, one head for each cut; what is in kind stands beside the cash."""

    tetes: tuple[Tete, ...]
    especes: Execution
    en_nature: Execution


@dataclass(frozen=True, slots=True)
class TableauRealise:
    """One side of the money, by one cut or by two. Its rows make ``total``, each figure of it."""

    sens: Sens
    coupes: tuple[Coupe, ...]
    plans: tuple[str, ...]
    rangs: tuple[RangRealise, ...]
    total: RangRealise


def sides(cuts: Iterable[Coupe]) -> tuple[Sens, ...]:
    """The sides of money that all these cuts have."""
    return tuple(side for side in Sens if all(cut.sens in (None, side) for cut in cuts))


def tableaux_realises(
    workspace: Workspace, found: Sequence[Fait], cuts: Sequence[Coupe], plans: Sequence[str]
) -> tuple[TableauRealise, ...]:
    """A table for each side that these cuts, one or two, can be made of."""
    return tuple(tableau_realise(workspace, side, found, cuts, plans) for side in sides(cuts))


def tableau_realise(
    workspace: Workspace, side: Sens, found: Sequence[Fait], cuts: Sequence[Coupe], plans: Sequence[str]
) -> TableauRealise:
    """One side of the money by one cut or two. Rows come in the order of ``tableau``; of two cuts, the rows of the second
    stand below each one of the first."""
    own = [fait for fait in found if fait.sens is side]
    keys = [cles([fait.ecriture for fait in own], cut) for cut in cuts]
    ranks, heads = [], []
    for cut, of in zip(cuts, keys, strict=True):
        sums = montrees(_sums(of, own), cut)
        ranks.append({key: n for n, key in enumerate(rangees(cut, sums, plans))})
        heads.append(tetes_de(workspace, cut, sums, several=len(plans) > 1))
    gathered = _gathered(tuple(zip(*keys, strict=True)), own)
    shown = [
        key
        for key, facts in gathered.items()
        if all(one in rank for one, rank in zip(key, ranks, strict=True))
        and (len(cuts) == 1 or any(fait.especes or fait.en_nature for fait in facts))
    ]
    shown.sort(key=lambda key: tuple(rank[one] for one, rank in zip(key, ranks, strict=True)))
    rows = tuple(
        _rang(tuple(head[one] for one, head in zip(key, heads, strict=True)), gathered[key]) for key in shown
    )
    return TableauRealise(
        side, tuple(cuts), tuple(plans), rows, _rang((Tete(Rubrique.VALEUR, "total", "Total", "Total"),), own)
    )


def _gathered(keys: Sequence[tuple[Cle, ...]], own: Sequence[Fait]) -> dict[tuple[Cle, ...], list[Fait]]:
    found: dict[tuple[Cle, ...], list[Fait]] = {}
    for key, fait in zip(keys, own, strict=True):
        found.setdefault(key, []).append(fait)
    return found


def _sums(keys: Sequence[Cle], own: Sequence[Fait]) -> dict[Cle, Somme]:
    """What rows are put in order by: what is planned, else what was done."""
    gathered = _gathered([(key,) for key in keys], own)
    return {
        key: Somme(
            Sommes(espere=sum_montants(fait.especes.prevu or fait.especes.engage for fait in facts)),
            Sommes(espere=sum_montants(fait.en_nature.prevu or fait.en_nature.engage for fait in facts)),
            any(fait.especes or fait.en_nature for fait in facts),
        )
        for (key,), facts in gathered.items()
    }


def _rang(heads: tuple[Tete, ...], facts: Sequence[Fait]) -> RangRealise:
    return RangRealise(
        heads,
        sum_executions(fait.especes for fait in facts),
        sum_executions(fait.en_nature for fait in facts),
    )
