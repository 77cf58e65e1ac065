"""JUnit's XML: each file a test case, each error or warning a failure; infos are written as output."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cmqplan.findings import Severity
from cmqplan.language.controls import one_line, visible
from cmqplan.report.assemble import Located, Report
from cmqplan.report.formats.plain import shown


def write(report: Report, *, quiet: bool = False) -> str:
    """Every file that was read has its test case, so that a report without findings isn't an empty one."""
    by_file = {
        file: list(items)
        for file, items in groupby(shown(report, quiet=quiet), key=lambda item: item.site.file)
    }
    files = sorted({*by_file, *report.files_read})
    suite = Element(
        "testsuite",
        name="cmqplan",
        hostname="localhost",
        timestamp="1970-01-01T00:00:00",
        time="0",
        errors="0",
        id="0",
        package="cmqplan",
    )
    failures = 0
    SubElement(suite, "properties")
    for file in files:
        case = SubElement(suite, "testcase", name=one_line(file), classname="cmqplan.validate", time="0")
        failing = [item for item in by_file.get(file, ()) if item.severity is not Severity.INFO]
        if failing:
            failures += 1
            first = failing[0]
            failure = SubElement(case, "failure", message=visible(first.message), type=first.rule.code)
            failure.text = visible("\n\n".join(_text(item) for item in failing))
    infos = [item for items in by_file.values() for item in items if item.severity is Severity.INFO]
    suite.set("tests", str(len(files)))
    suite.set("failures", str(failures))
    SubElement(suite, "system-out").text = visible("\n".join(_text(item) for item in infos))
    SubElement(suite, "system-err")
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _text(item: Located) -> str:
    place = f"{one_line(item.site.file)}:{item.site.span.line}:{item.site.span.column}"
    text = f"{place}: {item.severity.value} {item.rule.code} {item.message}"
    return f"{text}\n{item.help}" if item.help else text
