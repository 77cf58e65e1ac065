"""CMQ223: an account that isn't one of the budget's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers")
_ACCOUNT = re.compile(r"([0-9]{2})[0-9]{0,6}(?![0-9])")
_CHARGES = frozenset(range(60, 70)) | {86}
_PLAIN_CHARGES = frozenset(map(str, _CHARGES))
_PRODUITS = frozenset(range(70, 80)) | {87}


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return
    for n, item in enumerate(financiers.depenses):
        if item.compte in _PLAIN_CHARGES:
            continue
        account = number_of(item.compte)
        if account not in _CHARGES:
            params = {"compte": item.compte, "montant": item.montant}
            variant = "produit-as-charge" if account in _PRODUITS else "charge"
            yield Finding("CMQ223", entry.at(*_WHERE, "depenses", n, "compte"), params, variant)
    for n, line in enumerate(financiers.financements):
        if line.compte is None:
            continue
        account = number_of(line.compte)
        place = entry.at(*_WHERE, "financements", n, "compte")
        params = {"compte": line.compte, "financeur": scene.workspace.organismes.nom(line.financeur)}
        if account not in _PRODUITS:
            yield Finding("CMQ223", place, params, "charge-as-produit" if account in _CHARGES else "produit")
        elif (account == 87) != line.est_en_nature:
            yield Finding("CMQ223", place, params, "cash-in-87" if account == 87 else "in-kind-in-cash")


def number_of(account: str) -> int | None:
    """The class of an account, its first two digits (« 6064 » is 60); None of what begins with no account."""
    match = _ACCOUNT.match(account)
    return int(match[1]) if match else None


_CHARGES_HELP = N_(
    "write an account of charges: 60 Achats, 61 Services extérieurs, 62 Autres services extérieurs, 63 Impôts et taxes, 64 Charges "
    "de personnel, 65 Autres charges de gestion courante, 66 to 69 for the others, or 86 for help in kind that is used"
)
_PRODUITS_HELP = N_(
    "write an account of produits: 70 Ventes et prestations, 74 Subventions, 75 Autres produits de gestion courante, 76 to 79 for "
    "the others, or 87 for help in kind that is brought; without “compte”, the nature decides"
)

RULE = Rule(
    code="CMQ223",
    slug="account",
    severity=Severity.ERROR,
    title=N_("An account that isn't one of the budget's"),
    messages={
        "charge": N_("“{compte}” isn't an account of charges"),
        "produit": N_("“{compte}” isn't an account of produits"),
        "produit-as-charge": N_(
            "“{compte}” is an account of produits; a dépense stands in an account of charges"
        ),
        "charge-as-produit": N_(
            "“{compte}” is an account of charges; a financement stands in an account of produits"
        ),
        "cash-in-87": N_(
            "account {compte} is for help in kind, and this line of {financeur} is counted in cash"
        ),
        "in-kind-in-cash": N_("account {compte} is for cash, and this line of {financeur} is help in kind"),
    },
    helps={
        "charge": _CHARGES_HELP,
        "produit-as-charge": _CHARGES_HELP,
        "produit": _PRODUITS_HELP,
        "charge-as-produit": _PRODUITS_HELP,
        "cash-in-87": N_(
            "write “nature: contribution en nature” and take it out of the total, or an account from 70 to 79"
        ),
        "in-kind-in-cash": N_(
            "write “compte: 87”, or leave “compte” out; if the line brings money, write its nature"
        ),
    },
    reason=N_(
        "The official budget is laid out by account. A dépense or a financement in the wrong one is in no line of the form."
    ),
    source=Source(
        Origin.LAW,
        N_(
            "Form Cerfa 12156, laid out by the plan comptable: charges in classes 6 and 86, produits in 7 and 87"
        ),
    ),
    failing=Example(
        FICHE,
        money("""\
            total: 3 000 €
            reste_a_financer: 3 000 €
            depenses:
              - {compte: 74, intitule: Achats, montant: 3 000 €}
            """),
        line=9,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 3 000 €
            reste_a_financer: 3 000 €
            depenses:
              - {compte: 60, intitule: Achats, montant: 3 000 €}
            """),
    ),
    fiche=check,
)
