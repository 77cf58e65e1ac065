"""The ready-made views as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.previsionnel import BudgetPrevisionnel, Cote
from cmqplan.finance.tableau import Dimension
from cmqplan.finance.views import Maquette, Rapprochement
from cmqplan.tables.budget import sheet_of
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import AMOUNTS, HEADS, Words, head_text
from cmqplan.workspace.workspace import Workspace


def maquette_sheets(
    view: Maquette, words: Words, *, notes: Sequence[str] = (), keys: bool = False
) -> tuple[Sheet, ...]:
    """A sheet for each year, then all of them; a single one when there is only one year."""
    plans = ", ".join(view.ensemble.plans)
    years = [
        sheet_of(
            table,
            words,
            title=words("Maquette financière {year}: {plans}").format(
                year=head_text(Dimension.EXERCICE, head, words), plans=plans
            ),
            keys=keys,
        )
        for head, table in view.annees
        if len(view.annees) > 1
    ]
    whole = sheet_of(
        view.ensemble,
        words,
        title=words("Maquette financière: {plans}").format(plans=plans),
        notes=notes,
        keys=keys,
    )
    return (*years, whole)


def maquette_rows(view: Maquette, words: Words, *, keys: bool = False) -> Sheet:
    """The maquette as one long table, a row for each year, fiche and funder: what a pivot table is made from."""
    columns = [Column("exercice", words("Year"))]
    for dimension in (Dimension.FICHE, Dimension.FINANCEUR):
        columns.append(Column(dimension.value, words(HEADS[dimension])))
        if keys:
            columns.append(Column(f"{dimension.value}_libelle", words("Title")))
    columns += [Column(key, words(name), Kind.AMOUNT) for key, name in AMOUNTS.items()]
    columns.append(Column("total", words("Total"), Kind.AMOUNT))
    rows: list[tuple[Cell, ...]] = []
    for year, table in view.annees:
        for row in table.rangs:
            for head, cell in zip(table.tetes, row.cellules, strict=True):
                if cell:
                    names = (
                        head_text(Dimension.FICHE, row.tete, words),
                        head_text(Dimension.FINANCEUR, head, words),
                    )
                    ids = (row.tete.cle, head.cle or head.rubrique.value)
                    texts = (ids[0], names[0], ids[1], names[1]) if keys else names
                    amounts = tuple(getattr(cell, key) for key in AMOUNTS)
                    rows.append((head_text(Dimension.EXERCICE, year, words), *texts, *amounts, cell.total))
    return Sheet("maquette", "", tuple(columns), tuple(rows))


SIDES = ("charges", "produits", "emplois", "contributions")
_SIDE_TITLES = (
    "Charges",
    "Produits",
    "86 Emplois des contributions volontaires en nature",
    "87 Contributions volontaires en nature",
)


def previsionnel_sheets(
    budget: BudgetPrevisionnel, title: str, notes: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """The sides of the official form, in its own words; those in kind only where there is help in kind. Whole euros."""
    sides = (budget.charges, budget.produits, budget.emplois, budget.contributions)
    shown = [
        (key, name, side)
        for key, name, side in zip(SIDES, _SIDE_TITLES, sides, strict=True)
        if side.postes or key in ("charges", "produits")
    ]
    return tuple(
        _side(key, f"{title} — {name}", side, notes if n == len(shown) - 1 else ())
        for n, (key, name, side) in enumerate(shown)
    )


def _side(key: str, title: str, side: Cote, notes: Sequence[str]) -> Sheet:
    columns = (
        Column("compte", "Compte"),
        Column("libelle", "Intitulé"),
        Column("montant", "Montant", Kind.AMOUNT),
    )
    rows = tuple(
        (
            poste.compte,
            f"{poste.libelle} — {detail.libelle}" if detail.libelle else poste.libelle,
            Montant.of(detail.euros),
        )
        for poste in side.postes
        for detail in poste.details
    )
    total: tuple[Cell, ...] = ("", "Total", Montant.of(side.euros))
    return Sheet(key, title, columns, rows, total, tuple(notes))


def subventions_sheets(
    workspace: Workspace, found: Iterable[Rapprochement], words: Words, *, keys: bool = False
) -> tuple[Sheet, ...]:
    """A sheet for each convention: what is voted for each action and credit line, what its fiche expects."""
    found = tuple(found)
    names = tuple(dict.fromkeys(item.convention for item in found))
    return tuple(
        _of_convention(workspace, name, [item for item in found if item.convention == name], words, keys=keys)
        for name in names
    )


def _of_convention(
    workspace: Workspace, name: str, found: Sequence[Rapprochement], words: Words, *, keys: bool
) -> Sheet:
    convention = workspace.conventions[name].model
    columns = (
        Column("action", words("Action")),
        Column("exercice", words("Year"), Kind.YEAR),
        Column("financeur", words("Funder")),
        Column("ligne_credit", words("Credit line")),
        Column("vote", words("Voted"), Kind.AMOUNT),
        Column("attendu", words("Expected"), Kind.AMOUNT),
        Column("ecart", words("Difference"), Kind.AMOUNT),
    )

    def line(identifier: str | None) -> str | None:
        declared = convention.lignes_credit.get(identifier or "")
        return declared.nom if declared and not keys else identifier

    rows = tuple(
        (
            " ".join(part for part in (item.plan, item.action) if part) or "–",
            item.exercice,
            item.financeur if keys else workspace.organismes.nom_court(item.financeur),
            line(item.ligne_credit),
            item.vote,
            item.attendu,
            item.ecart,
        )
        for item in found
    )
    sums: list[Cell] = [
        sum_montants(item.vote for item in found),
        sum_montants(item.attendu for item in found),
        sum_montants(item.ecart for item in found),
    ]
    title = words("Subsidies of the convention against what the fiches expect: {convention}").format(
        convention=convention.titre
    )
    return Sheet(name, title, columns, rows, ("Total", None, None, None, *sums))
