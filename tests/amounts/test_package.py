"""The package stands alone: it could be a library of its own."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cmqplan.amounts
from cmqplan.amounts import REFUSALS, MontantRefuse, format_plain, parse, parse_chiffrage, parse_taux, reading

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    DOCS / "en" / "amounts.md": (
        "## What is accepted",
        "## What is refused",
        "Of a share:",
        "## Costs that aren't firm",
        "Of a cost that need not be firm, besides:",
    ),
    DOCS / "fr" / "montants.md": (
        "## Ce qui est accepté",
        "## Ce qui est refusé",
        "D'une part\u00a0:",
        "## Ce qui n'est pas ferme",
        "D'un coût qui peut ne pas être ferme, en plus\u00a0:",
    ),
}
"""The pages, and what stands above their tables: what is accepted, refused, refused of a share, accepted and refused of a
cost."""
SOURCES = sorted(Path(cmqplan.amounts.__file__).parent.glob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_imports_the_standard_library_and_itself_only() -> None:
    assert SOURCES
    for path in SOURCES:
        for name in imported(path):
            assert (
                name.startswith(("cmqplan.amounts", "cmqplan.language"))
                or name.split(".")[0] in sys.stdlib_module_names
            ), (
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
    assert REFUSALS
    for kind, says in REFUSALS.items():
        for message in (says.message.fr, says.message.en):
            assert not str(message).endswith("."), kind
            assert "  " not in str(message), kind


each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each_page
def test_the_documentation_names_every_kind(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [kind for kind in REFUSALS if f"`{kind}`" not in text]
    assert not missing


def rows(page: Path, table: int) -> list[list[str]]:
    """The rows of a table of the documentation."""
    text = page.read_text(encoding="utf-8").split(PAGES[page][table], 1)[1]
    lines = text.split("\n\n|", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    assert cells
    return cells


def kind_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(MontantRefuse) as caught:
        read(text)
    return caught.value.kind


@each_page
def test_the_documentation_tells_how_amounts_are_read(page: Path) -> None:
    for written, read_as, _ in rows(page, 0):
        assert format_plain(parse(written.strip("`"))) == read_as


@each_page
def test_the_documentation_tells_how_costs_are_read(page: Path) -> None:
    for written, certitude, low, high, _ in rows(page, 3):
        found = parse_chiffrage(written.strip("`"))
        bounds = (None if each is None else format_plain(each) for each in (found.minimum, found.montant))
        assert (found.certitude.value, *bounds) == (certitude, low or None, high or None), written


@each_page
def test_the_documentation_tells_how_amounts_and_shares_are_refused(page: Path) -> None:
    for table, read in ((1, parse), (2, parse_taux), (4, parse_chiffrage)):
        for kind, written, _ in rows(page, table):
            assert kind_of(read, written.strip("`")) == kind.strip("`")
