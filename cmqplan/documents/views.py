"""What templates see besides the models themselves: fiches with their money, tables of amounts, rows of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from cmqplan.amounts import Montant, Taux, share
from cmqplan.documents.visas import VueVisa
from cmqplan.finance.ecritures import Sommes, sum_sommes
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO, LigneFinancee
from cmqplan.model.organisme import Organisme, TypeOrganisme
from cmqplan.model.plan import Action, Axe
from cmqplan.periods import Span
from cmqplan.workspace.workspace import Workspace

if TYPE_CHECKING:
    from cmqplan.versions.compare import Etat

T = TypeVar("T")


class Html(str):
    """HTML of our own, every text in it escaped: an HTML template writes it as it is, any other format its very letters."""

    __slots__ = ()

    def __html__(self) -> str:
        return str.__str__(self)


@dataclass(frozen=True)
class Figure:
    """A drawing, made once a template writes it, and ``constat``, what stands out of it."""

    constat: str
    _draw: Callable[[], str]

    @cached_property
    def dessin(self) -> Html:
        return Html(self._draw())


@dataclass(frozen=True, slots=True)
class Case(Generic[T]):
    """A cell of a tinted table: what it holds, and how much beside the largest, from 0 for nothing to 4."""

    valeur: T
    teinte: int


@dataclass(frozen=True, slots=True)
class RangTeinte(Generic[T]):
    """A row of a tinted table."""

    libelle: str
    cases: tuple[Case[T], ...]
    total: T


@dataclass(frozen=True, slots=True)
class TableTeinte(Generic[T]):
    """A table whose cells are the darker the more they hold, and what stands out of it."""

    constat: str
    intitule: str
    colonnes: tuple[str, ...]
    rangs: tuple[RangTeinte[T], ...]
    total: RangTeinte[T]


@dataclass(frozen=True, slots=True)
class Remarque:
    """A finding, in words, for the draft's own page."""

    gravite: str
    code: str
    ou: str
    phrase: str
    aide: str = ""


@dataclass(frozen=True, slots=True)
class Argent:
    """A fiche's money, in euros. ``total`` is None where it states nothing; ``sommes`` tells secured from hoped for."""

    total: Montant | None
    dit: str
    """The total as the fiche writes it: « environ 15 000 € », « à définir »; empty where it states nothing."""
    lignes: tuple[LigneFinancee, ...]
    sommes: Sommes
    en_nature: Sommes
    depense: Montant = ZERO
    """What was really spent: paid."""
    engage: Montant = ZERO
    """What is committed and still to be paid."""


@dataclass(frozen=True, slots=True)
class VueLien:
    """What a link leads to: its name, what it is about, its address where it has one on the web."""

    nom: str
    texte: str
    adresse: str | None


@dataclass(frozen=True, slots=True)
class VueFiche:
    """A fiche, its money, and the ``ancre`` that links lead to. ``fiche`` is None for one that can't be read."""

    fiche: Fiche | None
    numero: str
    titre: str
    ancre: str
    fichier: str
    argent: Argent
    rattachement: str
    """The dotted number that says from which axe it hangs."""
    liens: tuple[VueLien, ...] = ()
    compte_dans: str = ""
    aussi_dans: tuple[str, ...] = ()
    """The plan and action in which its money is counted, where that isn't this plan."""
    visas: tuple[VueVisa, ...] = ()


@dataclass(frozen=True, slots=True)
class VueAxe:
    """A branch of the plan with the fiches that hang from it; ``axe`` is None for fiches that hang from none."""

    axe: Axe | None
    ancre: str
    niveau: int
    fiches: tuple[VueFiche, ...]
    axes: tuple[VueAxe, ...]
    annoncees: tuple[Action, ...]
    """The actions announced that have no fiche."""

    @property
    def toutes(self) -> tuple[VueFiche, ...]:
        return self.fiches + tuple(vue for axe in self.axes for vue in axe.toutes)


@dataclass(frozen=True, slots=True)
class Apport:
    """A cell of a table of amounts, and the name of its column."""

    nom: str
    montant: Montant


@dataclass(frozen=True, slots=True)
class RangMontants:
    """A row of amounts; None where there is nothing. ``part`` is its share of the whole."""

    libelle: str
    ancre: str | None
    cellules: tuple[Montant | None, ...]
    total: Montant
    part: Taux | None
    sommes: Sommes
    en_nature: Sommes
    reste: bool = False
    """True for the row of the money still to be found."""
    precise: bool = True
    """False for the rows that stand for what isn't said or not found."""
    apports: tuple[Apport, ...] = ()
    """Its cells that hold an amount, where the table is to be shown as a list."""
    ensemble: bool = False
    """True for « 12 autres », several rows together."""


def few_rows(
    rows: Sequence[RangMontants], most: int, whole: Montant, others: str = "autres"
) -> list[RangMontants]:
    """The rows, ``most`` of them at most: those that weigh least are one row, « 12 autres », with what they come to."""
    if len(rows) <= most:
        return list(rows)
    said = [row for row in rows if row.precise]
    kept = set(
        map(id, sorted(said, key=lambda row: row.total, reverse=True)[: most - 1 - len(rows) + len(said)])
    )
    rest = [row for row in said if id(row) not in kept]
    added = sum_sommes(row.sommes for row in rest)
    row = RangMontants(
        f"{len(rest)} {others}",
        None,
        (),
        added.total,
        share(added.total, whole),
        added,
        sum_sommes(row.en_nature for row in rest),
        ensemble=True,
    )
    shown = [one for one in rows if id(one) in kept]
    return [*shown, row, *(one for one in rows if not one.precise)]


@dataclass(frozen=True, slots=True)
class Matrice:
    """A table of amounts that fits across a page. ``complete`` on the last one of several, which has the totals' column."""

    colonnes: tuple[str, ...]
    rangs: tuple[RangMontants, ...]
    total: RangMontants
    morceau: int
    morceaux: int
    creuse: bool = False
    """True for a table in one piece, too wide for a page and nearly empty: a list says it better."""
    intitule: str = "Fiche"
    """What its rows are: « Fiche », or « Financeur » in a table turned over."""

    @property
    def complete(self) -> bool:
        return self.morceau == self.morceaux

    @property
    def renseignee(self) -> bool:
        """True when at least one row says something."""
        return any(row.precise for row in self.rangs)


@dataclass(frozen=True, slots=True)
class LigneCalendrier:
    """A row of the calendar's table. Bounds are inclusive, None where open."""

    numero: str
    titre: str
    ancre: str | None
    jalon: str | None
    texte: str
    debut: date | None
    fin: date | None
    statut: str | None = None
    par_jalons: bool = False
    """True for a fiche whose bounds are only those of its milestones."""
    moments: tuple[Span, ...] = ()
    """The days really meant, first to last, where some between the bounds are left out."""
    avant: date | None = None
    """The day after ``fin``, where that is the one written: « avant le 31 mars »."""


@dataclass(frozen=True, slots=True)
class Calendriers:
    """The calendar of a plan: its table, and the charts of it, each short enough for a page."""

    lignes: tuple[LigneCalendrier, ...]
    figures: tuple[Figure, ...]
    mois: TableTeinte[int] | None = None
    """How much ends in each month of each year, where one chart doesn't hold it all."""


@dataclass(frozen=True, slots=True)
class Finances:
    """A plan's money, cut every way the documents show it."""

    total: Montant
    sommes: Sommes
    en_nature: Sommes
    matrices: tuple[Matrice, ...]
    par_financeur: Matrice
    par_axe: Matrice
    par_statut: Matrice
    par_section: Matrice
    par_nature: Matrice
    par_exercice: Matrice
    par_ligne_credit: Matrice
    budget: Montant | None
    """What the plan declares that it costs."""
    ecart_au_budget: Montant | None
    """How far the fiches are from it, above or below."""
    figure_financeurs: Figure | None
    figure_statuts: Figure | None
    figure_axes: Figure | None
    figure_exercices: Figure | None
    financeurs_par_axe: TableTeinte[Montant] | None
    constat: str
    """What stands out of the whole: « Rien n'est acquis : 80 % espéré, 20 % à trouver »."""
    constat_financeurs: str
    """Who brings the most."""

    @property
    def vide(self) -> bool:
        """True where no amount is known, in money or in kind."""
        return not self.total and not self.en_nature.total


@dataclass(frozen=True, slots=True)
class RangBilan:
    """A row: three figures of the same money, the gap between the last and the first, and what it is of the first."""

    libelle: str
    prevu: Montant
    engage: Montant
    realise: Montant
    ecart: Montant
    part: Taux | None
    """The gap in per cent of what was planned; None where nothing was."""
    ensemble: bool = False
    """True for « 12 autres », several rows together."""


@dataclass(frozen=True, slots=True)
class TableauBilan:
    """One side of the money. ``rangs`` make ``total``; ``en_nature`` is None where there is no help in kind."""

    intitule: str
    recettes: bool
    rangs: tuple[RangBilan, ...]
    total: RangBilan
    en_nature: RangBilan | None

    @property
    def utile(self) -> bool:
        """True where it says more than its total."""
        return len(self.rangs) > 1

    @property
    def vide(self) -> bool:
        """True where there is nothing in it at all."""
        rows = (self.total, *([self.en_nature] if self.en_nature else []))
        return not any(row.prevu or row.engage or row.realise for row in rows)


@dataclass(frozen=True, slots=True)
class Cite:
    """An organisme that the plan names, for the list at its end. ``membres`` are short names."""

    organisme: Organisme
    membres: tuple[str, ...]

    @property
    def nom_entier(self) -> str:
        """Its whole name, where it goes by a shorter one."""
        return self.organisme.nom if self.organisme.nom != self.organisme.nom_court else ""

    @property
    def nature(self) -> str:
        """Its type in words; empty where that says nothing to a reader."""
        silent = (TypeOrganisme.CATEGORIE, TypeOrganisme.AUTRE)
        return "" if self.organisme.type in silent else self.organisme.type.value

    @property
    def precise(self) -> bool:
        """True where more is said of it."""
        return bool(self.nom_entier or self.membres or self.organisme.note)


@dataclass(frozen=True, slots=True)
class Request:
    """What documents are made for. ``today`` matters only to those that are about a day (the synthèse)."""

    workspace: Workspace
    plan: str
    draft: bool = False
    remarques: tuple[Remarque, ...] = ()
    today: date | None = None
    avant: Etat | None = None
    """What the plan was, for the document that says what changed since."""
