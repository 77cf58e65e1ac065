"""What becomes of each line of a financing plan, and of what no line covers."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cmqplan.amounts import Montant, MontantRefuse, parse, parse_chiffrage, sum_montants
from cmqplan.finance.dimensions import AXE, CONVENTION, DIMENSIONS, FICHE, FINANCEUR, LIGNE_CREDIT, PLAN
from cmqplan.finance.ecritures import Ecriture, Genre, Sommes, ecritures, repartir_groupes, sum_sommes
from cmqplan.finance.tableau import Rubrique, tableau
from cmqplan.model.fiche import MoyensFinanciers
from tests.finance.made import PARTIES, workspace


def entries_of(financiers: dict[str, Any], **options: Any) -> tuple[Ecriture, ...]:
    made = workspace({"plan": [financiers]}, **options)
    return ecritures(made, ["plan"])


def amounts(entry: Ecriture) -> tuple[str, ...]:
    sums = entry.sommes
    return tuple(
        str(amount).replace("\u202f", " ")
        for amount in (sums.acquis, sums.espere, sums.a_trouver, sums.refuse)
    )


def test_a_line_is_secured_hoped_for_or_refused_by_its_statut() -> None:
    for statut, columns in {
        "à solliciter": [1], "sollicité": [1], "accordé": [0], "notifié": [0], "versé": [0], "refusé": [2, 3],
    }.items():  # fmt: skip
        [entry] = entries_of(
            {"financements": [{"financeur": "region", "montant": "100 €", "statut": statut}]}
        )
        assert [n for n, text in enumerate(amounts(entry)) if text == "100 €"] == columns, statut


def test_a_line_without_statut_is_hoped_for() -> None:
    [entry] = entries_of({"financements": [{"financeur": "region", "montant": "100 €"}]})
    assert amounts(entry) == ("0 €", "100 €", "0 €", "0 €")


def test_what_a_funder_grants_less_is_refused() -> None:
    granted, refused = entries_of(
        {
            "financements": [
                {"financeur": "region", "montant": "100 €", "statut": "accordé", "accorde": "60 €"}
            ]
        }
    )
    assert (granted.financeur, amounts(granted)) == ("region", ("60 €", "0 €", "0 €", "0 €"))
    assert (refused.financeur, refused.refuse_par) == (None, "region")
    assert amounts(refused) == ("0 €", "0 €", "40 €", "40 €")


def test_help_in_kind_that_is_refused_is_none_of_the_cash() -> None:
    line = {"financeur": "region", "montant": "100 €", "statut": "refusé", "nature": "contribution en nature"}
    [entry] = entries_of({"financements": [line]})
    assert (entry.sommes, entry.en_nature) == (Sommes(), Sommes(refuse=parse("100 €")))


def test_money_that_no_line_brings_is_an_entry_without_funder() -> None:
    line, rest = entries_of({"total": "100 €", "financements": [{"financeur": "region", "montant": "70 €"}]})
    assert (rest.genre, rest.financeur, amounts(rest)) == (Genre.RESTE, None, ("0 €", "0 €", "30 €", "0 €"))
    assert line.place.path == ("moyens", "financiers", "financements", 0)
    assert rest.place.path == ("moyens", "financiers", "total")


def test_lines_that_bring_more_than_the_total_show_as_less_than_nothing_to_find() -> None:
    _line, rest = entries_of(
        {"total": "100 €", "financements": [{"financeur": "region", "montant": "130 €"}]}
    )
    assert amounts(rest)[2] == "\N{MINUS SIGN}30 €"


def test_money_refused_and_found_elsewhere_is_not_too_much() -> None:
    lines = [
        {"financeur": "region", "montant": "40 €", "statut": "refusé"},
        {"financeur": "etat", "montant": "100 €"},
    ]
    refused, _ = found = entries_of({"total": "100 €", "financements": lines})
    assert [entry.genre for entry in found] == [Genre.REFUS, Genre.LIGNE]
    assert (refused.refuse_par, refused.refuse) == ("region", parse("40 €"))
    assert not refused.sommes


def test_refused_money_that_nobody_brings_is_to_be_found_again() -> None:
    lines = [
        {"financeur": "region", "montant": "60 000 €", "statut": "refusé"},
        {"financeur": "etat", "montant": "32 345,67 €"},
    ]
    found = entries_of({"total": "100 000 €", "financements": lines})
    table = tableau(workspace({}), found, FINANCEUR)
    shown = [(row.tete.rubrique, row.sommes.total, row.sommes.refuse) for row in table.rangs]
    assert shown == [
        (Rubrique.VALEUR, parse("32 345,67 €"), Montant.zero()),
        (Rubrique.RESTE, parse("67 654,33 €"), parse("60 000 €")),
    ]
    assert [(refus.financeur, refus.montant) for refus in table.refus] == [("region", parse("60 000 €"))]


def test_help_in_kind_stays_beside_the_cash() -> None:
    lines = [
        {"financeur": "region", "montant": "100 €"},
        {"financeur": "etat", "montant": "50 €", "nature": "contribution en nature"},
    ]
    found = entries_of({"total": "100 €", "financements": lines})
    table = tableau(workspace({}), found, FINANCEUR)
    assert table.total.sommes.total == parse("100 €")
    assert table.total.en_nature.tenu == parse("50 €")


def test_a_fiche_without_any_amount_keeps_its_row() -> None:
    [entry] = entries_of({})
    assert entry.genre is Genre.SANS_MONTANT
    by_fiche = tableau(workspace({}), [entry], FICHE)
    assert [row.tete.libelle for row in by_fiche.rangs] == ["1.1 Action 0"]
    assert tableau(workspace({}), [entry], FINANCEUR).rangs == ()
    for dimension in (AXE, PLAN):
        assert len(tableau(workspace({}), [entry], dimension).rangs) == 1


def test_a_total_without_lines_is_all_to_be_found_in_the_plan_s_year() -> None:
    [entry] = entries_of({"total": "5 000 €"})
    assert (entry.exercice, amounts(entry)[2]) == (2024, "5 000 €")


def test_yearly_totals_say_in_which_year_money_is_missing() -> None:
    value = {
        "total": "100 €",
        "par_exercice": [{"exercice": "2024", "montant": "60 €"}, {"exercice": "2025", "montant": "40 €"}],
        "financements": [{"financeur": "region", "montant": "60 €", "exercice": "2024"}],
    }
    found = entries_of(value, exercices={"plan": ["2024", "2025"]})
    assert [(entry.exercice, amounts(entry)[2]) for entry in found if entry.genre is Genre.RESTE] == [
        (2025, "40 €")
    ]


def test_a_group_is_shared_out_as_the_fiche_says() -> None:
    line = {
        "financeur": "groupe", "montant": "100 €", "statut": "accordé", "accorde": "50 €",
        "repartition": [{"organisme": "membre-a", "montant": "70 €"}, {"organisme": "membre-b", "taux": "10 %"}],
    }  # fmt: skip
    made = workspace({"plan": [{"financements": [line]}]})
    shared = repartir_groupes(made, ecritures(made, ["plan"]))
    assert [(entry.financeur, entry.groupe, amounts(entry)) for entry in shared.ecritures] == [
        ("membre-a", "groupe", ("35 €", "0 €", "0 €", "0 €")),
        ("membre-b", "groupe", ("5 €", "0 €", "0 €", "0 €")),
        ("groupe", None, ("10 €", "0 €", "0 €", "0 €")),
        (None, None, ("0 €", "0 €", "50 €", "50 €")),
    ]
    assert shared.entiers == ()


def test_a_group_that_no_fiche_shares_out_stays_whole() -> None:
    made = workspace({"plan": [{"financements": [{"financeur": "groupe", "montant": "100 €"}]}]})
    shared = repartir_groupes(made, ecritures(made, ["plan"]))
    assert [entry.financeur for entry in shared.ecritures] == ["groupe"]
    assert [entry.numero for entry in shared.entiers] == ["1.1"]


def test_funders_come_by_amount_and_what_is_missing_comes_last() -> None:
    lines = [
        {"financeur": "region", "montant": "10 €"},
        {"financeur": "etat", "montant": "30 €"},
        {"financeur": "metropole", "montant": "20 €"},
    ]
    made = workspace({"plan": [{"total": "1 000 €", "financements": lines}]})
    table = tableau(made, ecritures(made, ["plan"]), FINANCEUR)
    assert [row.tete.cle for row in table.rangs] == ["etat", "metropole", "region", ""]
    assert table.rangs[-1].tete.rubrique is Rubrique.RESTE


def test_conventions_are_headed_by_their_titles() -> None:
    lines = [{"financeur": "region", "montant": "10 €", "convention": name} for name in ("conv", "autre")]
    made = workspace(
        {"plan": [{"financements": lines}]},
        convention={
            "titre": "Les campus",
            "periode": "2024",
            "parties": ["region"],
            "beneficiaire": "metropole",
        },
    )
    table = tableau(made, ecritures(made, ["plan"]), CONVENTION)
    assert {row.tete.libelle for row in table.rangs} == {"Les campus", "autre"}


def test_credit_lines_come_by_amount_under_their_convention_s_names_and_what_isn_t_said_after_them() -> None:
    lines = [
        {"financeur": "region", "montant": "90 €"},
        {"financeur": "region", "montant": "10 €", "ligne_credit": "une"},
        {"financeur": "region", "montant": "30 €", "ligne_credit": "deux"},
    ]
    convention = {
        "titre": "Convention", "periode": "2024", "parties": ["region", "etat"],
        "lignes_credit": {"une": {"nom": "Habitat"}},
    }  # fmt: skip
    made = workspace({"plan": [{"total": "1 000 €", "financements": lines}]}, convention=convention)
    table = tableau(made, ecritures(made, ["plan"]), LIGNE_CREDIT)
    assert [(row.tete.rubrique, row.tete.libelle) for row in table.rangs] == [
        (Rubrique.VALEUR, "deux"),
        (Rubrique.VALEUR, "Habitat"),
        (Rubrique.NON_PRECISE, "non précisé"),
        (Rubrique.RESTE, "reste à financer"),
    ]


def test_four_amounts_make_the_total_and_three_do() -> None:
    sums = Sommes(*(parse(text) for text in ("100 €", "20 €", "70 €", "60 €")))
    assert [str(amount)[:-2] for amount in sums.par_etat().values()] == ["100", "20", "10", "60"]
    assert sum_montants(sums.par_etat().values()) == sums.total == parse("190 €")
    assert sums.tenu == parse("120 €")


def test_fiches_come_by_number_and_action_1_10_after_1_9() -> None:
    fiches = [{"titre": "Dix", "numero": "1.10"}, {"titre": "Neuf", "numero": "1.9"}]
    made = workspace({"plan": fiches})
    table = tableau(made, ecritures(made, ["plan"]), FICHE)
    assert [row.tete.cle for row in table.rangs] == ["1.9", "1.10"]


def test_the_same_number_in_two_plans_stays_two_rows() -> None:
    made = workspace({"plan-a": [{"total": "1 €"}], "plan-b": [{"total": "2 €"}]})
    table = tableau(made, ecritures(made, made.selected), FICHE)
    assert [(row.tete.cle, row.sommes.total) for row in table.rangs] == [
        ("plan-a/1.1", Montant(100)),
        ("plan-b/1.1", Montant(200)),
    ]


def test_two_funders_of_one_name_are_told_apart() -> None:
    parties = {
        **PARTIES,
        "etat": {"nom": "Région", "type": "État"},
        "region": {"nom": "Région", "type": "collectivité"},
    }
    lines = [{"financeur": "etat", "montant": "2 €"}, {"financeur": "region", "montant": "1 €"}]
    made = workspace({"plan": [{"financements": lines}]}, parties=parties)
    table = tableau(made, ecritures(made, ["plan"]), FINANCEUR)
    assert [row.tete.libelle for row in table.rangs] == ["Région (etat)", "Région (region)"]


def test_a_fiche_outside_every_axis_keeps_a_row_of_its_own() -> None:
    made = workspace(
        {"plan": [{"titre": "Ailleurs", "numero": "7.1", "moyens": {"financiers": {"total": "3 €"}}}]}
    )
    table = tableau(made, ecritures(made, ["plan"]), AXE)
    assert [(row.tete.rubrique, row.sommes.total) for row in table.rangs] == [
        (Rubrique.NON_PRECISE, Montant(300))
    ]


def by(dimension: str, financiers: dict[str, Any], **options: Any) -> dict[str, int]:
    """A cut of one fiche's money: head → total in euros."""
    made = workspace({"plan": [financiers]}, **options)
    cut = next(cut for cut in DIMENSIONS if cut.cle == dimension)
    rows = tableau(made, ecritures(made, ["plan"]), cut).rangs
    return {row.tete.cle: row.sommes.total.centimes // 100 for row in rows}


SEVERAL = {"exercices": {"plan": "2018-2021"}}


@pytest.mark.parametrize(
    ("dimension", "financiers", "rows"),
    [
        (
            "exercice",
            {"par_exercice": [{"exercice": "2018-2021", "montant": "400 000 €", "chaque": "an"}]},
            {"2018": 400_000, "2019": 400_000, "2020": 400_000, "2021": 400_000},
        ),
        (
            "exercice",
            {"financements": [{"financeur": "region", "montant": "90 €", "exercice": "sur 2019-2020"}]},
            {"2019-2020": 90},
        ),
        (
            "exercice",
            {
                "par_exercice": [{"exercice": "2019", "montant": "60 €"}, {"exercice": "2020", "montant": "40 €"}],
                "financements": [{"financeur": "region", "montant": "100 €", "exercice": "2019-2020"}],
            },
            {"2019": 60, "2019-2020": 0, "2020": 40},
        ),
        (
            "section",
            {
                "section": "fonctionnement",
                "financements": [
                    {"financeur": "region", "montant": "60 €"},
                    {"financeur": "etat", "montant": "30 €", "section": "investissement"},
                ],
                "total": "100 €",
            },
            {"investissement": 30, "fonctionnement": 70},
        ),
        (
            "section",
            {
                "par_exercice": [
                    {"exercice": "2018", "montant": "60 €", "section": "investissement"},
                    {"exercice": "2018", "montant": "40 €", "section": "fonctionnement"},
                ],
                "financements": [
                    {"financeur": "region", "montant": "60 €", "exercice": "2018", "section": "investissement"},
                    {"financeur": "etat", "montant": "10 €", "exercice": "2018", "section": "fonctionnement"},
                ],
            },
            {"investissement": 60, "fonctionnement": 40},
        ),
    ],
)  # fmt: skip
def test_a_year_and_a_section_make_what_the_fiche_says_of_them(
    dimension: str, financiers: dict[str, Any], rows: dict[str, int]
) -> None:
    assert by(dimension, financiers, **SEVERAL) == rows


EACH_YEAR = (
    # a line; what it brings in each year; what is then to be found of 1 200 € a year over 2024-2026
    ({"montant": "400 €/an", "exercice": "2024-2026"}, {"2024": 400, "2025": 400, "2026": 400}, 2_400),
    ({"exercice": "2025-2026", "montant": "environ 400 € par an"}, {"2025": 400, "2026": 400}, 2_800),
    ({"montant": "400 €/an", "exercice": "2025"}, {"2025": 400}, 3_200),
    ({"montant": "1 200 €", "exercice": "2024-2026"}, {"2024-2026": 1_200}, 2_400),
    ({"montant": "400 €/an", "exercice": "2024-2026", "statut": "refusé"}, {}, 3_600),
    ({"montant": "400 €/an", "exercice": "2024-2026", "statut": "accordé", "accorde": "1 000 €"},
     {"2024": 333, "2025": 333, "2026": 333}, 2_600),
)  # fmt: skip


@pytest.mark.parametrize(("line", "years", "to_find"), EACH_YEAR)
def test_an_amount_a_year_falls_in_each_of_its_years(
    line: dict[str, str], years: dict[str, int], to_find: int
) -> None:
    for parts in ([{"exercice": "2024-2026", "montant": "1 200 €/an"}], None):
        financiers = {"total": "3 600 €", "financements": [{"financeur": "etat", **line}]}
        made = workspace(
            {"plan": [financiers | ({"par_exercice": parts} if parts else {})]},
            exercices={"plan": "2024-2026"},
        )
        found = ecritures(made, ["plan"])
        brought = {
            str(one.exercice): one.sommes.tenu
            for one in found
            if one.genre is Genre.LIGNE and one.sommes.tenu
        }
        assert {year: round(money.centimes / 100) for year, money in brought.items()} == years
        sums = sum_sommes(one.sommes for one in found)
        assert (sums.a_trouver.centimes, sums.total.centimes) == (to_find * 100, 360_000)
        if parts and "2024-2026" not in years:
            assert all(one.sommes.total.centimes >= 0 for one in found)


@pytest.mark.parametrize("where", ["total", "financements", "depenses", "reste_a_financer", "assiette"])
def test_an_amount_a_year_is_refused_where_nothing_says_how_many(where: str) -> None:
    written = {
        "financements": [{"financeur": "etat", "montant": "400 €/an"}],
        "depenses": [{"compte": "62", "montant": "400 €/an"}],
    }
    with pytest.raises(ValidationError) as caught:
        MoyensFinanciers.model_validate({where: written.get(where, "400 €/an")})
    (error,) = caught.value.errors()
    refused = MontantRefuse.sentences[error["ctx"]["variant"]]
    assert refused.message.fr == "« {text} » est un montant par an, et rien ne dit pour combien d'années"
    read = parse if where in ("reste_a_financer", "assiette") else parse_chiffrage
    assert read(error["ctx"]["params"]["example"])
