"""Two processes find what one finds."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from benchmarks.generate import generate
from cmqplan.checks import parallel
from cmqplan.checks.engine import examine
from cmqplan.diagnostics.formats.json import write
from cmqplan.diagnostics.report import report


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
