"""The schemas in the hands of the server that editors read YAML with."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cmqplan.beginnings.editor import SETTINGS, editor_files
from cmqplan.workspace.load import declared_champs
from tests.editor.client import Client

ROOT = Path(__file__).parents[2]
Editor = Callable[[Path], Client]
VERSION = "yaml-language-server@1"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> str:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm isn't here")
    folder = tmp_path_factory.mktemp("server")
    done = subprocess.run(
        [npm, "install", "--silent", "--prefix", folder, VERSION],
        capture_output=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"npm can't bring {VERSION}")
    return str(folder / "node_modules" / ".bin" / "yaml-language-server")


@pytest.fixture
def editor(server: str, tmp_path: Path) -> Iterator[Editor]:
    """An editor in a copy of a folder, with the settings that cmqplan writes for it."""
    opened: list[Client] = []

    def of(folder: Path) -> Client:
        shutil.copytree(folder / "plans", tmp_path / "plans")
        if (folder / "cmqplan.yaml").exists():
            shutil.copy(folder / "cmqplan.yaml", tmp_path)
        for name, data in editor_files(declared_champs(tmp_path)).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
        settings = json.loads((tmp_path / SETTINGS).read_bytes())
        schemas = {str(tmp_path / path): files for path, files in settings["yaml.schemas"].items()}
        yaml = {"schemas": schemas, "schemaStore": {"enable": False}, "validate": True, "completion": True}
        opened.append(Client([server, "--stdio"], tmp_path, {"yaml": yaml}))
        return opened[-1]

    yield of
    for client in opened:
        client.close()


@pytest.mark.parametrize("folder", [".", "cmqplan/beginnings/exemple"])
def test_it_says_nothing_of_what_is_right(editor: Editor, folder: str) -> None:
    client = editor(ROOT / folder)
    files = [*(client.root / "plans").rglob("*.yaml"), *client.root.glob("cmqplan.yaml")]
    assert len(files) > 5
    assert client.diagnostics(*files) == {}


def test_it_underlines_what_is_wrong_and_proposes_keys(editor: Editor) -> None:
    client = editor(ROOT / "cmqplan" / "beginnings" / "exemple")
    plan = client.root / "plans" / "plan-2026"
    begun = "numero: 1.9\ntitre: Une action\nterritoire: Ici\nporteurs: lycee\nmoyens: {financiers: {total: 12,5 k€}}\n"
    wrong = {
        "1.5-a.yaml": "financement: 3\n",
        "1.6-b.yaml": "suivi: {statut: fini}\n",
        "1.7-c.yaml": "livrables: []\n",
    }
    for name, text in {**wrong, "1.9-d.yaml": begun}.items():
        (plan / name).write_text((begun if name in wrong else "") + text, "utf-8")
    assert client.diagnostics(*(plan / name for name in (*wrong, "1.9-d.yaml"))).keys() == wrong.keys()
    at = {"textDocument": {"uri": (plan / "1.9-d.yaml").as_uri()}, "position": {"line": 5, "character": 0}}
    proposed = {item["label"]: item for item in client.request("textDocument/completion", at)["items"]}
    assert {"modalites", "objectifs", "calendrier", "thematiques"} <= proposed.keys()
    assert "-" in proposed["modalites"]["insertText"]  # a list, with the example of its docstring
