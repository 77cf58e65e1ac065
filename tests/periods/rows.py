"""The rows of a table written as text: cells between ``|``, comments after ``#``."""

from __future__ import annotations


def rows(table: str, cells: int) -> list[tuple[str, ...]]:
    """The rows of a table, each of the same number of cells (the last ones may be left empty)."""
    found = []
    for line in table.splitlines():
        if line.strip() and not line.startswith("# "):
            parts = [part.strip() for part in line.split(" |")]
            found.append(tuple([*parts, *[""] * cells][:cells]))
    assert found, "an empty table tests nothing"
    return found
