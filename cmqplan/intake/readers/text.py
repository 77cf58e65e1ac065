"""Plain text and Markdown. A PDF's text, pasted or extracted, is plain text: labels and values parted by tabs or line
ends, pages' headers in between."""

from __future__ import annotations

import re
from itertools import pairwise

from cmqplan.findings import fold
from cmqplan.intake.blocks import Block, Cell, Paragraph, Source, Table, Title, rectangular

BULLET = re.compile(r"\s*(?:[-–—•*·▪●➢➔]|\x0b)\s+(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*|[*_=-]{3,}")
_BREAKS = re.compile(r"\r\n?|[\n\x0c\u2028\u2029]")


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252: what a French office machine saves."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_plain(name: str, data: bytes) -> Source:
    """Lines that follow each other and hold tabs are the rows of a table."""
    lines = _BREAKS.split(decoded(data))
    repeated = _repeated(lines)
    blocks: list[Block] = []
    rows: list[list[Cell]] = []
    aside: list[Cell] = []
    for number, line in enumerate([*lines, ""], 1):
        place = f"{name}, ligne {number}"
        if number in repeated:
            aside.append(Cell(line.strip(), place))
            continue
        if "\t" in line and line.strip():
            parts = [part.strip() for part in line.rstrip().split("\t")]
            rows.append([Cell(part, f"{place}, colonne {n}") for n, part in enumerate(parts, 1)])
            continue
        if rows:
            blocks.append(Table(rectangular(rows)))
            rows = []
        if line.strip():
            bullet = BULLET.match(line)
            text = line[bullet.end() :] if bullet else line
            blocks.append(Paragraph(Cell(text.strip(), place), bool(bullet)))
    return Source(name, tuple(blocks), aside=tuple(aside))


def _repeated(lines: list[str]) -> set[int]:
    """The numbers of the lines that pages repeat: those that count pages, and those that always stand beside one."""
    seen: dict[str, list[int]] = {}
    written = [number for number, line in enumerate(lines, 1) if line.strip()]
    for number in written:
        line = lines[number - 1].strip()
        if "\t" not in line and len(line) <= 120:
            seen.setdefault(re.sub("[0-9]+", "0", line), []).append(number)
    found: set[int] = set()
    for shape, numbers in seen.items():
        pages = [int(re.findall("[0-9]+", lines[number - 1])[-1]) for number in numbers if "0" in shape]
        alone = re.fullmatch(r"\W*0\W*(?:0\W*)?", shape) is not None
        if pages and len(numbers) > 2 and ("page" in fold(shape) or alone):
            found.update(numbers if all(b == a + 1 for a, b in pairwise(pages)) else ())
    beside = {number for a, b in pairwise(written) for number in (a, b) if {a, b} & found}
    for shape, numbers in seen.items():
        if "0" not in shape and len(numbers) > 2 and beside.issuperset(numbers):
            found.update(numbers)
    return found


def read_markdown(name: str, data: bytes) -> Source:
    blocks: list[Block] = []
    rows: list[list[Cell]] = []
    for number, line in enumerate([*_BREAKS.split(decoded(data)), ""], 1):
        place, text = f"{name}, ligne {number}", line.strip()
        if len(text) > 1 and text[0] == text[-1] == "|":
            if not _RULED.fullmatch(text):
                cells = re.split(r"(?<!\\)\|", text[1:-1])
                rows.append(
                    [Cell(cell.strip(), f"{place}, colonne {n}", True) for n, cell in enumerate(cells, 1)]
                )
            continue
        if rows:
            blocks.append(Table(rectangular(rows)))
            rows = []
        heading, bullet = _HEADING.fullmatch(text), BULLET.match(line)
        if heading:
            blocks.append(Title(Cell(heading[2], place, True), len(heading[1])))
        elif text and not _RULED.fullmatch(text):
            blocks.append(
                Paragraph(Cell(line[bullet.end() :].strip() if bullet else text, place, True), bool(bullet))
            )
    return Source(name, tuple(blocks))
