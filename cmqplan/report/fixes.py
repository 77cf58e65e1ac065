"""Safe edits: put in the texts as they stand, every other byte kept, all of a finding's edits or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from cmqplan.findings import Edit, Span
from cmqplan.report.assemble import Located, Report, Sources
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.disk import read_file


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's bytes before and after, and how many findings that mends."""

    file: str
    before: bytes
    after: bytes
    findings: int


def mended(report: Report) -> tuple[Mended, ...]:
    """Every file that fixes change. Two fixes that touch each other: the first one is applied, the other left for the next run."""
    chosen: dict[str, list[tuple[int, int, str]]] = {}
    counts: dict[str, int] = {}
    texts: dict[str, str | None] = {}
    for item in report.located:
        placed = _placed(item, report.sources, texts)
        if placed is None or any(_touches(edit, chosen.get(file, ())) for file, edit in placed):
            continue
        for file, edit in placed:
            chosen.setdefault(file, []).append(edit)
        counts[item.site.file] = counts.get(item.site.file, 0) + 1
    return tuple(
        _apply(report.sources.root, file, edits, counts.get(file, 0))
        for file, edits in sorted(chosen.items())
    )


def _placed(
    item: Located, sources: Sources, texts: dict[str, str | None]
) -> list[tuple[str, tuple[int, int, str]]] | None:
    """A fix's edits as offsets into the files' texts; None when there is no fix or a file can't be edited."""
    if item.finding.fix is None:
        return None
    placed = []
    for edit in item.finding.fix.edits:
        file = edit.place.file
        if file not in texts:
            texts[file] = _text(sources.root, file)
        text = texts[file]
        if text is None:
            return None
        placed.append((file, _offsets(edit, sources.span(edit.place), text)))
    return placed


def _text(root: Path, file: str) -> str | None:
    try:
        return read_file(root / file, LONGEST).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _offsets(edit: Edit, span: Span, text: str) -> tuple[int, int, str]:
    starts = line_starts(text)
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1, edit.text


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character, a byte-order mark left out of the first line."""
    starts = [1 if text.startswith("\ufeff") else 0]
    for offset, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n"):
            starts.append(offset + 1)
    return starts


def _touches(edit: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    return any(edit[0] <= other[1] and other[0] <= edit[1] for other in others)


def _apply(root: Path, file: str, edits: list[tuple[int, int, str]], count: int) -> Mended:
    before = (root / file).read_bytes()
    text = before.decode("utf-8")
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Mended(file, before, text.encode("utf-8"), count)


def diff(files: Iterable[Mended]) -> str:
    """A unified diff of the changes, as ``patch`` and git read it."""
    parts: list[str] = []
    for file in files:
        before = file.before.decode("utf-8").splitlines(keepends=True)
        after = file.after.decode("utf-8").splitlines(keepends=True)
        for line in unified_diff(before, after, f"a/{file.file}", f"b/{file.file}"):
            parts.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(parts)
