"""SARIF 2.1.0 (OASIS), for code-scanning pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from cmqplan.findings import Severity
from cmqplan.language import template, translate
from cmqplan.language.controls import as_json
from cmqplan.report.assemble import Located, Report, Site
from cmqplan.report.formats.plain import fingerprint, plain, repository_path, shown
from cmqplan.version import __version__

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report, *, quiet: bool = False) -> str:
    items = shown(report, quiet=quiet)
    found = {item.rule.code: item.rule for item in items}
    seen: dict[str, int] = {}
    prefix = repository_path(report)
    ranks = {code: n for n, code in enumerate(found)}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "cmqplan",
                        "version": __version__,
                        "rules": [
                            {
                                "id": rule.code,
                                "name": rule.slug,
                                "shortDescription": {"text": template(rule.title)},
                                "fullDescription": {"text": template(rule.reason)},
                                "help": {"text": template(rule.source.text)},
                                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                            }
                            for rule in found.values()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "%SRCROOT%": {
                        "description": {"text": translate("the repository, or the folder that holds plans/")}
                    }
                },
                "results": [_result(item, ranks, report, prefix, seen) for item in items],
            }
        ],
    }
    return as_json(document)


def _result(
    item: Located, ranks: dict[str, int], report: Report, prefix: str, seen: dict[str, int]
) -> dict[str, Any]:
    text = item.message + (f"\n{item.help}" if item.help else "")
    result: dict[str, Any] = {
        "ruleId": item.rule.code,
        "ruleIndex": ranks[item.rule.code],
        "level": _LEVELS[item.severity],
        "message": {"text": text},
        "locations": [_location(item.site, prefix)],
        "partialFingerprints": {"cmqplan/v1": fingerprint(item, seen)},
        "properties": {"params": plain(item.finding.params)},
    }
    if item.related:
        result["relatedLocations"] = [
            {"id": n, **_location(site, prefix), "message": {"text": site.note}}
            for n, site in enumerate(item.related, 1)
        ]
    if item.finding.fix is not None:
        changes: dict[str, list[dict[str, Any]]] = {}
        for edit in item.finding.fix.edits:
            replacement = {
                "deletedRegion": _region(Site(edit.place.file, report.sources.span(edit.place))),
                "insertedContent": {"text": edit.text},
            }
            changes.setdefault(edit.place.file, []).append(replacement)
        result["fixes"] = [
            {
                "artifactChanges": [
                    {"artifactLocation": _artifact(file, prefix), "replacements": r}
                    for file, r in changes.items()
                ]
            }
        ]
    return result


def _artifact(file: str, prefix: str) -> dict[str, str]:
    return {"uri": quote(prefix + file, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(site: Site) -> dict[str, int]:
    span = site.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(site: Site, prefix: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(site.file, prefix), "region": _region(site)}}
