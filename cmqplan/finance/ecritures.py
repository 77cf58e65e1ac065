"""Every euro of some plans as a flat tuple of entries: one for each financing line, one for what no line covers.

Whatever table is made of them, nothing is lost: over all entries of a fiche, what is secured, hoped for and still to be
found makes its total, to the cent. Refused money is no resource: unless other lines bring it, it is to be found again. Help
in kind has entries of its own, outside the cash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cmqplan.amounts import Certitude, Montant, split, sum_montants
from cmqplan.findings import Place
from cmqplan.model.fiche import Fiche, MoyensFinanciers, Nature, SectionBudgetaire, Statut
from cmqplan.model.lignes import (
    ZERO,
    LigneFinancee,
    chaque_annee,
    doute_du_total,
    lignes_financees,
    parts_du_groupe,
    parts_du_total,
    total_de,
    total_declare,
)
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Axe
from cmqplan.model.values import Exercice, numero_key
from cmqplan.workspace.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Sommes:
    """Amounts in euros by how sure they are; ``total`` is the first three together.

    ``a_trouver`` is negative where the lines bring more than the fiche's total. Three stand beside: ``refuse``, what of
    ``a_trouver`` a funder has refused (of help in kind, which nobody has to find again, what was refused); ``estime``, what
    of the total isn't firm; ``marge``, how much less the total may be where amounts are given as ranges.
    """

    acquis: Montant = ZERO
    espere: Montant = ZERO
    a_trouver: Montant = ZERO
    refuse: Montant = ZERO
    estime: Montant = ZERO
    marge: Montant = ZERO

    @property
    def total(self) -> Montant:
        return self.acquis + self.espere + self.a_trouver

    @property
    def minimum(self) -> Montant:
        """The total when each range comes out at its lower bound."""
        return self.total - self.marge

    @property
    def tenu(self) -> Montant:
        """What lines bring: secured and hoped for."""
        return self.acquis + self.espere

    def par_etat(self) -> dict[str, Montant]:
        """Four amounts that make the total: what was refused is told from what else is to be found."""
        rest = self.a_trouver - self.refuse
        return {"acquis": self.acquis, "espere": self.espere, "a_trouver": rest, "refuse": self.refuse}

    def __add__(self, other: Sommes) -> Sommes:
        return Sommes(
            self.acquis + other.acquis,
            self.espere + other.espere,
            self.a_trouver + other.a_trouver,
            self.refuse + other.refuse,
            self.estime + other.estime,
            self.marge + other.marge,
        )

    def __bool__(self) -> bool:
        """True unless all are zero: two that cancel out still are something to show."""
        return bool(self.acquis or self.espere or self.a_trouver or self.refuse or self.estime or self.marge)


NOTHING = Sommes()


def sum_sommes(parts: Iterable[Sommes]) -> Sommes:
    """The sum; zero of none. It adds many up sooner than ``+`` does two by two."""
    added = [part for part in parts if part is not NOTHING]
    if len(added) < 2:
        return added[0] if added else NOTHING
    return Sommes(
        sum_montants([part.acquis for part in added]),
        sum_montants([part.espere for part in added]),
        sum_montants([part.a_trouver for part in added]),
        sum_montants([part.refuse for part in added]),
        sum_montants([part.estime for part in added]),
        sum_montants([part.marge for part in added]),
    )


class Genre(StrEnum):
    """What an entry is."""

    LIGNE = "ligne"
    """What a financing line brings, or a member's part of what a group's brings."""
    REFUS = "refusé"
    """What a funder refused: all of a line, or what it granted less. To be found again, unless other lines bring it."""
    RESTE = "reste à financer"
    """What no line of a fiche covers."""
    SANS_MONTANT = "sans montant"
    """A fiche that states no amount at all: zero, so that the fiche itself doesn't vanish."""


@dataclass(frozen=True, slots=True)
class Ecriture:
    """One amount and all it can be sorted by. ``place`` is where its figure is written.

    ``exercice`` is None where neither the line nor a plan of a single year says it, ``section`` where neither the line nor
    the fiche does.
    """

    genre: Genre
    plan: str
    fiche: str
    """The fiche's file: two fiches with one number stay two."""
    numero: str
    titre: str
    axe: str | None
    """Number of the highest axe that the fiche hangs from; None when the plan declares none."""
    place: Place
    financeur: str | None = None
    groupe: str | None = None
    """The group that the funder is a member of, where a group's line is shared out."""
    exercice: Exercice | None = None
    section: SectionBudgetaire | None = None
    nature: Nature | None = None
    statut: Statut | None = None
    ligne_credit: str | None = None
    convention: str | None = None
    """The convention that the line names, or else the plan's."""
    reference: str | None = None
    beneficiaire: str | None = None
    compte: str | None = None
    refuse_par: str | None = None
    refuse: Montant = ZERO
    """Who refused, and how much: more than ``sommes`` still holds where other lines bring some of it."""
    sommes: Sommes = NOTHING
    en_nature: Sommes = NOTHING
    """Help in kind, valued in euros; then ``sommes`` is zero."""


def ecritures(workspace: Workspace, plans: Iterable[str]) -> tuple[Ecriture, ...]:
    """The entries of these plans' kept fiches (``workspace.fiches``), fiche by fiche in the order of their numbers."""
    return tuple(
        entry
        for plan in plans
        for fiche in workspace.fiches.get(plan, ())
        for entry in ecritures_de(workspace, plan, fiche)
    )


def ecritures_de(workspace: Workspace, plan: str, entry: Entry[Fiche]) -> Iterator[Ecriture]:
    """One fiche's entries: its lines in the order written, then what they don't cover."""
    fiche, declared = entry.model, workspace.plans.get(plan)
    exercice = declared.model.seul_exercice if declared else None
    convention = declared.model.convention if declared else None
    base = Ecriture(
        Genre.LIGNE, plan, entry.file, fiche.numero, fiche.titre, _axe(workspace, plan, fiche.rattachement),
        entry.at("moyens", "financiers"), convention=convention,
    )  # fmt: skip
    financiers = fiche.moyens.financiers
    whole = lignes_financees(financiers, exercice) if financiers else ()
    lines = [part for line in whole for part in chaque_annee(line)]
    rests: list[Ecriture] = []
    refused: dict[tuple[int, Exercice | None], Montant] = {}
    estimated = financiers is not None and doute_du_total(financiers)[0] is not Certitude.FERME
    for year, section, due, marge, own, place in (
        _parts(financiers, lines, exercice, entry) if financiers else ()
    ):
        marge -= sum_montants(line.marge for line in own)
        missing = due - sum_montants(line.tenu for line in own)
        again = max(ZERO, min(missing, sum_montants(line.refuse for line in own)))
        if missing != again or marge:
            rest = missing - again
            sums = Sommes(a_trouver=rest, estime=rest if estimated else ZERO, marge=marge)
            rests.append(
                replace(base, genre=Genre.RESTE, exercice=year, section=section, place=place, sommes=sums)
            )
        for line in own:
            refused[line.index, line.exercice] = min(line.refuse, again)
            again -= refused[line.index, line.exercice]
    for line in lines:
        yield from _of_line(
            base, line, refused.get((line.index, line.exercice), ZERO), entry, estimated=estimated
        )
    yield from rests
    if not lines and not rests:
        yield replace(base, genre=Genre.SANS_MONTANT, place=entry.at("numero"), exercice=exercice)


def _of_line(
    base: Ecriture, line: LigneFinancee, again: Montant, entry: Entry[Fiche], *, estimated: bool
) -> Iterator[Ecriture]:
    """What a line brings; then what was refused of it, of which ``again`` is to be found again. Of a total that is
    ``estimated``, only what is secured is firm."""
    written = line.financement
    base = replace(
        base,
        place=entry.at("moyens", "financiers", "financements", line.index),
        exercice=line.exercice,
        section=line.section,
        reference=written.reference,
        compte=written.compte,
    )
    if written.statut is not Statut.REFUSE:
        firm = line.certitude is Certitude.FERME
        doubted = line.tenu if not firm else line.espere if estimated and not line.est_en_nature else ZERO
        sums = Sommes(line.acquis, line.espere, estime=doubted, marge=line.marge)
        yield replace(
            base,
            financeur=written.financeur,
            nature=written.nature,
            statut=written.statut,
            ligne_credit=written.ligne_credit,
            convention=written.convention or base.convention,
            beneficiaire=written.beneficiaire,
            sommes=NOTHING if line.est_en_nature else sums,
            en_nature=sums if line.est_en_nature else NOTHING,
        )
    if line.refuse or written.statut is Statut.REFUSE:
        yield replace(
            base,
            genre=Genre.REFUS,
            statut=Statut.REFUSE,
            refuse_par=written.financeur,
            refuse=line.refuse,
            sommes=Sommes(a_trouver=again, refuse=again, estime=again if estimated else ZERO)
            if again
            else NOTHING,
            en_nature=Sommes(refuse=line.refuse) if line.est_en_nature else NOTHING,
        )


def _parts(
    financiers: MoyensFinanciers,
    lines: Sequence[LigneFinancee],
    exercice: int | None,
    entry: Entry[Fiche],
) -> Iterator[
    tuple[Exercice | None, SectionBudgetaire | None, Montant, Montant, Sequence[LigneFinancee], Place]
]:
    """The parts of a fiche's total that lines are held against, each with its year, its section, how much less it may be, its cash lines and where
    it is written: those of ``par_exercice``; a part of nothing for lines of a year or a section that none of them has; what
    ``par_exercice`` leaves, with the plan's own year or none."""
    parts = parts_du_total(financiers)
    left = (total_de(financiers) or ZERO) - sum_montants(part.montant for part in parts)
    due: dict[tuple[Exercice, SectionBudgetaire | None], tuple[Montant, Montant, int]] = {
        (part.exercice, part.section): (part.montant, part.marge, part.rang) for part in parts
    }
    for part in parts:
        due.setdefault((part.exercice, None), (ZERO, ZERO, part.rang))
    cash = [line for line in lines if not line.est_en_nature]
    for line in cash if parts and not left else ():
        if line.exercice is not None:
            due.setdefault((line.exercice, None), (ZERO, ZERO, 0))
    own: dict[tuple[Exercice, SectionBudgetaire | None], list[LigneFinancee]] = {key: [] for key in due}
    others: list[LigneFinancee] = []
    for line in cash:
        section = line.section if (line.exercice, line.section) in due else None
        found = own.get((line.exercice, section)) if line.exercice is not None else None
        (others if found is None else found).append(line)
    for (year, section), (amount, marge, rank) in due.items():
        place = entry.at("moyens", "financiers", "par_exercice", rank, "montant")
        yield year, section, amount, marge, own[year, section], place
    key = "total" if financiers.total is not None else "reste_a_financer"
    marge = (
        doute_du_total(financiers)[1]
        if total_declare(financiers) is not None
        else sum_montants(line.marge for line in cash)
    )
    marge -= sum_montants(part.marge for part in parts)
    yield exercice, financiers.section, left, marge, others, entry.at("moyens", "financiers", key)


def _axe(workspace: Workspace, plan: str, place: str) -> str | None:
    """The highest declared axe that a fiche hangs from."""
    declared = workspace.plans.get(plan)
    if declared is None:
        return None
    parts = numero_key(place)
    return next((top for key, top in _tops(declared.model.axes) if key == parts[: len(key)]), None)


@asked_again
def _tops(axes: Sequence[Axe]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """The numbers of axes, each with what it sorts by."""
    return tuple((numero_key(axe.numero), axe.numero) for axe in axes)


@dataclass(frozen=True, slots=True)
class Groupes:
    """Entries with the groups' lines shared out among their members, and the groups that couldn't be."""

    ecritures: tuple[Ecriture, ...]
    entiers: tuple[Ecriture, ...] = ()
    """The lines of groups kept whole: no split is declared, or it makes more than the line."""


def repartir_groupes(workspace: Workspace, entries: Iterable[Ecriture]) -> Groupes:
    """Share groups' lines out among their members as the fiches declare it (``repartition``). A split that leaves some
    of the line leaves it to the group itself; nothing is ever shared out that a fiche doesn't say."""
    fiches = {entry.file: entry.model for kept in workspace.fiches.values() for entry in kept}
    out: list[Ecriture] = []
    whole: list[Ecriture] = []
    for entry in entries:
        parts = _members(fiches[entry.fiche], entry) if entry.genre is Genre.LIGNE else None
        if parts:
            out += parts
            continue
        out.append(entry)
        organisme = workspace.organismes.get(entry.financeur or "")
        if organisme is not None and organisme.model.membres:
            whole.append(entry)
    return Groupes(tuple(out), tuple(whole))


def _members(fiche: Fiche, entry: Ecriture) -> list[Ecriture] | None:
    financiers = fiche.moyens.financiers
    if financiers is None:
        return None
    index = entry.place.path[-1]
    line = next(line for line in lignes_financees(financiers) if line.index == index)
    shared = list(parts_du_groupe(line, line.financement.repartition))
    left = line.montant - sum_montants(amount for _, amount in shared)
    if not shared or not line.montant or left < ZERO:
        return None
    if left:
        shared.append((line.financement.financeur, left))
    weights = [amount.centimes for _, amount in shared]
    whole = entry.sommes or entry.en_nature
    shares = (split(amount, weights) for amount in (whole.acquis, whole.espere, whole.estime, whole.marge))
    parts = [
        Sommes(acquis, espere, estime=estime, marge=marge)
        for acquis, espere, estime, marge in zip(*shares, strict=True)
    ]
    return [
        replace(
            entry,
            financeur=member,
            groupe=None if member == entry.financeur else entry.financeur,
            sommes=part if entry.sommes else NOTHING,
            en_nature=part if entry.en_nature else NOTHING,
        )
        for (member, _), part in zip(shared, parts, strict=True)
    ]
