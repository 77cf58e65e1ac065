"""The words that several commands take, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmqplan.model.champs import Champ
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


def declared_here() -> Mapping[str, Champ]:
    """The keys that the nearest workspace declares for itself; none rather than an error."""
    from cmqplan.workspace.disk import read_file
    from cmqplan.workspace.files import SETTINGS, NoWorkspace, find_root

    try:
        root = find_root(Path.cwd())
        if b"champs" not in read_file(root / SETTINGS, 1_000_000):
            return {}  # help needs nothing of what reads a workspace
        from cmqplan.workspace.load import declared_champs

        return declared_champs(root)
    except (NoWorkspace, OSError):
        return {}


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLAN]...",
        help=_("Plans, by name or folder; PLAN/NUMERO is one fiche of it; all plans when none is named."),
        autocompletion=complete_plan,
    ),
]
Day = Annotated[
    str,
    typer.Option(
        "--date",
        help=_("The day that deadlines are judged from, such as 2024-06-30; today when not given."),
    ),
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", help=_("The file to write; “-”, or no --output, is standard output.")),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Show errors only."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Ask nothing; take every default."))]
Carrier = Annotated[
    str, typer.Option("--carrier", help=_("Who carries the actions: an organisme, by name or identifier."))
]
Funder = Annotated[str, typer.Option("--funder", help=_("Who funds: an organisme, by name or identifier."))]
Title = Annotated[str, typer.Option("--title", help=_("Its title."))]
Region = Annotated[str, typer.Option("--region", help=_("The campus's region."))]
