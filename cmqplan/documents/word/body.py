"""A document's tree as the body of a Word document: every paragraph in a style, nothing formatted by hand that a style can say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cmqplan.documents import printed
from cmqplan.documents.document import Document
from cmqplan.documents.dom import HEADINGS, Drawing, Element, Node, elements, table_of_contents, text_of
from cmqplan.documents.widths import measured
from cmqplan.documents.word import markup
from cmqplan.documents.word.markup import AS_STYLED, PLAIN, Dress, Shape

UPRIGHT, SIDEWAYS = 9524, 14456
"""Twips across a page, between the margins of A4."""
ROOM = {False: 88, True: 134}
"""Characters across a page, in the size of tables."""
_LONGEST_BOOKMARK = 40


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is in the file. Its size is in CSS pixels."""

    relation: str
    width: float
    height: float


@dataclass(slots=True)
class Body:
    """The body while it is written. ``ordered`` are the first numbers of its numbered lists."""

    document: Document
    link_to: Callable[[str], str]
    """An outside address → its relationship in the file."""
    pictures: Mapping[str, Picture]
    """The source of a drawing, or the name of a logo → the picture."""
    section: Callable[[bool, bool], str]
    """On its side, first of the document → a section's properties."""
    colours: Mapping[str, str]
    """Those of ``markup.colours``."""
    out: list[str] = field(default_factory=list)
    ordered: list[int] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    marked: int = 0
    drawn: int = 0
    sections: int = 0
    sideways: bool = False
    break_before: bool = False
    at_top: bool = True
    after_table: bool = False
    whole: bool = False
    """Where all is to stay on one page."""
    heading: str = ""
    """The last one written: what a table without a caption goes by."""
    held: list[str] = field(default_factory=list)
    """The bookmarks that the next paragraph is to hold."""
    layout: printed.Layout = field(init=False)

    def __post_init__(self) -> None:
        self.layout = printed.Layout(self.document)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, for the styles of what is in it."""

    text: str = "Normal"
    bullet: str = "ListBullet"
    number: str = "ListNumber"
    level: int = 0
    cover: bool = False
    shape: Shape = AS_STYLED


_IN_TABLE = Place("TableText", "TableBullet", "TableNumber")


def write(body: Body) -> str:
    """The whole body, as XML."""
    _bookmark_names(body)
    _blocks(body, body.layout.contents, Place())
    if body.after_table or not body.out or not body.out[-1].endswith("</w:p>"):
        body.out.append(markup.paragraph("Normal", "", Shape(exactly=20)))
    body.out.append(body.section(body.sideways, body.sections == 0))
    return f"<w:body {markup.NAMESPACES}>{''.join(body.out)}</w:body>"


def _bookmark_names(body: Body) -> None:
    """A name that Word takes for each place that a link or the table of contents leads to."""
    targets = {
        link.attributes["href"][1:]
        for link in elements(body.document.contents, "a")
        if link.attributes["href"].startswith("#")
    }
    targets |= {heading.id for heading in table_of_contents(body.document.contents)}
    for n, identifier in enumerate(sorted(targets)):
        name = "_" + identifier.replace("-", "_")
        body.bookmarks[identifier] = name if len(name) <= _LONGEST_BOOKMARK else f"{name[:30]}_{n}"


# --- Blocks ---


def _blocks(body: Body, nodes: Iterable[Node], place: Place) -> None:
    blocks: Sequence[Element] = [node for node in nodes if isinstance(node, Element)]
    if not body.sideways:
        blocks = body.layout.turned_together(blocks)
    for block, following in pairwise([*blocks, None]):
        assert block is not None
        leads = following is not None and printed.leads_to(block, following)
        _block(body, block, replace(place, shape=replace(place.shape, keep_next=True)) if leads else place)


def _block(body: Body, element: Element, place: Place) -> None:
    tag, classes = element.tag, element.classes
    body.break_before = body.break_before or id(element) in body.layout.begins
    if element.id in body.bookmarks:
        body.held.append(body.bookmarks[element.id])
    if tag in ("section", "div"):
        _section(body, element, place)
    elif tag in HEADINGS:
        level = int(tag[1]) - 1
        body.heading = text_of(element.children)
        close = Shape(before=200) if level == 1 and printed.is_brief(body.document) else AS_STYLED
        _paragraph(
            body,
            f"Heading{level}" if level else "Title",
            _inline(body, element.children),
            _bar(body) if place.cover else close,
        )
    elif tag == "p":
        style = next((style for name, style in _PARAGRAPHS.items() if name in classes), place.text)
        _paragraph(
            body,
            style,
            _inline(body, element.children),
            _bar(body) if place.cover and style != "Normal" else place.shape,
        )
    elif tag in ("ul", "ol"):
        _list(body, element, place)
    elif tag == "dl":
        _definitions(body, element, place)
    elif tag == "table":
        _table(body, element)
    elif tag == "figure":
        _figure(body, element)


_PARAGRAPHS = {
    "kicker": "Kicker",
    "subtitle": "Subtitle",
    "draft-mark": "DraftMark",
    "lead": "Lead",
    "soft": "Soft",
}


def _bar(body: Body) -> Shape:
    """The line that runs along a cover's title."""
    return Shape(border=("left", 48, body.colours["accent"]), left=397)


def _section(body: Body, element: Element, place: Place) -> None:
    classes = element.classes
    if "contents" in classes:
        body.break_before = body.break_before or printed.has_cover_page(body.document)
        _contents(body)
        return
    if "cover" in classes:
        _cover(body, element, place)
        return
    if not body.sideways and body.layout.on_its_side(element):
        _turn(body, sideways=False)
        body.sideways = True
        _blocks(body, element.children, place)
        _turn(body, sideways=True)
        body.sideways = False
        return
    whole = body.layout.kept(element) == "whole"
    body.break_before = body.break_before or "new-page" in classes
    style = next((style for name, style in _SECTIONS.items() if name in classes), place.text)
    outside, body.whole = body.whole, body.whole or whole
    start = len(body.out)
    _blocks(body, element.children, replace(place, text=style))
    body.whole = outside
    if whole:
        end = len(body.out) - (0 if place.shape.keep_next else 1)
        body.out[start:end] = map(markup.kept_with_next, body.out[start:end])


_SECTIONS = {"warning": "Warning", "note": "Note", "figures": "KeyFigure"}


def _cover(body: Body, element: Element, place: Place) -> None:
    """A cover on a page of its own, or the same at the top of the first page."""
    if printed.has_cover_page(body.document):
        body.out.append(markup.paragraph("Normal", "", Shape(before=2600)))
        _blocks(body, element.children, replace(place, cover=True))
        body.break_before = True
        return
    logos = [node for node in element.children if isinstance(node, Element) and "logos" in node.classes]
    _blocks(body, logos, replace(place, shape=Shape(to_the_right=True)))
    _blocks(body, [node for node in element.children if node not in logos], place)
    body.out.append(
        markup.paragraph("Normal", "", Shape(exactly=60, border=("bottom", 12, body.colours["accent"])))
    )
    body.after_table = True


def _turn(body: Body, *, sideways: bool) -> None:
    """Ends a section of the document, so that the next one may lie otherwise."""
    if body.at_top and (body.sections or not body.out):
        return
    shape = Shape(exactly=20, section=body.section(sideways, body.sections == 0))
    body.out.append(markup.paragraph("Normal", "", shape))
    body.sections += 1
    body.break_before, body.at_top, body.after_table = False, True, False


_SPACED = frozenset({"Normal", "Lead", "ListBullet", "ListNumber", "Facts", "Note", "Warning"})
"""The styles that leave no room above: they are given some right after a table."""


def _paragraph(body: Body, style: str, runs: str, shape: Shape = AS_STYLED) -> None:
    """A paragraph where the writing is, on a new page where one is due."""
    breaks = body.break_before and not body.at_top
    if breaks or (body.at_top and body.out):
        shape = replace(shape, page_break=breaks, before=0 if shape.before is None else shape.before)
    elif body.after_table and style in _SPACED and shape.before is None and shape.exactly is None:
        shape = replace(shape, before=160)
    marks = "".join(_mark(body, name) for name in body.held)
    body.held.clear()
    body.out.append(markup.paragraph(style, marks + runs, shape))
    body.break_before, body.at_top, body.after_table = False, False, False


def _mark(body: Body, name: str) -> str:
    body.marked += 1
    return markup.bookmark(body.marked, name)


def _list(body: Body, element: Element, place: Place) -> None:
    if element.tag == "ol":
        body.ordered.append(int(element.attributes.get("start") or 1))
        number, style = len(body.ordered) + 1, place.number
    else:
        number, style = 1, place.bullet
    level = min(place.level, 8)
    inside = replace(place, level=place.level + 1, shape=Shape(left=284 * (level + 1)))
    for item in element.children:
        if not isinstance(item, Element):
            continue
        blocks: Sequence[Node] = item.children
        first: Sequence[Node] = ()
        if not _holds_blocks(item):
            first, blocks = item.children, ()
        elif isinstance(blocks[0], Element) and blocks[0].tag == "p":
            first, blocks = blocks[0].children, blocks[1:]
        _paragraph(body, style, _inline(body, first), Shape(numbering=(level, number)))
        _blocks(body, blocks, inside)


def _holds_blocks(element: Element) -> bool:
    return any(isinstance(child, Element) and child.tag in ("p", "ul", "ol") for child in element.children)


def _definitions(body: Body, element: Element, place: Place) -> None:
    term, first = "", place.cover
    hanging = _hanging(element)
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "dt":
            term = _inline(body, child.children, Dress("Term"))
            continue
        paragraphs = (
            [block for block in child.children if isinstance(block, Element)]
            if _holds_blocks(child)
            else [child]
        )
        for block in paragraphs:
            if block.tag in ("ul", "ol"):
                _block(body, block, place)
                continue
            # On a cover, the facts stand in the lower half of the page, under a line.
            shape = (
                Shape(border=("top", 8, body.colours["accent"]), before=4200, hanging=hanging)
                if first
                else Shape(before=100 if term and child is element.children[1] else None, hanging=hanging)
            )
            _paragraph(body, "Facts", term + markup.TAB + _inline(body, block.children), shape)
            term, first = "", False


def _hanging(facts: Element) -> int:
    """Twips from the margin to the values: past the longest of their labels, which is bold."""
    labels = (
        text_of(child.children)
        for child in facts.children
        if isinstance(child, Element) and child.tag == "dt"
    )
    return min(max((measured(label, _FACTS) for label in labels), default=0) + 200, UPRIGHT // 2)


_FACTS = 220
"""Twips of the letters of labels: those of the text, and a tenth that bold ones take more."""


def _figure(body: Body, element: Element) -> None:
    caption = next(elements(element.children, "figcaption"), None)
    if caption is not None:
        _paragraph(body, "Caption", _inline(body, caption.children), Shape(keep_next=True))
    for child in element.children:
        if isinstance(child, Drawing):
            _paragraph(body, "Figure", _drawing(body, child))
        elif isinstance(child, Element) and child.tag == "img":
            _paragraph(body, "Figure", _image(body, child))


def _drawing(body: Body, drawing: Drawing) -> str:
    known = body.pictures[drawing.source]
    return _pictured(
        body,
        known,
        drawing.title,
        drawing.description,
        (SIDEWAYS if body.sideways else UPRIGHT) / markup.TWIPS_PER_PIXEL,
    )


def _pictured(body: Body, known: Picture, title: str, description: str, widest: float) -> str:
    scale = min(1.0, widest / known.width)
    body.drawn += 1
    said = f"{title}. {description}" if description else title
    return markup.picture(body.drawn, known.relation, title, said, known.width * scale, known.height * scale)


def _image(body: Body, element: Element) -> str:
    known = body.pictures[element.attributes["src"]]
    tallest = float(element.attributes.get("height") or 60)
    scale = min(tallest / known.height, 240 / known.width)
    return _pictured(
        body,
        replace(known, width=known.width * scale, height=known.height * scale),
        element.attributes["alt"],
        "",
        600,
    )


def _contents(body: Body) -> None:
    """The table of contents: a link for each heading, and a field for its page, which only who lays the document out knows."""
    headings = table_of_contents(body.document.contents)
    if not headings:
        return
    _paragraph(body, "TOCHeading", markup.run("Sommaire"))
    for heading in headings:
        name = body.bookmarks[heading.id]
        page = markup.field(f"PAGEREF {name} \\h", "–", stale=True)
        entry = f'<w:hyperlink w:anchor="{name}" w:history="1">{markup.run(heading.text)}{markup.TAB}{page}</w:hyperlink>'
        _paragraph(body, f"TOC{heading.level - 1}", entry)


# --- Tables ---


def _table(body: Body, table: Element) -> None:
    rows = body.layout.rows(table)
    count = printed.column_count(rows)
    if not count:
        return
    caption = next(elements(table.children, "caption"), None)
    if caption is not None:
        _paragraph(body, "Caption", _inline(body, caption.children), Shape(keep_next=True))
    elif body.after_table or body.break_before:
        _paragraph(body, "Normal", "", Shape(exactly=120))
    across = SIDEWAYS if body.sideways else UPRIGHT
    room = ROOM[body.sideways]
    parts = body.layout.columns(table, room).widths
    whole = body.whole or printed.is_whole(rows, parts, room, sideways=body.sideways)
    widths = [across * part // 1000 for part in parts]
    fiche = "fiche" in table.classes
    if fiche and rows[0].part != "thead":
        rows = (_FICHE_HEAD, *rows)
    title = text_of(caption.children) if caption is not None else body.heading
    title = f"<w:tblCaption w:val={markup.attribute(title)}/>" if title else ""
    has_head, has_foot = any(row.part == "thead" for row in rows), any(row.part == "tfoot" for row in rows)
    look = (
        f'<w:tblLook w:val="{(0x20 if has_head else 0) | (0x40 if has_foot else 0) | 0x80 | 0x600:04X}" '
        f'w:firstRow="{int(has_head)}" w:lastRow="{int(has_foot)}" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{"FicheTable" if fiche else "PlanTable"}"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{title}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    ]
    below: dict[int, tuple[int, int]] = {}
    for n, (row, following) in enumerate(pairwise([*rows, None])):
        assert row is not None
        split = printed.tallest(row, parts, room) >= printed.TALLEST_ROW[body.sideways]
        written = _row(body, row, widths, below, fiche=fiche, split=split)
        edge = n < printed.EDGE_ROWS or n >= len(rows) - printed.EDGE_ROWS
        if following and (whole or (edge and not split)):
            written = markup.kept_with_next(written)
        out.append(written)
    out.append("</w:tbl>")
    body.out.append("".join(out))
    body.after_table, body.at_top = True, False


_FICHE_HEAD = printed.grid(
    Element(
        "table",
        {},
        (
            Element(
                "thead",
                {},
                (
                    Element(
                        "tr",
                        {},
                        (
                            Element("th", {"scope": "col"}, ("Rubrique",)),
                            Element("th", {"scope": "col"}, ("Contenu",)),
                        ),
                    ),
                ),
            ),
        ),
    )
)[0]
"""What a fiche's table begins with here, and on each page that it goes on to."""


def _row(
    body: Body,
    row: printed.Row,
    widths: Sequence[int],
    below: dict[int, tuple[int, int]],
    *,
    fiche: bool,
    split: bool,
) -> str:
    """A row; ``below`` says, for each column where a cell goes on from above, how wide it is and for how many rows yet."""
    cells = {cell.column: cell for cell in row.cells}
    written: list[str] = []
    column = 0
    while column < len(widths):
        if column in cells:
            cell = cells[column]
            written.append(_cell(body, cell, row, widths, fiche=fiche))
            if cell.down > 1:
                below[column] = (cell.across, cell.down - 1)
            column += cell.across
            continue
        across, left = below.get(column, (1, 0))
        if left:
            below[column] = (across, left - 1)
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        merged = "<w:vMerge/>" if left else ""
        written.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[column : column + across])}" w:type="dxa"/>{span}{merged}</w:tcPr>'
            f"{markup.paragraph('TableText', '')}</w:tc>"
        )
        column += across
    whole = "" if split else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if row.part == "thead" else ""
    return f"<w:tr>{f'<w:trPr>{whole}{head}</w:trPr>' if whole or head else ''}{''.join(written)}</w:tr>"


def _cell(body: Body, cell: printed.Cell, row: printed.Row, widths: Sequence[int], *, fiche: bool) -> str:
    classes, colours = row.element.classes, body.colours
    foot, group = row.part == "tfoot" or "total" in classes, "group" in classes
    if row.part == "thead":
        style, fill = "TableHead", colours["accent"]
    elif foot:
        style, fill = "TableTotal", colours["tint"]
    elif cell.element.tag == "th":
        topic = fiche or group
        style = "TableTopic" if topic else "TableText" if "below" in classes else "TableRowHead"
        fill = colours["tint"] if topic else ""
    else:
        style, fill = "TableText", colours["tint"] if group else _tinted(cell.element, colours)
    fill = colours["warn_tint"] if "missing" in classes and not fill else fill
    shape = Shape(
        keep_next=group,
        left=198 if "below" in classes and cell.is_row_header else None,
        to_the_right="amount" in cell.element.classes,
    )
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merged = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    line = f'w:val="single" w:sz="{{}}" w:space="0" w:color="{colours["accent"]}"'
    border = (
        f"<w:tcBorders><w:top {line.format(8)}/></w:tcBorders>"
        if foot
        else f"<w:tcBorders><w:left {line.format(4)}/><w:right {line.format(4)}/></w:tcBorders>"
        if row.part == "thead"
        else ""
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    low = '<w:vAlign w:val="bottom"/>' if row.part == "thead" else ""
    width = sum(widths[cell.column : cell.column + cell.across])
    content = _cell_content(body, cell.element, replace(_IN_TABLE, text=style, shape=shape))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merged}{border}{shade}{low}</w:tcPr>{content}</w:tc>'


def _tinted(cell: Element, colours: Mapping[str, str]) -> str:
    """The ground of a cell; empty for most."""
    tint = printed.tint(cell)
    return colours[f"tint-{tint}"] if tint else ""


def _cell_content(body: Body, element: Element, place: Place) -> str:
    """A cell's paragraphs: never none, for Word refuses a file where a cell is empty."""
    outside = body.out, body.at_top, body.after_table, body.break_before
    body.out, body.after_table, body.break_before = [], False, False
    if element.id in body.bookmarks:
        body.held.append(body.bookmarks[element.id])
    if _holds_blocks(element):
        _blocks(body, element.children, place)
    else:
        _paragraph(body, place.text, _inline(body, element.children), place.shape)
    written = "".join(body.out) or markup.paragraph(place.text, "")
    body.out, body.at_top, body.after_table, body.break_before = outside
    return written


# --- Lines of text ---


def _inline(body: Body, nodes: Iterable[Node], dress: Dress = PLAIN) -> str:
    out: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            out.append(markup.run(node, dress))
        elif isinstance(node, Drawing):
            out.append(markup.run(node.title, dress))
        elif node.tag == "br":
            out.append(markup.LINE_BREAK)
        elif node.tag == "img":
            out.append(_image(body, node) + markup.run("   "))
        else:
            if node.id in body.bookmarks:
                out.append(_mark(body, body.bookmarks[node.id]))
            out.append(_dressed(body, node, dress))
    return "".join(out)


def _dressed(body: Body, node: Element, dress: Dress) -> str:
    if "lang" in node.attributes:
        dress = replace(dress, language=node.attributes["lang"])
    if node.tag == "a":
        href = node.attributes["href"]
        inside = _inline(body, node.children, replace(dress, style="Hyperlink"))
        place = (
            f'w:anchor="{body.bookmarks[href[1:]]}"'
            if href.startswith("#")
            else f'r:id="{body.link_to(href)}"'
        )
        return f'<w:hyperlink {place} w:history="1">{inside}</w:hyperlink>'
    if node.tag == "code":
        dress = replace(dress, style="Code")
    elif node.tag == "span" and "soft" in node.classes:
        dress = replace(dress, style=dress.style or "SoftText")
    elif node.tag == "strong":
        dress = replace(dress, bold=True)
    elif node.tag == "em":
        dress = replace(dress, italic=True)
    elif node.tag in ("sup", "sub"):
        dress = replace(dress, raised="superscript" if node.tag == "sup" else "subscript")
    return _inline(body, node.children, dress)
