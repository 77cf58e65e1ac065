"""Two states of a plan side by side: what changed in its money, its fiches, its frame, and what didn't isn't told.

A fiche is the same one while it says the same, whatever its number or its file has become. Amounts are in euros; over any
cut the differences of the rows add up to the difference of the totals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from cmqplan.amounts import Montant
from cmqplan.finance.dimensions import EXERCICE, FINANCEUR, Coupe
from cmqplan.finance.ecritures import Ecriture, Genre, ecritures, sum_sommes
from cmqplan.finance.tableau import Rubrique, tableau
from cmqplan.findings import fold
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO
from cmqplan.source import yaml
from cmqplan.versions.values import ABSENT, Changement, changes
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Etat:
    """A plan at one moment: its workspace, with its fiches kept, and what people call that moment (« plan-2024@votee »)."""

    nom: str
    workspace: Workspace
    plan: str
    titre: str = ""
    """Why it was kept, where it is a version, and on which day; of a revision of git, its day alone."""
    jour: date | None = None


class Ecart(NamedTuple):
    """An amount before and after, in euros; ``cle`` is stable, ``libelle`` for people."""

    cle: str
    libelle: str
    avant: Montant
    apres: Montant

    @property
    def ecart(self) -> Montant:
        return self.apres - self.avant


class Fichier(NamedTuple):
    """A file of the plan, or a part of one, before and after: where it is, and what changed in it."""

    avant: str | None
    apres: str | None
    changements: tuple[Changement, ...]
    valeurs: tuple[Any, Any] = (ABSENT, ABSENT)
    """All that it held and holds."""


class FicheComparee(NamedTuple):
    """A fiche before and after; None on the side where it isn't."""

    avant: Entry[Fiche] | None
    apres: Entry[Fiche] | None
    fichier: Fichier
    total: Ecart
    lignes: tuple[Ecart, ...]
    """Its financing lines, by funder and year, where they differ."""

    @property
    def numero(self) -> str:
        return (self.apres or self.avant).model.numero  # type: ignore[union-attr]

    @property
    def titre(self) -> str:
        return (self.apres or self.avant).model.titre  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Comparaison:
    """All that differs. ``argent`` holds a row for each funder, year, … whose amount differs, cut by cut."""

    avant: Etat
    apres: Etat
    total: Ecart
    argent: Mapping[Coupe, tuple[Ecart, ...]]
    fiches: tuple[FicheComparee, ...]
    """Those that differ, in the order of the plan as it is after; dropped ones last."""
    cadre: Mapping[str, Fichier]
    """« plan », « convention », « campus », « organismes », « reglages » → what changed there."""

    def __bool__(self) -> bool:
        """True where anything differs."""
        return bool(self.fiches or self.cadre or any(self.argent.values()))


CUTS = (FINANCEUR, EXERCICE)
"""The cuts that are compared; fiches are compared one by one."""


def compare(avant: Etat, apres: Etat) -> Comparaison:
    """What differs. Fiches that can't be read are no part of it: say so first."""
    before, after = _money(avant), _money(apres)
    couples = pairs(_fiches(avant), _fiches(apres))
    return Comparaison(
        avant,
        apres,
        _ecart("total", "Total", before, after),
        {cut: tuple(_by(cut, avant, before, apres, after)) for cut in CUTS},
        tuple(found for one, other in couples if (found := _fiche(avant, one, before, apres, other, after))),
        dict(_frame(avant, apres)),
    )


def _money(etat: Etat) -> tuple[Ecriture, ...]:
    return tuple(ecritures(etat.workspace, (etat.plan,)))


def _fiches(etat: Etat) -> Sequence[Entry[Fiche]]:
    return etat.workspace.fiches.get(etat.plan, ())


def _total(entries: Sequence[Ecriture]) -> Montant:
    return sum_sommes(entry.sommes for entry in entries).total


def _ecart(key: str, label: str, before: Sequence[Ecriture], after: Sequence[Ecriture]) -> Ecart:
    return Ecart(key, label, _total(before), _total(after))


def _by(
    cut: Coupe, avant: Etat, before: Sequence[Ecriture], apres: Etat, after: Sequence[Ecriture]
) -> Iterator[Ecart]:
    """The rows of a cut whose amounts differ: those of the plan as it is after, then those it no longer has."""
    rows: list[dict[tuple[Rubrique, str], tuple[str, Montant]]] = []
    for etat, entries in ((avant, before), (apres, after)):
        table = tableau(etat.workspace, entries, cut)
        rows.append(
            {
                (row.tete.rubrique, row.tete.cle): (row.tete.libelle or str(cut.cle), row.sommes.total)
                for row in table.rangs
            }
        )
    first, second = rows
    for key in (*second, *(key for key in first if key not in second)):
        label, now = second.get(key, ("", ZERO))
        earlier, was = first.get(key, ("", ZERO))
        if now != was:
            yield Ecart(key[1] or key[0].value, label or earlier, was, now)


def _lines(
    avant: Etat, before: Sequence[Ecriture], apres: Etat, after: Sequence[Ecriture]
) -> Iterator[Ecart]:
    """A fiche's money by what its lines are, where it differs."""
    gathered: list[dict[tuple[str, ...], list[Ecriture]]] = [{}, {}]
    for found, entries in zip(gathered, (before, after), strict=True):
        for entry in entries:
            funder = entry.financeur if entry.genre is Genre.LIGNE else None
            found.setdefault((funder or "", str(entry.exercice or "")), []).append(entry)
    first, second = gathered
    for key in (*second, *(key for key in first if key not in second)):
        funder, year = key
        names = apres if funder in apres.workspace.organismes else avant
        label = names.workspace.organismes.nom_court(funder) if funder else "à trouver"
        ecart = _ecart(
            " ".join(key).strip(),
            ", ".join(filter(None, (label, year))),
            first.get(key, []),
            second.get(key, []),
        )
        if ecart.ecart:
            yield ecart


def _fiche(
    avant: Etat, one: Entry[Fiche] | None, before: Sequence[Ecriture],
    apres: Etat, other: Entry[Fiche] | None, after: Sequence[Ecriture],
) -> FicheComparee | None:  # fmt: skip
    """A fiche's two sides, where anything in them differs."""
    was_in = one.file if one else None
    now_in = other.file if other else None
    held = (_value(avant, was_in), _value(apres, now_in))
    found = tuple(changes(*held))
    if not found:
        return None
    was = [entry for entry in before if one and entry.fiche == one.file]
    now = [entry for entry in after if other and entry.fiche == other.file]
    titled = other or one
    assert titled is not None
    total = _ecart(titled.model.numero, titled.model.titre, was, now)
    return FicheComparee(
        one, other, Fichier(was_in, now_in, found, held), total, tuple(_lines(avant, was, apres, now))
    )


def _frame(avant: Etat, apres: Etat) -> Iterator[tuple[str, Fichier]]:
    """What changed in the plan's own file, in the files it rests on, in the settings."""
    for name, one, other in (
        ("plan", _plan_file(avant), _plan_file(apres)),
        ("convention", _convention_file(avant), _convention_file(apres)),
        ("campus", _campus_file(avant), _campus_file(apres)),
        ("organismes", avant.workspace.files.organismes, apres.workspace.files.organismes),
        ("reglages", avant.workspace.files.settings, apres.workspace.files.settings),
    ):
        held = (_value(avant, one), _value(apres, other))
        found = tuple(changes(*held))
        if found:
            yield name, Fichier(one, other, found, held)


def _plan_file(etat: Etat) -> str:
    return etat.workspace.files.plans[etat.plan].plan_file


def _convention_file(etat: Etat) -> str | None:
    entry = etat.workspace.convention_of(etat.plan)
    return entry.file if entry else None


def _campus_file(etat: Etat) -> str | None:
    entry = etat.workspace.campus_of(etat.plan)
    return entry.file if entry else None


def _value(etat: Etat, file: str | None) -> object:
    """What a file holds; ABSENT where there is none. Files that were read once are read again."""
    if file is None:
        return ABSENT
    try:
        return yaml.parse(read_file(etat.workspace.files.root / file, yaml.LONGEST))
    except (OSError, yaml.Refused):
        return ABSENT


_LEAST = 0.5
"""How much alike two fiches must be to be one: of nothing and all, 0 and 1."""
_WORD = re.compile(r"\w+")


def pairs(
    avant: Sequence[Entry[Fiche]], apres: Sequence[Entry[Fiche]]
) -> list[tuple[Entry[Fiche] | None, Entry[Fiche] | None]]:
    """Each fiche beside what it was: in the order of ``apres``, then those that are gone.

    Fiches of one title are one; then those most alike in title and words, a common number counting for a little.
    """
    found: dict[str, Entry[Fiche]] = {}
    left = list(avant)
    for entry in apres:
        same = [one for one in left if fold(one.model.titre) == fold(entry.model.titre)]
        best = next((one for one in same if one.model.numero == entry.model.numero), next(iter(same), None))
        if best is not None:
            found[entry.name] = best
            left.remove(best)
    new = [entry for entry in apres if entry.name not in found]
    scored = sorted(
        ((_alike(one, other), m, n) for m, one in enumerate(left) for n, other in enumerate(new)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    taken: set[int] = set()
    for score, m, n in scored:
        if score >= _LEAST and m not in taken and new[n].name not in found:
            found[new[n].name] = left[m]
            taken.add(m)
    gone = [one for m, one in enumerate(left) if m not in taken]
    return [(found.get(entry.name), entry) for entry in apres] + [(one, None) for one in gone]


def _alike(one: Entry[Fiche], other: Entry[Fiche]) -> float:
    titles = SequenceMatcher(None, fold(one.model.titre), fold(other.model.titre), autojunk=False).ratio()
    mine, theirs = _words(one.model), _words(other.model)
    words = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    return 0.45 * titles + 0.45 * words + 0.1 * (one.model.numero == other.model.numero)


def _words(fiche: Fiche) -> set[str]:
    texts = (fiche.constats, fiche.objectifs, *fiche.modalites)
    return {word for text in texts for word in _WORD.findall(fold(str(text))) if len(word) > 3}
