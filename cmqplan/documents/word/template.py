"""A partner's own Word template, filled with a plan: ``{{ … }}`` and ``{% … %}`` typed in Word itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from cmqplan.documents.dom import Element, Node, parse, text_of
from cmqplan.documents.errors import DocumentRefused, Origin, TemplateRefused
from cmqplan.documents.texts import blocks
from cmqplan.documents.word.archive import MOST_BYTES, BadArchive, check, timeless
from cmqplan.documents.word.markup import plain
from cmqplan.language.gettext import N_
from cmqplan.workspace.disk import read_file, reason

BIGGEST_TEMPLATE = 20_000_000
"""Bytes of a partner's Word template, which holds pictures."""


def fill(
    template: Path,
    context: Mapping[str, object],
    filters: Mapping[str, Callable[..., Any]] | None = None,
    empty: dict[tuple[Origin | None, str], None] | None = None,
) -> bytes:
    """The template with its fields filled; what users wrote comes out as they wrote it, and nothing of it runs.

    ``filters`` are those of the other templates; ``texte`` and ``ligne`` give plain text here, one line a paragraph.
    ``empty`` gathers what was to be written and holds nothing.
    Raises DocumentRefused; ImportError without the ``docx-template`` extra.
    """
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2 import TemplateError, UndefinedError
    from lxml.etree import XMLSyntaxError, fromstring  # type: ignore[import-untyped]

    from cmqplan.documents.sandbox import Sandbox, seen
    from cmqplan.documents.templates import unknown

    class Whole(DocxTemplate):  # type: ignore[misc]
        """docxtpl mends broken markup by leaving out what comes after it; a document with holes is worse than none."""

        def fix_tables(self, xml: str) -> Any:
            fromstring(xml.encode())
            return super().fix_tables(xml)

    file = template.name
    try:
        source = read_file(template, BIGGEST_TEMPLATE)
    except FileNotFoundError as error:
        raise DocumentRefused(N_("there is no Word template {file}"), file=str(template)) from error
    except OSError as error:
        raise DocumentRefused(
            N_("the Word template {file} can't be read: {reason}"), file=file, reason=reason(error)
        ) from error
    environment = Sandbox(
        {**(filters or {}), "texte": plain_text, "ligne": plain_text},
        {} if empty is None else empty,
        escaped=plain,
    )
    out = BytesIO()
    word = Whole(BytesIO(source))
    try:
        check(source)
        word.init_docx()
    except BadArchive as error:
        message = (
            N_(
                "the part {part} of the Word template {file} is broken, or nested too deep; save the template anew from Word"
            )
            if error.part
            else N_(
                "the Word template {file} unpacks into more than {most} MB; save it anew from Word, with lighter pictures"
            )
        )
        raise DocumentRefused(message, file=file, part=error.part, most=MOST_BYTES // 1_000_000) from error
    except Exception as error:  # what python-docx stops on in a file that isn't its own has no one name
        raise DocumentRefused(
            N_("{file} is no Word document (.docx); save the template from Word as .docx"), file=file
        ) from error
    try:
        word.render(seen(context), environment, autoescape=True)
        word.save(out)
    except TemplateRefused as error:
        error.origin = Origin(file, 0)
        raise
    except UndefinedError as error:
        raise unknown(error, Origin(file, 0), context) from error
    except TemplateError as error:
        raise _refused(file, error) from error
    except XMLSyntaxError as error:
        raise DocumentRefused(
            N_(
                "the Word template {file} can't be filled: a “{{%” and its end don't stand in the same paragraph or table row"
            ),
            file=file,
        ) from error
    except (
        Exception
    ) as error:  # what a template makes of its data is its author's doing, never a fault of ours
        raise DocumentRefused(
            N_("the Word template {file} stops here: {reason}"),
            file=file,
            reason=str(error) or type(error).__name__,
        ) from error
    return timeless(out.getvalue())


def _refused(file: str, error: Exception) -> DocumentRefused:
    reason = str(error)
    around = _around(error)
    if around:
        return DocumentRefused(
            N_("the Word template {file} stops at “{text}”: {reason}"), file=file, text=around, reason=reason
        )
    return DocumentRefused(N_("the Word template {file} stops here: {reason}"), file=file, reason=reason)


def _around(error: Exception) -> str:
    """The words of the template where it stops."""
    fields = [line for line in getattr(error, "docx_context", ()) if "{" in line]
    return " ".join(" ".join(fields).split())[:120]


def plain_text(text: object) -> str:
    """A user's light Markdown as its words alone, one line a paragraph or a list's item."""
    tree = parse(f"<section><h1>-</h1><div>{blocks(str(text))}</div></section>")
    return "\n".join(_lines(tree))


def _lines(nodes: tuple[Node, ...]) -> list[str]:
    out: list[str] = []
    for node in nodes:
        if not isinstance(node, Element) or node.tag == "h1":
            continue
        if node.tag in ("section", "div", "ul", "ol"):
            out += _lines(node.children)
        elif node.tag == "li":
            inside = (
                _lines(node.children)
                if any(
                    isinstance(child, Element) and child.tag in ("p", "ul", "ol") for child in node.children
                )
                else []
            )
            first, *rest = inside or [text_of(node.children)]
            out += [f"– {first}", *rest]
        else:
            out.append(text_of(node.children))
    return out
