"""``cmqplan obligations``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cmqplan.cli.options import Day, Output
from cmqplan.cli.parts import demand
from cmqplan.language import N_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from cmqplan.obligations import Obligation
    from cmqplan.tables.sheet import Sheet

MORE = N_(
    "Yearly committees and reports, final evaluations, ends of conventions, renewals of labels, payments awaited. "
    "What was done is left out unless --all asks for it."
)


EXAMPLES = "cmqplan obligations --date 2024-06-30\ncmqplan obligations --format ics --output echeances.ics"


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


Everything = Annotated[bool, typer.Option("--all", help=_("Show what was done too."))]
Written = Annotated[Format, typer.Option("--format", help=_("How to write the list."))]


def command(
    date: Day = "",
    everything: Everything = False,
    output_format: Written = Format.TABLE,
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import day_of, examined
    from cmqplan.cli.network import say_what_is_left_out
    from cmqplan.cli.output import destination
    from cmqplan.obligations import StatutObligation, obligations

    root = workspace_root()
    file = destination(output, output_format.value, root, name="obligations", choices=[*Format])
    workspace = examined(root, None, day_of(date), keep=True).workspace
    say_what_is_left_out(workspace)
    due = [one for one in obligations(workspace) if everything or one.statut is not StatutObligation.FAIT]
    from cmqplan.tables import obligations as exports

    write(
        due,
        output_format,
        file,
        sheets=[exports.sheet(due, workspace.organismes, workspace.today)],
        document=exports.document(due, workspace.today),
        calendar=lambda: exports.calendar(due, workspace.organismes, workspace.today),
    )


def write(
    due: Sequence[Obligation],
    output_format: Format,
    output: Path | None,
    *,
    sheets: Sequence[Sheet],
    document: Mapping[str, Any],
    calendar: Callable[[], bytes],
    title: str = "",
) -> None:
    """Print what is due, or put it into a file: in ``sheets`` for people, under a ``title`` where they have none of their own."""
    from cmqplan.cli import budget_table
    from cmqplan.cli.output import deliver
    from cmqplan.tables import delimited, jsonfile, markdown
    from cmqplan.tables import obligations as exports

    def show(console: Console) -> None:
        if title:
            console.print(title, style="bold", soft_wrap=True)
        for n, sheet in enumerate(sheets):
            budget_table.write(sheet, console, first=not title and n == 0)

    match output_format:
        case Format.TABLE:
            deliver(show if due else f"{title or sheets[0].title}\n".encode(), output)
        case Format.MARKDOWN:
            above = [f"{markdown.escaped(title)}\n"] if title else []
            deliver("\n".join([*above, *map(markdown.write, sheets)]).encode(), output)
        case Format.CSV:
            deliver(delimited.write(exports.table(due)), output)
        case Format.JSON:
            deliver(jsonfile.write(document), output)
        case Format.ICS:
            demand("icalendar")
            deliver(calendar(), output)
