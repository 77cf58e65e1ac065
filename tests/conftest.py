"""What tests share: the real plans in a folder of their own, the example workspace, and the command line run for real."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings

from cmqplan import language
from cmqplan.cli.app import COMMANDS, run
from cmqplan.cli.output import say_failure
from cmqplan.rules.examples import FILES
from tests import catalogue

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "tests" / "data" / "schemas"
"""Other people's schemas, unchanged; the README beside them says where they come from."""
DAY = date(2024, 6, 1)
"""The day on which the example workspace has nothing to report."""
UPDATE = bool(os.environ.get("CMQPLAN_UPDATE_GOLDENS"))

settings.register_profile("suite", deadline=None, max_examples=50)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.register_profile("brief", deadline=None, max_examples=20)
settings.load_profile("suite")
"""``pytest -m hypothesis --hypothesis-profile long`` tries every property on more examples."""


@dataclass(frozen=True)
class Done:
    """A finished command."""

    code: int
    out: str
    err: str


def run_cmqplan(
    *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: str | bytes | None = None
) -> Done:
    """``cmqplan`` in a process of its own, in English at 100 columns without colour unless ``env`` says otherwise: for what
    only a process shows, as Python takes longer to start than most commands take."""
    base = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "CMQPLAN", "PYTEST"))
    }
    environment = {
        **base,
        "CMQPLAN_LANG": "en",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        **(env or {}),
    }
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "cmqplan", *arguments],
        cwd=cwd, env=environment, input=stdin.encode() if isinstance(stdin, str) else stdin, capture_output=True, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_here(
    *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: str | bytes = ""
) -> Done:
    """The same in this process: the same words, environment, input, output and exit code, without starting Python again."""
    given = io.TextIOWrapper(
        io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), encoding="utf-8"
    )
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True) for _ in range(2)
    )
    environment = {"CMQPLAN_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1", **(env or {})}
    before = language.current()
    code: Any = 0
    with (
        mock.patch.dict(os.environ, environment), mock.patch.object(sys, "stdin", given), contextlib.chdir(cwd),
        contextlib.redirect_stdout(out), contextlib.redirect_stderr(err),
    ):  # fmt: skip
        french = environment["CMQPLAN_LANG"] != "en" or "--lang" in arguments
        declared = _undeclared() if french else {}
        try:
            run(list(arguments))
        except SystemExit as stopped:
            code = stopped.code or 0
        except OSError as error:
            say_failure(error)
            code = 2
        finally:
            if french:
                _undeclared()
                sys.modules.update(declared)
            language.use(before)
    return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def _undeclared() -> dict[str, ModuleType]:
    """Forget the modules of the commands, which put their options' help into words when they are imported."""
    names = ("cmqplan.cli.options", *(module for module, _ in COMMANDS.values()))
    return {name: sys.modules.pop(name) for name in names if name in sys.modules}


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A workspace with a copy of the real plans."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    if (ROOT / "cmqplan.yaml").exists():
        shutil.copy(ROOT / "cmqplan.yaml", tmp_path)
    assert (tmp_path / "plans" / "plan-2024" / "plan.yaml").exists()
    return tmp_path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The small valid workspace that rules' examples are laid over."""
    return lay(tmp_path, {})


def lay(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write the example workspace with these files over it; None leaves one out."""
    for name, text in {**FILES, **files}.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def golden(path: Path, text: str) -> None:
    """Compare with a golden file, whole. ``python -m tests.dev regenerate`` writes it instead."""
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path} is missing; “python -m tests.dev regenerate” writes it"
    assert text == path.read_text(encoding="utf-8")


def no_other(folder: Path, names: Collection[str]) -> None:
    """No golden file outlives what it shows; ``python -m tests.dev regenerate`` removes such a one."""
    left_over = [path for path in folder.iterdir() if path.name not in names]
    if UPDATE:
        for path in left_over:
            path.unlink()
    assert UPDATE or not left_over


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """``libreoffice("pdf", folder, *files)``: LibreOffice saves these files anew in a folder, all in one start."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice isn't installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('libreoffice').as_uri()}"

    def save(kind: str, folder: Path, *files: Path) -> None:
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)

    return save


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """The catalogue as it is now, without installing anew."""
    if not catalogue.MO.exists() or catalogue.MO.stat().st_mtime < catalogue.PO.stat().st_mtime:
        catalogue.compile()


@pytest.fixture
def french() -> Iterator[None]:
    """Messages in French while a test runs, and then as they were."""
    before = language.current()
    language.use("fr")
    yield
    language.use(before)
