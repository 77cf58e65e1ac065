"""What an editor reads to complete and check files as they are typed: schemas, and settings that say which is whose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from cmqplan.model.champs import Declares
from cmqplan.model.schema import KINDS, schema

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"


def editor_files(champs: Declares = MappingProxyType({})) -> Mapping[str, bytes]:
    """Path → content, for a workspace that declares these keys of its own. In French or English, as messages are."""
    schemas = {f".vscode/cmqplan/{kind}.json": as_bytes(schema(kind, champs)) for kind in KINDS}
    settings = {
        "yaml.schemas": {f"./{path}": list(KINDS[kind]) for path, kind in zip(schemas, KINDS, strict=True)},
        "yaml.schemaStore.enable": False,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "files.encoding": "utf8"},
    }
    return {
        SETTINGS: as_bytes(settings),
        EXTENSIONS: as_bytes({"recommendations": ["redhat.vscode-yaml"]}),
        **schemas,
    }


def as_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
