"""A finding and the places it points at.

A finding holds a code and parameters, never a sentence: the sentence is made in the reader's language when the
finding is printed. A place names a value by its path in a file; it is turned into lines and columns only then, so
that a file without findings never pays for positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from cmqplan.language import Said

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


NOTHING: Mapping[str, object] = {}
"""The parameters of a sentence without any. A plain dict, since findings are sent from one process to another."""


class Severity(StrEnum):
    """How much a finding weighs: errors make a plan invalid, warnings do under ``--strict``, infos never do."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """From a first character to just past the last one; lines and columns count from 1, columns in characters."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE = Span(1, 1, 1, 1)
"""A file itself (its name, its place, its lack of content) rather than anything written in it."""


class Place(NamedTuple):
    """Something in a file: the value (or the key) at a path, or a span already known.

    ``file`` is relative to the workspace, with forward slashes. ``part`` narrows the place to some characters
    (half-open) of the text that stands there. A path that the file doesn't have points at its longest part that is
    there: ``("porteurs", 0)`` is found whether the user wrote a list or a single value.
    """

    file: str
    path: Path = ()
    on: Literal["value", "key"] = "value"
    part: tuple[int, int] | None = None
    span: Span | None = None

    def within(self, part: tuple[int, int]) -> Place:
        """Some characters of the text that stands here."""
        return self._replace(part=part)


class Related(NamedTuple):
    """A second place that explains the first: « the total is declared here »."""

    place: Place
    note: Said
    params: Mapping[str, object] = NOTHING


class Edit(NamedTuple):
    """Make ``text`` the value or the key at a place, in quotes where it must be; every other byte stays as it is.

    At some characters (a ``span``, or a ``part`` of a text) it is those characters that ``text`` takes the place of.
    ``value`` is what is to stand there when it is a list or a mapping, which ``text`` shows.
    """

    place: Place
    text: str
    value: object = None


class Fix(NamedTuple):
    """Edits that mend a finding without changing what the user meant. Applied together or not at all."""

    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """One thing to say about one place.

    ``code`` names the rule; ``variant`` which of the rule's messages applies; ``params`` what goes into it: text,
    whole numbers, dates, amounts, periods, or tuples of text (shown as a list).
    """

    code: str
    place: Place
    params: Mapping[str, object] = NOTHING
    variant: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
