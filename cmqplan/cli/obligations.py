"""``cmqplan obligations``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Day, Output
from cmqplan.language import N_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cmqplan.obligations import Obligation
    from cmqplan.workspace.workspace import Workspace

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


def command(
    date: Day = "",
    everything: Annotated[bool, typer.Option("--all", help=_("Show what was done too."))] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the list."))
    ] = Format.TABLE,
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
    _write(due, workspace, output_format, file)


def _write(
    due: Sequence[Obligation], workspace: Workspace, output_format: Format, output: Path | None
) -> None:
    from cmqplan.cli.output import deliver
    from cmqplan.tables import obligations as exports

    if output_format is Format.TABLE:
        from cmqplan.cli import budget_table

        sheet = exports.sheet(due, workspace.organismes, workspace.today)
        show = (lambda console: budget_table.write(sheet, console)) if due else f"{sheet.title}\n".encode()
        deliver(show, output)
    elif output_format is Format.MARKDOWN:
        from cmqplan.tables import markdown

        deliver(markdown.write(exports.sheet(due, workspace.organismes, workspace.today)).encode(), output)
    elif output_format is Format.CSV:
        from cmqplan.tables import delimited

        deliver(delimited.write(exports.table(due)), output)
    elif output_format is Format.JSON:
        from cmqplan.tables import jsonfile

        deliver(jsonfile.write(exports.document(due, workspace.today)).encode(), output)
    else:
        deliver(_calendar(due, workspace), output)


def _calendar(due: Sequence[Obligation], workspace: Workspace) -> bytes:
    from importlib.util import find_spec

    from cmqplan.cli.output import stop
    from cmqplan.tables import obligations as exports

    if find_spec("icalendar") is None:
        stop(
            N_("writing a calendar takes a part that isn't installed; install it with: {command}"),
            command='python3 -m pip install "cmqplan[ics]"',
        )
    return exports.calendar(due, workspace.organismes, workspace.today)
