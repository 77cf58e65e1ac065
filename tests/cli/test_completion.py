"""Completion in the shells themselves: what is proposed after so much of a line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

from tests.conftest import ROOT

LINES = (
    ("render --partner camp", ["campus-exemple"]),
    ("render --fiche 1.", ["1.1"]),
    ("render --to md,h", ["md,html"]),
    ("budget --convention reg", ["region-2024-2026"]),
    ("validate --select CMQ20", ["CMQ201"]),
    ("--lang f", ["fr"]),
    ("schema fic", ["fiche"]),
    ("validate plan-e", ["plan-exemple"]),
)


@pytest.fixture
def home(tmp_path: Path) -> Mapping[str, str]:
    """An environment whose ``cmqplan`` is this one."""
    program = tmp_path / "bin" / "cmqplan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cmqplan "$@"\n')
    program.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "CMQPLAN_LANG": "en",
    }


def _shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} isn't here")
    return found


def test_bash(example: Path, home: Mapping[str, str]) -> None:
    asked = "".join(
        f'COMP_WORDS=(cmqplan {line}); COMP_CWORD={len(line.split())}; _cmqplan_completion cmqplan; echo "${{COMPREPLY[*]}}"\n'
        for line, _ in LINES
    )
    words = f'eval "$(cmqplan --show-completion bash)"\n{asked}'
    done = subprocess.run(
        [_shell("bash"), "-c", words], cwd=example, env=home, capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    for (line, proposed), found in zip(LINES, said, strict=True):
        assert set(proposed) <= set(found.split()), (line, found, done.stderr)


def test_fish(example: Path, home: Mapping[str, str]) -> None:
    asked = "\n".join(f"complete -C 'cmqplan {line}'; echo --" for line, _ in LINES[:2])
    words = f"cmqplan --show-completion fish | source\n{asked}"
    done = subprocess.run(
        [_shell("fish"), "-c", words], cwd=example, env=home, capture_output=True, text=True, check=False
    )
    said = done.stdout.split("--\n")
    for (line, proposed), found in zip(LINES, said, strict=False):
        names = [one.split("\t")[0] for one in found.splitlines()]
        assert set(proposed) <= set(names), (line, found, done.stderr)


def test_zsh(example: Path, home: Mapping[str, str]) -> None:
    shell = pexpect.spawn(
        _shell("zsh"), ["-f", "-i"], cwd=str(example), env=dict(home), encoding="utf-8", timeout=60
    )
    shell.sendline(
        "PS1='pret> '; autoload -Uz compinit && compinit -u; eval \"$(cmqplan --show-completion zsh)\"; echo fait"
    )
    shell.expect("fait\r")
    for line, proposed in LINES[:2]:
        shell.send(f"cmqplan {line}\t")
        shell.expect(proposed[0])
        shell.sendcontrol("u")
    shell.close(force=True)
