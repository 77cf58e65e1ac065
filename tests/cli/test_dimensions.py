"""A dimension is one row of one table: with one more row, everything that cuts money or campuses knows it."""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmqplan.cli import budget as command
from cmqplan.cli import network as network_command
from cmqplan.finance import dimensions
from cmqplan.finance.dimensions import Dimension, de
from cmqplan.language import Said
from cmqplan.network import dimensions as network_dimensions
from tests.cli.test_budget import budget
from tests.conftest import lay, run_here
from tests.rules.money.test_split import split

ACCOUNT: dimensions.Coupe = Dimension(
    cle="compte",
    option="form-account",
    tete=Said("Compte", "Account"),
    aide=Said("Ventile par compte.", "Cut by form account."),
    feuille="Comptes",
    valeurs=lambda entry: de(entry.compte),
    absent=Said("compte non précisé", "no account given"),
    des_lignes=True,
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fiche whose lines name their accounts, and the table of dimensions with one more row."""
    lines = ["financeur: region, montant: 60 €, compte: 74", "financeur: campus-exemple, montant: 30 €"]
    monkeypatch.setattr(dimensions, "DIMENSIONS", (*dimensions.DIMENSIONS, ACCOUNT))
    importlib.reload(command)
    yield lay(tmp_path, split("100 €", *lines, reste="10 €"))
    monkeypatch.undo()
    importlib.reload(command)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--help"], "Cut by form account."),
        (["--by-form-account"], "no account given"),
        (["--by-form-account", "--by-funder"], "Funding by account and funder"),
        (["--by-funder", "--by-form-account", "--format", "markdown"], "no account given"),
        (["--by-form-account", "--format", "csv"], "compte,libelle,acquis"),
        (["--by-form-account", "--format", "csv", "--excel"], "Compte;Acquis"),
        (["--by-form-account", "--format", "json"], '"lignes": "compte"'),
        (["--by-year", "--by-form-account", "--format", "json"], '"colonnes": "compte"'),
    ],
)
def test_one_more_row_is_an_option_and_a_table_in_every_format(
    more: list[str], said: str, root: Path
) -> None:
    done = budget(*more, cwd=root)
    assert done.code == 0, done.err
    assert said in done.out


def test_its_amounts_are_the_entries_own(root: Path) -> None:
    found = json.loads(budget("--by-form-account", "--format", "json", cwd=root).out)
    assert [(row["cle"], row["libelle"], row["total"]) for row in found["rangs"]] == [
        ("74", "74", "60.00"),
        (None, "compte non précisé", "30.00"),
        (None, "à trouver", "10.00"),
    ]


def test_a_workbook_has_its_sheet_and_its_column(root: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
    done = budget("--by-form-account", "--format", "xlsx", "--output", "budget.xlsx", cwd=root)
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(root / "budget.xlsx", data_only=True)
    assert book.sheetnames[0] == "Comptes"
    assert book["Comptes"]["E4"].value == 0
    assert book["Comptes"]["F4"].value == 60
    assert "Compte" in [cell.value for cell in book["Écritures"][3]]


def test_one_more_row_gathers_campuses(monkeypatch: pytest.MonkeyPatch, example: Path) -> None:
    row: network_dimensions.CoupeCampus = Dimension(
        cle="support",
        option="support",
        tete=Said("Établissement support", "Support"),
        valeurs=lambda one: de(one.campus.etablissement_support),
    )
    monkeypatch.setattr(network_dimensions, "DIMENSIONS", (*network_dimensions.DIMENSIONS, row))
    importlib.reload(network_command)
    try:
        done = budget("--by", "support", "--format", "csv", cwd=example, command="network")
    finally:
        monkeypatch.undo()
        importlib.reload(network_command)
    assert done.code == 0, done.err
    assert done.out.splitlines()[1].startswith("lycee-exemple,")


# Many columns


def test_beyond_fifty_columns_a_matrix_is_a_list_of_its_filled_cells(tmp_path: Path) -> None:
    """Sixty fiches with a funder each: sixty cells of 3 600 hold something, and no format writes the others."""
    names = [f"financeur-{n}" for n in range(60)]
    files: dict[str, str | None] = {"plans/plan-exemple/1.1-forum.yaml": None}
    for n, name in enumerate(names, 1):
        files[f"plans/plan-exemple/1.{n}-a.yaml"] = (
            f"numero: 1.{n}\ntitre: Action {n}\nporteurs: [campus-exemple]\nmoyens:\n  financiers:\n    total: {n} €\n"
            f"    financements: [{{financeur: {name}, montant: {n} €}}]\n"
        )
    lay(tmp_path, files)
    with (tmp_path / "plans" / "organismes.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(f"{name}: {{nom: {name}, type: collectivité}}\n" for name in names))
    matrix = ("--by-fiche", "--by-funder")
    out = run_here("budget", *matrix, "--format", "csv", cwd=tmp_path).out
    found = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["total"] for row in found] == [f"{n}.00" for n in range(1, 61)]
    assert (found[3]["fiche"], found[3]["financeur"]) == ("1.4", "financeur-3")
    document = json.loads(run_here("budget", *matrix, "--format", "json", cwd=tmp_path).out)
    assert [len(row["cellules"]) for row in document["rangs"]] == [1] * 60
    assert len(document["total"]["cellules"]) == 60
    table = run_here("budget", *matrix, cwd=tmp_path).out
    assert len(table.splitlines()) < 100
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
    run_here("budget", *matrix, "--format", "xlsx", "--output", "b.xlsx", cwd=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "b.xlsx", data_only=True)
    for sheet in ("Fiche × Financeur", "Maquette"):
        assert book[sheet].max_column < 12
        assert 60 <= book[sheet].max_row < 70
        total = next(
            row for row in book[sheet].iter_rows(values_only=True) if str(row[0]).startswith("Total")
        )
        assert 60 * 61 // 2 in total
