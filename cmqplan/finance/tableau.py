"""Entries by any one or two dimensions: exact tables whose totals are the entries' own, whichever way they are cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from cmqplan.amounts import Montant
from cmqplan.finance.dimensions import Coupe, Valeur
from cmqplan.finance.ecritures import NOTHING, Ecriture, Genre, Sommes, sum_sommes
from cmqplan.model.lignes import ZERO
from cmqplan.workspace.workspace import Workspace


class Rubrique(StrEnum):
    """What a row or a column stands for, in their order."""

    VALEUR = "valeur"
    NON_PRECISE = "non précisé"
    """Lines that don't say it."""
    RESTE = "reste à financer"
    """Money that no line brings, refused money too."""


@dataclass(frozen=True, slots=True)
class Tete:
    """What a row or a column is headed by. ``cle`` is stable (an identifier, a year, a word of the model), ``libelle``
    is for people and ``court`` for the head of a narrow column. ``cle`` is empty where ``rubrique`` says it all; then
    a dimension's own words (« exercice non précisé ») are better than ``libelle``."""

    rubrique: Rubrique
    cle: str = ""
    libelle: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class Rang:
    """A row: its sums, and by rank of the column those of its cells that hold something. ``en_nature`` stands beside the
    cash."""

    tete: Tete
    sommes: Sommes
    en_nature: Sommes
    cellules: Mapping[int, Sommes]


class Refus(NamedTuple):
    """What one funder refused and that is to be found again, in euros; ``nom`` is its short name."""

    financeur: str
    nom: str
    montant: Montant


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table. Every row's cells add up to its sums, and the rows to ``total``, for each of the four amounts."""

    lignes: Coupe
    colonnes: Coupe | None
    plans: tuple[str, ...]
    tetes: tuple[Tete, ...]
    """The columns' heads; empty with one dimension."""
    rangs: tuple[Rang, ...]
    total: Rang
    refus: tuple[Refus, ...] = ()
    """Who refused what ``total.sommes.refuse`` holds, the largest amount first."""

    def tourne(self) -> Tableau:
        """The same, its columns as rows and its rows as columns. What is in kind is told by the table as it was."""
        rows = tuple(
            Rang(
                tete,
                self.total.cellules.get(n, NOTHING),
                NOTHING,
                {m: row.cellules[n] for m, row in enumerate(self.rangs) if n in row.cellules},
            )
            for n, tete in enumerate(self.tetes)
        )
        across = {m: row.sommes for m, row in enumerate(self.rangs) if row.sommes}
        return replace(
            self,
            lignes=self.colonnes or self.lignes,
            colonnes=self.lignes,
            tetes=tuple(row.tete for row in self.rangs),
            rangs=rows,
            total=replace(self.total, cellules=across),
        )

    def ordonne(self, place: Callable[[Tete], int]) -> Tableau:
        """The same, its columns in the order of their heads' places."""
        order = sorted(range(len(self.tetes)), key=lambda n: place(self.tetes[n]))
        ranks = {before: now for now, before in enumerate(order)}

        def moved(row: Rang) -> Rang:
            return replace(row, cellules={ranks[n]: sums for n, sums in row.cellules.items()})

        return replace(
            self,
            tetes=tuple(self.tetes[n] for n in order),
            rangs=tuple(map(moved, self.rangs)),
            total=moved(self.total),
        )


def tableau(
    workspace: Workspace,
    entries: Iterable[Ecriture],
    lignes: Coupe,
    colonnes: Coupe | None = None,
    plans: Sequence[str] = (),
) -> Tableau:
    """The entries cut by ``lignes``, and across by ``colonnes``. ``plans`` gives the plans' order, and is what the
    table says it is about.

    Funders come by amount, the largest first; fiches and axes by number; years in order; what isn't said and what is
    still to be found come last. A fiche, an axe or a plan without money keeps its row.
    """
    entries = tuple(entries)
    order = tuple(plans) or tuple(dict.fromkeys(entry.plan for entry in entries))
    row_keys = cles(entries, lignes)
    rows = _sum_up(entries, row_keys)
    columns: dict[Cle, Somme] = {}
    cells: dict[Cle, dict[int, Sommes]] = {}
    across: list[Cle] = []
    if colonnes is not None:
        column_keys = cles(entries, colonnes)
        columns = _sum_up(entries, column_keys)
        across = rangees(colonnes, montrees(columns, colonnes), order)
        ranks = {key: n for n, key in enumerate(across)}
        for (row, column), sums in _sum_up(entries, zip(row_keys, column_keys, strict=True)).items():
            if sums.sommes and column in ranks:
                cells.setdefault(row, {})[ranks[column]] = sums.sommes
    heads = tetes_de(workspace, lignes, rows, several=len(order) > 1)
    column_heads = tetes_de(workspace, colonnes, columns, several=len(order) > 1) if colonnes else {}
    total = _somme(entries)
    return Tableau(
        lignes,
        colonnes,
        order,
        tuple(column_heads[key] for key in across),
        tuple(
            Rang(heads[key], rows[key].sommes, rows[key].en_nature, cells.get(key, {}))
            for key in rangees(lignes, montrees(rows, lignes), order)
        ),
        Rang(
            Tete(Rubrique.VALEUR, "total", "Total", "Total"),
            total.sommes,
            total.en_nature,
            {n: columns[key].sommes for n, key in enumerate(across) if columns[key].sommes},
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
    workspace: Workspace, entries: Iterable[Ecriture], dimension: Coupe, plans: Sequence[str] = ()
) -> tuple[Tete, ...]:
    """For each entry the head of the row that it falls in when these entries are cut by this dimension."""
    entries = tuple(entries)
    keys = cles(entries, dimension)
    several = len(plans or {entry.plan for entry in entries}) > 1
    heads = tetes_de(workspace, dimension, dict.fromkeys(keys), several=several)
    return tuple(heads[key] for key in keys)


class Cle(NamedTuple):
    """What entries are gathered by."""

    rubrique: Rubrique
    valeur: Valeur = Valeur("")


@dataclass(frozen=True, slots=True)
class Somme:
    """What some entries make together. ``touched`` where one of them has an amount, even if they cancel out."""

    sommes: Sommes
    en_nature: Sommes
    touched: bool


_Sums = dict[Cle, Somme]
_K = TypeVar("_K")


def cles(entries: Sequence[Ecriture], dimension: Coupe) -> list[Cle]:
    """For each entry what it is gathered by."""
    return [_key(entry, dimension) for entry in entries]


def _key(entry: Ecriture, dimension: Coupe) -> Cle:
    if dimension.des_lignes and entry.genre is not Genre.LIGNE:
        return Cle(Rubrique.RESTE)
    values = dimension.valeurs(entry)
    return Cle(Rubrique.VALEUR, values[0]) if values else Cle(Rubrique.NON_PRECISE)


def _sum_up(entries: Sequence[Ecriture], keys: Iterable[_K]) -> dict[_K, Somme]:
    """Key → what the entries that have it make together. There are as many keys as entries."""
    gathered: dict[_K, list[Ecriture]] = {}
    for key, entry in zip(keys, entries, strict=True):
        gathered.setdefault(key, []).append(entry)
    return {key: _somme(own) for key, own in gathered.items()}


def _somme(entries: Sequence[Ecriture]) -> Somme:
    return Somme(
        sum_sommes(entry.sommes for entry in entries),
        sum_sommes(entry.en_nature for entry in entries),
        any(entry.sommes or entry.en_nature for entry in entries),
    )


def montrees(sums: _Sums, dimension: Coupe) -> _Sums:
    """Without the rows that hold no entry of any amount, but for what is listed even without money."""
    return sums if dimension.toujours else {key: sums[key] for key in sums if sums[key].touched}


_ORDER = tuple(Rubrique)


def rangees(dimension: Coupe, sums: _Sums, plans: Sequence[str]) -> list[Cle]:
    ranks = {plan: n for n, plan in enumerate(plans)}

    def rank(key: Cle) -> tuple[object, ...]:
        if key.rubrique is not Rubrique.VALEUR:
            return (_ORDER.index(key.rubrique),)
        if dimension.rang is not None:
            return (0, dimension.rang(key.valeur, ranks))
        amounts = sums[key]
        return (0, -amounts.sommes.total.centimes, -amounts.en_nature.total.centimes, key.valeur)

    return sorted(sums, key=rank)


def tetes_de(
    workspace: Workspace, dimension: Coupe, keys: Iterable[Cle], *, several: bool
) -> dict[Cle, Tete]:
    """The heads of rows or columns, no two with one label: what lies in several plans names its plan, and two things of
    one name say what parts them."""
    of_plan = several and dimension.numerotee
    keys = tuple(keys)
    values = [key.valeur for key in keys if key.rubrique is Rubrique.VALEUR]
    before = {value: value.parent for value in values} if of_plan else {}
    ids = {value: f"{before[value]}/{value.valeur}" if of_plan else value.valeur for value in values}
    names = {value: dimension.nom(workspace, value) for value in values}
    labels = {value: f"{before[value]} {names[value]}" if of_plan else names[value] for value in values}
    own = not dimension.numerotee
    labels = _parted(labels, lambda value: _file(value) or (own and value.parent) or value.valeur)
    ids = _parted(ids, lambda value: _file(value) or value.parent)
    short = ids if dimension.numerotee else labels
    return {
        key: Tete(Rubrique.VALEUR, ids[key.valeur], labels[key.valeur], short[key.valeur])
        if key.rubrique is Rubrique.VALEUR
        else Tete(key.rubrique, "", key.rubrique.value, key.rubrique.value)
        for key in keys
    }


def _file(value: Valeur) -> str:
    return value.fichier.rsplit("/", 1)[-1]


def _parted(texts: Mapping[Valeur, str], more: Callable[[Valeur], str]) -> dict[Valeur, str]:
    """The texts, with what tells them apart after those that are alike."""
    counts = Counter(texts.values())
    return {value: f"{text} ({more(value)})" if counts[text] > 1 else text for value, text in texts.items()}
