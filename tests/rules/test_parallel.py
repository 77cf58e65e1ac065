"""Two processes find what one finds."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from benchmarks.generate import generate
from cmqplan.report.assemble import report
from cmqplan.report.formats.json import write
from cmqplan.rules import parallel
from cmqplan.rules.engine import examine


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


def test_a_worker_that_is_killed_is_made_up_for(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = write(report(examine(broken)))
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(parallel, "_check", _killed)
    assert write(report(examine(broken, check_fiches=parallel.in_two))) == alone


def _killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_started_anew_finds_the_same(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems that can't fork: everything it needs is handed over."""
    alone = write(report(examine(broken)))
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(parallel, "START", "spawn")
    assert write(report(examine(broken, check_fiches=parallel.in_two))) == alone
