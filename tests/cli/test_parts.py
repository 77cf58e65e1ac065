"""What is said where a part isn't installed can be followed: it names this very cmqplan, however it was installed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cmqplan.cli import parts
from cmqplan.cli.parts import BRINGS, lacking, missing
from tests.conftest import ROOT

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize(
    ("receipt", "command"),
    [
        ("uv-receipt.toml", 'uv tool install --force "cmqplan[all]"'),
        ("pipx_metadata.json", 'pipx install --force "cmqplan[all]"'),
    ],
)
def test_a_tool_is_installed_again_by_what_installed_it(
    receipt: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / receipt).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert missing("xlsx").endswith(command)


def test_an_environment_is_named_by_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/nowhere")
    words = shlex.split(missing("docx").rpartition(": ")[2])
    assert words[-1] == "cmqplan[docx]"
    program = words[words.index("--python") + 1] if words[0] == "uv" else words[0]
    asked = subprocess.run([program, "-c", "import cmqplan"], cwd=ROOT, check=False)
    assert asked.returncode == 0


@pytest.mark.parametrize(
    ("system", "pip", "said"),
    [
        ("linux", True, ': "/nos plans/python" -m pip install "cmqplan[pdf]"'),
        ("win32", True, ': & "/nos plans/python" -m pip install "cmqplan[pdf]"'),
        ("win32", False, ': uv pip install --python "/nos plans/python" "cmqplan[pdf]"'),
    ],
)
def test_a_place_with_a_space_is_quoted_as_the_shell_wants(
    system: str, pip: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nos plans/python")
    monkeypatch.setattr(sys, "prefix", "/nowhere")
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(parts, "find_spec", lambda _: object() if pip else None)
    assert missing("pdf").endswith(said)


def test_every_part_that_is_asked_for_is_one_of_the_package() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "cmqplan" / "cli").glob("*.py"))
    asked = {BRINGS[library] for library in re.findall(r'demand\("([\w-]+)"\)', code)}
    assert asked == {"xlsx", "ics", "lsp", "watch"}
    assert {*BRINGS.values()} <= set(EXTRAS)


def test_what_no_part_brings_is_no_missing_part() -> None:
    assert lacking(ImportError(name="docx.oxml")) == "docx"
    with pytest.raises(ImportError):
        lacking(ImportError(name="cmqplan.nowhere"))
