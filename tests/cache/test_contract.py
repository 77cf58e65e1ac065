"""Deleting what is remembered changes nothing but time: the same bytes with it, without it, with a poisoned one, after any edit."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.generate import generate
from cmqplan.cache.fiches import remembering
from cmqplan.checks.engine import Checked, Examination, Task, examine, one_by_one
from cmqplan.workspace.workspace import Workspace
from tests.conftest import Done, run_cmqplan

FICHES = 30


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    generate(folder, FICHES)
    return folder


@pytest.fixture
def workspace(generated: Path, tmp_path: Path) -> Path:
    """A workspace whose files are old enough for their dates to be trusted."""
    folder = tmp_path / "workspace"
    shutil.copytree(generated, folder)
    age(folder)
    return folder


def age(folder: Path) -> None:
    """Wait until the files are no longer young: their change dates can't be set back."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def validate(workspace: Path, cache: Path, *words: str) -> Done:
    return run_cmqplan("validate", *words, cwd=workspace, env={"CMQPLAN_CACHE_DIR": str(cache)})


def fiche(workspace: Path, n: int = 0) -> Path:
    return sorted((workspace / "plans").glob("*/*-action.yaml"))[n]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _remove(workspace: Path) -> None:
    fiche(workspace, 3).unlink()


def _rename(workspace: Path) -> None:
    fiche(workspace, 4).rename(fiche(workspace, 4).with_name("4.9-autre.yaml"))


def _swap(workspace: Path) -> None:
    """Two files trade places: sizes and contents stay, names don't."""
    first, second = fiche(workspace, 5), fiche(workspace, 6)
    spare = first.with_name("spare")
    first.rename(spare)
    second.rename(first)
    spare.rename(second)


def _same_size(workspace: Path) -> None:
    path = fiche(workspace, 7)
    status = path.stat()
    _edit(path, "numero: ", "numeor: ")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


EDITS: dict[str, Callable[[Path], object]] = {
    "a key": lambda w: _edit(fiche(w), "constats", "constat"),
    "an amount": lambda w: _edit(fiche(w, 1), "    total: ", "    total: 1"),
    "the parties": lambda w: _edit(w / "plans" / "organismes.yaml", "lycee-1:", "lycee-un:"),
    "the plan": lambda w: _edit(w / "plans" / "plan-1-2022" / "plan.yaml", "numero: 4", "numero: 5"),
    "the convention": lambda w: _edit(
        w / "plans" / "conventions" / "convention-1.yaml", "periode: 2022-2025", "periode: 2023-2025"
    ),
    "the settings": lambda w: (w / "cmqplan.yaml").write_text("regles: {CMQ2: aucune}\n", encoding="utf-8"),
    "a file less": _remove,
    "a file's name": _rename,
    "two files that trade places": _swap,
    "the same size and date": _same_size,
    "a comment that silences": lambda w: _edit(fiche(w, 2), "titre:", "# cmqplan: ignore[CMQ601]\ntitre:"),
}


def test_a_second_run_says_the_same_and_reads_no_fiche(workspace: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    _edit(fiche(workspace), "constats", "constat")
    age(workspace)
    first = validate(workspace, cache)
    assert sorted(path.name[:6] for path in cache.iterdir()) == ["fiches", "quick-"]
    assert validate(workspace, cache) == first
    assert first.code == 1
    assert "CMQ102" in first.out


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_a_run_says_what_one_without_memory_says(
    name: str, workspace: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    before = validate(workspace, cache)
    assert validate(workspace, cache) == before
    EDITS[name](workspace)
    remembered = validate(workspace, cache)
    assert remembered == validate(workspace, tmp_path / "none", "--no-cache")
    assert remembered != before
    assert validate(workspace, cache) == remembered


def test_any_order_of_edits_and_runs_ends_in_the_same_answer(workspace: Path, tmp_path: Path) -> None:
    rng = random.Random(8)
    cache = tmp_path / "cache"
    for name in rng.sample(
        sorted(EDITS.keys() - {"a file less", "a file's name", "two files that trade places"}), 5
    ):
        EDITS[name](workspace)
        if rng.random() < 0.6:
            assert validate(workspace, cache) == validate(workspace, cache, "--no-cache")
    assert validate(workspace, cache) == validate(workspace, tmp_path / "none", "--no-cache")


def _poisons(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return [
        b"",
        data[: len(data) // 2],
        data[:-20] + b"\x00" * 20,
        b"\n".join([lines[0], *(b"[]" for _ in lines[1:])]),
        b"\n".join([lines[0], *(line.replace(b"plan", b"plna") for line in lines[1:])]),
        lines[0] + b"\n" + b"[" * 100_000,
        b"{}" + data,
        b"\xff\xfe" + data,
    ]


@pytest.mark.parametrize("n", range(8))
def test_a_damaged_memory_is_as_good_as_none(n: int, workspace: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = validate(workspace, cache)
    for path in cache.iterdir():
        path.write_bytes(_poisons(path.read_bytes())[n])
    assert validate(workspace, cache) == before


def test_a_fresh_checkout_uses_what_is_known_by_content(workspace: Path, tmp_path: Path) -> None:
    """New dates, same contents: no fiche's result changes, whatever is remembered of it."""
    cache = tmp_path / "cache"
    before = validate(workspace, cache)
    for path in (workspace / "plans").rglob("*.yaml"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    assert validate(workspace, cache) == before


def test_a_cache_that_cant_be_written_is_no_ones_concern(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert validate(workspace, file) == validate(workspace, tmp_path / "none", "--no-cache")


def test_nothing_is_kept_where_nothing_may_be(workspace: Path, tmp_path: Path) -> None:
    done = run_cmqplan(
        "validate", cwd=workspace, env={"CMQPLAN_NO_CACHE": "1", "CMQPLAN_CACHE_DIR": str(tmp_path / "cache")}
    )
    assert done.code == 0
    assert not (tmp_path / "cache").exists()


def test_an_answer_is_never_given_for_another_folder(workspace: Path, tmp_path: Path) -> None:
    """With -C the words don't say which workspace was meant: two folders may share the same ones."""
    inner = workspace / "inner"
    shutil.copytree(workspace / "plans", inner / "plans")
    _edit(fiche(inner), "constats", "constat")
    age(workspace)
    for word in (["-C", "inner"], ["--directory=inner"], ["--directory", "inner"]):
        cache = tmp_path / f"cache{len(word)}"
        env = {"CMQPLAN_CACHE_DIR": str(cache)}
        for words in ([*word, "validate"], ["validate", *word]):
            there = [run_cmqplan(*words, cwd=workspace, env=env) for _ in range(2)]
            assert [done.code for done in there] == [1, 1]
            assert run_cmqplan(*words, cwd=inner, env=env).code == 2
            assert run_cmqplan("validate", cwd=workspace, env=env).code == 0


def test_a_fiche_saved_again_while_it_is_checked_is_not_remembered(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMQPLAN_CACHE_DIR", str(tmp_path / "cache"))

    def meddling(frame: Workspace, tasks: Sequence[Task]) -> Iterator[Checked]:
        for n, checked in enumerate(one_by_one(frame, tasks)):
            if n == 0:
                _edit(fiche(workspace, 1), "constats", "constatz")
                _edit(fiche(workspace, 1), "constatz: |", "constat: |")
            yield checked

    before = found(examine(workspace, check_fiches=remembering(meddling)))
    after = found(examine(workspace))
    assert before != after
    assert found(examine(workspace, check_fiches=remembering(one_by_one))) == after


def found(examination: Examination) -> list[str]:
    return sorted(f"{finding.place} {finding.code}" for finding in examination.findings)


def test_languages_and_formats_have_answers_of_their_own(workspace: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    english = validate(workspace, cache)
    french = run_cmqplan(
        "validate", cwd=workspace, env={"CMQPLAN_CACHE_DIR": str(cache), "CMQPLAN_LANG": "fr"}
    )
    document = json.loads(validate(workspace, cache, "--format", "json").out)
    assert english.out != french.out
    assert document["language"] == "en"


def test_an_answer_given_again_imports_next_to_nothing(workspace: Path, tmp_path: Path) -> None:
    environment = {"CMQPLAN_CACHE_DIR": str(tmp_path / "cache")}
    first = validate(workspace, tmp_path / "cache")
    code = (
        "import sys; sys.argv = ['cmqplan', 'validate']\n"
        "import atexit; atexit.register(lambda: print(*[m for m in sys.modules if m.split('.')[0] in"
        " ('pydantic', 'yaml', 'rich', 'typer', 'json', 'hashlib', 'gettext', 'cmqplan')], file=sys.stderr))\n"
        "from cmqplan.cli import main\nmain()\n"
    )
    import subprocess

    from tests.conftest import ROOT

    base = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "CMQPLAN", "PYTEST"))
    }
    base |= {
        "CMQPLAN_LANG": "en",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
        **environment,
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, env=base, capture_output=True, text=True, check=False
    )
    assert done.stdout == first.out
    assert set(done.stderr.split()) == {
        "cmqplan", "cmqplan.cli", "cmqplan.version", "cmqplan.quick", "cmqplan.quick.replay", "cmqplan.cache", "cmqplan.cache.place",
    }  # fmt: skip
