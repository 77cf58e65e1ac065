"""The package stands alone: it could be a library of its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import cmqplan.amounts
from cmqplan.amounts import MESSAGES, parse, reading

SOURCES = sorted(Path(cmqplan.amounts.__file__).parent.glob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_imports_the_standard_library_and_itself_only() -> None:
    assert SOURCES
    for path in SOURCES:
        for name in imported(path):
            assert name.startswith("cmqplan.amounts") or name.split(".")[0] in sys.stdlib_module_names, (
                path.name,
                name,
            )


def test_reading_a_good_amount_loads_nothing_that_explains_bad_ones() -> None:
    program = (
        "import sys; from cmqplan.amounts import parse; parse('50 000 €');"
        "print([name for name in sys.modules if name.endswith(('diagnosis', '.words', 'difflib', 'locale'))])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert result.stdout.strip() == "[]"


def test_remembers_a_bounded_number_of_texts() -> None:
    limit = reading._parse.cache_info().maxsize
    assert limit is not None
    for n in range(limit + 100):
        parse(f"{n} €")
    assert reading._parse.cache_info().currsize <= limit


def test_messages_are_fragments_without_a_full_stop() -> None:
    assert MESSAGES
    for kind, message in MESSAGES.items():
        assert not message.endswith("."), kind
        assert "  " not in message, kind


def test_the_documentation_names_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "amounts.md").read_text(encoding="utf-8")
    missing = [kind for kind in MESSAGES if f"`{kind}`" not in page]
    assert not missing
