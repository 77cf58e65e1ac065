"""What other people's build services run, run here: each step's own words, in a scratch repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cmqplan.rules.examples import FICHE
from tests.conftest import ROOT, lay, run_here

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WRONG = FICHE.text.replace("montant: 4 000 €", "montant: 3 000 €")


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with plans in a sub-folder, its first commit right, its working tree wrong; and one it was cloned from."""
    top = tmp_path / "depot"
    lay(top / "nos plans", {})
    _git(top, "init")
    _git(top, "add", ".")
    _git(top, "commit", "-m", "Le plan")
    _git(tmp_path, "clone", "--bare", "depot", "origine")
    _git(top, "remote", "add", "origin", str(tmp_path / "origine"))
    (top / "nos plans" / FICHE.file).write_text(WRONG, "utf-8")
    return top


def _program(folder: Path) -> None:
    """``cmqplan`` where the step « Install » puts it."""
    script = folder / "cmqplan" / "bin" / "cmqplan"
    script.parent.mkdir(parents=True)
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cmqplan "$@"\n')
    script.chmod(0o755)


def _bash(words: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", words],
        cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_action_says_what_a_change_does_and_where_it_is_wrong(repository: Path, tmp_path: Path) -> None:
    _program(tmp_path)
    summary = tmp_path / "resume.md"
    inputs = {name: said["default"] for name, said in ACTION["inputs"].items()}
    inputs |= {"folder": "nos plans", "sarif": "ici.sarif", "documents": "html"}
    given = {f"${{{{ inputs.{name} }}}}": value for name, value in inputs.items()} | {
        "${{ github.base_ref }}": "main"
    }
    base = {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = {}
    for step in ACTION["runs"]["steps"][1:]:
        env = base | {name: given[value] for name, value in step["env"].items()}
        done[step["name"]] = _bash(step["run"], repository / given[step["working-directory"]], env)
    assert {name: one.returncode for name, one in done.items()} == {
        "Say what the change does": 0,
        "Keep the findings": 0,
        "Check": 1,
        "Write the documents": 1,
    }, done
    said = done["Check"].stdout
    assert "::error file=nos plans/plans/plan-exemple/1.1-" in said
    page = summary.read_text("utf-8")
    assert "-1\u202f000\u202f€" in page or "−1\u202f000\u202f€" in page, page
    assert "**non valide" in page
    assert "nos plans/plans/plan-exemple/1.1-" in page
    sarif = json.loads((repository / "ici.sarif").read_bytes())
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].startswith("nos%20plans/plans/")
    assert not (repository / "build").exists()
    (repository / "nos plans" / FICHE.file).write_text(FICHE.text, "utf-8")
    step = next(step for step in ACTION["runs"]["steps"] if step["name"] == "Write the documents")
    env = base | {name: given[value] for name, value in step["env"].items()}
    assert _bash(step["run"], repository / "nos plans", env).returncode == 0
    assert [*(repository / "build" / "documents").rglob("*.html")]


def test_gitlab_keeps_its_reports_when_a_plan_is_wrong(repository: Path, tmp_path: Path) -> None:
    recipe = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
    _program(repository / ".tmp")
    (repository / ".tmp" / "cmqplan").rename(repository / ".cmqplan")
    words = [line for line in recipe["cmqplan"]["script"] if "venv" not in line and "pip install" not in line]
    assert len(words) == len(recipe["cmqplan"]["script"]) - 2
    env = {**recipe["variables"], "CMQPLAN_FOLDER": "nos plans", "CMQPLAN_DOCUMENTS": "html"}
    done = _bash("\n".join(words), repository, env)
    assert done.returncode == 1
    issues = json.loads((repository / "gl-code-quality-report.json").read_bytes())
    assert issues[0]["location"]["path"].startswith("nos plans/plans/")
    assert (repository / "cmqplan-junit.xml").read_bytes().startswith(b"<?xml")
    assert set(recipe["cmqplan"]["artifacts"]["reports"].values()) <= {
        file.name for file in repository.iterdir()
    }


def test_a_summary_is_added_to_what_a_file_holds(example: Path) -> None:
    page = example / "page.md"
    page.write_text("# Avant\n", "utf-8")
    (example / FICHE.file).write_text(WRONG.replace("Forum", "Forum | <b>"), "utf-8")
    done = run_here(
        "validate", "--format", "concise", "--summary", "page.md", "--date", "2024-06-01", cwd=example
    )
    assert done.code == 1
    said = page.read_text("utf-8")
    assert said.startswith("# Avant\n**not valid · 1 error")
    assert f"| {FICHE.file}:" in said
    assert "| CMQ201 (error) |" in said
    assert "<b>" not in said
    refused = run_here("validate", "--summary", FICHE.file, cwd=example)
    assert refused.code == 2
    assert (example / FICHE.file).read_text("utf-8").startswith("numero")


def test_many_findings_are_counted_where_they_are_cut(example: Path) -> None:
    (example / FICHE.file).write_text(FICHE.text + "".join(f"cle{n}: 1\n" for n in range(45)), "utf-8")
    for n in range(5):
        (example / "plans" / "plan-exemple" / f"1.{n + 5}-x.yaml").write_text(
            f"numero: 1.{n + 5}\ntitre: X\nporteurs: inconnu\n" + "".join(f"cle{k}: 1\n" for k in range(45)),
            "utf-8",
        )
    said = run_here("validate", "--format", "markdown", "--date", "2024-06-01", cwd=example).out
    assert said.count("\n| plans/") == 200
    assert "others: “cmqplan validate” shows them all." in said


def test_the_hook_is_one_that_runs() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split() == ["cmqplan", "validate"]
    assert hook["language"] == "python"
