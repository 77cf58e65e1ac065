"""Print how long whole commands take, as ratios, on this machine, now.

    python -m benchmarks [--peers FOLDER] [--most 10000] [--runs 5] [--grow 100000]

``--peers`` is a virtual environment with check-jsonschema, yamale, yamllint, beancount and rendercv; without it their rows are left
out. Each figure is the median of several runs of a whole process; a ratio is the median of the ratios of runs made in turn.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generate, peers

BARE = [sys.executable, "-c", "pass"]
PARSE = [
    sys.executable, "-c",
    "import sys, yaml\n"
    "from pathlib import Path\n"
    "for path in Path(sys.argv[1]).rglob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), yaml.CSafeLoader)\n",
]  # fmt: skip

TIMED = [
    sys.executable, "-c",
    "import sys, time, typst\n"
    "compiled, spent = typst.compile, 0.0\n"
    "def timed(*given, **named):\n"
    "    global spent\n"
    "    before = time.perf_counter()\n"
    "    try: return compiled(*given, **named)\n"
    "    finally: spent += time.perf_counter() - before\n"
    "typst.compile = timed\n"
    "from cmqplan.cli import main\n"
    "file = sys.argv.pop(1)\n"
    "try: main()\n"
    "finally: open(file, 'w').write(str(spent))\n",
]  # fmt: skip
"""cmqplan, and into a file how many of its seconds are Typst's own."""

VALIDATE = ("validate", "--date", generate.CLEAN_DAY)

SCRIPT = "import sys\nfrom cmqplan.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
"""The script that a current installer writes; those of before 2024 import ``re`` first, which is about six milliseconds more."""


@dataclass(frozen=True)
class Command:
    """A command to time: its words, its folder, its environment."""

    words: Sequence[str]
    cwd: Path = Path()
    env: tuple[tuple[str, str], ...] = ()

    def run(self) -> tuple[float, float]:
        """Seconds of the clock, and peak memory in MiB of the largest process. A command that fails ends the measurement:
        what it took says nothing."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment = {**kept, "NO_COLOR": "1", "CMQPLAN_LANG": "en", **dict(self.env)}
        before = time.perf_counter()
        with subprocess.Popen(
            self.words, cwd=self.cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"exit code {process.returncode}: {' '.join(self.words[:6])} …")
        return time.perf_counter() - before, usage.ru_maxrss / 1024


@dataclass(frozen=True)
class Ratio:
    """Two commands timed in turn."""

    first: float
    second: float
    ratio: float
    memory: float


def compare(first: Command, second: Command, runs: int) -> Ratio:
    first.run()
    second.run()
    pairs = [(first.run(), second.run()) for _ in range(runs)]
    return Ratio(
        statistics.median(a[0] for a, _ in pairs),
        statistics.median(b[0] for _, b in pairs),
        statistics.median(a[0] / b[0] for a, b in pairs),
        max(a[1] for a, _ in pairs),
    )


@dataclass(frozen=True)
class Row:
    """A line of the table: what is measured, the goal, the figure, and whether it is reached (None: for information)."""

    what: str
    goal: str
    figure: str
    reached: bool | None


class Bench:
    def __init__(self, most: int, runs: int, venv: Path | None, folder: Path) -> None:
        self.most, self.runs, self.venv, self.folder = most, runs, venv, folder
        self.rows: list[Row] = []
        self.workspaces: dict[int, Path] = {}
        self.script = folder / "cmqplan"
        self.script.write_text(SCRIPT, encoding="utf-8")

    def workspace(self, fiches: int) -> Path:
        if fiches not in self.workspaces:
            path = self.folder / str(fiches)
            generate.generate(path, fiches)
            peers.write(path / "peers", fiches)
            self.workspaces[fiches] = path
        return self.workspaces[fiches]

    def cmqplan(self, *words: str, cwd: Path | None = None, **env: str) -> Command:
        return Command(
            [sys.executable, str(self.script), *words],
            cwd or self.folder,
            tuple(env.items()),
        )

    def at_most(self, what: str, limit: float, ratio: Ratio) -> None:
        figure = f"{ratio.ratio:.2f} × ({_seconds(ratio.first)} against {_seconds(ratio.second)})"
        self._add(Row(what, f"≤ {limit} ×", figure, ratio.ratio <= limit))

    def at_least(self, what: str, limit: float, ratio: Ratio) -> None:
        faster = 1 / ratio.ratio
        figure = f"{faster:.1f} × faster ({_seconds(ratio.first)} against {_seconds(ratio.second)})"
        self._add(Row(what, f"≥ {limit} × faster", figure, faster >= limit))

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        print(line(row), flush=True)

    def start_up(self) -> None:
        self.at_most(
            "`--version`, against bare python",
            1.3,
            compare(self.cmqplan("--version"), Command(BARE), self.runs * 4),
        )
        self.at_most(
            "`--help`, against bare python", 8, compare(self.cmqplan("--help"), Command(BARE), self.runs * 2)
        )

    def validate(self) -> None:
        cold = {}
        for fiches in (1_000, self.most):
            root = self.workspace(fiches)
            parse = Command([*PARSE, str(root / "plans")])
            one = self.cmqplan(*VALIDATE, cwd=root, CMQPLAN_PROCESSES="1")
            runs = self.runs if fiches == 1_000 else max(3, self.runs // 2)
            cold[fiches] = compare(one, parse, runs)
            if fiches == self.most:
                self.at_most(
                    f"`validate`, {fiches:,} fiches, cold, one process, against parsing them with CSafeLoader",
                    1.2,
                    cold[fiches],
                )
                two = compare(self.cmqplan(*VALIDATE, cwd=root), parse, runs)
                self.at_most("the same with two processes", 0.75, two)
                memory = cold[fiches].memory
                self._add(
                    Row(
                        f"peak memory, {fiches:,} fiches, one process",
                        "≤ 80 MiB",
                        f"{memory:.0f} MiB",
                        memory <= 80,
                    )
                )
        growth = cold[self.most].first / cold[1_000].first
        self._add(Row(f"time from 1,000 to {self.most:,} fiches", "≤ 11 ×", f"{growth:.1f} ×", growth <= 11))

    def peers(self) -> None:
        if self.venv is None:
            return
        for fiches, limit in ((1_000, 10), (self.most, 25)):
            root = self.workspace(fiches)
            files = sorted(str(path) for path in (root / "plans").glob("*/*-action.yaml"))
            own = self.cmqplan(*VALIDATE, cwd=root)
            schema = self.peer(
                "check-jsonschema", "--schemafile", str(root / "peers" / "fiche.schema.json"), *files
            )
            self.at_least(
                f"`validate`, {fiches:,} fiches, against check-jsonschema",
                limit,
                compare(own, schema, 3 if fiches == 1_000 else 1),
            )
        root = self.workspace(1_000)
        own = self.cmqplan(*VALIDATE, cwd=root)
        only = self.folder / "fiches"
        only.mkdir(exist_ok=True)
        for n, path in enumerate(sorted((root / "plans").glob("*/*-action.yaml"))):
            shutil.copy(path, only / f"{n}.yaml")
        yamale = self.peer("yamale", "-n", "2", "-s", str(root / "peers" / "fiche.yamale.yaml"), str(only))
        self.at_least("`validate`, 1,000 fiches, against yamale (two processes)", 2, compare(own, yamale, 3))
        lint = compare(own, self.peer("yamllint", "-d", "relaxed", str(only)), 3)
        self._add(
            Row("`validate`, 1,000 fiches, against yamllint", "–", f"{1 / lint.ratio:.1f} × faster", None)
        )
        ledger = self.peer("bean-check", "--no-cache", str(root / "peers" / "ledger.beancount"))
        self.at_most("`validate` per fiche, against bean-check per transaction", 2, compare(own, ledger, 3))
        start = compare(self.cmqplan("--version"), self.peer("rendercv", "--version"), 3)
        self._add(Row("`--version`, against RenderCV's", "–", f"{1 / start.ratio:.0f} × faster", None))

    def peer(self, name: str, *words: str) -> Command:
        assert self.venv is not None
        return Command([str(self.venv / "bin" / name), *words], self.folder)

    def render(self) -> None:
        root = self.folder / "render-300"
        one_plan(root, 300)
        load = self.cmqplan(*VALIDATE, cwd=root, CMQPLAN_PROCESSES="1")
        words = ("render", "plan-1-2022", "--output", str(self.folder / "out"), "--to")
        ratio = compare(self.cmqplan(*words, "md,html", cwd=root), load, self.runs)
        extra = (ratio.first - ratio.second) / ratio.second
        figure = f"{extra:.2f} × ({_seconds(ratio.first)} in all, loading {_seconds(ratio.second)})"
        what = "`render` 300 fiches to Markdown and HTML, beyond loading them"
        self._add(Row(what, "≤ 1.5 × loading", figure, extra <= 1.5))
        root = self.folder / "render-100"
        one_plan(root, 100)
        spent = self.folder / "typst"
        command = Command([*TIMED, str(spent), *words, "pdf"], root, (("PYTHONPATH", str(Path.cwd())),))
        command.run()
        pairs = [(command.run()[0], float(spent.read_text())) for _ in range(self.runs)]
        whole, own = (statistics.median(figures) for figures in zip(*pairs, strict=True))
        ratio = Ratio(whole, own, statistics.median(a / b for a, b in pairs), 0)
        self.at_most("`render` 100 fiches to PDF, against Typst's own compile time", 1.5, ratio)

    def growth(self, sizes: Sequence[int]) -> list[tuple[int, float, float]]:
        table = []
        for fiches in sizes:
            root = self.workspace(fiches)
            command = self.cmqplan(*VALIDATE, cwd=root, CMQPLAN_PROCESSES="1")
            runs = [command.run() for _ in range(1 if fiches > 10_000 else 3)]
            table.append((fiches, statistics.median(r[0] for r in runs), max(r[1] for r in runs)))
            print(f"| {fiches:,} | {_seconds(table[-1][1])} | {table[-1][2]:.0f} MiB |", flush=True)
        return table


def one_plan(root: Path, fiches: int) -> None:
    """A workspace with a single plan of many fiches."""
    generate.PER_PLAN, before = fiches, generate.PER_PLAN
    try:
        generate.generate(root, fiches)
    finally:
        generate.PER_PLAN = before


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def line(row: Row) -> str:
    mark = {True: "reached", False: "**missed**", None: ""}[row.reached]
    return f"| {row.what} | {row.goal} | {row.figure} | {mark} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--grow", type=int, default=0, help="show how cost grows, up to so many fiches")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given.most, given.runs, given.peers, Path(folder))
        print("| | goal | measured | |\n| --- | --- | --- | --- |")
        bench.start_up()
        bench.validate()
        bench.render()
        bench.peers()
        if given.grow:
            print("\n| fiches | one process | peak memory |\n| ---: | ---: | ---: |")
            bench.growth([n for n in (10, 100, 1_000, 10_000, 100_000) if n <= given.grow])


if __name__ == "__main__":
    main()
