"""Open data: what is published validates against the official schema, and nothing is published that nobody wrote."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from benchmarks.generate import generate
from cmqplan.finance.attributions import attributions
from cmqplan.report.assemble import Sources
from cmqplan.rules.engine import examine
from cmqplan.tables.scdl import COLUMNS, publication, write
from tests.conftest import ROOT, SCHEMAS, lay, run_here

COMPLETE = ROOT / "tests" / "data" / "scdl"
SCHEMA = SCHEMAS / "subventions-2.1.1.schema.json"


def rows_of(root: Path) -> list[dict[str, str]]:
    workspace = examine(root, keep=True).workspace
    data = write(publication(workspace, attributions(workspace)).rows)
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_a_complete_workspace_is_published_whole() -> None:
    first, second = rows_of(COMPLETE)
    assert first == {
        "nomAttribuant": "Région du Centre-Val", "idAttribuant": "73282932000074",
        "dateConvention": "2024-03-01", "referenceDecision": "CR-2024-031",
        "nomBeneficiaire": "Lycée des Métiers", "idBeneficiaire": "55210055400005", "rnaBeneficiaire": "",
        "objet": "Forum et ateliers des métiers", "montant": "47800.20", "nature": "aide en numéraire",
        "conditionsVersement": "échelonné", "datesPeriodeVersement": "2024-04-02/2024-11-30",
        "idRAE": "", "notificationUE": "non", "pourcentageSubvention": "1.00", "dispositifAide": "",
    }  # fmt: skip
    assert second["rnaBeneficiaire"] == "W751234567"
    assert second["idBeneficiaire"] == ""
    assert (second["conditionsVersement"], second["datesPeriodeVersement"]) == ("unique", "2024-06-15")


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    assert rows_of(COMPLETE)[1]["nomAttribuant"] == "'=Métropole de l'Exemple"


def test_it_validates_against_the_official_schema(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless isn't installed")
    schema = frictionless.Schema.from_descriptor(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert tuple(field.name for field in schema.fields) == COLUMNS

    done = run_here("export", "scdl", "--output", str(tmp_path / "subventions.csv"), cwd=COMPLETE)
    assert done.code == 0, done.err
    good = frictionless.validate(_resource(frictionless, tmp_path, "subventions.csv", schema))
    assert good.valid, good.flatten(["rowNumber", "fieldName", "message"])
    assert good.stats["warnings"] == 0

    text = (tmp_path / "subventions.csv").read_text(encoding="utf-8")
    (tmp_path / "broken.csv").write_text(text.replace("2024-03-01", "mars 2024"), encoding="utf-8")
    bad = frictionless.validate(_resource(frictionless, tmp_path, "broken.csv", schema))
    assert not bad.valid, "the schema must be what judges"


def _resource(frictionless, folder: Path, name: str, schema):  # type: ignore[no-untyped-def]
    return frictionless.Resource(path=name, basepath=str(folder), schema=schema)


def test_what_a_subsidy_lacks_is_said_where_it_is_to_be_written(real: Path) -> None:
    done = run_here("export", "scdl", cwd=real)
    assert done.code == 1
    assert done.out == ",".join(COLUMNS) + "\r\n", "a row that lacks something isn't written"
    assert "plans/organismes.yaml:" in done.err
    assert "Dijon Métropole grants a subsidy and has no SIRET" in done.err
    assert "doesn't say how and when it is paid" in done.err
    assert "1 granted subsidy isn't published" in done.err


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("siret: 732 829 320 00074", "grants a subsidy and has no SIRET"),
        ("beneficiaire: lycee\n", "doesn't say who receives it"),
        ("objet: Forum et ateliers des métiers", "doesn't say what it is for"),
        ("signature: 1er mars 2024", "has no date"),
        ("notification_ue: non\n    affectations", "notified to the European Commission"),
        ("recu: 2024-04-02", "has no date"),
    ],
)
def test_each_thing_that_lacks_has_its_own_words(tmp_path: Path, line: str, without: str) -> None:
    import shutil

    shutil.copytree(COMPLETE, tmp_path / "w")
    touched = 0
    for file in (tmp_path / "w").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        kept = line.rpartition("\n")[2] if "\n    " in line else ""
        changed = text.replace(f", {line}", "").replace(line, kept)
        touched += changed != text
        file.write_text(changed, encoding="utf-8")
    assert touched == 1
    done = run_here("export", "scdl", cwd=tmp_path / "w", env={"COLUMNS": "300"})
    assert done.code == 1
    assert without in done.err


def test_only_one_funder_s_subsidies() -> None:
    done = run_here("export", "scdl", "--funder", "region", cwd=COMPLETE)
    assert (done.code, len(done.out.splitlines())) == (0, 2)
    assert run_here("export", "scdl", "--funder", "regoin", cwd=COMPLETE).err.startswith(
        "there is no organisme “regoin” here; did you mean “region”?"
    )


def test_nothing_granted_is_an_empty_table(tmp_path: Path) -> None:
    done = run_here("export", "scdl", cwd=lay(tmp_path, {}))
    assert (done.code, done.out) == (0, ",".join(COLUMNS) + "\r\n")
    assert "the table is empty" in done.err


def test_a_body_whose_rna_has_a_letter_is_published_by_its_siret(tmp_path: Path) -> None:
    """The register numbers some associations « W9R… »; the official table takes digits only."""
    shutil.copytree(COMPLETE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "plans" / "organismes.yaml"
    text = path.read_text("utf-8").replace("rna: W751234567", "rna: W9R1234567")
    path.write_text(text, "utf-8")
    workspace = examine(tmp_path, keep=True).workspace
    found = publication(workspace, attributions(workspace))
    assert [(one.variant, one.params["rna"]) for one in found.findings] == [("beneficiary-rna", "W9R1234567")]
    path.write_text(text.replace("W9R1234567", "W9R1234567, siret: 55210055400005"), "utf-8")
    assert ("55210055400005", "") in [(r["idBeneficiaire"], r["rnaBeneficiaire"]) for r in rows_of(tmp_path)]


def test_only_the_files_whose_places_are_named_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path, 100)
    read: list[str] = []
    look = Sources.positions

    def positions(self: Sources, file: str) -> object:
        read.append(file)
        return look(self, file)

    monkeypatch.setattr(Sources, "positions", positions)
    done = run_here("export", "scdl", cwd=tmp_path)
    named = re.findall(r"(plans/\S+\.yaml):[0-9]+", done.err)
    others = re.findall(r"and ([0-9]+) other places", done.err)
    assert len(others) == 3
    assert all(int(count) > 50 for count in others)
    assert set(read) == set(named)
