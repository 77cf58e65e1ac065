"""CMQ223: an account that isn't one of the budget's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cmqplan.amounts import Montant
from cmqplan.finance.previsionnel import INDIRECTES, classe_du_compte
from cmqplan.findings import Finding, Place
from cmqplan.model.fiche import DepenseReelle, Fiche, MoyensFinanciers
from cmqplan.model.lignes import euros
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, law, money
from cmqplan.workspace.workspace import Entry

_OF_PRODUITS = Said(
    "écrivez un compte de produits : 70 Ventes et prestations, 74 Subventions, 75 Autres produits de gestion courante, 76 à 79 pour les autres, ou 87 pour les contributions en nature reçues ; sans « compte », la nature en décide",
    "write an account of produits: 70 “Ventes et prestations”, 74 “Subventions”, 75 “Autres produits de gestion courante”, 76 to 79 for the others, or 87 for help in kind that is brought; without “compte”, the nature decides",
)

RULE = Rule(
    "CMQ223",
    "account",
    ERROR,
    title=Said("Un compte qui n'est pas de ceux du budget", "An account that isn't one of the budget's"),
    says={
        "charge": Says(
            "« {compte} » n'est pas un compte de charges", "“{compte}” isn't an account of charges"
        ),
        "produit": Said(
            "« {compte} » n'est pas un compte de produits", "“{compte}” isn't an account of produits"
        ).advising(_OF_PRODUITS),
        "produit-as-charge": Says(
            "« {compte} » est un compte de produits ; une dépense va dans un compte de charges",
            "“{compte}” is an account of produits; a dépense stands in an account of charges",
        ),
        "charge-as-produit": Said(
            "« {compte} » est un compte de charges ; un financement va dans un compte de produits",
            "“{compte}” is an account of charges; a financement stands in an account of produits",
        ).advising(_OF_PRODUITS),
        "cash-in-87": Says(
            fr=(
                "le compte {compte} est celui des contributions en nature, et cette ligne de {financeur} est comptée en argent",
                "écrivez « nature: contribution en nature » et retirez-la du total, ou un compte de 70 à 79",
            ),
            en=(
                "account {compte} is for help in kind, and this line of {financeur} is counted in cash",
                "write “nature: contribution en nature” and take it out of the total, or an account from 70 to 79",
            ),
        ),
        "in-kind-in-cash": Says(
            fr=(
                "le compte {compte} est fait pour l'argent, et cette ligne de {financeur} est une contribution en nature",
                "écrivez « compte: 87 », ou retirez « compte » ; si la ligne apporte de l'argent, écrivez sa nature",
            ),
            en=(
                "account {compte} is for cash, and this line of {financeur} is help in kind",
                "write “compte: 87”, or leave “compte” out; if the line brings money, write its nature",
            ),
        ),
    },
    help=Said(
        "écrivez un compte de charges : 60 Achats, 61 Services extérieurs, 62 Autres services extérieurs, 63 Impôts et taxes, 64 Charges de personnel, 65 Autres charges de gestion courante, 66 à 69 pour les autres, « charges indirectes » pour la ligne du formulaire qui n'a pas de compte, ou 86 pour les contributions en nature employées",
        "write an account of charges: 60 “Achats”, 61 “Services extérieurs”, 62 “Autres services extérieurs”, 63 “Impôts et taxes”, 64 “Charges de personnel”, 65 “Autres charges de gestion courante”, 66 to 69 for the others, “charges indirectes” for the row of the form that has no account, or 86 for help in kind that is used",
    ),
    reason=Said(
        "Le budget officiel est présenté par compte. Une dépense ou un financement mal rangé n'est dans aucune ligne du formulaire.",
        "The official budget is laid out by account. A dépense or a financement in the wrong one is in no line of the form.",
    ),
    source=law(
        "Formulaire Cerfa 12156, présenté selon le plan comptable : charges en classes 6 et 86, produits en 7 et 87",
        "Form Cerfa 12156, laid out by the plan comptable: charges in classes 6 and 86, produits in 7 and 87",
    ),
    fails=money("""\
            total: 3 000 €
            reste_a_financer: 3 000 €
            depenses:
              - {compte: 74, intitule: Achats, montant: 3 000 €}
            """).at_line(9),
    passes=money("""\
            total: 3 000 €
            reste_a_financer: 3 000 €
            depenses:
              - {compte: 60, intitule: Achats, montant: 3 000 €}
            """),
)

_WHERE = ("moyens", "financiers")

_ACCOUNT = re.compile(r"([0-9]{2})[0-9]{0,6}(?![0-9])")

_CHARGES = frozenset(range(60, 70)) | {86}

_PLAIN_CHARGES = frozenset(map(str, _CHARGES))

_PRODUITS = frozenset(range(70, 80)) | {87}


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers, real = entry.model.moyens.financiers, entry.model.suivi.depenses
    if financiers is None and not real:
        return ()
    return _judge(entry, financiers or _NOTHING, real, scene)


_NOTHING = MoyensFinanciers.model_construct()


def _judge(
    entry: Entry[Fiche], financiers: MoyensFinanciers, real: Sequence[DepenseReelle], scene: Scene
) -> Iterator[Finding]:
    for n, item in enumerate(financiers.depenses):
        if item.compte not in _PLAIN_CHARGES:
            yield from _charge(item.compte, euros(item.montant), entry.at(*_WHERE, "depenses", n, "compte"))
    for n, spent in enumerate(real):
        if spent.compte is not None and spent.compte not in _PLAIN_CHARGES:
            yield from _charge(spent.compte, spent.montant, entry.at("suivi", "depenses", n, "compte"))
    for n, line in enumerate(financiers.financements):
        if line.compte is None:
            continue
        account = number_of(line.compte)
        place = entry.at(*_WHERE, "financements", n, "compte")
        params = {"compte": line.compte, "financeur": scene.workspace.organismes.nom(line.financeur)}
        if account not in _PRODUITS:
            yield RULE.found(place, "charge-as-produit" if account in _CHARGES else "produit", **params)
        elif (account == 87) != line.est_en_nature:
            yield RULE.found(place, "cash-in-87" if account == 87 else "in-kind-in-cash", **params)


def _charge(compte: str, montant: Montant | None, place: Place) -> Iterator[Finding]:
    account = number_of(compte)
    if account not in _CHARGES and classe_du_compte(compte) != INDIRECTES:
        variant = "produit-as-charge" if account in _PRODUITS else "charge"
        yield RULE.found(place, variant, compte=compte, montant=montant)


def number_of(account: str) -> int | None:
    """The class of an account, its first two digits (« 6064 » is 60); None of what begins with no account."""
    match = _ACCOUNT.match(account)
    return int(match[1]) if match else None
