"""The language server, started and spoken to as an editor does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE
from tests.conftest import DAY, ROOT, lay
from tests.editor.client import Client

pytest.importorskip("pygls", reason="pygls isn't installed")


Servers: TypeAlias = Callable[..., Client]


@pytest.fixture
def server() -> Iterator[Servers]:
    """Starts an editor in a workspace, which speaks French."""
    started: list[Client] = []
    os.environ["PYTHONPATH"] = str(ROOT)

    def of(root: Path, *, moves: bool = True) -> Client:
        command = [sys.executable, "-m", "cmqplan", "lsp", "--date", DAY.isoformat()]
        able = {
            "didChangeWatchedFiles": {"dynamicRegistration": True},
            "workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"] if moves else []},
        }
        started.append(Client(command, root, {}, "fr", able))
        return started[-1]

    yield of
    for client in started:
        client.close()


@pytest.fixture
def editor(example: Path, server: Servers) -> Client:
    """An editor in the example workspace."""
    return server(example)


def _at(client: Client, file: str, text: str, after: int = 0, then: str = "") -> dict[str, Any]:
    """Just after so many characters of a text in a file, and at another text behind it, as a request's place."""
    for n, line in enumerate((client.root / file).read_text("utf-8").splitlines()):
        if text in line:
            character = line.index(then, line.index(text) + after) if then else line.index(text) + after
            return {
                "textDocument": {"uri": (client.root / file).as_uri()},
                "position": {"line": n, "character": character},
            }
    raise AssertionError(text)


def test_it_tells_what_is_wrong_as_one_types_and_offers_the_fix(editor: Client) -> None:
    fiche = editor.root / FICHE.file
    assert editor.diagnostics(fiche) == {}
    wrong = FICHE.text.replace("montant: 4 000 €", "montant: 3 000 €").replace(
        "[campus-exemple]", "[Campus Exemple]"
    )
    editor.change(fiche, wrong)
    found = editor.told(fiche)
    assert [(one["code"], one["severity"]) for one in found] == [("CMQ402", 1), ("CMQ201", 1)]
    assert "financements" in found[1]["message"]
    assert "→" in found[1]["message"]
    (action,) = _actions(editor, fiche, found[0])
    ((uri, (edit,)),) = action["edit"]["changes"].items()
    lines = wrong.splitlines(keepends=True)
    lines[edit["range"]["start"]["line"] : edit["range"]["end"]["line"]] = [edit["newText"]]
    assert "[campus-exemple]" in "".join(lines)
    editor.change(fiche, "".join(lines).replace("3 000 €", "4 000 €"))
    assert editor.told(fiche) == []
    assert uri == fiche.as_uri()


def test_it_offers_what_may_be_wrong_to_choose_from(editor: Client) -> None:
    fiche = editor.root / FICHE.file
    wrong = FICHE.text.replace("montant: 4 000 €", "montant: 3 000 €").replace(
        "metropole,", "metropole, Club du Val,"
    )
    fiche.write_text(wrong, "utf-8")
    editor.open(fiche)
    unknown, split = editor.told(fiche)
    declared, *_others = _actions(editor, fiche, unknown)
    assert declared["title"].startswith("Déclarer «\u00a0club-du-val\u00a0»")
    line, total, rest = _actions(editor, fiche, split)
    assert [one["title"].partition("\u00a0:")[0] for one in (line, total, rest)] == [
        "Corriger la ligne", "Corriger le total", "Dire ce qui reste à trouver",
    ]  # fmt: skip
    editor.make(declared["edit"])
    editor.make(rest["edit"])
    assert "reste_a_financer: 1 000 €" in fiche.read_text("utf-8")
    assert [item.message for item in report(examine(editor.root, today=DAY)).located] == []


def _actions(client: Client, file: Path, finding: dict[str, Any]) -> list[Any]:
    place = {
        "textDocument": {"uri": file.as_uri()},
        "range": finding["range"],
        "context": {"diagnostics": []},
    }
    found: list[Any] = client.request("textDocument/codeAction", place)
    return found


def test_it_proposes_what_may_be_written(editor: Client) -> None:
    fiche = editor.root / FICHE.file
    text = (
        FICHE.text
        + "suivi:\n  statut: en\npilotage:\n  \npartenaires: [😀, reg\nsous_actions:\n  - titre: A\n    por\n"
    )
    fiche.write_text(text, "utf-8")
    editor.open(fiche)

    def labels(line: str, character: int, begins: int) -> list[str]:
        """What is proposed at a character, in place of what ``begins`` at another one."""
        n = text.splitlines().index(line)
        at = {"textDocument": {"uri": fiche.as_uri()}, "position": {"line": n, "character": character}}
        items = editor.request("textDocument/completion", at)["items"]
        replaced = {"start": {"line": n, "character": begins}, "end": at["position"]}
        assert [item["textEdit"]["range"] for item in items] == [replaced] * len(items)
        return [item["label"] for item in items]

    assert "bloqué" in labels("  statut: en", 12, 10)
    assert labels("  ", 2, 2) == ["services", "elus", "referents"]
    parties = labels("partenaires: [😀, reg", 21, 18)
    assert "campus-exemple" in parties
    assert "porteurs" in labels("    por", 7, 4)
    assert "titre" not in labels("    por", 7, 4)


def test_it_says_what_things_are_and_where(editor: Client) -> None:
    fiche = editor.root / FICHE.file
    assert editor.diagnostics(fiche) == {}
    said = {
        text: editor.request("textDocument/hover", _at(editor, FICHE.file, text, 1))["contents"]["value"]
        for text in ("4 000 €", "campus-exemple", "porteurs", "mars 2024")
    }
    assert said["4 000 €"].startswith("4\u202f000\u202f€ (ferme)")
    assert "Campus" in said["campus-exemple"]
    assert "Qui porte l'action" in said["porteurs"]
    assert "31 mars 2024" in said["mars 2024"] or "mars 2024" in said["mars 2024"]
    here = _at(editor, FICHE.file, "campus-exemple", 3)
    declared = editor.request("textDocument/definition", here)
    assert declared["uri"].endswith("/plans/organismes.yaml")
    places = editor.request("textDocument/references", {**here, "context": {"includeDeclaration": True}})
    files = {place["uri"].rsplit("/plans/", 1)[1] for place in places}
    assert {"organismes.yaml", FICHE.file.removeprefix("plans/")} <= files


RENAMED = (
    # where the name stands: a file, a line and the name itself there; the new one; the file that is called otherwise
    ("plan-2026/1.1-forum-des-metiers.yaml", "porteurs:", "lycee-exemple", "lycee-neuf", None),
    ("organismes.yaml", "metropole:", "metropole", "agglo", None),
    ("plan-2026/plan.yaml", "campus:", "exemple", "neuf", ("campus/exemple.yaml", "campus/neuf.yaml")),
    ("plan-2026/plan.yaml", "convention:", "partenariat-2025-2027", "partenariat",
     ("conventions/partenariat-2025-2027.yaml", "conventions/partenariat.yaml")),
    ("plan-2026/1.1-forum-des-metiers.yaml", "numero:", "1.1", "1.4",
     ("plan-2026/1.1-forum-des-metiers.yaml", "plan-2026/1.4-forum-des-metiers.yaml")),
    ("plan-2026/1.4-forum-des-metiers.yaml", "aussi_dans:", "3.2", "3.1", None),
    ("plan-2026/1.4-forum-des-metiers.yaml", "liens:", "1.1", "1.3",
     ("plan-2025/1.1-forum-des-metiers.yaml", "plan-2025/1.3-forum-des-metiers.yaml")),
    ("plan-2026/plan.yaml", "{numero: 1.2", "1.2", "1.5",
     ("plan-2026/1.2-visites-d-entreprises.yaml", "plan-2026/1.5-visites-d-entreprises.yaml")),
    ("conventions/partenariat.yaml", "- {action: 2.1.1", "2.1.1", "2.1.2",
     ("plan-2025/2.1.1-ateliers-du-soir.yaml", "plan-2025/2.1.2-ateliers-du-soir.yaml")),
)  # fmt: skip


def test_it_renames_what_has_a_name_everywhere(tmp_path: Path, server: Servers) -> None:
    """Each rename leaves the findings that a first run had, and nothing names the old one."""
    root = shutil.copytree(ROOT / "cmqplan" / "beginnings" / "exemple", tmp_path / "exemple")
    editor = server(root)

    def told() -> list[str]:
        codes = sorted(item.rule.code for item in report(examine(root, today=DAY)).located)
        return [code for code in codes if code != "CMQ408"]  # a number that is gone leaves a gap

    before = told()
    for file, line, old, new, moved in RENAMED:
        here = _at(editor, f"plans/{file}", line, 0, old)
        assert editor.request("textDocument/prepareRename", here)["placeholder"].startswith(old)
        places = editor.request("textDocument/references", {**here, "context": {"includeDeclaration": True}})
        edit = editor.request("textDocument/rename", {**here, "newName": new})
        written = [one for _uri, edits in _edits(edit) for one in edits]
        assert len(written) == len(places)
        assert len({uri for uri, _ in _edits(edit)}) > 1
        editor.make(edit)
        changed = [{"uri": (root / "plans" / file).as_uri(), "type": 2}]
        editor.notify("workspace/didChangeWatchedFiles", {"changes": changed})
        assert (old, told()) == (old, before)
        if moved:
            assert not (root / "plans" / moved[0]).exists()
            assert (root / "plans" / moved[1]).exists()


def _edits(edit: dict[str, Any]) -> list[tuple[str, Any]]:
    changes = [
        (one["textDocument"]["uri"], one["edits"])
        for one in edit.get("documentChanges", ())
        if "edits" in one
    ]
    return [*edit.get("changes", {}).items(), *changes]


NOT_RENAMED = (
    ("plan-exemple/1.1-forum.yaml", "porteurs:", "campus-exemple", "Pas Un Identifiant", "n'est pas en petites lettres"),
    ("plan-exemple/1.1-forum.yaml", "porteurs:", "campus-exemple", "region", "déjà pris"),
    ("plan-exemple/1.1-forum.yaml", "numero:", "1.1", "un", "1.2"),
    ("plan-exemple/1.1-forum.yaml", "numero:", "1.1", "01.2", "déjà"),
    ("plan-exemple/plan.yaml", "campus:", "exemple", "neuf", "est déjà là"),
)  # fmt: skip


def test_it_says_why_something_keeps_its_name(editor: Client) -> None:
    folder = editor.root / "plans"
    other = FICHE.text.replace("numero: 1.1", "numero: 1.2").replace("Forum", "Autre forum")
    (folder / "plan-exemple" / "1.2-autre.yaml").write_text(other, "utf-8")
    (folder / "campus" / "neuf.yaml").mkdir()
    for file, line, old, new, why in NOT_RENAMED:
        here = _at(editor, f"plans/{file}", line, 0, old)
        assert editor.request("textDocument/rename", {**here, "newName": new}) is None
        assert why in editor.shown[-1], (why, editor.shown)
    titre = _at(editor, FICHE.file, "titre:", 8)
    assert editor.request("textDocument/prepareRename", titre) is None
    assert editor.request("textDocument/rename", {**titre, "newName": "x"}) is None
    (folder / "plan-exemple" / "1.2-autre.yaml").write_text("inconnue: campus-exemple\n", "utf-8")
    here = _at(editor, FICHE.file, "campus-exemple", 3)
    assert editor.request("textDocument/rename", {**here, "newName": "campus-neuf"}) is None
    assert "1.2-autre.yaml" in editor.shown[-1]


def test_an_editor_that_renames_no_files_is_asked_for_none(example: Path, server: Servers) -> None:
    editor = server(example, moves=False)
    campus = _at(editor, "plans/plan-exemple/plan.yaml", "campus:", 9)
    assert editor.request("textDocument/rename", {**campus, "newName": "autre"}) is None
    assert "plans/campus/exemple.yaml" in editor.shown[-1]
    numero = _at(editor, FICHE.file, "numero:", 8)
    edit = editor.request("textDocument/rename", {**numero, "newName": "1.4"})
    assert "documentChanges" not in edit
    editor.make(edit)
    assert (example / FICHE.file).read_text("utf-8").startswith("numero: 1.4\n")


def test_it_draws_a_file_and_shows_its_sums(editor: Client) -> None:
    fiche = editor.root / FICHE.file
    assert editor.diagnostics(fiche) == {}
    document = {"textDocument": {"uri": fiche.as_uri()}}
    symbols = editor.request("textDocument/documentSymbol", document)
    assert [one["name"] for one in symbols][:3] == ["numero", "titre", "porteurs"]
    folds = editor.request("textDocument/foldingRange", document)
    assert any(fold["endLine"] - fold["startLine"] > 3 for fold in folds)
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    (hint,) = editor.request("textDocument/inlayHint", {**document, "range": whole})
    assert hint["label"].startswith("10\u202f000\u202f€ sur 10\u202f000\u202f€")


def test_a_file_that_is_no_plan_s_says_nothing(
    editor: Client, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("ailleurs") / "note.yaml"
    other.write_text("a: [b\n", "utf-8")
    editor.open(other)
    at = {"textDocument": {"uri": other.as_uri()}, "position": {"line": 0, "character": 1}}
    assert editor.request("textDocument/hover", at) is None
    assert editor.request("textDocument/completion", at)["items"] == []
    for missing in (editor.root / "plans" / "plan-exemple" / "9.9-rien.yaml", editor.root / "plans"):
        at["textDocument"] = {"uri": missing.as_uri()}
        assert editor.request("textDocument/hover", at) is None
        assert editor.request("textDocument/documentSymbol", at) == []


def test_it_asks_to_be_told_of_changes_outside_the_editor(editor: Client) -> None:
    editor.diagnostics(editor.root / FICHE.file)
    (asked,) = editor.registered
    assert asked["method"] == "workspace/didChangeWatchedFiles"
    assert {one["globPattern"] for one in asked["registerOptions"]["watchers"]} == {"**/*.yaml", "**/*.yml"}


def test_changes_on_the_disk_are_seen_in_each_workspace(
    editor: Client, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fiches = [root / FICHE.file for root in (editor.root, lay(tmp_path_factory.mktemp("autre"), {}))]
    changes = []
    for fiche in fiches:
        fiche.write_text(FICHE.text.replace("[campus-exemple]", "[inconnu]"), "utf-8")
        changes.append({"uri": fiche.as_uri(), "type": 2})
    editor.notify("workspace/didChangeWatchedFiles", {"changes": changes})
    for fiche in fiches:
        assert [one["code"] for one in editor.told(fiche)] == ["CMQ401"]
