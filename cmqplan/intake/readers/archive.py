"""The ZIP archives that Word's, Excel's and LibreOffice's files are: opened only where they can't do harm."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import Element, ParseError, fromstring

from cmqplan.intake.blocks import Unreadable
from cmqplan.language.said import Said

MOST_PARTS = 5_000
MOST_BYTES = 150_000_000
"""Bytes all parts of an archive may have once unpacked."""

BROKEN = Said(
    "{file} n'est pas un fichier {kind} complet : ouvrez-le dans son logiciel, enregistrez-le à nouveau, puis recommencez",
    "{file} is no complete {kind} file: open it in its program, save it again, then start over",
)
LOCKED = Said(
    "{file} est protégé par un mot de passe : enregistrez-en une copie sans mot de passe et importez-la",
    "{file} is locked by a password: save a copy without one and import that",
)
_BOMB = Said(
    "{file} se déploie en plus de {most} Mo : ce n'est pas un document de travail ; rien n'en est lu",
    "{file} unpacks to more than {most} MB: that is no working document; nothing of it is read",
)
_ENTITIES = Said(
    "{file} contient des déclarations (DOCTYPE) qu'aucun logiciel de bureau n'écrit : rien n'en est lu",
    "{file} holds declarations (DOCTYPE) that no office program writes: nothing of it is read",
)


class Archive:
    """The parts of an archive, each read when it is asked for. Made by ``opened``."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        self._zip = zipped
        self.names = frozenset(zipped.namelist())

    def xml(self, name: str) -> Element | None:
        """A part's XML, or None where there is no such part. Raises ParseError, zipfile.BadZipFile and ValueError."""
        if name not in self.names:
            return None
        data = self._zip.read(name)
        if re.search(rb"<!DOCTYPE|<!ENTITY", data[:4096], re.IGNORECASE) or b"<!ENTITY" in data:
            raise Declared
        return fromstring(data)  # noqa: S314 - expat fetches nothing, and what could grow is refused above

    def bytes(self, name: str) -> bytes:
        return self._zip.read(name)


class Declared(ValueError):  # noqa: N818 - an outcome of reading, told by ``trouble``
    """A part that declares entities."""


ERRORS = (
    ParseError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    KeyError,
    ValueError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What reading a part may raise, for ``trouble``."""


def opened(name: str, data: bytes, kind: str) -> Archive | Unreadable:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Unreadable(LOCKED, {"file": name})
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
        parts = zipped.infolist()
    except ERRORS:
        return Unreadable(BROKEN, {"file": name, "kind": kind})
    if any(part.flag_bits & 1 for part in parts):
        return Unreadable(LOCKED, {"file": name})
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        return Unreadable(_BOMB, {"file": name, "most": MOST_BYTES // 1_000_000})
    return Archive(zipped)


def trouble(name: str, kind: str, error: Exception) -> Unreadable:
    """What an error of reading a part says of the file."""
    if isinstance(error, Declared):
        return Unreadable(_ENTITIES, {"file": name})
    return Unreadable(BROKEN, {"file": name, "kind": kind})
