"""A budget table in the terminal, fitted to its width: amounts are never wrapped nor cut, whatever has to go first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmqplan.amounts import Montant, Taux
from cmqplan.finance.ecritures import Sommes
from cmqplan.language import translate as _
from cmqplan.tables.sheet import Cell, Kind, Sheet
from cmqplan.tables.words import DOUBTED

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 2
LEAST_LABEL = 12
UNBROKEN, MOST_HEAD = 10, 16
"""Up to how many characters an amount's head stays on one line, and the most it takes."""
MOST_WORD = 16
"""Up to how many characters a word isn't broken."""
LEAST_BAR, MOST_BAR = 10, 24

BLOCKS = {"acquis": "█", "espere": "▒", "a_trouver": "░", "refuse": "×"}
PLAIN_BLOCKS = {"acquis": "#", "espere": "+", "a_trouver": ".", "refuse": "x"}
_STYLES = {"acquis": "green", "espere": "yellow", "a_trouver": "dim", "refuse": "red"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Which of a sheet's columns are shown, in how many tables one below the other, and how wide the bars are."""

    blocks: tuple[tuple[int, ...], ...]
    """The columns of each table but the first one, which heads every table."""
    bar: int = 0


def write(sheet: Sheet, console: Console, bars: Sequence[Sommes] = (), *, first: bool = True) -> None:
    """Print a sheet: title, table, notes. ``bars``: a bar for each row. ``first`` is False after another table."""
    texts = [[_text(cell) for cell in row] for row in sheet.all_rows()]
    layout = fit(sheet, texts, console.width, bars=bool(bars))
    if not first:
        console.print()
    console.print(sheet.title, style="bold", soft_wrap=True)
    for n, block in enumerate(layout.blocks):
        console.print()
        _write_block(sheet, texts, block, console, bars if n == len(layout.blocks) - 1 else (), layout.bar)
    if layout.bar:
        _write_legend(console, bars)
    for note in sheet.notes:
        console.print()
        for line in _wrapped(note, console.width):
            console.print(line, style="dim", soft_wrap=True)


def _text(cell: Cell) -> str:
    if (isinstance(cell, Montant) and not cell) or (isinstance(cell, Taux) and not cell.valeur):
        return "–"
    return "" if cell is None else str(cell)


def fit(sheet: Sheet, texts: Sequence[Sequence[str]], width: int, *, bars: bool) -> Layout:
    """What fits in a width: the bars go first, then the share, then what the notes say of estimates and ranges, then amounts
    that are nil everywhere; then a table by
    status keeps what is secured and the total, then the total; any other goes on in a second table."""
    widths = [_column_width(sheet, texts, n) for n in range(len(sheet.columns))]
    numbers = tuple(range(1, len(sheet.columns)))
    least = [_least(sheet, texts, widths, n) for n in range(len(widths))]

    label = least[0]

    def needed(columns: Sequence[int], label_width: int) -> int:
        return label_width + sum(least[n] + GAP for n in columns)

    keys = {column.key: n for n, column in enumerate(sheet.columns)}
    numbers = tuple(n for n in numbers if sheet.columns[n].key != "refuse" or not _nil(texts, n))
    if bars:
        room = width - needed(numbers, min(widths[0], 32)) - GAP
        if room >= LEAST_BAR:
            return Layout((numbers,), min(room, MOST_BAR))
    if needed(numbers, min(widths[0], 20)) <= width:
        return Layout((numbers,))
    numbers = tuple(n for n in numbers if sheet.columns[n].key != "part")
    if needed(numbers, label) <= width:
        return Layout((numbers,))
    if "acquis" in keys:
        for choice in (
            tuple(n for n in numbers if sheet.columns[n].key not in DOUBTED),
            tuple(n for n in numbers if not _nil(texts, n) and sheet.columns[n].key not in DOUBTED),
            (keys["acquis"], keys["total"]),
        ):
            if needed(choice, label) <= width:
                return Layout((choice,))
        return Layout(((keys["total"],),))
    return Layout(_blocks(numbers, least, width - label))


def _nil(texts: Sequence[Sequence[str]], column: int) -> bool:
    return all(row[column] in ("–", "") for row in texts)


def _blocks(columns: Sequence[int], widths: Sequence[int], room: int) -> tuple[tuple[int, ...], ...]:
    """Columns in as few tables as it takes, at least one in each, and about as many in every one."""
    greedy = _filled(columns, widths, room)
    each = -(-len(columns) // len(greedy))
    even = tuple(tuple(columns[n : n + each]) for n in range(0, len(columns), each))
    return even if all(sum(widths[n] + GAP for n in block) <= room for block in even) else greedy


def _filled(columns: Sequence[int], widths: Sequence[int], room: int) -> tuple[tuple[int, ...], ...]:
    blocks: list[list[int]] = [[]]
    left = room
    for n in columns:
        if blocks[-1] and left < widths[n] + GAP:
            blocks.append([])
            left = room
        blocks[-1].append(n)
        left -= widths[n] + GAP
    return tuple(tuple(block) for block in blocks)


def _column_width(sheet: Sheet, texts: Sequence[Sequence[str]], n: int) -> int:
    from rich.cells import cell_len

    title = sheet.columns[n].title
    if sheet.columns[n].kind is Kind.TEXT:
        head = cell_len(title)
    else:
        head = min(
            cell_len(title), max([UNBROKEN, *(cell_len(word) for word in title.split(" "))]), MOST_HEAD
        )
    return max([head, *(cell_len(row[n]) for row in texts)])


def _least(sheet: Sheet, texts: Sequence[Sequence[str]], widths: Sequence[int], n: int) -> int:
    """How narrow a column may get: a text wraps, between words where they aren't very long; an amount doesn't."""
    if sheet.columns[n].kind is not Kind.TEXT:
        return widths[n]
    longest = max((len(word) for row in texts for word in row[n].split(" ")), default=0)
    return min(widths[n], max(LEAST_LABEL, min(longest, MOST_WORD)))


def _fitted(
    sheet: Sheet, texts: Sequence[Sequence[str]], columns: Sequence[int], room: int
) -> dict[int, int]:
    """The columns' widths, with the widest text made narrower until all of them fit."""
    widths = [_column_width(sheet, texts, n) for n in range(len(sheet.columns))]
    least = {n: _least(sheet, texts, widths, n) for n in columns}
    fitted = {n: widths[n] for n in columns}
    while sum(fitted.values()) + GAP * (len(columns) - 1) > room:
        wide = [n for n in columns if fitted[n] > least[n]]
        if not wide:
            break
        fitted[max(wide, key=lambda n: fitted[n])] -= 1
    return fitted


def _write_block(
    sheet: Sheet,
    texts: Sequence[Sequence[str]],
    block: Sequence[int],
    console: Console,
    bars: Sequence[Sommes],
    bar: int,
) -> None:
    from rich.text import Text

    columns = (0, *block)
    bar = bar if bars else 0
    tail = bar + GAP if bar else 0
    widths = _fitted(sheet, texts, columns, console.width - tail)
    rule = ("─" if _unicode(console) else "-") * (sum(widths.values()) + GAP * len(block) + tail)
    most = max((sums.total for sums in bars), default=Montant.zero())
    heads = _lines(sheet, [column.title for column in sheet.columns], widths, bottom=True)
    lines = [*(Text(line.rstrip(), "bold") for line in heads), Text(rule, "dim")]
    for index, cells in enumerate(texts):
        is_total = sheet.total is not None and index == len(texts) - 1
        if is_total:
            lines.append(Text(rule, "dim"))
        for n, line in enumerate(_lines(sheet, cells, widths)):
            text = Text(line, "bold" if is_total else "")
            if n == 0 and bar and index < len(bars):
                text.append(" " * GAP)
                text.append_text(_bar(bars[index], most, bar, console))
            text.rstrip()
            lines.append(text)
    for first in range(
        0, len(lines), 1_000
    ):  # one by one takes as long as all the rest, in one go as much memory
        console.print(Text("\n").join(lines[first : first + 1_000]), soft_wrap=True)


def _lines(sheet: Sheet, cells: Sequence[str], widths: dict[int, int], *, bottom: bool = False) -> list[str]:
    """A row as lines; cells of fewer lines stand at the top, or at the bottom."""
    wrapped = {n: _wrapped(cells[n], width) for n, width in widths.items()}
    height = max(len(lines) for lines in wrapped.values())
    for n, lines in wrapped.items():
        empty = [""] * (height - len(lines))
        wrapped[n] = empty + lines if bottom else lines + empty
    return [
        "".join(
            _aligned(wrapped[n][row], width, sheet.columns[n].kind, first=n == 0)
            for n, width in widths.items()
        )
        for row in range(height)
    ]


def _aligned(text: str, width: int, kind: Kind, *, first: bool = False) -> str:
    from rich.cells import cell_len

    space = " " * max(width - cell_len(text), 0)
    padded = text + space if kind is Kind.TEXT else space + text
    return padded if first else " " * GAP + padded


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines, at its spaces where it can; a no-break space doesn't break."""
    from rich.cells import cell_len, chop_cells

    lines: list[str] = [""]
    for word in text.split(" "):
        for piece in chop_cells(word, max(width, 1)) or [""]:
            if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(piece) <= width:
                lines[-1] += f" {piece}"
            elif lines[-1]:
                lines.append(piece)
            else:
                lines[-1] = piece
    return lines


def _unicode(console: Console) -> bool:
    return (console.encoding or "").lower().startswith("utf")


def _bar(sums: Sommes, most: Montant, width: int, console: Console) -> Text:
    """A row's amounts as a bar: its length against the longest row's, its parts by how sure the money is."""
    from rich.text import Text

    blocks = BLOCKS if _unicode(console) else PLAIN_BLOCKS
    parts = {name: max(amount.centimes, 0) for name, amount in sums.par_etat().items()}
    whole = sum(parts.values())
    text = Text()
    if not whole or most.centimes <= 0:
        return text
    length = max(1, (whole * width * 2 + most.centimes) // (most.centimes * 2))
    exact = {name: divmod(min(length, width) * part, whole) for name, part in parts.items()}
    cells = {name: quotient for name, (quotient, _rest) in exact.items()}
    left = min(length, width) - sum(cells.values())
    for name in sorted(exact, key=lambda name: -exact[name][1])[:left]:
        cells[name] += 1
    for name, count in cells.items():
        text.append(blocks[name] * count, _STYLES[name])
    return text


def _write_legend(console: Console, bars: Sequence[Sommes]) -> None:
    from rich.text import Text

    words = {
        "acquis": _("secured"),
        "espere": _("hoped for"),
        "a_trouver": _("to find"),
        "refuse": _("refused, to find again"),
    }
    blocks = BLOCKS if _unicode(console) else PLAIN_BLOCKS
    legend = Text()
    for name, word in words.items():
        if any(sums.par_etat()[name].centimes > 0 for sums in bars):
            legend.append("" if not legend else "   ")
            legend.append(blocks[name], _STYLES[name])
            legend.append(f" {word}")
    console.print()
    console.print(legend, soft_wrap=True)
