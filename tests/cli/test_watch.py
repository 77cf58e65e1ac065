"""``--watch``: each change is seen, and what it changes is said."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_render import BROKEN
from tests.conftest import ROOT, run_here

RENDER = ("render", "plan-2024", "--to", "md")


@contextlib.contextmanager
def watched(root: Path, *words: str) -> Iterator[Path]:
    """A command with ``--watch`` in a process of its own, once it watches: its log. It ends as Ctrl+C ends it."""
    pytest.importorskip("watchfiles")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CMQPLAN_LANG": "en", "PYTHONUNBUFFERED": "1"}
    log = root / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cmqplan", *words, "--watch"],
            cwd=root, env=environment, stdout=out, stderr=out,
        )  # fmt: skip
        try:
            wait(log, "watching")
            yield log
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
        finally:
            process.kill()
    assert "Traceback" not in log.read_text("utf-8")


def test_watching_renders_again_and_shows_findings_come_and_go(real: Path) -> None:
    page = real / "build/plan-2024/plan.md"
    fiche = real / BROKEN[0]
    with watched(real, *RENDER) as log:
        good = fiche.read_text("utf-8")
        before = page.read_text("utf-8")
        replace_atomically(fiche, good.replace("montant: 8 000 €", "montant: 8 001 €"))
        wait(log, "error CMQ201")
        assert page.read_text("utf-8") == before
        replace_atomically(fiche, good.replace("Bâtir le plan d'action", "Dresser le plan d'action"))
        wait(log, "- mended: plans/plan-2024/1.1-reponse-ami-cma.yaml")
        wait_for(lambda: page.read_text("utf-8") != before)
        assert "Dresser le plan d'action" in page.read_text("utf-8")
        turns = log.read_text("utf-8").count(" rendered:")
        fiche.rename(fiche.with_name("1.1-autre-nom.yaml"))
        wait_for(lambda: log.read_text("utf-8").count(" rendered:") > turns)


def test_watching_sees_templates_that_are_made_later_and_change(real: Path) -> None:
    shutil.rmtree(real / "templates", ignore_errors=True)
    page = real / "build/plan-2024/plan.md"
    template = real / "templates/plan/document.html.j2"
    with watched(real, *RENDER):
        template.parent.mkdir(parents=True)
        for words in ("Le nôtre", "Le nôtre, autrement"):
            template.write_text("{#\npour: plan\n#}\n<h1>" + words + "</h1>\n", encoding="utf-8")
            wait_for(lambda words=words: f"# {words}\n" in page.read_text("utf-8"))


def replace_atomically(path: Path, text: str) -> None:
    """As editors save: another file, put in the place of the first."""
    other = path.with_name(".autre.tmp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def wait(log: Path, text: str) -> None:
    """Until the log says so."""
    wait_for(lambda: text in log.read_text("utf-8"), lambda: log.read_text("utf-8"))


def wait_for(done: Callable[[], bool], explain: Callable[[], str] = str) -> None:
    """A minute at most."""
    for _ in range(600):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError(f"it never came: {explain()}")


def test_checking_again_says_what_comes_and_goes(real: Path) -> None:
    fiche = real / BROKEN[0]
    with watched(real, "validate", "--date", "2024-06-01") as log:
        first = log.read_text("utf-8")
        assert "files read" in first
        good = fiche.read_text("utf-8")
        replace_atomically(fiche, good.replace("montant: 8 000 €", "montant: 8 001 €"))
        wait(log, "+ plans/plan-2024/1.1-reponse-ami-cma.yaml:")
        wait(log, "not valid · 1 error")
        replace_atomically(fiche, good)
        wait(log, "- mended: plans/plan-2024/1.1-reponse-ami-cma.yaml")
        wait_for(lambda: log.read_text("utf-8").count("files read") > 2)
    assert log.read_text("utf-8").startswith(first)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("validate", "--watch", "--fix"), "leave the other options out"),
        (("validate", "--watch", "--format", "json"), "leave the other options out"),
        (("render", "--watch", "--stdout"), "it can't be used with --stdout"),
    ],
)
def test_what_cannot_be_watched_is_said(real: Path, words: tuple[str, ...], said: str) -> None:
    done = run_here(*words, cwd=real)
    assert done.code == 2
    assert said in done.err
