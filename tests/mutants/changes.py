"""What can be changed: the nodes of a module's syntax tree, and what can stand in the place of each."""

from __future__ import annotations

import ast
import copy
import itertools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cmqplan"


@dataclass(frozen=True)
class Mutant:
    """One change: of the node of this rank in a module, the nth that can be made of it; where it stands, and what becomes what."""

    room: str
    file: str
    rank: int
    nth: int
    line: int
    function: str
    change: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}: {self.change}"

    def tree(self, root: Path) -> ast.Module:
        """The whole changed module, read in this checkout; what wasn't changed keeps its lines."""
        tree = parsed(root / self.file)
        node, _ = next(itertools.islice(_places(tree, "module"), self.rank, None))
        new = next(itertools.islice(changes(node), self.nth, None))
        return cast(ast.Module, ast.fix_missing_locations(_Replace(node, new).visit(tree)))

    def module(self, root: Path) -> str:
        return ast.unparse(self.tree(root))

    def code(self) -> str | None:
        """The code of the rule that is changed, if one is."""
        return _code(self.file)


@cache
def _code(file: str) -> str | None:
    found = re.search(r"CMQ\d{3}", (ROOT / file).read_text(encoding="utf-8"))
    return found[0] if found and file.startswith("cmqplan/rules/") else None


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def mutants(room: str, folder: str) -> Iterator[Mutant]:
    """Every change that can be made in a room, module by module, in the order of the text."""
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        for rank, (node, function) in enumerate(_places(parsed(path), "module")):
            for nth, new in enumerate(changes(node)):
                line = node.target.lineno if isinstance(node, ast.comprehension) else node.lineno  # type: ignore[attr-defined]
                yield Mutant(room, file, rank, nth, line, function, f"{_shown(node)} → {_shown(new)}")


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


def _places(tree: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    """The nodes that do something, each with the function it stands in; annotations, decorators and
    classes' keywords describe, ``strict`` guards against whoever writes the next call, and what only serves the type checker isn't run."""
    for name, field in ast.iter_fields(tree):
        if name in (
            "annotation",
            "returns",
            "decorator_list",
            "keywords" if isinstance(tree, ast.ClassDef) else "",
        ) or (isinstance(tree, ast.keyword) and tree.arg == "strict"):
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


def equivalents() -> dict[tuple[str, str, str], str]:
    """The changes that make no difference, by file, function and change, with the reason."""
    listed = tomllib.loads(Path(__file__).with_name("equivalents.toml").read_text(encoding="utf-8"))
    return {
        (one["file"], one["function"], one["change"]): one["reason"] for one in listed.get("equivalent", [])
    }
