"""The workbook that goes out: what is locked, what can be chosen, what it checks by itself; and LibreOffice opening it."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cmqplan.intake.form.changes import Fate
from cmqplan.intake.form.sending import sending
from cmqplan.intake.form.tables import tables_of
from cmqplan.intake.form.workbook import write
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.model.titles import LISTS, SINGLE
from cmqplan.workspace.load import load_frame
from tests.conftest import ROOT
from tests.intake.form.made import FICHE_FILE, back, fates, read, sent, workspace


def test_every_key_has_a_head_in_plain_french() -> None:
    def lacks(keys: tuple[str, ...], titles: Any) -> bool:
        return not any(".".join(keys[start:]) in titles for start in range(len(keys)))

    tables = [*tables_of(Fiche), *tables_of(Plan)]
    assert not [table.name for table in tables if table.keys and lacks(table.keys, LISTS)]
    assert not [
        (table.name, one.name) for table in tables for one in table.columns if lacks(one.keys, SINGLE)
    ]


def book(root: Path, partner: str = "") -> Any:
    frame = load_frame(root)[0]
    data = write(sending(frame, "plan-exemple", partner)[0])
    assert data == write(sending(frame, "plan-exemple", partner)[0])
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet: Any, name: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == name)


@pytest.mark.parametrize(
    "root", [ROOT, ROOT / "cmqplan" / "beginnings" / "exemple"], ids=["plans", "exemple"]
)
def test_the_plans_that_are_there_go_out_and_come_back_as_they_are(root: Path) -> None:
    frame = load_frame(root)[0]
    for plan in frame.plans:
        for partner in ("", *[*frame.organismes][:1]):
            if partner and not sending(frame, plan, partner)[0].pieces:
                continue
            source = sent(root, partner, plan)
            done = back(root, source)
            assert (done.told, done.written.files) == ([], {}), (plan, partner)


def test_only_what_is_its_own_is_unlocked(tmp_path: Path) -> None:
    made = book(workspace(tmp_path), "region")
    money = made["Financements"]
    amount = column(money, "montant")
    assert [money.cell(row, amount).protection.locked for row in (3, 4, 5)] == [False, True, False]
    assert money.cell(3, column(money, "financeur")).protection.locked
    assert {sheet.title: sheet.protection.sheet for sheet in made if sheet.sheet_state == "visible"} == dict.fromkeys(
        ["Mode d'emploi", "Actions", "Porteurs", "Partenaires", "Financements", "Versements", "Livrables", "Indicateurs", "Valeurs visées", "Visas", "Remarques"], True
    )  # fmt: skip
    assert made["Envoi"].sheet_state == "veryHidden"
    assert money.row_dimensions[1].hidden
    assert money.column_dimensions["A"].hidden
    whole = book(workspace(tmp_path))
    assert not any(sheet.protection.sheet for sheet in whole)


def test_nothing_that_is_seen_is_code(tmp_path: Path) -> None:
    made = book(workspace(tmp_path))
    seen = {
        str(cell.value)
        for sheet in made
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows(
            min_row=1 if sheet.title == "Mode d'emploi" else 2,
            min_col=1 if sheet.title == "Mode d'emploi" else 2,
        )
        for cell in row
        if cell.value is not None and cell.data_type != "f"
    }
    assert not {
        one for one in seen if one in ("cmq-bois", "financeur", "organisme", "import_reste") or ".yaml" in one
    }
    assert {"CMQ Bois", "Financeur", "Élèves présents"} <= seen


def test_words_are_chosen_from_the_models_own_and_days_from_the_plans(tmp_path: Path) -> None:
    made = book(workspace(tmp_path))
    money = made["Financements"]
    rules = {
        str(one.sqref).split(":")[0].rstrip("0123456789"): one
        for one in money.data_validations.dataValidation
    }

    def letter(name: str) -> str:
        return str(openpyxl.utils.get_column_letter(column(money, name)))

    def words(name: str) -> list[str]:
        source = rules[letter(name)].formula1.removeprefix("'Listes'!").replace("$", "")
        return [str(row[0].value) for row in made["Listes"][source]]

    assert words("statut")[:2] == ["à solliciter", "sollicité"]
    assert "CMQ Bois" in words("financeur")
    assert words("@action") == ["1.1 Forum des métiers du bois"]
    assert rules[letter("date")].type == "date"
    assert (rules[letter("montant")].type, rules[letter("montant")].errorStyle) == ("decimal", "warning")


MONEY = "      - {financeur: region, montant: 6 000 €, nature: subvention}\n"
CONTROLS = (
    ("", "", Decimal(10000), "OK"),
    ("6 000 €", "5 000 €", Decimal(9000), "il manque 1 000,00 €"),
    ("6 000 €", "7 500,50 €", Decimal("11500.5"), "en trop : 1 500,50 €"),
    ("6 000 €", "environ 6 000 €", Decimal(4000), "montants non fermes : non contrôlé"),
    ("montant: 6 000 €", "taux: 60 %", Decimal(10000), "OK"),
    ("nature: subvention", "statut: refusé", Decimal(4000), "OK"),
    ("nature: subvention", "nature: contribution en nature", Decimal(4000), "il manque 6 000,00 €"),
    ("total: 10 000 €", "total: 12 000 €\n    reste_a_financer: 2 000 €", Decimal(10000), "OK"),
    ("total: 10 000 €", "objet: bois", Decimal(10000), None),
)


@pytest.fixture
def converted(libreoffice: Callable[..., None], tmp_path: Path) -> Callable[[bytes, str], bytes]:
    """What LibreOffice saves of a workbook."""

    def save(data: bytes, ending: str) -> bytes:
        (tmp_path / "sent.xlsx").write_bytes(data)
        filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}
        libreoffice(filters[ending], tmp_path / "out", tmp_path / "sent.xlsx")
        return (tmp_path / "out" / f"sent.{ending}").read_bytes()

    return save


def test_the_split_is_held_against_the_total_as_the_sheet_is_filled_in(
    tmp_path: Path, converted: Callable[[bytes, str], bytes]
) -> None:
    """What is written beside the formulas is what LibreOffice works out, once it is made to by a change."""
    root = workspace(tmp_path)
    text = (root / FICHE_FILE).read_text(encoding="utf-8")
    (root / FICHE_FILE).unlink()
    for n, (before, after, _, _) in enumerate(CONTROLS, 1):
        fiche = text.replace("numero: 1.1", f"numero: 1.{n}").replace(before, after, 1)
        (root / f"plans/plan-exemple/1.{n}-forum.yaml").write_text(fiche, encoding="utf-8")
    frame = load_frame(root)[0]
    data = write(sending(frame, "plan-exemple")[0])

    def computed(data: bytes) -> list[tuple[Decimal, str | None]]:
        sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Actions"]
        places = [column(sheet, f"@calcul.{name}") for name in ("finance", "controle")]
        rows = [[sheet.cell(row, place).value for place in places] for row in range(3, 3 + len(CONTROLS))]
        return [
            (Decimal(str(money)), str(said).replace("\u202f", " ").replace("\xa0", " ") if said else None)
            for money, said in rows
        ]

    wanted = [(money, said) for _, _, money, said in CONTROLS]
    assert computed(data) == wanted
    forgotten = openpyxl.load_workbook(
        io.BytesIO(data)
    )  # saved by openpyxl, formulas have no value beside them
    saved = io.BytesIO()
    forgotten.save(saved)
    worked_out = computed(converted(saved.getvalue(), "xlsx"))
    english = [(money, said and said.translate(str.maketrans(",.", " ,"))) for money, said in worked_out]
    assert wanted in (worked_out, english)


def test_an_answer_saved_by_libreoffice_is_an_answer(
    tmp_path: Path, converted: Callable[[bytes, str], bytes]
) -> None:
    root = workspace(tmp_path)
    made = book(root, "region")
    money = made["Financements"]
    for name, value in (("montant", 7000), ("statut", "accordé"), ("date", "05/03/2024"), ("taux", "")):
        money.cell(3, column(money, name)).value = value or None
    saved = io.BytesIO()
    made.save(saved)
    done = back(root, read("réponse.ods", converted(saved.getvalue(), "ods")))
    assert fates(done) == [Fate.CHANGED] * 3, done.told
    assert (
        "montant: 7 000 €, nature: subvention, statut: accordé, date: 5 mars 2024"
        in done.written.files[FICHE_FILE].decode()
    )
    same = io.BytesIO()
    book(root).save(same)
    done = back(root, read("réponse.xlsx", converted(same.getvalue(), "xlsx")))
    assert (done.told, done.written.files) == ([], {})
