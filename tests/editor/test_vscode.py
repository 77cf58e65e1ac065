"""The extension for VS Code, as far as that goes without VS Code: what it declares is what it does, in both languages.

``npm ci && npm run package`` in ``editors/vscode`` makes the file that VS Code installs; continuous integration does it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from cmqplan.cli.app import COMMANDS
from cmqplan.version import __version__
from tests.conftest import ROOT

FOLDER = ROOT / "editors" / "vscode"
CODE = (FOLDER / "extension.js").read_text("utf-8")


def _read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


def test_its_version_is_ours() -> None:
    assert {_read("package.json")["version"], _read("package-lock.json")["version"]} == {__version__}


def test_what_it_declares_has_its_words_in_both_languages() -> None:
    asked = set(re.findall(r'"%(\w+)%"', (FOLDER / "package.json").read_text("utf-8")))
    assert len(asked) > 4
    assert asked == set(_read("package.nls.json")) == set(_read("package.nls.fr.json"))


def test_what_it_says_has_its_french() -> None:
    said = set(re.findall(r'\bt\("([^"]+)"', CODE))
    assert len(said) > 4
    french = _read("l10n/bundle.l10n.fr.json")
    assert said == set(french)
    for english, translated in french.items():
        assert re.findall(r"\{\d\}", english) == re.findall(r"\{\d\}", translated)


def test_its_commands_and_settings_are_those_it_declares() -> None:
    declared = _read("package.json")["contributes"]
    assert set(re.findall(r'registerCommand\("([^"]+)"', CODE)) == {
        one["command"] for one in declared["commands"]
    }
    assert '"cmqplan.path"' in CODE
    assert "cmqplan.path" in declared["configuration"]["properties"]
    assert set(re.findall(r'run\(\["(\w+)"', CODE)) | {"lsp"} == {"lsp", "schema"} <= set(COMMANDS)


def test_it_is_javascript() -> None:
    if shutil.which("node") is None:
        pytest.skip("Node.js isn't installed")
    done = subprocess.run(
        ["node", "--check", FOLDER / "extension.js"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
