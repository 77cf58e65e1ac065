"""``cmqplan network`` on the real plans, and where there is little to show."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cmqplan.rules.examples import CAMPUS, FICHE, PLAN
from tests.conftest import lay, run_here

DAY = ("--date", "2024-06-01")


def test_one_row_a_campus_then_the_funders_then_the_networks(real: Path) -> None:
    out = run_here("network", *DAY, cwd=real, env={"COLUMNS": "140"}).out
    assert out.startswith("5 campuses, on 1 June 2024\n")
    assert (
        out.index("CMQ Green City")
        < out.index("CMQ Bois")
        < out.index("\nFunders\n")
        < out.index("\nNetworks\n")
    )
    assert "140\u202f000\u202f€" in out
    assert "declared, mai 2022" in out


def test_money_is_the_plans_own(real: Path) -> None:
    """40 000 € in 2022, all granted; 100 000 € in 2024, none of it granted yet."""
    rows = list(csv.DictReader(io.StringIO(run_here("network", *DAY, "--format", "csv", cwd=real).out)))
    green_city = next(row for row in rows if row["campus"] == "green-city")
    assert (green_city["plans"], green_city["montant_prevu"], green_city["montant_acquis"]) == (
        "2",
        "140000.00",
        "40000.00",
    )
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("region", "Bourgogne-Franche-Comté"),
        ("region-academique", "Grand Est"),
        ("academie", "Nancy-Metz"),
        ("departement", "Seine-Saint-Denis"),
        ("filiere", "Infrastructures, bâtiment, éco-construction"),
        ("stade", "labellisé"),
        ("categorie", "campus"),
    ],
)
def test_campuses_are_gathered_by_what_is_asked(by: str, first: str, real: Path) -> None:
    done = run_here("network", *DAY, "--by", by, "--format", "csv", cwd=real)
    rows = list(csv.reader(io.StringIO(done.out)))
    assert rows[0][0] == by
    assert rows[1][0] == first


def test_markdown_is_a_table_for_each_view(real: Path) -> None:
    out = run_here("network", *DAY, "--format", "markdown", cwd=real).out
    assert out.count("\n| --- |") == 3


def test_excellence_is_counted_and_the_label_followed(tmp_path: Path) -> None:
    campus = (
        CAMPUS.text.replace("categorie: campus", "categorie: excellence") + "lieu: Halle d'Exempleville\n"
    )
    out = run_here("network", *DAY, cwd=lay(tmp_path, {CAMPUS.file: campus}), env={"COLUMNS": "140"}).out
    assert out.startswith("1 campus, 1 of them Excellence, on 1 June 2024\n")
    assert "labellisé, excellence" in out
    assert "31 December 2027" in out
    assert " 42 " in out


def test_a_plan_without_a_campus_counts_in_the_total_and_is_named(tmp_path: Path) -> None:
    loose = PLAN.text.replace("campus: exemple\n", "")
    files = {"plans/plan-libre/plan.yaml": loose, "plans/plan-libre/1.1-forum.yaml": FICHE.text}
    out = run_here("network", *DAY, cwd=lay(tmp_path, files), env={"COLUMNS": "140"}).out
    assert "One plan names no campus and counts in the total only: plan-libre." in out
    assert "20\u202f000\u202f€" in out


def test_a_fiche_that_cant_be_read_is_named(tmp_path: Path) -> None:
    done = run_here("network", cwd=lay(tmp_path, {FICHE.file: "numero: 1.1\n"}))
    assert done.code == 0
    assert done.err.startswith(f"left out, because it can't be read without a mistake: {FICHE.file};")


def test_without_any_campus_the_command_says_what_to_write(tmp_path: Path) -> None:
    plan = PLAN.text.replace("campus: exemple\n", "").replace("convention: region-2024-2026\n", "")
    root = lay(tmp_path, {PLAN.file: plan})
    (root / CAMPUS.file).unlink()
    done = run_here("network", cwd=root)
    assert (done.code, done.out) == (2, "")
    assert "cmqplan new campus NAME" in done.err


def test_the_document_is_one_file_in_french_whatever_the_language(real: Path, tmp_path: Path) -> None:
    file = tmp_path / "reseau.html"
    assert run_here("network", *DAY, "--format", "html", "-o", str(file), cwd=real).code == 0
    text = file.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert "Situation au 1<sup>er</sup>\u00a0juin 2024" in text
    assert text.partition("<footer")[2].count("juin 2024") == 1
    assert "<script" not in text
    assert 'src="http' not in text
    again = tmp_path / "again.html"
    run_here("network", *DAY, "--format", "html", "-o", str(again), cwd=real, env={"CMQPLAN_LANG": "fr"})
    assert again.read_bytes() == file.read_bytes()


def test_a_pdf_needs_a_file_and_is_one(real: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    refused = run_here("network", "--format", "pdf", cwd=real)
    assert (refused.code, refused.out) == (2, "")
    assert "--output reseau.pdf" in refused.err
    file = tmp_path / "reseau.pdf"
    assert run_here("network", *DAY, "--format", "pdf", "-o", str(file), cwd=real).code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_the_documents_command_says_where_the_networks_document_is(real: Path) -> None:
    done = run_here("render", "plan-2024", "--document", "reseau", cwd=real)
    assert done.code == 2
    assert "cmqplan network --format html" in done.err


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-06-01", "Aucun label ne s’achève dans l’année"),
        ("2027-06-01", "1 label s’achève dans l’année"),
        ("2028-06-01", "1 label est échu"),
    ],
)
def test_a_label_that_was_renewed_has_not_run_out(day: str, said: str, tmp_path: Path) -> None:
    earlier = "labels:\n  - {categorie: campus, debut: janvier 2018, fin: 31 décembre 2022}\n"
    root = lay(tmp_path, {CAMPUS.file: CAMPUS.text.replace("labels:\n", earlier)})
    page = run_here("network", "--format", "html", "--date", day, cwd=root).out
    assert f"<figcaption>{said}</figcaption>" in page.replace("\xa0", " ")


def test_each_of_two_labels_of_a_campus_has_its_years_in_the_drawing(tmp_path: Path) -> None:
    campus = CAMPUS.text + "  - {categorie: campus, debut: septembre 2018, duree: 4 ans}\n"
    page = run_here("network", *DAY, "--format", "html", cwd=lay(tmp_path, {CAMPUS.file: campus})).out
    drawn = [page.find(f"Campus Exemple, {years}") for years in ("2018-2022", "2023-2027")]
    assert 0 < drawn[0] < drawn[1]
