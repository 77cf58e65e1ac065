"""The manual page is what the commands' help says, in both languages, and reads without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cmqplan.cli.app import COMMANDS
from docs import manual
from tests.conftest import run_here


@pytest.fixture(scope="module", params=manual.LANGUAGES)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return manual.write(request.param, tmp_path_factory.mktemp("man"))


def test_it_has_every_command_with_its_options(page: Path) -> None:
    text = page.read_text("utf-8").replace(r"\-", "-")
    assert {line[4:] for line in text.split("\n") if line.startswith(".SS ")} >= {*COMMANDS}
    for words in (("validate",), ("export", "saisie")):
        shown = re.findall(r"^  (?:-\w, )?(--[\w-]+)", run_here(*words, "--help").out, re.MULTILINE)
        part = text.partition(f".SS {' '.join(words)}\n")[2].partition(".SS ")[0]
        assert {option for option in shown if option not in part} == {"--help"}


def test_each_language_has_its_own_words(page: Path) -> None:
    text = page.read_text("utf-8")
    french = "fr/man1" in page.as_posix()
    assert ("CODE DE RETOUR" in text) is french
    assert ("[required]" in text, "[obligatoire]" in text) == (not french, french)
    assert set(manual.WORDS["en"]) == set(manual.WORDS["fr"])


def test_mandoc_warns_of_nothing(page: Path) -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc isn't installed")
    said = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", str(page)], capture_output=True, text=True, check=False
    ).stdout
    dateless = "missing date"  # the same source makes the same page on every day
    assert [line for line in said.splitlines() if dateless not in line] == []
