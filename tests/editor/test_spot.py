"""Where one writes, and what is proposed there, of lines that mostly aren't YAML yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.editor.opened import Opened
from cmqplan.editor.proposals import proposals
from cmqplan.editor.spot import spot
from tests.conftest import ROOT

HERE = (
    # what is written, the first word proposed after it (none where empty)
    ("t", "numero"), ("porteurs: [", "campus-exemple"), ("porteurs: [{", "organisme"), ("porteurs: [{organisme: region, ", "statut"),
    ("partenaires:\n  - ", "organisme"), ("partenaires:\n  - organisme: region\n    ", "statut"),
    ("partenaires:\n  - organisme: region\n  - ", "organisme"), ("suivi:\n  statut: ", "à venir"), ("suivi: {statut: 'en", "à venir"),
    ("moyens: {", "humains"), ("moyens: {financiers: {", "total"), ("moyens: {humains: [a, b], ", "etp"),
    ("sous_actions:\n  - {titre: A, porteurs: [", "campus-exemple"), ("sous_actions:\n  - {titre: A, ", "porteurs"),
    ("moyens:\n  humains: |\n    # rien\n  ", "etp"), ("livrables:\n  - texte: |\n      a\n    ", "remis"),
    ("# cmqplan: ignore[", "CMQ001"), ("titre: A  # cmqplan: ignore[CMQ201, ", "CMQ001"),
    # between brackets over several lines
    ("porteurs: [\n  ", "campus-exemple"), ("porteurs: [\n  region,\n  {organisme: region,\n   ", "statut"), ("suivi: {\n    statut: ", "à venir"),
    ("moyens:\n  financiers:\n    financements:\n      - {financeur: region,\n         statut: ", "à solliciter"),
    ("moyens:\n  financiers:\n    financements:\n      - {financeur: region, # d'ici\n         objet: \"a, {b\",\n         ", "montant"),
    ("sous_actions:\n  - titre: A\n    porteurs: [region,\n      ", "campus-exemple"), ("porteurs: [region,\n  'd\n  ", ""),
    ('titre: "a\n  ', ""), ("titre: 'a\n  b: {\n    ", ""), ('titre: "a\n  b"\npublics: [a]\n', "numero"), ("porteurs: [a,\n  # r", ""),
    ("livrables:\n  - |\n    {a\n    t", ""), ("porteurs: [region]\nsuivi:\n  ", "statut"), ("partenaires: [a\nsuivi:\n  ", "statut"),
    # within a comment, a text of several lines, a list that is closed
    ("# t", ""), ("  # t", ""), ("suivi:\n  statut: en cours # e", ""), ("livrables:\n  - |\n    t", ""), ("livrables:\n  - >-\n    a\n\n    t", ""),
    ("livrables:\n  - texte: |\n      ", ""), ("livrables:\n- |\n  a\n  # b\n  t", ""), ("calendrier: |2 # deux\n    mars\n  d", ""),
    ("porteurs: |\n  s", ""), ("porteurs: [region] ", ""), ('titre: "a {b: ', ""), ("titre: ", ""),
)  # fmt: skip


def test_what_is_proposed_is_what_may_stand_there(example: Path) -> None:
    workspace = Opened(example).examine().workspace
    found = []
    for text, _first in HERE:
        lines = ("axe: 1\n" + text).split("\n")
        where = spot([*lines, "publics: [a]"], len(lines) - 1, len(lines[-1]))
        said = [one.label for one in proposals(workspace, "fiche", where, lines[-1])]
        found.append((text, said[0] if said else ""))
    assert found == [*HERE]


def test_lines_are_an_editor_s() -> None:
    """U+2028 and its like begin none: a fix would be written elsewhere."""
    pytest.importorskip("pygls", reason="pygls isn't installed")
    from cmqplan.editor.server import _difference

    before = "a\u2028b: 1\x85\r\nc: 2\rd: 3\n"
    edit = _difference(before, before.replace("d: 3", "d: 4"))
    assert (edit.range.start.line, edit.range.end.line, edit.new_text) == (2, 3, "d: 4\n")


def test_only_files_lie_in_a_workspace() -> None:
    pytest.importorskip("pygls", reason="pygls isn't installed")
    from cmqplan.editor.server import made

    server, fiche = made(), (ROOT / "plans" / "plan-2024" / "é à.yaml").as_uri()
    assert server.desk("untitled:Untitled-1") is None
    assert server.desk(fiche.replace("file:", "git:") + "?ref") is None
    held = server.desk(fiche)
    assert held is not None
    assert held[1] == "plans/plan-2024/é à.yaml"
