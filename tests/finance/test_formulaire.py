"""The official form: every row in its order, whole euros that add up, both sides' exact difference never rounded away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import Montant
from cmqplan.finance.formulaire import FINANCEURS, Cote, Formulaire, categorie, compte_rendu, demande
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import Organisme

CHARGES = ["60", "61", "62", "63", "64", "65", "66", "67", "68", "69", ""]
PRODUITS = ["70", "73", "74", "75", "76", "77", "78", "79", ""]


def fiche(**keys: object) -> Fiche:
    return Fiche.model_validate({"numero": "1.1", "titre": "Forum", "porteurs": ["lycee"], **keys})


def organisme(nom: str, **keys: object) -> Organisme:
    return Organisme.model_validate({"nom": nom, "type": "collectivité", **keys})


ORGANISMES = {
    "region": organisme("Région Exemple"),
    "ville": organisme("Ville d'Exempleville"),
    "europe": organisme("FEDER", type="autre"),
    "lycee": organisme("Lycée", type="EPLE"),
}


def rows(side: Cote) -> list[tuple[str, int, int]]:
    """Account (or name, where there is none), and both figures, of the rows that hold something."""
    return [
        (row.compte or row.libelle, row.prevu, row.realise)
        for rang in side.rangs
        for row in (rang, *rang.details)
        if row.prevu or row.realise
    ]


def test_a_request_has_every_row_of_the_form_and_balances() -> None:
    money = {
        "total": "10 000 €",
        "depenses": [
            {"compte": "6132", "montant": "2 000 €"},
            {"compte": "61", "montant": "500 €"},
            {"compte": "64", "montant": "4 000 €"},
            {"compte": "86", "montant": "300 €"},
        ],
        "financements": [
            {"financeur": "region", "montant": "3 000 €"},
            {"financeur": "ville", "montant": "1 000 €", "nature": "subvention"},
            {"financeur": "europe", "montant": "2 000 €", "nature": "subvention", "statut": "refusé"},
            {"financeur": "lycee", "montant": "1 500 €", "nature": "fonds propres"},
            {"financeur": "lycee", "montant": "300 €", "nature": "contribution en nature"},
            {"financeur": "ville", "montant": "200 €"},
        ],
    }
    found = demande([fiche(moyens={"financiers": money})], ORGANISMES, "region")
    assert [row.compte for row in found.charges.rangs] == [*CHARGES, ""]
    assert [row.compte for row in found.produits.rangs] == [*PRODUITS, "", ""]
    assert rows(found.charges) == [
        ("61", 2500, 0), ("61", 2000, 0), ("61", 500, 0), ("64", 4000, 0),
        ("Hors comptes du formulaire", 3500, 0), ("Charges que les fiches ne détaillent pas", 3500, 0),
    ]  # fmt: skip
    assert rows(found.produits) == [
        ("74", 4000, 0), ("74", 3000, 0), ("74", 1000, 0),
        ("Ressources propres affectées au projet", 1500, 0), ("Lycée", 1500, 0),
        ("Hors comptes du formulaire", 200, 0), ("Nature non précisée\u00a0: Ville d'Exempleville", 200, 0),
        ("Insuffisance prévisionnelle (déficit)", 4300, 0),
    ]  # fmt: skip
    assert [row.libelle for row in found.produits.rangs[2].details] == [
        "Régions\u00a0: Région Exemple",
        "Communes\u00a0: Ville d'Exempleville",
    ]
    assert found.charges.total.prevu == found.produits.total.prevu == 10_000
    assert (found.emplois.total.prevu, found.contributions.total.prevu) == (300, 300)
    assert not found.difference_prevue


def test_a_request_that_balances_has_neither_surplus_nor_deficit() -> None:
    money = {
        "total": "300 €",
        "depenses": [{"compte": "60", "montant": "300 €"}],
        "financements": [
            {"financeur": "ville", "montant": "200 €", "nature": "prestation"},
            {"financeur": "lycee", "montant": "100 €"},
        ],
    }
    found = demande([fiche(moyens={"financiers": money})], ORGANISMES, "region")
    every = {row.libelle.split(" ")[0] for side in (found.charges, found.produits) for row in side.rangs}
    assert not every & {"Insuffisance", "Excédent"}


def test_a_report_takes_what_is_paid_and_received_and_firm_amounts_alone() -> None:
    money = {
        "total": "3 000 €",
        "depenses": [{"compte": "62", "montant": "1 000 €"}, {"compte": "60", "montant": "environ 2 000 €"}],
        "financements": [
            {"financeur": "region", "montant": "2 000,40 €", "nature": "subvention", "statut": "accordé", "versements": [
                {"montant": "1 200,40 €", "recu": "2024-05-02"}, {"montant": "800 €", "date": "2024-09-02"}]},
            {"financeur": "ville", "montant": "entre 100 € et 500 €", "nature": "subvention"},
        ],
    }  # fmt: skip
    spent = [
        {"compte": "62", "montant": "1 100,20 €"},
        {"montant": "100 €"},
        {"compte": "62", "montant": "400 €", "etat": "engagé"},
    ]
    found = compte_rendu(
        {"1.1": fiche(moyens={"financiers": money}, suivi={"depenses": spent})}, ORGANISMES, "region"
    )
    assert [row.compte for row in found.charges.rangs] == [*CHARGES[:-2], "", ""]
    assert rows(found.charges) == [
        ("62", 1000, 1100), ("Hors comptes du formulaire", 2000, 100),
        ("Dépenses dont le compte n'est pas précisé", 0, 100), ("Charges que les fiches ne détaillent pas", 2000, 0),
    ]  # fmt: skip
    assert rows(found.produits) == [("74", 2000, 1200), ("74", 2000, 1200)]
    (row,) = [rang for rang in found.charges.rangs if rang.compte == "62"]
    assert (row.ecart, str(row.ecart_relatif)) == (100, "10\u202f%")
    assert found.charges.rangs[0].ecart_relatif is None
    assert found.charges.total.realise == found.produits.total.realise == 1200
    assert found.difference_realisee == Montant(20)
    assert found.difference_prevue == Montant(-99_960)


UNKNOWN = "Financeurs dont la nature n'est pas précisée"


@pytest.mark.parametrize(
    ("funder", "named"),
    [("region", "Régions\u00a0: Région Exemple"), ("inconnu", f"{UNKNOWN}\u00a0: inconnu")],
)
def test_what_a_funder_paid_for_no_action_in_particular_is_received(funder: str, named: str) -> None:
    money = {
        "total": "3 000 €",
        "financements": [
            {"financeur": funder, "montant": "3 000 €", "nature": "subvention", "statut": "accordé"}
        ],
    }
    action = fiche(moyens={"financiers": money})
    found = compte_rendu({"1.1": action}, ORGANISMES, funder, {("1.1", 0): Montant.of(500)}, Montant.of(700))
    (row,) = [rang for rang in found.produits.rangs if rang.compte == "74"]
    assert [(one.libelle, one.prevu, one.realise) for one in row.details] == [(named, 3000, 1200)]
    assert found.produits.total.realise == 1200


def test_indirect_charges_have_their_row_and_a_cut_of_their_own() -> None:
    money = {
        "total": "1 000 €",
        "depenses": [
            {"compte": "60", "montant": "900 €"},
            {"compte": "Charges indirectes", "montant": "100 €"},
        ],
    }
    action = fiche(
        moyens={"financiers": money},
        suivi={"depenses": [{"compte": "charges indirectes", "montant": "90 €"}]},
    )
    found = compte_rendu({"1.1": action}, ORGANISMES, "region")
    (row,) = [one for one in found.charges.rangs if one.libelle.startswith("Charges indirectes")]
    assert (row.compte, row.prevu, row.realise) == ("", 100, 90)
    asked = demande([action], ORGANISMES, "region")
    assert [one.prevu for one in asked.charges.rangs if one.libelle.startswith("Charges indirectes")] == [100]


@pytest.mark.parametrize(
    ("nom", "keys", "expected"),
    [
        ("Préfecture", {"type": "État"}, "État"),
        ("Conseil régional", {}, "Régions"),
        ("Conseil départemental de l'Ain", {}, "Départements"),
        ("Grand Site", {"forme": "établissement public de coopération intercommunale"}, "Intercommunalités (EPCI)"),
        ("Agglomération de la région d'Exempleville", {}, "Intercommunalités (EPCI)"),
        ("Ville de Dole", {}, "Communes"),
        ("CAF du Jura", {"type": "autre"}, "Organismes sociaux"),
        ("Fonds social européen", {"type": "autre"}, "Fonds européens"),
        ("ASP", {"type": "établissement public"}, "Agence de services et de paiement"),
        ("Lycée du Parc de la Région", {"type": "EPLE"}, "Autres établissements publics"),
        ("Caisse des dépôts", {"type": "établissement public"}, "Autres établissements publics"),
        ("Scierie de la Ville", {"type": "entreprise"}, "Aides privées"),
        ("Fondation d'entreprise", {"type": "autre"}, "Aides privées"),
        ("Centre des métiers", {"type": "CFA"}, "Autres établissements publics"),
        ("Université", {"type": "enseignement supérieur"}, "Autres établissements publics"),
        ("Institut", {"type": "laboratoire"}, "Autres établissements publics"),
        ("Club de la Région", {"type": "association"}, "Aides privées"),
        ("Le Pays", {}, "Financeurs dont la nature n'est pas précisée"),
    ],
)  # fmt: skip
def test_the_kind_of_a_funder_chooses_its_row(nom: str, keys: dict[str, str], expected: str) -> None:
    assert FINANCEURS[categorie(organisme(nom, **keys))].libelle == expected


def test_a_funder_that_is_not_declared_is_of_the_last_row() -> None:
    assert categorie(None) == len(FINANCEURS) - 1


cents = st.integers(0, 10_000_000).map(lambda n: f"{n // 100},{n % 100:02} €")


@given(
    st.lists(st.tuples(st.sampled_from(["60", "604", "6226", "64", "68", "86", "99"]), cents), max_size=8),
    st.lists(st.tuples(st.sampled_from([*ORGANISMES]), cents, st.sampled_from(
        ["subvention", "fonds propres", "mécénat", "emprunt", "contribution en nature", None])), max_size=8),
    st.none() | cents,
)  # fmt: skip
def test_rows_make_totals_and_whole_euros_lose_nothing(
    spending: list[tuple[str, str]], lines: list[tuple[str, str, str | None]], total: str | None
) -> None:
    financiers: dict[str, object] = {"total": total} if total else {}
    if spending:
        financiers["depenses"] = [{"compte": account, "montant": amount} for account, amount in spending]
    if lines:
        financiers["financements"] = [
            {
                "financeur": funder,
                "montant": amount,
                "statut": "versé",
                **({"nature": nature} if nature else {}),
            }
            for funder, amount, nature in lines
        ]
    action = fiche(moyens={"financiers": financiers or {"objet": "rien"}})
    request: Formulaire = demande([action], ORGANISMES, "region")
    assert not request.difference_prevue
    assert request.charges.total.prevu == request.produits.total.prevu
    for form in (request, compte_rendu({"1.1": action}, ORGANISMES, "region")):
        for side in (form.charges, form.produits, form.emplois, form.contributions):
            for figure in ("prevu", "realise"):
                exact = getattr(side, figure)
                assert getattr(side.total, figure) == (exact.centimes + 50) // 100
                for rang in side.rangs:
                    if rang.details:
                        assert getattr(rang, figure) == sum(getattr(row, figure) for row in rang.details)
