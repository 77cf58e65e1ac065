"""``cmqplan versions``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Output, Plans
from cmqplan.language import N_, translate
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmqplan.tables.sheet import Cell, Sheet
    from cmqplan.workspace.files import Files

EXAMPLES = "cmqplan versions plan-2027"
MORE = N_("“cmqplan freeze” keeps one more; “PLAN@NAME” names one in validate, render, budget and agenda.")


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def command(
    plans: Plans = None,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the list."))
    ] = Format.TABLE,
    output: Output = "",
) -> None:
    from cmqplan.cli import budget_table
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.output import deliver, destination, plan_names, say
    from cmqplan.tables import delimited, jsonfile, markdown
    from cmqplan.workspace.files import discover

    root = workspace_root()
    file = destination(output, output_format.value, root, name="versions", choices=[*Format])
    files = discover(root)
    names = plan_names(root, plans, files.plans) if plans else list(files.plans)
    sheet = _sheet(files, names, machine=output_format in (Format.CSV, Format.JSON))
    if not sheet.rows and not sheet.notes:
        say(
            N_("no version is kept yet; “cmqplan freeze {plan} --as votée” keeps a plan as it stands"),
            plan=next(iter(names), "PLAN"),
        )
    match output_format:
        case Format.JSON:
            deliver(jsonfile.write(jsonfile.of_sheet(sheet)), file)
        case Format.CSV:
            deliver(delimited.write(sheet), file)
        case Format.MARKDOWN:
            deliver(markdown.write(sheet).encode(), file)
        case Format.TABLE if sheet.rows or sheet.notes:
            deliver(lambda console: budget_table.write(sheet, console), file)


def _sheet(files: Files, plans: list[str], *, machine: bool) -> Sheet:
    """``machine``: days as 2024-03-12."""
    from cmqplan.tables.sheet import Column, Kind, Sheet

    columns = (
        Column("version", translate(N_("Version"))),
        Column("date", translate(N_("Frozen on"))),
        Column("titre", translate(N_("Title"))),
        Column("fiches", translate(N_("Fiches")), Kind.COUNT),
        Column("total", translate(N_("Total")), Kind.AMOUNT),
    )
    broken: list[str] = []
    rows = tuple(row for plan in plans for row in _rows(files, plan, broken, machine=machine))
    return Sheet("versions", translate(N_("Versions kept")), columns, rows, notes=tuple(broken))


def _rows(files: Files, plan: str, notes: list[str], *, machine: bool) -> Iterator[tuple[Cell, ...]]:
    """One row a version, oldest first. ``notes`` takes what is to be said of some: changed since, or no longer a version."""
    from cmqplan.cli.checking import UNREADABLE, unpacked
    from cmqplan.finance.ecritures import ecritures, sum_sommes
    from cmqplan.language import fill, show
    from cmqplan.rules.engine import examine
    from cmqplan.versions.frozen import NotAVersion, stored

    for path, version in stored(files, plan):
        if isinstance(version, NotAVersion):
            notes.append(fill(UNREADABLE, {"file": path, "reason": translate(version.reason)}))
            continue
        if not version.intacte:
            message = N_("{version} was changed since it was frozen: it is no longer what was agreed on")
            notes.append(fill(message, {"version": version.nom}))
        day = version.date.isoformat() if machine else show(version.date)
        kept = examine(unpacked(version), [version.plan], today=version.date, keep=True).workspace
        total = sum_sommes(entry.sommes for entry in ecritures(kept, kept.selected)).total
        yield version.nom, day, version.titre, len(kept.resumes[version.plan]), total
