"""The report as JSON. Documented in docs/en/formats.md; a change that breaks a reader raises ``version``."""

from __future__ import annotations

from typing import Any

from cmqplan.findings import Severity
from cmqplan.language import current
from cmqplan.language.controls import as_json
from cmqplan.report.assemble import Located, Report
from cmqplan.report.formats.plain import fingerprint, plain, position, shown
from cmqplan.version import __version__

VERSION = 1


def write(report: Report, *, quiet: bool = False) -> str:
    seen: dict[str, int] = {}
    document = {
        "version": VERSION,
        "tool": {"name": "cmqplan", "version": __version__},
        "language": current(),
        "findings": [_finding(item, report, seen) for item in shown(report, quiet=quiet)],
        "summary": {
            **{severity.value: report.count(severity) for severity in Severity},
            "files": report.files,
            "silenced": report.silenced,
            "fixable": report.fixable,
        },
    }
    return as_json(document)


def _finding(item: Located, report: Report, seen: dict[str, int]) -> dict[str, Any]:
    fix = item.finding.fix
    return {
        "code": item.rule.code,
        "rule": item.rule.slug,
        "severity": item.severity.value,
        "file": item.site.file,
        **position(item.site.span),
        "message": item.message,
        "help": item.help,
        "variant": item.finding.variant,
        "params": plain(item.finding.params),
        "related": [
            {"file": site.file, **position(site.span), "message": site.note} for site in item.related
        ],
        "fix": None
        if fix is None
        else [
            {"file": edit.place.file, **position(report.sources.span(edit.place)), "text": edit.text}
            for edit in fix.edits
        ],
        "fingerprint": fingerprint(item, seen),
    }
