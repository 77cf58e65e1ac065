"""The public functions: load, validate, render, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

import cmqplan
from cmqplan.amounts import Montant, sum_montants
from tests.conftest import DAY, ROOT


def test_the_real_plan_is_loaded_with_its_money() -> None:
    workspace = cmqplan.load(ROOT, ["plan-2024"])
    fiches = workspace.fiches["plan-2024"]
    assert [entry.model.numero for entry in fiches] == ["1.1", "1.2", "2.1", "2.2", "2.3"]
    totals = [resume.total for resume in workspace.resumes["plan-2024"]]
    assert sum_montants(total for total in totals if total) == Montant.of(100_000)


def test_the_real_plans_are_valid_and_say_what_is_still_missing() -> None:
    report = cmqplan.validate(ROOT, today=DAY)
    assert not report.has_errors
    assert "CMQ202" in {item.rule.code for item in report.located}


@pytest.mark.parametrize(
    ("output", "start"), [("html", b"<!DOCTYPE html>"), ("md", b""), ("pdf", b"%PDF-"), ("docx", b"PK")]
)
def test_a_document_is_rendered_in_each_format(output: str, start: bytes) -> None:
    data = cmqplan.render(ROOT, "plan-2024", output=output, today=DAY)
    assert data.lower().startswith(start.lower())
    assert len(data) > 10_000
    if output in ("md", "html"):
        assert "AMI CMA" in data.decode()


def test_what_isnt_there_is_refused() -> None:
    from cmqplan.rules.engine import UnknownPlan

    with pytest.raises(UnknownPlan):
        cmqplan.validate(Path(ROOT), ["plan-1999"])
    with pytest.raises(ValueError, match="no document"):
        cmqplan.render(ROOT, "plan-2024", "nothing")
    with pytest.raises(ValueError, match="odt"):
        cmqplan.render(ROOT, "plan-2024", output="odt")
