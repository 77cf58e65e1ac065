"""``cmqplan budget``: who funds what, on the real plans and on made ones, at any width."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cmqplan.amounts import parse
from cmqplan.rules.declare import money
from cmqplan.rules.examples import FICHE
from tests.conftest import ROOT, Done, lay, run_cmqplan, run_here

CUTS = [
    "--by-funder", "--by-fiche", "--by-axis", "--by-year", "--by-section", "--by-status", "--by-credit-line", "--by-nature", "--by-plan",
    "--by-convention",
]  # fmt: skip


def budget(*arguments: str, command: str = "budget", **options: Any) -> Done:
    return run_here(command, *arguments, **options)


def test_a_real_process_says_the_same() -> None:
    arguments = ("plan-2024", "--by-funder", "--by-year")
    assert run_cmqplan("budget", *arguments) == budget(*arguments)
    assert run_cmqplan("budget", "plan-2025") == budget("plan-2025")


def shown(*arguments: str, **options: Any) -> dict[str, Any]:
    done = budget(*arguments, "--format", "json", **options)
    assert done.code == 0, done.err
    value: dict[str, Any] = json.loads(done.out)
    return value


def totals(document: dict[str, Any]) -> dict[str | None, str]:
    return {row["cle"] or row["rubrique"]: row["total"] for row in document["rangs"]}


# The real plans


def test_the_funders_of_plan_2024() -> None:
    document = shown("plan-2024", "--by-funder")
    assert totals(document) == {
        "dijon-metropole": "25000.00",
        "prefecture": "25000.00",
        "pole-4-cmq": "12000.00",
        "cmq-green-city": "10000.00",
        "edf": "8000.00",
        "reste à financer": "20000.00",
    }
    assert document["total"]["total"] == "100000.00"
    assert document["rangs"][0]["part"] == "25.0"


def test_the_credit_lines_of_plan_2022() -> None:
    assert totals(shown("plan-2022", "--by-credit-line")) == {
        "developpement-economique": "5000.00",
        "ecologie-urbaine": "35000.00",
    }


def test_the_whole_convention() -> None:
    document = shown("--convention", "dijon-metropole-2022-2025", "--by-plan", "--by-year")
    assert totals(document) == {"plan-2022": "40000.00", "plan-2024": "100000.00"}
    assert [head["cle"] for head in document["rangs"][0]["cellules"]] == ["2022", "2024"]


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_of_the_real_plans_makes_140_000_euros(cut: str) -> None:
    document = shown(cut)
    assert document["total"]["total"] == "140000.00"
    assert sum(Decimal(row["total"]) for row in document["rangs"]) == 140_000


def test_every_figure_shown_is_in_the_files() -> None:
    """The files are read here by another reader; each funder's figure is the sum of its lines, each fiche's its total."""
    lines: dict[str, Decimal] = defaultdict(Decimal)
    fiches: dict[str, Decimal] = {}
    for file in sorted((ROOT / "plans").glob("plan-*/[0-9]*.yaml")):
        value = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        money = value.get("moyens", {}).get("financiers", {})
        money = {"total": money} if isinstance(money, str) else money
        key = f"{file.parent.name}/{value['numero']}"
        fiches[key] = parse(money["total"]).euros if "total" in money else Decimal(0)
        for line in money.get("financements", ()):
            lines[line["financeur"]] += parse(line["montant"]).euros
            fiches[key] -= 0
    assert len(fiches) == 10

    by_funder = {row["cle"]: Decimal(row["total"]) for row in shown("--by-funder")["rangs"]}
    missing = by_funder.pop(None)
    assert by_funder == dict(lines)
    assert missing == sum(fiches.values()) - sum(lines.values())
    assert {row["cle"]: Decimal(row["total"]) for row in shown("--by-fiche")["rangs"]} == fiches


def test_fiches_without_an_amount_are_said() -> None:
    assert "2 fiches state no amount: plan-2022/1.1 and plan-2022/2.2." in budget().out


# How it looks


def test_the_table_of_plan_2024() -> None:
    done = budget("plan-2024", env={"COLUMNS": "80"})
    lines = done.out.replace("\u202f", " ").splitlines()
    assert lines[0] == "Funding by funder: plan-2024"
    assert lines[2].split() == ["Funder", "Secured", "Hoped", "for", "To", "find", "Total", "Share"]
    assert re.fullmatch(r"Dijon Métropole +– +25 000 € +– +25 000 € +25 % +▒+", lines[4])
    assert re.fullmatch(r"to find +– +– +20 000 € +20 000 € +20 % +░+", lines[9])
    assert re.fullmatch(r"Total +– +80 000 € +20 000 € +100 000 € +100 %", lines[11])
    assert max(len(line) for line in lines) <= 80


def test_it_speaks_french() -> None:
    done = budget("plan-2024", "--lang", "fr")
    if "Financement par financeur" not in done.out:
        pytest.skip("the French catalogue isn't compiled here")
    assert "à trouver" in done.out
    assert "Acquis" in done.out


def test_no_colour_without_a_terminal() -> None:
    assert "\x1b" not in budget(env={"NO_COLOR": ""}).out


def test_rows_and_columns_come_in_the_order_written() -> None:
    rows_first, columns_first = shown("--by-funder", "--by-year"), shown("--by-year", "--by-funder")
    assert (rows_first["lignes"], rows_first["colonnes"]) == ("financeur", "exercice")
    assert (columns_first["lignes"], columns_first["colonnes"]) == ("exercice", "financeur")


# Other formats


def test_csv_for_programs_and_for_excel() -> None:
    done = budget("plan-2024", "--format", "csv")
    [first, *_] = csv.DictReader(io.StringIO(done.out, newline=""))
    assert first == {
        "financeur": "dijon-metropole", "libelle": "Dijon Métropole", "acquis": "0.00", "espere": "25000.00",
        "a_trouver": "0.00", "refuse": "0.00", "total": "25000.00", "part": "25.0",
    }  # fmt: skip
    excel = budget("plan-2024", "--format", "csv", "--excel").out
    assert excel.startswith("\ufeffFinanceur;Acquis;Espéré;À trouver;dont refusé;Total;Part\r\n")
    assert "Dijon Métropole;0,00;25000,00" in excel


def test_markdown_has_the_total_in_bold() -> None:
    out = budget("plan-2024", "--by-axis", "--format", "markdown").out.replace("\u202f", " ")
    assert out.splitlines()[-1].startswith("| **Total** |")
    assert "**100 000 €**" in out


def test_a_file_is_written_whole_and_said(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "budget.md"
    done = budget("--format", "markdown", "--output", str(target))
    assert (done.code, done.out) == (0, "")
    assert done.err == f"written: {target}\n"
    assert target.read_text(encoding="utf-8").startswith("**Funding by funder")


@pytest.mark.parametrize("view", ["maquette", "previsionnel", "subventions"])
@pytest.mark.parametrize("output_format", ["table", "markdown", "csv", "json"])
def test_the_views_in_every_format(view: str, output_format: str) -> None:
    done = budget("--view", view, "--format", output_format)
    assert (done.code, done.err) == (0, "")
    assert re.search("25\u202f000|25000|10000.00", done.out)


def test_the_maquette_as_csv_is_one_long_table() -> None:
    done = budget("--view", "maquette", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out, newline="")))
    assert sum(Decimal(row["total"]) for row in rows) == 140_000
    assert {
        (row["exercice"], row["fiche"], row["financeur"], row["acquis"])
        for row in rows
        if row["exercice"] == "2022"
    } == {
        ("2022", "plan-2022/1.2", "dijon-metropole", "5000.00"),
        ("2022", "plan-2022/2.1", "dijon-metropole", "5000.00"),
        ("2022", "plan-2022/2.3", "dijon-metropole", "30000.00"),
    }


def test_the_subsidy_of_2022_is_what_its_fiches_expect() -> None:
    document = json.loads(budget("plan-2022", "--view", "subventions", "--format", "json").out)
    [table] = document["tableaux"]
    assert [(row["action"], row["vote"], row["attendu"], row["ecart"]) for row in table["lignes"]] == [
        ("plan-2022 1.2", "5000.00", "5000.00", "0.00"),
        ("plan-2022 2.1", "5000.00", "5000.00", "0.00"),
        ("plan-2022 2.3", "30000.00", "30000.00", "0.00"),
    ]


# What isn't right


def test_a_split_that_does_not_add_up_is_told_and_exits_1(real: Path) -> None:
    file = real / "plans" / "plan-2024" / "1.1-reponse-ami-cma.yaml"
    text = file.read_text(encoding="utf-8")
    assert "edf, montant: 8 000 €" in text
    file.write_text(text.replace("edf, montant: 8 000 €", "edf, montant: 8 000,01 €"), encoding="utf-8")
    done = budget("plan-2024", cwd=real)
    assert done.code == 1
    assert "plan-2024/1.1-reponse-ami-cma.yaml" in done.err
    assert "0,01\u202f€ more than the total" in done.err
    assert "100\u202f000\u202f€" in done.out, "the fiche's total is still what it says"
    assert "\N{MINUS SIGN}0,01" not in done.out or "19\u202f999,99\u202f€" in done.out


def test_a_total_without_lines_is_no_mistake() -> None:
    assert budget("plan-2024").code == 0


def test_a_fiche_that_can_t_be_read_is_named_never_silently_left_out(real: Path) -> None:
    (real / "plans" / "plan-2024" / "2.2-sensibilisation-metiers.yaml").write_text(
        "numero: 2.2\ntitre: [", encoding="utf-8"
    )
    done = budget("plan-2024", cwd=real)
    assert done.code == 1
    assert "left out of the sums" in done.err
    assert "plans/plan-2024/2.2-sensibilisation-metiers.yaml" in done.err
    assert "85\u202f000\u202f€" in done.out
    assert "This table is without plans/plan-2024/2.2-sensibilisation-metiers.yaml" in " ".join(
        done.out.split()
    )


@pytest.mark.parametrize("output_format", ["table", "json", "csv"])
def test_a_plan_whose_only_fiche_can_t_be_read_has_no_table(example: Path, output_format: str) -> None:
    (example / FICHE.file).write_text("numero: 1.1\ntitre: [", encoding="utf-8")
    done = budget("--format", output_format, cwd=example)
    assert (done.code, done.out) == (1, "")
    assert f"there is nothing to add up: {FICHE.file} can't be read without a mistake" in done.err


def test_a_plan_file_that_can_t_be_read_is_said(real: Path) -> None:
    (real / "plans" / "plan-2024" / "plan.yaml").write_text("titre: [", encoding="utf-8")
    done = budget("plan-2024", cwd=real)
    assert done.code == 1
    assert "axes, years and conventions are not known" in done.err
    assert "100\u202f000\u202f€" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan-2025"], "there is no plan “plan-2025” here; did you mean"),
        (
            ["plan-2024/1.1", "plan-2024/1.2"],
            "“plan-2024/1.1” is a fiche: name one fiche alone, or plans only",
        ),
        (["1.1", "1.2"], "“1.1” is a fiche: name one fiche alone, or plans only"),
        (["--convention", "dijon-metropole"], "did you mean “dijon-metropole-2022-2025”?"),
        (["--by-funder", "--by-year", "--by-fiche"], "two cuts at most"),
        (["--format", "xlsx"], "this format needs a file: --format xlsx"),
        (["--excel"], "--excel goes with --format csv"),
        (["--view", "maquette", "--by-year"], "--view shows a table made beforehand"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_write(arguments: list[str], said: str) -> None:
    done = budget(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_workspace_without_plans_says_so(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    done = budget(cwd=tmp_path)
    assert done.code == 2
    assert "holds no plan yet" in done.err


def test_groups_are_shared_out_where_a_fiche_says_how(real: Path) -> None:
    whole = budget("plan-2024", "--groups", cwd=real)
    assert "Les 4 CMQ (1.1)" in whole.out
    file = real / "plans" / "plan-2024" / "1.1-reponse-ami-cma.yaml"
    text = file.read_text(encoding="utf-8")
    split = "repartition: [{organisme: cmq-green-city, taux: 50 %}, {organisme: cmq-itip, taux: 50 %}]"
    file.write_text(
        text.replace("nature: fonds propres}", f"nature: fonds propres, {split}}}"), encoding="utf-8"
    )
    found = totals(shown("plan-2024", "--groups", cwd=real))
    assert found["cmq-green-city"] == "16000.00"
    assert found["cmq-itip"] == "6000.00"
    assert "pole-4-cmq" not in found


def test_plans_with_and_without_tax_are_not_added_up_in_silence(real: Path) -> None:
    for name, base in (("plan-2022", "HT"), ("plan-2024", "TTC")):
        with (real / "plans" / name / "plan.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nbase: {base}\n")
    assert "Their sum mixes amounts with and without tax" in budget(cwd=real).out.replace("\n", " ")
    assert "Amounts: HT." in budget("plan-2022", cwd=real).out


# A whole convention: four years, sixty fiches a year, twelve funders


@pytest.fixture(scope="module")
def convention(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("convention")
    lay(root, {"plans/plan-exemple/plan.yaml": None, "plans/plan-exemple/1.1-forum.yaml": None})
    funders = [f"financeur-{n}" for n in range(1, 13)]
    organismes = "".join(f"{name}: {{nom: Financeur {name[10:]}, type: collectivité}}\n" for name in funders)
    with (root / "plans" / "organismes.yaml").open("a", encoding="utf-8") as file:
        file.write(organismes)
    statuts = ["sollicité", "accordé", "notifié", "versé", "refusé", "à solliciter"]
    for year in range(2023, 2027):
        folder = root / "plans" / f"plan-{year}"
        folder.mkdir()
        axes = "".join(f"  - {{numero: {n}, titre: Axe {n}}}\n" for n in range(1, 7))
        (folder / "plan.yaml").write_text(
            f"titre: Plan {year}\nexercice: {year}\nconvention: region-2024-2026\naxes:\n{axes}",
            encoding="utf-8",
        )
        for n in range(60):
            numero = f"{n // 10 + 1}.{n % 10 + 1}"
            parts = [
                (f, 1000 + 137 * ((n * 7 + i * 13 + year) % 97), (n * i + year) % 100)
                for i, f in enumerate(funders)
            ]
            rest = (n % 3) * 250
            total = sum(euros * 100 + cents for _, euros, cents in parts) + rest * 100
            lines = "".join(
                f'      - {{financeur: {f}, montant: "{euros},{cents:02} €", nature: subvention, statut: {statuts[(n + i) % 6]}}}\n'
                for i, (f, euros, cents) in enumerate(parts)
            )
            refused = sum(
                euros * 100 + cents
                for i, (_, euros, cents) in enumerate(parts)
                if statuts[(n + i) % 6] == "refusé"
            )
            due = rest * 100 + refused
            reste = f'    reste_a_financer: "{due // 100},{due % 100:02} €"\n' if rest else ""
            (folder / f"{numero}-action.yaml").write_text(
                f"numero: {numero}\ntitre: Action {numero}\nporteurs: [campus-exemple]\nmoyens:\n  financiers:\n"
                f"    total: \"{total // 100},{total % 100:02} €\"\n{reste}    financements:\n{lines}",
                encoding="utf-8",
            )  # fmt: skip
    return root


def test_a_whole_convention_keeps_every_cent(convention: Path) -> None:
    documents = [
        shown("--by-funder", "--by-year", cwd=convention),
        *(shown(cut, cwd=convention) for cut in CUTS[1:4]),
    ]
    grand = {document["total"]["total"] for document in documents}
    assert len(grand) == 1
    written = Decimal(0)
    for file in convention.glob("plans/plan-*/*-action.yaml"):
        found = re.search(r'total: "([0-9]+),([0-9]{2}) €"', file.read_text(encoding="utf-8"))
        assert found is not None
        written += Decimal(f"{found[1]}.{found[2]}")
    assert Decimal(grand.pop()) == written
    by_funder = documents[0]
    assert len(by_funder["rangs"]) == 13
    [missing] = [row for row in by_funder["rangs"] if row["cle"] is None]
    assert sum(Decimal(refus["montant"]) for refus in by_funder["refus"]) == Decimal(missing["refuse"]) > 0
    assert all(row["refuse"] == row["a_trouver"] == "0.00" for row in by_funder["rangs"] if row["cle"])
    for row in [*by_funder["rangs"], by_funder["total"]]:
        three = sum(Decimal(row[key]) for key in ("acquis", "espere", "a_trouver"))
        assert three == Decimal(row["total"]) == sum(Decimal(cell["total"]) for cell in row["cellules"])


def test_a_whole_convention_as_a_workbook(convention: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
    done = budget("--format", "xlsx", "--output", "budget.xlsx", cwd=convention)
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(convention / "budget.xlsx", data_only=True)
    assert book["Écritures"].max_row == 3 + 4 * 60 * 12 + 4 * 40 + 1
    assert book["Fiches"].max_row >= 3 + 240 + 1


REFUSED = """\
        total: 100 000 €
        reste_a_financer: 67 654,33 €
        financements:
          - {financeur: region, montant: "32 345,67 €", statut: accordé, date: 2024-02-01, nature: subvention}
          - {financeur: metropole, montant: 60 000 €, statut: refusé, nature: subvention}
        """
FICHE_X_FUNDER = ("--by-fiche", "--by-funder")


@pytest.mark.parametrize("refused", ["60 000 €", "0 €"])
@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        ("budget", FICHE_X_FUNDER, "refusé "),
        ("budget", ("--by-funder", "--by-fiche"), "refusé "),
        ("budget", (*FICHE_X_FUNDER, "--format", "markdown"), "dont refusé"),
        ("budget", (*FICHE_X_FUNDER, "--format", "csv"), ",refuse,total"),
        ("budget", (*FICHE_X_FUNDER, "--format", "csv", "--excel"), "dont refusé"),
        ("budget", (*FICHE_X_FUNDER, "--format", "xlsx", "-o", "budget.xlsx"), "dont refusé"),
        ("budget", ("--view", "maquette"), "refusé "),
        ("budget", ("--view", "maquette", "--format", "json"), '"refuse": "60000.00"'),
        ("budget", ("--view", "previsionnel"), "dont 60 000 € refusés"),
        ("budget", ("--view", "previsionnel", "--format", "markdown"), "dont 60 000 € refusés"),
        ("budget", ("--view", "previsionnel", "--format", "json"), "dont 60 000 € refusés"),
        ("render", ("plan-exemple", "--document", "maquette", "--to", "md", "--stdout"), "dont refusé"),
        ("render", ("plan-exemple", "--document", "maquette", "--to", "md", "--stdout"), "dont 60 000 € refusés"),
    ],
)  # fmt: skip
def test_what_was_refused_is_said_beside_what_is_to_be_found(
    command: str, arguments: tuple[str, ...], said: str, refused: str, tmp_path: Path
) -> None:
    lay(tmp_path, {FICHE.file: money(REFUSED.replace("60 000 €", refused)).text})
    done = budget(*arguments, command=command, cwd=tmp_path, env={"CMQPLAN_LANG": "fr", "COLUMNS": "160"})
    assert done.code == 0, done.err
    if arguments[-1] == "budget.xlsx":
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl isn't installed")
        sheet = openpyxl.load_workbook(tmp_path / "budget.xlsx", data_only=True).worksheets[0]
        heads, row = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=3, max_row=4)]
        amounts = dict(zip(heads, row, strict=True))
        assert amounts["Total"] == 100_000
        assert amounts.get("dont refusé") == (60_000 if refused != "0 €" else None)
        return
    shown = re.sub(r"[\u00a0\u202f]", " ", done.out)
    assert (said in shown) is (refused != "0 €")
