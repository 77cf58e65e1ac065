"""What is read of a file besides its plain texts, and what is refused."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from cmqplan.intake import readers
from cmqplan.intake.blocks import Source, Unreadable
from cmqplan.language.values import fill
from tests.intake.made import archive, changed_archive, numbered, read, word, workbook

PART = "word/document.xml"


def texts(source: Source) -> list[str]:
    return [cell.text for cell in source.cells()]


def said(source: Source) -> str:
    return "\n".join(fill(remark.says, remark.params) for remark in source.remarks)


def test_of_tracked_changes_what_they_add_is_read() -> None:
    data = word(("p", "avant MILIEU après"))
    run = '<w:r><w:t xml:space="preserve">avant MILIEU après</w:t></w:r>'
    tracked = '<w:r><w:t>avant </w:t></w:r><w:ins w:id="1"><w:r><w:t>AJOUTÉ</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>RETIRÉ</w:delText></w:r></w:del>'
    source = read("a.docx", changed_archive(data, PART, run.replace(' xml:space="preserve"', ""), tracked))
    assert texts(source) == ["avant AJOUTÉ"]
    assert "2 tracked changes" in said(source)


def test_a_text_box_and_a_content_control_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>choix</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    data = changed_archive(word(("p", "ICI")), PART, "<w:t>ICI</w:t>", f"<w:t>texte</w:t>{drawn}")
    data = changed_archive(data, PART, "<w:sectPr", f"{control}<w:sectPr")
    assert texts(read("a.docx", data)) == ["texte", "encadré", "choix"]


def test_comments_of_word_and_excel_are_read_and_told() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:comments {w}><w:comment w:id="0" w:author="X"><w:p><w:r><w:t>à revoir</w:t></w:r></w:p></w:comment></w:comments>'
    import zipfile

    data = word(("p", "texte"))
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    source = read("a.docx", archive({**parts, "word/comments.xml": note}))
    assert texts(source) == ["texte", "à revoir"]
    assert "1 comment" in said(source)
    assert "X" not in "".join(texts(source))

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["B2"] = "visible", "cachée", "=1+1"
    sheet["A1"].comment = Comment("à vérifier", "X")
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Brouillon")["A1"] = "vieux"
    book["Brouillon"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    source = read("a.xlsx", out.getvalue())
    assert {"visible", "cachée", "vieux", "à vérifier"} <= set(texts(source))
    for words in ("ligne 2", "feuille Brouillon", "1 comment", "1 formula"):
        assert words in said(source)


def test_numbers_and_dates_are_read_as_a_person_types_them() -> None:
    from datetime import date, datetime

    from cmqplan.intake.readers.workbook import column, shown

    assert [shown(value) for value in (50000.0, 12500.5, 1.1, True, date(2027, 3, 1), datetime(2027, 3, 1), " x ")] == [
        "50000", "12500,5", "1,1", "VRAI", "01/03/2027", "01/03/2027", "x",
    ]  # fmt: skip
    assert [column(n) for n in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


def test_a_csv_leaves_the_reader_of_others_as_it_was() -> None:
    before = csv.field_size_limit()
    assert texts(read("a.csv", b"a;b\n1;2\n"))
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_csv_of_any_separator_and_encoding(separator: str) -> None:
    text = separator.join(("Été", '"deux\nlignes"', '"a;b,c|d"')) + "\n" + separator.join("123")
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert texts(read("a.csv", text.encode(encoding))) == [
            "Été",
            "deux\nlignes",
            "a;b,c|d",
            "1",
            "2",
            "3",
        ]


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><a>&y;</a>'
FAR = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>'
HOSTILE = {
    "bombe.docx": (archive({"word/document.xml": b"\x00" * 151_000_000}), "unpacks to more than 150 MB"),
    "entite.docx": (archive({"word/document.xml": ENTITY}), "DOCTYPE"),
    "entite.xlsx": (archive({"xl/workbook.xml": ENTITY}), "DOCTYPE"),
    "entite.ods": (archive({"content.xml": ENTITY}), "DOCTYPE"),
    "coupe.docx": (word(("p", "x"))[:900], "no complete Word file"),
    "coupe.xlsx": (workbook({"A": [["x"]]})[:900], "no complete Excel file"),
    "autre.docx": (b"Bonjour", "no complete Word file"),
    "secret.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "loin.xlsx": (archive({"xl/worksheets/sheet1.xml": FAR}), "XFD1048576"),
    "profond.json": (b"[" * 200_000, "no complete JSON file"),
    "bombe.yaml": (b"a: &a [x]\nb: [*a, *a]\n", "no complete YAML file"),
    "plan.pdf": (b"%PDF-1.7", "no complete PDF"),
    "classeur.csv": (b"PK\x03\x04\x00", "is no text"),
    "ancien.txt": (b"\xd0\xcf\x11\xe0\x00", "is no text"),
    "vide.txt": (b"\n\n", "holds no text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_could_do_harm_or_says_nothing_is_refused_with_a_sentence(name: str) -> None:
    data, words = HOSTILE[name]
    refused = readers.read(name, data)
    assert isinstance(refused, Unreadable)
    assert words in fill(refused.says, refused.params)


def test_a_million_empty_rows_are_no_rows() -> None:
    data = workbook({"A": [["x"]]})
    empty = "".join(f'<row r="{n}" ht="12"/>' for n in range(2, 200_000))
    data = changed_archive(data, "xl/worksheets/sheet1.xml", "</sheetData>", f"{empty}</sheetData>")
    assert texts(read("a.xlsx", data)) == ["x"]


NUMBERED = (
    ({"Heading1": ("decimal", "%1."), "Heading2": ("decimal", "%1.%2")}, ["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"]),
    ({"Heading1": ("upperLetter", "%1)"), "Heading2": ("lowerRoman", "%1-%2")}, ["A) A", "A-i B", "A-ii C", "B) D", "B-i E"]),
    ({"Heading1": ("bullet", "•"), "Heading2": ("decimalZero", "Fiche %2")}, ["A", "Fiche 01 B", "Fiche 02 C", "D", "Fiche 03 E"]),
    ({"Heading1": ("decimal", ""), "Heading2": ("decimal", "%7")}, ["A", "B", "C", "D", "E"]),
)  # fmt: skip


@pytest.mark.parametrize(("levels", "wanted"), NUMBERED)
def test_the_numbers_that_word_writes_itself_are_read(
    levels: dict[str, tuple[str, str]], wanted: list[str]
) -> None:
    data = numbered(word(("1", "A"), ("2", "B"), ("2", "C"), ("1", "D"), ("2", "E")), levels)
    assert texts(read("a.docx", data)) == wanted
