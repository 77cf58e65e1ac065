"""From what the rules found to what is reported: placed, weighed by the settings, silenced, sorted, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cmqplan.findings import Finding, Place, Severity, Span
from cmqplan.language import fill
from cmqplan.model.settings import Gravite
from cmqplan.rules.catalogue import FAMILIES, rules
from cmqplan.rules.declare import Rule
from cmqplan.rules.engine import Examination
from cmqplan.rules.reading.useless_ignore import RULE as USELESS
from cmqplan.rules.structure.list_in_text import RULE as LIST_IN_TEXT
from cmqplan.source.positions import Positions
from cmqplan.source.remarks import Ignore, ignores
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.workspace import Workspace

_GRAVITES = {
    Gravite.ERREUR: Severity.ERROR,
    Gravite.AVERTISSEMENT: Severity.WARNING,
    Gravite.INFO: Severity.INFO,
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Site(NamedTuple):
    """A place in a file, and what to say of it; ``note`` is empty for the finding's own place."""

    file: str
    span: Span
    note: str = ""


class Located(NamedTuple):
    """A finding with its rule, its weight, and its place in lines and columns."""

    finding: Finding
    rule: Rule
    severity: Severity
    site: Site
    related: tuple[Site, ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in the current language."""
        return fill(self.rule.message(self.finding.variant), self.finding.params)

    @property
    def help(self) -> str:
        """What to write instead; empty where nothing can be said."""
        return fill(self.rule.advice(self.finding.variant), self.finding.params)


_KEPT = 256
"""Files whose positions are held at once: some 60 kB each."""


@dataclass(slots=True)
class Sources:
    """The texts findings point into, each read when it is needed. Findings come file by file: the last ones asked for are
    kept, so that a workspace of ten thousand files isn't held whole."""

    root: Path
    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    """What an editor holds of some of them."""
    most: int = _KEPT
    """Files whose positions are held at once."""
    _positions: dict[str, Positions | None] = field(default_factory=dict)

    def positions(self, file: str) -> Positions | None:
        """A file's positions; None when it has no text (a folder, a missing or unreadable file)."""
        if file in self._positions:
            found = self._positions.pop(file)
        else:
            found = self._read(file)
            if len(self._positions) >= self.most:
                del self._positions[next(iter(self._positions))]
        self._positions[file] = found
        return found

    def forget(self, file: str) -> None:
        """Its text is another one now."""
        self._positions.pop(file, None)

    def read(self, file: str) -> bytes:
        """A file's bytes. Raises OSError."""
        return self.unsaved[file] if file in self.unsaved else read_file(self.root / file, LONGEST)

    def _read(self, file: str) -> Positions | None:
        try:
            data = self.read(file)
            return Positions(data.decode("utf-8-sig", errors="replace"))
        except (OSError, ValueError):
            return None

    def span(self, place: Place) -> Span:
        positions = self.positions(place.file)
        if positions is None:
            return place.span or Span(1, 1, 1, 1)
        return positions.span(place)

    def lines(self, file: str) -> Sequence[str]:
        positions = self.positions(file)
        return positions.lines if positions else ()


class Selection(NamedTuple):
    """Which rules are asked for on the command line: codes or their beginnings (« CMQ2 », « CMQ201 »)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


EVERY_RULE = Selection()


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported, sorted by file and place."""

    located: tuple[Located, ...]
    sources: Sources
    files_read: tuple[str, ...]
    silenced: int = 0
    """Findings that a comment silences."""
    today: date | None = None
    """The day that deadlines were judged from."""

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.files_read)

    def count(self, severity: Severity) -> int:
        return sum(1 for item in self.located if item.severity is severity)

    @property
    def fixable(self) -> int:
        return sum(1 for item in self.located if item.finding.fix is not None)

    @property
    def has_errors(self) -> bool:
        return any(item.severity is Severity.ERROR for item in self.located)

    def fails(self, *, strict: bool) -> bool:
        """Whether the exit code must say so: errors always, warnings when strict."""
        return self.has_errors or (strict and self.count(Severity.WARNING) > 0)


def report(
    examination: Examination,
    selection: Selection = EVERY_RULE,
    *,
    only: Iterable[str] | None = None,
    sources: Sources | None = None,
) -> Report:
    """Everything to report of an examination. ``only``: nothing but these files' findings. ``sources``: the texts, where they
    are held already."""
    workspace = examination.workspace
    sources = sources or Sources(workspace.files.root, workspace.files.unsaved)
    grades = _grades(workspace, selection)
    concerns = _concerns(workspace)
    wanted = set(only) if only is not None else None
    located: dict[tuple[object, ...], Located] = {}
    for finding in examination.findings:
        severity = grades.get(finding.code)
        if severity is None or not concerns(finding.place.file):
            continue
        if wanted is not None and finding.place.file not in wanted:
            continue
        item = _locate(finding, severity, sources)
        located.setdefault((finding.code, item.site, finding.variant, str(sorted(finding.params))), item)
    kept, silenced, useless = _silence(workspace, located.values(), sources, grades)
    kept = _as_lists(kept)
    kept += [item for item in useless if wanted is None or item.site.file in wanted]
    kept.sort(key=lambda item: (item.site.file, item.site.span, _ORDER[item.severity], item.rule.code))
    read = tuple(workspace.files.read(workspace.selected))
    return Report(tuple(kept), sources, read, silenced, workspace.today)


def _as_lists(located: list[Located]) -> list[Located]:
    """A list that was read as one text names nobody and dates nothing: what else is said of that text follows, and goes;
    the list is told with the weight of what it causes."""
    lists = {_start(item): item for item in located if item.rule.code == LIST_IN_TEXT.code}
    if not lists:
        return located
    kept = []
    for item in located:
        start = _start(item)
        if start not in lists:
            kept.append(item)
        elif _ORDER[item.severity] < _ORDER[lists[start].severity]:
            lists[start] = lists[start]._replace(severity=item.severity)
    return [*kept, *lists.values()]


def _start(item: Located) -> tuple[str, int, int]:
    return item.site.file, *item.site.span[:2]


def _locate(finding: Finding, severity: Severity, sources: Sources) -> Located:
    related = tuple(
        Site(other.place.file, sources.span(other.place), fill(other.note, other.params))
        for other in finding.related
    )
    site = Site(finding.place.file, sources.span(finding.place))
    return Located(finding, rules()[finding.code], severity, site, related)


def _grades(workspace: Workspace, selection: Selection) -> Mapping[str, Severity]:
    """Code → weight, for the rules that are on: the rule's own, then the settings', then the command line's choice."""
    settings = workspace.settings
    grades: dict[str, Severity] = {}
    for code, rule in rules().items():
        severity: Severity | None = rule.severity
        for prefix in sorted(settings.regles, key=len):
            if code.startswith(prefix):
                severity = _GRAVITES.get(settings.regles[prefix])
        chosen = _begins(code, selection.select or settings.choisir or ("CMQ",))
        if severity is not None and chosen and not _begins(code, (*settings.ignorer, *selection.ignore)):
            grades[code] = severity
    return grades


def _begins(code: str, prefixes: Iterable[str]) -> bool:
    return any(code.startswith(prefix.upper()) for prefix in prefixes)


def unknown_codes(words: Iterable[str]) -> list[str]:
    """The words that are neither a rule's code nor the beginning of one."""
    return [
        word
        for word in words
        if not any(code.startswith(word.upper()) for code in (*rules(), *FAMILIES, "CMQ"))
    ]


def _concerns(workspace: Workspace) -> Callable[[str], bool]:
    """With only some plans asked for, what has nothing to do with them stays out."""
    return (lambda _: True) if workspace.complete else workspace.concerning(workspace.selected)


def _silence(
    workspace: Workspace, located: Iterable[Located], sources: Sources, grades: Mapping[str, Severity]
) -> tuple[list[Located], int, list[Located]]:
    """Take out what comments silence; what is left, how many were taken, and the comments that silence nothing."""
    by_file = {file: list(ignores(list(sources.lines(file)))) for file in sorted(workspace.ignores)}
    speaking = {
        (file, comment.line, prefix.upper())
        for file, found in by_file.items()
        for comment in found
        for prefix in comment.codes
    }
    used: set[tuple[str, int, str]] = set()
    kept: list[Located] = []
    silenced = 0
    for item in located:
        code = item.rule.code
        silencing = {
            (item.site.file, item.site.span.line, code[:length]) for length in range(1, len(code) + 1)
        } & speaking
        used |= silencing
        if silencing:
            silenced += 1
        else:
            kept.append(item)
    severity = grades.get(USELESS.code)
    concerns, complete = _concerns(workspace), workspace.complete
    useless = [] if severity is None else [
        _locate(finding, severity, sources)
        for file, found in by_file.items()
        if concerns(file)
        for comment in found
        for finding in _useless(file, comment, used, grades, complete=complete)
    ]  # fmt: skip
    return kept, silenced, useless


def _useless(
    file: str,
    comment: Ignore,
    used: set[tuple[str, int, str]],
    grades: Mapping[str, Severity],
    *,
    complete: bool,
) -> Iterable[Finding]:
    place = Place(file, span=comment.span)
    if not comment.codes:
        yield USELESS.found(place, "no-code")
    for prefix in comment.codes:
        if unknown_codes([prefix]):
            yield USELESS.found(place, "unknown-code", code=prefix)
        elif complete and _begins_any(prefix, grades) and (file, comment.line, prefix.upper()) not in used:
            yield USELESS.found(place, code=prefix)


def _begins_any(prefix: str, grades: Mapping[str, Severity]) -> bool:
    return any(code.startswith(prefix.upper()) for code in grades)
