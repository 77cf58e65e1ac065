"""Entries by any one or two dimensions: exact tables whose totals are the entries' own, whichever way they are cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from cmqplan.amounts import Montant
from cmqplan.finance.ecritures import NOTHING, Ecriture, Genre, Sommes, sum_sommes
from cmqplan.model.fiche import Nature, Statut
from cmqplan.model.lignes import ZERO
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
    """Money that no line brings, refused money too."""


@dataclass(frozen=True, slots=True)
class Tete:
    """What a row or a column is headed by. ``cle`` is stable (an identifier, a year, a word of the model), ``libelle``
    is for people and ``court`` for the head of a narrow column. ``cle`` is empty where ``rubrique`` says it all; then
    a dimension's own words (« sans financeur ») are better than ``libelle``."""

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


class Refus(NamedTuple):
    """What one funder refused and that is to be found again, in euros; ``nom`` is its short name."""

    financeur: str
    nom: str
    montant: Montant


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
    refus: tuple[Refus, ...] = ()
    """Who refused what ``total.sommes.refuse`` holds, the largest amount first."""


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
    row_keys = _keys(entries, lignes)
    rows = _sum_up(entries, row_keys)
    columns: dict[_Cle, _Somme] = {}
    cells: dict[tuple[_Cle, _Cle], _Somme] = {}
    if colonnes:
        column_keys = _keys(entries, colonnes)
        columns = _sum_up(entries, column_keys)
        cells = _sum_up(entries, zip(row_keys, column_keys, strict=True))
    heads = _heads(lignes, rows, _names(workspace), several=len(order) > 1)
    column_heads = _heads(colonnes, columns, _names(workspace), several=len(order) > 1) if colonnes else {}
    across = _sorted(colonnes, _shown(columns, colonnes), order) if colonnes else []
    total = _somme(entries)
    return Tableau(
        lignes,
        colonnes,
        order,
        tuple(column_heads[key] for key in across),
        tuple(
            Rang(
                heads[key],
                rows[key].sommes,
                rows[key].en_nature,
                tuple([cells.get((key, column), _NONE).sommes for column in across]),
            )
            for key in _sorted(lignes, _shown(rows, lignes), order)
        ),
        Rang(
            Tete(Rubrique.VALEUR, "total", "Total", "Total"),
            total.sommes,
            total.en_nature,
            tuple(columns[column].sommes for column in across),
        ),
        _refus(workspace, entries),
    )


def _refus(workspace: Workspace, entries: Iterable[Ecriture]) -> tuple[Refus, ...]:
    found: dict[str, Montant] = {}
    for entry in entries:
        if entry.refuse_par is not None and entry.sommes.refuse:
            found[entry.refuse_par] = found.get(entry.refuse_par, ZERO) + entry.sommes.refuse
    made = [Refus(name, workspace.organismes.nom_court(name), amount) for name, amount in found.items()]
    return tuple(sorted(made, key=lambda refus: (-refus.montant.centimes, refus.financeur)))


def etiquettes(
    workspace: Workspace, entries: Iterable[Ecriture], dimension: Dimension, plans: Sequence[str] = ()
) -> tuple[Tete, ...]:
    """For each entry the head of the row that it falls in when these entries are cut by this dimension."""
    entries = tuple(entries)
    keys = _keys(entries, dimension)
    several = len(plans or {entry.plan for entry in entries}) > 1
    heads = _heads(dimension, dict.fromkeys(keys), _names(workspace), several=several)
    return tuple(heads[key] for key in keys)


class _Cle(NamedTuple):
    """What entries are gathered by. ``parent`` tells apart what has one name in two plans or conventions."""

    rubrique: Rubrique
    valeur: str = ""
    parent: str = ""
    titre: str = ""
    fichier: str = ""


@dataclass(frozen=True, slots=True)
class _Somme:
    """What some entries make together. ``touched`` where one of them has an amount, even if they cancel out."""

    sommes: Sommes
    en_nature: Sommes
    touched: bool


_NONE = _Somme(NOTHING, NOTHING, touched=False)
_Sums = dict[_Cle, _Somme]
_K = TypeVar("_K")


def _keys(entries: Sequence[Ecriture], dimension: Dimension) -> list[_Cle]:
    """For each entry what it is gathered by."""
    key_of = _KEYS[dimension]
    return [key_of(entry) for entry in entries]


def _sum_up(entries: Sequence[Ecriture], keys: Iterable[_K]) -> dict[_K, _Somme]:
    """Key → what the entries that have it make together. There are as many keys as entries."""
    gathered: dict[_K, list[Ecriture]] = {}
    for key, entry in zip(keys, entries, strict=True):
        gathered.setdefault(key, []).append(entry)
    return {key: _somme(own) for key, own in gathered.items()}


def _somme(entries: Sequence[Ecriture]) -> _Somme:
    return _Somme(
        sum_sommes(entry.sommes for entry in entries),
        sum_sommes(entry.en_nature for entry in entries),
        any(entry.sommes or entry.en_nature for entry in entries),
    )


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

    @cache
    def titles(plan: str) -> Mapping[str, str]:
        declared = workspace.plans.get(plan)
        return {axe.numero: axe.titre for axe in declared.model.axes} if declared else {}

    def name(dimension: Dimension, key: _Cle) -> str:
        match dimension:
            case Dimension.FINANCEUR:
                return workspace.organismes.nom_court(key.valeur)
            case Dimension.FICHE:
                return f"{key.valeur} {key.titre}"
            case Dimension.AXE:
                return f"{key.valeur} {titles(key.parent).get(key.valeur, '')}".strip()
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


def _heads(dimension: Dimension, keys: Iterable[_Cle], names: _Names, *, several: bool) -> dict[_Cle, Tete]:
    """The heads of rows or columns, no two with one label: what lies in several plans names its plan, and two things of
    one name say what parts them."""
    of_plan = several and dimension in (Dimension.FICHE, Dimension.AXE)
    keys = tuple(keys)
    values = [key for key in keys if key.rubrique is Rubrique.VALEUR]
    ids = {key: f"{key.parent}/{key.valeur}" if of_plan else key.valeur for key in values}
    labels = {
        key: f"{key.parent} {names(dimension, key)}" if of_plan else names(dimension, key) for key in values
    }
    by_convention = dimension is Dimension.LIGNE_CREDIT
    labels = _parted(labels, lambda key: _file(key) or (key.parent if by_convention else key.valeur))
    ids = _parted(ids, lambda key: _file(key) or key.parent)
    short = ids if dimension in (Dimension.FICHE, Dimension.AXE) else labels
    return {
        key: Tete(Rubrique.VALEUR, ids[key], labels[key], short[key])
        if key.rubrique is Rubrique.VALEUR
        else Tete(key.rubrique, "", key.rubrique.value, key.rubrique.value)
        for key in keys
    }


def _file(key: _Cle) -> str:
    return key.fichier.rsplit("/", 1)[-1]


def _parted(texts: Mapping[_Cle, str], more: Callable[[_Cle], str]) -> dict[_Cle, str]:
    """The texts, with what tells them apart after those that are alike."""
    counts = Counter(texts.values())
    return {key: f"{text} ({more(key)})" if counts[text] > 1 else text for key, text in texts.items()}
