"""PDFs: those that the program makes, brought in again; and what is refused."""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest

from cmqplan.intake import readers
from cmqplan.intake.blocks import Unreadable
from cmqplan.intake.readers.pdf import MOST_PAGES
from tests.conftest import run_here
from tests.intake.made import brought, fiches, pdf, put, workspace
from tests.intake.test_layouts import COLONS, money


def test_a_plan_that_is_rendered_and_brought_in_is_the_same_fiches(tmp_path: Path) -> None:
    made = brought(workspace(tmp_path), {"plan.txt": COLONS.encode()})
    put(tmp_path, made)
    done = run_here("render", "plan-2027", "--to", "pdf", "--document", "plan", cwd=tmp_path)
    assert done.code == 0, done.err
    data = (tmp_path / "build/plan-2027/plan.pdf").read_bytes()
    again = fiches(brought(tmp_path, {"plan.pdf": data}, "plan-2028"))

    for numero, value in fiches(made).items():
        for key, item in value.items():
            if key == "moyens":
                assert money(again[numero]) == money(value)
            else:
                assert _words(again[numero][key]) == _words(item), key


def _words(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _changed(change: object) -> bytes:
    with pikepdf.open(io.BytesIO(pdf("Bonjour"))) as file:
        if isinstance(change, int):
            for _ in range(change):
                file.pages.append(file.pages[0])
        out = io.BytesIO()
        file.save(out, encryption=change if isinstance(change, pikepdf.Encryption) else None)  # type: ignore[arg-type]
    return out.getvalue()


REFUSED = {
    "no complete PDF": lambda: pdf("Bonjour")[:400],
    "is locked by a password": lambda: _changed(pikepdf.Encryption(owner="a", user="b")),
    f"has {MOST_PAGES + 1} pages": lambda: _changed(MOST_PAGES),
    "unpacks to more than": lambda: (
        b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\n" + zlib.compress(bytes(200_000_000), 1)
    ),
    "only pictures of pages": lambda: pdf("#rect(fill: red)"),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_cant_be_read_is_refused_with_a_sentence(said: str, tmp_path: Path) -> None:
    data = REFUSED[said]()
    assert isinstance(readers.read("plan.pdf", data), Unreadable)
    (workspace(tmp_path) / "plan.pdf").write_bytes(data)
    done = run_here("import", "plan.pdf", cwd=tmp_path)
    assert (done.code, said in done.err) == (2, True), done.err


def test_without_its_part_the_command_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    (workspace(tmp_path) / "plan.pdf").write_bytes(pdf("Bonjour"))
    done = run_here("import", "plan.pdf", cwd=tmp_path)
    assert done.code == 2
    assert '"cmqplan[import-pdf]"' in done.err
