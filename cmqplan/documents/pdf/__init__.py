"""A document as a PDF that is archived (PDF/A-2a) and read aloud (PDF/UA-1): laid out by Typst from our one tree."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cmqplan.documents import printed
from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import elements
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.pdf.glyphs import described, unshown
from cmqplan.documents.pdf.tags import row_heads, with_row_heads
from cmqplan.documents.pdf.tree import tree
from cmqplan.documents.typography import set_document
from cmqplan.fonts import FONTS
from cmqplan.language.gettext import N_

if TYPE_CHECKING:
    from typst import Fonts

LAYOUT = Path(__file__).with_name("document.typ")
_STANDARDS = ["ua-1", "a-2a"]
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SHOWN = 5


def write(document: Document) -> bytes:
    """The file's bytes, the same for the same document. Raises DocumentRefused; ImportError without the ``pdf`` extra."""
    import typst

    document = set_document(document)
    _check_characters(document)
    names = {
        name: f"{n}.{_ENDINGS[document.images[name].media_type]}"
        for n, name in enumerate(sorted(document.images))
    }
    made = tree(document, names)
    with TemporaryDirectory(prefix="cmqplan-") as folder:
        for name, logo in names.items():
            (Path(folder) / logo).write_bytes(document.images[name].data)
        inputs = {"document": json.dumps(made, ensure_ascii=False)}
        try:
            file = compiled(LAYOUT.read_bytes(), Path(folder), printed.moment(document), inputs)
        except typst.TypstError as error:
            raise _refused(error.message, document.images) from error
    return with_row_heads(file, list(row_heads(made["blocks"])))


def _check_characters(document: Document) -> None:
    """Says which characters can't be shown, before anything is made."""
    alternatives = (element.attributes["alt"] for element in elements(document.contents, "img"))
    edges = [document.running_title, document.foot or ""]
    found = unshown([*edges, *printed.texts(document.contents), *alternatives])
    if not found:
        return
    shown = tuple(described(character, text) for character, text in list(found.items())[:_SHOWN])
    more = len(found) - len(shown)
    message = (
        N_("a PDF can't show {characters} (and {more} more); write words instead, or make the HTML document")
        if more
        else N_("a PDF can't show {characters}; write a word instead, or make the HTML document")
    )
    raise DocumentRefused(message, characters=shown, more=more)


def _refused(reason: str, images: Mapping[str, Image]) -> DocumentRefused:
    """Why a PDF can't be made, in our words: a logo that can't be drawn is named."""
    for name, image in images.items():
        broken = _why_not_drawn(image)
        if broken is not None:
            return DocumentRefused(
                N_("the logo “{name}” can't be drawn in a PDF ({reason}); save it anew as PNG"),
                name=name,
                reason=broken,
            )
    return DocumentRefused(N_("the PDF can't be made: {reason}"), reason=reason)


def _why_not_drawn(image: Image) -> str | None:
    import typst

    with TemporaryDirectory(prefix="cmqplan-") as folder:
        file = f"logo.{_ENDINGS[image.media_type]}"
        (Path(folder) / file).write_bytes(image.data)
        source = f'#set document(title: "-")\n#image("{file}", alt: "-")'
        try:
            compiled(source.encode(), Path(folder), printed.NO_DATE, {})
        except typst.TypstError as error:
            return error.message
    return None


def compiled(source: bytes, folder: Path, when: datetime, inputs: dict[str, str]) -> bytes:
    """A Typst source as a PDF; ``folder`` holds its pictures. Raises typst.TypstError."""
    import typst

    compile_: Any = typst.compile  # its types want the source and the folder to be of one type
    data: bytes = compile_(
        source,
        root=str(folder),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=_STANDARDS,
        timestamp=int(when.timestamp()),
    )
    return data


@cache
def fonts() -> Fonts:
    """The fonts that come with the program and no other: the same document looks the same on every computer."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
