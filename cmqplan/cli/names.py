"""Plan names for the shell's completion."""

from __future__ import annotations

from pathlib import Path


def complete_plan(incomplete: str) -> list[str]:
    """The plans of the nearest workspace whose names begin so; none rather than an error."""
    from cmqplan.workspace.files import NoWorkspace, discover, find_root

    try:
        names = discover(find_root(Path.cwd())).plans
    except (NoWorkspace, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


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
