"""``cmqplan render``: what it writes, what it refuses, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT, lay, run_here

BROKEN = ("plans/plan-2024/1.1-reponse-ami-cma.yaml", "montant: 8 000 €", "montant: 8 001 €")


def change(root: Path, edit: tuple[str, str, str]) -> None:
    path = root / edit[0]
    text = path.read_text("utf-8")
    assert edit[1] in text
    path.write_text(text.replace(edit[1], edit[2]), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_writes_markdown_and_html_and_prints_where(real: Path) -> None:
    done = run_here("render", "plan-2024", cwd=real)
    assert (done.code, done.out) == (0, "build/plan-2024/plan.md\nbuild/plan-2024/plan.html\n")
    assert done.err == ""
    assert set(files(real / "build")) == {"plan-2024/plan.md", "plan-2024/plan.html"}


def test_all_plans_when_none_is_named(real: Path) -> None:
    done = run_here("render", "--to", "md", cwd=real)
    assert done.out.splitlines() == ["build/plan-2022/plan.md", "build/plan-2024/plan.md"]


def test_all_documents(real: Path) -> None:
    done = run_here(
        "render", "plan-2022", "--document", "all", "--to", "md", "--date", "2022-10-01", cwd=real
    )
    assert done.code == 0, done.err
    names = {Path(line).name for line in done.out.splitlines()}
    assert {
        "plan.md",
        "synthese.md",
        "maquette.md",
        "deliberation.md",
        "convention-annexe.md",
        "fiche-2.3.md",
        "partenaire-estp.md",
    } <= names


def test_one_fiche_and_one_partner(real: Path) -> None:
    assert (
        run_here("render", "plan-2024", "--fiche", "1.2", "--to", "md", cwd=real).out
        == "build/plan-2024/fiche-1.2.md\n"
    )
    assert (
        run_here("render", "plan-2024", "--partner", "EDF", "--to", "md", cwd=real).out
        == "build/plan-2024/partenaire-edf.md\n"
    )


def test_stdout_prints_one_document_and_writes_nothing(real: Path) -> None:
    done = run_here("render", "plan-2024", "--fiche", "1.1", "--to", "md", "--stdout", cwd=real)
    assert done.code == 0
    assert "50\u202f000\u202f€" in done.out
    assert not (real / "build").exists()
    assert run_here("render", "plan-2024", "--stdout", cwd=real).code == 2


def test_another_folder(real: Path, tmp_path: Path) -> None:
    run_here("render", "plan-2024", "--to", "md", "--output", "ici", cwd=real)
    assert set(files(real / "ici")) == {"plan.md"}
    run_here("render", "--to", "md", "-o", "là", cwd=real)
    assert set(files(real / "là")) == {"plan-2022/plan.md", "plan-2024/plan.md"}


def test_an_error_refuses_and_leaves_the_old_document_whole(real: Path) -> None:
    run_here("render", "plan-2024", cwd=real)
    before = files(real / "build")
    change(real, BROKEN)
    done = run_here("render", "plan-2024", cwd=real)
    assert done.code == 1
    assert "CMQ201" in done.err
    assert "--draft" in done.err
    assert done.out == ""
    assert files(real / "build") == before


def test_an_error_in_one_plan_doesnt_hold_up_the_other(real: Path) -> None:
    change(real, BROKEN)
    done = run_here("render", "--to", "md", cwd=real)
    assert done.code == 1
    assert done.out == "build/plan-2022/plan.md\n"


def test_a_draft_is_marked_and_lists_what_is_to_be_mended(real: Path) -> None:
    change(real, BROKEN)
    change(real, ("plans/plan-2024/2.3-inauguration-response.yaml", "titre:", "titer:"))
    done = run_here("render", "plan-2024", "--draft", cwd=real)
    assert done.code == 0, done.err
    assert (
        "left out, because it can't be read without a mistake: plans/plan-2024/2.3-inauguration-response.yaml"
        in done.err
    )
    html = (real / "build/plan-2024/plan.html").read_text("utf-8")
    markdown = (real / "build/plan-2024/plan.md").read_text("utf-8")
    for text in (html, markdown):
        assert "Brouillon" in text
        assert "CMQ201" in text
        assert "CMQ102" in text
        assert "plans/plan-2024/2.3-inauguration-response.yaml" in text
        assert "Cette fiche ne peut pas être montrée" in text


def test_a_draft_of_a_valid_plan_says_so(real: Path) -> None:
    run_here("render", "plan-2022", "--draft", "--to", "md", cwd=real)
    assert "Brouillon" in (real / "build/plan-2022/plan.md").read_text("utf-8")


def test_even_a_draft_needs_its_plan_file(real: Path) -> None:
    (real / "plans/plan-2024/plan.yaml").unlink()
    done = run_here("render", "plan-2024", "--draft", cwd=real)
    assert done.code == 1
    assert "plan.yaml is missing" in done.err


def test_an_identical_file_is_left_alone(real: Path) -> None:
    run_here("render", "plan-2024", cwd=real)
    page = real / "build/plan-2024/plan.html"
    os.utime(page, (1_000_000_000, 1_000_000_000))
    done = run_here("render", "plan-2024", cwd=real)
    assert page.stat().st_mtime == 1_000_000_000
    assert "plan.html" in done.out


def test_nothing_is_left_behind(real: Path) -> None:
    run_here("render", "plan-2024", cwd=real)
    assert all(not name.endswith(".tmp") for name in files(real / "build"))


def test_names_cant_lead_out_of_the_folder(example: Path) -> None:
    fiche = example / "plans/plan-exemple/1.1-forum.yaml"
    organismes = example / "plans/organismes.yaml"
    organismes.write_text(
        organismes.read_text() + '"../../evil": {nom: Évadé, type: association}\n', encoding="utf-8"
    )
    fiche.write_text(
        fiche.read_text().replace("[lycee-exemple,", '["../../evil", lycee-exemple,'), encoding="utf-8"
    )
    before = set(files(example))
    run_here("render", "--document", "all", "--to", "md", "--draft", "-o", "out/dedans", cwd=example)
    written = set(files(example)) - before
    assert written
    assert all(name.startswith("out/dedans/") for name in written)


def test_a_folder_that_cant_be_written_is_said(real: Path) -> None:
    (real / "build").write_text("un fichier")
    done = run_here("render", "plan-2024", cwd=real)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert "build" in done.err


def test_the_list_says_what_exists_and_from_where(example: Path) -> None:
    folder = example / "templates" / "lettre"
    folder.mkdir(parents=True)
    (folder / "document.html.j2").write_text("{#\ndescription: Une lettre\n#}\n<h1>Lettre</h1>")
    done = run_here("render", "--list", cwd=example)
    lines = {line.split()[0]: line for line in done.out.splitlines()}
    assert {
        "plan",
        "fiche",
        "synthese",
        "maquette",
        "deliberation",
        "convention-annexe",
        "partenaire",
        "lettre",
    } <= set(lines)
    assert "Une lettre" in lines["lettre"]
    assert "templates/" in lines["lettre"]
    assert "[cmqplan]" in lines["plan"]
    assert run_here("render", "--document", "lettre", "--to", "md", cwd=example).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--document", "plann"], "did you mean “plan”"),
        (["--document", "zzz"], "the documents are"),
        (["--to", "odt"], "the formats are: md, html, pdf and docx"),
        (["--fiche", "9.9"], "has no fiche 9.9"),
        (["--partner", "edff"], "did you mean “edf”"),
        (["--partner", "ademe"], "neither carries, funds nor joins"),
        (["--document", "reseau"], "network"),
        (["--date", "demain"], "is no day"),
    ],
)
def test_a_wrong_word_is_answered(words: list[str], says: str) -> None:
    done = run_here("render", "plan-2024", *words, cwd=ROOT)
    assert done.code == 2
    assert says in done.err
    assert done.out == ""


def test_a_templates_mistake_names_its_file_and_line(example: Path) -> None:
    folder = example / "templates" / "plan"
    folder.mkdir(parents=True)
    (folder / "_calendrier.html.j2").write_text("<p>a</p>\n<p>{{ plan.titer }}</p>\n")
    done = run_here("render", cwd=example)
    assert done.code == 2
    assert done.err.startswith(
        "templates/plan/_calendrier.html.j2:2: “titer” is no field of Plan; did you mean “titre”"
    )


def test_french_is_spoken(real: Path) -> None:
    change(real, BROKEN)
    done = run_here("render", "plan-2024", cwd=real, env={"CMQPLAN_LANG": "fr"})
    assert done.code == 1


def test_the_language_of_messages_doesnt_change_documents(real: Path) -> None:
    run_here("render", "plan-2024", cwd=real)
    english = files(real / "build")
    run_here("render", "plan-2024", cwd=real, env={"CMQPLAN_LANG": "fr"})
    assert files(real / "build") == english


def test_a_workspace_without_plans_is_told(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    done = run_here("render", cwd=tmp_path)
    assert done.code == 2
    assert "no plan yet" in done.err


def test_the_example_workspace_renders_in_every_document(tmp_path: Path) -> None:
    done = run_here("render", "--document", "all", cwd=lay(tmp_path, {}))
    assert done.code == 0, done.err
