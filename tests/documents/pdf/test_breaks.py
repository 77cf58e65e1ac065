"""Where the pages of a PDF begin and how they lie."""

from __future__ import annotations

from io import BytesIO

import pytest

from cmqplan.documents import pdf
from tests.documents.making import document

pypdf = pytest.importorskip("pypdf")


def sheets(contents: str) -> list[tuple[bool, str]]:
    """Whether each page lies on its side, and its text."""
    file = pdf.write(document(contents))
    return [
        (float(sheet.mediabox.width) > float(sheet.mediabox.height), sheet.extract_text())
        for sheet in pypdf.PdfReader(BytesIO(file)).pages
    ]


def lines(count: int, word: str = "ligne") -> str:
    return "".join(f"<p>{word} {n}</p>" for n in range(count))


@pytest.mark.parametrize(
    "head",
    [
        "<h2>Axe</h2>",
        "<section class='whole'><h2>Axe</h2><p>Un axe transversal.</p></section>",
        "<section class='whole'><h2>Axe</h2><ul><li>une action</li></ul></section><section><section class='whole'><h3>Axe 1.1</h3><p>mot</p></section>",
    ],
)
def test_what_leads_to_a_fiche_that_begins_a_page_begins_it(head: str) -> None:
    level = 4 if "h3" in head else 3
    fiche = f"<section class='whole'><h{level}>Fiche</h{level}>{lines(24, 'rang')}</section>"
    closing = "</section>" if "h3" in head else ""
    found = [
        text
        for _, text in sheets(
            f"<section><h2>Avant</h2>{lines(12)}</section><section>{head}{fiche}{closing}</section>"
        )
    ]
    (page,) = [text for text in found if "Fiche" in text]
    assert "Axe" in page
    assert "ligne 11" not in page


def wide(rows: int) -> str:
    head = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(14))
    body = "".join("<tr>" + "<td>x</td>" * 14 + "</tr>" for _ in range(rows))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_the_little_that_stands_between_two_tables_on_their_sides_lies_with_them() -> None:
    def between(count: int) -> list[bool]:
        upright = f"<section><h3>Entre</h3>{lines(count)}</section>"
        side = f"<section><h3>Table</h3>{wide(4)}</section>"
        return [
            turned
            for turned, _ in sheets(
                f"<section><h2>Argent</h2><p>En euros.</p>{side}{upright}{side}</section>"
            )
        ]

    assert between(2) == [False, True]
    assert between(20) == [False, True, False, True]


def test_the_last_row_of_a_table_is_never_alone_on_its_page() -> None:
    for count in range(52, 60):
        rows = "".join(f"<tr><td>rang {n}</td><td>x</td></tr>" for n in range(count))
        table = f'<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>{rows}</tbody></table>'
        *_, last = [text for _, text in sheets(table) if "rang" in text]
        assert last.count("rang") > 1
