"""A document as Markdown that GitHub and GitLab show well: pipe tables, real lists in their cells, links that lead.

What users wrote comes out letter for letter: everything Markdown would read as its own is escaped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cmqplan.documents.document import Document
from cmqplan.documents.dom import (
    HEADINGS,
    INLINE,
    Drawing,
    Element,
    Node,
    elements,
    parse,
    table_of_contents,
    text_of,
)
from cmqplan.language.markdown import escape, specials_escaped, starts_escaped

_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def write(document: Document) -> str:
    """The whole document. Ends with a line feed."""
    slugs = _slugs(document.contents)
    linked = {
        link.attributes["href"][1:]
        for link in elements(document.contents, "a")
        if link.attributes["href"].startswith("#")
    }
    contents = _contents(document, slugs)
    listed = {heading.id for heading in table_of_contents(document.contents)} if contents else set()
    return "\n\n".join(_blocks(document.contents, linked | (listed - slugs.keys()), contents)) + "\n"


def _slugs(nodes: Sequence[Node]) -> dict[str, str]:
    """Heading → the anchor that GitHub and GitLab both make of its text, for the headings where they agree."""
    slugs: dict[str, str] = {}
    for heading in elements(nodes, *HEADINGS):
        slug = re.sub(r"[^\w\- ]", "", text_of(heading.children).lower()).replace(" ", "-")
        if (
            heading.id
            and "--" not in slug
            and "_" not in slug
            and slug.strip("-") == slug
            and not slug.isdigit()
        ):
            slugs[heading.id] = slug
    times = Counter(slugs.values())
    return {identifier: slug for identifier, slug in slugs.items() if times[slug] == 1}


def of_text(text: str) -> str:
    """A user's text in light Markdown, read and written again, so that only what is meant as Markdown is."""
    from cmqplan.documents.texts import blocks

    tree = parse(f"<section><h1>-</h1><div>{blocks(text)}</div></section>")
    section = tree[0]
    assert isinstance(section, Element)
    return "\n\n".join(_blocks(section.children[1:], set(), []))


def _contents(document: Document, slugs: Mapping[str, str]) -> list[str]:
    """The lines of the table of contents."""
    return [
        f"{'  ' * (heading.level - 2)}- [{escape(heading.text)}](#{slugs.get(heading.id, heading.id)})"
        for heading in table_of_contents(document.contents)
    ]


def _blocks(nodes: Iterable[Node], linked: set[str], contents: list[str]) -> list[str]:
    out: list[str] = []
    before = ""
    for node, following in pairwise([*nodes, None]):
        if isinstance(node, Element):
            if node.tag in _LISTS and before in _LISTS:
                out.append("<!-- -->")  # or the two lists would be read as one
            if node.tag == "figure":
                shown = isinstance(following, Element) and following.tag in ("table", "figure")
                out += _figure(node, told=shown)
            out += _block(node, linked, contents)
            before = node.tag
    return [block for block in out if block]


_LISTS = ("ul", "ol", "dl")


def _figure(figure: Element, *, told: bool) -> Iterator[str]:
    """What a chart says, in a sentence; all that it shows where no table beside it has ``told`` it."""
    caption = next(elements(figure.children, "figcaption"), None)
    if caption is not None:
        yield _marked(_inline(caption.children), "**")
    if not told:
        yield from (escape(node.description) for node in figure.children if isinstance(node, Drawing))


def _block(element: Element, linked: set[str], contents: list[str]) -> list[str]:
    tag = element.tag
    anchor = [f'<a id="{element.id}"></a>'] if element.id in linked else []
    if tag in ("section", "div"):
        if "contents" in element.classes:
            return ["\n".join(contents)]
        if "figures" in element.classes:
            return [
                "\n".join(
                    f"- {_inline(child.children)}" for child in element.children if isinstance(child, Element)
                )
            ]
        inside = _blocks(element.children, linked, contents)
        if element.classes & {"note", "warning", "draft"}:
            return [
                *anchor,
                "\n>\n".join(
                    "\n".join(f"> {line}".rstrip() for line in block.split("\n")) for block in inside
                ),
            ]
        return [*anchor, *inside]
    if tag in HEADINGS:
        return [*anchor, f"{'#' * int(tag[1])} {_inline(element.children)}"]
    if tag == "p":
        return [*anchor, _inline(element.children, line_break="  \n")]
    if tag in ("ul", "ol"):
        return [*anchor, _list(element)]
    if tag == "dl":
        return [*anchor, "\n".join(_definitions(element))]
    if tag == "table":
        return [*anchor, *_table(element)]
    if tag == "figure":
        return anchor
    return []


def _list(element: Element, indent: str = "") -> str:
    number = int(element.attributes.get("start", 1))
    lines: list[str] = []
    for item in element.children:
        assert isinstance(item, Element)
        mark = f"{number}." if element.tag == "ol" else "-"
        number += 1
        inside = indent + " " * (len(mark) + 1)
        if _is_inline(item.children):
            lines.append(f"{indent}{mark} {_inline(item.children)}".rstrip())
            continue
        parts: list[str] = []
        for n, block in enumerate(item.children):
            assert isinstance(block, Element)
            if block.tag in ("ul", "ol"):
                parts.append(_list(block, inside))
            else:
                parts.append(("" if n == 0 else "\n" + inside) + _inline(block.children))
        first = parts[0].lstrip() if parts else ""
        lines.append("\n".join([f"{indent}{mark} {first}".rstrip(), *parts[1:]]))
    return "\n".join(lines)


def _definitions(element: Element) -> Iterable[str]:
    term = ""
    for child in element.children:
        assert isinstance(child, Element)
        if child.tag == "dt":
            term = _inline(child.children)
        else:
            yield f"- **{term}** : {_cell(child)}" if term else f"- {_cell(child)}"


def _is_inline(nodes: Sequence[Node]) -> bool:
    for node in nodes:
        if not isinstance(node, str) and not (isinstance(node, Element) and node.tag in INLINE):
            return False
    return True


def _table(element: Element) -> list[str]:
    caption = next(elements(element.children, "caption"), None)
    head = [
        row
        for part in element.children
        if isinstance(part, Element) and part.tag == "thead"
        for row in _rows(part)
    ]
    body = [
        row
        for part in element.children
        if isinstance(part, Element) and part.tag in ("tbody", "tfoot")
        for row in _rows(part)
    ]
    width = max((len(row) for row in (*head, *body)), default=0)
    if not width:
        return []
    header = (
        [_joined(cells) for cells in zip(*(_padded(row, width) for row in head), strict=True)]
        if head
        else [("", "")] * width
    )
    align = [
        "---:" if "amount" in classes or any("amount" in row[n][1] for row in body if n < len(row)) else "---"
        for n, (_, classes) in enumerate(header)
    ]
    lines = [_line([text for text, _ in header]), _line(align)]
    lines += [_line([text for text, _ in _padded(row, width)]) for row in body]
    table = "\n".join(lines)
    return [f"**{_inline(caption.children)}**", table] if caption else [table]


def _joined(cells: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    return " ".join(text for text, _ in cells if text), " ".join(classes for _, classes in cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(part: Element) -> list[list[tuple[str, str]]]:
    """The text and the classes of each cell; a cell over several columns or rows leaves empty ones in its place."""
    rows: list[list[tuple[str, str]]] = []
    below: dict[int, int] = {}
    for row in part.children:
        assert isinstance(row, Element)
        cells: list[tuple[str, str]] = []
        waiting = list(row.children)
        while waiting or below.get(len(cells)):
            column = len(cells)
            if below.get(column):
                below[column] -= 1
                cells.append(("", ""))
                continue
            cell = waiting.pop(0)
            assert isinstance(cell, Element)
            text = _cell(cell)
            if text and ((cell.tag == "th" and part.tag != "thead") or "total" in row.classes):
                text = f"**{text}**"
            span = int(cell.attributes.get("colspan", 1))
            cells += [(text, cell.attributes.get("class", ""))] + [("", "")] * (span - 1)
            for n in range(span):
                below[column + n] = int(cell.attributes.get("rowspan", 1)) - 1
        rows.append(cells)
    return rows


def _padded(row: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    return row + [("", "")] * (width - len(row))


def _cell(element: Element) -> str:
    """A cell on one line; lists in it as HTML, the one way that GitHub and GitLab both show."""
    if _is_inline(element.children):
        return _pipes_escaped(_inline(element.children))
    out = ""
    for block in element.children:
        assert isinstance(block, Element)
        if block.tag == "p":
            out += ("<br><br>" if out and not out.endswith(">") else "") + _inline(block.children)
        else:
            out += _html_list(block)
    return _pipes_escaped(out)


def _pipes_escaped(text: str) -> str:
    return _UNESCAPED_PIPE.sub(r"\\|", text) if "|" in text else text


def _html_list(element: Element) -> str:
    start = f' start="{element.attributes["start"]}"' if "start" in element.attributes else ""
    items = "".join(f"<li>{_cell(item)}</li>" for item in element.children if isinstance(item, Element))
    return f"<{element.tag}{start}>{items}</{element.tag}>"


_MARKS = {"strong": "**", "em": "*"}


def _inline(nodes: Iterable[Node], *, line_break: str = "<br>") -> str:
    return starts_escaped(_pieces(nodes, line_break))


def _pieces(nodes: Iterable[Node], line_break: str) -> str:
    out: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            out.append(specials_escaped(node))
        elif isinstance(node, Drawing):
            out.append(escape(node.title))
        elif node.tag == "br":
            out.append(line_break)
        elif node.tag == "code":
            out.append(_code(text_of(node.children)))
        elif node.tag == "a":
            address = (
                node.attributes["href"]
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("|", "%7C")
                .replace(" ", "%20")
                .replace("<", "%3C")
            )
            out.append(f"[{_pieces(node.children, line_break)}]({address})")
        elif node.tag in _MARKS:
            out.append(_marked(_pieces(node.children, line_break), _MARKS[node.tag]))
        elif node.tag == "img":
            out.append(escape(node.attributes["alt"]))
        else:
            out.append(_pieces(node.children, line_break))
    return "".join(out)


def _marked(text: str, mark: str) -> str:
    """Emphasis around a text; spaces at its edges stay outside, or the marks wouldn't be read as marks."""
    inside = text.strip()
    if not inside:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inside}{mark}{after}"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
