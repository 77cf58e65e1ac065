"""The tree that every format is rendered from, and the subset of HTML that templates write it in.

After ``parse`` a renderer can rely on all of this:

- only the tags of ``CHILDREN`` appear, nested as it says; attributes are those of ``ATTRIBUTES``;
- white space is collapsed as a browser would (no-break and narrow spaces stay), and none is left at the edges of a block;
- ``li``, ``td`` and ``dd`` hold either inline nodes only or blocks only; a cell with a single paragraph holds it inline;
- there is one ``h1``, no heading level is skipped, every heading has an ``id``, every ``id`` is unique;
- a link goes to http(s), to mailto, or to ``#id`` of an element that is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from operator import is_
from typing import TypeAlias

from cmqplan.documents.errors import Origin, TemplateRefused
from cmqplan.documents.images import is_reasonable
from cmqplan.findings.words import fold
from cmqplan.language.gettext import N_


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and what is inside. ``origin`` is where a template wrote it, when one did."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()
    origin: Origin | None = field(default=None, compare=False)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    @property
    def id(self) -> str | None:
        return self.attributes.get("id")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in SVG, whole: no script, no outside reference, no style from elsewhere.

    ``title`` and ``description`` are what stands for it where it can't be seen; ``width`` and ``height`` its size in
    CSS pixels (96 to the inch); ``narrow`` another one in SVG that takes its place on a phone.
    """

    source: str
    title: str
    description: str
    width: float
    height: float
    narrow: str = ""


Node: TypeAlias = Element | Drawing | str

DEEPEST = 40
"""Tags inside one another."""
DEEPEST_LIST = 9
"""Lists inside one another: as many as Word numbers; eight of a text, in one of a document."""
WIDEST_SPAN, TALLEST_SPAN = 100, 10_000
"""Columns and rows that one cell covers."""
LARGEST_DRAWING = 4_000
"""CSS pixels of a picture's width or height: a metre."""
MOST_DRAWN = 4_000_000
"""CSS pixels of a picture: 70 MB where Word gets it painted."""
HEAVIEST_DRAWING = 2_000_000
"""Characters of one picture."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
INLINE = frozenset({"strong", "em", "a", "code", "br", "span", "abbr", "sup", "sub", "img"})
BLOCKS = frozenset({"section", "div", *HEADINGS, "p", "ul", "ol", "dl", "table", "figure"})
_SMALL_BLOCKS = frozenset({"p", "ul", "ol"})

CHILDREN: Mapping[str, frozenset[str]] = {
    "section": BLOCKS,
    "div": BLOCKS,
    **dict.fromkeys(
        (
            *HEADINGS,
            "p",
            "dt",
            "th",
            "caption",
            "figcaption",
            "strong",
            "em",
            "a",
            "code",
            "span",
            "abbr",
            "sup",
            "sub",
        ),
        INLINE,
    ),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
    **dict.fromkeys(("li", "td", "dd"), INLINE | _SMALL_BLOCKS),
    "table": frozenset({"caption", "thead", "tbody", "tfoot"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr"})),
    "tr": frozenset({"th", "td"}),
    "figure": frozenset({"svg", "img", "figcaption"}),
    "br": frozenset(),
    "img": frozenset(),
}
"""Tag → the tags that may stand directly inside it. Where ``INLINE`` tags may stand, text may too."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
"""Tag → its attributes, beside ``class``, ``id`` and ``lang``, which every tag may have."""

_COMMON = frozenset({"class", "id", "lang"})
_HOLDING_TEXT = frozenset(tag for tag, inside in CHILDREN.items() if "strong" in inside)
_ALLOWED: Mapping[str, frozenset[str]] = {tag: _COMMON | ATTRIBUTES.get(tag, frozenset()) for tag in CHILDREN}
_VOID = frozenset({"br", "img"})
_LISTS = frozenset({"ul", "ol"})
_MIXED = frozenset({"li", "td", "dd"})
_NOTHING_WHEN_EMPTY = frozenset({"p", "ul", "ol", "dl", "section", "tbody", "tfoot", "thead", "caption"})
_LARGEST = {
    "colspan": WIDEST_SPAN,
    "rowspan": TALLEST_SPAN,
    "start": 1_000_000,
    "width": LARGEST_DRAWING,
    "height": LARGEST_DRAWING,
}
_FREE = frozenset({"class", "id", "lang", "title", "scope"})
"""Attributes that may say anything."""
_WHITE = " \t\n\r\f"
_SPACES = re.compile(rf"[{_WHITE}]+")
_SVG = re.compile(
    r'(<svg\b.*?</svg\s*>)(?:\s*(<svg\b(?=[^>]*\sclass="narrow")[^>]*>.*?</svg\s*>))?', re.DOTALL
)
"""A picture, and the one that takes its place where it is narrow."""
_LINK = re.compile(r"(?:https?://[^/\s]|mailto:[^\s]|#[^\s])", re.IGNORECASE)
ORIGIN_ATTRIBUTE = "data-at"
"""What the environment adds to each tag of a template, so that a mistake can be shown where it was written."""
_AT = re.compile(rf' {ORIGIN_ATTRIBUTE}="[^"]*"')


def is_safe_link(address: str) -> bool:
    """True for what a document may link to: http, https, mailto, or a place in itself."""
    return _LINK.match(address) is not None


@dataclass(frozen=True, slots=True)
class _Tag:
    """An opening tag as it is written. ``origin`` is where, and None for what a filter made; ``closed`` is ``<p/>``."""

    name: str
    attributes: Mapping[str, str]
    origin: Origin | None
    closed: bool = False


@dataclass(slots=True)
class _Open:
    """An element while it is read."""

    tag: str
    attributes: Mapping[str, str]
    origin: Origin | None
    children: list[_Open | Drawing | str] = field(default_factory=list)


class _Reader:
    """Builds the tree of tags; every tag that opens must close."""

    def __init__(self, drawings: Sequence[Drawing]) -> None:
        self.root = _Open("section", {}, None)
        self.stack = [self.root]
        self.drawings = drawings

    def opens(self, tag: _Tag) -> None:
        parent = self.stack[-1]
        origin = tag.origin or parent.origin
        if tag.name == "svg":
            parent.children.append(self._drawing(tag, origin))
            return
        allowed = _ALLOWED.get(tag.name)
        if allowed is None:
            raise TemplateRefused(
                N_("the tag <{tag}> can't be used in a document; the tags are: {known}"),
                origin,
                tag=tag.name,
                known=tuple(CHILDREN),
            )
        if tag.attributes and not tag.attributes.keys() <= allowed:
            raise TemplateRefused(
                N_("the attribute {name} can't be used on <{tag}>; its attributes are: {known}"),
                origin,
                name=next(name for name in tag.attributes if name not in allowed),
                tag=tag.name,
                known=tuple(sorted(allowed)),
            )
        element = _Open(tag.name, tag.attributes, origin)
        parent.children.append(element)
        if tag.name not in _VOID and not tag.closed:
            self.stack.append(element)
            lists = tag.name in _LISTS and sum(above.tag in _LISTS for above in self.stack)
            if len(self.stack) > DEEPEST or lists > DEEPEST_LIST:
                raise TemplateRefused(
                    N_("<{tag}> stands too deep: {most} at most stand inside one another"),
                    origin,
                    tag=tag.name,
                    most=DEEPEST_LIST if lists > DEEPEST_LIST else DEEPEST,
                )

    def _drawing(self, tag: _Tag, origin: Origin | None) -> Drawing:
        """The picture that ``parse`` has taken out; one that it couldn't, since it has no end, is none."""
        number = tag.attributes.get("number", "")
        if not number.isdecimal() or int(number) >= len(self.drawings):
            raise TemplateRefused(
                N_("<{tag}> isn't closed: the document ends before its </{tag}>"), origin, tag=tag.name
            )
        return self.drawings[int(number)]

    def closes(self, tag: str) -> None:
        if tag in _VOID or tag == "svg":
            return
        last = self.stack[-1]
        if last is self.root:
            raise TemplateRefused(
                N_("</{tag}> closes a tag that isn't open"), _last_origin(self.root), tag=tag
            )
        if last.tag != tag:
            raise TemplateRefused(
                N_("<{tag}> isn't closed: </{found}> comes before its </{tag}>"),
                last.origin,
                tag=last.tag,
                found=tag,
            )
        self.stack.pop()

    def says(self, text: str) -> None:
        parent = self.stack[-1]
        if parent.tag in _HOLDING_TEXT or text.strip(_WHITE):
            parent.children.append(text)


class _Html(HTMLParser):
    """Gives a reader what a content holds."""

    def __init__(self, reader: _Reader) -> None:
        super().__init__(convert_charrefs=True)
        self.reader = reader

    def read(self, content: str) -> None:
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open(tag, attrs, closed=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open(tag, attrs, closed=True)

    def _open(self, tag: str, attrs: list[tuple[str, str | None]], *, closed: bool) -> None:
        attributes = {name: value or "" for name, value in attrs}
        origin = _take_origin(attributes)
        self.reader.opens(_Tag(tag, attributes, origin, closed))

    def handle_endtag(self, tag: str) -> None:
        self.reader.closes(tag)

    def handle_data(self, data: str) -> None:
        self.reader.says(data)

    def handle_decl(self, decl: str) -> None:
        raise TemplateRefused(
            N_("a document holds content only: no <!{declaration}>"),
            self.reader.stack[-1].origin,
            declaration=decl[:20],
        )

    def handle_pi(self, data: str) -> None:
        raise TemplateRefused(
            N_("a document holds content only: no <?{declaration}>"),
            self.reader.stack[-1].origin,
            declaration=data[:20],
        )


def _take_origin(attributes: dict[str, str]) -> Origin | None:
    """Where a template wrote a tag, taken out of its attributes; one that says something else is the user's, and stays."""
    template, _, line = attributes.get(ORIGIN_ATTRIBUTE, "").rpartition(":")
    if not line.isdecimal():
        return None
    del attributes[ORIGIN_ATTRIBUTE]
    return Origin(template, int(line))


def _last_origin(element: _Open) -> Origin | None:
    for child in reversed(element.children):
        if isinstance(child, _Open):
            return _last_origin(child) or child.origin
    return element.origin


def parse(content: str) -> tuple[Node, ...]:
    """A rendered template as a tree, checked and tidied (see the module). Raises TemplateRefused."""
    drawings: list[Drawing] = []

    def take(match: re.Match[str]) -> str:
        paper, phone = (_AT.sub("", part or "") for part in match.groups())
        drawing = read_drawing(paper)
        drawings.append(replace(drawing, narrow=read_drawing(phone).source) if phone else drawing)
        return f'<svg number="{len(drawings) - 1}"></svg>'

    reader = _Reader(drawings)
    _Html(reader).read(_SVG.sub(take, content))
    if reader.stack[-1] is not reader.root:
        last = reader.stack[-1]
        raise TemplateRefused(
            N_("<{tag}> isn't closed: the document ends before its </{tag}>"), last.origin, tag=last.tag
        )
    tree = _built(reader.root)
    return _linked(tree.children)


def read_drawing(source: str) -> Drawing:
    """An SVG picture, whole and harmless. Raises TemplateRefused."""
    from xml.etree import ElementTree as Xml

    if len(source) > HEAVIEST_DRAWING:
        raise TemplateRefused(N_("an <svg> holds {most} characters at most"), most=HEAVIEST_DRAWING)
    try:
        root = Xml.fromstring(source)  # noqa: S314 - the text comes from our templates and charts; expat expands no entity here
    except Xml.ParseError as error:
        raise TemplateRefused(N_("an <svg> isn't well-formed XML: {reason}"), reason=str(error)) from None
    texts = {"title": "", "desc": ""}
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("script", "foreignObject", "style", "image", "use"):
            raise TemplateRefused(N_("an <svg> can't hold <{tag}>"), tag=name)
        for attribute, value in element.attrib.items():
            plain = attribute.rpartition("}")[2]
            if plain.startswith("on") or plain == "href" or "url(" in value.replace("url(#", ""):
                raise TemplateRefused(N_("an <svg> can't hold the attribute {name}"), name=plain)
        if name in texts and not texts[name]:
            texts[name] = (element.text or "").strip()
    if not texts["title"]:
        raise TemplateRefused(N_("an <svg> needs a <title>, for who can't see it"))
    try:
        width, height = (float(root.attrib[name].removesuffix("px")) for name in ("width", "height"))
    except (KeyError, ValueError):
        raise TemplateRefused(N_("an <svg> needs its width and height in pixels")) from None
    sides = 0 < width <= LARGEST_DRAWING and 0 < height <= LARGEST_DRAWING
    if not (sides and width * height <= MOST_DRAWN and is_reasonable(source.encode(), "image/svg+xml")):
        raise TemplateRefused(
            N_(
                "an <svg> is at most {most} pixels wide and high, {all} in all, its viewBox in proportion, its elements not too deep"
            ),
            most=LARGEST_DRAWING,
            all=MOST_DRAWN,
        )
    return Drawing(source, texts["title"], texts["desc"], width, height)


def _built(element: _Open) -> Element:
    _check_children(element)
    _check_attributes(element)
    children: tuple[Node, ...]
    if element.tag not in _HOLDING_TEXT:
        blocks = [_built(child) if isinstance(child, _Open) else child for child in element.children]
        children = tuple([block for block in blocks if not _is_empty(block)])
    elif element.tag in _MIXED:
        children = _mixed(element)
    else:
        children = _inline(element.children)
    return Element(element.tag, element.attributes, children, element.origin)


def _check_children(element: _Open) -> None:
    allowed, holds_text = CHILDREN[element.tag], element.tag in _HOLDING_TEXT
    for child in element.children:
        if isinstance(child, str):
            if not holds_text:
                raise TemplateRefused(
                    N_("text stands directly in <{tag}>; put it in a <p>: “{text}”"),
                    element.origin,
                    tag=element.tag,
                    text=child.strip()[:40],
                )
            continue
        tag = child.tag if isinstance(child, _Open) else "svg"
        if tag not in allowed:
            raise TemplateRefused(
                N_("<{tag}> can't stand directly in <{parent}>; what can: {known}"),
                child.origin if isinstance(child, _Open) else element.origin,
                tag=tag,
                parent=element.tag,
                known=tuple(sorted(allowed)) or ("—",),
            )


def _is_empty(node: Node) -> bool:
    return isinstance(node, Element) and not node.children and node.tag in _NOTHING_WHEN_EMPTY


def _check_attributes(element: _Open) -> None:
    if element.tag != "img" and (not element.attributes or element.attributes.keys() <= _FREE):
        return
    for name, most in _LARGEST.items():
        value = element.attributes.get(name)
        if value is not None and not (
            value.isascii() and value.isdigit() and len(value) < 9 and int(value) <= most
        ):
            raise TemplateRefused(
                N_("{name} of <{tag}> must be a whole number, {most} at most, not “{value}”"),
                element.origin,
                name=name,
                tag=element.tag,
                value=value[:40],
                most=most,
            )
    href = element.attributes.get("href")
    if href is not None and not is_safe_link(href):
        raise TemplateRefused(
            N_("a link goes to http, https, mailto or #…, not to “{value}”"), element.origin, value=href[:80]
        )
    if element.tag == "img" and not element.attributes.get("alt"):
        raise TemplateRefused(N_("<img> needs an alt text, for who can't see it"), element.origin)


def _mixed(element: _Open) -> tuple[Node, ...]:
    """Inline nodes only, or blocks only: stray inline nodes beside blocks become paragraphs."""
    runs: list[list[_Open | Drawing | str] | _Open] = []
    for child in element.children:
        if isinstance(child, _Open) and child.tag in _SMALL_BLOCKS:
            runs.append(child)
        elif runs and isinstance(runs[-1], list):
            runs[-1].append(child)
        else:
            runs.append([child])
    if len(runs) == 1 and isinstance(runs[0], list):
        return _inline(runs[0])
    blocks: list[Element] = []
    for run in runs:
        block = _built(run) if isinstance(run, _Open) else Element("p", {}, _inline(run), element.origin)
        if not _is_empty(block):
            blocks.append(block)
    if len(blocks) == 1 and blocks[0].tag == "p" and not blocks[0].attributes:
        return blocks[0].children
    return tuple(blocks)


def _inline(nodes: Sequence[_Open | Drawing | str]) -> tuple[Node, ...]:
    """Inline content with its white space collapsed, across the elements inside it too."""
    if len(nodes) == 1 and isinstance(nodes[0], str):
        text = _SPACES.sub(" ", nodes[0]).strip(" ")
        return (text,) if text else ()
    spaced, _ = _collapsed(nodes, after_space=True)
    return _trimmed(spaced)


def _collapsed(nodes: Iterable[_Open | Drawing | str], *, after_space: bool) -> tuple[list[Node], bool]:
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            text = _SPACES.sub(" ", node)
            if after_space:
                text = text.removeprefix(" ")
            if text:
                after_space = text.endswith(" ")
                if kept and isinstance(kept[-1], str):
                    kept[-1] += text
                else:
                    kept.append(text)
        elif isinstance(node, _Open):
            _check_attributes(node)
            for child in node.children:
                if isinstance(child, _Open) and child.tag not in CHILDREN[node.tag]:
                    raise TemplateRefused(
                        N_("<{tag}> can't stand directly in <{parent}>; what can: {known}"),
                        child.origin,
                        tag=child.tag,
                        parent=node.tag,
                        known=tuple(sorted(CHILDREN[node.tag])) or ("—",),
                    )
            if node.tag == "br":
                kept[:] = _trimmed(kept)
                kept.append(Element("br", {}, (), node.origin))
                after_space = True
                continue
            inside, after_space = _collapsed(node.children, after_space=after_space)
            if inside or node.tag == "img":
                kept.append(Element(node.tag, node.attributes, tuple(inside), node.origin))
                after_space = after_space and node.tag != "img"
    return kept, after_space


def _trimmed(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Without the space at the end."""
    if not nodes:
        return ()
    *before, last = nodes
    if isinstance(last, str):
        last = last.removesuffix(" ")
        return (*before, last) if last else _trimmed(before)
    if isinstance(last, Element) and last.tag not in _VOID:
        children = _trimmed(last.children)
        return (*before, replace(last, children=children)) if children else _trimmed(before)
    return tuple(nodes)


def numbered(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The same, tables and figures numbered in their captions, where a document is long enough for a table of contents."""
    if not any("contents" in part.classes for part in elements(nodes, "div")):
        return tuple(nodes)
    return _numbered(nodes, Counter())


def _numbered(nodes: Iterable[Node], counts: Counter[str]) -> tuple[Node, ...]:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag in ("section", "div", "table", "figure"):
            node = replace(node, children=_numbered(node.children, counts))
        elif isinstance(node, Element) and node.tag in _CAPTIONS:
            word = _CAPTIONS[node.tag]
            counts[word] += 1
            node = replace(node, children=(f"{word} {counts[word]} – ", *node.children))
        out.append(node)
    return tuple(out)


_CAPTIONS = {"caption": "Tableau", "figcaption": "Figure"}


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, in the order of reading."""
    waiting = [iter(nodes)]
    while waiting:
        for node in waiting[-1]:
            yield node
            if isinstance(node, Element) and node.children:
                waiting.append(iter(node.children))
                break
        else:
            waiting.pop()


def elements(nodes: Iterable[Node], *tags: str) -> Iterator[Element]:
    """Every element with one of these tags, in the order of reading."""
    wanted = frozenset(tags)
    holders = _holders(wanted)
    waiting = [*nodes]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            if node.tag in wanted:
                yield node
            if node.tag in holders:
                waiting.extend(reversed(node.children))


@cache
def _holders(wanted: frozenset[str]) -> frozenset[str]:
    """The tags that may have one of these somewhere inside: nobody need look for a table in a paragraph."""
    found: frozenset[str] = frozenset()
    more = wanted
    while more:
        more = frozenset(tag for tag, inside in CHILDREN.items() if inside & more) - found
        found |= more
    return found


def text_of(nodes: Iterable[Node]) -> str:
    """The text alone; a line break counts as a space."""
    return "".join(
        node
        if isinstance(node, str)
        else ""
        if isinstance(node, Drawing)
        else " "
        if node.tag == "br"
        else text_of(node.children)
        for node in nodes
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents shows it. ``level`` from 1 to 5."""

    level: int
    id: str
    text: str


def outline(nodes: Iterable[Node], deepest: int = 3) -> tuple[Heading, ...]:
    """The headings below the title, down to a level, for a table of contents. Those of class ``unlisted`` are left out."""
    return tuple(
        Heading(int(element.tag[1]), element.attributes["id"], text_of(element.children))
        for element in elements(nodes, *HEADINGS[1:deepest])
        if "unlisted" not in element.classes
    )


LONGEST_CONTENTS = 90
"""Entries of a table of contents: about three pages."""


def table_of_contents(nodes: Sequence[Node]) -> tuple[Heading, ...]:
    """The headings that every format lists: as deep as they stay few enough to be read."""
    for deepest in (5, 4, 3):
        found = outline(nodes, deepest)
        if len(found) <= LONGEST_CONTENTS:
            return found
    return outline(nodes, 2)


def _linked(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Headings checked and named, identifiers made unique, links to nowhere unmade."""
    level = 0
    for heading in elements(nodes, *HEADINGS):
        found = int(heading.tag[1])
        if not heading.children:
            raise TemplateRefused(N_("<{tag}> is empty"), heading.origin, tag=heading.tag)
        if found > level + 1:
            raise (
                TemplateRefused(
                    N_("<{tag}> comes right after <h{level}>: a heading goes one level down at most"),
                    heading.origin,
                    tag=heading.tag,
                    level=level,
                )
                if level
                else TemplateRefused(
                    N_("the first heading must be <h1>, the document's title"), heading.origin
                )
            )
        if found == 1 and level:
            raise TemplateRefused(
                N_("a document has one <h1>, its title; this is a second one"), heading.origin
            )
        level = found
    if not level:
        raise TemplateRefused(N_("the document has no <h1>: its title"))
    heads = _heads(nodes)
    return tuple([_with_heads(node, heads) if isinstance(node, Element) else node for node in nodes])


_Heads = dict[int, tuple[str, Mapping[str, str]]]
"""Element, by ``id()`` → the tag and the attributes that it gets."""


def _heads(nodes: tuple[Node, ...]) -> _Heads:
    """What changes: headings and identifiers get names of their own, links go to these names or are links no more."""
    heads: _Heads = {}
    links: list[Element] = []
    taken: set[str] = set()
    for element in elements(nodes, *CHILDREN):
        attributes = element.attributes
        if "href" in attributes:
            links.append(element)
        wanted = attributes.get("id")
        if wanted is None and element.tag in HEADINGS:
            wanted = fold(text_of(element.children)).replace(" ", "-")[:60].strip("-") or "titre"
        if wanted is not None:
            identifier = _free_identifier(_identifier(wanted), taken)
            taken.add(identifier)
            heads[id(element)] = (element.tag, {**attributes, "id": identifier})
    for link in links:
        _, attributes = heads.get(id(link), (link.tag, link.attributes))
        if not attributes["href"].startswith("#"):
            continue
        target = _identifier(attributes["href"][1:])
        if target in taken:
            heads[id(link)] = (link.tag, {**attributes, "href": f"#{target}"})
        else:
            heads[id(link)] = (
                "span",
                {name: value for name, value in attributes.items() if name != "href"},
            )
    return heads


def _with_heads(element: Element, heads: _Heads) -> Element:
    """The same element with the heads that it and those inside it get; the very same where nothing changes."""
    children = tuple(
        [_with_heads(child, heads) if isinstance(child, Element) else child for child in element.children]
    )
    tag, attributes = heads.get(id(element), (element.tag, element.attributes))
    if attributes is element.attributes and all(map(is_, children, element.children)):
        return element
    return Element(tag, attributes, children, element.origin)


def _free_identifier(wanted: str, taken: Container[str]) -> str:
    identifier, count = wanted, 2
    while identifier in taken:
        identifier, count = f"{wanted}-{count}", count + 1
    return identifier


def _identifier(text: str) -> str:
    """An id that HTML, Word and PDF all accept: it begins with a letter and holds letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain if plain[:1].isalpha() else f"n-{plain}"
