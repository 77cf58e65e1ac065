"""The archive that a Word file is."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
