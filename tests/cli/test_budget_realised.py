"""``cmqplan budget --realised``: one table for each side of the money, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cmqplan.beginnings.first import EXAMPLE
from cmqplan.rules.examples import FICHE
from tests.cli.test_budget import budget
from tests.conftest import lay
from tests.rules.money.test_split import split

LINES = (
    "financeur: region, montant: 6 000 €, statut: accordé, versements: [{montant: 2 000 €, recu: 2024-03-01}]",
    "financeur: campus-exemple, montant: 3 000 €, nature: fonds propres",
)
DONE = """\
suivi:
  depenses:
    - {compte: 62, montant: 4 000 €, date: 3 mars 2024}
    - {compte: 60, montant: 1 500,50 €, date: 4 avril 2024, etat: engagé}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = split("10 000 €", *LINES, reste="1 000 €")[FICHE.file]
    return lay(tmp_path_factory.mktemp("realised"), {FICHE.file: text + DONE})


def flat(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").split())


@pytest.mark.parametrize(
    ("more", "said", "absent"),
    [
        ([], ["Spending planned, committed and paid, by fiche", "Income planned, granted and received, by fiche",
              "10 000 € 5 500,50 € 4 000 € −6 000 € −60 %", "10 000 € 6 000 € 2 000 € −8 000 € −80 %"], "Nothing is said"),
        (["--by-funder"], ["6 000 € 6 000 € 2 000 € −4 000 € −66,7 %", "to find 1 000 € – – −1 000 € −100 %"], "Spending"),
        (["--by-account"], ["60 Achats – 1 500,50 € – – –", "no account given 10 000 € – – −10 000 € −100 %"], "Income"),
        (["--by-year", "--by-account", "--lang", "fr"], ["Dépenses prévues, engagées et payées, par exercice et par compte",
                                                        "2024 60 Achats – 1 500,50 € –"], "Recettes"),
        (["--by", "year", "--format", "markdown"], ["| 2024 | 10 000 € | 6 000 € | 2 000 € | −8 000 € | −80 % |"], "Nothing"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [80, 120])
def test_tables_for_people(more: list[str], said: list[str], absent: str, width: int, root: Path) -> None:
    done = budget("--realised", *more, cwd=root, env={"COLUMNS": str(width)})
    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= width or "markdown" in more
    for words in said:
        assert words in flat(done.out)
    assert absent not in done.out


@pytest.mark.parametrize("width", [80, 120])
def test_help_in_kind_has_a_table_of_its_own_and_no_width_hides_the_gap_in_per_cent(width: int) -> None:
    done = budget("plan-2025", "--realised", "--by-account", cwd=EXAMPLE, env={"COLUMNS": str(width)})
    assert max(map(len, done.out.splitlines())) <= width
    cash, in_kind = flat(done.out).split("In kind: Spending planned, committed and paid", 1)
    assert "30 629,40 € 30 629,40 € −6 370,60 € −17,2 %" in cash
    assert "86 Emplois" not in cash
    assert "Total 800 € 800 € 800 € – 0 %" in in_kind


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_payments_that_only_the_convention_tells_have_a_row(form: str) -> None:
    done = budget("plan-2026", "--realised", "--format", form, "--lang", "fr", cwd=EXAMPLE)
    assert done.code == 0
    told = flat(done.out)
    assert "7000.00" in told if form == "json" else "sans action précise" in told
    for others in (("plan-2025",), ("plan-2026/1.1",)):
        said = budget(*others, "--realised", "--format", form, "--lang", "fr", cwd=EXAMPLE).out
        assert "sans action précise" not in flat(said)


def test_csv_holds_both_sides_in_one_table(root: Path) -> None:
    found = list(csv.DictReader(io.StringIO(budget("--realised", "--format", "csv", cwd=root).out)))
    assert [(row["cote"], row["fiche"], row["engage"], row["ecart_pourcent"]) for row in found] == [
        ("dépenses", "1.1", "5500.50", "-60.0"),
        ("recettes", "1.1", "6000.00", "-80.0"),
    ]
    accounts = budget("--realised", "--by-account", "--format", "csv", "--excel", cwd=root).out
    assert "dépenses;60 Achats;0,00;1500,50;0,00;0,00;\r\n" in accounts


def test_json_says_the_side_and_leaves_out_a_ratio_of_nothing(root: Path) -> None:
    found = json.loads(budget("--realised", "--by-account", "--format", "json", cwd=root).out)
    (table,) = found["tableaux"]
    assert (found["vue"], table["cote"], table["total"]["realise"]) == ("realise", "dépenses", "4000.00")
    assert {row["compte"]: row["ecart_pourcent"] for row in table["lignes"]} == {
        "60": None,
        "62": None,
        "non précisé": "-100.0",
    }


def test_a_workbook_has_a_sheet_for_each_cut_and_side_whose_gaps_are_formulas(root: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
    done = budget("--realised", "--format", "xlsx", "--output", "realise.xlsx", cwd=root)
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(root / "realise.xlsx")
    values = openpyxl.load_workbook(root / "realise.xlsx", data_only=True)
    assert book.sheetnames == [
        "Financeurs – recettes", "Fiches – dépenses", "Fiches – recettes", "Axes – dépenses", "Axes – recettes",
        "Exercices – dépenses", "Exercices – recettes", "Sections – dépenses", "Sections – recettes", "Statuts – recettes",
        "Lignes de crédit – recettes", "Natures – recettes", "Conventions – recettes", "Comptes – dépenses",
    ]  # fmt: skip
    sheet, shown = book["Comptes – dépenses"], values["Comptes – dépenses"]
    assert [cell.value for cell in sheet[4]][4:6] == ["=D4-B4", '=IF(B4=0,"–",E4/B4)']
    assert [cell.value for cell in shown[4]] == ["60 Achats", 0, 1500.5, 0, 0, "–"]
    assert [cell.value for cell in shown[7]] == ["Total", 10000, 5500.5, 4000, -6000, -0.6]
    assert sheet["B7"].value == "=SUM(B4:B6)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by-account"], "add --realised"),
        (["--realised", "--by-account", "--by-funder"], "one is of spending, the other of income"),
        (["--realised", "--view", "etp"], "goes with neither --view nor --groups"),
        (["--realised", "--groups"], "goes with neither --view nor --groups"),
        (["--réalisé"], "--realised"),
        (["--realised", "--par-compte"], "--by-account"),
    ],
)
def test_what_makes_no_table_is_refused(arguments: list[str], said: str, root: Path) -> None:
    done = budget(*arguments, cwd=root)
    assert (done.code, done.out) == (2, "")
    assert said in flat(done.err)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nothing is said to be done yet"), ("fr", "Rien n'est encore noté comme fait")],
)
def test_a_plan_of_which_nothing_is_done_says_so(language: str, said: str, tmp_path: Path) -> None:
    files: Mapping[str, Any] = split("10 000 €", reste="10 000 €")
    done = budget("--realised", "--lang", language, cwd=lay(tmp_path, files))
    assert done.code == 0, done.err
    assert said in flat(done.out).replace("\u00a0", " ")
