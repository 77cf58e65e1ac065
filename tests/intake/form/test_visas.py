"""A partner says yes in the workbook: what it saw is what is signed, and nothing that nobody agreed to is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cmqplan.intake.blocks import Source
from cmqplan.intake.form.changes import Fate
from cmqplan.intake.form.visas import TABLE
from cmqplan.source.yaml import parse
from tests.conftest import run_here
from tests.intake.form.made import FICHE_FILE, MONEY, back, fates, filled, put, sent, table, workspace

ALL = {"argent": "oui", "calendrier": "Oui", "role": "OUI", "date": "15/02/2024"}


def read(root: Path) -> str:
    return (root / FICHE_FILE).read_text(encoding="utf-8")


def test_an_agreement_that_comes_back_is_what_sign_writes(tmp_path: Path) -> None:
    root, other = workspace(tmp_path / "a"), workspace(tmp_path / "b")
    answer = filled(sent(root, "region"), TABLE, 0, {**ALL, "fonction": "la vice-présidente"})
    done = back(root, answer)
    assert fates(done) == [Fate.SIGNED]
    put(root, done)
    words = ("1.1", "--partner", "region", "--date", "2024-02-15", "--function", "la vice-présidente")
    assert run_here("sign", *words, cwd=other).code == 0
    assert read(root) == read(other)
    assert "fonction: la vice-présidente" in read(root)
    assert (back(root, answer).told, back(root, answer).written.files) == ([], {})
    given = table(sent(root, "region"), TABLE)
    assert "le 15 février 2024" in " ".join(" ".join(cell.text for cell in given.rows[2]).split())


def test_the_sheet_shows_what_would_be_agreed_to(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    row = [" ".join(cell.text.split()) for cell in table(sent(root, "region"), TABLE).rows[2]][1:5]
    assert row == [
        "1.1 Forum des métiers du bois",
        "total de 10 000 €, apport de 6 000 € (2024, subvention)",
        "mars 2024",
        "financeur",
    ]
    assert not any(block.name == "Visas" for block in sent(root).blocks)  # type: ignore[union-attr]


CASES: Mapping[str, tuple[dict[str, str], str | None, tuple[str, str] | None, list[Fate], str]] = {
    # what the row says; an amount in the line; what the file became meanwhile; what is told; the parts signed
    "some parts": ({**ALL, "argent": ""}, None, None, [Fate.SIGNED], "calendrier role"),
    "its money changed": (ALL, "7000", None, [Fate.UNSIGNED, Fate.SIGNED, Fate.CHANGED], "calendrier role"),
    "money that can't be read": (ALL, "beaucoup", None, [Fate.UNREAD, Fate.UNSIGNED, Fate.SIGNED], "calendrier role"),
    "the file's money": (ALL, None, ("6 000 €", "5 000 €"), [Fate.UNSIGNED, Fate.SIGNED], "calendrier role"),
    "both": (ALL, "7000", ("6 000 €", "5 000 €"), [Fate.CONFLICT, Fate.UNSIGNED, Fate.SIGNED], "calendrier role"),
    "the file's calendar": ({**ALL, "argent": "", "role": ""}, None, ("calendrier: mars", "calendrier: mai"), [Fate.UNSIGNED], ""),
    "the file, otherwise": (ALL, None, ("6 000 €", "6k€"), [Fate.SIGNED], "argent calendrier role"),
    "a grant meanwhile": (ALL, None, ("6 000 €,", "6 000 €, statut: accordé,"), [Fate.SIGNED], "argent calendrier role"),
    "another's money": (ALL, None, ("4 000 €", "3 000 €"), [Fate.SIGNED], "argent calendrier role"),
    "no day": ({**ALL, "date": ""}, None, None, [Fate.UNSIGNED], ""),
    "a day to come": ({**ALL, "date": "01/01/2199"}, None, None, [Fate.UNSIGNED], ""),
    "no": ({**ALL, "argent": "non"}, None, None, [Fate.UNSIGNED], ""),
    "a day alone": ({"date": "15/02/2024"}, None, None, [Fate.UNSIGNED], ""),
    "what is shown, changed": ({**ALL, "@calendrier": "mai 2024"}, None, None, [Fate.LOCKED, Fate.UNSIGNED, Fate.SIGNED], "argent role"),
    "nothing": ({}, None, None, [], ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_only_what_was_shown_and_still_is_so_is_signed(tmp_path: Path, case: str) -> None:
    said, amount, meanwhile, told, parts = CASES[case]
    root = workspace(tmp_path)
    answer = filled(sent(root, "region"), TABLE, 0, said)
    if amount:
        answer = filled(answer, MONEY, 0, {"montant": amount})
    if meanwhile:
        text = read(root)
        assert text.count(meanwhile[0]) == 1
        (root / FICHE_FILE).write_text(text.replace(*meanwhile), encoding="utf-8")
    done = back(root, answer)
    assert sorted(fates(done), key=str) == sorted(told, key=str), done.told
    put(root, done)
    value: Any = parse((root / FICHE_FILE).read_bytes())
    signed = {key for visa in value.get("visas", []) for key in visa}
    assert signed - {"organisme", "date"} == set(parts.split())
    assert not [one for one in back(root, answer).told if one.fate is Fate.SIGNED]


def test_a_form_that_lost_its_sheet_or_its_action_says_so(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    answer = filled(sent(root, "region"), TABLE, 0, ALL)
    without = Source(
        answer.name,
        tuple(one for one in answer.blocks if one is not table(answer, TABLE)),
        (),
        (),
        answer.form,
    )
    assert [(one.fate, one.where) for one in back(root, without).told] == [(Fate.GONE, ("Visas",))]
    (root / FICHE_FILE).unlink()
    assert fates(back(root, answer)) == [Fate.UNSIGNED]


def test_the_whole_way_by_commands(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    root = workspace(tmp_path)
    assert run_here("export", "saisie", "--partner", "region", cwd=root).code == 0
    (file,) = root.glob("*.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book["Visas"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for name, text in ALL.items():
        sheet.cell(3, heads[name]).value = text
    book.save(file)
    done = run_here("import", file.name, "--yes", cwd=root, env={"CMQPLAN_LANG": "fr"})
    assert done.code == 0, done.err
    assert "accord donné le 15 février 2024 : argent, calendrier, rôle" in done.out.replace("\xa0", " ")
    assert "fiche\n" not in run_here("validate", cwd=root).out
    listed = run_here("sign", "--list", "--format", "csv", cwd=root).out
    assert "region,financeur,signé," in listed.replace(";", ",")
