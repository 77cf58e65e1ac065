"""The ready-made views as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.dimensions import EXERCICE, FICHE, FINANCEUR, LIGNE_CREDIT, PLAN
from cmqplan.finance.etp import Equivalents, LigneEtp
from cmqplan.finance.formulaire import Formulaire, Rang
from cmqplan.finance.previsionnel import BudgetPrevisionnel, Cote
from cmqplan.finance.views import Maquette, Rapprochement
from cmqplan.tables.budget import amounts_of, filled, sheet_of
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import (
    ACTION,
    AMOUNTS,
    DIFFERENCE,
    EXPECTED,
    FULL_TIME,
    FULL_TIME_BY_YEAR,
    MAQUETTE,
    MAQUETTE_OF_YEAR,
    PLANNED,
    PROFILE,
    REALISED,
    TITLE,
    TOTAL,
    VOTED,
    VOTED_AND_EXPECTED,
    Words,
    head_text,
)
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
            title=words(MAQUETTE_OF_YEAR).format(year=head_text(EXERCICE, head, words), plans=plans),
            keys=keys,
        )
        for head, table in view.annees
        if len(view.annees) > 1
    ]
    whole = sheet_of(
        view.ensemble,
        words,
        title=words(MAQUETTE).format(plans=plans),
        notes=notes,
        keys=keys,
    )
    return (*years, whole)


def maquette_rows(view: Maquette, words: Words, *, keys: bool = False) -> Sheet:
    """The maquette as one long table, a row for each year, fiche and funder: what a pivot table is made from."""
    columns = [Column("exercice", words(EXERCICE.tete))]
    for dimension in (FICHE, FINANCEUR):
        columns.append(Column(dimension.cle, words(dimension.tete)))
        if keys:
            columns.append(Column(f"{dimension.cle}_libelle", words(TITLE)))
    columns += [Column(key, words(name), Kind.AMOUNT) for key, name in AMOUNTS.items()]
    columns.append(Column("total", words(TOTAL), Kind.AMOUNT))
    rows: list[tuple[Cell, ...]] = []
    for year, table in view.annees:
        of_year = head_text(EXERCICE, year, words)
        for row in table.rangs:
            fiche = head_text(FICHE, row.tete, words)
            for head, cell in filled(table, row):
                funder = head_text(FINANCEUR, head, words)
                ids = (row.tete.cle, head.cle or head.rubrique.value)
                texts = (ids[0], fiche, ids[1], funder) if keys else (fiche, funder)
                rows.append((of_year, *texts, *amounts_of(cell)))
    return Sheet("maquette", "", tuple(columns), tuple(rows))


def etp_sheets(found: Equivalents, words: Words, *, keys: bool = False) -> tuple[Sheet, ...]:
    """Full-time equivalents line by line, then their sum for each year."""

    def number(value: Decimal | None) -> Cell:
        return None if value is None else f"{value:f}" if keys else f"{value:f}".replace(".", ",")

    def cells(line: LigneEtp) -> tuple[Cell, ...]:
        return (str(line.exercice or ""), number(line.prevu), number(line.realise))

    texts = (
        Column("plan", words(PLAN.tete)),
        Column("fiche", words(FICHE.tete)),
        Column("libelle", words(TITLE)),
        Column("profil", words(PROFILE)),
    )
    numbers = (
        Column("exercice", words(EXERCICE.tete)),
        Column("prevu", words(PLANNED), Kind.COUNT),
        Column("realise", words(REALISED), Kind.COUNT),
    )
    lines = tuple((line.plan, line.numero, line.titre, line.profil, *cells(line)) for line in found.lignes)
    return (
        Sheet("etp", words(FULL_TIME), (*texts, *numbers), lines),
        Sheet("etp_totaux", words(FULL_TIME_BY_YEAR), numbers, tuple(map(cells, found.totaux))),
    )


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


def formulaire_sheets(
    form: Formulaire, title: str, *, realise: bool, keys: bool = False, notes: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """The sides of an official form, every row of it, in its own words and in whole euros; with ``realise`` what was done too.
    Those in kind only where there is help in kind."""
    sides = [
        (key, name, side)
        for key, name, side in zip(SIDES, _SIDE_TITLES, form.sides, strict=True)
        if side.rangs or key in ("charges", "produits")
    ]
    columns = [
        Column("compte", "Compte"),
        Column("libelle", "Intitulé"),
        Column("prevu", "Prévision" if realise else "Montant", Kind.AMOUNT),
    ]
    if realise:
        columns += [
            Column("realise", "Réalisation", Kind.AMOUNT),
            Column("ecart", "Écart", Kind.AMOUNT),
            Column("ecart_relatif", "Écart en % de la prévision", Kind.SHARE),
        ]

    def cells(rang: Rang) -> tuple[Cell, ...]:
        done = (
            Montant.of(rang.realise),
            Montant.of(rang.ecart),
            rang.ecart_relatif or (None if keys else "–"),
        )
        return (Montant.of(rang.prevu), *(done if realise else ()))

    return tuple(
        Sheet(
            key,
            f"{title} — {name}",
            tuple(columns),
            tuple(
                (
                    row.compte,
                    row.libelle if row is rang else f"{rang.libelle} — {row.libelle or 'Autres'}",
                    *cells(row),
                )
                for rang in side.rangs
                for row in (rang.details or (rang,))
            ),
            ("", "Total", *cells(side.total)),
            tuple(notes) if n == len(sides) - 1 else (),
        )
        for n, (key, name, side) in enumerate(sides)
    )


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
        Column("action", words(ACTION)),
        Column("exercice", words(EXERCICE.tete), Kind.YEAR),
        Column("financeur", words(FINANCEUR.tete)),
        Column("ligne_credit", words(LIGNE_CREDIT.tete)),
        Column("vote", words(VOTED), Kind.AMOUNT),
        Column("attendu", words(EXPECTED), Kind.AMOUNT),
        Column("ecart", words(DIFFERENCE), Kind.AMOUNT),
    )

    def line(identifier: str | None) -> str | None:
        declared = convention.lignes_credit.get(identifier or "")
        return declared.nom if declared and not keys else identifier

    rows = tuple(
        (
            " ".join(part for part in (item.plan, item.action) if part) or "–",
            item.exercice if isinstance(item.exercice, int) else str(item.exercice or ""),
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
    title = words(VOTED_AND_EXPECTED).format(convention=convention.titre)
    return Sheet(name, title, columns, rows, ("Total", None, None, None, *sums))
