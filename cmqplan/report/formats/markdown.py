"""Markdown: what a page of a build service, or a comment on a change, shows to who reviews it. Infos are only counted."""

from __future__ import annotations

from cmqplan.findings import N_, Severity
from cmqplan.language import fill, translate
from cmqplan.language.controls import one_line
from cmqplan.language.markdown import escape
from cmqplan.report.assemble import Located, Report
from cmqplan.report.formats.plain import repository_path, shown
from cmqplan.report.formats.text import summary

MOST = 200
"""Findings that are shown: a page of a build service has its limits, and who reads it too."""


def write(report: Report, *, quiet: bool = False, strict: bool = False) -> str:
    items = [item for item in shown(report, quiet=quiet) if item.severity is not Severity.INFO]
    prefix = repository_path(report)
    verdict, *advice = [line.plain for line in summary(report, 100_000, strict=strict)]
    lines = [f"**{escape(verdict)}**", ""]
    if items:
        heads = [
            translate(N_("Where")),
            translate(N_("Rule")),
            translate(N_("What is wrong, and what to write")),
        ]
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
        lines += [_row(item, prefix) for item in items[:MOST]]
        lines += [""]
    if len(items) > MOST:
        others = len(items) - MOST
        lines += [fill(N_("And {count} others: “cmqplan validate” shows them all."), {"count": others}), ""]
    return "\n".join((*lines, *(escape(line) for line in advice))) + "\n"


def _row(item: Located, prefix: str) -> str:
    place = f"{prefix}{item.site.file}:{item.site.span.line}"
    said = [item.message[:1].upper() + item.message[1:], *([f"→ {item.help}"] if item.help else ())]
    text = "<br>".join(map(_cell, said))
    return f"| {_cell(place)} | {item.rule.code} ({translate(item.severity.value)}) | {text} |"


def _cell(text: str) -> str:
    return escape(one_line(text))
