"""A document in a format: the one door through which every format is reached."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from cmqplan.documents.document import Document
from cmqplan.documents.errors import LibraryStopped

if TYPE_CHECKING:
    from cmqplan.documents.templates import Templates


class Output(StrEnum):
    """A format, named by its files' ending."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    WORD = "docx"


def rendered(document: Document, output: Output, templates: Templates, context: dict[str, object]) -> bytes:
    """A document's file. Raises TemplateRefused, DocumentRefused; ImportError when the format's extra isn't installed;
    LibraryStopped where a library panics, which Python takes for no error of a program."""
    try:
        return _rendered(document, output, templates, context)
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise LibraryStopped(str(error)) from error


def _rendered(document: Document, output: Output, templates: Templates, context: dict[str, object]) -> bytes:
    if output is Output.HTML:
        from cmqplan.documents.html import write

        return write(document, templates).encode()
    if output is Output.MARKDOWN:
        from cmqplan.documents import markdown
        from cmqplan.documents.templates import MARKDOWN_FILE, render

        own = f"{document.name}/{MARKDOWN_FILE}"
        if templates.has(own):
            return render(templates.markdown, own, context).encode()
        return markdown.write(document).encode()
    if output is Output.PDF:
        from cmqplan.documents import pdf

        return pdf.write(document)
    from cmqplan.documents import word

    return word.write(document)


_KEPT = 10
"""Pages that Typst lays out before it lets go of what it keeps of one."""


def forget() -> None:
    """Let go of what the library that lays pages out keeps to be quick the next time: tens of megabytes for each plan."""
    if "typst" not in sys.modules:
        return
    import typst

    from cmqplan.documents.pdf import fonts

    for _ in range(_KEPT + 1):
        typst.compile(
            b"#set page(width: 1pt, height: 1pt)", format="svg", font_paths=fonts(), ignore_system_fonts=True
        )
