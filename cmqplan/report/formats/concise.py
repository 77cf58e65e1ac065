"""One line a finding: what editors and ``grep`` read."""

from __future__ import annotations

from cmqplan.findings import Severity
from cmqplan.language.controls import one_line
from cmqplan.report.assemble import Report


def write(report: Report, *, quiet: bool = False) -> str:
    """``file:line:col: severity CODE message``, one line each."""
    return "".join(
        f"{one_line(item.site.file)}:{item.site.span.line}:{item.site.span.column}: {item.severity.value} {item.rule.code} {one_line(item.message)}\n"
        for item in report.located
        if not quiet or item.severity is Severity.ERROR
    )
