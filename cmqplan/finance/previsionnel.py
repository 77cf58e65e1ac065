"""The budget prévisionnel as the official subsidy form lays it out (Cerfa n° 12156, « Budget du projet »).

Charges 60 to 69 face produits 70 to 79, contributions volontaires en nature 86 and 87 stand apart, amounts are whole
euros. Both totals are equal, always: what the fiches leave unsaid has a row of its own on the side that lacks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cmqplan.amounts import Montant, sum_montants
from cmqplan.finance.ecritures import Ecriture, Genre
from cmqplan.findings import fold
from cmqplan.model.fiche import Depense, Fiche, Nature
from cmqplan.model.lignes import ZERO, euros

CHARGES: Mapping[str, str] = {
    "60": "Achats",
    "61": "Services extérieurs",
    "62": "Autres services extérieurs",
    "63": "Impôts et taxes",
    "64": "Charges de personnel",
    "65": "Autres charges de gestion courante",
    "66": "Charges financières",
    "67": "Charges exceptionnelles",
    "68": "Dotations aux amortissements, provisions et engagements à réaliser",
    "69": "Impôt sur les bénéfices, participation des salariés",
}
"""The form's accounts of charges, and their names."""

INDIRECTES = "indirectes"
"""The form's row of charges that has no account; « compte: charges indirectes » is its own."""

PRODUITS: Mapping[str, str] = {
    "70": "Vente de produits finis, de marchandises, prestations de services",
    "73": "Concours publics",
    "74": "Subventions d'exploitation",
    "75": "Autres produits de gestion courante",
    "76": "Produits financiers",
    "77": "Produits exceptionnels",
    "78": "Reprises sur amortissements, dépréciations et provisions",
    "79": "Transfert de charges",
}

PROPRES = "propres"
EMPLOIS, CONTRIBUTIONS = "86", "87"
COMPTES_DE_CHARGES: Mapping[str, str] = {
    **CHARGES,
    INDIRECTES: "Charges indirectes (charges fixes, frais financiers, autres)",
    EMPLOIS: "Emplois des contributions volontaires en nature",
}
"""Every account that something is spent in."""
_COMPTES: Mapping[Nature, str] = {
    Nature.SUBVENTION: "74",
    Nature.FONDS_PROPRES: PROPRES,
    Nature.PRESTATION: "70",
    Nature.MECENAT: "75",
    Nature.FONDS_DE_CONCOURS: "74",
    Nature.EMPRUNT: "",
    Nature.RECETTES: "70",
    Nature.AUTRE: "75",
}
"""Where a line goes by its nature, when it names no account: mécénat is account 758 of the form, own money its row
« Ressources propres affectées au projet »; a loan is none of its produits."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A row below an account: its exact amount, and the whole euros shown."""

    libelle: str
    montant: Montant
    euros: int


@dataclass(frozen=True, slots=True)
class Poste:
    """An account of the form; ``compte`` is empty for the rows that the form doesn't have."""

    compte: str
    libelle: str
    details: tuple[Detail, ...]

    @property
    def montant(self) -> Montant:
        return sum_montants(detail.montant for detail in self.details)

    @property
    def euros(self) -> int:
        return sum(detail.euros for detail in self.details)


@dataclass(frozen=True, slots=True)
class Cote:
    """One side of the form."""

    postes: tuple[Poste, ...]

    @property
    def montant(self) -> Montant:
        return sum_montants(poste.montant for poste in self.postes)

    @property
    def euros(self) -> int:
        return sum(poste.euros for poste in self.postes)


@dataclass(frozen=True, slots=True)
class BudgetPrevisionnel:
    """Both sides, then both sides in kind; ``charges.euros == produits.euros``, ``emplois.euros == contributions.euros``."""

    charges: Cote
    produits: Cote
    emplois: Cote
    contributions: Cote


def budget_previsionnel(
    entries: Iterable[Ecriture], fiches: Iterable[Fiche], nom: Callable[[str], str]
) -> BudgetPrevisionnel:
    """The budget of some fiches and of their entries, which must be all of them. ``nom`` names a party.

    Refused money is no resource: with what no line brings it makes the row « Reste à financer », which says how much of it
    was refused.
    """
    entries = tuple(entries)
    spent = tuple(item for fiche in fiches for item in _depenses(fiche))
    charges = [
        (
            classe if (classe := classe_du_compte(item.compte)) in (*CHARGES, INDIRECTES) else "",
            item.intitule or item.compte,
            euros(item.montant) or ZERO,
        )
        for item in spent
        if not item.est_en_nature
    ]
    produits = _produits(entries, nom)
    total = sum_montants(entry.sommes.total for entry in entries)
    charges += _difference(charges, total, "Charges non détaillées", "Dépenses au-delà du total des fiches")
    refused = sum_montants(entry.sommes.refuse for entry in entries)
    to_find = f"Reste à financer, dont {refused} refusés" if refused else "Reste à financer"
    produits += _difference(produits, total, to_find, "Financements au-delà du total des fiches")
    emplois = [
        (EMPLOIS, item.intitule or item.compte, euros(item.montant) or ZERO)
        for item in spent
        if item.est_en_nature
    ]
    contributions = [
        (CONTRIBUTIONS, nom(entry.financeur or ""), entry.en_nature.tenu)
        for entry in entries
        if entry.en_nature.tenu
    ]
    given = sum_montants(amount for _, _, amount in contributions)
    used = sum_montants(amount for _, _, amount in emplois)
    most = max(given, used)
    emplois += [(EMPLOIS, "Non détaillé", most - used)] if most > used else []
    contributions += [(CONTRIBUTIONS, "Non détaillé", most - given)] if most > given else []
    return BudgetPrevisionnel(
        _cote(charges, {**CHARGES, INDIRECTES: COMPTES_DE_CHARGES[INDIRECTES]}, "Hors comptes du formulaire"),
        _cote(
            produits,
            {
                **PRODUITS,
                PROPRES: "Ressources propres affectées au projet",
                "?": "Ressources dont la nature n'est pas précisée",
            },
            "Hors comptes du formulaire",
        ),
        _cote(emplois, {EMPLOIS: COMPTES_DE_CHARGES[EMPLOIS]}, ""),
        _cote(contributions, {CONTRIBUTIONS: "Contributions volontaires en nature"}, ""),
    )


_Item = tuple[str, str, Montant]
"""An account, a detail, an amount."""


def _depenses(fiche: Fiche) -> tuple[Depense, ...]:
    return fiche.moyens.financiers.depenses if fiche.moyens.financiers else ()


def classe_du_compte(text: str) -> str:
    """The account a text begins with, down to its class: « 6226 Honoraires » is of 62; ``INDIRECTES`` of the row that has
    none."""
    if fold(text).startswith("charges indirectes"):
        return INDIRECTES
    match = re.match(r"[0-9]{2}", text.strip())
    return match[0] if match else ""


def _difference(items: Sequence[_Item], total: Montant, missing: str, too_much: str) -> list[_Item]:
    left = total - sum_montants(amount for _, _, amount in items)
    return [("", missing if left > ZERO else too_much, left)] if left else []


def _produits(entries: Sequence[Ecriture], nom: Callable[[str], str]) -> list[_Item]:
    return [
        (compte_de(entry.compte, entry.nature), nom(entry.financeur or ""), entry.sommes.tenu)
        for entry in entries
        if entry.genre is Genre.LIGNE and entry.sommes.tenu
    ]


def compte_de(compte: str | None, nature: Nature | None) -> str:
    """Where a line goes: the form's account that it names, else its nature's own; ``PROPRES`` for own money, "" for what is
    none of the form's produits, « ? » where nothing says it."""
    account = classe_du_compte(compte or "")
    if account in PRODUITS:
        return account
    return _COMPTES.get(nature, "?") if nature is not None else "?"


def _cote(items: Sequence[_Item], accounts: Mapping[str, str], other: str) -> Cote:
    """The items by account and detail, in the form's order, in whole euros that add up."""
    gathered: dict[tuple[str, str], Montant] = {}
    order = [*accounts, ""]
    for account, detail, amount in sorted(items, key=lambda item: order.index(item[0])):
        gathered[account, detail] = gathered.get((account, detail), ZERO) + amount
    euros = dict(zip(gathered, whole_euros(tuple(gathered.values())), strict=True))
    return Cote(
        tuple(
            Poste(
                account if account.isdigit() else "",
                accounts.get(account, other),
                tuple(
                    Detail(detail, amount, euros[of, detail])
                    for (of, detail), amount in gathered.items()
                    if of == account
                ),
            )
            for account in dict.fromkeys(account for account, _ in gathered)
        )
    )


def whole_euros(amounts: Sequence[Montant]) -> tuple[int, ...]:
    """Amounts in whole euros that add up to their sum, itself rounded to the nearest euro (halves up): each is rounded
    down, and the euros left over go to those that lost the most."""
    total = sum_montants(amounts).centimes
    parts = [divmod(amount.centimes, 100) for amount in amounts]
    euros = [whole for whole, _ in parts]
    left_over = (total + 50) // 100 - sum(euros)
    by_loss = sorted(range(len(parts)), key=lambda n: -parts[n][1])
    for n in by_loss[:left_over]:
        euros[n] += 1
    return tuple(euros)
