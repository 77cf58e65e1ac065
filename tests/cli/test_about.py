"""What a report of a mistake should say."""

from __future__ import annotations

import platform
from importlib.metadata import version

from cmqplan.version import __version__
from tests.conftest import run_cmqplan


def test_it_says_every_version_that_matters() -> None:
    lines = run_cmqplan("--version", "--verbose").out.splitlines()
    assert lines[:2] == [
        f"cmqplan {__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
    ]
    assert f"pydantic {version('pydantic')}" in lines
    assert f"xlsxwriter {version('xlsxwriter')}" in [line.lower() for line in lines]
    assert not any(line.startswith(("pytest", "ruff")) for line in lines)
