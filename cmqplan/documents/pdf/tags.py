"""The heads of rows, which Typst's Python wheel has no way to tag: without them a fiche's table is read without its headings.

Typst writes the tags of a table as plain objects, in the order of reading. Those of the cells that head a row are rewritten
in place, to the same length, so that nothing in the file moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_CELL = re.compile(rb"/S/TD(/P \d+ 0 R(?:/ID\([^)]*\))?/A)\[((?:<<[^<>]*>>)+)\]")
_ANY_CELL = re.compile(rb"/Type/StructElem/S/TD\b")
_TABLE_ATTRIBUTES = re.compile(rb"<</O/Table([^<>]*)>>")


def row_heads(blocks: Sequence[Mapping[str, Any]]) -> Iterator[bool]:
    """For each cell of the tables in a tree that is no head of a column: whether it heads its row."""
    for block in blocks:
        if block["kind"] == "table":
            for row in block["body"]:
                if not (row["group"] and block["head"]):
                    yield from (cell["row_head"] for cell in row["cells"])
        elif block["kind"] == "section":
            yield from row_heads(block["blocks"])


def with_row_heads(file: bytes, heads: Sequence[bool]) -> bytes:
    """The file with these cells tagged as heads of their rows; the file itself where its cells aren't as expected."""
    cells = list(_CELL.finditer(file))
    if len(cells) != len(heads) or len(cells) != len(_ANY_CELL.findall(file)):
        return file
    out: list[bytes] = []
    last = 0
    for cell, heads_its_row in zip(cells, heads, strict=True):
        if not heads_its_row:
            continue
        kept = b"".join(_TABLE_ATTRIBUTES.findall(cell[2]))
        attributes = b"<</O/Table/Scope/Row" + kept
        room = len(cell[2]) - len(attributes) - 2
        if room < 0:
            return file
        out += [file[last : cell.start()], b"/S/TH", cell[1], b"[", attributes, b" " * room, b">>]"]
        last = cell.end()
    return b"".join([*out, file[last:]])
