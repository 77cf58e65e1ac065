"""How a workspace makes its documents look: its colours, its logos' order, the foot of its pages."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmqplan import load
from cmqplan.documents import pdf, word
from cmqplan.documents.document import Document
from cmqplan.documents.html import write as html
from cmqplan.documents.printed import in_two_lines
from cmqplan.documents.templates import templates
from cmqplan.documents.widths import measured
from cmqplan.findings import Severity
from cmqplan.model.couleur import LEGIBLE, Couleur, contrast, couleur, legibility, legible
from tests.conftest import ROOT, lay
from tests.documents.making import real_document
from tests.rules.judging import judged

pypdf = pytest.importorskip("pypdf")

LOOK = """\
mention: Document de travail
apparence:
  couleur: "#7a1f5c"
  couleur_alerte: "#4a3a00"
  pied: 1 rue de l'Exemple – campus@exemple.fr
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0f5c66", "#0f5c66"),
        ("0F5C66", "#0f5c66"),
        ("#9cf", "#99ccff"),
        (" #000 ", "#000000"),
        ("#0f5c6", None),
        ("bleu", None),
        ("#0f5c6g", None),
        ("", None),
    ],
)
def test_a_colour_is_read_as_style_guides_write_it(text: str, expected: str | None) -> None:
    found = couleur(text)
    assert (found and str(found)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21),
        ((119, 119, 119), (255, 255, 255), 4.48),
        ((15, 92, 102), (15, 92, 102), 1),
    ],
)
def test_contrast_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], expected: float
) -> None:
    assert contrast(Couleur(*one), Couleur(*other)) == pytest.approx(expected, abs=0.01)


@given(st.builds(Couleur, *[st.integers(0, 255)] * 3))
def test_the_colour_that_is_proposed_is_read_well_and_one_that_is_stays(colour: Couleur) -> None:
    assert legibility(legible(colour)) >= LEGIBLE
    assert (legible(colour) == colour) == (legibility(colour) >= LEGIBLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('couleur: "#1f3f77"', []),
        ("couleur: 1f3f77", []),
        ("couleur: bleu", [("CMQ128", "")]),
        ('couleur: "#ffff00"', [("CMQ128", "pale")]),
        ('couleur_alerte: "#fff"', [("CMQ128", "pale")]),
        ("couleur: [1f3f77]", [("CMQ103", "text-not-list")]),
        ("logos: campus-exemple", [("CMQ121", "none")]),
        ("logos: [personne]", [("CMQ401", "")]),
        (f"pied: {'x' * 160}", []),
        (f"pied: {'x' * 161}", [("CMQ115", "pied")]),
        ("couleurs: bleu", [("CMQ102", "near")]),
    ],
)
def test_what_the_look_accepts_and_refuses(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    found = judged(tmp_path, {"cmqplan.yaml": f"apparence:\n  {text}\n"})
    assert [
        (item.rule.code, item.finding.variant) for item in found if item.severity is Severity.ERROR
    ] == expected


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Document:
    root = tmp_path_factory.mktemp("look")
    copytree(ROOT / "plans", root / "plans")
    lay(root, {"cmqplan.yaml": LOOK})
    return real_document("plan-2024", root=root)


def test_html_has_the_colours_and_the_foot(dressed: Document) -> None:
    page = html(dressed, templates(load(ROOT, ["plan-2024"])))
    assert "--accent: #7a1f5c;" in page
    assert "--warn: #4a3a00;" in page
    assert "<br>1 rue de l’Exemple – campus@exemple.fr</p>" in page


def test_pdf_has_the_foot_and_the_mention_on_each_page_but_the_cover(dressed: Document) -> None:
    sheets = pypdf.PdfReader(BytesIO(pdf.write(dressed))).pages
    for sheet in sheets[1:]:
        text = sheet.extract_text()
        assert "campus@exemple.fr" in text
        assert "Document de travail" in text
    colours = b"".join(sheet.get_contents().get_data() for sheet in sheets)
    assert b"0.478" in colours  # 7a of 255
    assert b"0.0588" not in colours  # 0f of 255, which is ours


def test_word_has_the_colours_in_its_styles_and_cells_and_none_of_ours(dressed: Document) -> None:
    with ZipFile(BytesIO(word.write(dressed))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    assert "7A1F5C" in parts["word/styles.xml"]
    assert "7A1F5C" in parts["word/document.xml"]
    assert not [name for name, text in parts.items() if re.search("0F5C66|9A3412", text)]
    assert sum("campus@exemple.fr" in text for name, text in parts.items() if "footer" in name) == 1


TITLE = "Ouvrir les ateliers et les plateaux techniques " * 7


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("Plan d'action", "", "Plan d'action"),
        ("Plan d'action", " – Brouillon", "Plan d'action – Brouillon"),
        (TITLE, "", "…"),
        (TITLE, " – Document de travail", "… – Document de travail"),
    ],
)
def test_a_running_title_is_shortened_where_it_would_take_three_lines(
    text: str, end: str, expected: str
) -> None:
    shown = in_two_lines(text, 325, end)
    assert shown.endswith(expected)
    assert measured(shown, 85) <= 2 * 3250
