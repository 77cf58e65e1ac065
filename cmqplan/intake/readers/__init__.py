"""Files → blocks, each kind by its reader, told by the file's name."""

from __future__ import annotations

from cmqplan.intake.blocks import Source, Unreadable
from cmqplan.language.said import Said

LARGEST = 60_000_000
"""Bytes a file may have."""
NEEDS = {".xlsx": "import", ".xlsm": "import", ".xls": "import", ".ods": "import", ".pdf": "import-pdf"}
"""Ending → the extra whose parts read it."""
_UNKNOWN = Said(
    "{file} : ce format n'est pas lu ; enregistrez le document en .docx, .xlsx, .csv, .txt ou .md et importez-le",
    "{file}: this format isn't read; save the document as .docx, .xlsx, .csv, .txt or .md and import that",
)
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
_RENAMED = Said(
    "{file} n'est pas un texte, quoi qu'en dise la fin de son nom : c'est un classeur, un document Word ou un PDF ; rendez-lui son nom, ou enregistrez-le dans ce format",
    "{file} is no text, whatever its name ends with: it is a workbook, a Word document or a PDF; give it its name back, or save it in that format",
)
_EMPTY = Said("{file} ne contient aucun texte", "{file} holds no text")


def read(name: str, data: bytes) -> Source | Unreadable:
    """A file's blocks. ``name`` is its own, without its folder. Raises ImportError where its extra isn't installed."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    source = _read(ending, name, data)
    if isinstance(source, Source) and not any(True for _ in source.cells()):
        return Unreadable(_EMPTY, {"file": name})
    return source


def _read(ending: str, name: str, data: bytes) -> Source | Unreadable:
    if ending in (".docx", ".docm"):
        from cmqplan.intake.readers import word

        return word.read(name, data)
    if ending == ".pdf":
        from cmqplan.intake.readers import pdf

        return pdf.read(name, data)
    if ending in NEEDS:
        from cmqplan.intake.readers import workbook

        return workbook.read(name, data)
    if data.startswith(_BINARY):
        return Unreadable(_RENAMED, {"file": name})
    if ending in (".csv", ".tsv"):
        from cmqplan.intake.readers import delimited

        return delimited.read(name, data)
    if ending in (".json", ".yaml", ".yml"):
        from cmqplan.intake.readers import structured

        return structured.read(name, data)
    from cmqplan.intake.readers import text

    if ending in (".md", ".markdown"):
        return text.read_markdown(name, data)
    if ending in (".txt", ".text", ""):
        return text.read_plain(name, data)
    return Unreadable(_UNKNOWN, {"file": name})
