"""Print how long whole commands take on this machine, now, and the memory they need.

    python -m benchmarks goals [--peers FOLDER]   against what others take for the same files, in turn
    python -m benchmarks growth                   every command, from 10 to 10,000 fiches
    python -m benchmarks lists                    validate, on 10,000 of each thing that a file may hold

``--peers`` is a virtual environment with check-jsonschema, yamale, yamllint and beancount; without it their rows are left out.
Every figure is the median of several runs of a whole process; a ratio is the median of the ratios of runs made in turn.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import generate, lists, peers

SIZES = (10, 100, 300, 1_000, 10_000)
MANY = 10_000
SCRIPT = "import sys\nfrom cmqplan.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
"""The script that a current installer writes; those of before 2024 import ``re`` first, which is some milliseconds more."""
PARSE = (
    "import sys, yaml\n"
    "from pathlib import Path\n"
    "for path in Path('plans').rglob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), yaml.CSafeLoader)\n"
)
VALIDATE = f"validate --date {generate.CLEAN_DAY}"


class Goal(NamedTuple):
    """A command of ours, what it is compared with on the same fiches, and how much of its time it may take."""

    ours: str
    fiches: int
    yardstick: str
    most: float | None = None
    processes: int = 2


GOALS = (
    Goal("--version", 10, "bare Python", 1.3),
    Goal("--help", 10, "bare Python", 8),
    Goal(VALIDATE, MANY, "CSafeLoader", 1.2, processes=1),
    Goal(VALIDATE, MANY, "CSafeLoader", 0.75),
    Goal(VALIDATE, 1_000, "check-jsonschema", 0.1),
    Goal(VALIDATE, MANY, "check-jsonschema"),
    Goal(VALIDATE, 1_000, "yamale"),
    Goal(VALIDATE, 1_000, "yamllint"),
    Goal(VALIDATE, 1_000, "bean-check"),
)


def _files(root: Path) -> list[str]:
    return sorted(str(path) for path in (root / "plans").glob("*/*-action.yaml"))


YARDSTICKS: Mapping[str, Callable[[Path], list[str]]] = {
    "bare Python": lambda _: [sys.executable, "-c", "pass"],
    "CSafeLoader": lambda _: [sys.executable, "-c", PARSE],
    "check-jsonschema": lambda root: ["check-jsonschema", "--schemafile", "peers/fiche.schema.json", *_files(root)],
    "yamale": lambda root: ["yamale", "-n", "2", "-s", "peers/fiche.yamale.yaml", *_files(root)],
    "yamllint": lambda root: ["yamllint", "-d", "relaxed", *_files(root)],
    "bean-check": lambda _: ["bean-check", "--no-cache", "peers/ledger.beancount"],
}  # fmt: skip


class Growing(NamedTuple):
    """A command to show over all sizes; ``one_plan``: of a single plan that holds all the fiches."""

    command: str
    most: int = MANY
    one_plan: bool = False
    processes: int = 1


GROWING = (
    Growing(VALIDATE),
    Growing(VALIDATE, processes=2),
    Growing(f"{VALIDATE} --format json"),
    Growing("budget"),
    Growing("budget --by-fiche"),
    Growing("budget --by-fiche --by-funder --format csv"),
    Growing("budget --by-fiche --by-funder --format xlsx -o budget.xlsx"),
    Growing("budget --view maquette"),
    Growing("budget --view previsionnel"),
    Growing("export scdl -o subventions.csv"),
    Growing("network"),
    Growing("obligations"),
    Growing("obligations --format ics"),
    Growing("render plan-1-2022 --output out", one_plan=True),
    Growing("render plan-1-2022 --output out --document synthese,maquette", one_plan=True),
    Growing("render plan-1-2022 --output out --to pdf", most=300, one_plan=True),
    Growing("render plan-1-2022 --output out --to docx", most=300, one_plan=True),
    Growing("explain CMQ201"),
    Growing("parse period mars"),
)


class Run(NamedTuple):
    """Seconds of the clock, and the memory of the largest process in MiB."""

    seconds: float
    memory: float


def run(words: Sequence[str], cwd: Path, *, processes: int = 2, codes: Iterable[int] = (0,)) -> Run:
    """Run a command to its end. Another exit code than these ends the measurement: what it took says nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"NO_COLOR": "1", "CMQPLAN_LANG": "en", "CMQPLAN_PROCESSES": str(processes)}
    before = time.perf_counter()
    with subprocess.Popen(
        words, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"exit code {process.returncode}: {' '.join(words[:8])}")
    return Run(time.perf_counter() - before, usage.ru_maxrss / 1024)


class Bench:
    """A folder with the workspaces that are measured, each made when it is first asked for."""

    def __init__(self, folder: Path, venv: Path | None, runs: int) -> None:
        self.folder, self.venv, self.runs = folder, venv, runs
        (folder / "cmqplan").write_text(SCRIPT, encoding="utf-8")

    def ours(self, command: str) -> list[str]:
        return [sys.executable, str(self.folder / "cmqplan"), *command.split()]

    def workspace(self, fiches: int, *, one_plan: bool = False) -> Path:
        root = self.folder / f"{fiches}{'-in-one-plan' if one_plan else ''}"
        if not root.exists():
            generate.generate(root, fiches, per_plan=fiches if one_plan else generate.PER_PLAN)
            peers.write(root / "peers", fiches)
        return root

    def goals(self) -> None:
        heading("command", "fiches", "against", "goal", "measured", "ours", "theirs", "memory")
        for goal in GOALS:
            root = self.workspace(goal.fiches)
            theirs = YARDSTICKS[goal.yardstick](root)
            if not theirs[0].startswith("/"):
                if self.venv is None:
                    continue
                theirs[0] = str(self.venv / "bin" / theirs[0])
            pairs = [
                (run(self.ours(goal.ours), root, processes=goal.processes), run(theirs, root))
                for _ in range(1 + self.runs)
            ][1:]  # the first only warms up
            ratio = statistics.median(own.seconds / other.seconds for own, other in pairs)
            missed = " **missed**" if goal.most is not None and ratio > goal.most else ""
            row(
                f"`{goal.ours.split(' --date')[0]}`" + (", one process" if goal.processes == 1 else ""),
                f"{goal.fiches:,}",
                goal.yardstick,
                f"≤ {goal.most} ×" if goal.most is not None else "",
                f"{ratio:.2f} ×{missed}",
                *(
                    seconds(statistics.median(one.seconds for one in side))
                    for side in zip(*pairs, strict=True)
                ),
                f"{max(own.memory for own, _ in pairs):.0f} MiB",
            )

    def growth(self) -> None:
        heading("command", *(f"{size:,}" for size in SIZES), "memory")
        for growing in GROWING:
            cells, memory = [], 0.0
            for size in SIZES:
                if size > growing.most:
                    cells.append("")
                    continue
                root = self.workspace(size, one_plan=growing.one_plan)
                words = self.ours(growing.command)
                done = [run(words, root, processes=growing.processes, codes=(0, 1)) for _ in range(self.runs)]
                cells.append(seconds(statistics.median(one.seconds for one in done)))
                memory = max(one.memory for one in done)
            what = f"`{growing.command.split(' --date')[0]}`" + (
                ", two processes" if growing.processes > 1 else ""
            )
            row(what, *cells, f"{memory:.0f} MiB")

    def lists(self) -> None:
        heading(f"{MANY:,} of", "validate", "memory")
        for name in lists.LISTS:
            root = self.folder / name.replace(" ", "-")
            lists.write(root, name, MANY)
            done = run(self.ours(VALIDATE), root, processes=1, codes=(0, 1))
            row(name, seconds(done.seconds), f"{done.memory:.0f} MiB")


def heading(*cells: str) -> None:
    row(*cells)
    print("| --- |" + " ---: |" * (len(cells) - 1))


def row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("goals", "growth", "lists"))
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        getattr(Bench(Path(folder), given.peers, given.runs), given.what)()


if __name__ == "__main__":
    main()
