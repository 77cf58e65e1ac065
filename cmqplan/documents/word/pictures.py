"""The pictures of a document, put into its Word file: drawings as PNG, twice as fine as a screen; logos as they are."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from cmqplan.documents.document import Document, Image
from cmqplan.documents.dom import Drawing, walk
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.pdf.tree import as_printed
from cmqplan.documents.word.body import Picture
from cmqplan.language.gettext import N_

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_PIXELS_PER_INCH = 192
_LAYOUT = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#for (n, drawn) in json(bytes(sys.inputs.drawings)).enumerate() {
  if n > 0 { pagebreak() }
  image(bytes(drawn.source), format: "svg", width: drawn.width * 0.75pt)
}
"""


def pictures(document: Document, word: WordDocument) -> dict[str, Picture]:
    """Each drawing, by its source, and each logo, by its name, once they are in the file. Raises DocumentRefused."""
    drawings = {node.source: node for node in walk(document.contents) if isinstance(node, Drawing)}
    found = {
        source: Picture(_added(word, data), drawings[source].width, drawings[source].height)
        for source, data in zip(
            drawings,
            _painted([(as_printed(d.source, document.palette), d.width) for d in drawings.values()]),
            strict=True,
        )
    }
    return found | {name: _logo(word, name, image) for name, image in document.images.items()}


def _added(word: WordDocument, data: bytes) -> str:
    relation, _ = word.part.get_or_add_image(BytesIO(data))
    return str(relation)


def _logo(word: WordDocument, name: str, image: Image) -> Picture:
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )

    data = image.data
    refused = DocumentRefused(
        N_("the logo “{name}” can't be drawn in a Word document; save it anew as PNG"), name=name
    )
    if image.media_type == "image/svg+xml":
        import typst

        try:
            data = _painted([(data.decode("utf-8", "replace"), 480)])[0]
        except typst.TypstError as error:
            raise refused from error
    try:
        relation, part = word.part.get_or_add_image(BytesIO(data))
        return Picture(str(relation), max(part.px_width, 1), max(part.px_height, 1))
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ZeroDivisionError,
    ) as error:
        raise refused from error


def _painted(drawings: list[tuple[str, float]]) -> list[bytes]:
    """SVG pictures as PNG, each as wide as is said in CSS pixels. Raises typst.TypstError."""
    if not drawings:
        return []
    import json

    import typst

    from cmqplan.documents.pdf import fonts

    compile_: Any = typst.compile  # its types want the source and the folder to be of one type
    values = json.dumps(
        [{"source": source, "width": width} for source, width in drawings], ensure_ascii=False
    )
    pages = compile_(
        _LAYOUT,
        format="png",
        ppi=_PIXELS_PER_INCH,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"drawings": values},
    )
    return [pages] if isinstance(pages, bytes) else list(pages)
