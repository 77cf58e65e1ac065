"""CSV: any separator, any of the encodings that office programs write."""

from __future__ import annotations

import csv
import io
from collections import Counter

from cmqplan.intake.blocks import Cell, Source, Table, Unreadable, rectangular
from cmqplan.intake.readers.archive import BROKEN
from cmqplan.intake.readers.text import decoded
from cmqplan.intake.readers.workbook import column

_SEPARATORS = ";\t,|"


def read(name: str, data: bytes) -> Source | Unreadable:
    text = decoded(data).replace("\x00", "")
    before = csv.field_size_limit(len(text) + 1)  # it is the whole program's, and given back
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error:
        return Unreadable(BROKEN, {"file": name, "kind": "CSV"})
    finally:
        csv.field_size_limit(before)
    rows = [
        [Cell(value.strip(), f"{name}!{column(n)}{line}") for n, value in enumerate(row, 1)]
        for line, row in enumerate(lines, 1)
    ]
    return Source(name, (Table(rectangular(rows)),))


def _separator(text: str) -> str:
    """The sign that parts the most rows into the same number of values, more than one."""

    def evenness(sign: str) -> tuple[int, int]:
        try:
            widths = Counter(
                len(row) for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=sign) if row
            )
        except csv.Error:
            return 0, 0
        return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))

    return max(_SEPARATORS, key=evenness)
