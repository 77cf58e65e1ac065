"""The keys that a workspace declares for itself, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmqplan.cli.budget import _complete_cut
from cmqplan.rules.examples import FICHE, SETTINGS
from tests.conftest import lay, run_here

DECLARED = """\
champs:
  themes: {titre: "Public/privé [thèmes: tous]", sur: fiche, type: liste, choix: [Énergie, Mobilité], rubrique: objectifs}
  territoire: {titre: Territoire, sur: [plan, fiche], type: texte}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    second = FICHE.text.replace("numero: 1.1", "numero: 1.2").replace("Forum", "Salon")
    files = {
        SETTINGS.file: DECLARED,
        FICHE.file: FICHE.text + "themes: [Mobilité, Énergie]\n",
        "plans/plan-exemple/1.2-salon.yaml": second,
    }
    return lay(tmp_path, files)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--by", "champ:themes"], "Énergie + Mobilité"),
        (["--by", "champ:themes"], "no public/privé"),
        (["--by", "champ:themes", "--by-funder"], "Funding by public/privé [thèmes: tous] and funder"),
        (["--by-funder", "--by", "champ:themes"], "Funding by funder and public/privé"),
        (["--by", "year", "--by", "champ:themes"], "Funding by year and public/privé"),
        (["--by", "champ:themes", "--format", "markdown"], "| Énergie + Mobilité |"),
        (["--by", "champ:themes", "--format", "csv"], "champ:themes,libelle,acquis"),
        (
            ["--by", "champ:themes", "--format", "csv"],
            "\nÉnergie + Mobilité,Énergie + Mobilité,0.00,10000.00",
        ),
    ],
)
def test_a_budget_is_cut_by_them_in_every_format(asked: list[str], said: str, root: Path) -> None:
    done = run_here("budget", *asked, cwd=root)
    assert done.code == 0, done.err
    assert said in done.out


def test_as_json(root: Path) -> None:
    found = json.loads(run_here("budget", "--by", "champ:themes", "--format", "json", cwd=root).out)
    assert found["lignes"] == "champ:themes"
    assert [(row["cle"], row["rubrique"], row["total"]) for row in found["rangs"]] == [
        ("Énergie + Mobilité", "valeur", "10000.00"),
        (None, "non précisé", "10000.00"),
    ]


@pytest.mark.parametrize("cuts", [["champ:themes"], ["champ:themes", "champ:territoire"]])
def test_as_a_workbook_with_its_sheet_and_its_column(cuts: list[str], root: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
    asked = [word for cut in cuts for word in ("--by", cut)]
    done = run_here("budget", *asked, "--format", "xlsx", "--output", str(root / "b.xlsx"), cwd=root)
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(root / "b.xlsx", data_only=True)
    first = book.worksheets[0]
    labels = [first.cell(row, 1).value for row in range(4, first.max_row + 1)]
    assert labels[:2] == ["Énergie + Mobilité", "sans public/privé [thèmes: tous]"]
    heads = [cell.value for cell in book["Écritures"][3]]
    assert "Public/privé [thèmes: tous]" in heads


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("champ:theme", "did you mean “--by champ:themes”?"),
        ("themes", "did you mean “--by champ:themes”?"),
        ("champ:funders", "did you mean “--by funder”?"),
        ("champ:zzz", "there are: champ:themes, champ:territoire, funder"),
    ],
)
def test_a_cut_that_is_not_there_is_answered_with_those_there_are(asked: str, said: str, root: Path) -> None:
    done = run_here("budget", "--by", asked, cwd=root)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_a_workspace_without_any_says_so(example: Path) -> None:
    done = run_here("budget", "--by", "champ:themes", cwd=example)
    assert done.code == 2
    assert "declares no key of this workspace's own" in " ".join(done.err.split())


def test_help_and_completion_name_them(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = run_here("budget", "--help", cwd=root)
    assert "--by champ:territoire (Territoire)" in " ".join(done.out.split())
    monkeypatch.chdir(root)
    assert _complete_cut("champ:t") == ["champ:themes", "champ:territoire"]
    assert _complete_cut("y") == ["year"]
    outside = tmp_path.parent / "elsewhere"
    outside.mkdir(exist_ok=True)
    monkeypatch.chdir(outside)
    assert _complete_cut("champ:") == []
