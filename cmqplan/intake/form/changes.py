"""An answer held against what was sent and against the files as they are today: what it changes, what it can't.

Where only the answer differs, it is followed; where the file was changed meanwhile too, both are told and nothing is
decided. Values that a model can't read are told and not written. What stands outside of the tables is kept as a dated note
of its action, or under ``import_reste``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple

from cmqplan.beginnings.more import place
from cmqplan.beginnings.names import LONGEST_IDENTIFIER, Unfit, identifier
from cmqplan.beginnings.pages import Written, changed
from cmqplan.findings import fold
from cmqplan.intake.blocks import Cell
from cmqplan.intake.form import visas
from cmqplan.intake.form.answer import Answer, BackRow, BackSheet, SentFile, SentRow, file_called
from cmqplan.intake.form.cells import as_read, read, shown, tidy
from cmqplan.intake.form.formes import Forme, Keys, Kind, Steps, at, forme_of, put, short, written
from cmqplan.intake.form.sending import fiches, frame, raw, rights_of
from cmqplan.intake.form.tables import Column, Piece, Table, row_label, rows, tables_of
from cmqplan.intake.form.workbook import ACTION, ROW
from cmqplan.intake.layouts.found import Entry, Text
from cmqplan.intake.parties import Parties
from cmqplan.intake.plans import put_organismes
from cmqplan.intake.texts import left
from cmqplan.language import fill, show, translate
from cmqplan.language.gettext import N_
from cmqplan.model.champs import completed
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.model.values import Reperes
from cmqplan.periods.writing import day_point, write_point
from cmqplan.rules.catalogue import rules
from cmqplan.source.edits import Change, Refusal, Set, begun
from cmqplan.source.yaml import Value
from cmqplan.versions.signing import recorded
from cmqplan.versions.visas import Part, parts_of, signataires
from cmqplan.workspace.mentions import texts_in
from cmqplan.workspace.read import build
from cmqplan.workspace.workspace import Workspace


class Fate(Enum):
    """What becomes of something that the answer says."""

    CHANGED = auto()
    ADDED = auto()
    REMOVED = auto()
    NOTED = auto()
    """A remark, kept as a note of its action."""
    SIGNED = auto()
    """A visa, as « cmqplan sign » writes it."""
    UNSIGNED = auto()
    """An agreement that can't count."""
    KEPT = auto()
    """A text without a place of its own, kept under ``import_reste``."""
    CONFLICT = auto()
    HELD = auto()
    """It stands in a row of which another cell is in conflict."""
    LOCKED = auto()
    """Who answers may not write there."""
    UNREAD = auto()
    GONE = auto()
    """What it is about isn't there any more, or a sheet is missing."""

    @property
    def is_written(self) -> bool:
        return self in (Fate.CHANGED, Fate.ADDED, Fate.REMOVED, Fate.NOTED, Fate.SIGNED, Fate.KEPT)

    @property
    def is_new(self) -> bool:
        return self in (Fate.ADDED, Fate.NOTED)


class Told(NamedTuple):
    """One thing the answer says. ``where``: the action, the sheet, the row and the column, in words."""

    fate: Fate
    where: tuple[str, ...]
    sent: str = ""
    answered: str = ""
    today: str = ""
    why: str = ""


@dataclass(slots=True)
class Returned:
    """What an answer would write, and all that it says."""

    plan: str
    partner: str
    told: list[Told] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    new: dict[str, Value] = field(default_factory=dict)
    """The organismes it declares."""
    near: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A value at a path of a file as it is today; None takes out what stands there."""

    steps: Steps
    value: Value | None
    told: Told


@dataclass(slots=True)
class _Work:
    """A file while its edits are gathered: as it was sent, as it is today, as it becomes."""

    sent: Piece
    today: Piece
    edits: list[_Edit] = field(default_factory=list)
    removals: list[_Edit] = field(default_factory=list)
    gone: list[Steps] = field(default_factory=list)
    """The rows that were sent and didn't come back."""
    surplus: dict[Steps, list[Value]] = field(default_factory=dict)
    """List → the items that it has today and wasn't sent with: a row of the answer that is among them is there already."""
    rest: list[str] = field(default_factory=list)
    accord: visas.Accord | None = None
    """What its row among the visas says."""
    unwritten: set[Part] = field(default_factory=set)
    """The parts of a visa of which the answer says something that isn't taken."""

    def append(self, here: Steps, item: Value, told: Told) -> None:
        """A new item of a list, at its end."""
        surplus = self.surplus.get(here)
        if surplus is None:
            surplus = self.surplus[here] = [*_items(self.today.at(here))]
            for one in _items(self.sent.at(here)):
                if one in surplus:
                    surplus.remove(one)
        if item in surplus:
            surplus.remove(item)
            return
        waiting = sum(edit.steps[:-1] == here and edit.told.fate.is_new for edit in self.edits)
        self.edits.append(_Edit((*here, len(_items(self.today.at(here))) + waiting), item, told))

    def path(self, steps: Steps) -> Steps | None:
        """Where something that was sent is today; None where it is gone."""
        sent: Value | None = self.sent.value
        today: Value | None = self.today.value
        found: list[str | int] = []
        for step in steps:
            here: str | int | None = step
            if isinstance(step, int):
                here = _pairs(_items(sent), _items(today)).get(step)
            if here is None:
                return None
            sent, today = at(sent, (step,)), at(today, (here,))
            found.append(here)
        return tuple(found)


def returned(workspace: Workspace, answer: Answer) -> Returned | Unfit:
    """What an answer makes of its plan, which must be there."""
    return _Reader(workspace, answer).all()


class _Reader:
    def __init__(self, workspace: Workspace, answer: Answer) -> None:
        self.workspace, self.answer = workspace, answer
        self.rights = rights_of(workspace, answer.partner)
        self.parties = Parties(workspace.organismes)
        self.found = Returned(answer.plan, answer.partner)
        self.plan = frame(workspace, answer.plan)
        pieces, self.broken = fiches(workspace, answer.plan)
        today = {piece.file: piece for piece in (*pieces, self.plan)}
        self.works: dict[str, _Work] = {}
        for file in answer.files.values():
            here = _same(file, today)
            if here is not None:
                sent = replace(here, file=file.file, value=file.value, numero=file.numero, titre=file.titre)
                self.works[file.file] = _Work(sent, here)
        self.new: dict[str, _Work] = {}
        """Number → a fiche that the answer adds."""

    def all(self) -> Returned | Unfit:
        for sheet in sorted(
            self.answer.sheets, key=lambda sheet: (bool(sheet.table), sheet.table.count("."))
        ):
            if sheet.table == visas.TABLE:
                self._visas(sheet)
            else:
                self._sheet(sheet)
        self._missing_sheets()
        self._remarks()
        odd = self._write()
        if odd is not None:
            return odd
        self.found.near = self.parties.near
        return self.found

    # What is said of a row

    def _table(self, kind: str, name: str) -> Table | None:
        model = self.plan.model if kind == "plan" else completed(Fiche, self.workspace.champs)
        return next((table for table in tables_of(model) if table.name == name), None)

    def _sheet(self, sheet: BackSheet) -> None:
        table = self._table(sheet.kind, sheet.table)
        if table is None:
            self.answer.strangers += [cell for row in sheet.rows for cell in row.values.values()]
            return
        seen: dict[str, BackRow] = {}
        fresh: list[BackRow] = []
        for row in sheet.rows:
            sent = self.answer.sent.get(row.sent)
            if sent is not None and sent.table == table.name and row.sent not in seen:
                seen[row.sent] = row
                self._others(row, self.works.get(sent.file))
            elif row.values:
                fresh.append(row)
            else:
                self.answer.strangers += row.others
        for name, row in seen.items():
            sent = self.answer.sent[name]
            if row.values or not any(text for column, text in sent.cells.items() if column[0] != "@"):
                self._compare(table, row, sent)
        kinds = {file.file for file in self.answer.files.values() if file.kind == sheet.kind}
        for name, sent in self.answer.sent.items():
            back = seen.get(name)
            if sent.table == table.name and sent.file in kinds and (back is None or not back.values):
                self._removed(table, sent)
        for row in fresh:
            self._added(table, sheet.kind, row)

    def _tell(self, fate: Fate, where: tuple[str, ...], **said: str) -> None:
        self.found.told.append(Told(fate, where, **said))

    def _where(
        self, work: _Work, table: Table, steps: Steps, column: Column | None = None
    ) -> tuple[str, ...]:
        label = row_label(table, work.sent.at(steps), self.workspace.organismes) if table.keys else ""
        sheet = table.title if table.keys else ""
        return tuple(filter(None, (work.sent.label, sheet, label, column.title if column else "")))

    def _compare(self, table: Table, row: BackRow, sent: SentRow) -> None:
        """Each cell that isn't what was sent."""
        differ = {
            name: row.text(name)
            for name, text in sent.cells.items()
            if name in row.cells and row.text(name) != text
        }
        work = self.works.get(sent.file)
        if work is None:
            if differ:
                file = self.answer.files[sent.file]
                broken = N_("its file can't be read without a mistake; “cmqplan validate” says what to mend")
                why = broken if file.file in self.broken else N_("the action isn't there any more")
                self._tell(Fate.GONE, (file.label,), answered="; ".join(differ.values()), why=why)
            return
        edits: list[_Edit] = []
        for name, text in differ.items():
            column = table.column(name)
            if column is not None:
                edits += self._cell(work, table, sent, column, text)
            else:
                where = (*self._where(work, table, sent.steps), _HEADS.get(name, name))
                self._tell(Fate.LOCKED, where, sent=sent.cells[name], answered=text)
        held = bool(table.keys) and any(edit.told.fate is Fate.CONFLICT for edit in edits)
        for edit in edits:
            if edit.told.fate is not Fate.CHANGED:
                self._refuse(work, edit)
            elif held:
                self._refuse(work, replace(edit, told=edit.told._replace(fate=Fate.HELD)))
            else:
                work.edits.append(edit)

    def _refuse(self, work: _Work, edit: _Edit) -> None:
        """Tell something that isn't written."""
        self.found.told.append(edit.told)
        part = visas.part_of(edit.steps)
        if part is not None:
            work.unwritten.add(part)

    def _cell(self, work: _Work, table: Table, sent: SentRow, column: Column, text: str) -> Iterator[_Edit]:
        """What a cell that differs would change, where the file doesn't say so already; its fate says if it may."""
        before = work.sent.at((*sent.steps, *column.keys))
        new = read(text, column.forme, self.parties)
        said = self._said(before, column.forme), self._said(new, column.forme)
        told = Told(Fate.CHANGED, self._where(work, table, sent.steps, column), *said)
        if not self.rights.writes(work.sent, sent.steps, column):
            yield _Edit((*sent.steps, *column.keys), new, told._replace(fate=Fate.LOCKED))
            return
        steps = work.path(sent.steps)
        now = None if steps is None else work.today.at((*steps, *column.keys))
        today = self._text(now, column.forme)
        if now == new or today == text:
            return
        if steps is None or (now != before and today != self._text(before, column.forme)):
            told = told._replace(fate=Fate.CONFLICT, today=self._said(now, column.forme))
        yield _Edit((*(steps or sent.steps), *column.keys), new, told)

    def _said(self, value: Value | None, forme: Forme) -> str:
        """A value as its file writes it, an organisme by its name."""
        plain = isinstance(value, str) and forme.kind is not Kind.PARTY
        return " ".join(value.split()) if isinstance(value, str) and plain else self._text(value, forme)

    def _text(self, value: Value | None, forme: Forme) -> str:
        return as_read(shown(value, forme, self.workspace.organismes))

    def _removed(self, table: Table, sent: SentRow) -> None:
        work = self.works.get(sent.file)
        if work is None or any(sent.steps[: len(gone)] == gone for gone in work.gone):
            return
        where = self._where(work, table, sent.steps)
        if not table.keys:
            self._tell(Fate.GONE, where, why=N_("its row is gone from the answer; the fiche stays as it is"))
            return
        work.gone.append(sent.steps)
        item, steps = work.sent.at(sent.steps), work.path(sent.steps)
        now = None if steps is None else work.today.at(steps)
        told = Told(Fate.REMOVED, where, self._row(table, item), "", self._row(table, now))
        if not self.rights.removes(work.sent, sent.steps):
            self._refuse(work, _Edit(sent.steps, None, told._replace(fate=Fate.LOCKED)))
        elif steps is not None and item != now:
            self._refuse(work, _Edit(steps, None, told._replace(fate=Fate.CONFLICT)))
        elif steps is not None:
            work.removals.append(_Edit(steps, None, told))

    def _row(self, table: Table, item: Value | None) -> str:
        """What a row says, on one line."""
        texts = (self._said(at(item, column.keys), column.forme) for column in table.columns)
        return ", ".join(text.replace("\n", " ; ") for text in texts if text)

    # New rows

    def _added(self, table: Table, kind: str, row: BackRow) -> None:
        item = self._item(table, row)
        if not table.keys:
            self._new_fiche(kind, row, item)
            return
        work = self._owner(row.text(ACTION), kind)
        where = tuple(filter(None, (row.text(ACTION), table.title)))
        answered = self._row(table, item)
        above = None if work is None else self._above(work, table, row.text(ROW))
        self._others(row, work)
        if work is None or above is None:
            why = (
                N_("no action is named that was sent")
                if work is None
                else N_("no line is named that it belongs to")
            )
            self._tell(Fate.UNREAD, where, answered=answered, why=why)
            part = visas.part_of(table.keys)
            for one in self.works.values() if work is None else (work,):
                one.unwritten.update([part] if part else [])
            return
        if self.rights.partner and table.keys[-1] == "financements":
            item = put(item, ("financeur",), at(item, ("financeur",)) or self.rights.partner)
        told = Told(
            Fate.ADDED, tuple(filter(None, (work.today.label, table.title))), "", self._row(table, item)
        )
        own = at(item, ("financeur",)) in (None, self.rights.partner)
        if self.rights.partner and not (own and self.rights.adds(work.today, table, above)):
            self._refuse(work, _Edit((*above, *table.own), item, told._replace(fate=Fate.LOCKED)))
            return
        work.append((*above, *table.own), item, told)

    def _item(self, table: Table, row: BackRow) -> Value:
        item: Value = {}
        for column in table.columns:
            if column.name in row.values:
                item = put(item, column.keys, read(row.text(column.name), column.forme, self.parties))
        return item

    def _owner(self, text: str, kind: str) -> _Work | None:
        new = next(
            (
                work
                for work in self.new.values()
                if text and fold(text) in (fold(work.today.label), fold(work.today.numero))
            ),
            None,
        )
        if new is not None:
            return new
        file = file_called(self.answer, text, kind)
        return self.works.get(file.file) if file else None

    def _above(self, work: _Work, table: Table, text: str) -> Steps | None:
        """The row that a new one hangs from, as the file will be once the rows above are added."""
        assert table.above is not None
        if not table.above.keys:
            return ()
        added = [edit for edit in work.edits if edit.told.fate is Fate.ADDED]
        value = _edited(work.today.value, added)
        gone = [edit.steps for edit in work.removals]
        labels = {
            steps: fold(row_label(table.above, at(value, steps), self.workspace.organismes))
            for steps in rows(table.above, value)
            if all(steps[: len(one)] != one for one in gone)
        }
        wanted = fold(text)
        named = [steps for steps, label in labels.items() if label == wanted]
        named = named or [steps for steps, label in labels.items() if label.startswith(wanted)]
        return named[0] if len(named) == 1 or (named and wanted) else None

    def _new_fiche(self, kind: str, row: BackRow, item: Value) -> None:
        numero, titre = (str(at(item, (key,)) or "") for key in ("numero", "titre"))
        where = (f"{numero} {titre}".strip(),)
        spot: object = None
        if self.rights.partner or kind == "plan":
            self._tell(Fate.LOCKED, where, answered=row.text("titre"))
            return
        known = [piece for piece in (work.today for work in self.works.values()) if piece.numero == numero]
        if known and at(known[0].value, ("titre",)) == titre:
            return  # it was brought in before
        if numero and titre:
            spot = place(self.workspace, self.answer.plan, numero, str(at(item, ("axe",)) or ""))
        if not numero or not titre or isinstance(spot, Unfit) or numero in self.new:
            why = (
                fill(spot.message, spot.params)
                if isinstance(spot, Unfit)
                else N_("a new action needs a number of its own and a title")
            )
            self._tell(Fate.UNREAD, where, answered=titre or numero, why=why)
            return
        model = completed(Fiche, self.workspace.champs)
        empty = Piece("", model, {}, numero, titre)
        work = _Work(empty, replace(empty, value=item))
        self.new[numero] = work
        self._announce(numero, titre)

    def _announce(self, numero: str, titre: str) -> None:
        """The action in the plan's own list, where its axe has one."""
        plan = self.works.get(self.plan.file)
        if plan is None:
            return
        best: Steps = ()
        for table in tables_of(self.plan.model):
            if table.keys[-1:] == ("axes",):
                for steps in rows(table, plan.today.value):
                    axe = plan.today.at(steps)
                    if numero.startswith(f"{at(axe, ('numero',))}.") and at(axe, ("actions",)):
                        best = max(best, steps, key=len)
        actions = _items(plan.today.at((*best, "actions"))) if best else []
        if best and all(at(one, ("numero",)) != numero for one in actions):
            told = Told(Fate.ADDED, (self.plan.label or "plan.yaml",), "", f"{numero} {titre}")
            plan.append((*best, "actions"), {"numero": numero, "titre": titre}, told)

    # What stands outside of the tables

    def _others(self, row: BackRow, work: _Work | None) -> None:
        """Texts beside a row: in columns that somebody added."""
        for cell in row.others:
            self._keep(work, cell)

    def _keep(self, work: _Work | None, cell: Cell, label: str = "") -> None:
        target = work or self._plan_work()
        known = (
            {fold(text) for text in _raw_rest(raw(self.workspace, target.today.file))}
            if target.today.file
            else set()
        )
        for text in left(Entry("", label, [Text(cell)])):
            if fold(text) not in known and text not in target.rest:
                target.rest.append(text)
                self._tell(
                    Fate.KEPT, tuple(filter(None, (target.today.label, cell.place))), answered=cell.text
                )

    def _plan_work(self) -> _Work:
        """The plan's own file, which only what has no other place changes where it wasn't sent."""
        return self.works.setdefault(self.plan.file, _Work(self.plan, self.plan))

    def _remarks(self) -> None:
        who = self.workspace.organismes.nom(self.answer.partner) if self.answer.partner else ""
        for action, cell in self.answer.remarks:
            work = self._owner(action, "fiche") if action else None
            if work is None:
                self._keep(None, cell, " – ".join(filter(None, ("Remarque", who, action))))
                continue
            text = f"{who} : {tidy(cell.text)}" if who else tidy(cell.text)
            notes = _items(work.today.at(("suivi", "notes")))
            if any(at(note, ("texte",)) == text for note in notes):
                continue
            note: Value = {"date": write_point(day_point(self.workspace.today)), "texte": text}
            work.append(("suivi", "notes"), note, Told(Fate.NOTED, (work.today.label,), "", tidy(cell.text)))
        for cell in self.answer.strangers:
            self._keep(None, cell)

    def _missing_sheets(self) -> None:
        there = {(sheet.kind, sheet.table) for sheet in self.answer.sheets}
        sent = {(self.answer.files[row.file].kind, row.table) for row in self.answer.sent.values()}
        for kind, name in sorted(sent - there):
            table = self._table(kind, name)
            title = table.title if table else visas.TITLE if name == visas.TABLE else name
            self._tell(
                Fate.GONE,
                (title,),
                why=N_(
                    "its sheet is gone from the answer, or has lost its hidden column; nothing of it is changed"
                ),
            )

    # Visas

    def _visas(self, sheet: BackSheet) -> None:
        """What each row agrees to; it is judged once all that the answer changes is known."""
        for row in sheet.rows:
            sent = self.answer.sent.get(row.sent)
            if sent is None or sent.table != visas.TABLE:
                self.answer.strangers += row.values.values()
                self.answer.strangers += row.others
                continue
            label, work = self.answer.files[sent.file].label, self.works.get(sent.file)
            self._others(row, work)
            for name, text in sent.cells.items():
                if name[0] == "@" and name in row.cells and row.text(name) != text:
                    where = (
                        label,
                        visas.TITLE,
                        visas.COLUMNS[name][0] if name in visas.COLUMNS else "Action",
                    )
                    self._tell(Fate.LOCKED, where, sent=text, answered=row.text(name))
                    if work is not None:
                        work.unwritten.update(part for part, shows in visas.SHOWN.items() if shows == name)
            said = visas.accord({name: row.text(name) for name in row.cells}, self.workspace.today)
            if said is None:
                continue
            why = said.why
            if work is None:
                why = translate(
                    N_("the action isn't there any more, or its file can't be read without a mistake")
                )
            elif work.accord is not None:
                why = translate(N_("another row agrees to the same action"))
            if why or work is None:
                self._tell(
                    Fate.UNSIGNED,
                    (label, visas.TITLE),
                    answered=", ".join(tidy(cell.text) for cell in row.values.values()),
                    why=why,
                )
            else:
                work.accord = said

    def _signed(self, work: _Work, last: Value) -> list[Change]:
        """The visa that an answer's agreement makes of a file which will say ``last``."""
        said, partner = work.accord, self.answer.partner
        if said is None or said.day is None:
            return []
        plan = self.workspace.plans[self.answer.plan].model
        shown, today = visas.fiche_of(work.sent, plan), visas.fiche_of(work.today, plan)
        now = visas.fiche_of(work.today, plan, last)
        label = (work.sent.label, visas.TITLE)
        if shown is None or today is None or now is None or partner not in signataires(now):
            why = translate(N_("it isn't among those who sign this action any more"))
            self._tell(Fate.UNSIGNED, label, answered=visas.words(said.parts), why=why)
            return []
        found = visas.judged(said, partner, plan.seul_exercice, shown, today, now, work.unwritten)
        for part, why in found.left:
            self._tell(Fate.UNSIGNED, label, answered=visas.words((part,)), why=why)
        if found.visa is None:
            return []
        told = ", ".join(filter(None, (visas.words(parts_of(found.visa)), said.fonction)))
        self._tell(Fate.SIGNED, label, sent=show(said.day), answered=told)
        values = last if isinstance(last, dict) else {}
        return [recorded(values, found.visa, values.get("calendrier"))]

    # Files

    def _write(self) -> Unfit | None:
        values: list[Value] = []
        for work in self.works.values():
            done = self._changed(work, values)
            if isinstance(done, Unfit):
                return done
            if done is not None:
                self.found.written = self.found.written.with_(done)
        for numero, work in self.new.items():
            made = self._begun(numero, work, values)
            if isinstance(made, Unfit):
                return made
            self.found.written = self.found.written.with_(made)
        named = {text for value in values for text in texts_in(value)}
        self.found.new = {name: entry for name, entry in self.parties.new.items() if name in named}
        organismes = put_organismes(self.workspace, self.found.new)
        if isinstance(organismes, Unfit):
            return organismes
        self.found.written = self.found.written.with_(organismes)
        return None

    def _changed(self, work: _Work, values: list[Value]) -> Written | Unfit | None:
        """A file with the edits that its model can read."""
        removals = sorted(
            work.removals,
            key=lambda edit: [step for step in edit.steps if isinstance(step, int)],
            reverse=True,
        )
        kept = self._readable(work, [*work.edits, *removals])
        forme = forme_of(work.today.model)
        value = work.today.value
        stages = [raw(self.workspace, work.today.file)]
        after = _edited(value, [edit for edit in kept if edit not in removals])
        for new in (after, *_one_by_one(after, [edit for edit in kept if edit in removals])):
            stages.append(written(stages[-1], value, new, forme))
            value = new
        last = stages[-1]
        if work.rest and isinstance(last, dict):
            stages.append({**last, "import_reste": [*_raw_rest(last), *work.rest]})
        self.found.told += [edit.told for edit in kept]
        changes: list[Change] = [
            Set((), stage) for n, stage in enumerate(stages) if n and stage != stages[n - 1]
        ]
        changes += self._signed(work, stages[-1])
        if not changes:
            return None
        values.append(stages[-1])
        return changed(self.workspace.files.root, work.today.file, changes)

    def _readable(self, work: _Work, edits: Sequence[_Edit]) -> list[_Edit]:
        """The edits that leave a file which its model can read; the others are told, each with what is wrong."""
        if self._wrong(work.today, _edited(work.today.value, edits)) is None:
            return [*edits]
        kept: list[_Edit] = []
        for edit in edits:
            why = self._wrong(work.today, _edited(work.today.value, [*kept, edit]))
            if why is None:
                kept.append(edit)
            else:
                self._refuse(work, replace(edit, told=edit.told._replace(fate=Fate.UNREAD, why=why)))
        return kept

    def _wrong(self, piece: Piece, value: Value) -> str | None:
        """What keeps a value from being a file of this plan, in a sentence."""
        plan = self.workspace.plans[self.answer.plan].model
        context = Reperes(plan.seul_exercice if piece.numero else None, plan.exercice[0])
        plain = short(value, forme_of(piece.model))
        made = build(piece.model, plain, piece.file, context=context)
        if isinstance(made, list):
            return fill(rules()[made[0].code].message(made[0].variant), made[0].params)
        return self._nobody(piece, value)

    def _nobody(self, piece: Piece, value: Value) -> str | None:
        """A new name that no organisme can have."""
        known = {*_parties(piece, piece.value), *self.workspace.organismes, *self.parties.new, *OPEN}
        name = next((name for name in _parties(piece, value) if name not in known), None)
        return None if name is None else fill(N_("“{name}” can be no organisme's name"), {"name": name})

    def _begun(self, numero: str, work: _Work, values: list[Value]) -> Written | Unfit:
        """A new fiche's file."""
        value = _edited(work.today.value, work.edits)
        why = self._wrong(work.today, value)
        titre = work.today.titre
        if why is not None:
            self._tell(Fate.UNREAD, (work.today.label,), answered=titre, why=why)
            return Written()
        plain = short(value, forme_of(work.today.model))
        assert isinstance(plain, dict)
        if work.rest:
            plain = {**plain, "import_reste": [*work.rest]}
        named = identifier(titre[:LONGEST_IDENTIFIER])
        file = f"plans/{self.answer.plan}/{numero}-{named if isinstance(named, str) else 'action'}.yaml"
        data = begun(f"# Fiche reprise de {self.answer.name}.", plain)
        if isinstance(data, Refusal) or (self.workspace.files.root / file).exists():
            return Unfit(
                N_("{file} is there already, and nothing is written over it; choose another name"),
                {"file": file},
            )
        values.append(plain)
        self._tell(Fate.ADDED, (work.today.label,), answered=titre)
        self.found.told += [edit.told for edit in work.edits]
        return Written({file: data})


_HEADS: Mapping[str, str] = {ACTION: "Action", ROW: "Ligne"}


def _same(file: SentFile, today: Mapping[str, Piece]) -> Piece | None:
    """The file that was sent, as it is today: of this path and number or title, else of this number and title, else of this
    title."""
    if file.kind == "plan":
        return next((piece for piece in today.values() if not piece.numero), None)
    here = today.get(file.file)
    if here is not None and (here.numero == file.numero or fold(here.titre) == fold(file.titre)):
        return here
    titled = [piece for piece in today.values() if piece.numero and fold(piece.titre) == fold(file.titre)]
    return next(
        (piece for piece in titled if piece.numero == file.numero), titled[0] if len(titled) == 1 else None
    )


def _parties(piece: Piece, value: Value) -> Iterator[str]:
    """Every organisme that a file names."""
    for table in tables_of(piece.model):
        for column in table.columns:
            if column.forme.kind is Kind.PARTY:
                for steps in rows(table, value):
                    yield from texts_in(at(value, (*steps, *column.keys)))


def _items(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []


_NAMES: tuple[Keys, ...] = tuple(
    (key,)
    for key in (
        "organisme",
        "financeur",
        "nom",
        "titre",
        "numero",
        "compte",
        "texte",
        "montant",
        "valeur",
        "plan",
        "adresse",
    )
)


def _name(item: Value) -> tuple[object, object]:
    """What makes an item of a list the same one after a change in it: whom or what it names, and its year."""
    return next((found for keys in _NAMES if (found := at(item, keys)) is not None), None), at(
        item, ("exercice",)
    )


def _pairs(before: Sequence[Value], after: Sequence[Value]) -> dict[int, int]:
    """Rank before → rank after of the items of a list: those that are the same, then those that have the same name, then,
    where the list has kept its length, those of the same rank."""
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(after)))
    alike: tuple[Callable[[int, int], bool], ...] = (
        lambda n, m: before[n] == after[m] and n == m,
        lambda n, m: before[n] == after[m],
        lambda n, m: _name(before[n]) == _name(after[m]),
        lambda n, m: n == m and len(before) == len(after),
    )
    for same in alike:
        for n in (n for n in range(len(before)) if n not in found):
            rank = next((m for m in free if same(n, m)), None)
            if rank is not None:
                found[n] = rank
                del free[rank]
    return found


def _edited(value: Value, edits: Sequence[_Edit]) -> Value:
    for edit in edits:
        value = put(value, edit.steps, edit.value)
    return value


def _one_by_one(value: Value, removals: Sequence[_Edit]) -> Iterator[Value]:
    for edit in removals:
        value = put(value, edit.steps, None)
        yield value


def _raw_rest(value: Value) -> list[str]:
    rest = at(value, ("import_reste",))
    return [str(text) for text in rest] if isinstance(rest, list) else [rest] if isinstance(rest, str) else []
