"""A Word file: the same texts and figures as the tree, in real styles, the same bytes at every run."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("docx", reason="the docx extra isn't installed")

import docx
from docx.oxml.ns import qn
from lxml import etree

from cmqplan.documents import word
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import HEADINGS, Drawing, elements, table_of_contents, text_of, walk
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.printed import grid
from cmqplan.documents.typography import set_document
from cmqplan.language import fill
from tests.documents.making import HOSTILE, PLANS, bare, document, lines, real_document

LOGO = Path(__file__).parent.parent / "pdf" / "logo.png"
STYLES = {
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Number", "Caption", "Note",
    "Warning", "Table Text", "Table Head", "toc 1", "toc 2", "toc 3", "Plan Table", "Fiche Table", "Hyperlink",
}  # fmt: skip


def opened(file: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(file))


def text_of_body(file: bytes) -> str:
    """Every text of the body, without its spaces."""
    body = opened(file).element.body
    return bare("".join(node.text or "-" for node in body.iter(qn("w:t"), qn("w:noBreakHyphen"))))


@pytest.fixture(scope="module", params=PLANS)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    whole = set_document(real_document(request.param))
    return whole, word.write(whole)


def test_holds_every_text_of_the_tree_in_order(made: tuple[Document, bytes]) -> None:
    whole, file = made
    text = text_of_body(file)
    expected = [bare(line) for line in lines(whole.contents)]
    assert len(expected) > 100
    at = 0
    for line in expected:
        found = text.find(line, at)
        assert found >= 0, line
        at = found + len(line)


def test_holds_no_figure_that_the_tree_has_not(made: tuple[Document, bytes]) -> None:
    whole, file = made
    amount = re.compile(r"\d{1,3}(?:\u202f\d{3})*\s?€")
    body = opened(file).element.body
    paragraphs = ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    shown = {found for text in paragraphs for found in amount.findall(text)}
    known = {found for line in lines(whole.contents) for found in amount.findall(line)}
    assert known
    assert shown == known


def test_headings_are_in_heading_styles(made: tuple[Document, bytes]) -> None:
    whole, file = made
    found = [
        (p.style.name, p.text)
        for p in opened(file).paragraphs
        if p.style and p.style.name.startswith(("Heading", "Title"))
    ]
    expected = [
        ("Title" if h.tag == "h1" else f"Heading {int(h.tag[1]) - 1}", text_of(h.children))
        for h in elements(whole.contents, *HEADINGS)
    ]
    assert found == expected


def test_uses_only_styles_that_it_declares(made: tuple[Document, bytes]) -> None:
    file = opened(made[1])
    declared = {style.style_id for style in file.styles}
    names = {style.name for style in file.styles}
    used = {
        node.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for node in file.element.iter(qn(tag))
    }
    assert used <= declared
    assert {name.lower() for name in STYLES} <= {name.lower() for name in names}
    assert all(
        p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None for p in file.element.body.iter(qn("w:p"))
    )


def test_heads_of_tables_repeat_and_rows_are_not_split(made: tuple[Document, bytes]) -> None:
    whole, file = made
    tables = opened(file).tables
    expected = list(elements(whole.contents, "table"))
    assert len(tables) == len(expected) > 5
    for table, element in zip(tables, expected, strict=True):
        parts = [row.part for row in grid(element)]
        heads = parts if "thead" in parts else ["thead", *parts]  # a fiche's table gets its own here
        assert len(table.rows) == len(heads)
        for made_row, part in zip(table.rows, heads, strict=True):
            properties = made_row._tr.trPr
            assert (properties is not None and properties.find(qn("w:tblHeader")) is not None) == (
                part == "thead"
            )
            assert properties is not None
            assert properties.find(qn("w:cantSplit")) is not None


def test_a_paragraph_stays_with_the_table_that_it_leads_to() -> None:
    table = "<table><caption>Dates</caption><tbody><tr><td>mars</td></tr></tbody></table>"
    made = opened(word.write(document(f"<p>Tout est daté.</p>{table}<p>Une suite.</p><p>Et la fin.</p>")))
    kept = {p.text: bool(p._p.pPr.find(qn("w:keepNext")) is not None) for p in made.paragraphs if p.text}
    assert kept == {
        "Essai": False,
        "Tout est daté.": True,
        "Dates": True,
        "Une suite.": False,
        "Et la fin.": False,
    }


def test_values_of_facts_stand_in_a_column_past_their_longest_label() -> None:
    facts = "<dl class='facts'><dt>Date</dt><dd>mars</dd><dt>Équivalents temps plein demandés</dt><dd>2,5</dd></dl>"
    made = opened(word.write(document(facts)))
    first, second = (p for p in made.paragraphs if p.style.name == "Facts")
    assert first.paragraph_format.left_indent == second.paragraph_format.left_indent
    assert first.paragraph_format.tab_stops[0].position == first.paragraph_format.left_indent
    assert second.paragraph_format.left_indent.cm > 5


def test_each_picture_says_what_it_shows(made: tuple[Document, bytes]) -> None:
    whole, file = made
    drawings = [node for node in walk(whole.contents) if isinstance(node, Drawing)]
    said = [node.get("descr") for node in opened(file).element.iter(qn("wp:docPr"))]
    logos = [image.attributes["alt"] for image in elements(whole.contents, "img")]
    assert drawings
    assert sorted(said) == sorted([f"{d.title}. {d.description}" for d in drawings] + logos)


def test_drawings_are_twice_as_fine_as_a_screen(made: tuple[Document, bytes]) -> None:
    whole, file = made
    widest = max(node.width for node in walk(whole.contents) if isinstance(node, Drawing))
    images = [part.image for part in opened(file).part.package.image_parts]
    assert max(image.px_width for image in images) == round(widest * 2)


def test_says_its_title_its_language_and_its_author(made: tuple[Document, bytes]) -> None:
    whole, file = made
    core = opened(file).core_properties
    assert (core.title, core.author, core.language) == (whole.title, whole.author, "fr-FR")
    assert core.comments == ""
    languages = {node.get(qn("w:val")) for node in opened(file).styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}


def test_the_table_of_contents_is_links_each_with_a_field_for_its_page(made: tuple[Document, bytes]) -> None:
    whole, file = made
    entries = [
        p
        for p in opened(file).paragraphs
        if p.style and p.style.name.lower().startswith("toc ") and p.style.name != "TOC Heading"
    ]
    headings = table_of_contents(whole.contents)
    marks = {mark.get(qn("w:name")) for mark in opened(file).element.iter(qn("w:bookmarkStart"))}
    for entry, heading in zip(entries, headings, strict=True):
        texts = [t.text for t in entry._p.iter(qn("w:t"))]
        assert texts[0] == heading.text
        anchor = next(entry._p.iter(qn("w:hyperlink"))).get(qn("w:anchor"))
        assert anchor in marks
        assert [node.text.split()[:2] for node in entry._p.iter(qn("w:instrText"))] == [["PAGEREF", anchor]]
    begins = [n.get(qn("w:fldCharType")) for n in opened(file).element.body.iter(qn("w:fldChar"))]
    assert begins.count("begin") == begins.count("separate") == begins.count("end")


def test_every_link_inside_leads_to_a_bookmark_with_a_name_that_word_takes(
    made: tuple[Document, bytes],
) -> None:
    element = opened(made[1]).element
    marks = [mark.get(qn("w:name")) for mark in element.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"\w{1,40}", mark) for mark in marks)
    assert {link.get(qn("w:anchor")) for link in element.iter(qn("w:hyperlink"))} - {None} <= set(marks)


def test_repeats_its_title_and_numbers_its_pages(made: tuple[Document, bytes]) -> None:
    whole, file = made
    section = opened(file).sections[0]
    assert section.header.paragraphs[0].text == whole.running_title
    fields = [node.text.strip() for node in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.first_page_footer.paragraphs[0].text == ""


def test_is_the_same_at_every_run(made: tuple[Document, bytes]) -> None:
    assert word.write(made[0]) == made[1]
    assert {entry.date_time for entry in ZipFile(BytesIO(made[1])).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_holds_nothing_of_another_document(made: tuple[Document, bytes]) -> None:
    names = ZipFile(BytesIO(made[1])).namelist()
    assert not [
        name for name in names if "thumbnail" in name or "customXml" in name or "stylesWithEffects" in name
    ]


def test_follows_the_order_of_the_schema(made: tuple[Document, bytes]) -> None:
    """Word refuses a file whose properties come in another order than ISO/IEC 29500's."""
    order = {
        "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "sectPr"),
        "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "color", "sz", "szCs", "u", "vertAlign", "lang"),
        "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"),
        "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
        "trPr": ("cantSplit", "tblHeader"),
        "sectPr": ("headerReference", "type", "pgSz", "pgMar", "titlePg"),
    }  # fmt: skip
    seen = set()
    file = opened(made[1])
    for root in (file.element, file.styles.element, file.part.numbering_part.element):
        for node in root.iter():
            name = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if name in order:
                children = (etree.QName(child).localname.replace("footerRef", "headerRef") for child in node)
                places = [order[name].index(child) for child in children]
                assert places == sorted(places), etree.tostring(node)
                seen.add(name)
    assert seen == set(order)


def test_a_draft_says_so_on_every_page() -> None:
    file = opened(word.write(real_document("plan-2024", draft=True)))
    section = file.sections[0]
    for header in (section.header, section.first_page_header):
        assert 'string="Brouillon"' in etree.tostring(header._element, encoding="unicode")
    assert "Brouillon" in section.footer.paragraphs[0].text


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_hostile_text_comes_out_letter_for_letter() -> None:
    text = escaped(HOSTILE)
    whole = document(
        f"<h2>{text}</h2><p><strong>{text}</strong> <code>{text}</code></p><ul><li>{text}</li></ul>"
        f'<table><caption>{text}</caption><thead><tr><th scope="col">{text}</th></tr></thead><tbody><tr><td>{text}</td></tr></tbody></table>'
    )
    assert text_of_body(word.write(whole)).count(bare(HOSTILE)) == 7


def test_what_xml_cannot_hold_is_shown_as_replaced() -> None:
    assert "a·b" in text_of_body(word.write(document("<p>a\x0bb\x00</p>")))


def test_emoji_and_20_000_characters_are_written() -> None:
    long = "mot " * 5000
    text = text_of_body(word.write(document(f"<p>Bravo 🎉</p><p>{long}</p>")))
    assert "Bravo🎉" in text
    assert text.count("mot") == 5000


def test_lists_are_real_lists_and_numbers_start_where_they_are_told() -> None:
    file = opened(
        word.write(
            document('<ul><li>a<ul><li>b</li></ul></li></ul><ol start="3"><li>c</li></ol><ol><li>d</li></ol>')
        )
    )
    found = {}
    for p in file.paragraphs:
        numbering = p._p.pPr.numPr
        if numbering is not None:
            found[p.text] = (p.style.name, numbering.ilvl.val, numbering.numId.val)
    assert found["a"][:2] == ("List Bullet", 0)
    assert found["b"][:2] == ("List Bullet", 1)
    assert found["c"][0] == found["d"][0] == "List Number"
    assert found["c"][2] != found["d"][2]
    starts = {
        num.get(qn("w:numId")): next(num.iter(qn("w:startOverride"))).get(qn("w:val"))
        for num in file.part.numbering_part.element.iter(qn("w:num"))
        if num.find(qn("w:lvlOverride")) is not None
    }
    assert starts[str(found["c"][2])] == "3"
    assert starts[str(found["d"][2])] == "1"


def test_cells_over_several_rows_and_columns_keep_the_table_square() -> None:
    file = opened(
        word.write(
            document(
                '<table><tbody><tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td colspan="2">d</td></tr></tbody></table>'
            )
        )
    )
    table = file.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b", "c"], ["a", "d", "d"]]


def test_links_lead_outside_by_a_relationship() -> None:
    file = opened(word.write(document('<p><a href="https://example.org/a?b=1&amp;c=2">dehors</a></p>')))
    link = next(file.element.iter(qn("w:hyperlink")))
    assert file.part.rels[link.get(qn("r:id"))].target_ref == "https://example.org/a?b=1&c=2"


def test_a_wide_table_lies_on_its_side_and_the_rest_upright() -> None:
    head = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(14))
    file = opened(
        word.write(
            document(
                f'<section><h2>Avant</h2><p>avant</p></section><section class="landscape"><h2>Table</h2><table><thead><tr>{head}</tr></thead></table></section><p>après</p>'
            )
        )
    )
    assert [section.page_width > section.page_height for section in file.sections] == [False, True, False]
    assert all(section.header.paragraphs[0].text == "Essai – plan" for section in file.sections)


def test_what_stands_before_a_first_wide_table_goes_on_its_page() -> None:
    head = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(14))
    file = opened(
        word.write(
            document(
                f'<p>avant</p><section class="landscape"><h2>Table</h2><table><thead><tr>{head}</tr></thead></table></section><p>après</p>'
            )
        )
    )
    assert [section.page_width > section.page_height for section in file.sections] == [True, False]


def test_logos_are_shown_with_their_text() -> None:
    content = '<section class="cover"><p>c</p><div class="logos"><p><img src="un" alt="Logo un"><img src="deux" alt="Logo deux"></p></div></section>'
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10"/></svg>'
    )
    images = {"un": Image(LOGO.read_bytes(), "image/png"), "deux": Image(svg, "image/svg+xml")}
    file = opened(word.write(document(content, images)))
    assert [node.get("descr") for node in file.element.iter(qn("wp:docPr"))] == ["Logo un", "Logo deux"]
    for extent in file.element.iter(qn("wp:extent")):
        assert int(extent.get("cx")) == 2 * int(extent.get("cy"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\x89PNG\r\n\x1a\nbroken", "image/png"), (b"\xff\xd8\xffx", "image/jpeg"), (b"<svg", "image/svg+xml")],
)
def test_a_logo_that_is_broken_is_named(data: bytes, kind: str) -> None:
    content = '<section class="cover"><p><img src="un" alt="Logo"></p></section>'
    with pytest.raises(DocumentRefused) as refused:
        word.write(document(content, {"un": Image(data, kind)}))  # type: ignore[arg-type]
    assert "“un”" in fill(refused.value.message, refused.value.params)


def test_libreoffice_opens_it_and_shows_every_text(
    made: tuple[Document, bytes], tmp_path: Path, libreoffice: Callable[..., None]
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf isn't installed")
    whole, file = made
    (tmp_path / "plan.docx").write_bytes(file)
    libreoffice("pdf", tmp_path, tmp_path / "plan.docx")
    pages = [bare(sheet.extract_text()) for sheet in pypdf.PdfReader(tmp_path / "plan.pdf").pages]
    text = "".join(pages)
    headings = [bare(text_of(h.children)) for h in elements(whole.contents, *HEADINGS)]
    assert [heading for heading in headings if heading not in text] == []
    told = {
        bare(h.text): re.search(rf"{re.escape(bare(h.text))}\.+(\d+)", text)
        for h in table_of_contents(whole.contents)
    }
    assert [name for name, page in told.items() if not page or name not in pages[int(page[1]) - 1]] == []


def test_a_section_that_is_whole_stays_together_and_with_what_it_leads_to() -> None:
    file = opened(
        word.write(
            document(
                "<section class='whole'><h2>Signature</h2><p>Nous certifions.</p><p>Nom</p><p>Date</p></section><p>Suite</p>"
                "<section><section class='whole'><h2>Axe</h2><ul><li>un</li><li>deux</li></ul></section></section>"
                "<section><h3>Fiche</h3><p>Fin</p></section>"
            )
        )
    )
    kept = {p.text: p._p.pPr is not None and p._p.pPr.keepNext is not None for p in file.paragraphs if p.text}
    assert [text for text, with_next in kept.items() if with_next or text in ("Axe", "Fiche", "Signature")] == [
        "Signature", "Nous certifions.", "Nom", "Suite", "Axe", "un", "deux", "Fiche",
    ]  # fmt: skip
