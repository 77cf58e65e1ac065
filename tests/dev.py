"""What someone who works on cmqplan asks for: ``python -m tests.dev regenerate``, ``python -m tests.dev next CMQ2``."""

from __future__ import annotations

import os
import subprocess
import sys

from cmqplan.rules.catalogue import FAMILIES, rules
from tests import catalogue
from tests.conftest import ROOT


def regenerate() -> int:
    """Write everything that is generated: the catalogue with the source's messages in it, compiled; the rules' pages; what the
    goldens hold. Says which messages lack their French."""
    missing = catalogue.untranslated(catalogue.update())
    catalogue.compile()
    for message in missing:
        print("without French:", message)
    tests = (ROOT / "tests").rglob("test_*.py")
    with_goldens = [path for path in tests if "golden(" in path.read_text(encoding="utf-8")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *with_goldens],
        cwd=ROOT,
        env={**os.environ, "CMQPLAN_UPDATE_GOLDENS": "1"},
        check=False,
    )
    subprocess.run(["git", "status", "--short"], cwd=ROOT, check=False)
    return done.returncode or len(missing) > 0


def next_code(family: str) -> str:
    """The first code that no rule of this family has after those it has."""
    return f"{family}{max(int(code[4:]) for code in rules() if code.startswith(family)) + 1:02}"


if __name__ == "__main__":
    if sys.argv[1:] == ["regenerate"]:
        sys.exit(regenerate())
    if sys.argv[1:2] == ["next"] and sys.argv[2:] and set(sys.argv[2:]) <= set(FAMILIES):
        print(*(next_code(family) for family in sys.argv[2:]))
    else:
        sys.exit(f"usage: python -m tests.dev regenerate | next FAMILY, one of {', '.join(FAMILIES)}")
