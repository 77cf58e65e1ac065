"""Every command's help ends with commands that work, and is whole at every width."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cmqplan.cli.app import COMMANDS
from tests.conftest import run_here

BELOW = {"new": ("plan", "fiche", "organisme", "convention", "campus", "document"), "parse": ("period", "amount"), "export": ("scdl",)}  # fmt: skip
WORDS = [
    (),
    *((name,) for name in COMMANDS),
    *((name, kind) for name, kinds in BELOW.items() for kind in kinds),
]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_command_s_help_ends_with_examples_that_work(words: tuple[str, ...], tmp_path: Path) -> None:
    shown = run_here(*words, "--help", env={"COLUMNS": "60"}).out
    examples = re.fullmatch(r".*\nExamples:\n((?:  cmqplan .+\n)+)", shown, re.DOTALL)
    assert examples, shown
    for n, line in enumerate(examples[1].splitlines()):
        folder = tmp_path / str(n)
        folder.mkdir()
        arguments = shlex.split(line)[1:]
        if arguments[0] != "init":
            assert run_here("init", "--year", "2027", "--campus", "CMQ Métiers", cwd=folder).code == 0
            assert run_here("freeze", "plan-2027", "--as", "envoyée", cwd=folder).code == 0
        if arguments[0] == "import" or "--watch" in arguments:
            continue  # its files are the reader's own; watching has no end
        done = run_here(*arguments, cwd=folder)
        assert done.code == 0, (line, done.err)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_a_list_of_commands_is_cut_nowhere(columns: str) -> None:
    for words in ((), *((name,) for name in BELOW)):
        done = run_here(*words, "--help", env={"COLUMNS": columns, "CMQPLAN_LANG": "fr"})
        assert "..." not in done.out.partition("\n\n")[2]
        _usage, *rest = done.out.splitlines()
        assert all(len(line) <= int(columns) for line in rest if not line.startswith("  cmqplan"))


def test_the_documents_are_listed_within_the_width(tmp_path: Path) -> None:
    assert run_here("init", cwd=tmp_path).code == 0
    done = run_here("render", "--list", cwd=tmp_path, env={"COLUMNS": "60"})
    assert max(map(len, done.out.splitlines())) <= 60
