"""GitLab's code quality report."""

from __future__ import annotations

from cmqplan.findings import Severity
from cmqplan.language.controls import as_json
from cmqplan.report.assemble import Report
from cmqplan.report.formats.plain import fingerprint, repository_path, shown

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report, *, quiet: bool = False) -> str:
    seen: dict[str, int] = {}
    prefix = repository_path(report)
    issues = [
        {
            "description": item.message + (f" ({item.help})" if item.help else ""),
            "check_name": f"{item.rule.code} {item.rule.slug}",
            "fingerprint": fingerprint(item, seen),
            "severity": _SEVERITIES[item.severity],
            "location": {
                "path": prefix + item.site.file,
                "positions": {
                    "begin": {"line": item.site.span.line, "column": item.site.span.column},
                    "end": {"line": item.site.span.end_line, "column": item.site.span.end_column},
                },
            },
        }
        for item in shown(report, quiet=quiet)
    ]
    return as_json(issues)
