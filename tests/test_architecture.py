"""The house stands as drawn: imports go down, and starting up brings in nothing it doesn't need."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_imports_only_go_down() -> None:
    """Of every room: a new one is missing in the contract of ``pyproject.toml`` until its place is said."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_private_name_of_another_library_is_used_in_one_file_only() -> None:
    """Such a name may change with any release: then one file is looked at, and no more."""
    using: dict[str, list[str]] = {}
    for file in sorted((ROOT / "cmqplan").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                others = not name.startswith(("cmqplan.", "__future__", "_"))
                if others and any(part.startswith("_") for part in name.split(".")):
                    using.setdefault(name, []).append(file.name)
    assert using["yaml._yaml.CParser"] == ["events.py"]
    assert not {name: files for name, files in using.items() if len(files) > 1}


HEAVY = {
    "pydantic",
    "yaml",
    "jinja2",
    "rich",
    "typst",
    "docx",
    "xlsxwriter",
    "babel",
    "markdown_it",
    "stdnum",
    "icalendar",
}


def _imported(*arguments: str) -> set[str]:
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr))\n"
        f"sys.argv = ['cmqplan', *{list(arguments)!r}]\n"
        "from cmqplan.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    modules = set(done.stderr.split())
    assert "sys" in modules, done.stderr
    return modules


def test_version_imports_nothing_but_itself() -> None:
    modules = _imported("--version")
    assert {name for name in modules if name.startswith("cmqplan")} == {
        "cmqplan",
        "cmqplan.cli",
        "cmqplan.cli.streams",
        "cmqplan.version",
    }
    assert not modules & (HEAVY | {"typer", "re", "json", "pathlib"} - {"pathlib", "re"})


@pytest.mark.parametrize(
    "arguments", [("--help",), ("validate", "--help"), ("budget", "--help"), ("render", "--help")]
)
def test_help_imports_none_of_the_heavy_parts(arguments: tuple[str, ...]) -> None:
    assert not _imported(*arguments) & HEAVY


@pytest.mark.parametrize("name", ["/" + "work/", "/" + "farm/", "py" + "pi.org", "registry.npm" + "js"])
def test_the_project_names_no_machine_and_no_registry(name: str) -> None:
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    texts = [ROOT / file for file in files if file and (ROOT / file).is_file()]
    assert len(texts) > 50
    naming = [path.name for path in texts if name.encode() in path.read_bytes()]
    assert not naming
