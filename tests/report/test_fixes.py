"""Safe edits: what they mend, and that nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.cli.mending import mend
from cmqplan.report.assemble import report
from cmqplan.report.fixes import diff, mended
from cmqplan.report.formats import Format
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE
from cmqplan.workspace.disk import Changed, write_files
from tests.conftest import DAY, lay, run_here

CASES = [
    ("partenaires: [lycee-exemple", "partenaires: [Lycée d'Exempleville", "partenaires: [lycee-exemple"),
    ("partenaires: [lycee-exemple", "partenaires: ['Lycée d''Exempleville'", "partenaires: ['lycee-exemple'"),
    ("constats: Les", '"constat" : Les', '"constats" : Les'),
    (
        "porteurs: [campus-exemple]",
        "porteurs: [ CMQ Exemple ]   # qui porte",
        "porteurs: [ campus-exemple ]   # qui porte",
    ),
    ("constats: Les", "constat: Les", "constats: Les"),
    ("livrables:", "livrabels:", "livrables:"),
    ("modalites:", "modalités:", "modalites:"),
    ("titre: Forum", "titre: Forum : rencontres", 'titre: "Forum : rencontres des métiers"'),
]


@pytest.mark.parametrize(("right", "wrong", "expected"), CASES)
def test_a_fix_mends_one_thing_and_keeps_every_other_byte(
    tmp_path: Path, right: str, wrong: str, expected: str
) -> None:
    broken = FICHE.text.replace(right, wrong).replace("\n", "\r\n")
    lay(tmp_path, {FICHE.file: ("\ufeff" + broken).encode()})
    before = (tmp_path / FICHE.file).read_bytes()
    (file,) = mended(report(examine(tmp_path, today=DAY)))
    assert file.before == before
    tail = " des métiers" if wrong.startswith("titre") else ""
    assert file.after == ("\ufeff" + broken.replace(wrong + tail, expected)).encode()
    (tmp_path / FICHE.file).write_bytes(file.after)
    assert not report(examine(tmp_path, today=DAY)).has_errors


def test_diff_shows_and_writes_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: FICHE.text.replace("constats:", "constat:")})
    before = (tmp_path / FICHE.file).read_bytes()
    done = run_here("validate", "--diff", cwd=tmp_path)
    assert f"--- a/{FICHE.file}" in done.out
    assert "\n-constat: Les" in done.out
    assert "\n+constats: Les" in done.out
    assert done.code == 1
    assert (tmp_path / FICHE.file).read_bytes() == before


@pytest.mark.parametrize("form", [form.value for form in Format if form is not Format.TEXT])
def test_what_a_program_reads_holds_nothing_else(form: str, tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: FICHE.text.replace("constats:", "constat:")})
    refused = run_here("validate", "--diff", "--format", form, cwd=tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert f"--diff and --format {form}" in refused.err
    mended = run_here("validate", "--fix", "--format", form, "--date", str(DAY), cwd=tmp_path)
    assert "mended" in mended.err
    assert mended.out == run_here("validate", "--format", form, "--date", str(DAY), cwd=tmp_path).out


def test_diff_ends_with_a_line_and_leaves_the_list_out(tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: FICHE.text.replace("constats:", "constat:")})
    done = run_here("validate", "--diff", cwd=tmp_path)
    assert done.out.startswith(f"--- a/{FICHE.file}")
    assert "CMQ" not in done.out
    assert done.err == "1 mistake can be mended so; “cmqplan validate --fix” writes it.\n"


def test_fix_writes_and_goes_on_until_nothing_is_left_to_mend(tmp_path: Path) -> None:
    text = FICHE.text.replace("titre: Forum", "titre: Forum : rencontres").replace("constats:", "constat:")
    lay(tmp_path, {FICHE.file: text.replace("[campus-exemple]", "[Campus Exemple]")})
    done = run_here("validate", "--fix", cwd=tmp_path)
    assert done.code == 0, done.out
    assert "mended" in done.err
    assert done.out.startswith("valid · ")
    assert "CMQ" not in done.out
    assert (tmp_path / FICHE.file).read_text() == FICHE.text.replace(
        "titre: Forum des métiers", 'titre: "Forum : rencontres des métiers"'
    )


def test_a_file_without_a_last_newline_keeps_it_that_way(tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: FICHE.text.replace("calendrier: mars 2024\n", "calendrié: mars 2024")})
    (file,) = mended(report(examine(tmp_path, today=DAY)))
    assert file.after.endswith(b"calendrier: mars 2024")
    assert "\\ No newline at end of file" in diff([file])


@pytest.mark.parametrize("when", ["after it was examined", "just before it is replaced"])
def test_a_file_saved_meanwhile_is_left_and_examined_anew(
    tmp_path: Path, when: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FICHE.text.replace("constats:", "constat:")
    path = lay(tmp_path, {FICHE.file: text}) / FICHE.file
    saved = "# Relu ce matin\n" + text.replace("Forum", "Le forum")
    examination = examine(tmp_path, today=DAY)
    (file,) = mended(report(examination))
    path.write_text(saved)
    if when == "just before it is replaced":
        with pytest.raises(Changed):
            write_files({path: file.after}, {path: file.before})
    else:
        left = mend(examination, lambda: examine(tmp_path, today=DAY), report)
        assert not left.has_errors
        assert "saved meanwhile" in capsys.readouterr().err
        saved = saved.replace("constat:", "constats:")
    assert path.read_text() == saved
    assert [entry.name for entry in path.parent.iterdir() if entry.name.startswith(".")] == []
