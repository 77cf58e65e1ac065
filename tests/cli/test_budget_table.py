"""A budget table at every width: what goes first, what always stays."""

from __future__ import annotations

import io
import re
from functools import lru_cache

import pytest
from rich.cells import cell_len
from rich.console import Console

from cmqplan.cli import budget_table
from cmqplan.finance.dimensions import FICHE, FINANCEUR, STATUT, Coupe
from cmqplan.finance.ecritures import ecritures
from cmqplan.finance.tableau import tableau
from cmqplan.rules.engine import examine
from cmqplan.tables.budget import sheet_of
from cmqplan.tables.words import spoken
from cmqplan.workspace.workspace import Workspace
from tests.conftest import ROOT


@lru_cache(maxsize=1)
def real_workspace() -> Workspace:
    return examine(ROOT, keep=True).workspace


def drawn(
    width: int,
    rows: Coupe = FINANCEUR,
    columns: Coupe | None = None,
    plans: tuple[str, ...] = ("plan-2024",),
    encoding: str = "utf-8",
) -> str:
    workspace = real_workspace()
    table = tableau(workspace, ecritures(workspace, plans), rows, columns, plans)
    sheet = sheet_of(table, spoken, title="T", notes=["A note that says quite a lot of things."])
    target = io.BytesIO()
    file = io.TextIOWrapper(target, encoding=encoding, errors="replace", write_through=True)
    console = Console(file=file, width=width, highlight=False, markup=False, color_system=None)
    budget_table.write(sheet, console, [row.sommes for row in table.rangs] if columns is None else [])
    return target.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [*range(18, 60, 3), 60, 72, 80, 100, 120, 200])
@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (FINANCEUR, None),
        (FICHE, None),
        (FICHE, FINANCEUR),
        (FINANCEUR, FICHE),
        (FINANCEUR, STATUT),
    ],
)
def test_no_amount_is_ever_cut_or_wrapped(width: int, rows: Coupe, columns: Coupe | None) -> None:
    text = drawn(width, rows, columns, ("plan-2022", "plan-2024"))
    assert "…" not in text
    assert "140\u202f000\u202f€" in text, "the grand total is kept at any width"
    assert not re.search("^\\s*€|\u202f$", text, re.MULTILINE)
    amounts = set(re.findall("[0-9\u202f]+\u202f€", text))
    assert amounts <= set(
        re.findall("[0-9\u202f]+\u202f€", drawn(400, rows, columns, ("plan-2022", "plan-2024")))
    )
    if width >= 30:
        assert max(cell_len(line) for line in text.splitlines()) <= width


def test_bars_go_first_then_shares_then_states() -> None:
    wide, medium, narrow, tiny, least = (drawn(width) for width in (80, 66, 52, 40, 24))
    assert "▒" in wide
    assert "hoped for" in wide, "the bars' signs are explained"
    assert "▒" not in medium
    assert "%" in medium
    assert "%" not in narrow
    assert "Hoped for" in narrow
    assert "Hoped for" not in tiny
    assert "Secured" in tiny
    assert "Secured" not in least
    assert "Total" in least


def test_a_terminal_that_knows_ascii_only_gets_ascii_bars() -> None:
    text = drawn(80, encoding="ascii")
    assert "++++" in text
    assert "-----" in text


def test_a_wide_matrix_goes_on_below_with_its_rows_named_again() -> None:
    text = drawn(60, FINANCEUR, FICHE, ("plan-2022", "plan-2024"))
    assert text.count("Préfecture") == text.count("EDF") >= 2
    assert text.count("Total\n") == 1
