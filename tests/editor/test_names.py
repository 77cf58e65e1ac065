"""Everywhere that something is named: found in the texts of the files, and the same as the models say."""

from __future__ import annotations

from collections import Counter

import pytest

from cmqplan.editor.names import named
from cmqplan.editor.opened import Opened
from cmqplan.findings import Place
from cmqplan.workspace.mentions import mentions, named_in_frame, placed
from cmqplan.workspace.workspace import unread
from tests.conftest import DAY, ROOT

FOLDERS = (".", "cmqplan/beginnings/exemple", "tests/data/cases/leader", "tests/data/cases/estimations")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_texts_name_whom_the_models_name(folder: str) -> None:
    opened = Opened(ROOT / folder)
    workspace, sources = opened.examine(DAY).workspace, opened.sources
    assert not unread(workspace)
    said = [*named_in_frame(workspace)]
    for fiche in opened.fiches.values():
        said += placed(mentions(fiche.model), fiche)
    found = []
    for file in workspace.files.read(workspace.selected):
        positions = sources.positions(file)
        assert positions is not None
        for text in positions.texts():
            name = named(workspace, file, text)
            if name is not None and name.of == "organisme" and not text.is_key:
                found.append((name.name, Place(file, text.path)))
    assert found
    assert _lines(opened, found) == _lines(opened, said)


def _lines(opened: Opened, said: list[tuple[str, Place]]) -> Counter[tuple[str, str, int, int]]:
    return Counter((name, place.file, *opened.sources.span(place)[:2]) for name, place in said)
