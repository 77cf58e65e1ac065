"""What is kept of a fiche comes back as it was."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cmqplan.amounts import Montant
from cmqplan.checks.catalogue import rules
from cmqplan.checks.example import run
from cmqplan.model.fiche import Nature, Statut
from cmqplan.workspace.packing import pack_finding, pack_resume, unpack_finding, unpack_resume
from cmqplan.workspace.workspace import Ligne, Resume

LIGNE = Ligne(
    "region",
    Montant(600_000),
    2024,
    "region-2024-2026",
    "orientation",
    True,
    "plans/p/1.1-a.yaml",
    2,
    Montant(700_000),
    Nature.SUBVENTION,
    Statut.ACCORDE,
    "cmq-bois",
)
RESUME = Resume(
    "plans/p/1.1-a.yaml", "p", True, "1.1", "Forum « été »", frozenset({"region", "cmq-bois"}), (LIGNE,), Montant(1),
    date(2024, 3, 1), date(2024, 6, 30), True, "en cours", ("jalons", 0), ("jalons", 1),
)  # fmt: skip


def through(resume: Resume) -> Resume:
    return unpack_resume(json.loads(json.dumps(pack_resume(resume))))


def test_every_field_of_a_resume_comes_back() -> None:
    empty = Resume("f", "q", False, None, None, frozenset())
    differing = [name for name in Resume._fields if getattr(RESUME, name) != getattr(empty, name)]
    assert differing == list(Resume._fields), "a field that isn't filled here isn't tested"
    assert through(RESUME) == RESUME
    assert through(empty) == empty


def test_every_field_of_a_line_comes_back() -> None:
    assert None not in LIGNE
    none = Ligne("region", None, None, None, None, False, "f", 0)
    assert through(RESUME._replace(lignes=(none, LIGNE))).lignes == (none, LIGNE)


def test_a_line_keeps_its_kinds() -> None:
    (line,) = through(RESUME).lignes
    assert line.nature is Nature.SUBVENTION
    assert line.statut is Statut.ACCORDE


@pytest.mark.parametrize("code", tuple(rules()))
def test_a_finding_says_the_same_afterwards(code: str, tmp_path: Path) -> None:
    for finding in run(rules()[code].failing, tmp_path).findings:
        again = unpack_finding(json.loads(json.dumps(pack_finding(finding))))
        assert (again.code, again.place, again.variant, again.fix) == (
            finding.code,
            finding.place,
            finding.variant,
            finding.fix,
        )
        assert {name: str(value) for name, value in again.params.items()} == {
            name: str(value) for name, value in finding.params.items()
        }
