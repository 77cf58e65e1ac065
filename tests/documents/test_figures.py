"""What charts and tinted tables say of a plan: nothing where a table says it better, and never less than there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from cmqplan.amounts import Montant
from cmqplan.documents import html, markdown
from cmqplan.documents.indicators import indicators
from cmqplan.documents.pictures import LONGEST, done, least_secured
from cmqplan.documents.tints import ends_by_month, funders_by_axis
from cmqplan.documents.views import (
    Argent,
    Figure,
    LigneCalendrier,
    Matrice,
    RangBilan,
    RangMontants,
    TableauBilan,
    VueFiche,
)
from cmqplan.finance.dimensions import AXE, FINANCEUR
from cmqplan.finance.ecritures import Sommes
from cmqplan.finance.tableau import Rang, Rubrique, Tableau, Tete
from cmqplan.model.fiche import Cible, Fiche, Indicateur, ValeurDeDepart, ValeurIndicateur
from cmqplan.periods import parse
from tests.documents.making import document

ZERO = Montant.zero()


def row(label: str, *euros: int) -> RangBilan:
    planned, engaged, paid = (Montant.of(one) for one in euros)
    return RangBilan(label, planned, engaged, paid, paid - planned, None)


def side(*rows: RangBilan, recettes: bool = False) -> TableauBilan:
    total = row(
        "Total",
        *(sum(getattr(one, name).centimes for one in rows) // 100 for name in ("prevu", "engage", "realise")),
    )
    return TableauBilan("Action", recettes, rows, total, None)


def drawn(figure: Figure | None) -> str:
    assert figure is not None
    return plain(figure.dessin)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2019", "'")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (side(row("1.1", 100, 50, 20), row("1.2", 100, 0, 0)), None),
        (side(row("1.1", 100, 0, 0), row("1.2", 100, 0, 0), row("1.3", 50, 0, 0)), None),
        (
            side(row("1.1", 100, 50, 20), row("1.2", 100, 0, 0), row("1.3", 200, 0, 0)),
            "5 % du prévu est payé, 12,5 % engagé",
        ),
        (
            side(row("a", 100, 50, 0), row("b", 100, 0, 0), row("c", 200, 0, 0), recettes=True),
            "rien n'est versé, 12,5 % du prévu est accordé",
        ),
        (
            side(row("1.1", 0, 50, 20), row("1.2", 0, 9, 9), row("1.3", 0, 1, 1)),
            "30 € payés, rien n'était prévu",
        ),
    ],
)
def test_what_is_done_is_drawn_where_there_are_rows_enough_and_something_is(
    table: TableauBilan, said: str | None
) -> None:
    figure = done("f", "Titre", table)
    assert (plain(figure.constat) if figure else None) == (said and f"Titre : {said}")


def test_rows_beyond_the_last_are_counted_with_what_they_come_to() -> None:
    table = side(*(row(f"1.{n}", 1000 + n, 500, 250) for n in range(LONGEST + 5)))
    said = drawn(done("f", "Dépenses", table))
    assert ">6 autres<" in said
    assert ">1,5 k€ sur 6 k€<" in said
    assert ">1.28<" in said
    assert ">1.3<" not in said


def indicator(
    *values: tuple[int, str], cible: Sequence[tuple[str, int]] = (("300", 0),), start: str = ""
) -> Indicateur:
    """Values by year; targets with the year they are due in, 0 for none."""
    targets = (
        Cible.model_construct(valeur=aim, echeance=parse(str(year)) if year else None) for aim, year in cible
    )
    return Indicateur.model_construct(
        nom="Élèves",
        reference=(ValeurDeDepart.model_construct(valeur=start, exercice=None),) if start else (),
        cible=tuple(targets),
        valeurs=tuple(
            ValeurIndicateur.model_construct(exercice=year, valeur=value) for year, value in values
        ),
    )


def views(*found: Indicateur) -> list[VueFiche]:
    fiche = Fiche.model_construct(indicateurs=found)
    return [VueFiche(fiche, "1.1", "", "", "", Argent(None, "", (), Sommes(), Sommes()), "1.1")]


REACHED = indicator((2024, "310"))
MISSED = indicator((2025, "280"), (2024, "290"), cible=[("300", 2024), ("500", 2026)])
FALLEN = indicator((2024, "45"), cible=[("50", 0)], start="80")
ROSE = indicator((2024, "90"), cible=[("50", 0)], start="80")
WORDS = indicator((2024, "12"), cible=[("beaucoup", 0)])
UNMEASURED = indicator()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([REACHED, MISSED], None),
        ([REACHED, MISSED, WORDS], None),
        ([REACHED, MISSED, FALLEN], "2 cibles atteintes sur 3"),
        ([MISSED, ROSE, MISSED], "Aucune cible atteinte sur 3"),
        (
            [REACHED, MISSED, ROSE, WORDS],
            "1 cible atteinte sur 3 ; 1 autre est dans les tableaux des actions",
        ),
        (
            [REACHED] * 30 + [ROSE] * 2,
            "30 cibles atteintes sur 32 ; ici, les 22 indicateurs les plus loin de leur cible ; 10 autres sont dans les tableaux des actions",
        ),
        (
            [REACHED] * 30 + [UNMEASURED],
            "30 cibles atteintes sur 30 ; ici, les 24 premiers indicateurs ; 7 autres sont dans les tableaux des actions",
        ),
    ],
)
def test_indicators_are_drawn_where_their_values_are_numbers(
    found: list[Indicateur], said: str | None
) -> None:
    figure = indicators(views(*found))
    assert (plain(figure.constat) if figure else None) == said


def test_a_value_is_judged_by_the_target_of_its_year() -> None:
    said = drawn(indicators(views(MISSED, MISSED, MISSED)))
    assert said.index(">290 sur 300 · 2024<") < said.index(">280 sur 500 · 2025<")
    assert "cible" in said


def sums(euros: int) -> Sommes:
    return Sommes(acquis=Montant.of(euros))


def crossed(*amounts: tuple[int, int], to_find: int = 0) -> Tableau:
    """Funders by two axes."""
    rows = [
        Rang(
            Tete(Rubrique.VALEUR, f"f{n}", f"Financeur {n}"),
            sums(one + two),
            Sommes(),
            {0: sums(one), 1: sums(two)},
        )
        for n, (one, two) in enumerate(amounts)
    ]
    if to_find:
        rows.append(Rang(Tete(Rubrique.RESTE), sums(to_find), Sommes(), {0: sums(to_find)}))
    whole = [sum(one[n] for one in amounts) + (0 if n else to_find) for n in (0, 1)]
    heads = tuple(Tete(Rubrique.VALEUR, n, f"{n} Un axe", n) for n in ("1", "2"))
    total = Rang(Tete(Rubrique.VALEUR), sums(sum(whole)), Sommes(), {0: sums(whole[0]), 1: sums(whole[1])})
    return Tableau(FINANCEUR, AXE, (), heads, tuple(rows), total)


def test_the_more_a_funder_brings_to_an_axis_the_darker_its_cell() -> None:
    table = funders_by_axis(crossed((100, 0), (26, 75), (1, 25), to_find=50))
    assert table is not None
    assert [[cell.teinte for cell in row.cases] for row in table.rangs] == [[4, 0], [2, 3], [1, 1], [2, 0]]
    assert table.colonnes == ("Axe 1", "Axe 2")
    assert plain(table.constat) == "Le plus gros apport : Financeur 0, axe 1, 100 € (36,1 % du plan)"


def test_funders_that_bring_least_are_one_row_and_nothing_is_lost() -> None:
    table = funders_by_axis(crossed(*((100 - n, n) for n in range(20)), to_find=7))
    assert table is not None
    labels = [row.libelle for row in table.rangs]
    assert labels[-2:] == ["9 autres", "À trouver"]
    for n, whole in enumerate(table.total.cases):
        assert sum(row.cases[n].valeur.centimes for row in table.rangs) == whole.valeur.centimes
    assert sum(row.total.centimes for row in table.rangs) == table.total.total.centimes


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (crossed((100, 5)), None),
        (crossed((100, 5), (100, 7)), "Ce que chaque financeur apporte à chaque axe"),
    ],
)
def test_one_funder_has_no_table_and_two_that_bring_as_much_no_name(table: Tableau, said: str | None) -> None:
    made = funders_by_axis(table)
    assert (made and made.constat) == said


def test_each_end_is_counted_once_in_its_month() -> None:
    first = date(2024, 1, 31)
    days = [first + timedelta(days=20 * n) for n in range(40)]
    lines = [LigneCalendrier(f"1.{n}", "", None, None, "", day, day) for n, day in enumerate(days)]
    lines.append(LigneCalendrier("2.1", "", None, None, "", None, None))
    lines.append(LigneCalendrier("2.2", "", None, None, "", first, first, par_jalons=True))
    table = ends_by_month(lines)
    assert table is not None
    assert table.total.total == sum(cell.valeur for row in table.rangs for cell in row.cases) == 40
    assert [row.libelle for row in table.rangs] == ["2024", "2025", "2026"]
    assert table.constat.endswith("1\u00a0ligne sans date de fin")
    assert ends_by_month(lines[:LONGEST]) is None, "one chart shows them all"


@pytest.mark.parametrize(
    ("secured", "said"),
    [
        ([5, 0, 0], "Rien n'est acquis à partir de 2026"),
        ([5, 5, 0], "Rien n'est acquis en 2027"),
        ([0, 0, 0], "L'année 2027 pèse le plus, 30 €"),
        ([0, 0, 5], "L'année 2027 pèse le plus, 35 €"),
    ],
)
def test_a_year_from_which_nothing_is_secured_is_said(secured: list[int], said: str) -> None:
    rows = []
    for n, euros in enumerate(secured):
        of_year = Sommes(acquis=Montant.of(euros), espere=Montant.of(10 * (n + 1)))
        rows.append(RangMontants(str(2025 + n), None, (), of_year.total, None, of_year, Sommes()))
    assert plain(least_secured(Matrice((), tuple(rows), rows[0], 1, 1))) == said


def test_a_phone_has_its_own_drawing_and_paper_one_alone() -> None:
    made = drawn(done("f", "Dépenses", side(*(row(f"1.{n}", 9, 5, 2) for n in range(3)))))
    whole = document(f'<figure class="chart"><figcaption>Constat</figcaption>{made}</figure>')
    body = html.body(whole)
    assert [body.count(f'class="{name}"') for name in ("wide", "narrow", "scroll")] == [1, 1, 0]
    assert body.count('role="img"') == 2
    assert body.count('id="f-wide-title"') == body.count('id="f-narrow-title"') == 1
    assert markdown.write(whole).count("1.2, 2") == 1
