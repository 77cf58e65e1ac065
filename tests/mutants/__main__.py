"""Small changes to the program, one at a time, each of which the tests of its own room should notice.

    python -m tests.mutants [--rooms amounts,periods] [--count 300] [--seed 2024] [--at periods/ranges.py:102]

The mutants are drawn at random from all that can be made. A changed copy of the program lies in a folder of its own; this checkout
is never touched. What survives is printed with its place and its change: a test is missing, or the change makes no
difference, and then ``equivalents.toml`` says why and it is drawn no more.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import itertools
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import hypothesis.strategies  # noqa: F401 - loaded once, for every run
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cmqplan"
OF_EACH_RULE = ("tests/rules/test_catalogue.py", "tests/rules/test_advice.py", "tests/slips")
ROOMS = {
    "amounts": ("amounts", ["tests/amounts"]),
    "periods": ("periods", ["tests/periods"]),
    "finance": ("finance", ["tests/finance", "tests/rules/money"]),
    "source": ("source", ["tests/source"]),
    "money": ("rules/money", ["tests/rules/money", "tests/rules/time/test_done.py"]),
    "time": ("rules/time", ["tests/rules/time"]),
}
"""What is changed, and the tests that should notice. Half of finance is what the rules of money ask, and is tested with them;
the tests of a rule are also its own two examples, its advice and the slips of the real plans."""

QUIETLY = (
    "-x",
    "-q",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:playwright",
    "--hypothesis-seed=0",
)
SECONDS = 20
"""How much of a processor one test may take: beyond it the change made it hang, and that is noticed."""


@dataclass(frozen=True)
class Spot:
    """One change that can be made: the nth change of a node, which is known by its rank in the module."""

    room: str
    path: Path
    rank: int
    nth: int


@dataclass(frozen=True)
class Mutant:
    """The change made: its file, where it stands, what it makes of what, and the whole changed module."""

    room: str
    file: str
    line: int
    function: str
    change: str
    module: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}: {self.change}"


FLIPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What can stand in the place of one node."""
    match node:
        case ast.Compare(ops=operators):
            for index, operator in enumerate(operators):
                flipped = [*operators[:index], FLIPS[type(operator)](), *operators[index + 1 :]]
                yield _with(node, ops=flipped)
        case ast.BinOp(op=operator) | ast.BoolOp(op=operator) if type(operator) in FLIPS:
            yield _with(node, op=FLIPS[type(operator)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield ast.Return(ast.Constant(None))
        case ast.If() | ast.IfExp():
            yield from (_with(node, test=ast.Constant(always)) for always in (True, False))
        case ast.While():
            yield _with(node, test=ast.Constant(False))
        case ast.comprehension(ifs=[_, *others]):
            yield _with(node, ifs=others)
        case ast.Expr(value=value) if not isinstance(value, ast.Constant):
            yield ast.Pass()
        case ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break() | ast.Delete():
            yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _is_nothing(value: ast.expr) -> bool:
    """Whether None in its place would be taken for the same."""
    return isinstance(value, ast.Constant) and value.value in (None, False)


def spots(room: str) -> Iterator[Spot]:
    """Every change that can be made in a room, module by module, in the order of the text."""
    for path in sorted((PACKAGE / ROOMS[room][0]).rglob("*.py")):
        for rank, (node, _) in enumerate(_places(ast.parse(path.read_text(encoding="utf-8")), "module")):
            yield from (Spot(room, path, rank, nth) for nth, _ in enumerate(changes(node)))


def mutant(spot: Spot) -> Mutant:
    tree = ast.parse(spot.path.read_text(encoding="utf-8"))
    node, function = list(_places(tree, "module"))[spot.rank]
    before, line = _shown(node), node.target.lineno if isinstance(node, ast.comprehension) else node.lineno  # type: ignore[attr-defined]
    new = list(changes(node))[spot.nth]
    text = ast.unparse(ast.fix_missing_locations(_Replace(node, new).visit(tree)))
    file = spot.path.relative_to(ROOT).as_posix()
    return Mutant(spot.room, file, line, function, f"{before} → {_shown(new)}", text)


def _places(tree: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    """The nodes that do something, each with the function it stands in; annotations, decorators and
    classes' keywords describe, and what only serves the type checker isn't run."""
    for name, field in ast.iter_fields(tree):
        if name in (
            "annotation",
            "returns",
            "decorator_list",
            "keywords" if isinstance(tree, ast.ClassDef) else "",
        ):
            continue
        for node in field if isinstance(field, list) else [field]:
            if not isinstance(node, ast.AST) or (
                isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            ):
                continue
            yield node, function
            inner = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else function
            yield from _places(node, inner)


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _shown(node: ast.AST) -> str:
    """A node on one line; of a block, what decides whether it is run."""
    if isinstance(node, ast.If | ast.While):
        return f"{'if' if isinstance(node, ast.If) else 'while'} {ast.unparse(node.test)}"
    return re.sub(r"\s+", " ", ast.unparse(node))


def tests_of(mutant: Mutant) -> list[list[str]]:
    """The runs of pytest that should notice, the likeliest first; each test is run once."""
    runs = [[*_mirrors(mutant), *ROOMS[mutant.room][1]]]
    code = re.search(r"CMQ\d{3}", mutant.module) if mutant.file.startswith("cmqplan/rules/") else None
    return [[*OF_EACH_RULE, "-k", code.group()], *runs] if code else runs


def _mirrors(mutant: Mutant) -> list[str]:
    """The tests that are named after the changed module or its folder; those of a diagnosis are the syntax's."""
    file = Path(mutant.file)
    names = ("syntax" if file.stem == "diagnosis" else file.stem, file.parent.name)
    paths = [f"{folder}/test_{name}.py" for name in names for folder in ROOMS[mutant.room][1]]
    return [path for path in paths if (ROOT / path).exists()]


class _QuickFirst:
    """For pytest: the quick tests before the slow, as earlier runs in this copy have found them; and each stops after ``SECONDS``."""

    def __init__(self, copied: Path) -> None:
        self.kept = copied / "seconds.json"
        self.seconds: dict[str, float] = json.loads(self.kept.read_text()) if self.kept.exists() else {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: round(self.seconds.get(item.nodeid, 0), 1))

    def pytest_runtest_setup(self) -> None:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS, most))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.seconds[report.nodeid] = report.duration

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if exitstatus == 0:
            self.kept.write_text(json.dumps(self.seconds))


def survives(mutant: Mutant, copied: Path) -> bool:
    """Whether no test notices the change, made in this copy of the checkout and taken back: all once, then properties on more examples."""
    path = copied / mutant.file
    original = path.read_bytes()
    path.write_text(mutant.module, encoding="utf-8")
    try:
        return all(
            _passes([*arguments, "--hypothesis-profile", *profile], copied)
            for profile in (["brief"], ["suite", "-m", "hypothesis"])
            for arguments in tests_of(mutant)
        )
    finally:
        path.write_bytes(original)


def _passes(arguments: Sequence[str], copied: Path) -> bool:
    """Whether pytest has nothing to say, in a process that has its libraries loaded already."""
    run = os.fork()
    if run == 0:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, resource.RLIM_INFINITY))
        os.chdir(copied)
        sys.path[0] = str(copied)
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os._exit(pytest.main([*QUIETLY, *arguments], plugins=[_QuickFirst(copied)]))
    _, status = os.waitpid(run, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run, signal.SIGKILL)
    return status in (0, pytest.ExitCode.NO_TESTS_COLLECTED << 8)


def equivalents() -> dict[tuple[str, str, str], str]:
    """The changes that make no difference, by file, function and change, with the reason."""
    listed = tomllib.loads(Path(__file__).with_name("equivalents.toml").read_text(encoding="utf-8"))
    return {
        (one["file"], one["function"], one["change"]): one["reason"] for one in listed.get("equivalent", [])
    }


def main() -> int:
    """Draw, try, print; 1 where fewer than 95 % are noticed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--rooms", default=",".join(ROOMS), help="rooms, with commas between them")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--at", metavar="FILE:LINE", help="only the mutants of this place")
    wanted = parser.parse_args()

    made = [spot for room in wanted.rooms.split(",") for spot in spots(room)]
    random.Random(wanted.seed).shuffle(made)
    left_out = equivalents()
    tried = (one for one in map(mutant, made) if (one.file, one.function, one.change) not in left_out)
    if wanted.at:
        tried = (one for one in tried if f"{one.file}:{one.line}".endswith(wanted.at))
    drawn = list(itertools.islice(tried, wanted.count))
    os.environ["CMQPLAN_EDITS"] = (
        "200"  # changes by the pen: a test's own number would take a minute each time
    )
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy"
        shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist"))
        for one in {one.room: one for one in drawn}.values():
            if not all(_passes(arguments, copied) for arguments in tests_of(one)):
                raise RuntimeError(f"the tests of {one.room} can't be run, or fail without any change")
        sys.dont_write_bytecode = True  # what is compiled is the unchanged program
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        alive = []
        for number, one in enumerate(drawn, 1):
            alive += [one] if survives(one, copied) else []
            print(f"{number}/{len(drawn)} {'SURVIVED' if one in alive else 'killed'} {one}", flush=True)
    killed = len(drawn) - len(alive)
    print(
        f"seed {wanted.seed}: {killed} of {len(drawn)} killed, drawn from {len(made)}; {len(left_out)} known equivalents left out"
    )
    for one in alive:
        print(one)
    return 0 if killed * 100 >= 95 * len(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())
