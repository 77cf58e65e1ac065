"""A version holds a plan to the letter, opens as the workspace it was, and is never written again."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.versions.frozen import NotAVersion, Version, called, read, unpack, written
from tests.conftest import Done, run_here

texts = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    [
        "a: 1\r\nb: 2\r\n",
        "\ufeffa: b\n",
        "  indented\n\n",
        "trailing \n",
        "\ttab",
        "no end",
        "\x85\u2028",
        "🌳\n",
    ]
)


@given(
    texts,
    st.dictionaries(st.sampled_from(["plans/p/plan.yaml", "plans/p/1.1-é.yaml", "cmqplan.yaml"]), texts),
)
def test_what_is_written_is_read_again_to_the_letter(first: str, others: dict[str, str]) -> None:
    held = {"plans/p/plan.yaml": first, **others}
    version = Version("p", "Votée : « le 12 »", date(2024, 3, 12), "1.0", held)
    assert read(written(version)) == version


def test_a_file_that_was_changed_says_so() -> None:
    version = Version("p", "votée", date(2024, 3, 12), "1.0", {"plans/p/plan.yaml": "titre: Un plan\n"})
    assert read(written(version)).intacte
    assert not read(written(version).replace(b"Un plan", b"Un autre")).intacte


@pytest.mark.parametrize(
    "data",
    [
        b"", b"- a", b"fichiers: [a]", b"\xff\xfe", b"a: [", b"fichiers: {plans/p/plan.yaml: a}",
        b"{plan: p, titre: t, date: '2024-01-01', cmqplan: '1', fichiers: {plans/q/plan.yaml: a}}",
        b"{plan: p, titre: t, date: demain, cmqplan: '1', fichiers: {}}",
        b"{plan: p, titre: t, date: '2024-01-01', cmqplan: '1', fichiers: {../out: a}}",
        b"{plan: p, titre: t, date: '2024-01-01', cmqplan: '1', fichiers: {/etc/out: a}}",
        b"{plan: p, titre: t, date: '2024-01-01', cmqplan: '1', fichiers: {'..\\\\out': a}}",
        b"{plan: p, titre: t, date: '2024-01-01', cmqplan: '1', fichiers: {a: [b]}}",
        b"a: &a [b]\nfichiers: *a", b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_version_is_refused(data: bytes) -> None:
    with pytest.raises(NotAVersion):
        read(data)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("votee", ["votée"]), ("votée", ["votée"]), ("votee-le", ["votée le 12 mars"]), ("vote", ["votée", "votée le 12 mars"]),
        ("2024-03", ["votée", "votée le 12 mars"]), ("2024-06-01", ["signée"]), ("x", []),
    ],
)  # fmt: skip
def test_any_beginning_that_can_be_no_other_names_a_version(word: str, found: list[str]) -> None:
    kept = [
        Version("p", titre, day, "1.0", {})
        for titre, day in (
            ("votée", date(2024, 3, 12)),
            ("votée le 12 mars", date(2024, 3, 12)),
            ("signée", date(2024, 6, 1)),
        )
    ]
    assert [version.titre for version in called(word, kept)] == found


@pytest.fixture
def frozen(real: Path) -> Path:
    """The real plans; plan-2024 is frozen, then changed."""
    done = run_here("freeze", "plan-2024", "--as", "votée", "--date", "2024-03-12", cwd=real)
    assert done.code == 0, done.err
    fiche = real / "plans/plan-2024/1.1-reponse-ami-cma.yaml"
    fiche.write_bytes(fiche.read_bytes().replace(b"titre: Accompagnement", b"titre: Autre accompagnement"))
    assert "Autre accompagnement" in fiche.read_text("utf-8")
    return real


def test_a_version_is_the_plan_as_it_was(real: Path) -> None:
    """Every command says of the version what it said of the plan on that day, whatever became of it."""
    day = ("--date", "2024-03-12")
    commands = (
        ("validate", "{}", "--format", "json", *day), ("budget", "{}", "--format", "json"), ("budget", "{}/1.1", "--by-year"),
        ("render", "{}", "--to", "md", "--stdout", *day), ("validate", "{}/1.1", *day),
    )  # fmt: skip

    def every(plan: str) -> list[tuple[int, str]]:
        ran = [run_here(*(word.format(plan) for word in command), cwd=real) for command in commands]
        return [(done.code, done.out) for done in ran]

    before = every("plan-2024")
    assert run_here("freeze", "plan-2024", "--as", "votée", *day, cwd=real).code == 0
    assert every("plan-2024") == before, "the loader passes versions over"
    for file in (*(real / "plans/plan-2024").glob("[0-9]*.yaml"), *(real / "plans/conventions").iterdir()):
        file.unlink()
    (real / "plans/organismes.yaml").write_text("edf: {nom: EDF, type: entreprise}\n")
    assert every("plan-2024@votee") == before


def test_the_document_of_a_version_lies_beside_the_plans_own(frozen: Path) -> None:
    done = run_here("render", "plan-2024@votee", "--to", "md", cwd=frozen)
    assert done.out == "build/plan-2024@votee/plan.md\n"
    assert "Autre accompagnement" not in (frozen / done.out.strip()).read_text("utf-8")
    now = run_here("render", "plan-2024", "--to", "md", "--stdout", cwd=frozen)
    assert "Autre accompagnement" in now.out


def test_the_workspace_s_own_template_and_logo_serve_a_version(frozen: Path) -> None:
    (frozen / "templates/plan").mkdir(parents=True)
    (frozen / "templates/plan/document.html.j2").write_text("<h1>À nous : {{ plan.titre }}</h1>", "utf-8")
    done = run_here("render", "plan-2024@votee", "--to", "md", "--stdout", cwd=frozen)
    assert done.out.startswith("# À nous"), done.err


def test_a_version_is_never_written_again(frozen: Path) -> None:
    (file,) = (frozen / "plans/plan-2024/versions").iterdir()
    before = file.read_bytes()
    again = run_here("freeze", "plan-2024", "--as", "Votée !", cwd=frozen)
    assert again.code == 2
    assert f"plans/plan-2024/versions/{file.name}" in again.err
    assert run_here("validate", "plan-2024@votee", "--fix", cwd=frozen).code == 2
    assert [file.read_bytes()] == [before for file in (frozen / "plans/plan-2024/versions").iterdir()]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("validate", "plan-2024@x"), "there is no version “plan-2024@x”; those of “plan-2024” are: plan-2024@votee"),
        (("budget", "plan-2022@x"), "“plan-2022” has no version yet; “cmqplan freeze plan-2022 --as votée”"),
        (("render", "plan-204@votee"), "there is no plan “plan-204” here; did you mean “plan-2024”?"),
        (("validate", "plan-2024@votee", "plan-2022"), "a version is opened alone"),
        (("validate", "plan-2024@votee/9.9"), "has no fiche 9.9"),
        (("freeze", "plan-2024", "--as", "!!!"), "needs a name with letters or figures"),
    ],
)  # fmt: skip
def test_a_word_that_names_no_version_is_answered(frozen: Path, words: tuple[str, ...], said: str) -> None:
    done = run_here(*words, cwd=frozen)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_a_plan_with_errors_is_not_frozen(frozen: Path) -> None:
    fiche = frozen / "plans/plan-2024/1.1-reponse-ami-cma.yaml"
    fiche.write_bytes(fiche.read_bytes().replace(b"titre:", b"titer:"))
    done = run_here("freeze", "plan-2024", "--as", "signée", cwd=frozen)
    assert done.code == 1
    assert "isn't frozen because of these errors" in done.err
    assert len(list((frozen / "plans/plan-2024/versions").iterdir())) == 1


def test_versions_are_listed_with_what_is_to_be_said_of_them(frozen: Path) -> None:
    folder = frozen / "plans/plan-2024/versions"
    (kept,) = folder.iterdir()
    (folder / "2024-05-01-brouillon.yaml").write_text("titre: rien\n", "utf-8")
    (folder / "2024-06-01-copie.yaml").write_bytes(
        kept.read_bytes().replace("titre: votée".encode(), b"titre: copie").replace(b"5 000", b"6 000", 1)
    )
    listed = json.loads(run_here("versions", "--format", "json", cwd=frozen).out)
    assert [list(row.values()) for row in listed["lignes"]] == [
        ["plan-2024@votee", "2024-03-12", "votée", 5, "100000.00"],
        ["plan-2024@copie", "2024-03-12", "copie", 5, "100000.00"],
    ]
    first, second = listed["notes"]
    assert "2024-05-01-brouillon.yaml can't be read as a version" in first
    assert second.startswith("plan-2024@copie was changed since it was frozen")
    table = run_here("versions", "plan-2024", cwd=frozen)
    assert "12 March 2024" in table.out


def test_a_version_that_cannot_be_read_is_never_taken_for_none(frozen: Path) -> None:
    (kept,) = (frozen / "plans/plan-2024/versions").iterdir()
    kept.write_text("titre: rien\n", "utf-8")
    listed = run_here("versions", "plan-2024", cwd=frozen)
    assert "can't be read as a version" in " ".join(listed.out.split())
    assert "no version" not in listed.err
    compared = run_here("compare", "plan-2024", cwd=frozen)
    assert compared.code == 2
    assert "can't be read as a version" in " ".join(compared.err.split())


def test_a_plan_whose_folder_came_from_a_mac_has_its_versions(real: Path) -> None:
    composed = "plan-été"
    (real / "plans/plan-2024").rename(real / "plans" / normalize("NFD", composed))
    subsidies = real / "plans/conventions/dijon-metropole-2022-2025.yaml"
    subsidies.write_text(
        subsidies.read_text("utf-8").replace("plan: plan-2024", f"plan: {composed}"), "utf-8"
    )
    done = run_here("freeze", composed, "--as", "votée", cwd=real)
    assert done.code == 0, done.err
    (row,) = json.loads(run_here("versions", "--format", "json", cwd=real).out)["lignes"]
    assert (row["version"], row["fiches"], row["total"]) == (f"{composed}@votee", 5, "100000.00")
    assert run_here("budget", f"{composed}@votee", cwd=real).code == 0


def test_no_version_yet_is_said(real: Path) -> None:
    done = run_here("versions", cwd=real)
    assert (done.code, done.out) == (0, "")
    assert "“cmqplan freeze plan-2022 --as votée” keeps a plan as it stands" in done.err


def test_the_folder_that_a_version_is_opened_in_is_gone(
    frozen: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("temporary")
    done: Done = run_here("validate", "plan-2024@votee", cwd=frozen, env={"TMPDIR": os.fspath(folder)})
    assert done.code == 0, done.err
    assert not list(folder.iterdir())


def test_what_is_unpacked_stays_in_its_folder(tmp_path: Path) -> None:
    unpack(Version("p", "t", date(2024, 1, 1), "1", {"plans/p/plan.yaml": "a\r\nb"}), tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [
        "plans/p/plan.yaml"
    ]
    assert (tmp_path / "plans/p/plan.yaml").read_bytes() == b"a\r\nb"


def test_nothing_is_frozen_as_it_will_be(real: Path) -> None:
    done = run_here("freeze", "plan-2024", "--as", "votée", "--date", "2199-01-01", cwd=real)
    assert (done.code, "1 January 2199 is yet to come" in done.err) == (2, True)
    assert not (real / "plans/plan-2024/versions").exists()
