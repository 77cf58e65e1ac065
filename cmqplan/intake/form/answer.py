"""A workbook that comes back: known by its hidden sheet, whatever its other sheets are called, in whatever order its rows are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell, Source, Table, Unreadable
from cmqplan.intake.form.cells import tidy
from cmqplan.intake.form.formes import Steps
from cmqplan.intake.form.workbook import ACTION, COMPUTED, GUARD, MARK, REMARK, REMARKS, TABLE_MARK
from cmqplan.language.said import Said
from cmqplan.source.yaml import Value

_DAMAGED = Said(
    "{file} : la feuille cachée qui garde ce qui a été envoyé n'est plus entière ; demandez le fichier tel qu'il a été rempli, ou recopiez les réponses dans un nouvel envoi (« cmqplan export saisie »)",
    "{file}: the hidden sheet that keeps what was sent isn't whole any more; ask for the file as it was filled in, or copy the answers into a new one (“cmqplan export saisie”)",
)


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row as it went out: the file and the path it stands for, and the text of each of its cells."""

    file: str
    table: str
    steps: Steps
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentFile:
    kind: str
    """« fiche » or « plan »."""
    file: str
    numero: str
    titre: str
    value: Value

    @property
    def label(self) -> str:
        return f"{self.numero} {self.titre}".strip()


class BackRow(NamedTuple):
    """A row as it came back. ``sent`` is the identity of the row it was, empty for a new one; ``others`` are the cells that
    stand in no column of ours."""

    sent: str
    cells: Mapping[str, Cell]
    others: tuple[Cell, ...]

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        return tidy(cell.text) if cell else ""

    @property
    def values(self) -> dict[str, Cell]:
        """Its cells that are values and hold something."""
        return {
            name: cell for name, cell in self.cells.items() if not name.startswith("@") and tidy(cell.text)
        }


@dataclass(slots=True)
class BackSheet:
    kind: str
    table: str
    columns: frozenset[str]
    rows: list[BackRow]


@dataclass(slots=True)
class Answer:
    """What was sent, and what came back."""

    name: str
    plan: str
    partner: str
    day: date
    files: dict[str, SentFile]
    sent: dict[str, SentRow]
    sheets: list[BackSheet] = field(default_factory=list)
    remarks: list[tuple[str, Cell]] = field(default_factory=list)
    """The action each is about, maybe none, and the remark."""
    strangers: list[Cell] = field(default_factory=list)
    """Texts that stand in no table of ours, and that we didn't write."""


def answer_of(source: Source) -> Answer | Unreadable | None:
    """The answer that a workbook is; None for any other file."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    envelope = next(
        (table for table in tables if table.rows and table.rows[0] and table.rows[0][0].text == MARK), None
    )
    if envelope is None:
        return None
    try:
        answer = _sent(source.name, envelope)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Unreadable(_DAMAGED, {"file": source.name})
    ours = {tidy(text) for row in answer.sent.values() for text in row.cells.values()}
    for table in tables:
        if table is envelope:
            continue
        if not _sheet(answer, table) and table.name not in _OURS:
            answer.strangers += [
                cell
                for row in table.rows
                for cell in row
                if cell.text.strip() and tidy(cell.text) not in ours
            ]
    answer.strangers += [cell for cell in source.aside if cell.text.strip()]
    return answer


_OURS = frozenset({"Mode d'emploi", "Listes"})


def _sent(name: str, envelope: Table) -> Answer:
    """Raises ValueError, KeyError, TypeError or AttributeError where what was sent isn't whole."""
    entries = [(row[0].text, _unpacked(row[1:])) for row in envelope.rows if row[0].text]
    head = entries[0][1]
    answer = Answer(name, str(head["plan"]), str(head["partner"]), date.fromisoformat(head["day"]), {}, {})
    for key, told in entries[1:]:
        if key == "file":
            kind, file, numero, titre = (_text(told[part]) for part in ("kind", "file", "numero", "titre"))
            answer.files[file] = SentFile(kind, file, numero, titre, _plain(told["value"]))
        else:
            cells = {str(name): str(text) for name, text in told["cells"].items()}
            answer.sent[key] = SentRow(
                answer.files[told["file"]].file, told["table"], _steps(told["steps"]), cells
            )
    if len(answer.sent) != head["rows"]:
        raise ValueError
    return answer


def _steps(told: object) -> Steps:
    if not isinstance(told, list) or not all(isinstance(step, str | int) for step in told):
        raise TypeError
    return tuple(told)


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError
    return told


def _plain(told: object) -> Value:
    """A value of texts, lists and mappings, as files hold them."""
    if isinstance(told, dict):
        return {_text(key): _plain(item) for key, item in told.items()}
    return [_plain(item) for item in told] if isinstance(told, list) else _text(told)


def _unpacked(cells: Sequence[Cell]) -> Any:
    return json.loads("".join(cell.text.removeprefix(GUARD).removesuffix(GUARD) for cell in cells))


def _sheet(answer: Answer, table: Table) -> bool:
    """Read a sheet of ours; False for any other."""
    spot = next(
        (
            (r, c)
            for r, row in enumerate(table.rows)
            for c, cell in enumerate(row)
            if cell.text.startswith(TABLE_MARK)
        ),
        None,
    )
    if spot is None:
        return False
    top, left = spot
    names = {n: cell.text for n, cell in enumerate(table.rows[top]) if n > left and cell.text}
    titles = table.rows[top + 1] if top + 1 < len(table.rows) else ()
    marker = table.rows[top][left].text.removeprefix(TABLE_MARK)
    kind, _, name = marker.partition(":")
    answer.strangers += [cell for row in table.rows[:top] for cell in row if cell.text.strip()]
    found: list[BackRow] = []
    for row in table.rows[top + 2 :]:
        cells = {
            names[n]: cell for n, cell in enumerate(row) if n in names and not names[n].startswith(COMPUTED)
        }
        others = tuple(
            _headed(cell, n, titles)
            for n, cell in enumerate(row)
            if n not in names and n != left and cell.text.strip()
        )
        found.append(BackRow(row[left].text, cells, others))
    if marker == REMARKS:
        answer.remarks += [(row.text(ACTION), row.cells[REMARK]) for row in found if row.text(REMARK)]
        answer.strangers += [cell for row in found for cell in row.others]
        return True
    answer.sheets.append(BackSheet(kind, name, frozenset(names.values()), found))
    return True


def _headed(cell: Cell, n: int, titles: Sequence[Cell]) -> Cell:
    """A cell of a column that somebody added, with that column's head."""
    title = titles[n].text.strip() if n < len(titles) else ""
    return Cell(f"{title} : {cell.text}" if title and title != cell.text else cell.text, cell.place)


def file_called(answer: Answer, text: str, kind: str) -> SentFile | None:
    """The file that a new row belongs to: the plan's own; of fiches, the one that its action names, else the only one."""
    files = [file for file in answer.files.values() if file.kind == kind]
    if kind == "plan" or (not text and len(files) == 1):
        return next(iter(files), None)
    for said in (lambda file: fold(file.label), lambda file: fold(file.titre), lambda file: file.numero):
        found = [
            file for file in files if said(file) and said(file) in (fold(text), text, text.split(" ")[0])
        ]
        if len(found) == 1:
            return found[0]
    return None
