"""Tables whose cells are the darker the more they hold: who funds which axe, how much ends in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cmqplan.amounts import Montant, share
from cmqplan.documents import french
from cmqplan.documents.pictures import LONGEST, compact
from cmqplan.documents.views import Case, LigneCalendrier, RangTeinte, TableTeinte
from cmqplan.finance.ecritures import Sommes, sum_sommes
from cmqplan.finance.tableau import Rang, Rubrique, Tableau, Tete
from cmqplan.periods.words import MOIS

DARKEST = 4
"""Tints: a cell has the first where it holds up to a quarter of what the fullest does."""
_ROWS, _COLUMNS = 12, 6
"""Rows and columns of money that are seen at once."""
_WIDEST = 60
"""Characters that its columns may take across a page."""
_MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def _tint(size: int, largest: int) -> int:
    return -(-size * DARKEST // largest) if size > 0 else 0


def funders_by_axis(table: Tableau) -> TableTeinte[Montant] | None:
    """Who brings what to which axe, from the table of funders by axe; those that bring least are one row, « 3 autres ».
    None where there is no choice to see, or more than a page is wide."""
    funders = [row for row in table.rangs if row.tete.rubrique is Rubrique.VALEUR and row.sommes.total]
    columns = [n for n in range(len(table.tetes)) if n in table.total.cellules]
    heads = {n: _axis(table.tetes[n]) for n in columns}
    across = sum(len(str(table.total.cellules[n].total)) + 3 for n in columns)
    cells = [row.cellules[n].total for row in funders for n in columns if n in row.cellules]
    if len(funders) < 2 or not 2 <= len(columns) <= _COLUMNS or across > _WIDEST or not any(cells):
        return None
    others = [row for row in table.rangs if row.tete.rubrique is not Rubrique.VALEUR]
    shown = [(row.tete.libelle, row) for row in funders[:_ROWS]]
    if len(funders) > _ROWS:
        rest = funders[_ROWS - 1 :]
        shown[_ROWS - 1 :] = [(f"{len(rest)} autres", _together(rest))]
    shown += [(NAMES[row.tete.rubrique], row) for row in others]
    largest = max(row.cellules[n].total.centimes for _, row in shown for n in columns if n in row.cellules)

    def made(label: str, row: Rang, *, tinted: bool = True) -> RangTeinte[Montant]:
        amounts = [row.cellules.get(n, Sommes()).total for n in columns]
        return RangTeinte(
            label,
            tuple(Case(amount, _tint(amount.centimes, largest) if tinted else 0) for amount in amounts),
            row.sommes.total,
        )

    return TableTeinte(
        _largest(funders, heads, table.total.sommes.total),
        "Financeur",
        tuple(heads.values()),
        tuple(made(label, row) for label, row in shown),
        made("Total", table.total, tinted=False),
    )


def _largest(funders: Sequence[Rang], heads: Mapping[int, str], whole: Montant) -> str:
    """« Le plus gros apport : Région, axe 1, 25 k€ (25 % du plan) »; no more than what the table is about where two are."""
    cells = [
        (row.cellules[n].total, row.tete.libelle, axis)
        for row in funders
        for n, axis in heads.items()
        if n in row.cellules
    ]
    most = max(amount for amount, _, _ in cells)
    found = [(funder, axis) for amount, funder, axis in cells if amount == most]
    if len(found) > 1:
        return "Ce que chaque financeur apporte à chaque axe"
    ((funder, axis),) = found
    return f"Le plus gros apport : {funder}, {axis.lower()}, {compact(most)} ({share(most, whole)} du plan)"


NAMES = {Rubrique.NON_PRECISE: "Non précisé", Rubrique.RESTE: "À trouver"}
"""What heads money that has no value of its own."""


def _axis(head: Tete) -> str:
    return f"Axe {head.court}" if head.rubrique is Rubrique.VALEUR else "Hors axe"


def _together(rows: Sequence[Rang]) -> Rang:
    columns = sorted({n for row in rows for n in row.cellules})
    return Rang(
        rows[0].tete,
        sum_sommes(row.sommes for row in rows),
        sum_sommes(row.en_nature for row in rows),
        {n: sum_sommes(row.cellules[n] for row in rows if n in row.cellules) for n in columns},
    )


def ends_by_month(rows: Sequence[LigneCalendrier]) -> TableTeinte[int] | None:
    """How many actions and milestones end in each month; None where one chart shows them all."""
    if len(rows) <= LONGEST:
        return None
    counts = Counter((day.year, day.month) for day in _ends(rows))
    if not counts:
        return None
    years = range(min(counts)[0], max(counts)[0] + 1)
    fullest, most = max(counts.items(), key=lambda item: (item[1], (-item[0][0], -item[0][1])))
    undated = sum(row.fin is None for row in rows)
    return TableTeinte(
        f"Le mois le plus chargé : {MOIS[fullest[1] - 1]} {fullest[0]}, {french.count(most, 'échéance')}"
        + (f" ; {french.count(undated, 'ligne')} sans date de fin" if undated else ""),
        "Année",
        _MONTHS,
        tuple(
            RangTeinte(
                str(year),
                tuple(Case(counts[year, month], _tint(counts[year, month], most)) for month in range(1, 13)),
                sum(counts[year, month] for month in range(1, 13)),
            )
            for year in years
        ),
        RangTeinte(
            "Total",
            tuple(Case(sum(counts[year, month] for year in years), 0) for month in range(1, 13)),
            counts.total(),
        ),
    )


def _ends(rows: Sequence[LigneCalendrier]) -> Iterator[date]:
    """The last day of what each row means; of a fiche known by its milestones alone, those say it."""
    for row in rows:
        if row.jalon is None and row.par_jalons:
            continue
        for _, last in row.moments or ((row.debut, row.fin),):
            if last is not None:
                yield last
