"""What a workspace's folders hold: read, reported, or left in peace."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from cmqplan.findings import Finding
from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import ORGANISMES
from cmqplan.workspace.files import NoWorkspace, discover, find_root
from cmqplan.workspace.load import load_frame
from tests.conftest import DAY, lay

FICHE = "numero: 1.2\ntitre: Atelier\nporteurs: [campus-exemple]\n"


def told(folder: Path, files: dict[str, str]) -> list[tuple[str, str, str]]:
    return [told_of(finding) for finding in discover(lay(folder, files)).findings]


def told_of(finding: Finding) -> tuple[str, str, str]:
    return finding.place.file, finding.code, finding.variant


def test_the_example_has_nothing_to_report(example: Path) -> None:
    files = discover(example)
    assert not files.findings
    assert list(files.plans) == ["plan-exemple"]
    assert files.plans["plan-exemple"].fiches == ["plans/plan-exemple/1.1-forum.yaml"]


def test_fiches_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ["1.10-x.yaml", "1.2-x.yaml", "10.1-x.yaml", "2.1-x.yaml", "annexe.yaml"]
    files = discover(lay(tmp_path, {f"plans/plan-exemple/{name}": FICHE for name in names}))
    found = [Path(file).name for file in files.plans["plan-exemple"].fiches]
    assert found == [
        "1.1-forum.yaml",
        "1.2-x.yaml",
        "1.10-x.yaml",
        "2.1-x.yaml",
        "10.1-x.yaml",
        "annexe.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "code", "variant", "suggestion"),
    [
        ("plans/plan-exemple/1.2-atelier.yml", "CMQ014", "extension", "1.2-atelier.yaml"),
        ("plans/plan-exemple/1.2-atelier.YAML", "CMQ014", "extension", "1.2-atelier.yaml"),
        ("plans/plan-exemple/1.2-atelier.yaml.txt", "CMQ014", "extension", "1.2-atelier.yaml"),
        ("plans/campus/chimie.yml", "CMQ014", "extension", "chimie.yaml"),
        ("plans/organisme.yaml", "CMQ014", "misplaced", "organismes.yaml"),
        ("cmqplan.yml", "CMQ014", "extension", "cmqplan.yaml"),
        ("plans/cmqplan.yaml", "CMQ014", "misplaced", "cmqplan.yaml"),
        ("plans/plan-exemple/1.2-atelier", "CMQ018", "", None),
        ("plans/plan-exemple/1.2-atelier.txt", "CMQ018", "paper", "1.2-atelier.yaml"),
        ("plans/plan-exemple/1.2 Atelier été.docx", "CMQ018", "paper", "1.2-atelier-ete.yaml"),
        ("plans/plan-exemple/Fiche 1.2.docx", "CMQ018", "paper", "1.2.yaml"),
        ("plans/plan-exemple/fiche-action 1.2 - Atelier.odt", "CMQ018", "paper", "1.2-atelier.yaml"),
        ("plans/plan-exemple/1.1-forum.yml", "CMQ014", "beside", "1.1-forum.yaml"),
        ("1.2-atelier.yaml", "CMQ014", "belongs-fiche", None),
        ("plan.yaml", "CMQ014", "above", None),
        ("organismes.yaml", "CMQ014", "above", None),
        ("plans/plan-exemple/export.json", "CMQ018", "", None),
    ],
)
def test_what_would_be_passed_over_is_reported(
    name: str, code: str, variant: str, suggestion: str | None, tmp_path: Path
) -> None:
    found = discover(lay(tmp_path, {name: FICHE})).findings
    assert [told_of(finding) for finding in found] == [(name, code, variant)]
    assert found[0].params.get("suggestion") == suggestion


@pytest.mark.parametrize(
    "name",
    [
        "plans/plan-exemple/LISEZMOI.md",
        "plans/plan-exemple/compte-rendu.pdf",
        "plans/plan-exemple/1.1-forum.docx",
        "plans/plan-exemple/notes.txt",
        "plans/plan-exemple/12.03.2024-reunion.docx",
        "mkdocs.yml",
        "plans/plan-exemple/.brouillon.yaml",
        "plans/plan-exemple/1.1-forum.yaml~",
        "plans/plan-exemple/1.1-forum.yaml.bak",
        "plans/plan-exemple/#1.1-forum.yaml#",
        "plans/plan-exemple/images/affiche.png",
        "plans/logos/exemple.svg",
        "plans/.git/config",
        "notes.yaml",
    ],
)
def test_documents_and_leftovers_are_left_in_peace(name: str, tmp_path: Path) -> None:
    assert not told(tmp_path, {name: "x"})


def test_a_folder_inside_a_plan_hides_no_fiche(tmp_path: Path) -> None:
    assert told(tmp_path, {"plans/plan-exemple/axe-2/2.1-atelier.yaml": FICHE}) == [
        ("plans/plan-exemple/axe-2", "CMQ014", "too-deep")
    ]


def test_a_folder_or_a_link_where_a_file_belongs(example: Path) -> None:
    (example / "plans/plan-exemple/1.2-dossier.yaml").mkdir()
    (example / "plans/plan-exemple/1.3-lien.yaml").symlink_to("nulle-part.yaml")
    (example / "plans/plan-exemple/1.4-boucle.yaml").symlink_to("1.4-boucle.yaml")
    os.mkfifo(example / "plans/plan-exemple/1.5-tube.yaml")
    (example / "plans/conventions2").write_text("x")
    found = discover(example).findings
    assert [told_of(finding) for finding in found] == [
        ("plans/conventions2", "CMQ018", ""),
        ("plans/plan-exemple/1.2-dossier.yaml", "CMQ001", "folder"),
        ("plans/plan-exemple/1.3-lien.yaml", "CMQ001", "broken-link"),
        ("plans/plan-exemple/1.4-boucle.yaml", "CMQ001", ""),
        ("plans/plan-exemple/1.5-tube.yaml", "CMQ001", "special"),
    ]


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/campus").write_text("x")
    assert [told_of(finding) for finding in discover(tmp_path).findings] == [
        ("plans/campus", "CMQ014", "file-not-folder")
    ]


def test_a_folder_with_fiches_and_no_plan(tmp_path: Path) -> None:
    assert told(tmp_path, {"plans/plan-2025/1.1-x.yaml": FICHE}) == [("plans/plan-2025", "CMQ015", "")]


def test_an_empty_folder(example: Path) -> None:
    (example / "plans/plan-2025").mkdir()
    assert [told_of(finding) for finding in discover(example).findings] == [
        ("plans/plan-2025", "CMQ018", "empty-folder")
    ]


def test_the_workspace_is_found_from_any_folder_in_it(example: Path) -> None:
    assert find_root(example / "plans/plan-exemple") == example
    assert find_root(example) == example


def test_no_workspace_above(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        find_root(tmp_path)


def test_the_register_beside_plans_is_one_mistake(tmp_path: Path) -> None:
    lay(tmp_path, {})
    (tmp_path / ORGANISMES.file).rename(tmp_path / "organismes.yaml")
    codes = [finding.code for finding in load_frame(tmp_path)[1]]
    assert codes == ["CMQ014"]


def test_settings_under_a_second_name_are_told(tmp_path: Path) -> None:
    found = discover(
        lay(tmp_path, {"cmqplan.yaml": "ignorer: []\n", "cmqplan.yml": "ignorer: []\n"})
    ).findings
    assert [told_of(finding) for finding in found] == [("cmqplan.yml", "CMQ014", "beside")]


@pytest.mark.parametrize("text", ["", "# choisir: [CMQ2]\n", "\n\n"])
def test_settings_of_comments_only_set_nothing(text: str, tmp_path: Path) -> None:
    assert not report(examine(lay(tmp_path, {"cmqplan.yaml": text}), today=DAY)).located


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_plan_s_folder_has_one_name_however_its_accents_are_made(form: str, tmp_path: Path) -> None:
    name = unicodedata.normalize(form, "plan-été")
    files = discover(lay(tmp_path, {f"plans/{name}/plan.yaml": "x", f"plans/{name}/1.1-forum.yaml": "x"}))
    assert files.plans["plan-été"].plan_file == f"plans/{name}/plan.yaml"


@pytest.mark.parametrize(
    "place", ["cmqplan.yaml", "plans/plan-exemple/1.2-odd.yaml", "plans/campus/odd.yaml"]
)
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["fifo", "link"])
def test_what_is_no_ordinary_file_is_said_and_not_waited_for(
    place: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(lay(tmp_path, {}) / place)
    found = report(examine(tmp_path, today=DAY)).located
    assert [told_of(item.finding) for item in found] == [(place, "CMQ001", "special")]
