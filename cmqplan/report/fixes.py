"""Safe edits: every other byte kept, all of a finding's edits or none."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain, groupby

from cmqplan.findings import Edit, Fix, Span
from cmqplan.findings.finding import Path
from cmqplan.report.assemble import Report, Sources
from cmqplan.source.edits import Change, Reason, Refusal, Rename, Set, apply
from cmqplan.source.lines import Lines
from cmqplan.source.positions import Positions


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's bytes before and after, and how many findings that mends."""

    file: str
    before: bytes
    after: bytes
    findings: int


def mended(report: Report) -> tuple[Mended, ...]:
    """Every file that fixes change. Of two fixes that touch each other the first one is applied, the other left for the next run."""
    fixes = [(item.site.file, item.finding.fix) for item in report.located if item.finding.fix is not None]
    files = (
        _mend(report.sources, file, [fix for _, fix in found])
        for file, found in groupby(sorted(fixes, key=lambda fix: fix[0]), key=lambda fix: fix[0])
    )
    return tuple(file for file in files if file is not None)


def _mend(sources: Sources, file: str, fixes: list[Fix]) -> Mended | None:
    """A file with those fixes that can be made; None where none can."""
    try:
        before = sources.read(file)
        text = before.decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    text, count = _characters(text, sources, [fix for fix in fixes if not _is_asked(fix)])
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    asked = _asked(Positions(text), [fix for fix in fixes if _is_asked(fix)])
    after, written = _written(mark + text.encode(), asked)
    return Mended(file, before, after, count + written) if count + written else None


def _written(data: bytes, asked: Sequence[tuple[Change, ...]]) -> tuple[bytes, int]:
    """A file's bytes with what the pen doesn't refuse, and how many fixes those are: all at once, or else half by half."""
    done = apply(data, chain.from_iterable(asked))
    if not isinstance(done, Refusal):
        return done, len(asked)
    if done.reason is Reason.UNREAD or len(asked) == 1:
        return data, 0
    half = len(asked) // 2
    data, first = _written(data, asked[:half])
    data, second = _written(data, asked[half:])
    return data, first + second


def _is_asked(fix: Fix) -> bool:
    """Whether a fix says what a value or a key should be, and not which characters go where."""
    return all(edit.place.span is None and edit.place.part is None for edit in fix.edits)


def _characters(text: str, sources: Sources, fixes: list[Fix]) -> tuple[str, int]:
    """A text with other characters at the places of some fixes, and how many of them were made."""
    lines = Lines(text)
    chosen: list[tuple[int, int, str]] = []
    count = 0
    for fix in fixes:
        placed = [_placed(lines, sources.span(edit.place), edit.text) for edit in fix.edits]
        if not any(_touches(edit, chosen) for edit in placed):
            chosen += placed
            count += 1
    for start, end, new in sorted(chosen, reverse=True):
        text = text[:start] + new + text[end:]
    return text, count


def _placed(lines: Lines, span: Span, text: str) -> tuple[int, int, str]:
    return lines.offset(span.line, span.column), lines.offset(span.end_line, span.end_column), text


def _touches(edit: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    return any(edit[0] <= other[1] and other[0] <= edit[1] for other in others)


def _asked(positions: Positions, fixes: list[Fix]) -> list[tuple[Set | Rename, ...]]:
    """What the pen is asked for each fix, once a place; the deepest places first, since a key renamed changes the paths below."""
    found: dict[tuple[Path, ...], tuple[Set | Rename, ...]] = {}
    for fix in fixes:
        changes = tuple(change for edit in fix.edits if (change := _change(positions, edit)) is not None)
        if len(changes) == len(fix.edits):
            found.setdefault(tuple(change.path for change in changes), changes)
    return sorted(found.values(), key=lambda changes: -max(len(change.path) for change in changes))


def _change(positions: Positions, edit: Edit) -> Set | Rename | None:
    path, leads_further = positions.nearest(edit.place.path)
    node = positions.node(path)
    if node is None or leads_further:
        return None
    if edit.place.on == "key":
        return Rename(path, edit.text)
    if edit.value is not None:
        inside = isinstance(edit.value, list) and isinstance(
            path[-1], int
        )  # a list in a list is none of ours
        return None if inside else Set(path, edit.value)  # type: ignore[arg-type]
    return Set(path, edit.text) if node.text is not None else None


def diff(files: Iterable[Mended]) -> str:
    """A unified diff of the changes, as ``patch`` and git read it."""
    parts: list[str] = []
    for file in files:
        before = file.before.decode("utf-8").splitlines(keepends=True)
        after = file.after.decode("utf-8").splitlines(keepends=True)
        for line in unified_diff(before, after, f"a/{file.file}", f"b/{file.file}"):
            parts.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(parts)
