"""Streams that are closed, full or no longer read, and Ctrl+C: no traceback, and the exit code that is documented."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE
from tests.conftest import ROOT, lay

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "CMQPLAN_LANG": "en", "NO_COLOR": "1", "COLUMNS": "100"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace with an error in it."""
    wrong = FICHE.text.replace("montant: 4 000 €", "montant: 4 001 €")
    return lay(tmp_path_factory.mktemp("workspace"), {FICHE.file: wrong})


def shell(words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    line = words.replace("cmqplan", f'"{sys.executable}" -m cmqplan')
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("cmqplan --version >&-", 2, "standard output can't be written: it is closed"),
        ("cmqplan --version >/dev/full", 2, "standard output can't be written: the disk is full"),
        ("cmqplan --version | head -0", 0, ""),
        ("cmqplan validate >&-", 2, "standard output can't be written: it is closed"),
        (
            "cmqplan validate --format json >/dev/full",
            2,
            "standard output can't be written: the disk is full",
        ),
        ("cmqplan validate 2>&-", 1, ""),
        ("cmqplan validate <&- >&- 2>&-", 2, ""),
        ("cmqplan validate | head -1", 1, ""),
        ("cmqplan explain --markdown | head -1", 0, ""),
        ("cmqplan budget --format csv >&-", 2, "it is closed"),
        ("cmqplan render --list >&-", 2, "it is closed"),
        ("cmqplan render --draft --to md -o - | head -1", 0, ""),
        ("cmqplan export scdl >&-", 2, "it is closed"),
        ("cmqplan parse period - <&-", 2, "standard input can't be read: it is closed"),
        ("cmqplan parse period - </dev/zero", 2, "line 1 of standard input is longer than 2000000 bytes"),
        ("cmqplan render --nope 2>&-", 2, ""),
        ("cmqplan render --nope 2>/dev/full", 2, ""),
    ],
)
def test_what_cannot_be_delivered_is_2_and_a_reader_that_left_changes_nothing(
    words: str, code: int, says: str, workspace: Path
) -> None:
    done = shell(words, workspace)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    for sign in ("Traceback", "mistake of its own", "Exception ignored", "?"):
        assert sign not in done.stderr


@pytest.mark.parametrize("memory", [70, 150])
def test_too_little_memory_is_no_traceback(memory: int, workspace: Path) -> None:
    done = shell(f"ulimit -v {memory}000; exec cmqplan validate", workspace)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("after", [0.1, 0.4, 0.9])
def test_interrupted_at_any_moment_it_says_nothing_and_leaves_nothing(after: float, workspace: Path) -> None:
    out = workspace / f"dehors-{after}"
    process = subprocess.Popen(
        [sys.executable, "-c", "from cmqplan.cli import streams; streams.stop_at_once(); print('ready', flush=True); from cmqplan.cli import main; main()",
         "render", "--draft", "--document", "all", "-o", str(out)],
        cwd=workspace, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode in (0, 130)  # it may have been quicker
    assert error == ""
    assert not list(out.rglob(".cmqplan-*.tmp"))


def test_a_second_process_ends_with_the_first(workspace: Path) -> None:
    code = (
        "import multiprocessing, os, signal, time\n"
        "from cmqplan.cli import streams\n"
        "child = multiprocessing.get_context('fork').Process(target=time.sleep, args=(60,))\n"
        "child.start()\n"
        "streams.stop_at_once()\n"
        "print(child.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "time.sleep(60)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 130
    for _ in range(100):
        try:
            os.kill(int(done.stdout), 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("the second process is still there")
