"""The official forms' table of charges and produits, row by row in their order: the budget of a request (Cerfa 12156), and
what was planned and done of it once it is over (compte rendu financier, Cerfa 15059).

Whole euros, rounded once for each side and figure by largest remainder, so that the rows make their total. The two sides'
exact difference stays beside them, to the cent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from cmqplan.amounts import Certitude, Montant, Taux, share, sum_montants
from cmqplan.finance.previsionnel import (
    CHARGES,
    COMPTES_DE_CHARGES,
    CONTRIBUTIONS,
    EMPLOIS,
    INDIRECTES,
    PRODUITS,
    PROPRES,
    classe_du_compte,
    compte_de,
    whole_euros,
)
from cmqplan.finance.verses import Rang as Ligne
from cmqplan.finance.verses import recu
from cmqplan.findings import fold
from cmqplan.model.fiche import Fiche, Nature, Statut
from cmqplan.model.lignes import ZERO, LigneFinancee, doute_du_total, euros, lignes_financees, total_de
from cmqplan.model.organisme import Organisme, TypeOrganisme

SUBVENTIONS = "74"

SOUS_COMPTES: Mapping[str, str] = {
    "601": "Achats de matières et de fournitures",
    "604": "Prestations de services",
    "613": "Locations",
    "615": "Entretien et réparation",
    "616": "Assurance",
    "618": "Documentation",
    "622": "Rémunérations intermédiaires et honoraires",
    "623": "Publicité, publication",
    "625": "Déplacements, missions",
    "631": "Impôts et taxes sur rémunération",
    "635": "Autres impôts et taxes",
    "641": "Rémunération des personnels",
    "645": "Charges sociales",
    "647": "Autres charges de personnel",
    "750": "Autres produits",
    "756": "Cotisations",
    "758": "Dons manuels, mécénat",
}
"""The rows that the forms have below some accounts; what is of none of them is « Autres »."""


class Categorie(NamedTuple):
    """A row of account 74: the kind of funder, and the words that tell it where its type doesn't."""

    libelle: str
    mots: str


FINANCEURS: tuple[Categorie, ...] = (
    Categorie("État", r"etat|ministere|prefecture|rectorat|drac|dreal|dreets|draaf"),
    Categorie("Régions", r"region|conseil regional"),
    Categorie("Départements", r"departement|conseil departemental"),
    Categorie(
        "Intercommunalités (EPCI)",
        r"metropole|communaute (?:urbaine|de communes|d agglomeration)|agglomeration|epci|eurometropole|cooperation intercommunale",
    ),
    Categorie("Communes", r"commune|ville|mairie"),
    Categorie("Organismes sociaux", r"caf|msa|cpam|carsat|urssaf|allocations familiales"),
    Categorie("Fonds européens", r"feder|fse|feader|europe|europeens?|europeenne|erasmus|interreg|leader"),
    Categorie("Agence de services et de paiement", r"asp|agence de services et de paiement"),
    Categorie("Autres établissements publics", r"etablissement public"),
    Categorie("Aides privées", r"fondation|fonds de dotation"),
    Categorie("Financeurs dont la nature n'est pas précisée", ""),
)
"""In the order of the form."""
_ORDRE_DES_MOTS = (7, 6, 5, 3, 4, 1, 2, 0, 8, 9)
"""« Agglomération » is looked for before « région »: the more telling words first."""
_TYPES: Mapping[TypeOrganisme, int] = {
    TypeOrganisme.ETAT: 0,
    TypeOrganisme.EPLE: 8,
    TypeOrganisme.CFA: 8,
    TypeOrganisme.SUPERIEUR: 8,
    TypeOrganisme.LABORATOIRE: 8,
    TypeOrganisme.ENTREPRISE: 9,
    TypeOrganisme.ASSOCIATION: 9,
}
"""Types that say the kind by themselves."""


def categorie(organisme: Organisme | None) -> int:
    """The rank in ``FINANCEURS`` of who a funder is: by its legal form, else its type, else its name."""
    if organisme is None:
        return len(FINANCEURS) - 1
    for text in (organisme.forme or "", "" if organisme.type in _TYPES else organisme.nom):
        words = fold(text)
        for rank in _ORDRE_DES_MOTS:
            if words and re.search(rf"\b(?:{FINANCEURS[rank].mots})\b", words):
                return rank
    other = 8 if organisme.type is TypeOrganisme.ETABLISSEMENT_PUBLIC else len(FINANCEURS) - 1
    return _TYPES.get(organisme.type, other)


@dataclass(frozen=True, slots=True)
class Rang:
    """A row in whole euros: an account, or one of the rows below it (``details``, which make it)."""

    compte: str
    libelle: str
    prevu: int
    realise: int
    details: tuple[Rang, ...] = ()

    @property
    def ecart(self) -> int:
        return self.realise - self.prevu

    @property
    def ecart_relatif(self) -> Taux | None:
        """The gap in per cent of what was planned; None where nothing was."""
        return share(Montant.of(self.ecart), Montant.of(self.prevu))


@dataclass(frozen=True, slots=True)
class Cote:
    """One side of the table: every row of the form, empty ones too; ``total`` in whole euros, the exact sums in euros."""

    rangs: tuple[Rang, ...]
    prevu: Montant
    realise: Montant

    @property
    def total(self) -> Rang:
        return Rang("", "Total", sum(row.prevu for row in self.rangs), sum(row.realise for row in self.rangs))


@dataclass(frozen=True, slots=True)
class Formulaire:
    """Charges face produits; what is in kind stands below, out of both totals."""

    charges: Cote
    produits: Cote
    emplois: Cote
    contributions: Cote

    @property
    def sides(self) -> tuple[Cote, Cote, Cote, Cote]:
        """In the form's order: charges, produits, then both of help in kind."""
        return self.charges, self.produits, self.emplois, self.contributions

    @property
    def difference_prevue(self) -> Montant:
        """What the produits exceed the charges by, to the cent; negative for less."""
        return self.produits.prevu - self.charges.prevu

    @property
    def difference_realisee(self) -> Montant:
        return self.produits.realise - self.charges.realise


class _Item(NamedTuple):
    """An amount and its row: the account, the row below it with its rank (0, "" where there is none)."""

    compte: str
    rang: int
    detail: str
    prevu: Montant
    realise: Montant = ZERO


_AUTRES = 1_000


def demande(fiches: Iterable[Fiche], organismes: Mapping[str, Organisme], funder: str) -> Formulaire:
    """The budget of a request to a funder for some fiches. What the fiches don't detail, a deficit and a surplus have rows of
    their own, so that both sides are equal. What the funder is asked for is a subsidy where its line doesn't say its nature."""
    fiches = tuple(fiches)
    charges, produits = _planned(fiches, organismes, funder, firm=False)
    gap = _cash(produits) - _cash(charges)
    if gap > ZERO:
        charges.append(_Item("solde", 0, "", gap))
    if gap < ZERO:
        produits.append(_Item("solde", 0, "", -gap))
    return _formulaire(charges, produits, _REQUEST)


def compte_rendu(
    fiches: Mapping[str, Fiche],
    organismes: Mapping[str, Organisme],
    funder: str,
    paid: Mapping[Ligne, Montant] = MappingProxyType({}),
    more: Montant = ZERO,
) -> Formulaire:
    """What was planned of some fiches, by file, that a funder gave money to, and what was done: spending paid, money received.
    Only firm amounts count. ``paid`` is what has come of their lines that only a convention tells, ``more`` what the funder
    has paid for none of them in particular."""
    charges, produits = _planned([*fiches.values()], organismes, funder, firm=True)
    for file, fiche in fiches.items():
        for spent in fiche.suivi.depenses:
            if spent.est_payee:
                item = _charge(spent.compte or "", ZERO, EMPLOIS if spent.est_en_nature else "")
                charges.append(item._replace(realise=spent.montant))
        produits += (
            _produit(line, organismes, funder)._replace(
                prevu=ZERO, realise=recu(line) + paid.get((file, line.index), ZERO)
            )
            for line in _lines(fiche)
        )
    if more:
        payer = organismes.get(funder)
        produits.append(_subvention(payer, payer.nom if payer else funder)._replace(realise=more))
    return _formulaire(charges, produits, _REPORT)


def pas_fermes(fiches: Iterable[Fiche]) -> Iterator[tuple[str, str]]:
    """What a compte rendu leaves out, because it isn't firm: the fiche's number, and the amount as written."""
    for fiche in fiches:
        financiers = fiche.moyens.financiers
        for item in financiers.depenses if financiers else ():
            if item.montant.certitude is not Certitude.FERME:
                yield fiche.numero, str(item.montant)
        for line in _lines(fiche):
            if line.certitude is not Certitude.FERME:
                yield fiche.numero, line.dit


def _lines(fiche: Fiche) -> list[LigneFinancee]:
    financiers = fiche.moyens.financiers
    lines = lignes_financees(financiers) if financiers else ()
    return [line for line in lines if line.financement.statut is not Statut.REFUSE]


def _planned(
    fiches: Sequence[Fiche], organismes: Mapping[str, Organisme], funder: str, *, firm: bool
) -> tuple[list[_Item], list[_Item]]:
    charges = [
        _charge(item.compte, euros(item.montant) or ZERO, EMPLOIS if item.est_en_nature else "")
        for fiche in fiches
        for item in (fiche.moyens.financiers.depenses if fiche.moyens.financiers else ())
        if not firm or item.montant.certitude is Certitude.FERME
    ]
    produits = [
        _produit(line, organismes, funder)
        for fiche in fiches
        for line in _lines(fiche)
        if not firm or line.certitude is Certitude.FERME
    ]
    total = sum_montants(
        total_de(fiche.moyens.financiers) or ZERO
        for fiche in fiches
        if fiche.moyens.financiers
        and (not firm or doute_du_total(fiche.moyens.financiers)[0] is Certitude.FERME)
    )
    left = total - _cash(charges)
    if left > ZERO:
        charges.append(_Item("", 1, "Charges que les fiches ne détaillent pas", left))
    return charges, produits


def _cash(items: Iterable[_Item]) -> Montant:
    return sum_montants(item.prevu for item in items if item.compte not in (EMPLOIS, CONTRIBUTIONS))


def _charge(compte: str, amount: Montant, in_kind: str) -> _Item:
    account = in_kind or classe_du_compte(compte)
    if account not in COMPTES_DE_CHARGES:
        return _Item("", 0, "Dépenses dont le compte n'est pas précisé", amount)
    return _Item(account, *_below(account, compte), amount)


def _below(account: str, compte: str) -> tuple[int, str]:
    """The row below an account that a text such as « 6226 Honoraires » is of; « Autres » of an account that has such rows."""
    digits = re.match(r"[0-9]*", compte.strip())
    name = SOUS_COMPTES.get(digits[0][:3] if digits else "")
    if name is not None:
        return list(SOUS_COMPTES).index((digits[0] if digits else "")[:3]), name
    return (_AUTRES, "Autres") if any(known.startswith(account) for known in SOUS_COMPTES) else (0, "")


def _produit(line: LigneFinancee, organismes: Mapping[str, Organisme], funder: str) -> _Item:
    written = line.financement
    payer = organismes.get(written.financeur)
    name = payer.nom if payer else written.financeur
    if line.est_en_nature:
        return _Item(CONTRIBUTIONS, 0, name, line.tenu)
    asked = written.nature is None and written.financeur == funder
    account = compte_de(written.compte, Nature.SUBVENTION if asked else written.nature)
    if account == SUBVENTIONS:
        return _subvention(payer, name)._replace(prevu=line.tenu)
    if account in PRODUITS:
        return _Item(
            account,
            *_below(account, written.compte or ("758" if written.nature is Nature.MECENAT else "")),
            line.tenu,
        )
    if account == PROPRES:
        return _Item(account, 0, name, line.tenu)
    nature = "Nature non précisée" if written.nature is None else written.nature.value.capitalize()
    return _Item("", 1, f"{nature} : {name}", line.tenu)


def _subvention(payer: Organisme | None, name: str) -> _Item:
    """A funder's row, empty."""
    rank = categorie(payer)
    return _Item(SUBVENTIONS, rank, f"{FINANCEURS[rank].libelle} : {name}", ZERO)


_CHARGES: Mapping[str, str] = {
    **CHARGES,
    INDIRECTES: COMPTES_DE_CHARGES[INDIRECTES],
    "": "Hors comptes du formulaire",
    "solde": "Excédent prévisionnel (bénéfice)",
}
_PRODUITS: Mapping[str, str] = {
    **PRODUITS,
    PROPRES: "Ressources propres affectées au projet",
    "": "Hors comptes du formulaire",
    "solde": "Insuffisance prévisionnelle (déficit)",
}
_REQUEST = frozenset({*CHARGES, *PRODUITS, INDIRECTES, PROPRES})
_REPORT = _REQUEST - {"69", "79"}
"""The rows that each form has, empty or not: that of the compte rendu is without 69 and 79."""


def _formulaire(charges: Sequence[_Item], produits: Sequence[_Item], always: Collection[str]) -> Formulaire:
    return Formulaire(
        _cote(charges, _CHARGES, always),
        _cote(produits, _PRODUITS, always),
        _cote(charges, {EMPLOIS: "Emplois des contributions volontaires en nature"}),
        _cote(produits, {CONTRIBUTIONS: "Contributions volontaires en nature"}),
    )


def _cote(every: Sequence[_Item], accounts: Mapping[str, str], always: Collection[str] = ()) -> Cote:
    items = [item for item in every if item.compte in accounts]
    gathered: dict[tuple[str, int, str], list[_Item]] = {}
    order = list(accounts)
    for item in sorted(items, key=lambda item: (order.index(item.compte), item.rang)):
        gathered.setdefault(item[:3], []).append(item)
    exact = [
        (sum_montants(one.prevu for one in found), sum_montants(one.realise for one in found))
        for found in gathered.values()
    ]
    planned, done = whole_euros([one for one, _ in exact]), whole_euros([one for _, one in exact])
    rows: dict[str, list[Rang]] = {}
    for (account, _, detail), first, second in zip(gathered, planned, done, strict=True):
        rows.setdefault(account, []).append(Rang(_shown(account), detail, first, second))
    return Cote(
        tuple(
            _rang(account, name, rows.get(account, []))
            for account, name in accounts.items()
            if account in always or account in rows
        ),
        sum_montants(one for one, _ in exact),
        sum_montants(one for _, one in exact),
    )


def _rang(account: str, name: str, details: Sequence[Rang]) -> Rang:
    told = () if all(row.libelle in ("", "Autres") for row in details) else tuple(details)
    return Rang(
        _shown(account), name, sum(row.prevu for row in details), sum(row.realise for row in details), told
    )


def _shown(account: str) -> str:
    return account if account.isdigit() else ""
