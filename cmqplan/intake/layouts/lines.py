"""A file's blocks, one after the other: headings and what stands under them, tables with labels at the left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell, Paragraph, Source, Table, Title
from cmqplan.intake.layouts.found import Draft, Entry, Fate, Found, Part, Text
from cmqplan.intake.layouts.grids import AXES, grid_of, numero_of, put_row, read_grid
from cmqplan.intake.texts import one_line
from cmqplan.intake.wordings import PERSON, REST, Wordings, wording

_FICHE = re.compile(
    r"(?:fiche(?:s)?(?:[ -]*actions?)?|action)\s*(?:n\s?[°ºo]\.?\s*)?([0-9]{1,3}(?:\.[0-9]{1,3}){0,3})\s*[.:–—-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,3})\s*[.):–—-]*\s+(\S.*)", re.DOTALL)
_AXE = re.compile(
    r"(?:axe|volet|orientation|pilier|chantier|thème|défi|enjeu|objectif stratégique|priorité)\s*(?:stratégique\s*)?(?:n\s?[°ºo]\.?\s*)?"
    r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[IVX]{1,4}|[A-H])\s*[.:–—-]+\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ROMAN = {
    numeral: str(n)
    for n, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_LONGEST_TITLE = 200
_NEAR, _FAR = 6, 40
"""Lines below a fiche's title among which its first heading stands, and another one."""
_FEWEST = 3
"""Headings of a fiche that make a file without any title of one a fiche."""
_FRAME = frozenset(["contexte", "cadrage", "introduction", "preambule", "presentation", "sommaire"])
_FORM_TITLES = frozenset(
    wording(text)
    for text in ("fiches actions", "les fiches action", "fiche action", "plan d'actions", "programme d'actions", "liste des actions",
                 "actions", "le plan d'action", "les actions", "détail des actions", "sommaire")
)  # fmt: skip
"""Titles that only say that the fiches follow."""


class Line(NamedTuple):
    """A title, a text, or a row of a table; ``table`` counts the tables, 0 outside of them."""

    kind: Literal["title", "text", "row"]
    cells: tuple[Cell, ...]
    level: int = 0
    item: bool = False
    table: int = 0

    @property
    def first(self) -> Cell:
        return self.cells[0]

    @property
    def alone(self) -> Cell | None:
        """The only text of a line that isn't an item; of a row too, where its other cells are empty."""
        written = [cell for cell in self.cells if cell.text.strip()]
        return written[0] if len(written) == 1 and not self.item else None


class Walk:
    """One file's way through its blocks."""

    def __init__(
        self, source: Source, found: Found, wordings: Wordings, knows: Callable[[str], bool]
    ) -> None:
        self.source, self.found, self.wordings, self.knows = source, found, wordings, knows
        self.lines: list[Line | Table] = []
        self.draft: Draft | None = None
        self.level: int | None = None
        """The level of the open fiche's title, where it has one."""
        self.entry: Entry | None = None
        self.titles: list[Cell] = []
        """Titles since the last text, which may be a part's, an axe's or a fiche's."""
        self.axe: tuple[str, ...] = ()
        self.table = 0
        self.passed = False
        """Whether the table of this number was read as a whole."""
        self.begun = False
        self.numbered = False
        """Whether the file's fiches say their numbers: a title without one is then a chapter of its framing."""

    def run(self) -> None:
        self._flatten()
        self.numbered = any(start[0] for n in range(len(self.lines)) if (start := self._starts(n)))
        self._whole()
        for n, line in enumerate(self.lines):
            if isinstance(line, Table):
                self._close()
                grid = grid_of(line, self.wordings, self.knows, inside=False)
                if grid is not None:
                    read_grid(grid, self.found)
            else:
                self._line(n, line)
        self._close()
        self._settle_titles()

    def _flatten(self) -> None:
        count = 0
        for block in self.source.blocks:
            if isinstance(block, Title):
                self.lines.append(Line("title", (block.cell,), block.level))
            elif isinstance(block, Paragraph):
                self.lines.append(Line("text", (block.cell,), 0, block.item))
            else:
                table = _upright(block, self.wordings)
                if grid_of(table, self.wordings, self.knows, inside=False) is not None:
                    self.lines.append(table)
                    continue
                count += 1
                rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
                self.lines += [Line("row", row, 0, False, count) for row in rows]

    def _whole(self) -> None:
        """A file that holds the headings of a fiche and no title of one is one fiche: its first line is its title, where it
        is no heading; else the file's own name says its number or its title."""
        lines = [line for line in self.lines if isinstance(line, Line)]
        starts = any(self._starts(n) is not None or self._begins_table(n) for n in range(len(self.lines)))
        labels = {label[0] for line in lines if (label := self._label(line))}
        if (
            starts
            or len(lines) < len(self.lines)
            or len(labels - {REST, PERSON, "titre", "numero"}) < _FEWEST
        ):
            return
        stem = " ".join(re.sub(r"\.[^.]*$", "", self.source.name).replace("_", " ").split())
        match = _FICHE.fullmatch(stem) or _NUMBERED.fullmatch(stem)
        numero, words = (match[1], match[2]) if match else ("", stem)
        first = self.lines[0]
        title = first.alone if isinstance(first, Line) and not self._label(first) else None
        if title is not None and len(title.text) <= _LONGEST_TITLE and "titre" not in labels:
            self.lines[0:1] = []
            words = title.text
        else:
            title = None
        self._begin((numero, "" if "titre" in labels else words), title, None)

    # What a line is

    def _label(self, line: Line | Table) -> tuple[str, str, str] | None:
        """The heading that a line begins with: field, words, and what stands behind its colon."""
        if isinstance(line, Table):
            return None
        if line.kind == "row":
            head = self.wordings.split(line.first.text)
            others = any(cell.text.strip() for cell in line.cells[1:])
            return head if head and (others or head[2] or len(line.cells) == 1 or line.alone) else None
        found = None if _AXE.fullmatch(line.first.text) else self.wordings.split(line.first.text)
        return None if found is None or (line.item and not found[2]) else found

    def _starts(self, n: int) -> tuple[str, str] | None:
        """The number and title of the fiche that begins with a line: it has headings of its own right below."""
        line = self.lines[n]
        if isinstance(line, Table):
            return None
        cell = line.alone
        if cell is None or len(cell.text) > _LONGEST_TITLE + 60:
            return None
        text = cell.text.strip("*_ ")
        match = _FICHE.fullmatch(text)
        named = (match[1], match[2]) if match else None
        if named is None:
            if self._label(line) or _AXE.fullmatch(text):
                return None
            match = _NUMBERED.fullmatch(text)
            if match and "." in match[1] and not text.endswith(":"):
                named = (match[1], match[2])
            elif line.kind == "title":
                named = ("", text)
            else:
                return None
        sure = line.kind == "row" or text.lower().startswith("fiche")
        if self.numbered and not named[0] and not sure:
            return None
        return named if self._headings_below(n) >= (1 if sure else 2) else None

    def _headings_below(self, n: int) -> int:
        """How many of a fiche's headings stand below its title: the first among the next lines, before another title."""
        here = self.lines[n]
        told: set[str] = set()
        for m, other in enumerate(self.lines[n + 1 : n + 1 + _FAR]):
            if isinstance(other, Table) or (
                isinstance(here, Line) and here.table and other.table != here.table
            ):
                break
            label = self._label(other)
            if label and not other.item:
                told.add(label[0])
            elif (
                (not told and m >= _NEAR)
                or (other.alone and _FICHE.fullmatch(other.alone.text))
                or (
                    other.kind == "title"
                    and (not told or not isinstance(here, Line) or other.level <= here.level)
                )
            ):
                break
        return len(told)

    def _leads(self, n: int) -> bool:
        """Whether a line is a title above a fiche: only titles stand between it and where the fiche begins."""
        for m in range(n, min(n + 4, len(self.lines))):
            line = self.lines[m]
            if isinstance(line, Table):
                return m > n
            if m > n and (self._starts(m) is not None or self._begins_table(m)):
                return True
            cell = line.alone
            if cell is None or line.item or not self._titled(line, after_row=self._after_row(m)):
                return False
        return False

    def _after_row(self, n: int) -> bool:
        before = self.lines[n - 1] if n else None
        return isinstance(before, Table) or (before is not None and before.kind == "row")

    def _titled(self, line: Line, *, after_row: bool) -> bool:
        """Whether a line looks like a title."""
        text = line.first.text.strip()
        if line.kind == "title":
            return True
        if line.kind == "row" or line.item or len(text) > 140:
            return False
        if _AXE.fullmatch(text) or (_NUMBERED.fullmatch(text) and not text.endswith((".", ";", ","))):
            return True
        return (text.endswith(":") and len(text) < 90) or (after_row and not text.endswith((".", ";", ",")))

    def _begins_table(self, n: int) -> bool:
        """Whether a table of a fiche's headings begins with a line."""
        line = self.lines[n]
        before = self.lines[n - 1] if n else None
        if (
            isinstance(line, Table)
            or not line.table
            or (isinstance(before, Line) and before.table == line.table)
        ):
            return False
        return len(self._fields_of(line.table, n)) > 1

    def _fields_of(self, table: int, n: int) -> set[str]:
        rows = []
        for other in self.lines[n:]:
            if isinstance(other, Table) or other.table != table:
                break
            rows.append(other)
        return {label[0] for row in rows if (label := self._label(row))}

    # What it does

    def _line(self, n: int, line: Line) -> None:
        if line.table and line.table != self.table:
            self.table = line.table
            self.passed = self._money_table(n, line)
            if not self.passed and self._starts(n) is None:
                self._table_begins(n, line)
        if line.table and self.passed:
            return
        start = self._starts(n)
        if start is not None:
            self._begin(start, line.alone or line.first, line.level if line.kind == "title" else None)
            return
        label = self._label(line)
        if self.draft is not None and self._leads(n) and label is None:
            self._close()
        if self.draft is not None and line.kind == "title" and label is None:
            if self.level is None or line.level <= self.level:
                self._close()
            else:
                self._open(REST, line.first.text, [])
                self.found.ledger.put(Fate.FORM, line.first)
                return
        if self.draft is None:
            self._outside(line)
        elif label is not None:
            self._labelled(line, label)
        elif line.kind == "row":
            self._row(line)
        elif (
            not self.draft.entries and " > " in line.first.text
        ):  # « 1. Un axe > 1.1. Un autre », right below a title
            self.draft.axe = tuple(part.strip() for part in line.first.text.split(" > "))
            self.found.ledger.put(Fate.KEY, line.first)
        else:
            if self._after_row(n) and line.kind == "text" and self.entry is not None and self.table:
                self._open(REST, "", [])
            self._go_on(Text(line.first, line.item))

    def _table_begins(self, n: int, line: Line) -> None:
        """A table of headings begins a fiche of its own, unless it goes on one that is open."""
        fields = self._fields_of(line.table, n)
        if len(fields) < 2:
            return
        open_fields = self.draft.fields if self.draft else set()
        goes_on = self.draft is not None and (
            not self.draft.entries or not (fields - {REST, PERSON}) & open_fields
        )
        if goes_on and not self.titles:
            return
        self._close()
        title = self.titles.pop() if self.titles and "titre" not in fields else None
        match = (_FICHE.fullmatch(title.text) or _NUMBERED.fullmatch(title.text)) if title else None
        named = (match[1], match[2]) if match else ("", title.text if title else "")
        self._begin(named, title, None)

    def _begin(self, named: tuple[str, str], title: Cell | None, level: int | None) -> None:
        self._close()
        numero, words = named
        titre = " ".join(words.strip(" *_:").split())
        heading = self._axe_heading()
        draft = self.found.fiche(numero, "") if numero else None
        if draft is None:
            draft = Draft(numero, titre, axe=self.axe)
            self.found.fiches.append(draft)
        elif titre and fold(titre) != fold(draft.titre):
            draft.entries.append(Entry(REST, "Titre", [Text(title)] if title else []))
        draft.heading = heading
        if title is not None:
            draft.title_cells.append(title)
            self.found.ledger.put(Fate.KEY, title)
        self.draft, self.entry, self.level = draft, None, level

    def _axe_heading(self) -> Cell | None:
        """The last title above a fiche, which is its axe's."""
        titles = [cell for cell in self.titles if wording(cell.text) not in _FORM_TITLES]
        self.found.ledger.put(Fate.FORM, *(cell for cell in self.titles if cell not in titles))
        self.titles = titles[:-1]
        self._settle_titles()
        if titles:
            self.axe = (titles[-1].text.strip(" :*_"),)
            return titles[-1]
        return None

    def _settle_titles(self) -> None:
        """Titles that nothing followed."""
        for cell in self.titles:
            if wording(cell.text) in _FORM_TITLES:
                self.found.ledger.put(Fate.FORM, cell)
            else:
                self.found.rest.append(Entry("", "", [Text(cell)]))
        self.titles = []

    def _close(self) -> None:
        self.draft, self.entry, self.level = None, None, None

    def _open(self, field: str, label: str, texts: list[Text]) -> None:
        assert self.draft is not None
        self.entry = Entry(field, " ".join(label.strip(" *_:").split()), texts)
        self.draft.entries.append(self.entry)

    def _labelled(self, line: Line, label: tuple[str, str, str]) -> None:
        field, words, rest = label
        values = [cell for cell in line.cells[1:] if cell.text.strip()]
        draft = self.draft
        assert draft is not None
        if field in ("titre", "numero"):
            self._named(field, line, rest, values)
            return
        self.found.ledger.put(Fate.FORM, line.first)
        self.found.bases |= set(re.findall(r"\b(?:HT|TTC)\b", line.first.text))
        if line.kind == "row" and len(values) > 1:
            values = self._in_pairs(line, values)
        texts = [Text(cell) for cell in values]
        if rest:
            texts.insert(0, Text(line.first._replace(text=rest)))
        if field in AXES and texts:
            draft.axe = (*(draft.axe if draft.fields & {*AXES} else ()), one_line(texts))
            self.found.ledger.put(Fate.KEY, *(text.cell for text in texts))
        self._open(field, words, texts)

    def _in_pairs(self, line: Line, values: list[Cell]) -> list[Cell]:
        """The values of a row's first heading; headings further right open entries of their own."""
        kept: list[Cell] = []
        for n, cell in enumerate(line.cells[1:], 1):
            if kept and self._label(line._replace(cells=line.cells[n:])) and cell.text.strip():
                self._later(line, n)
                return kept
            kept += [cell] if cell.text.strip() else []
        return values

    def _later(self, line: Line, n: int) -> None:
        """The headings of a row from its nth cell on, put before the row's first entry is opened."""
        label = self.wordings.split(line.cells[n].text)
        assert label is not None
        self._labelled(Line("row", line.cells[n:], table=line.table), label)

    def _named(self, field: str, line: Line, rest: str, values: Sequence[Cell]) -> None:
        """A heading that names the fiche: another one begins where this one has its name already."""
        draft = self.draft
        assert draft is not None
        value = rest or " ".join(cell.text for cell in values)
        if draft.entries or (field == "titre" and draft.titre):
            self._begin(("", ""), None, self.level)
            draft = self.draft
            assert draft is not None
        self.found.ledger.put(Fate.FORM, line.first)
        cells = [*([line.first] if rest else []), *values]
        draft.title_cells += cells
        match = _FICHE.fullmatch(value.strip()) or _NUMBERED.fullmatch(value.strip())
        if field == "numero" and (number := numero_of(value)):
            draft.numero = number
        elif field == "numero":
            draft.entries.append(Entry(REST, "Numéro", [Text(cell) for cell in cells]))
            return
        elif match and "." in match[1]:
            draft.numero, draft.titre = draft.numero or match[1], " ".join(match[2].split())
        else:
            draft.titre = " ".join(value.split())
        self.found.ledger.put(Fate.KEY, *cells)

    def _row(self, line: Line) -> None:
        """A row that begins with no heading that is known: it goes on the one above, or has a heading of its own."""
        draft = self.draft
        assert draft is not None
        cells = [cell for cell in line.cells if cell.text.strip()]
        if not line.first.text.strip() or len(cells) == 1:
            for cell in cells:
                self._go_on(Text(cell))
        elif self.entry is not None and self.entry.key in (
            "moyens.financiers",
            "financeurs",
            "calendrier",
            "indicateurs",
        ):
            joined = " : ".join(cell.text for cell in cells)
            self._go_on(Text(cells[0]._replace(text=joined)))
            self.entry.texts += [Text(cell._replace(text="")) for cell in cells[1:]]
        else:
            self.found.ledger.put(Fate.FORM, cells[0])
            self._open(REST, cells[0].text, [Text(cell) for cell in cells[1:]])

    def _money_table(self, n: int, line: Line) -> bool:
        """Read a table of who pays what, within the open fiche; False where the table is none."""
        rows: list[tuple[Cell, ...]] = []
        for other in self.lines[n:]:
            if isinstance(other, Table) or other.table != line.table:
                break
            rows.append(other.cells)
        grid = grid_of(Table(tuple(rows)), self.wordings, self.knows, inside=True)
        if grid is None or self.draft is None:
            return False
        self.found.ledger.put(Fate.FORM, *grid.heads)
        for row in rows[grid.first :]:
            put_row(row, grid.columns, self.draft, self.found)
        return True

    def _go_on(self, text: Text) -> None:
        if self.entry is None:
            self._open(REST, "", [])
        assert self.entry is not None
        self.entry.texts.append(text)

    # Outside of the fiches

    def _outside(self, line: Line) -> None:
        cell = line.alone or line.first
        text = cell.text.strip("*_ ")
        axe = _AXE.fullmatch(text) if line.kind != "row" or line.alone else None
        action = _FICHE.fullmatch(text)
        if line.kind != "row" and wording(text) in _FORM_TITLES:
            self.found.ledger.put(Fate.FORM, cell)
            return
        if axe is not None and len(text) < 300:
            self._axe_line(axe, cell)
        elif action is not None and "." in action[1] and action[2] and line.kind != "row":
            self._announced(action[1], cell._replace(text=action[2]))
        elif line.kind == "row":
            self.found.rest.append(Entry("", "", [Text(one) for one in line.cells if one.text.strip()]))
        elif not self.begun and self.found.titre is None and self._is_title(line):
            self.found.titre = cell
            self.found.ledger.put(Fate.KEY, cell)
        elif self._titled(line, after_row=False):
            self.titles.append(cell)
        else:
            self._told(Text(cell, line.item))
        self.begun = True

    def _axe_line(self, axe: re.Match[str], cell: Cell) -> None:
        numero = _ROMAN.get(axe[1].upper(), axe[1]) if not axe[1][0].isdigit() else axe[1]
        if numero.isalpha():
            numero = str(ord(numero.upper()) - 64)
        titre = " ".join(axe[2].strip(" :*_").split())
        known = self.found.axes.setdefault(numero, [])
        if all(fold(titre) != fold(one.text) for one in known):
            known.append(cell._replace(text=titre))
        self.found.ledger.put(Fate.KEY, cell)
        self.axe = (f"{numero}. {titre}",)

    def _announced(self, numero: str, cell: Cell) -> None:
        if numero in self.found.actions:
            self._told(Text(cell, True))
        else:
            self.found.actions[numero] = cell

    def _is_title(self, line: Line) -> bool:
        text = line.first.text.strip()
        return (
            not line.item
            and len(text) <= _LONGEST_TITLE
            and not text.endswith((".", ":", ";"))
            and not _FRAME & set(fold(text).split()[:2])
            and not self.wordings.field(text)
        )

    def _told(self, text: Text) -> None:
        if self.titles or not self.found.parts or not self.found.parts[-1].texts:
            self.found.parts.append(Part(self.titles))
            self.titles = []
        self.found.parts[-1].texts.append(text)


def _upright(table: Table, wordings: Wordings) -> Table:
    """A table with a fiche in each column turned, so that each has a row."""
    for row in table.rows:
        if (
            wordings.field(row[0].text) in ("titre", "numero")
            and sum(1 for c in row[1:] if c.text.strip()) > 1
        ):
            labels = sum(1 for line in table.rows if wordings.field(line[0].text))
            right = sum(1 for cell in row[1:] if wordings.field(cell.text))
            if labels > 2 and not right:
                return Table(tuple(zip(*table.rows, strict=True)), table.name)
    return table
