"""Every fact as tidy tables: what other tools make of them, and that their sums are the budget's."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from cmqplan.amounts import Montant
from cmqplan.finance.ecritures import ecritures, sum_sommes
from cmqplan.model.lignes import ZERO
from cmqplan.rules.engine import examine
from cmqplan.source.yaml import parse
from cmqplan.tables.datapackage import TABLES, sheets
from cmqplan.tables.sheet import Sheet
from cmqplan.workspace.workspace import Workspace
from tests.conftest import ROOT, lay, run_here
from tests.finance.made import workspaces

HELD = ("acquis", "espere", "a_trouver", "refuse", "estime")


def _sums(sheet: Sheet, *, en_nature: str) -> list[Montant]:
    names = [column.key for column in sheet.columns]
    rows = [row for row in sheet.rows if row[names.index("en_nature")] == en_nature]
    found = []
    for key in HELD:
        amounts = [row[names.index(key)] for row in rows]
        assert all(isinstance(amount, Montant) for amount in amounts)
        found.append(sum((amount for amount in amounts if isinstance(amount, Montant)), ZERO))
    return found


@given(workspaces())
def test_the_lines_sum_to_the_budget(made: Workspace) -> None:
    lignes = next(sheet for sheet in sheets(made) if sheet.name == "lignes")
    entries = ecritures(made, made.selected)
    for en_nature, whole in (
        ("non", sum_sommes(entry.sommes for entry in entries)),
        ("oui", sum_sommes(entry.en_nature for entry in entries)),
    ):
        assert _sums(lignes, en_nature=en_nature) == [getattr(whole, key) for key in HELD]
    assert len(lignes.rows) == len(entries)


@pytest.mark.parametrize("folder", [".", "cmqplan/beginnings/exemple", "tests/data/cases/leader"])
def test_another_tool_finds_it_valid(folder: str, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless isn't installed")
    done = run_here("export", "datapackage", "--output", str(tmp_path / "donnees"), cwd=ROOT / folder)
    assert (done.code, done.out, done.err) == (0, "", f"written: {tmp_path / 'donnees'}\n")
    report = frictionless.validate(tmp_path / "donnees" / "datapackage.json")
    assert report.valid, report.flatten(["title", "fieldName", "message"])[:5]
    described = json.loads((tmp_path / "donnees" / "datapackage.json").read_bytes())
    assert [one["name"] for one in described["resources"]] == [table.nom for table in TABLES]
    plans = (tmp_path / "donnees" / "plans.csv").read_text("utf-8")
    (tmp_path / "donnees" / "plans.csv").write_text(plans.replace(",20", ",vingt ", 1), "utf-8")
    assert not frictionless.validate(tmp_path / "donnees" / "datapackage.json").valid


def test_a_database_holds_the_same_rows_and_exact_cents(tmp_path: Path) -> None:
    file = tmp_path / "plans.sqlite"
    done = run_here("export", "datapackage", "plan-2024", "--sqlite", "--output", str(file))
    assert (done.code, done.out, done.err) == (0, "", f"written: {file}\n")
    base = sqlite3.connect(file)
    by_funder = dict(
        base.execute(
            "SELECT financeur, sum(acquis_centimes + espere_centimes) FROM lignes GROUP BY financeur"
        )
    )
    assert by_funder["prefecture"] == 25_000_00
    assert sum(by_funder.values()) == 80_000_00
    assert base.execute("SELECT count(*) FROM fiches").fetchone() == (5,)
    file_of, line = base.execute("SELECT fichier, ligne FROM lignes WHERE financeur = 'edf'").fetchone()
    assert "edf" in (ROOT / file_of).read_text("utf-8").splitlines()[line - 1]


def test_each_row_says_where_it_is_written(example: Path) -> None:
    run_here("export", "datapackage", "--sqlite", "--output", "un.sqlite", cwd=example)
    base = sqlite3.connect(example / "un.sqlite")
    seen: Counter[str] = Counter()
    for table in TABLES:
        for file, line in base.execute(f"SELECT fichier, ligne FROM {table.nom}"):
            assert 1 <= line <= len((example / file).read_text("utf-8").splitlines())
            seen[table.nom] += 1
    assert seen["lignes"]
    assert seen["textes"]


def test_what_cannot_be_read_is_said_and_the_rest_written(example: Path) -> None:
    (fiche, *_) = sorted(path for path in (example / "plans").rglob("1.1-*.yaml"))
    fiche.write_text(fiche.read_text("utf-8") + "inconnue: 1\n", "utf-8")
    done = run_here("export", "datapackage", "--output", "ici", cwd=example)
    assert done.code == 1
    assert fiche.name in done.err
    assert (example / "ici" / "datapackage.json").exists()


@pytest.mark.parametrize(
    "name", ["plan-exemple/plan.yaml", "conventions/region-2024-2026.yaml", "campus/exemple.yaml"]
)
def test_a_frame_that_cannot_be_read_is_said_too(example: Path, name: str) -> None:
    (example / "plans" / name).write_text("titre: [", "utf-8")
    done = run_here("export", "datapackage", "--output", "ici", cwd=example)
    assert done.code == 1
    assert name in done.err


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(inner)


@pytest.mark.parametrize("folder", ["cmqplan/beginnings/exemple", "."])
def test_every_value_of_every_file_is_in_a_table(folder: str) -> None:
    workspace = examine(ROOT / folder, keep=True).workspace
    found: dict[str, Counter[object]] = {}
    for *_cells, value, file, _line in next(one for one in sheets(workspace) if one.name == "valeurs").rows:
        found.setdefault(str(file), Counter())[value] += 1
    read = [*workspace.files.read(workspace.selected)]
    assert len(read) > 10
    for file in read:
        written = Counter(_leaves(parse((ROOT / folder / file).read_bytes())))
        assert +(written - Counter({"": written[""]})) == found.get(file, Counter()), file


def test_each_kind_of_fact_has_rows_in_the_example() -> None:
    made = {
        one.name: one for one in sheets(examine(ROOT / "cmqplan/beginnings/exemple", keep=True).workspace)
    }
    assert {name for name, sheet in made.items() if not sheet.rows} == set()
    (shared,) = made["aussi_dans"].rows
    assert shared[:4] == ("plan-2026", "1.1", "plan-jeunesse-2026", "3.2")
    assert {row[2] for row in made["textes"].rows} >= {"services", "elus", "notes", "references"}
    assert {row[2] for row in made["participants"].rows} >= {None, 1}


@pytest.mark.parametrize("text", [None, "titre: [", "inconnue: 1\n"])
def test_a_plan_that_cannot_be_read_is_named_all_the_same(example: Path, text: str | None) -> None:
    """Its fiches are in the tables, and each row's plan is one of the table of plans."""
    plan = example / "plans" / "plan-exemple" / "plan.yaml"
    plan.unlink()
    if text is not None:
        plan.write_text(text, "utf-8")
    made = {sheet.name: sheet for sheet in sheets(examine(example, keep=True).workspace)}
    assert [(row[0], row[1], row[-2]) for row in made["plans"].rows] == [
        ("plan-exemple", None, "plans/plan-exemple/plan.yaml")
    ]
    assert {len(row) for row in made["plans"].rows} == {len(made["plans"].columns)}
    assert {row[0] for row in made["lignes"].rows} == {"plan-exemple"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan-2024/1.1",), "tables are of whole plans"),
        (("--sqlite", "--output", "plans"), "plans is a folder: name a file"),
        (("--output", "cmqplan.yaml"), "cmqplan.yaml is a file: name a folder"),
    ],
)
def test_what_cannot_be_is_said(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    lay(tmp_path, {"cmqplan.yaml": "# rien\n"})
    done = run_here("export", "datapackage", *words, cwd=tmp_path)
    assert done.code == 2
    assert said in done.err


def test_two_runs_write_the_same(example: Path) -> None:
    for name in ("a", "b"):
        assert run_here("export", "datapackage", "--output", name, cwd=example).code == 0
    first, second = (
        {file.name: file.read_bytes() for file in (example / name).iterdir()} for name in ("a", "b")
    )
    assert first == second
