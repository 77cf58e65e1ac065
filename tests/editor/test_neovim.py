"""Neovim, set up as the documentation says, shows what the server finds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE
from tests.conftest import ROOT

pytest.importorskip("pygls", reason="pygls isn't installed")

DRIVE = """
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, found in ipairs(vim.diagnostic.get(0)) do print(tostring(found.code) .. ' ' .. found.lnum) end
vim.cmd('qa!')
"""


@pytest.mark.parametrize("page", ["fr/editeur.md", "en/editor.md"])
def test_it_shows_findings(example: Path, tmp_path_factory: pytest.TempPathFactory, page: str) -> None:
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("nvim isn't here")
    said = subprocess.run([nvim, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout
    version = tuple(map(int, re.findall(r"[0-9]+", said)[:2]))
    newer, older = re.findall(r"```lua\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
    settings = tmp_path_factory.mktemp("nvim")
    (settings / "init.lua").write_text(newer if version >= (0, 11) else older, "utf-8")
    (settings / "drive.lua").write_text(DRIVE, "utf-8")
    command = settings / "cmqplan"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cmqplan "$@"\n', "utf-8")
    command.chmod(0o755)
    fiche = example / FICHE.file
    fiche.write_text(FICHE.text.replace("montant: 4 000 €", "montant: 3 000 €"), "utf-8")
    done = subprocess.run(
        [
            nvim,
            "--headless",
            "-i",
            "NONE",
            "-n",
            "-u",
            settings / "init.lua",
            fiche,
            "-S",
            settings / "drive.lua",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PATH": f"{settings}:/usr/bin:/bin", "HOME": str(settings)},
    )
    assert "CMQ201 12" in done.stderr + done.stdout
