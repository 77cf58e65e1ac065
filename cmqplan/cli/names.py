"""Plan names for the shell's completion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cmqplan.workspace.files import Files


def complete_plan(incomplete: str) -> list[str]:
    """The plans of the nearest workspace whose names begin so; none rather than an error."""
    from cmqplan.workspace.files import NoWorkspace, discover, find_root

    try:
        files = discover(find_root(Path.cwd()))
        plan, at, _slug = incomplete.partition("@")
        names = _versions(files, plan) if at and plan in files.plans else list(files.plans)
    except (NoWorkspace, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


def _versions(files: Files, plan: str) -> list[str]:
    from cmqplan.versions.frozen import NotAVersion, stored

    return [version.nom for _path, version in stored(files, plan) if not isinstance(version, NotAVersion)]


def complete_document(incomplete: str) -> list[str]:
    """The documents of the nearest workspace whose names begin so; none rather than an error."""
    from cmqplan.documents.errors import TemplateRefused
    from cmqplan.documents.templates import kinds
    from cmqplan.workspace.files import NoWorkspace, find_root

    try:
        names = [*kinds(find_root(Path.cwd())), "all"]
    except (NoWorkspace, OSError, TemplateRefused):
        return []
    return [name for name in names if name.startswith(incomplete)]
