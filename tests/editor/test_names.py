"""Everywhere that something is named, whichever way: found in the texts, and the same as the models say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cmqplan.editor.names import NUMERO, Name, named, places_of, texts
from cmqplan.editor.opened import Opened
from cmqplan.editor.renaming import Refused, renaming
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE, ORGANISMES, PLAN
from cmqplan.workspace.mentions import mentions, named_in_frame, placed
from cmqplan.workspace.workspace import unread
from tests.conftest import DAY, ROOT, lay

FOLDERS = (".", "cmqplan/beginnings/exemple", "tests/data/cases/leader", "tests/data/cases/pcaet")


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if (ROOT / folder / "plans").is_dir()])
def test_the_texts_name_whom_the_models_name(folder: str) -> None:
    opened = Opened(ROOT / folder)
    workspace = opened.examine(DAY).workspace
    assert not unread(workspace)
    said = [*named_in_frame(workspace)]
    for fiche in opened.fiches.values():
        said += placed(mentions(fiche.model), fiche)
    expected = Counter((place.file, opened.sources.span(place).line, name) for name, place in said)
    found: Counter[tuple[str, int, str]] = Counter()
    for file in workspace.files.read(workspace.selected):
        positions = opened.sources.positions(file)
        assert positions is not None
        for text in texts(positions):
            name = named(workspace, file, text)
            if name is not None and name.of == "organisme" and not text.is_key:
                found[file, positions.lines_at(text.node), name.name] += 1
    assert found == expected


OTHER = PLAN.text.replace("Plan d'action", "Plan climat")
SHARED = FICHE.text + "aussi_dans: [plan-climat/1.2]\nliens: [{plan: plan-climat, numero: 1.2}]\n"
LINKED = FICHE.text.replace("Forum", "Suite du forum") + "liens: [{plan: plan-exemple, numero: 01.1}]\n"
