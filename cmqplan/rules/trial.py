"""An example of a rule, laid out in a folder and judged."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

from cmqplan.finance.attributions import attributions
from cmqplan.rules.catalogue import checks
from cmqplan.rules.engine import Examination, examine
from cmqplan.rules.examples import FILES, Example


def lay_out(example: Example, folder: Path) -> None:
    """Write the example workspace with the example's own files over it."""
    for name, text in {**FILES, **example.others, example.file: example.text}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(example.data if name == example.file else text.encode())


def run(example: Example, folder: Path) -> Examination:
    """Everything the rules find in an example, laid out in an empty folder."""
    lay_out(example, folder)
    return judge(folder, example.today)


def judge(folder: Path, today: str) -> Examination:
    """Everything the rules find in a folder on a day, those of publication among them."""
    examination = examine(folder, today=date.fromisoformat(today), keep=True)
    workspace = examination.workspace
    for item, check in product(attributions(workspace), checks("check_attribution")):
        examination.findings.extend(check(item, workspace))
    return examination
