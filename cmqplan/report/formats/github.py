"""GitHub's workflow commands: each finding becomes an annotation beside its line."""

from __future__ import annotations

from cmqplan.findings import Severity
from cmqplan.language.controls import visible
from cmqplan.report.assemble import Report
from cmqplan.report.formats.plain import repository_path, shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, *, quiet: bool = False) -> str:
    lines, prefix = [], repository_path(report)
    for item in shown(report, quiet=quiet):
        span = item.site.span
        place = f"file={_property(prefix + item.site.file)},line={span.line},col={span.column},endLine={span.end_line},endColumn={span.end_column}"
        title = _property(f"{item.rule.code} {item.rule.slug}")
        text = item.message + (f"\n{item.help}" if item.help else "")
        lines.append(f"::{_COMMANDS[item.severity]} {place},title={title}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
