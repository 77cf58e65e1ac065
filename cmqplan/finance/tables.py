"""Entries by any one or two dimensions: exact tables whose totals are the entries' own, whichever way they are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cmqplan.amounts import Montant
from cmqplan.finance.ecritures import NOTHING, Ecriture, Genre, Sommes
from cmqplan.model.fiche import Nature, Statut
from cmqplan.model.values import numero_key
from cmqplan.workspace.workspace import Workspace


class Dimension(StrEnum):
    """What a table can be cut by."""

    FINANCEUR = "financeur"
    FICHE = "fiche"
    AXE = "axe"
    EXERCICE = "exercice"
    STATUT = "statut"
    LIGNE_CREDIT = "ligne_credit"
    NATURE = "nature"
    PLAN = "plan"
    CONVENTION = "convention"


class Rubrique(StrEnum):
    """What a row or a column stands for."""

    VALEUR = "valeur"
    NON_PRECISE = "non précisé"
    """Lines that don't say it."""
    RESTE = "reste à financer"
    """Money that no line brings."""


@dataclass(frozen=True, slots=True)
class Tete:
    """What a row or a column is headed by. ``cle`` is stable (an identifier, a year, a word of the model), ``libelle``
    is for people and ``court`` for the head of a narrow column; all are empty where ``rubrique`` says it all."""

    rubrique: Rubrique
    cle: str = ""
    libelle: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class Rang:
    """A row: its sums, and those of each column, in the table's order. ``en_nature`` stands beside the cash."""

    tete: Tete
    sommes: Sommes
    en_nature: Sommes
    cellules: tuple[Sommes, ...] = ()


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table. Every row's cells add up to its sums, and the rows to ``total``, for each of the four amounts."""

    lignes: Dimension
    colonnes: Dimension | None
    plans: tuple[str, ...]
    tetes: tuple[Tete, ...]
    """The columns' heads; empty with one dimension."""
    rangs: tuple[Rang, ...]
    total: Rang


@dataclass(slots=True)
class _Somme:
    """A sum on its way."""

    sommes: Sommes = NOTHING
    en_nature: Sommes = NOTHING
    touched: bool = False

    def add(self, entry: Ecriture) -> None:
        self.sommes += entry.sommes
        self.en_nature += entry.en_nature
        self.touched = self.touched or bool(entry.sommes or entry.en_nature)


def tableau(
    workspace: Workspace,
    entries: Iterable[Ecriture],
    lignes: Dimension,
    colonnes: Dimension | None = None,
    plans: Sequence[str] = (),
) -> Tableau:
    """The entries cut by ``lignes``, and across by ``colonnes``. ``plans`` gives the plans' order, and is what the
    table says it is about.

    Funders come by amount, the largest first; fiches and axes by number; years in order; what isn't said and what is
    still to be found come last. A fiche, an axe or a plan without money keeps its row.
    """
    entries = tuple(entries)
    order = tuple(plans) or tuple(dict.fromkeys(entry.plan for entry in entries))
    several = len(order) > 1
    rows, cells, columns = _sum_up(entries, lignes, colonnes)
    total = _Somme()
    for entry in entries:
        total.add(entry)
    names = _names(workspace)
    row_order = _sorted(lignes, rows, order)
    column_order = _sorted(colonnes, columns, order) if colonnes else []
    row_heads = _heads(lignes, row_order, names, several=several)
    column_heads = _heads(colonnes, column_order, names, several=several) if colonnes else ()
    nothing = _Somme()
    return Tableau(
        lignes,
        colonnes,
        order,
        column_heads,
        tuple(
            Rang(
                head,
                rows[key].sommes,
                rows[key].en_nature,
                tuple(cells.get((key, column), nothing).sommes for column in column_order),
            )
            for key, head in zip(row_order, row_heads, strict=True)
        ),
        Rang(
            Tete(Rubrique.VALEUR, "total", "Total", "Total"),
            total.sommes,
            total.en_nature,
            tuple(columns[column].sommes for column in column_order),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Cle:
    """What entries are gathered by. ``parent`` tells apart what has one name in two plans or conventions."""

    rubrique: Rubrique
    valeur: str = ""
    parent: str = ""
    titre: str = ""
    fichier: str = ""


_Sums = dict[_Cle, _Somme]


def _sum_up(
    entries: Sequence[Ecriture], lignes: Dimension, colonnes: Dimension | None
) -> tuple[_Sums, dict[tuple[_Cle, _Cle], _Somme], _Sums]:
    rows: _Sums = {}
    columns: _Sums = {}
    cells: dict[tuple[_Cle, _Cle], _Somme] = {}
    for entry in entries:
        row = _KEYS[lignes](entry)
        rows.setdefault(row, _Somme()).add(entry)
        if colonnes is not None:
            column = _KEYS[colonnes](entry)
            columns.setdefault(column, _Somme()).add(entry)
            cells.setdefault((row, column), _Somme()).add(entry)
    return _shown(rows, lignes), cells, _shown(columns, colonnes)


def _shown(sums: _Sums, dimension: Dimension | None) -> _Sums:
    """Without the rows that hold no entry of any amount, but for what is listed even without money."""
    if dimension in (Dimension.FICHE, Dimension.AXE, Dimension.PLAN):
        return sums
    return {key: sums[key] for key in sums if sums[key].touched}


def _said(value: object, entry: Ecriture, parent: str = "") -> _Cle:
    """The key of something that a line says or doesn't, and that what is to be found can't say."""
    if entry.genre is not Genre.LIGNE:
        return _Cle(Rubrique.RESTE)
    return _Cle(Rubrique.VALEUR, str(value), parent) if value is not None else _Cle(Rubrique.NON_PRECISE)


def _known(value: object, parent: str = "") -> _Cle:
    return _Cle(Rubrique.VALEUR, str(value), parent) if value is not None else _Cle(Rubrique.NON_PRECISE)


_KEYS: Mapping[Dimension, Callable[[Ecriture], _Cle]] = {
    Dimension.FINANCEUR: lambda e: _said(e.financeur, e),
    Dimension.FICHE: lambda e: _Cle(Rubrique.VALEUR, e.numero, e.plan, e.titre, e.fiche),
    Dimension.AXE: lambda e: _known(e.axe, e.plan),
    Dimension.EXERCICE: lambda e: _known(e.exercice),
    Dimension.STATUT: lambda e: _said(e.statut, e),
    Dimension.LIGNE_CREDIT: lambda e: _said(e.ligne_credit, e, e.convention or ""),
    Dimension.NATURE: lambda e: _said(e.nature, e),
    Dimension.PLAN: lambda e: _Cle(Rubrique.VALEUR, e.plan),
    Dimension.CONVENTION: lambda e: _known(e.convention),
}

_LAST = {Rubrique.VALEUR: 0, Rubrique.NON_PRECISE: 1, Rubrique.RESTE: 2}
_RANKS: Mapping[Dimension, Sequence[str]] = {
    Dimension.STATUT: [word.value for word in Statut],
    Dimension.NATURE: [word.value for word in Nature],
}


def _sorted(dimension: Dimension, sums: _Sums, plans: Sequence[str]) -> list[_Cle]:
    def rank(key: _Cle) -> tuple[object, ...]:
        last = _LAST[key.rubrique]
        if key.rubrique is not Rubrique.VALEUR:
            return (last,)
        if dimension in (Dimension.FICHE, Dimension.AXE):
            return (
                last,
                plans.index(key.parent) if key.parent in plans else len(plans),
                numero_key(key.valeur),
                key.fichier,
            )
        if dimension is Dimension.PLAN:
            return (last, plans.index(key.valeur) if key.valeur in plans else len(plans))
        if dimension in _RANKS:
            return (last, _RANKS[dimension].index(key.valeur))
        if dimension is Dimension.EXERCICE:
            return (last, int(key.valeur))
        amounts = sums[key]
        return (
            last,
            -amounts.sommes.total.centimes,
            -amounts.en_nature.total.centimes,
            key.valeur,
            key.parent,
        )

    return sorted(sums, key=rank)


_Names = Callable[[Dimension, _Cle], str]


def _names(workspace: Workspace) -> _Names:
    """How each value is called in a table."""

    def name(dimension: Dimension, key: _Cle) -> str:
        match dimension:
            case Dimension.FINANCEUR:
                return workspace.organismes.nom_court(key.valeur)
            case Dimension.FICHE:
                return f"{key.valeur} {key.titre}"
            case Dimension.AXE:
                plan = workspace.plans.get(key.parent)
                axes = {axe.numero: axe.titre for axe in plan.model.axes} if plan else {}
                return f"{key.valeur} {axes.get(key.valeur, '')}".strip()
            case Dimension.LIGNE_CREDIT:
                convention = workspace.conventions.get(key.parent)
                line = convention.model.lignes_credit.get(key.valeur) if convention else None
                return line.nom if line else key.valeur
            case Dimension.CONVENTION:
                declared = workspace.conventions.get(key.valeur)
                return declared.model.titre if declared else key.valeur
            case _:
                return key.valeur

    return name


def _heads(dimension: Dimension, keys: Sequence[_Cle], names: _Names, *, several: bool) -> tuple[Tete, ...]:
    """The heads of rows or columns: what lies in several plans names its plan, and two of one name say what parts them."""
    of_plan = several and dimension in (Dimension.FICHE, Dimension.AXE)
    values = [key for key in keys if key.rubrique is Rubrique.VALEUR]
    labels = [names(dimension, key) for key in values]
    ids = [f"{key.parent}/{key.valeur}" if of_plan else key.valeur for key in values]
    heads: dict[_Cle, Tete] = {}
    for key, identifier, label in zip(values, ids, labels, strict=True):
        own = identifier
        if ids.count(identifier) > 1 and (key.fichier or key.parent):
            own = f"{identifier} ({key.fichier.rsplit('/', 1)[-1] or key.parent})"
        if labels.count(label) > 1 and not of_plan and key.valeur != label:
            label = (
                f"{label} ({own if dimension is not Dimension.LIGNE_CREDIT else key.parent or key.valeur})"
            )
        full = f"{key.parent} {label}" if of_plan else label
        heads[key] = Tete(
            Rubrique.VALEUR, own, full, own if dimension in (Dimension.FICHE, Dimension.AXE) else full
        )
    return tuple(heads.get(key) or Tete(key.rubrique) for key in keys)


def somme_totale(entries: Iterable[Ecriture]) -> Montant:
    """The cash of these entries, in euros: what every table's grand total is."""
    total = Montant.zero()
    for entry in entries:
        total += entry.sommes.total
    return total
