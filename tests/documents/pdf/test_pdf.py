"""A PDF: the same texts and figures as the tree, in order, archived and read aloud, the same bytes at every run."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unicodedata import category

import pytest

pytest.importorskip("typst", reason="the pdf extra isn't installed")

import page
import pikepdf
import pypdf

from cmqplan import fonts
from cmqplan.documents import pdf
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import HEADINGS, elements, parse, table_of_contents, text_of
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.printed import grid
from cmqplan.documents.typography import set_document
from cmqplan.language import fill
from tests.documents.making import HOSTILE, PLANS, bare, document, lines, pages_of, real_document, real_pdf


def body_text(file: bytes, whole: Document | None = None) -> str:
    """The text of every page without its spaces, nor what stands in its margins."""
    running = bare(whole.running_title if whole else "Essai – plan")
    edition = bare(whole.edition if whole else "1er mars 2024")
    sections = (
        {bare(text_of(heading.children)) for heading in elements(whole.contents, "h2")} if whole else ()
    )
    head = re.compile(
        re.escape(running) + f"(?:{'|'.join(map(re.escape, sections))})?" if sections else re.escape(running)
    )
    out = ""
    for number, shown in enumerate(pages_of(file), 1):
        text = bare(shown)
        footer = re.compile(rf"(?:{re.escape(edition)})?page{number}/\d+")
        if footer.search(text):
            text = footer.sub("", head.sub("", text, count=1), count=1)
        out += text
    return out


def structure(file: bytes) -> list[tuple[str, dict[str, object]]]:
    """The tags of a PDF, in the order of reading, with their table attributes."""
    found: list[tuple[str, dict[str, object]]] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            attributes: dict[str, object] = {}
            for part in node.get("/A", ()):
                attributes |= {str(key): value for key, value in part.items()}
            if "/Alt" in node:
                attributes["/Alt"] = str(node.Alt)
            found.append((str(node.S), attributes))
            walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(file)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def problems(file: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1 and PDF/A-2a."""
    out = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(file, profile=profile, limits=page.SafetyLimits.unlimited())
        failures = [failure for failure in report.failures if not is_end_of_line_taken_for_one(failure, file)]
        assert failures or report.is_compliant or report.failures
        out += [str(failure) for failure in failures]
    return out


def is_end_of_line_taken_for_one(failure: page.ValidationFailure, file: bytes) -> bool:
    """True where the checker takes a stream's last byte, a carriage return by chance, for a part of the line's end."""
    if failure.rule_id != "PDFA2A-STREAM-LENGTH-001":
        return False
    streams = [
        (match.end(), int(match[1])) for match in re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n", file)
    ]
    assert len(streams) == file.count(b"\nendstream\nendobj")
    return all(file[start + length :].startswith(b"\nendstream") for start, length in streams)


@pytest.fixture(params=PLANS)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    return real_document(request.param), real_pdf(request.param)


def test_is_pdf_ua_1_and_pdf_a_2a(made: tuple[Document, bytes]) -> None:
    assert problems(made[1]) == []


@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        ("plan-2024", "avenant"),
        ("plan-2024", "bilan"),
        ("plan-2024", "lettre"),
        ("plan-2022", "compte-rendu-financier"),
        ("plan-2024", "fiche"),
    ],
)
def test_the_other_documents_are_too(plan: str, kind: str) -> None:
    assert problems(real_pdf(plan, kind)) == []


def test_says_its_title_its_language_and_its_author(made: tuple[Document, bytes]) -> None:
    whole, file = made
    with pikepdf.open(BytesIO(file)) as opened:
        assert str(opened.Root.Lang).lower().startswith("fr")
        assert opened.docinfo.Title == whole.title
        assert opened.docinfo.Author == whole.author
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.Root.MarkInfo.Marked


def test_holds_every_text_of_the_tree(made: tuple[Document, bytes]) -> None:
    whole, file = made
    text = body_text(file, whole)
    expected = [bare(line) for line in lines(whole.contents)]
    assert len(expected) > 100
    assert [line for line in expected if line not in text] == []


def test_holds_no_figure_that_the_tree_has_not(made: tuple[Document, bytes]) -> None:
    whole, file = made
    amount = re.compile(r"\d{1,3}(?:\u202f\d{3})*\s?€")
    shown = {bare(found) for text in pages_of(file) for found in amount.findall(text)}
    known = {bare(found) for line in lines(set_document(whole).contents) for found in amount.findall(line)}
    assert known
    assert shown == known


def test_has_a_bookmark_for_every_heading(made: tuple[Document, bytes]) -> None:
    whole, file = made
    with pikepdf.open(BytesIO(file)) as opened, opened.open_outline() as outline:

        def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
            return [title for item in items for title in (item.title, *titles(item.children))]

        found = [title for title in titles(outline.root) if title != "Sommaire"]
    assert [bare(title) for title in found] == [
        bare(text_of(h.children)) for h in elements(whole.contents, *HEADINGS[1:])
    ]


def test_lists_its_headings_with_their_pages(made: tuple[Document, bytes]) -> None:
    whole, file = made
    shown = [bare(text) for text in pages_of(file)]
    contents = next(text for text in shown if "Sommaire" in text)
    for heading in table_of_contents(whole.contents):
        match = re.search(re.escape(bare(heading.text)) + r"\.*(\d+)", contents)
        assert match, heading.text
        assert bare(heading.text) in shown[int(re.sub(r"\D", "", match[1])) - 1]


def test_numbers_its_pages_and_repeats_its_title_on_each(made: tuple[Document, bytes]) -> None:
    whole, file = made
    sheets = pages_of(file)
    for number, shown in enumerate(sheets, 1):
        text = bare(shown)
        assert (bare(f"page {number} / {len(sheets)}") in text) == (number > 1)
        assert bare(whole.running_title) in text


def test_tags_the_heads_of_columns_and_of_rows(made: tuple[Document, bytes]) -> None:
    whole, file = made
    tables = list(elements(whole.contents, "table"))
    cells = [(row, cell) for table in tables for row in grid(table) for cell in row.cells]
    tags = structure(file)
    assert sum(tag == "/Table" for tag, _ in tags) == len(tables)
    scopes = [str(attributes["/Scope"]) for tag, attributes in tags if tag == "/TH"]
    groups = sum(cell.element.attributes.get("scope") == "rowgroup" for _, cell in cells)
    assert scopes.count("/Row") == sum(cell.is_row_header for _, cell in cells) - groups > 40
    assert scopes.count("/Column") == sum(row.part == "thead" for row, _ in cells) + groups > 20
    assert sum(tag == "/TD" for tag, _ in tags) == sum(cell.element.tag == "td" for _, cell in cells)


def test_the_head_of_a_row_is_the_cell_that_holds_it() -> None:
    file = pdf.write(
        document(
            '<table class="fiche"><tbody><tr><th scope="row">Porteur</th><td>EDF</td></tr><tr><th scope="row">Publics</th><td>Tous</td></tr></tbody></table>'
        )
    )
    assert [tag for tag, _ in structure(file) if tag in ("/TR", "/TH", "/TD")] == ["/TR", "/TH", "/TD"] * 2
    assert problems(file) == []


def test_says_what_each_picture_shows(made: tuple[Document, bytes]) -> None:
    figures = [str(attributes.get("/Alt", "")) for tag, attributes in structure(made[1]) if tag == "/Figure"]
    assert figures
    assert all(len(alternative) > 20 for alternative in figures)


def test_is_the_same_at_every_run(made: tuple[Document, bytes]) -> None:
    assert pdf.write(made[0]) == made[1]


def test_is_dated_from_the_plan_or_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    def date_of(file: bytes) -> str:
        with pikepdf.open(BytesIO(file)) as opened:
            return str(opened.docinfo.CreationDate)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert date_of(pdf.write(document("<p>a</p>"))) == "D:20240301000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert date_of(pdf.write(document("<p>a</p>"))) == "D:20231114221320Z"


def test_a_draft_says_so_on_every_page() -> None:
    file = pdf.write(real_document("plan-2024", draft=True))
    assert all("Brouillon" in text for text in pages_of(file))
    assert problems(file) == []


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_hostile_text_comes_out_letter_for_letter() -> None:
    text = escaped(HOSTILE)
    whole = document(
        f"<h2>{text}</h2><p><strong>{text}</strong> <code>{text}</code></p><ul><li>{text}</li></ul>"
        f'<table><caption>{text}</caption><thead><tr><th scope="col">{text}</th></tr></thead><tbody><tr><td>{text}</td></tr></tbody></table>'
    )
    file = pdf.write(whole)
    assert problems(file) == []
    # Readers don't agree on the order of what is written from right to left.
    shown = body_text(file)
    for piece in re.split(r"[\u0590-\u06ff ]+", HOSTILE):
        assert shown.count(piece) >= 6, piece


def test_a_text_of_20_000_characters_is_whole_on_as_many_pages_as_it_takes() -> None:
    many = " ".join(f"mot{n}" for n in range(2500))
    endless = "x" * 3000
    file = pdf.write(
        document(
            f'<table class="fiche"><tbody><tr><th scope="row">Constats</th><td>{many} {endless}</td></tr></tbody></table>'
        )
    )
    assert problems(file) == []
    shown = body_text(file)
    assert all(f"mot{n}" in shown for n in range(2500))
    assert endless in shown


def test_a_row_is_never_split_when_it_fits_on_a_page() -> None:
    rows = "".join(
        f'<tr><th scope="row">debut{n}</th><td>' + "<br>".join(["ligne"] * 12) + f" fin{n}</td></tr>"
        for n in range(12)
    )
    file = pdf.write(document(f'<table class="fiche"><tbody>{rows}</tbody></table>'))
    sheets = pages_of(file)
    assert len(sheets) > 2
    for n in range(12):
        assert [re.search(rf"debut{n}\b", text) is not None for text in sheets] == [
            re.search(rf"fin{n}\b", text) is not None for text in sheets
        ]


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(200))
    file = pdf.write(
        document(f'<table><thead><tr><th scope="col">Tête</th></tr></thead><tbody>{rows}</tbody></table>')
    )
    sheets = pages_of(file)
    assert len(sheets) > 2
    assert all("Tête" in text for text in sheets)


def test_links_lead_where_they_say() -> None:
    file = pdf.write(
        document(
            '<h2 id="la-bas">Là-bas</h2><p><a href="https://example.org/a?b=1">dehors</a> <a href="#la-bas">dedans</a></p>'
        )
    )
    links = [
        note.get_object()
        for sheet in pypdf.PdfReader(BytesIO(file)).pages
        for note in sheet.get("/Annots", [])
    ]
    assert sorted("/A" in link for link in links) == [False, True]
    assert next(link["/A"]["/URI"] for link in links if "/A" in link) == "https://example.org/a?b=1"


def test_a_wide_table_lies_on_its_side_where_its_template_asks() -> None:
    def sideways(columns: int) -> list[bool]:
        head = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(columns))
        file = pdf.write(
            document(
                f'<section><h2>Avant</h2><p>avant</p></section><section class="landscape"><h2>Table</h2><table><thead><tr>{head}</tr></thead></table></section><p>après</p>'
            )
        )
        return [
            float(sheet.mediabox.width) > float(sheet.mediabox.height)
            for sheet in pypdf.PdfReader(BytesIO(file)).pages
        ]

    assert sideways(14) == [False, True, False]
    assert sideways(3) == [False]


def test_what_stands_before_a_first_wide_table_goes_on_its_page() -> None:
    head = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(14))
    file = pdf.write(
        document(
            f'<p>avant</p><section class="landscape"><h2>Table</h2><table><thead><tr>{head}</tr></thead></table></section>'
        )
    )
    assert [
        float(sheet.mediabox.width) > float(sheet.mediabox.height)
        for sheet in pypdf.PdfReader(BytesIO(file)).pages
    ] == [True]


def test_a_cover_takes_a_page_only_where_its_template_says_so() -> None:
    def pages(classes: str) -> int:
        contents = parse(
            f'<section class="{classes}"><p class="kicker">k</p><h1>Essai</h1></section><section class="new-page"><h2>Suite</h2><p>a</p></section>'
        )
        return len(
            pypdf.PdfReader(BytesIO(pdf.write(replace(document("<p>a</p>"), contents=contents)))).pages
        )

    assert pages("cover full") == 2
    assert pages("cover") == 1


# --- What can't be shown ---


def said(refused: DocumentRefused) -> str:
    return fill(refused.message, refused.params)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bravo 🎉 à tous", ("🎉", "U+1F389", "PARTY POPPER", "Bravo 🎉 à tous")),
        ("中文", ("U+4E2D",)),
        ("a\ue000b", ("U+E000",)),
        ("a\ufeffb", ("U+FEFF", "ZERO WIDTH NO-BREAK SPACE")),
        ("a\U000e0041b", ("U+E0041",)),
    ],
)
def test_a_character_that_no_font_has_is_named_before_anything_is_made(
    text: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(DocumentRefused) as refused:
        pdf.write(document(f"<p>{text}</p>"))
    assert all(word in said(refused.value) for word in told), said(refused.value)


def test_the_first_five_such_characters_are_told_and_the_others_counted() -> None:
    with pytest.raises(DocumentRefused) as refused:
        pdf.write(document("<p>🎉🎊🎃🎄🎅🎆🎇</p>"))
    assert said(refused.value).count("U+") == 5
    assert "2" in said(refused.value)


def test_marks_that_draw_nothing_are_let_through() -> None:
    assert problems(pdf.write(document("<p>a\u200bb\u200dc\u200ed\u2066e\u2069f\u00adg</p>"))) == []


def test_every_character_that_is_let_through_can_be_shown() -> None:
    accepted = [chr(code) for code in range(0x20, 0x20000) if fonts.is_shown(chr(code))]
    assert len(accepted) > 5000
    # Each between letters, where a mark that combines or joins has something to stand on; in every weight.
    pieces = [escaped("".join(f"a{c}b " for c in accepted[n : n + 50])) for n in range(0, len(accepted), 50)]
    content = "".join(f"<h2>{piece}</h2><p>{piece} <strong>{piece}</strong></p>" for piece in pieces)
    assert pdf.write(document(content)).startswith(b"%PDF")


def test_the_fonts_are_read_as_font_tools_reads_them() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools isn't installed")
    known = {code for file in fonts.FILES for code in ttlib.TTFont(fonts.FONTS / file).getBestCmap()}
    judged = {code for code in range(0x30000) if category(chr(code)) not in ("Cc", "Co", "Cs", "Cn")}
    found = {code for code in judged if fonts.is_shown(chr(code))}
    first = set(ttlib.TTFont(fonts.FONTS / fonts.FILES[0]).getBestCmap())
    marks = {code for code in known - first if category(chr(code)) in ("Mn", "Me")} - set(
        range(0xFE00, 0xFE10)
    )
    assert (
        found - {ord(c) for c in "\u061c\u2066\u2067\u2068\u2069"}
        == known & judged - {0xFEFF, 0x1680} - marks
    )


def test_each_font_comes_with_its_licence() -> None:
    files = sorted(path.name for path in fonts.FONTS.iterdir() if path.suffix in (".otf", ".ttf"))
    assert files
    for font in files:
        assert (fonts.FONTS / f"{font.partition('-')[0].partition('.')[0]}-LICENSE.txt").is_file()


# --- Logos ---

LOGO = '<section class="cover"><p>c</p><div class="logos"><p><img src="un" alt="Logo du campus"></p></div></section>'


def test_a_logo_is_shown_with_its_text() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
    )
    for data, kind in (
        (svg, "image/svg+xml"),
        (Path(__file__).with_name("logo.png").read_bytes(), "image/png"),
    ):
        file = pdf.write(document(LOGO, {"un": Image(data, kind)}))  # type: ignore[arg-type]
        assert ("/Figure", "Logo du campus") in [
            (tag, attributes.get("/Alt")) for tag, attributes in structure(file)
        ]
        assert problems(file) == []


@pytest.mark.parametrize(
    ("data", "kind"), [(b"\x89PNG\r\n\x1a\nbroken", "image/png"), (b"<svg", "image/svg+xml")]
)
def test_a_logo_that_is_broken_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        pdf.write(document(LOGO, {"un": Image(data, kind)}))  # type: ignore[arg-type]
    assert "“un”" in said(refused.value)


def sheets(contents: str) -> list[str]:
    """The text of each page."""
    return [sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(pdf.write(document(contents)))).pages]


def rows(count: int) -> str:
    """A table of so many rows and a total."""
    body = "".join(f"<tr><th scope='row'>Rang {n}</th><td class='amount'>{n}</td></tr>" for n in range(count))
    head = "<thead><tr><th scope='col'>Fiche</th><th scope='col' class='amount'>Montant</th></tr></thead>"
    foot = "<tfoot><tr class='total'><th scope='row'>Somme</th><td class='amount'>1</td></tr></tfoot>"
    return f"<table><caption>Montants</caption>{head}<tbody>{body}</tbody>{foot}</table>"


def test_a_total_is_never_alone_under_a_repeated_head() -> None:
    made = [sheets(rows(count)) for count in range(52, 62)]
    last = [next(sheet for sheet in shown if "Somme" in sheet) for shown in made]
    assert {len(shown) for shown in made} == {1, 2}  # the counts between which a page is full
    assert all("Rang" in sheet for sheet in last)


def test_a_short_paragraph_stays_with_its_table() -> None:
    filling = "<p>Une ligne.</p>"
    for count in range(36, 46):
        shown = sheets(f"{filling * count}<p>Voici la suite.</p>{rows(3)}")
        assert next("Rang 0" in sheet for sheet in shown if "Voici la suite" in sheet)


def test_a_label_in_bold_stays_with_its_text() -> None:
    filling = "<p>Une ligne.</p>"
    for count in range(36, 50):
        shown = sheets(f"{filling * count}<p><strong>Objectifs</strong></p><p>Un texte qui suit.</p>")
        assert next("Un texte qui suit" in sheet for sheet in shown if "Objectifs" in sheet)


def test_sections_that_lie_on_their_side_share_pages() -> None:
    cells = "".join(f"<td class='amount'>{n}00 000 000 000 €</td>" for n in range(1, 9))
    section = f"<section class='landscape'><h2>Montants</h2><table><tbody><tr>{cells}</tr></tbody></table></section>"
    first, second = sheets(f"<p>Avant.</p>{section * 2}<p>Après.</p>")
    assert first.count("Montants") == 2
    assert "Après" in second


@pytest.mark.parametrize(
    ("what", "together"),
    [
        (rows(70), ("Montants", "Rang 0", "Rang 1", "Rang 2")),
        (f"<section><h2>Fiche neuve</h2>{rows(70)}</section>", ("Fiche neuve", "Montants", "Rang 2")),
        (
            f"<section><section class='whole'><h2>Axe neuf</h2><p>transversal</p></section></section>"
            f"<section><h3>Sous-axe</h3>{rows(6)}</section>",
            ("Axe neuf", "transversal", "Sous-axe", "Rang 5"),
        ),
    ],
)
def test_what_begins_stands_with_what_it_begins(what: str, together: tuple[str, ...]) -> None:
    begun = []
    for before in range(24, 44, 2):
        made = sheets("<p>avant</p>" * before + what)
        begun.append(next(n for n, sheet in enumerate(made) if together[0] in sheet))
        assert all(text in made[begun[-1]] for text in together)
    assert set(begun) == {0, 1}  # the counts between which it goes to the next page


def test_sections_side_by_side_fill_their_pages() -> None:
    """One that heads what follows stays with it; a row of equals is no chain that drags them all to the next page."""
    equals = "".join(
        f"<section class='whole'><h3>Action {n}</h3><p>a</p><p>b</p><p>c</p></section>" for n in range(20)
    )
    made = sheets(f"{'<p>avant</p>' * 10}<section><h2>Bilan</h2>{equals}</section>")
    assert "Bilan" in made[0]
    assert "Action\u00a00" in made[0]
