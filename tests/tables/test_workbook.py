"""The workbook: right figures, live formulas, nothing a spreadsheet would run, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cmqplan.finance.dimensions import FICHE, FINANCEUR
from cmqplan.finance.ecritures import ecritures
from cmqplan.finance.tableau import tableau
from cmqplan.rules.engine import examine
from cmqplan.tables.workbook import EUROS, EUROS_AND_CENTS, _cell
from tests.conftest import ROOT, lay, run_here

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
pytest.importorskip("xlsxwriter", reason="XlsxWriter isn't installed")

EXAMPLE = ROOT / "cmqplan" / "beginnings" / "exemple"
REPORT = ("plan-2025", "--view", "compte-rendu", "--partner", "region", "--format", "xlsx")
SHEETS = [
    "Financeurs", "Fiches", "Axes", "Exercices", "Sections", "Statuts", "Lignes de crédit", "Natures", "Plans", "Maquette",
    "Budget prévisionnel", "Subventions", "Écritures",
]  # fmt: skip


def made(root: Path, *arguments: str, name: str = "budget.xlsx") -> Path:
    done = run_here("budget", *arguments, "--format", "xlsx", "--output", name, cwd=root)
    assert (done.code, done.out) == (0, ""), done.err
    return root / name


def opened(path: Path, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(path, data_only=values)


def rows(sheet: Any) -> dict[str, list[Any]]:
    """First cell → the others, from the row of heads down to the first empty row."""
    found: dict[str, list[Any]] = {}
    for row in sheet.iter_rows(min_row=3, values_only=True):
        if row[0] is None:
            break
        found[str(row[0])] = list(row[1:])
    return found


def test_a_sheet_for_each_cut_each_with_the_right_figures(real: Path) -> None:
    book = opened(made(real))
    assert book.sheetnames == SHEETS
    funders = rows(book["Financeurs"])
    assert funders["Financeur"][:6] == ["Acquis", "Espéré", "À trouver", "dont refusé", "Total", "Part"]
    assert funders["Dijon Métropole"][:5] == [40000, 25000, 0, 0, 65000]
    assert funders["à trouver"][:5] == [0, 0, 20000, 0, 20000]
    assert funders["Total"][:6] == [40000, 80000, 20000, 0, 140000, 1]
    assert rows(book["Lignes de crédit"])["Service écologie urbaine"][4] == 35000
    assert rows(book["Fiches"])["plan-2022 1.1 Diagnostic des besoins en emplois, en compétences et en formation de la transition énergétique"][4] == 0  # fmt: skip


def test_every_figure_of_a_cut_is_a_formula(real: Path) -> None:
    book = opened(made(real), values=False)
    for name in SHEETS[:9]:
        cells = [cell for row in book[name].iter_rows(min_row=4, min_col=2, max_col=7) for cell in row]
        figures = [cell.value for cell in cells if cell.value is not None]
        assert figures
        assert all(str(value).startswith("=") for value in figures), name
    assert book["Financeurs"]["B4"].value.startswith("=SUMIFS('Écritures'!")


def test_cached_values_are_what_the_formulas_give(real: Path, libreoffice: Callable[..., None]) -> None:
    """LibreOffice works every formula out again; what it finds is what was written beside them."""
    (real / "plans" / "plan-2024" / "2.2-sensibilisation-metiers.yaml").write_text(
        "numero: 2.2\ntitre: '*Sensibilisation* ~? aux métiers'\nporteurs: [estp]\nmoyens:\n  financiers:\n"
        "    total: 15 000,33 €\n    reste_a_financer: 15 000,33 €\n    financements:\n"
        "      - {financeur: edf, montant: '7 000,11 €', statut: refusé}\n"
        "      - {financeur: estp, montant: 500 €, nature: contribution en nature}\n",
        encoding="utf-8",
    )
    report = real / "report.xlsx"
    run_here("budget", *REPORT, "--output", str(report), cwd=EXAMPLE)
    paths = [made(real, "--by-fiche", "--by-funder"), report]
    folder = real / "recalculated"
    folder.mkdir()
    for path in paths:
        opened(path, values=False).save(folder / path.name)
    assert opened(folder / "budget.xlsx")["Financeurs"]["B4"].value is None
    libreoffice("xlsx:Calc MS Excel 2007 XML", folder / "out", *(folder / path.name for path in paths))
    compared = 0
    for path in paths:
        ours, theirs = opened(path), opened(folder / "out" / path.name)
        for sheet in ours:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, int | float):
                        other = theirs[sheet.title][cell.coordinate].value
                        assert other == pytest.approx(cell.value, abs=0.001), (sheet.title, cell.coordinate)
                        compared += 1
    assert compared > 400


def test_a_report_s_rows_are_figures_and_what_they_make_are_formulas(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert run_here("budget", *REPORT, "--output", str(path), cwd=EXAMPLE).code == 0
    (values,), (formulas,) = opened(path), opened(path, values=False)
    shown = {row[1]: row for row in values.iter_rows(min_row=3, values_only=True) if row[1]}
    assert shown["Subventions d'exploitation"][2:] == (14000, 14000, 0, 0)
    assert shown["Régions\u00a0: Région Exemple"][2:4] == (11000, 11000)
    assert shown["Impôts et taxes"][2:] == (0, 0, 0, "–")
    assert shown["Subvention reçue"][2] == 11000
    assert shown["Part dans le total des produits"][2] == pytest.approx(11000 / 20539)
    written = {row[1]: row for row in formulas.iter_rows(min_row=3, values_only=True) if row[1]}
    assert written["Achats"][2:4] == (3000, 2759)
    for name in ("Total", "Subventions d'exploitation"):
        assert all(str(cell).startswith("=") for cell in written[name][2:6])
    assert str(written["Part dans le total des produits"][2]).startswith("=IF(")


def test_amounts_show_as_euros_and_cents_only_when_there_are_some(real: Path, tmp_path: Path) -> None:
    assert opened(made(real))["Financeurs"]["B4"].number_format == EUROS
    other = lay(tmp_path / "cents", {})
    file = other / "plans" / "plan-exemple" / "1.1-forum.yaml"
    text = (
        file.read_text(encoding="utf-8").replace("6 000 €", "'6 000,50 €'").replace("4 000 €", "'3 999,50 €'")
    )
    file.write_text(text, encoding="utf-8")
    assert opened(made(other))["Financeurs"]["B4"].number_format == EUROS_AND_CENTS


def test_texts_stay_texts(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    organismes = root / "plans" / "organismes.yaml"
    text = organismes.read_text(encoding="utf-8").replace("nom: Région Exemple,", "nom: '=1+1',")
    organismes.write_text(text, encoding="utf-8")
    sheet = opened(made(root), values=False)["Financeurs"]
    assert [sheet["A4"].value, sheet["A4"].data_type] == ["=1+1", "s"]
    assert "SUMPRODUCT(EXACT(" in sheet["B4"].value, "a criterion would take it for a comparison"


def test_it_is_set_up_to_be_printed(real: Path) -> None:
    book = opened(made(real))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert int(sheet.page_setup.paperSize) == 9, sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert sheet.freeze_panes is not None, sheet.title
    assert book["Financeurs"].print_title_rows == "$3:$3"
    assert book["Écritures"].auto_filter.ref
    titles = "Programme d'action 2022 du CMQ Green City, Plan d'action du Campus des métiers et des qualifications Green City"
    assert book.properties.title == f"Plan de financement – {titles} et de Dijon Métropole"
    assert book["Financeurs"]["A1"].value == f"Montants par financeur – {titles} et de Dijon Métropole"


def test_the_same_plans_make_the_same_bytes(real: Path) -> None:
    first, second = made(real, name="a.xlsx").read_bytes(), made(real, name="b.xlsx").read_bytes()
    assert first == second


def test_the_cut_asked_for_comes_first(real: Path) -> None:
    assert opened(made(real, "--by-funder", "--by-year")).sheetnames[0] == "Financeur × Exercice"
    assert opened(made(real, "--by-status")).sheetnames[0] == "Statuts"


@pytest.mark.parametrize(
    ("view", "name"),
    [("maquette", "Maquette"), ("previsionnel", "Budget prévisionnel"), ("subventions", "Subventions")],
)
def test_the_view_asked_for_comes_first_and_all_the_others_follow(real: Path, view: str, name: str) -> None:
    names = opened(made(real, "--view", view)).sheetnames
    assert names[0] == name
    assert sorted(names) == sorted(SHEETS)


def test_a_cut_has_a_chart_of_its_own_rows_below_it(real: Path) -> None:
    sheet = opened(made(real))["Financeurs"]
    (chart,) = sheet._charts
    total = next(row for row in range(4, 40) if sheet.cell(row, 1).value == "Total")
    assert chart.anchor._from.row >= total
    for series, column in zip(chart.series, "BCD", strict=True):
        assert series.val.numRef.f == f"Financeurs!${column}$4:${column}${total - 1}"
        assert series.cat.strRef.f == f"Financeurs!$A$4:$A${total - 1}"


def test_each_entry_names_the_line_its_figure_is_written_on(real: Path) -> None:
    sheet = opened(made(real))["Écritures"]
    heads = [cell.value for cell in sheet[3]]
    seen = 0
    for row in sheet.iter_rows(min_row=4, values_only=True):
        entry = dict(zip(heads, row, strict=True))
        if not entry["Source"]:
            continue
        file, _, line = entry["Source"].rpartition(":")
        written = (real / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        amount = Decimal(str(entry["Total"]))
        if amount:
            seen += 1
            digits = re.sub(r"[\s\u00a0\u202f]", "", written)
            assert str(int(amount)) in digits, (entry["Source"], written)
    assert seen == 12


def test_the_entries_make_the_tables() -> None:
    root = Path(__file__).parent.parent.parent
    workspace = examine(root, keep=True).workspace
    entries = ecritures(workspace, workspace.selected)
    table = tableau(workspace, entries, FICHE, FINANCEUR)
    assert (
        sum(entry.sommes.total.centimes for entry in entries)
        == table.total.sommes.total.centimes
        == 140_000_00
    )


@pytest.mark.parametrize(("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (702, "AAA1")])
def test_columns_are_named_as_spreadsheets_do(column: int, name: str) -> None:
    assert _cell(0, column) == name
