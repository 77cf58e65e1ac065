"""The official form, and a convention's subsidies against what the fiches expect."""

from __future__ import annotations

from typing import Any

from cmqplan.amounts import Montant, parse
from cmqplan.finance.attributions import attributions
from cmqplan.finance.ecritures import ecritures
from cmqplan.finance.previsionnel import BudgetPrevisionnel, Cote, budget_previsionnel, whole_euros
from cmqplan.finance.views import rapprochements
from tests.finance.made import workspace


def budget_of(financiers: dict[str, Any]) -> BudgetPrevisionnel:
    made = workspace({"plan": [financiers]})
    fiches = [entry.model for entry in made.fiches["plan"]]
    return budget_previsionnel(ecritures(made, ["plan"]), fiches, made.organismes.nom)


def shown(side: Cote) -> list[tuple[str, str, str, int]]:
    return [
        (poste.compte, poste.libelle, item.libelle, item.euros)
        for poste in side.postes
        for item in poste.details
    ]


def test_lines_go_to_the_accounts_of_their_nature() -> None:
    lines = [
        {"financeur": "region", "montant": "60 €", "nature": "subvention"},
        {"financeur": "etat", "montant": "10 €", "nature": "prestation"},
        {"financeur": "metropole", "montant": "20 €", "nature": "fonds propres"},
        {"financeur": "membre-a", "montant": "5 €", "nature": "autre", "compte": "76 intérêts"},
        {"financeur": "membre-b", "montant": "4 €"},
    ]
    budget = budget_of({"total": "100 €", "financements": lines})
    assert shown(budget.produits) == [
        ("70", "Vente de produits finis, de marchandises, prestations de services", "Etat", 10),
        ("74", "Subventions d'exploitation", "Region", 60),
        ("76", "Produits financiers", "Membre-a", 5),
        ("", "Ressources propres affectées au projet", "Metropole", 20),
        ("", "Ressources dont la nature n'est pas précisée", "Membre-b", 4),
        ("", "Hors comptes du formulaire", "Reste à financer", 1),
    ]


def test_spending_that_is_not_detailed_is_said_never_spread() -> None:
    spent = [
        {"compte": "6226", "intitule": "Honoraires", "montant": "30 €"},
        {"compte": "64", "montant": "20 €"},
        {"compte": "74", "intitule": "Dons", "montant": "5 €"},
    ]
    budget = budget_of({"total": "100 €", "depenses": spent})
    assert shown(budget.charges) == [
        ("62", "Autres services extérieurs", "Honoraires", 30),
        ("64", "Charges de personnel", "64", 20),
        ("", "Hors comptes du formulaire", "Dons", 5),
        ("", "Hors comptes du formulaire", "Charges non détaillées", 45),
    ]


def test_refused_money_is_no_resource() -> None:
    lines = [{"financeur": "region", "montant": "60 €", "nature": "subvention", "statut": "refusé"}]
    assert shown(budget_of({"total": "100 €", "financements": lines}).produits) == [
        ("", "Hors comptes du formulaire", "Reste à financer, dont 60\u202f€ refusés", 100)
    ]


def test_help_in_kind_stands_apart_and_balances() -> None:
    lines = [
        {"financeur": "region", "montant": "100 €", "nature": "subvention"},
        {"financeur": "etat", "montant": "30 €", "nature": "contribution en nature"},
    ]
    spent = [{"compte": "86", "intitule": "Bénévolat", "montant": "20 €"}]
    budget = budget_of({"total": "100 €", "financements": lines, "depenses": spent})
    assert budget.produits.euros == budget.charges.euros == 100
    assert shown(budget.emplois) == [
        ("86", "Emplois des contributions volontaires en nature", "Bénévolat", 20),
        ("86", "Emplois des contributions volontaires en nature", "Non détaillé", 10),
    ]
    assert shown(budget.contributions) == [
        ("87", "Contributions volontaires en nature", "Etat", 30),
    ]


def test_cents_are_rounded_so_that_the_sum_stays_right() -> None:
    third = Montant(3333), Montant(3333), Montant(3334)
    assert whole_euros(third) == (33, 33, 34)
    assert whole_euros((Montant(50), Montant(50))) == (1, 0)


VOTED = {
    "titre": "Convention",
    "periode": "2024",
    "parties": ["region"],
    "beneficiaire": "metropole",
    "subventions": [
        {
            "exercice": "2024", "financeur": "region", "montant": "100 €", "objet": "Actions", "date": "2024-03-01",
            "affectations": [{"action": "1.1", "montant": "60 €", "ligne_credit": "une"}, {"action": "2.1", "montant": "30 €"}],
        }
    ],
}  # fmt: skip


def test_votes_meet_what_the_fiches_expect_line_by_line() -> None:
    fiches = [
        {"financements": [{"financeur": "region", "montant": "60 €", "statut": "accordé"}]},
        {"financements": [{"financeur": "region", "montant": "45 €"}]},
        {
            "financements": [
                {"financeur": "region", "montant": "7 €"},
                {"financeur": "region", "montant": "0 €", "exercice": "2025"},
                {"financeur": "etat", "montant": "9 €"},
            ]
        },
    ]
    made = workspace({"plan": fiches}, convention=VOTED)
    found = [(item.action, item.ligne_credit, item.vote, item.attendu) for item in rapprochements(made)]
    assert found == [
        ("1.1", "une", parse("60 €"), parse("60 €")),
        ("2.1", None, parse("30 €"), parse("45 €")),
        ("3.1", None, parse("0 €"), parse("7 €")),
        (None, None, parse("10 €"), parse("0 €")),
    ]


def test_a_vote_for_a_plan_that_is_not_looked_at_is_none_of_its_own() -> None:
    fiches = [{"financements": [{"financeur": "region", "montant": "60 €"}]}]
    voted = {**VOTED, "subventions": [{**VOTED["subventions"][0], "plan": "autre"}]}
    [found] = rapprochements(workspace({"plan": fiches}, convention=voted))
    assert (found.vote, found.attendu, found.ecart) == (parse("0 €"), parse("60 €"), parse("60 €"))


def test_a_vote_and_the_fiche_s_line_that_tells_of_it_are_one_subsidy() -> None:
    granted = {"statut": "accordé", "nature": "subvention", "date": "2024-03-01"}
    fiches = [
        {"financements": [{"financeur": "region", "montant": "60 €", **granted}]},
        {
            "financements": [
                {"financeur": "etat", "montant": "9 €", **granted},
                {"financeur": "etat", "montant": "5 €"},
            ]
        },
        {"financements": [{"financeur": "region", "montant": "7 €", "convention": "conv", **granted}]},
    ]
    made = workspace({"plan": fiches}, convention=VOTED)
    assert [(item.financeur, item.montant) for item in attributions(made)] == [
        ("region", parse("100 €")),
        ("etat", parse("9 €")),
        ("region", parse("7 €")),
    ]


def test_a_granted_line_of_another_nature_is_no_subsidy() -> None:
    line = {"financeur": "etat", "montant": "9 €", "statut": "accordé", "nature": "prestation"}
    assert attributions(workspace({"plan": [{"financements": [line]}]})) == ()
