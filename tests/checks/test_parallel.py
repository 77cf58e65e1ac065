"""Two processes find what one finds."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import BinaryIO

import pytest

from benchmarks.generate import generate
from cmqplan.checks import parallel
from cmqplan.checks.engine import Checked, examine
from cmqplan.diagnostics.formats.json import write
from cmqplan.diagnostics.report import report
from cmqplan.workspace.load import load_frame


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans with mistakes of many kinds in both halves."""
    folder = tmp_path_factory.mktemp("broken")
    generate(folder, 40)
    fiches = sorted((folder / "plans").glob("*/*-action.yaml"))
    edits = [
        ("constats", "constat"),
        ("    total: ", "    total: 1"),
        ("numero: ", "numero: 9"),
        ("cmq-1", "CMQ 1"),
        ("titre: ", "titre: a : "),
    ]
    for n, path in enumerate(fiches):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(*edits[n % len(edits)], 1), encoding="utf-8")
    return folder


def test_two_processes_find_what_one_finds(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = write(report(examine(broken)))
    assert alone.count('"code"') >= 40  # one for each fiche at least
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    assert write(report(examine(broken, check_fiches=parallel.in_two))) == alone


def test_a_child_that_dies_is_made_up_for(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = write(report(examine(broken)))
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(pickle, "dump", lambda *_: 1 / 0)
    assert write(report(examine(broken, check_fiches=parallel.in_two))) == alone


def test_a_child_that_dies_while_it_tells_is_made_up_for(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(results: object, pipe: BinaryIO, protocol: int) -> None:
        data = pickle.dumps(results, protocol)
        pipe.write(data[: len(data) // 2])
        pipe.flush()
        os._exit(9)

    alone = write(report(examine(broken)))
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(pickle, "dump", half)
    assert write(report(examine(broken, check_fiches=parallel.in_two))) == alone


def test_a_child_that_is_no_longer_listened_to_is_not_waited_for(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a pipe holds, and a parent that stops after its first fiche."""

    def much(results: object, pipe: BinaryIO, protocol: int) -> None:
        pipe.write(b"much" * 1_000_000)

    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(pickle, "dump", much)
    workspace, _ = load_frame(broken)
    tasks = [(plan, file) for plan, files in workspace.files.plans.items() for file in files.fiches]
    results = parallel.in_two(workspace, tasks)
    assert isinstance(next(iter(results)), Checked)
    results.close()  # type: ignore[attr-defined]
