"""The message catalogue: what is in the source, what is in the ``.po``. ``python -m tests.dev regenerate`` joins them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "cmqplan" / "locale" / "fr" / "LC_MESSAGES" / "cmqplan.po"
MO = PO.with_suffix(".mo")
HEADER = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
"""No dates and no names: two branches that each add a message don't meet here."""
KEYWORDS = {"N_": None, "_": None, "translate": None, "NN_": (1, 2)}


def messages() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    """Every message of the source: file, line, text (or singular and plural)."""
    for file, line, message, _, _ in extract_from_dir(
        ROOT / "cmqplan", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        yield file, line, message
    yield from ((file, 0, text) for file, text in _of_the_command_line())


def _of_the_command_line() -> Iterator[tuple[str, str]]:
    """The words that the command line library says itself, through the same catalogue."""
    import typer

    folder = Path(typer.__file__).parent
    for file, _, message, _, _ in extract_from_dir(
        folder, method_map=[("**.py", "python")], keywords={"_": None}
    ):
        if isinstance(message, str) and message and "rich_utils" not in file:
            yield f"typer/{file}", message


def read() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


def template() -> Catalog:
    catalogue = Catalog(project="cmqplan", copyright_holder="The cmqplan authors", charset="utf-8")
    for file, _, message in messages():
        catalogue.add(
            message, locations=[(file, 0)] if file.startswith("typer/") else [(f"cmqplan/{file}", 0)]
        )
    return catalogue


def update() -> Catalog:
    """Take the source's messages into the French catalogue."""
    catalogue = read()
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    written = BytesIO()
    write_po(written, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)
    PO.write_bytes(HEADER.encode() + written.getvalue())
    return catalogue


def compile() -> None:  # noqa: A001 - what it does
    """Write the catalogue as the program reads it, as an installation does."""
    with MO.open("wb") as file:
        write_mo(file, read())


def _translated(text: object) -> bool:
    return bool(text) and (all(text) if isinstance(text, tuple | list) else True)


def untranslated(catalogue: Catalog) -> list[str | tuple[str, ...]]:
    return [
        message.id
        for message in catalogue
        if message.id and (not _translated(message.string) or message.fuzzy)
    ]
