"""A document as a Word file that people go on writing in: real styles, a table of contents, headers that repeat."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from string import Template
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from cmqplan.documents import printed
from cmqplan.documents.document import Document
from cmqplan.documents.typography import set_document
from cmqplan.documents.word import body as writing
from cmqplan.documents.word import markup
from cmqplan.documents.word.archive import timeless
from cmqplan.documents.word.pictures import pictures
from cmqplan.documents.word.template import fill

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FOLDER = Path(__file__).parent
_UNUSED = (
    "stylesWithEffects",
    "customXml",
    "thumbnail",
    "extended-properties",
    "webSettings",
    "fontTable",
    "theme",
)
"""Parts of python-docx's own template that say nothing about this document."""

_ACROSS = 460
"""Points across a page, between its margins, in which Arial's letters fit as ours do."""
_LONGEST_PROPERTY = 255
"""Characters of a file's own title, which Word shows in lists; the document itself has the whole."""

__all__ = ["fill", "write"]


def write(document: Document) -> bytes:
    """The file's bytes, the same for the same document. Raises DocumentRefused; ImportError without the ``docx`` extra."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    document = set_document(document)
    word = docx.Document()
    for part in (word.part.package, word.part):
        for name in [name for name, rel in part.rels.items() if rel.reltype.rpartition("/")[2] in _UNUSED]:
            del part.rels[name]
    colours = markup.colours(document.palette)
    styles = Template((_FOLDER / "styles.xml").read_text(encoding="utf-8")).substitute(colours)
    _become(word.styles.element, styles.encode())
    _become(word.settings.element, (_FOLDER / "settings.xml").read_bytes())
    _properties(word, document)
    references = _edges(word, document, colours)

    def link_to(address: str) -> str:
        return str(word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    body = writing.Body(
        document,
        link_to,
        pictures(document, word),
        partial(_section, references),
        colours,
    )
    content = writing.write(body)
    _become(word.part.numbering_part.element, markup.numbering(body.ordered, colours["accent"]).encode())
    root = word.element
    root.replace(root.body, parse_xml(content))
    out = BytesIO()
    word.save(out)
    return timeless(out.getvalue())


def _become(element: Any, source: bytes) -> None:
    """Gives an element of the file the children of another."""
    from docx.oxml import parse_xml

    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(source)))


def _properties(word: WordDocument, document: Document) -> None:
    when = printed.moment(document).replace(tzinfo=None)
    core = word.core_properties
    core.title = shorten(document.title, _LONGEST_PROPERTY, placeholder="…")
    core.author = core.last_modified_by = shorten(document.author or "", _LONGEST_PROPERTY, placeholder="…")
    core.subject = shorten(document.subject or "", _LONGEST_PROPERTY, placeholder="…")
    core.language = _language(document)
    core.comments = core.keywords = core.category = ""
    core.created = core.modified = when
    core.revision = 1


def _language(document: Document) -> str:
    return "fr-FR" if document.language == "fr" else document.language


def _edges(word: WordDocument, document: Document, colours: Mapping[str, str]) -> str:
    """Makes the header and the footer of every page; returns what refers to them.

    The first page has no header, for its title is there; nor a footer where it is a cover.
    """
    from docx.oxml import parse_xml
    from lxml import etree  # type: ignore[import-untyped]

    section = word.sections[0]
    section.different_first_page_header_footer = True
    mark = markup.watermark("Brouillon", colours["warn_tint"]) if document.draft else ""
    pages = (
        (markup.run(f"{document.edition}    ") if document.edition else "")
        + markup.run("page ")
        + markup.field("PAGE", "1")
        + markup.run(" / ")
        + markup.field("NUMPAGES", "1")
    )
    draft = markup.run("Brouillon – ", markup.Dress(bold=True)) if document.draft else ""
    foot = [markup.run(document.foot)] if document.foot else []
    numbered = [*foot, draft + pages]
    edges = [
        (section.header, "Header", [markup.run(printed.running_title(document, _ACROSS)) + mark]),
        (section.footer, "Footer", numbered),
        (section.first_page_header, "Normal", [mark]),
        (section.first_page_footer, "Footer", [""] if printed.has_cover_page(document) else numbered),
    ]
    for edge, style, paragraphs in edges:
        edge.is_linked_to_previous = False
        for old in list(edge._element):
            edge._element.remove(old)
        for runs in paragraphs:
            written = markup.paragraph(style, runs).replace("<w:p>", f"<w:p {markup.NAMESPACES}>", 1)
            edge._element.append(parse_xml(written))
    found = [
        child for child in section._sectPr if child.tag.endswith(("}headerReference", "}footerReference"))
    ]
    return "".join(etree.tostring(child, encoding="unicode") for child in found)


def _section(references: str, sideways: bool, first: bool) -> str:
    """A section's properties: A4, upright or on its side, with the margins of the PDF."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if sideways else 'w:w="11906" w:h="16838"'
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1276" w:right="1191" w:bottom="1134" w:left="1191" w:header="624" w:footer="510" w:gutter="0"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )
