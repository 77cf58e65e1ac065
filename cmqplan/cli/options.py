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
    files = _here()
    if files is None:
        return []
    plan, at, _slug = incomplete.partition("@")
    try:
        names = _versions(files, plan) if at and plan in files.plans else list(files.plans)
    except OSError:
        return []
    return [name for name in names if name.startswith(incomplete)]


def _versions(files: Files, plan: str) -> list[str]:
    from cmqplan.versions.frozen import NotAVersion, stored

    return [version.nom for _path, version in stored(files, plan) if not isinstance(version, NotAVersion)]


def _here() -> Files | None:
    """The files of the nearest workspace, by their places alone; None rather than an error."""
    from cmqplan.workspace.files import NoWorkspace, discover, find_root

    try:
        return discover(find_root(Path.cwd()))
    except (NoWorkspace, OSError):
        return None


def complete_organisme(incomplete: str) -> list[tuple[str, str]]:
    """The identifiers whose beginning, or whose party's name, begins so; each with that name."""
    from cmqplan.findings import fold
    from cmqplan.source.yaml import LONGEST, Refused, parse
    from cmqplan.workspace.disk import read_file

    files = _here()
    if files is None or files.organismes is None:
        return []
    try:
        declared = parse(read_file(files.root / files.organismes, LONGEST))
    except (OSError, Refused):
        return []
    found = declared.items() if isinstance(declared, dict) else ()
    names = [(name, str(item.get("nom", "")) if isinstance(item, dict) else "") for name, item in found]
    begun = fold(incomplete)
    return [(name, nom) for name, nom in names if name.startswith(incomplete) or fold(nom).startswith(begun)]


def complete_numero(incomplete: str) -> list[str]:
    """The numbers that the files of fiches begin with."""
    files = _here()
    names = (
        [file.rsplit("/", 1)[-1] for plan in files.plans.values() for file in plan.fiches] if files else []
    )
    numbers = dict.fromkeys(name.removesuffix(".yaml").split("-", 1)[0] for name in names)
    return [number for number in numbers if number.startswith(incomplete)]


def complete_convention(incomplete: str) -> list[str]:
    """The conventions of the nearest workspace whose names begin so."""
    files = _here()
    return [name for name in files.collections["conventions"] if name.startswith(incomplete)] if files else []


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """The codes that begin so, each with what it tells."""
    from cmqplan.language import template
    from cmqplan.rules.catalogue import rules

    return [
        (code, template(rule.title)) for code, rule in rules().items() if code.startswith(incomplete.upper())
    ]


def complete_formats(incomplete: str) -> list[str]:
    """One more format after those that are written."""
    before, comma, last = incomplete.rpartition(",")
    taken = before.split(",")
    known = ("md", "html", "pdf", "docx")
    return [before + comma + one for one in known if one.startswith(last) and one not in taken]


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
    str,
    typer.Option(
        "--carrier",
        autocompletion=complete_organisme,
        help=_("Who carries the actions: an organisme, by name or identifier."),
    ),
]
Funder = Annotated[
    str,
    typer.Option(
        "--funder",
        autocompletion=complete_organisme,
        help=_("Who funds: an organisme, by name or identifier."),
    ),
]
Title = Annotated[str, typer.Option("--title", help=_("Its title."))]
Region = Annotated[str, typer.Option("--region", help=_("The campus's region."))]
