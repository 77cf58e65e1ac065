"""A workspace that stays open: what it finds, whatever is done to it, is what a first run finds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cmqplan.editor.mends import mends
from cmqplan.editor.names import named, places_of
from cmqplan.editor.opened import Opened
from cmqplan.editor.renaming import RENAMED, Refused, renaming
from cmqplan.findings import Place
from cmqplan.report.assemble import report
from cmqplan.report.fixes import mended
from cmqplan.report.formats.json import write
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE
from cmqplan.source.edits import Refusal, apply
from cmqplan.source.lines import Lines
from tests.conftest import DAY

EDITS = (
    ("montant: 4 000 €", "montant: 4 001 €"), ("[campus-exemple]", "[inconnu]"), ("mars 2024", "mars 2031"), ("titre:", "titr:"),
    ("numero: 1.1", "numero: 1.2"), ("nom:", "nom :"), ("2024", "2025"), ("- ", "-"), ("\n", "\n\n"), ("exercice", "exercices"),
    ("region,", "regoin,"), ("porteurs:", "# porteurs:"),
)  # fmt: skip
DONE = ("edit", "edit", "edit", "undo", "mend", "mend", "rename")


@pytest.mark.parametrize("seed", range(6))
def test_what_stays_open_finds_what_a_first_run_finds(example: Path, seed: int) -> None:
    """After each of many edits in any file, of what the editor offers beside a finding, and of renames."""
    chance = random.Random(seed)
    opened = Opened(example)
    files = sorted(path.relative_to(example).as_posix() for path in (example / "plans").rglob("*.yaml"))
    first = {file: (example / file).read_bytes() for file in files}
    texts = dict(first)
    done: dict[str, int] = dict.fromkeys(DONE, 0)
    for _ in range(14):
        what = chance.choice(DONE)
        file = chance.choice(files)
        match what:
            case "edit":
                before, after = chance.choice(EDITS)
                made = {file: texts[file].decode().replace(before, after, chance.choice((1, -1))).encode()}
            case "undo":
                made = {file: first[file]}
            case "mend":
                made = _mended(opened, chance)
            case _:
                made = _renamed(opened, chance)
        done[what] += made != {}
        texts |= made
        opened.unsaved.clear()
        opened.unsaved |= {file: text for file, text in texts.items() if text != first[file]}
        now = json.loads(write(opened.judge(DAY)))
        assert now == _cold(example, texts, first), (what, made)
    assert sum(done.values()) > 4, done


def _cold(root: Path, texts: dict[str, bytes], first: dict[str, bytes]) -> Any:
    for name, text in texts.items():
        (root / name).write_bytes(text)
    found = json.loads(write(report(examine(root, today=DAY))))
    for name, text in first.items():
        (root / name).write_bytes(text)
    return found


def _mended(opened: Opened, chance: random.Random) -> dict[str, bytes]:
    """What one of the changes that are offered makes of the files: its finding is gone."""
    examination = opened.examine(DAY)
    told = opened.report(examination)
    offered = [(None, {one.file: one.after}) for one in mended(told)]
    for item in told.located if not offered else ():
        for mend in mends(examination.workspace, opened.sources, item.finding):
            made = {file: apply(opened.sources.read(file), changes) for file, changes in mend.changes.items()}
            assert not any(isinstance(one, Refusal) for one in made.values()), mend.title
            offered.append((item, made))  # type: ignore[arg-type]
    if not offered:
        return {}
    mistake, files = chance.choice(offered)
    if mistake is not None:
        after = Opened(opened.root, {**opened.unsaved, **files}).judge(DAY)
        same = [one for one in after.located if one.rule.code == mistake.rule.code]
        assert len(same) < sum(one.rule.code == mistake.rule.code for one in told.located)
    return files


def _renamed(opened: Opened, chance: random.Random) -> dict[str, bytes]:
    """What another name for something makes of the files: it is named as often as before, and its old name nowhere."""
    workspace = opened.examine(DAY).workspace
    positions = {file: opened.sources.positions(file) for file in workspace.files.read(workspace.selected)}
    names = [
        name
        for file, found in positions.items()
        for text in (found.texts() if found is not None else ())
        if (name := named(workspace, file, text)) is not None and name.of in RENAMED
    ]
    name = chance.choice(names)
    new = f"1.{chance.randint(1, 30)}" if name.of == "numero" else f"{name.name}-{chance.randint(1, 9)}"
    try:
        made = renaming(workspace, opened.sources, name, new, moves_files=False)
    except Refused:
        return {}
    texts = {}
    for file in {place.file for place in made.places}:
        text = opened.sources.read(file).decode()
        texts[file] = _with(
            text, [place for place in made.places if place.file == file], opened, new
        ).encode()
    after = Opened(opened.root, {**opened.unsaved, **texts})
    now = after.examine(DAY).workspace
    assert len([*places_of(now, after.sources, name._replace(name=new))]) == len(made.places)
    assert [*places_of(now, after.sources, name)] == []
    return texts


def _with(text: str, places: Iterable[Place], opened: Opened, new: str) -> str:
    lines = Lines(text)
    spans = [opened.sources.span(place) for place in places]
    for span in sorted(spans, reverse=True):
        start, end = lines.offset(span.line, span.column), lines.offset(span.end_line, span.end_column)
        text = text[:start] + new + text[end:]
    return text


def test_only_what_changed_is_looked_at_again(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cmqplan.editor import opened as module

    looked: list[str] = []
    keeping = module.keeping

    def watched(workspace: Any, tasks: Any) -> Any:
        looked.extend(file for _plan, file in tasks)
        return keeping(workspace, tasks)

    monkeypatch.setattr(module, "keeping", watched)
    opened = Opened(example)
    day = date(2024, 6, 1)
    opened.judge(day)
    every = len(looked)
    opened.unsaved[FICHE.file] = FICHE.text.replace("4 000", "4 100").encode()
    opened.judge(day)
    assert looked[every:] == [FICHE.file]
    opened.judge(day)
    assert len(looked) == every + 1
    opened.unsaved["plans/organismes.yaml"] = (example / "plans/organismes.yaml").read_bytes() + b"\n# rien\n"
    opened.judge(day)
    assert len(looked) == 2 * every + 1
