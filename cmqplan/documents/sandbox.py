"""What a template may do: read the names it is given, write texts, and take a bounded number of steps.

A template never holds one of our objects. ``seen`` gives it plain values, and a ``Seen`` for everything else, which tells
the names that a class of this package declares and has no method. Every way of reaching into a value (``a.b``, ``a["b"]``,
``map(attribute=…)``) ends in ``Sandbox.getattr`` or ``getitem``. Filters, tests and functions are those listed here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property, partial, wraps
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, TemplateNotFound, Undefined, nodes
from jinja2.exceptions import UndefinedError
from jinja2.filters import make_attrgetter
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup, escape

from cmqplan.amounts import Chiffrage, Montant, Taux
from cmqplan.documents import french
from cmqplan.documents.errors import Origin, TemplateRefused
from cmqplan.documents.files import builtin_folder, found, text_of
from cmqplan.language.gettext import N_
from cmqplan.model.values import Etendue
from cmqplan.periods import Length, Periode

if TYPE_CHECKING:
    from types import CodeType, FrameType

    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

MOST_STEPS = 4_000_000
"""Turns of loops, calls of macros and items looked at, in one document."""
MOST_CHARACTERS = 120_000_000
"""Characters written, those of parts that are written again counted again."""
LONGEST_NUMBER = 30
"""Digits of a number that a template works out."""

PLAIN = (str, int, float, Decimal, date, Montant, Taux, Periode, Length, Etendue, Chiffrage)
"""What a template is given as it is, and may write."""

FILTERS = frozenset(
    [
        "abs",
        "default",
        "d",
        "escape",
        "e",
        "first",
        "float",
        "groupby",
        "int",
        "items",
        "last",
        "length",
        "count",
        "list",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "sort",
        "sum",
        "unique",
    ]
)
"""Jinja's own filters that a template may use, beside those that take a text."""
TEXT_FILTERS = frozenset(
    ["capitalize", "lower", "striptags", "title", "trim", "truncate", "upper", "wordcount"]
)
TESTS = frozenset(
    [
        "boolean",
        "defined",
        "undefined",
        "none",
        "divisibleby",
        "even",
        "odd",
        "number",
        "integer",
        "float",
        "string",
        "mapping",
        "sequence",
        "iterable",
        "true",
        "false",
        "lower",
        "upper",
        "sameas",
        "in",
        "eq",
        "equalto",
        "ne",
        "lt",
        "lessthan",
        "le",
        "gt",
        "greaterthan",
        "ge",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
    ]
)
LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "changed",
        "cycle",
    ]
)
MAPPING = frozenset({"items", "keys", "values", "get"})
_DATE = frozenset({"year", "month", "day"})


class Seen:
    """One of our values as a template holds it: a name for each thing it tells, and nothing else of it."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    @property
    def kind(self) -> type:
        return type(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash(self._value)

    def __str__(self) -> str:
        raise not_a_text(self)


def seen(value: Any) -> Any:
    """A value as templates get it. Raises TypeError for what is none of theirs: a function, a class, bytes, a file."""
    kind: type = type(value)
    return _as_seen(kind)(value)


@cache
def _as_seen(kind: type) -> Callable[[Any], Any]:
    """What makes of the values of a type what templates get."""
    told = names_of(kind)
    if issubclass(kind, Markup):
        return str.__str__
    if kind is NoneType or issubclass(kind, PLAIN):
        return lambda value: value
    if issubclass(kind, Mapping):
        return lambda table: {seen(key): seen(item) for key, item in table.items()}
    if told:
        return Seen
    if issubclass(kind, (tuple, list, set, frozenset)):
        return lambda items: tuple([seen(item) for item in items])
    raise TypeError(f"a template is given no {kind.__name__}")


@cache
def names_of(kind: type) -> frozenset[str]:
    """What a template may read of a value: the fields and properties that a class of this package declares."""
    if issubclass(kind, date):
        return _DATE
    ours = [parent for parent in kind.__mro__ if parent.__module__.startswith("cmqplan.")]
    if not ours:
        return frozenset()
    names = {
        name
        for parent in ours
        for name, member in vars(parent).items()
        if isinstance(member, (property, cached_property))
    }
    if issubclass(kind, Enum):
        names.add("value")
    elif is_dataclass(kind):
        names |= {field.name for field in fields(kind)}
    else:
        names |= set(getattr(kind, "model_fields", ())) | set(getattr(kind, "_fields", ()))
    return frozenset(name for name in names if not name.startswith("_"))


def not_a_text(value: object, said: str = "") -> TemplateRefused:
    """Why a value can't be written, and what to write instead. ``said`` is how the template wrote it."""
    what = said or "…"
    if isinstance(value, Seen):
        return TemplateRefused(
            N_("“{said}” is a whole {kind}, not a text; write one of its fields: {known}"),
            said=what,
            kind=value.kind.__name__,
            known=tuple(sorted(names_of(value.kind))),
        )
    if isinstance(value, Mapping):
        return TemplateRefused(
            N_(
                "“{said}” is a table, not a text; name one of its keys, or write a loop over “{said}.items()”"
            ),
            said=what,
        )
    return TemplateRefused(
        N_(
            "“{said}” is a list, not a text; write “{{% for element in {said} %}}”, or, for a list of texts, “{{{{ {said}|enumere }}}}”"
        ),
        said=what,
    )


class Unknown(UndefinedError):  # noqa: N818 - it becomes a TemplateRefused
    """A variable, or a field of one, that isn't there."""

    def __init__(self, message: str | None = None, *, owner: object = missing, name: object = None) -> None:
        super().__init__(message)
        self.owner, self.name = owner, name


class _Strict(StrictUndefined):
    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        unknown: Any = partial(Unknown, owner=obj, name=name)
        super().__init__(hint, obj, name, unknown if exc is UndefinedError else exc)


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates do nothing but write.

    ``escaped`` makes a format's own text of any characters. ``empty`` gathers what was to be written and holds nothing, with
    where. ``begin`` comes before each run.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        empty: dict[tuple[Origin | None, str], None],
        escaped: Callable[[str], str] = escape,
        **options: Any,
    ) -> None:
        super().__init__(
            autoescape=True,
            undefined=_Strict,
            optimized=False,  # reckoning constants beforehand takes longer than it saves
            keep_trailing_newline=True,
            **options,
        )
        self.escaped, self.empty = escaped, empty
        self.begin()
        self.globals = {"range": self._range, "namespace": Namespace}
        own: dict[str, Any] = dict(self.filters)
        self.filters = {name: self._walking(own[name]) for name in FILTERS}
        self.filters |= {name: self._of_text(own[name]) for name in TEXT_FILTERS}
        self.filters |= {"join": self._join, "replace": self._replace, "string": self._text}
        self.filters |= filters
        self.filters |= {_WRITTEN: self._written, _TURN: self._turn, _WALKED: self._walked}
        tests: dict[str, Any] = dict(self.tests)
        self.tests = {name: self._walking(tests[name]) for name in TESTS}

    def begin(self) -> None:
        """Give the next run all its steps and characters."""
        self.steps, self.characters = MOST_STEPS, MOST_CHARACTERS

    # What a run costs.

    def _take_steps(self, count: int) -> None:
        self.steps -= count
        if self.steps < 0:
            raise TemplateRefused(
                N_(
                    "the template goes on for more than {most} steps; its loops stand inside one another, or count too far"
                ),
                most=f"{MOST_STEPS:_}".replace("_", "\u202f"),
            )

    def _take_characters(self, count: int) -> None:
        self.characters -= count
        if self.characters < 0:
            raise TemplateRefused(
                N_("the template writes more than {most} characters; its loops repeat a text too often"),
                most=f"{MOST_CHARACTERS:_}".replace("_", "\u202f"),
            )

    def _turn(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            self._take_steps(0)

    def _walked(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            self._take_steps(len(value))
        elif isinstance(value, str):
            self._take_characters(len(value))
        return value

    def _walking(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def counted(*given: Any, **named: Any) -> Any:
            for value in given:
                self._walked(value)
            return function(*given, **named)

        return counted

    def concat(self, pieces: Iterable[str]) -> str:
        kept = []
        for piece in pieces:
            self._take_characters(len(piece))
            kept.append(piece)
        return "".join(kept)

    def _range(self, *bounds: int) -> range:
        counted = range(*bounds)
        self._take_steps(len(counted))
        return counted

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Sums of numbers, of texts and of lists; everything else would be a way to fill the memory."""
        numbers = all(isinstance(side, (int, float, Decimal)) for side in (left, right))
        amounts = operator in "+-" and all(isinstance(side, Montant) for side in (left, right))
        if operator == "+" and (
            (isinstance(left, str) and isinstance(right, str))
            or (isinstance(left, (list, tuple)) and isinstance(right, type(left)))
        ):
            self._walked(left)
            self._walked(right)
        elif operator == "**" or not (numbers or amounts):
            if isinstance(left, Undefined) or isinstance(right, Undefined):
                str(left), str(right)  # says which doesn't exist
            raise TemplateRefused(
                N_(
                    "a template can't work out “{operator}” here: it adds numbers, or texts, and nothing else"
                ),
                operator=operator,
            )
        result = self.binop_table[operator](left, right)
        if isinstance(result, (int, Decimal)) and abs(result) >= 10**LONGEST_NUMBER:
            raise TemplateRefused(N_("a number here has more than {most} digits"), most=LONGEST_NUMBER)
        return result

    # What a template may read.

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Seen):
            if argument in names_of(obj.kind):
                return seen(getattr(obj._value, argument))
        elif isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        elif isinstance(obj, Mapping):
            if argument in obj:
                return obj[argument]
            if isinstance(argument, str) and argument in MAPPING:
                return getattr(obj, argument)
        elif isinstance(argument, (int, slice)) and isinstance(obj, (str, list, tuple)):
            try:
                return obj[argument]
            except (IndexError, TypeError, ValueError):
                pass
        elif isinstance(argument, str) and argument in told_by(obj):
            told = getattr(obj, argument)
            return seen(told) if isinstance(obj, PLAIN) else told
        elif isinstance(obj, TemplateReference):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks and loops; our own functions; ``items`` of a mapping, ``cycle`` of a loop. Raises TemplateRefused
        for anything else, since Jinja's own words would show it as Python does."""
        if (
            isinstance(obj, (Macro, BlockReference, LoopContext))
            or obj in (Namespace, self._range)
            or isinstance(getattr(obj, "__self__", None), (dict, LoopContext))
        ):
            return True
        if isinstance(obj, Undefined):
            str(obj)  # raises, and says which
        raise TemplateRefused(N_("what stands before “(…)” can't be called; write it without the brackets"))

    # What a template writes.

    def text(self, value: Any, said: str = "") -> str:
        """A value as its text; nothing for None, which is noted. Raises TemplateRefused for what is no text."""
        if isinstance(value, Undefined):
            return str(value)  # raises, and says which
        if isinstance(value, str):
            return value
        if value is None:
            self.empty[self._here(), said] = None
            return ""
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, date):
            return french.day(value)
        if isinstance(value, PLAIN):
            return str(value)
        if isinstance(value, (Macro, BlockReference, LoopContext)):
            raise TemplateRefused(N_("“{said}” is to be called: write “{said}(…)”"), said=said)
        raise not_a_text(value, said)

    def _text(self, value: Any, said: str = "") -> str:
        text = self.text(value, said)
        self._take_characters(len(text))
        return text

    def _written(self, value: Any, said: str) -> str:
        if isinstance(value, Markup):
            return value
        escaped = self.escaped(self.text(value, said))
        return escaped if isinstance(escaped, Markup) else Markup(escaped)  # noqa: S704 - escaped

    def _of_text(self, function: Callable[..., Any]) -> Callable[..., Any]:
        takes_environment = hasattr(function, "jinja_pass_arg")

        @wraps(function)
        def of_text(*given: Any, **named: Any) -> Any:
            before, (value, *rest) = given[:takes_environment], given[takes_environment:]
            return function(*before, self._text(value), *rest, **named)

        return of_text

    def _join(self, value: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        get = make_attrgetter(self, attribute) if attribute is not None else lambda item: item
        parts = [self._text(get(item)) for item in value]
        between = self._text(between)
        self._take_characters(len(between) * len(parts))
        if isinstance(between, Markup) or any(isinstance(part, Markup) for part in parts):
            return escape(between).join(parts)
        return between.join(parts)

    def _replace(self, value: Any, old: Any, new: Any) -> str:
        text, sought, put = self._text(value), self._text(old), self._text(new)
        self._take_characters(text.count(sought) * len(put))
        return text.replace(sought, put)

    def _here(self) -> Origin | None:
        """Where the template that is running stands."""
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            template = frame.f_globals.get("__jinja_template__")
            if template is not None:
                return (
                    Origin(template.name, template.get_corresponding_lineno(frame.f_lineno))
                    if template.name
                    else None
                )
            frame = frame.f_back
        return None

    # What is made of a template before it runs.

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja's own tree, where every text that is written, every turn and every list looked through goes by us."""
        tree = super()._parse(source, name, filename)

        def by_us(filter_: str, node: nodes.Expr, *given: str, line: int) -> nodes.Filter:
            return nodes.Filter(
                node, filter_, [nodes.Const(one) for one in given], [], None, None, lineno=line
            )

        watched: list[Any] = [tree, *tree.find_all(_WATCHED)]
        for node in watched:
            if isinstance(node, nodes.Output):
                node.nodes = [
                    part
                    if isinstance(part, nodes.TemplateData)
                    else by_us(_WRITTEN, part, _as_it_reads(part), line=part.lineno)
                    for part in node.nodes
                ]
            elif isinstance(node, nodes.Concat):
                node.nodes = [
                    by_us("string", part, _as_it_reads(part), line=part.lineno) for part in node.nodes
                ]
            elif isinstance(node, nodes.Operand):
                if not isinstance(node.expr, nodes.Const):
                    node.expr = by_us(_WALKED, node.expr, line=node.expr.lineno)
            else:
                line = node.body[0].lineno if node.body else node.lineno or 1
                steps = nodes.Const(1 if isinstance(node, nodes.For) else _CALL, lineno=line)
                node.body.insert(0, nodes.ExprStmt(by_us(_TURN, steps, line=line), lineno=line))
        tree.set_environment(self)
        return tree


_WATCHED = (
    nodes.Output, nodes.Concat, nodes.Operand, nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block,
)  # fmt: skip
_CALL = 10
"""Steps of a macro, a block or a part: about what it takes more than a turn of a loop."""
_WRITTEN, _TURN, _WALKED = " written", " turn", " walked"
"""Filters of ours that no template can name: a name holds no space."""


def told_by(obj: object) -> Iterable[str]:
    """The names that a value tells a template, keys and positions aside."""
    if isinstance(obj, Seen):
        return names_of(obj.kind)
    if isinstance(obj, LoopContext):
        return LOOP
    if isinstance(obj, Namespace):
        told: Iterable[str] = (
            obj._Namespace__attrs
        )  # the only way in: it tells its own names and nothing of itself
        return told
    if type(obj).__name__ == "TemplateModule":
        return [name for name in vars(obj) if not name.startswith("_")]
    if isinstance(obj, tuple):
        return getattr(obj, "_fields", ())
    kind: type = type(obj)
    return names_of(kind)


def _as_it_reads(node: nodes.Node) -> str:
    """« convention.vote » as a template wrote it; empty for what is longer than names."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner = _as_it_reads(node.node)
        return owner and f"{owner}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner = _as_it_reads(node.node)
        return owner and f"{owner}[{node.arg.value!r}]"
    return ""


class Files(BaseLoader):
    """Templates from folders, the first that has one by that name; none from outside them, whatever a name or a link says."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    def get_source(self, environment: Any, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        path = found(self.folders, template)
        if path is None:
            raise TemplateNotFound(template)
        return text_of(path, template), str(path), None


class Compiled(BytecodeCache):
    """What the program's own templates were compiled to, for whoever renders again in this process (``--watch``, a Python
    program): it takes ten times longer than to run them on a small plan. Not a workspace's templates: the name of an organisme
    that one writes in so many words may be worked out in it already."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code and Path(bucket.code.co_filename).is_relative_to(builtin_folder()):
            self.codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = {form: Compiled() for form in ("content", "page", "markdown")}
"""One for each form of sandbox: each makes other code of the same template."""
