"""A rule: what it says, why, by whose word, and what shows it.

Everything about a rule is in its one module: the check, the messages, the examples. The examples are run as tests, and
``cmqplan explain`` and the documentation are written from the same object, so none of them can drift from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from cmqplan.findings import Finding, Severity
from cmqplan.language import Plural
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.workspace.workspace import Entry, Resume, Workspace


class Origin(StrEnum):
    """Where a rule comes from."""

    DOCUMENT = "document"
    """One of the documents that plans are made from."""
    LAW = "law"
    PRACTICE = "practice"
    FORMAT = "format"
    """What this tool's own files need."""


class Source(NamedTuple):
    """Who says so. A law is named with its article and date. ``text`` is an English template without parameters."""

    origin: Origin
    text: str


class Example(NamedTuple):
    """A small file that shows a rule. It is laid over the example workspace of ``rules.example``.

    ``line`` is where the finding is expected (1-based; a failing example only). ``others`` are further files
    that it takes; ``None`` removes one. ``today`` is the day it is checked on.
    """

    file: str
    text: str | bytes
    line: int = 0
    others: Mapping[str, str | None] = MappingProxyType({})
    today: str = "2024-06-01"


class Scene(NamedTuple):
    """What surrounds a fiche: its plan, and the convention and campus that the plan names, each None when missing."""

    workspace: Workspace
    nom: str
    plan: Entry[Plan] | None
    convention: Entry[Convention] | None
    campus: Entry[Campus] | None


Message: TypeAlias = str | Plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. ``messages`` and ``helps`` are English templates by variant; a help that a variant lacks is that of ``""``.

    The callables are what runs it, each on one kind of thing; a rule of reading has none, since the reader itself finds it.
    """

    code: str
    slug: str
    severity: Severity
    title: str
    messages: Mapping[str, Message]
    helps: Mapping[str, Message]
    reason: str
    source: Source
    failing: Example
    passing: Example
    fixable: bool = False
    dated: bool = False
    """True when its findings depend on today."""
    fiche: Callable[[Entry[Fiche], Scene], Iterable[Finding]] | None = None
    plan: Callable[[Scene, Sequence[Resume]], Iterable[Finding]] | None = None
    convention: Callable[[Entry[Convention], Workspace], Iterable[Finding]] | None = None
    campus: Callable[[Entry[Campus], Workspace], Iterable[Finding]] | None = None
    reseau: Callable[[Entry[Reseau], Workspace], Iterable[Finding]] | None = None
    workspace: Callable[[Workspace], Iterable[Finding]] | None = None

    @property
    def family(self) -> str:
        """« CMQ2 » for CMQ201."""
        return self.code[:4]
