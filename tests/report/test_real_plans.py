"""What the real plans' check says, whole, in both languages: no error, and the warnings that the documents deserve."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import golden, run_here

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_real_plans_say_this_and_nothing_else(language: str, real: Path) -> None:
    done = run_here("--lang", language, "validate", "--date", "2024-06-30", cwd=real)
    assert done.code == 0
    assert "CMQ202" in done.out
    assert len(done.out.splitlines()) <= 40
    golden(GOLDENS / f"real-plans.{language}.txt", done.out)
