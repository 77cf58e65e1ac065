"""A language server of another project, spoken to over its standard streams as an editor does."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit


class Client:
    """Opens files in a server and waits for what it says of each."""

    def __init__(
        self,
        command: Sequence[str],
        root: Path,
        settings: Mapping[str, Any],
        locale: str = "en",
        able: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """``able``: what this editor can do in a workspace."""
        self.registered: list[dict[str, Any]] = []
        self.shown: list[str] = []
        self.root, self.settings = root, settings
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.asked = 0
        self.version = 1
        capabilities = {
            "workspace": {"configuration": True, **able},
            "textDocument": {"publishDiagnostics": {}},
        }
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "locale": locale,
                "capabilities": capabilities,
                "workspaceFolders": [{"uri": root.as_uri(), "name": "here"}],
            },
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        self.process.kill()
        self.process.wait()

    def request(self, method: str, params: Any) -> Any:
        self.asked += 1
        self._send({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def open(self, file: Path) -> None:
        self.notify(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": file.as_uri(),
                    "languageId": "yaml",
                    "version": 1,
                    "text": file.read_text("utf-8"),
                }
            },
        )

    def change(self, file: Path, text: str) -> None:
        """Give an open file another text, without saving it."""
        self.version += 1
        document = {"uri": file.as_uri(), "version": self.version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def make(self, edit: Mapping[str, Any]) -> None:
        """Do on the disk what a server asks for."""
        for uri, edits in edit.get("changes", {}).items():
            self._write(uri, edits)
        for one in edit.get("documentChanges", ()):
            if one.get("kind") == "rename":
                _file(one["oldUri"]).rename(_file(one["newUri"]))
            else:
                self._write(one["textDocument"]["uri"], one["edits"])

    def _write(self, uri: str, edits: Sequence[Mapping[str, Any]]) -> None:
        text = _file(uri).read_bytes().decode()
        starts = [0, *(match.end() for match in re.finditer("\n", text))]

        def offset(place: Mapping[str, int]) -> int:
            return starts[place["line"]] + place["character"] if place["line"] < len(starts) else len(text)

        for one in sorted(edits, key=lambda one: -offset(one["range"]["start"])):
            start, end = offset(one["range"]["start"]), offset(one["range"]["end"])
            text = text[:start] + one["newText"] + text[end:]
        _file(uri).write_bytes(text.encode())

    def told(self, file: Path) -> list[dict[str, Any]]:
        """What the server says next of a file."""
        while True:
            message = self._receive()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == file.as_uri():
                found: list[dict[str, Any]] = params["diagnostics"]
                return found

    def diagnostics(self, *files: Path) -> dict[str, list[str]]:
        """What the server says of files that it is shown, by their names; those of which it says something."""
        for file in files:
            self.open(file)
        waiting, said = {file.as_uri(): file.name for file in files}, {}
        while waiting:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                name = waiting.pop(message["params"]["uri"], "")
                found = [each["message"] for each in message["params"]["diagnostics"]]
                said |= {name: found} if name and found else {}
        return said

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self.process.stdin is not None
        data = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks of its editor is answered first."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "window/showMessage":
            self.shown.append(message["params"]["message"])
        if message.get("method") == "client/registerCapability":
            self.registered += message["params"]["registrations"]
        if "id" in message and "method" in message:
            asked = (
                message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            )
            answer = [self.settings.get(item.get("section", ""), {}) for item in asked] or None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message


def _file(uri: str) -> Path:
    return Path(unquote(urlsplit(uri).path))
