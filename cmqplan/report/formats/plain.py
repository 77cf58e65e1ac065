"""Values of a finding as JSON can hold them, and a fingerprint that survives moved lines."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from itertools import islice

from cmqplan.amounts import Montant, Taux, format_plain
from cmqplan.findings import Severity, Span
from cmqplan.language.values import MOST_LISTED, Terme
from cmqplan.report.assemble import Located, Report


def shown(report: Report, *, quiet: bool) -> list[Located]:
    """The findings to write: all, or errors only."""
    return [item for item in report.located if not quiet or item.severity is Severity.ERROR]


def repository_path(report: Report) -> str:
    """What leads from the top of the git repository that holds the workspace to the workspace, with a slash at its end: what
    services that show a repository's files put before a file's name. Empty where it is the top, or in none."""
    root = report.sources.root.resolve()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if top == root else f"{root.relative_to(top).as_posix()}/"


def plain(value: object) -> object:
    """An amount as « 50000.00 », a date as ISO 8601, a list of these; text, whole numbers and None as they are.

    Of a list longer than a sentence shows, the last item says how many are left out: « … 9976 ».
    """
    if isinstance(value, Montant):
        return format_plain(value)
    if isinstance(value, Taux):
        return str(value.valeur)
    if isinstance(value, Terme):
        value = value.jour
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        items = [plain(item) for item in islice(value, MOST_LISTED)]
        others = len(value) - len(items)
        return [*items, f"… {others}"] if others else items
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def fingerprint(item: Located, seen: dict[str, int]) -> str:
    """The same for the same finding on a later day, wherever its line has moved. ``seen`` tells twins apart."""
    path = "/".join(str(step) for step in item.finding.place.path)
    text = "\0".join(
        (item.rule.code, item.site.file, path, item.finding.variant, str(plain(item.finding.params)))
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:40]
    seen[digest] = seen.get(digest, 0) + 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def position(span: Span) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
