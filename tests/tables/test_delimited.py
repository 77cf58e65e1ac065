"""CSV, Markdown and JSON of a sheet."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan.amounts import Montant, Taux
from cmqplan.language.controls import unobeyed, visible
from cmqplan.tables import delimited, jsonfile, markdown
from cmqplan.tables.sheet import Column, Kind, Sheet

SHEET = Sheet(
    "essai",
    "Un essai",
    (
        Column("nom", "Nom"),
        Column("siret", "SIRET"),
        Column("montant", "Montant", Kind.AMOUNT),
        Column("part", "Part", Kind.SHARE),
    ),
    (
        ('=HYPERLINK("http://mauvais")', "00040483304800", Montant(-5_000_000), Taux(Decimal("12.5"))),
        ('Une "bonne" ligne, avec tout', "73282932000074", Montant(123456), None),
    ),
    ("Total", None, Montant(-4_876_544), None),
)


def test_rfc_4180_is_what_programs_get() -> None:
    assert delimited.write(SHEET).decode() == (
        "nom,siret,montant,part\r\n"
        '"\'=HYPERLINK(""http://mauvais"")",00040483304800,-50000.00,12.5\r\n'
        '"Une ""bonne"" ligne, avec tout",73282932000074,1234.56,\r\n'
    )


def test_excel_gets_semicolons_commas_and_the_mark_of_utf_8() -> None:
    data = delimited.write(SHEET, excel=True)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Nom;SIRET;Montant;Part"
    assert lines[2] == '"Une ""bonne"" ligne, avec tout";73282932000074;1234,56;'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\N{FULLWIDTH EQUALS SIGN}"])
def test_a_text_can_t_become_a_formula(start: str) -> None:
    assert delimited.harmless(f"{start}1+1") == visible(f"'{start}1+1")


@given(st.text(max_size=30))
def test_every_text_comes_back_whole_but_for_its_apostrophe_and_what_steers(text: str) -> None:
    sheet = Sheet("a", "a", (Column("a", "a"), Column("b", "b")), ((text, "x"),))
    _heads, row = csv.reader(io.StringIO(delimited.write(sheet).decode(), newline=""))
    assert row[0] in (unobeyed(visible(text)), unobeyed(visible(f"'{text}")))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_sheets_of_the_same_columns_share_one_head() -> None:
    data = delimited.write_all([SHEET, SHEET]).decode()
    assert data.count("tableau,nom,siret,montant,part") == 1
    assert data.count("essai,") == 4


def test_markdown_shows_texts_as_they_are() -> None:
    sheet = Sheet(
        "a", "T*t|e", (Column("a", "A"),), (("un | deux\n*trois* <b>",),), ("Total",), ("Une _note_",)
    )
    assert markdown.write(sheet) == (
        "**T\\*t\\|e**\n\n| A |\n| --- |\n| un \\| deux \\*trois\\* &lt;b&gt; |\n| **Total** |\n\nUne \\_note\\_\n"
    )


def test_json_keeps_amounts_exact() -> None:
    document = json.loads(jsonfile.write(jsonfile.of_sheet(SHEET)))
    assert document["lignes"][0]["montant"] == "-50000.00"
    assert document["total"] == {"nom": "Total", "siret": None, "montant": "-48765.44", "part": None}
