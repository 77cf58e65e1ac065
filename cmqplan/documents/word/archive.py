"""The archive that a Word file is."""

from __future__ import annotations

from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MOST_PARTS, MOST_BYTES = 2_000, 100_000_000
"""Parts of a Word file, and what they hold unpacked."""
DEEPEST = 200
"""Elements inside one another in a part; lxml itself goes to 255."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def timeless(file: bytes) -> bytes:
    """The same archive without the hours at which its parts were written: the same parts make the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            kept = ZipInfo(entry.filename, _EARLIEST)
            kept.compress_type = ZIP_DEFLATED
            kept.create_system = 0
            kept.external_attr = 0
            new.writestr(kept, old.read(entry))
    return out.getvalue()


class BadArchive(ValueError):  # noqa: N818 - it becomes a DocumentRefused
    """A Word file that isn't to be opened. ``part`` is where, empty for the whole."""

    def __init__(self, part: str = "") -> None:
        super().__init__(part)
        self.part = part


def check(file: bytes) -> None:
    """Raises BadArchive for an archive that unpacks into too much, or a part that is no XML, too deep, or has a DTD;
    BadZipFile for what is no archive."""
    with ZipFile(BytesIO(file)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise BadArchive
        for entry in entries:
            with archive.open(entry) as part:
                data = part.read(entry.file_size + 1)
            if len(data) > entry.file_size:
                raise BadArchive(entry.filename)
            if entry.filename.endswith((".xml", ".rels")):
                _check_xml(entry.filename, data)


def _check_xml(name: str, data: bytes) -> None:
    depth = 0

    def begins(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise BadArchive(name)

    def ends(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def declares(*_: object) -> None:
        raise BadArchive(name)

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler, reader.StartDoctypeDeclHandler = (
        begins,
        ends,
        declares,
    )
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        raise BadArchive(name) from error
