"""What a table can be cut by: a row each, and nothing else knows their list. Nothing here is slow to import.

A row says how machines call it (``cle``), the option that asks for it, its words, its sheet, what it reads of an entry and
how its values are ordered and named. Options, help, tables, CSV, JSON, workbook and documents follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from cmqplan.language import Said

if TYPE_CHECKING:
    from cmqplan.finance.ecritures import Ecriture
    from cmqplan.workspace.workspace import Workspace

T = TypeVar("T")


class Valeur(NamedTuple):
    """What is gathered under one head. ``parent`` tells apart what has one name in two plans or conventions."""

    valeur: str
    parent: str = ""
    titre: str = ""
    fichier: str = ""


def de(value: object, parent: str = "") -> tuple[Valeur, ...]:
    """A value, where there is one."""
    return () if value is None else (Valeur(str(value), parent),)


_NOT_GIVEN = Said("non précisé", "not given")
_TO_FIND = Said("à trouver", "to find")
_NO_HELP = Said("", "")


class Sens(StrEnum):
    """The two sides of money, which no table mixes."""

    DEPENSES = "dépenses"
    RECETTES = "recettes"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Dimension(Generic[T]):
    """One way to cut a table of ``T``: money's entries, a network's campuses."""

    cle: str
    """What CSV and JSON call it, whatever the language."""
    option: str
    """« --by-… », or the value of « --by »."""
    tete: Said
    valeurs: Callable[[T], Sequence[Valeur]]
    """What something is gathered under: one value at most of an entry, several of a campus."""
    absent: Said = _NOT_GIVEN
    """Heads what has no value."""
    rang: Callable[[Valeur, Mapping[str, int]], Any] | None = None
    """What values are sorted by, given the plans' ranks; the largest amount first where nothing is said."""

    # Of money only:
    aide: Said = _NO_HELP
    feuille: str = ""
    """The sheet's name in a workbook."""
    largeur: int = 14
    """The column's width there, in characters."""
    reste: Said = _TO_FIND
    """Heads what is to be found, where lines alone say this."""
    des_lignes: bool = False
    """True of what lines say, so that money still to be found can't."""
    sens: Sens | None = None
    """The side of money that it cuts, where that is one alone."""
    toujours: bool = False
    """True of what is listed even without money."""
    numerotee: bool = False
    """True of what has a number in its plan: the number is enough in a narrow column."""
    nom: Callable[[Workspace, Valeur], str] = lambda _workspace, value: value.valeur


Coupe: TypeAlias = "Dimension[Ecriture]"

CHAMP = "champ:"
"""Before the name of a key that the workspace declares for itself, where a cut by it is asked for."""


def _par_numero(value: Valeur, plans: Mapping[str, int]) -> object:
    from cmqplan.model.values import numero_key

    return plans.get(value.parent, len(plans)), numero_key(value.valeur), value.fichier


def _statut(value: Valeur, _plans: Mapping[str, int]) -> object:
    from cmqplan.model.fiche import Statut

    return list(Statut).index(Statut(value.valeur))


def _nature(value: Valeur, _plans: Mapping[str, int]) -> object:
    from cmqplan.model.fiche import Nature

    return list(Nature).index(Nature(value.valeur))


def _section(value: Valeur, _plans: Mapping[str, int]) -> object:
    from cmqplan.model.fiche import SectionBudgetaire

    return list(SectionBudgetaire).index(SectionBudgetaire(value.valeur))


def _axe(workspace: Workspace, value: Valeur) -> str:
    plan = workspace.plans.get(value.parent)
    titles = {axe.numero: axe.titre for axe in plan.model.axes} if plan else {}
    return f"{value.valeur} {titles.get(value.valeur, '')}".strip()


def _ligne_credit(workspace: Workspace, value: Valeur) -> str:
    convention = workspace.conventions.get(value.parent)
    line = convention.model.lignes_credit.get(value.valeur) if convention else None
    return line.nom if line else value.valeur


def _convention(workspace: Workspace, value: Valeur) -> str:
    declared = workspace.conventions.get(value.valeur)
    return declared.model.titre if declared else value.valeur


def _comptes(entry: Ecriture) -> tuple[Valeur, ...]:
    from cmqplan.finance.previsionnel import COMPTES_DE_CHARGES, classe_du_compte

    account = classe_du_compte(entry.compte or "")
    return de(account if account in COMPTES_DE_CHARGES else None)


def _compte(_workspace: Workspace, value: Valeur) -> str:
    from cmqplan.finance.previsionnel import COMPTES_DE_CHARGES

    name = COMPTES_DE_CHARGES[value.valeur]
    return f"{value.valeur} {name}" if value.valeur.isdigit() else name


FINANCEUR: Coupe = Dimension(
    cle="financeur",
    largeur=22,
    option="funder",
    tete=Said("Financeur", "Funder"),
    aide=Said(
        "Ventile par financeur (ce qui est fait quand rien n'est demandé).",
        "Cut by funder (when no cut is asked for).",
    ),
    feuille="Financeurs",
    valeurs=lambda entry: de(entry.financeur),
    des_lignes=True,
    sens=Sens.RECETTES,
    nom=lambda workspace, value: workspace.organismes.nom_court(value.valeur),
)
FICHE: Coupe = Dimension(
    cle="fiche",
    largeur=36,
    option="fiche",
    tete=Said("Fiche", "Fiche"),
    aide=Said("Ventile par fiche.", "Cut by fiche."),
    feuille="Fiches",
    valeurs=lambda entry: (
        (Valeur(entry.numero, entry.plan, entry.titre, entry.fiche),) if entry.fiche else ()
    ),
    absent=Said("sans action précise", "for no action in particular"),
    rang=_par_numero,
    toujours=True,
    numerotee=True,
    nom=lambda _workspace, value: f"{value.valeur} {value.titre}",
)
AXE: Coupe = Dimension(
    cle="axe",
    largeur=28,
    option="axis",
    tete=Said("Axe", "Axis"),
    aide=Said("Ventile par axe.", "Cut by axis."),
    feuille="Axes",
    valeurs=lambda entry: de(entry.axe, entry.plan),
    absent=Said("hors axe", "under no axis"),
    rang=_par_numero,
    toujours=True,
    numerotee=True,
    nom=_axe,
)
EXERCICE: Coupe = Dimension(
    cle="exercice",
    largeur=10,
    option="year",
    tete=Said("Exercice", "Year"),
    aide=Said("Ventile par exercice.", "Cut by year (exercice)."),
    feuille="Exercices",
    valeurs=lambda entry: de(entry.exercice),
    absent=Said("exercice non précisé", "no year given"),
    rang=lambda value, _plans: value.valeur,
)
SECTION: Coupe = Dimension(
    cle="section",
    option="section",
    tete=Said("Section", "Section"),
    aide=Said(
        "Ventile par section du budget : investissement, fonctionnement.",
        "Cut by section of the budget: investissement, fonctionnement.",
    ),
    feuille="Sections",
    valeurs=lambda entry: de(entry.section),
    absent=Said("section non précisée", "no section given"),
    rang=_section,
)
STATUT: Coupe = Dimension(
    cle="statut",
    option="status",
    tete=Said("Statut", "Status"),
    aide=Said("Ventile par statut : sollicité, accordé, versé…", "Cut by status: sollicité, accordé, versé…"),
    feuille="Statuts",
    valeurs=lambda entry: de(entry.statut),
    absent=Said("statut non précisé", "no status given"),
    des_lignes=True,
    sens=Sens.RECETTES,
    rang=_statut,
)
LIGNE_CREDIT: Coupe = Dimension(
    cle="ligne_credit",
    largeur=22,
    option="credit-line",
    tete=Said("Ligne de crédit", "Credit line"),
    aide=Said("Ventile par ligne de crédit des financeurs.", "Cut by the funders' credit lines."),
    feuille="Lignes de crédit",
    valeurs=lambda entry: de(entry.ligne_credit, entry.convention or ""),
    absent=Said("ligne de crédit non précisée", "no credit line given"),
    des_lignes=True,
    sens=Sens.RECETTES,
    nom=_ligne_credit,
)
NATURE: Coupe = Dimension(
    cle="nature",
    option="nature",
    tete=Said("Nature", "Nature"),
    aide=Said("Ventile par nature : subvention, fonds propres…", "Cut by nature: subvention, fonds propres…"),
    feuille="Natures",
    valeurs=lambda entry: de(entry.nature),
    absent=Said("nature non précisée", "no nature given"),
    des_lignes=True,
    sens=Sens.RECETTES,
    rang=_nature,
)
PLAN: Coupe = Dimension(
    cle="plan",
    option="plan",
    tete=Said("Plan", "Plan"),
    aide=Said("Ventile par plan.", "Cut by plan."),
    feuille="Plans",
    valeurs=lambda entry: de(entry.plan),
    rang=lambda value, plans: plans.get(value.valeur, len(plans)),
    toujours=True,
)
CONVENTION: Coupe = Dimension(
    cle="convention",
    largeur=22,
    option="convention",
    tete=Said("Convention", "Convention"),
    aide=Said("Ventile par convention.", "Cut by convention."),
    feuille="Conventions",
    valeurs=lambda entry: de(entry.convention),
    sens=Sens.RECETTES,
    absent=Said("sans convention", "no convention"),
    nom=_convention,
)

COMPTE: Coupe = Dimension(
    cle="compte",
    largeur=36,
    option="account",
    tete=Said("Compte", "Account"),
    aide=Said(
        "Avec --realised, ventile les dépenses par compte : 60 Achats, 62 Autres services extérieurs…",
        "With --realised, cut spending by account: 60 Achats, 62 Autres services extérieurs…",
    ),
    feuille="Comptes",
    valeurs=_comptes,
    absent=Said("compte non précisé", "no account given"),
    sens=Sens.DEPENSES,
    rang=lambda value, _plans: value.valeur,
    nom=_compte,
)
"""Of spending alone, so that it cuts no table of who funds what."""

DIMENSIONS: tuple[Coupe, ...] = (
    FINANCEUR,
    FICHE,
    AXE,
    EXERCICE,
    SECTION,
    STATUT,
    LIGNE_CREDIT,
    NATURE,
    PLAN,
    CONVENTION,
)
"""In the order of the help and of a workbook's sheets."""
