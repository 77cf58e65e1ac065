"""Tables with a row of headings: one row a fiche, several rows a fiche, money by funder and by year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cmqplan.beginnings.names import kind_of
from cmqplan.findings import fold
from cmqplan.intake import money
from cmqplan.intake.blocks import Cell, Table
from cmqplan.intake.layouts.found import Draft, Entry, Fate, Found, Paid, Text
from cmqplan.intake.wordings import PERSON, REST, Wordings
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.values import LONGEST_NUMERO, NUMERO_LIBRE

AXES = ("axe", "sous_axe", "sous_sous_axe")
_YEAR = re.compile(r"(?:année\s+|exercice\s+)?((?:19|20)[0-9]{2})", re.IGNORECASE)
_NOTHING = " \t\n\u00a0\u202f-–—/"
"""What a cell of a table of money holds where nothing is paid."""
_NUMBERED = re.compile(
    r"(?:fiche[ -]*(?:action)?|action)?\s*(?:n\s?[°ºo]\s*)?([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\s*[.:)–—-]*\s+([^\W\d].*)",
    re.IGNORECASE,
)
"""A title that begins with its number; one without a point may be a count, « 3 forums »."""
_SEARCHED = 10
"""Rows of a table's beginning among which its headings are looked for."""
_INSTRUCTION = re.compile(
    r"champ (?:texte|liste|num|date|binaire)|ce champ ne sera pas|ces informations devront|texte court de"
    r"|si vos (?:sous-)*axes sont|saisissez |choisissez l'option|➔|créez sous la forme|présentez en quelques|indiquer si l'action"
    r"|plusieurs services peuvent|rese?i?gnez ici|renseignez ici",
    re.IGNORECASE,
)
"""How the help begins that a known form keeps in its rows."""


@dataclass(slots=True)
class Column:
    """A column: the field its heading tells, else what its heading says, and the year that stands over it."""

    field: str | None
    label: str
    exercice: str = ""
    funder: bool = False
    """Each row has there what the body of the heading pays."""

    @property
    def is_year(self) -> bool:
        """Whether its heading is nothing but a year."""
        return self.field is None and not self.label and bool(self.exercice)


@dataclass(slots=True)
class Grid:
    """A table whose headings are found: ``first`` is the first row below them."""

    rows: Sequence[tuple[Cell, ...]]
    first: int
    columns: list[Column]
    heads: list[Cell] = field(default_factory=list)
    """The cells of the headings."""


def grid_of(table: Table, wordings: Wordings, knows: Callable[[str], bool], *, inside: bool) -> Grid | None:
    """The table's headings; None where it is no such table. ``inside``: within a fiche a table of who pays what counts."""
    best: tuple[int, int] = (1, -1)
    for n, row in enumerate(table.rows[:_SEARCHED]):
        fields = [wordings.field(cell.text) for cell in row]
        told = {found for found in fields if found}
        fit = {"titre", "numero", "axe"} & told if len(told) > 1 else set()
        paying = "financeurs" in told and {"montant", "total", "taux"} & told
        if (fit or (inside and paying)) and len(told) > best[0]:
            best = len(told), n
    if best[1] < 0:
        return None
    labels = sum(
        1
        for row in table.rows
        if row and wordings.field(row[0].text) and any(c.text.strip() for c in row[1:])
    )
    head = best[1]
    if labels > 2 or (labels == 2 and best[0] < 3):
        return None
    columns, heads, first = _columns(table, head, wordings)
    grid = Grid(table.rows, first, columns, heads)
    _funders(grid, knows)
    _units(grid)
    return grid


def _columns(table: Table, head: int, wordings: Wordings) -> tuple[list[Column], list[Cell], int]:
    """The columns, with a second row of headings above or below: funders over years, or years over funders."""
    row = table.rows[head]
    above = _spread(table.rows[head - 1]) if head else []
    below = table.rows[head + 1] if head + 1 < len(table.rows) else ()
    grouping = [cell for cell in table.rows[head - 1] if cell.text.strip()] if head else []
    if len(grouping) == 1 and grouping[0].text == table.rows[head - 1][0].text and not _is_exchange(row):
        grouping = []
    heads = [*grouping, *(cell for cell in row if cell.text.strip())]
    years_below = _years(below) > 1 and _years(below) == sum(1 for cell in below if cell.text.strip())
    over = _spread(row) if years_below else [cell.text for cell in row]
    if years_below:
        heads += [cell for cell in below if cell.text.strip()]
    columns: list[Column] = []
    for n, cell in enumerate(row):
        label = over[n] or (below[n].text if years_below else "")
        year = _YEAR.fullmatch(below[n].text.strip()) if years_below else None
        year = year or (_YEAR.fullmatch(above[n].strip()) if n < len(above) else None)
        upper_cell = table.rows[head - 1][n].text if head and not cell.text.strip() else ""
        found = wordings.field(cell.text or upper_cell)
        own = _YEAR.fullmatch(label.strip())
        if own and found is None:
            upper = above[n].strip() if n < len(above) and not _YEAR.fullmatch(above[n].strip()) else ""
            columns.append(Column(None, upper if not wordings.field(upper) else "", own[1]))
        else:
            columns.append(Column(found, label.strip(), year[1] if year else ""))
    return columns, heads, head + (2 if years_below else 1)


def _is_exchange(row: Sequence[Cell]) -> bool:
    return row[0].text.strip() == "Axe (x)"


def _spread(row: Sequence[Cell]) -> list[str]:
    """A row's texts, each over the empty cells right of it, as merged cells show it."""
    texts: list[str] = []
    for cell in row:
        texts.append(cell.text.strip() or (texts[-1] if texts else ""))
    return texts


def _years(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if _YEAR.fullmatch(cell.text.strip()))


def _funders(grid: Grid, knows: Callable[[str], bool]) -> None:
    """Mark the columns that say what somebody pays: only amounts, and a heading that is a body's, or the rows' totals
    are their sums, or the amounts bear their sign."""
    rows = [row for row in grid.rows[grid.first :] if not _is_total(row)]
    asked: list[int] = []
    for n, column in enumerate(grid.columns):
        texts = [row[n].text for row in rows if row[n].text.strip(_NOTHING)]
        state = column.field == "suivi.statut" and fold(column.label) == "etat"
        if (column.field is None or state) and texts and all(money.amount(text) for text in texts):
            asked.append(n)
            column.field = None
            body = money.without_unit(column.label)
            named = body and (knows(body) or kind_of(body) is not TypeOrganisme.AUTRE)
            rate = re.match(r"taux|part|%|pourcentage", body, re.IGNORECASE)
            column.funder = not rate and bool(named or (body and any("€" in text for text in texts)))
            if column.is_year and all(other.field != "financeurs" for other in grid.columns):
                column.funder = True  # a year's own total
    total = next((n for n, column in enumerate(grid.columns) if column.field == "total"), None)
    told = [row for row in rows if any(row[n].text.strip() for n in asked)]
    if total is not None and told and all(_adds_up(row, asked, total) for row in told):
        for n in asked:
            grid.columns[n].funder = True


def _units(grid: Grid) -> None:
    """Give the bare numbers the unit that their heading tells, or what stands above all: « montants en k€ »."""
    above = [cell.text for row in grid.rows[: grid.first] for cell in row if cell.text.strip()]
    shared = next(
        (money.unit(text) for text in above if re.match(r"\W*(?:montants?\s+)?en\b", text, re.IGNORECASE)), ""
    )
    units = [
        ("%" if column.field == "taux" else money.unit(column.label))
        or (shared if column.funder or column.is_year or column.field in ("total", "montant") else "")
        for column in grid.columns
    ]
    for column in grid.columns:
        column.label = money.without_unit(column.label) if column.funder else column.label
    if any(units):
        grid.rows = [
            row
            if n < grid.first
            else tuple(
                cell._replace(text=money.in_unit(cell.text, unit))
                for cell, unit in zip(row, units, strict=True)
            )
            for n, row in enumerate(grid.rows)
        ]


def _adds_up(row: Sequence[Cell], parts: list[int], total: int) -> bool:
    cents = [money.cents(row[n].text) for n in parts]
    return money.cents(row[total].text) == sum(cent or 0 for cent in cents)


def _is_total(row: Sequence[Cell]) -> bool:
    first = next((cell.text for cell in row if cell.text.strip()), "")
    return fold(first).startswith(("total", "sous total", "ensemble")) and len(fold(first).split()) < 5


def read_grid(grid: Grid, found: Found) -> None:
    """Each row's texts, put into its fiche; a row without title goes on the fiche above."""
    found.ledger.put(Fate.FORM, *grid.heads)
    for row in grid.rows[: grid.first]:
        above = [cell for cell in row if cell.text.strip() and cell not in grid.heads]
        if len(above) == 1 and found.titre is None and len(above[0].text) < 200:
            found.titre = above[0]
            found.ledger.put(Fate.KEY, *above)
        elif above:
            found.rest.append(Entry("", "", [Text(cell) for cell in above]))
    for cell in grid.heads:
        found.bases |= set(re.findall(r"\b(?:HT|TTC)\b", cell.text))
    named = any(column.field in ("titre", "numero") for column in grid.columns)
    axe: tuple[str, ...] = ()
    last: Draft | None = None
    for row in grid.rows[grid.first :]:
        cells = [cell for cell in row if cell.text.strip()]
        if not cells:
            continue
        if _instructs(row, grid):
            found.ledger.put(Fate.FORM, *cells)
            continue
        if _is_total(row) and _sums(row, grid):
            found.ledger.put(Fate.FORM, *cells)
            continue
        if _is_total(row) and not fold(cells[0].text).startswith("ensemble"):
            found.rest.append(Entry("", "", [Text(cell) for cell in cells]))
            continue
        by: dict[str, Cell] = {
            column.field: row[n] for n, column in reversed(list(enumerate(grid.columns))) if column.field
        }
        titre = " ".join(by["titre"].text.split()) if "titre" in by else ""
        numero = numero_of(by["numero"].text) if "numero" in by else ""
        numbered = _NUMBERED.fullmatch(titre) if "numero" not in by else None
        if numbered:
            numero, titre = numbered.groups()
        path = tuple(by[key].text.strip() for key in AXES if key in by and by[key].text.strip())
        axe = path or axe
        if (
            len(cells) == 1
            and (not titre or not numero)
            and named
            and len(cells[0].text) > 3
            and _is_axe(cells[0], by)
        ):
            axe = (" ".join(cells[0].text.split()),)
            found.ledger.put(Fate.KEY, cells[0])
            continue
        if titre or (numero and found.fiche(numero, "")):
            last = found.fiche(numero, titre)
            if last is None or (titre and not numero and last.axe != axe and axe):
                last = Draft(numero, titre, axe=axe)
                found.fiches.append(last)
            elif not last.titre:
                last.titre = titre
        elif numero:
            last = Draft(numero, axe=axe)
            found.fiches.append(last)
        if last is None:
            found.rest.append(Entry("", "", [Text(cell) for cell in cells]))
            continue
        last.title_cells += [by[key] for key in ("titre", "numero") if key in by]
        found.ledger.put(Fate.KEY, *(by[key] for key in (*AXES, "titre", "numero") if key in by))
        part = by.get("sous_actions")
        if part is not None and part.text.strip() and not _INSTRUCTION.match(part.text):
            _put_part(part, row, grid, last, found)
            continue
        put_row(row, grid.columns, last, found, skip=("titre", "numero", *AXES))
        if "numero" in by and by["numero"].text.strip() and not numero:
            last.entries.append(Entry(REST, "Numéro", [Text(by["numero"])]))


def _is_axe(cell: Cell, by: dict[str, Cell]) -> bool:
    return (
        cell is not by.get("titre")
        or re.match(r"\W*(?:axe|volet|orientation)\b", cell.text, re.IGNORECASE) is not None
    )


def numero_of(text: str) -> str:
    """The number that a text under « N° » writes; any short code is one. Empty where it is none."""
    match = re.fullmatch(r"\s*(?:(?:fiche|action)\s*)?(?:n\s?[°ºo]\s*)?(\S.*?)\s*", text, re.IGNORECASE)
    found = match[1].rstrip(".)") if match else ""
    found = found.replace(",", ".") if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)+", found) else found
    return found if NUMERO_LIBRE.fullmatch(found) and len(found) <= LONGEST_NUMERO else ""


def _instructs(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row is the form's own help."""
    titles = [row[n].text for n, column in enumerate(grid.columns) if column.field == "titre"]
    return any(_INSTRUCTION.match(text.strip()) for text in titles)


def _sums(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row of totals says nothing but what the rows above add up to."""
    amounts = [n for n, cell in enumerate(row) if money.amount(cell.text)]
    others = [cell for n, cell in enumerate(row) if cell.text.strip(_NOTHING) and n not in amounts]
    above = grid.rows[grid.first : next(n for n, line in enumerate(grid.rows) if line is row)]
    last = max((n + 1 for n, line in enumerate(above) if _is_total(line)), default=0)
    parts = (
        [line for line in grid.rows[grid.first :] if not _is_total(line)],
        [line for line in above if not _is_total(line)],
        above[last:],
    )
    return len(others) == 1 and any(
        all(sum(money.cents(line[n].text) or 0 for line in part) == money.cents(row[n].text) for n in amounts)
        for part in parts
    )


def _put_part(title: Cell, row: Sequence[Cell], grid: Grid, draft: Draft, found: Found) -> None:
    """A row of a sub-action: its title is its fiche's, all else that it says is its own."""
    entries: list[Entry] = []
    for cell, column in zip(row, grid.columns, strict=True):
        if cell is title or not cell.text.strip() or column.field in (*AXES, "titre", "numero"):
            continue
        if column.field == PERSON:
            found.ledger.put(Fate.PERSON, cell)
        else:
            label = f"Sous-action « {title.text.strip()} », {column.label}"
            entries.append(Entry(column.field or REST, label, [Text(cell)]))
    draft.parts.append((title, entries))


def put_row(
    row: Sequence[Cell], columns: Sequence[Column], draft: Draft, found: Found, *, skip: Sequence[str] = ()
) -> None:
    """A row's texts, each under its column's heading. Funders and amounts go in pairs, each amount with the funder to
    its left."""
    year = next((row[n].text.strip() for n, column in enumerate(columns) if column.field == "exercice"), "")
    told = {column.field: row[n] for n, column in enumerate(columns) if column.field}
    paired = [n for n, column in enumerate(columns) if column.field == "financeurs"]
    amounts_at = {n: _amount_right_of(n, columns) for n in paired}
    amounts_at = {
        n: m
        for n, m in amounts_at.items()
        if m is None or columns[m].field != "taux" or not money.amount(row[m].text)
    }  # 0,6 under « Taux » may be 0,6 % or 60 %
    spent = {m for m in amounts_at.values() if m is not None}
    done = _put_years(row, columns, paired[0], draft, found) if len(paired) == 1 else set()
    for n, column in enumerate(columns):
        cell = row[n]
        if not cell.text.strip() or column.field in skip or n in done:
            continue
        if _INSTRUCTION.match(cell.text.strip()):
            found.ledger.put(Fate.FORM, cell)
        elif n in amounts_at and amounts_at[n] is not None and row[amounts_at[n] or 0].text.strip():
            amount = row[amounts_at[n] or 0]
            more = [told[key] for key in ("exercice", "ligne.statut", "ligne.nature") if key in told]
            draft.paid.append(
                Paid(
                    cell.text, amount, (cell, amount, *more), year or columns[amounts_at[n] or 0].exercice,
                    *(told[key].text if key in told else "" for key in ("ligne.statut", "ligne.nature")),
                )
            )  # fmt: skip
        elif n in spent and row[_left_of(n, amounts_at)].text.strip():
            continue
        elif column.funder:
            draft.paid.append(Paid(column.label, cell, (cell,), column.exercice or year))
        elif column.field in ("exercice", "ligne.statut", "ligne.nature") and draft.paid:
            continue
        elif column.field in (
            None,
            "montant",
            "taux",
            "exercice",
            "ligne.statut",
            "ligne.nature",
        ):
            draft.entries.append(Entry(REST, column.label or column.exercice, [Text(cell)]))
        else:
            draft.entries.append(Entry(column.field, column.label, [Text(cell)]))


def _put_years(
    row: Sequence[Cell], columns: Sequence[Column], payer: int, draft: Draft, found: Found
) -> set[int]:
    """What a funder pays year by year, in columns of years; the columns that are done."""
    years = [n for n, column in enumerate(columns) if column.is_year]
    paid = [n for n in years if money.cents(row[n].text)]
    if not paid or not row[payer].text.strip():
        return set()
    for n in paid:
        draft.paid.append(Paid(row[payer].text, row[n], (row[payer], row[n]), columns[n].exercice))
    whole = sum(money.cents(row[n].text) or 0 for n in paid)
    totals = [
        n
        for n, column in enumerate(columns)
        if column.field in ("total", "montant") and money.cents(row[n].text) == whole
    ]
    none = [
        n
        for n in years
        if row[n].text.strip() and (not row[n].text.strip(_NOTHING) or money.cents(row[n].text) == 0)
    ]
    found.ledger.put(Fate.FORM, *(row[n] for n in (*totals, *none)))
    return {payer, *paid, *totals, *none}


def _amount_right_of(n: int, columns: Sequence[Column]) -> int | None:
    """The amount that belongs to a funder: the nearest one to its right, before the next funder; else the only one."""
    for m in range(n + 1, len(columns)):
        if columns[m].field in ("montant", "taux"):
            return m
        if columns[m].field == "financeurs":
            return None
    amounts_ = [m for m, column in enumerate(columns) if column.field == "montant"]
    return (
        amounts_[0]
        if len(amounts_) == 1 and sum(1 for c in columns if c.field == "financeurs") == 1
        else None
    )


def _left_of(n: int, pairs: dict[int, int | None]) -> int:
    return next(funder for funder, amount in pairs.items() if amount == n)
