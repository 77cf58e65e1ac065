"""Where templates and style sheets are, and how one is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cmqplan.documents.errors import Origin, TemplateRefused
from cmqplan.language.gettext import N_
from cmqplan.workspace.disk import TooLarge, read_file, reason

BIGGEST_TEMPLATE = 1_000_000
"""Bytes of one file."""


def builtin_folder() -> Path:
    """The templates that come with the program: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for, in this order."""
    builtin = builtin_folder()
    own = root / "templates"
    if not own.is_dir() or own.resolve() == builtin.resolve():
        return (builtin,)
    return (own, builtin)


def found(folders: Iterable[Path], name: str) -> Path | None:
    """The file of a template or a style sheet. None for one that isn't there, or lies outside the folder it is looked for in."""
    for folder in folders:
        path = folder / name
        if path.exists() and path.resolve().is_relative_to(folder.resolve()):
            return path
    return None


def text_of(path: Path, name: str) -> str:
    """A template's or a style sheet's text, without a byte-order mark. Raises TemplateRefused, with the line."""
    try:
        data = read_file(path, BIGGEST_TEMPLATE)
    except TooLarge as error:
        raise TemplateRefused(
            N_("a template holds 1 MB at most; this one is larger"), Origin(name, 0)
        ) from error
    except OSError as error:
        message = N_("this template can't be read: {reason}")
        raise TemplateRefused(message, Origin(name, 0), reason=reason(error)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateRefused(
            N_("this file isn't UTF-8 text (byte {position}); save it as UTF-8"),
            Origin(name, data.count(b"\n", 0, error.start) + 1),
            position=error.start,
        ) from error
