"""The keys that a workspace declares for itself, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmqplan.cli.budget import _complete_cut
from cmqplan.rules.examples import FICHE, PLAN, SETTINGS
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


def test_explain_lists_them_among_the_keys_of_a_file(root: Path, example: Path) -> None:
    assert "territoire: un texte" in run_here("explain", "fiche", cwd=root).out
    shown = run_here("explain", "plan", "--markdown", cwd=root).out
    assert "| `territoire` | “Territoire”: a key that cmqplan.yaml declares." in shown
    assert "themes" not in shown, "which only fiches write"


REQUIRED = """\
champs:
  saisine: {titre: Saisine, sur: [plan, fiche], type: date, obligatoire: oui}
  themes: {titre: Thèmes, sur: fiche, type: liste, choix: [Énergie, "Eau, air"], obligatoire: oui, rubrique: objectifs}
  lieu: {titre: Lieu, sur: fiche, type: organisme, obligatoire: oui}
  note: {titre: Note, sur: fiche, type: texte}
"""


def test_what_is_new_has_those_it_cannot_be_without(tmp_path: Path) -> None:
    own = 'saisine: 3 mars 2024\nthemes: "Eau, air"\nlieu: entreprise-exemple\nnote: Depuis 2024\n'
    files = {
        SETTINGS.file: REQUIRED,
        FICHE.file: FICHE.text + own,
        PLAN.file: PLAN.text + "saisine: 1er mars 2024\n",
    }
    root = lay(tmp_path, files)
    for words in (
        ("fiche", "plan-exemple/1.2", "--title", "Salon"),
        ("plan", "plan-2027"),
        ("plan", "plan-2026", "--like", "plan-exemple"),
        ("fiche", "plan-2027/1.2", "--like", "plan-exemple/1.1", "--title", "Encore"),
    ):
        done = run_here("new", *words, "--yes", cwd=root)
        assert done.code == 0, done.err
    done = run_here("validate", "--date", "2024-06-01", cwd=root)
    assert done.code == 0, done.out
    text = (root / "plans/plan-exemple/1.2-salon.yaml").read_text(encoding="utf-8")
    assert 'themes: [Énergie, "Eau, air"]' in text[text.index("objectifs:") : text.index("modalites:")]
    assert "note:" not in text
    again = (root / "plans/plan-2027/1.2-encore.yaml").read_text(encoding="utf-8")
    assert "saisine: 3 mars 2027" in again
    assert "note: Depuis 2024" in again, "only dates and periods move"
    assert "saisine: 1er mars 2026" in (root / "plans/plan-2026/plan.yaml").read_text(encoding="utf-8")
