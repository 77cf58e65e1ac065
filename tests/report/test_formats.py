"""Reports for other programs: each valid by its own schema, each with every finding."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from cmqplan.report.assemble import Report, report
from cmqplan.report.formats import concise, github, gitlab, junit, sarif
from cmqplan.report.formats import json as json_format
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE
from tests.conftest import DAY, SCHEMAS, lay

BROKEN = FICHE.text.replace("montant: 4 000 €", "montant: 4 000,01 €").replace(
    "[campus-exemple]", "[campus-exempl, Campus Exemple]"
)


@pytest.fixture
def found(tmp_path: Path) -> Report:
    """A report with several findings, one of them with a place elsewhere, one with a fix."""
    lay(
        tmp_path, {FICHE.file: BROKEN, "plans/plan-exemple/1.2-colon.yaml": "numero: 1.2\ntitre: Un : deux\n"}
    )
    result = report(examine(tmp_path, today=DAY))
    codes = {item.rule.code for item in result.located}
    assert {"CMQ005", "CMQ201", "CMQ401", "CMQ402"} <= codes
    return result


def test_concise_is_one_line_for_each_finding(found: Report) -> None:
    lines = concise.write(found).splitlines()
    assert len(lines) == len(found.located)
    assert f"{FICHE.file}:13:46: error CMQ201 the financements sum to 10\u202f000,01\u202f€" in "\n".join(
        lines
    )


def test_json_has_every_finding_with_its_place_and_parameters(found: Report) -> None:
    document = json.loads(json_format.write(found))
    assert document["version"] == 1
    assert len(document["findings"]) == len(found.located)
    split = next(item for item in document["findings"] if item["code"] == "CMQ201")
    assert split["start"] == {"line": 13, "column": 46}
    assert split["params"]["difference"] == "0.01"
    assert split["related"][0]["start"] == {"line": 10, "column": 12}
    alias = next(item for item in document["findings"] if item["code"] == "CMQ402")
    assert alias["fix"] == [
        {
            "file": FICHE.file,
            "start": {"line": 3, "column": 27},
            "end": {"line": 3, "column": 41},
            "text": "campus-exemple",
        }
    ]
    assert document["summary"]["error"] == sum(item["severity"] == "error" for item in document["findings"])


def test_quiet_leaves_errors_only(found: Report) -> None:
    document = json.loads(json_format.write(found, quiet=True))
    assert {item["severity"] for item in document["findings"]} == {"error"}


def test_sarif_is_valid_by_the_official_schema(found: Report) -> None:
    document = json.loads(sarif.write(found))
    jsonschema.validate(document, json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text()))
    run = document["runs"][0]
    assert len(run["results"]) == len(found.located)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert any("fixes" in result for result in run["results"])
    assert any("relatedLocations" in result for result in run["results"])


def test_junit_is_valid_by_the_official_schema(found: Report) -> None:
    text = junit.write(found)
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd")))
    document = etree.fromstring(text.encode())
    schema.assertValid(document)


def test_junit_has_a_case_for_every_file_read(found: Report) -> None:
    document = etree.fromstring(junit.write(found).encode())
    assert {case.get("name") for case in document.iter("testcase")} >= set(found.files_read)
    failing = {case.get("name") for case in document.iter("testcase") if case.find("failure") is not None}
    assert FICHE.file in failing
    assert "plans/organismes.yaml" not in failing


def test_junit_keeps_control_characters_out(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            FICHE.file: FICHE.text.replace("Forum des", '"Forum\\u0001 \\uFFFF des').replace(
                "métiers\n", 'métiers"\n', 1
            )
        },
    )
    etree.fromstring(junit.write(report(examine(tmp_path, today=DAY))).encode())


def test_github_escapes_what_ends_a_command(found: Report) -> None:
    text = github.write(found)
    assert len(text.splitlines()) == len(found.located)
    first = next(line for line in text.splitlines() if "CMQ201" in line)
    assert first.startswith(
        f"::error file={FICHE.file},line=13,col=46,endLine=13,endColumn=56,title=CMQ201 split-total::"
    )
    assert "%0A" in first


def test_gitlab_has_a_fingerprint_of_its_own_for_each_finding(found: Report) -> None:
    issues = json.loads(gitlab.write(found))
    assert len({issue["fingerprint"] for issue in issues}) == len(found.located)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_a_fingerprint_survives_lines_moved(tmp_path: Path, found: Report) -> None:
    before = {
        i["fingerprint"] for i in json.loads(json_format.write(found))["findings"] if i["file"] == FICHE.file
    }
    lay(tmp_path, {FICHE.file: "# une ligne de plus\n" + BROKEN})
    after = {
        i["fingerprint"]
        for i in json.loads(json_format.write(report(examine(tmp_path, today=DAY))))["findings"]
        if i["file"] == FICHE.file
    }
    assert before == after
