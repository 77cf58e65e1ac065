"""Nothing that a value, a file's name or a word of the command line holds steers what shows it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cmqplan.language.controls import CONTROLS
from cmqplan.rules.examples import FICHE, PLAN
from tests.conftest import lay, run_cmqplan

TEXT = r"Forum\e]0;pris\a \e[31m \u009b31m \u0085 \u2028 \u202e"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Values, names of files and of folders that would steer a terminal, a log or a build service."""
    fiche = FICHE.text.replace("titre: Forum", f'titre: "{TEXT}"  # ').replace(
        "constats:", '"con\\e[31mstat":'
    )
    plan = "plans/plan\x1b[32m\n::warning::b"
    folder = lay(
        tmp_path_factory.mktemp("hostile"),
        {
            "plans/plan-exemple/1.2-a\n::error::pris\x1b[31m\u009b\u202e.yaml": fiche.replace("1.1", "1.2"),
            f"{plan}/plan.yaml": PLAN.text.replace("titre: ", f'titre: "{TEXT}"  # '),
            f"{plan}/1.1-forum.yaml": FICHE.text.replace("titre: Forum", f'titre: "{TEXT}"  # '),
        },
    )
    latin = os.fsencode(folder) + b"/plans/plan-exemple/1.3-\xe9t\xe9.yaml"
    Path(os.fsdecode(latin)).write_text(FICHE.text.replace("1.1", "1.3"))
    return folder


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"validate --format {name}"
            for name in ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
        ),
        "validate --diff",
        "budget --by-fiche",
        "budget --by-fiche --by-plan --format csv",
        "budget --by-fiche --format markdown",
        "budget --by-fiche --format json",
        "network",
        "obligations",
        "agenda",
        "export scdl",
        "render --draft --to md",
    ],
)
def test_no_command_lets_it_through(words: str, hostile: Path) -> None:
    done = run_cmqplan(*words.split(), cwd=hostile)
    assert done.code in (0, 1), done.err
    said = done.out + done.err
    assert said
    assert not re.findall(f"[{CONTROLS}]|\r(?!\n)", said)
    if "github" not in words:
        assert not re.findall(r"^\s*::", said, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "pl\x1b[31man\n::error::x"),
        ("validate", "--select", "\x1b]0;x\x07"),
        ("-C", "a\n::error::b\x9b", "validate"),
        ("render", "--to", "md\u202e"),
        ("budget", "--format", "\x1b[31m"),
        ("vali\x1b[31mdate",),
        ("validate", "--opt\x1b[31mion"),
        ("parse", "amount", "12\x1b[31m €"),
        ("budget", "--format", "csv", "-o", "plans/x\n::error::\x1b/"),
    ],
    ids=lambda words: words[0],
)
def test_no_word_of_the_command_line_comes_back_so(words: tuple[str, ...], hostile: Path) -> None:
    done = run_cmqplan(*words, cwd=hostile)
    assert done.code in (1, 2)
    said = done.out + done.err
    assert not re.findall(f"[{CONTROLS}]|\r(?!\n)", said)
    assert not re.findall(r"^\s*::", said, flags=re.MULTILINE)


def test_a_terminal_gets_colours_and_nothing_else(hostile: Path) -> None:
    done = run_cmqplan("validate", cwd=hostile, env={"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm"})
    assert "\x1b[" in done.out
    assert not re.findall(f"[{CONTROLS}]", re.sub(r"\x1b\[[0-9;]*m", "", done.out))
