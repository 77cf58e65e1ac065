"""A rule: what it says, why, by whose word, and what shows it.

Everything about a rule is in its one module: this declaration first, then its check, which is found by its name:

- ``check_fiche(entry, scene)``, ``check_plan(scene, resumes)``
- ``check_convention(entry, workspace)``, ``check_campus(entry, workspace)``, ``check_reseau(entry, workspace)``
- ``check_workspace(workspace)``
- ``check_text(place, text)``: any text of any file
- ``check_mention(reference, place, workspace)``: any reference to an organisme that isn't simply one declared party
- ``check_attribution(item, workspace)``: a granted subsidy that is to be published; asked by the export alone

A rule of reading has none, since the reader itself finds it. The examples are run as tests, and ``cmqplan explain`` and
the documentation are written from the same object, so none of them can drift from the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import NamedTuple

from cmqplan.findings import Finding, Place, Related, Severity
from cmqplan.language import Plural, Said, Says
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.plan import Plan
from cmqplan.rules.examples import (
    CAMPUS,
    CONVENTION,
    FICHE,
    FILES,
    ORGANISMES,
    PLAN,
    SETTINGS,
    Example,
    convention,
    fiche,
    money,
)
from cmqplan.workspace.workspace import Entry, Workspace

__all__ = [
    "CAMPUS",
    "CONVENTION",
    "ERROR",
    "FICHE",
    "FILES",
    "INFO",
    "ORGANISMES",
    "PLAN",
    "SETTINGS",
    "WARNING",
    "Example",
    "Plural",
    "Rule",
    "Said",
    "Says",
    "Scene",
    "convention",
    "document",
    "fiche",
    "file_format",
    "law",
    "money",
    "practice",
]

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Origin(StrEnum):
    """Where a rule comes from."""

    DOCUMENT = "document"
    """One of the documents that plans are made from."""
    LAW = "law"
    PRACTICE = "practice"
    FORMAT = "format"
    """What this tool's own files need."""


class Source(NamedTuple):
    """Who says so."""

    origin: Origin
    text: Said


def document(fr: str, en: str) -> Source:
    """One of the documents that plans are made from says so."""
    return Source(Origin.DOCUMENT, Said(fr, en))


def law(fr: str, en: str) -> Source:
    """A law says so: its article and date."""
    return Source(Origin.LAW, Said(fr, en))


def practice(fr: str, en: str) -> Source:
    """Practice shows it."""
    return Source(Origin.PRACTICE, Said(fr, en))


def file_format(fr: str, en: str) -> Source:
    """This tool's own files need it."""
    return Source(Origin.FORMAT, Said(fr, en))


class Scene(NamedTuple):
    """What surrounds a fiche: its plan, and the convention and campus that the plan names, each None when missing."""

    workspace: Workspace
    nom: str
    plan: Entry[Plan] | None
    convention: Entry[Convention] | None
    campus: Entry[Campus] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``says``: its only message, or its messages by variant; ``help``: what to write instead, for the messages
    that don't say it themselves."""

    code: str
    slug: str
    severity: Severity
    _: KW_ONLY
    title: Said
    says: Says | Mapping[str, Says]
    help: Said | None = None
    reason: Said
    source: Source
    fails: Example
    passes: Example
    fixable: bool = False
    dated: bool = False
    """True when its findings depend on today."""

    @property
    def family(self) -> str:
        """« CMQ2 » for CMQ201."""
        return self.code[:4]

    @property
    def variants(self) -> Mapping[str, Says]:
        return {"": self.says} if isinstance(self.says, Says) else self.says

    def message(self, variant: str) -> Said:
        """What is wrong."""
        return self.variants[variant].message

    def advice(self, variant: str) -> Said | None:
        """What to write instead."""
        return self.variants[variant].help or self.help

    def found(self, place: Place, variant: str = "", /, *related: Related, **params: object) -> Finding:
        """A finding of this rule. ``params`` fill its sentences: text, whole numbers, dates, amounts, periods, or tuples of
        text (shown as a list)."""
        return Finding(self.code, place, params, variant, related)
