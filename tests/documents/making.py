"""Documents to look at: those of the real plans, and small ones written in a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from cmqplan.cli.checking import examined
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import Element, Node, parse, table_of_contents, text_of
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.versions.compare import Etat

ROOT = Path(__file__).parent.parent.parent
PLANS = ("plan-2022", "plan-2024")

LACKS = frozenset({("plan-2022", "lettre"), ("plan-2024", "compte-rendu-financier")})
"""What the real plans have nothing for: in 2022 all was granted, in 2024 all is still asked for."""

HOSTILE = (
    "#set text(size: 99pt) #let x = 1 @ref <label> $x^2$ *a* _b_ `c` = titre \\ // /* R&D <b>gras</b> <script>alert(1)</script> "
    "{{ 7*7 }} {% if x %} ]]> &amp; <!-- -- --> ${HOME} %s שלום العربية œ € → ✓"
)
"""What Typst, XML, HTML, Jinja or a shell would take for their own."""


def earlier(plan: str, root: Path = ROOT) -> Etat:
    """What an avenant to a real plan starts from: the other real plan."""
    (other,) = set(PLANS) - {plan}
    return Etat(other, examined(root, (other,), date(2024, 10, 15), keep=True).workspace, other)


@cache
def real_document(
    plan: str, kind: str = "plan", *, root: Path = ROOT, draft: bool = False, day: date | None = None
) -> Document:
    """The first document of a kind, of a real plan: made once."""
    workspace = examined(root, (plan,), day, keep=True).workspace
    before = earlier(plan, root) if kind == "avenant" else None
    made = maker(Request(workspace, plan, draft, (), workspace.today, before), templates(workspace))
    return made.make(jobs(made, kinds(root)[kind])[0])[0]


@cache
def real_pdf(plan: str, kind: str = "plan") -> bytes:
    """That document as a PDF: typeset once."""
    from cmqplan.documents import pdf

    return pdf.write(real_document(plan, kind))


@cache
def pages_of(file: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF: it takes longer to read than to ask."""
    import pypdf

    return tuple(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(file)).pages)


def document(
    contents: str,
    images: Mapping[str, Image] | None = None,
    *,
    draft: bool = False,
    day: date | None = date(2024, 3, 1),
) -> Document:
    """A document with these contents under its title."""
    return Document(
        name="essai",
        stem="essai",
        title="Essai",
        running_title="Essai – plan",
        contents=parse(f"<h1>Essai</h1>{contents}"),
        author="CMQ",
        subject="Plan",
        day=day,
        draft=draft,
        images=images or {},
    )


def lines(nodes: Sequence[Node]) -> Iterator[str]:
    """Every line of text of a tree: a heading, a paragraph, a cell, a list's item."""
    line = ""
    for node in nodes:
        if isinstance(node, Element) and node.tag not in (
            "strong",
            "em",
            "a",
            "code",
            "span",
            "abbr",
            "sup",
            "sub",
            "br",
            "img",
        ):
            yield from lines(node.children)
        elif isinstance(node, str) or (isinstance(node, Element) and node.tag != "br"):
            line += text_of((node,))
        else:
            yield line
            line = ""
    yield line


def bare(text: str) -> str:
    """A text without its spaces, which formats break lines at, and without what typesetting changes: its marks that draw
    nothing, its apostrophes, hyphens and « n° »."""
    plain = text.translate({0x2019: "'", 0x2011: "-", ord("°"): "o", 0xAD: None, 0x200B: None})
    return "".join(plain.split())


def words(made: Document) -> set[str]:
    """Every word and figure that a document shows, with those that a printed format adds of itself."""
    shown = [*lines(made.contents), made.running_title, "Sommaire page / Brouillon • – ◦ ‣"]
    shown += [heading.text for heading in table_of_contents(made.contents)]
    return {word for text in shown for word in text.split()}
