"""``cmqplan network``."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Day, Output
from cmqplan.cli.parts import lacking, stop_without
from cmqplan.language import N_, NN_
from cmqplan.language import translate as _
from cmqplan.network.dimensions import DIMENSIONS

if TYPE_CHECKING:
    from rich.console import Console

    from cmqplan.network.view import Vue
    from cmqplan.workspace.workspace import Workspace

MORE = N_(
    "Without --by, one row a campus; with it, one row a value. Then the funders over all campuses, and the networks "
    "known by their counts, held against the campuses described."
)


EXAMPLES = "cmqplan network --by region\ncmqplan network --format html --output reseau.html"


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


By = StrEnum("By", {cut.option: cut.option for cut in DIMENSIONS})  # type: ignore[misc]


def command(
    by: Annotated[
        By | None,
        typer.Option("--by", help=_("Gather the campuses by this.")),
    ] = None,
    date: Day = "",
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the table."))
    ] = Format.TABLE,
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import day_of, examined
    from cmqplan.cli.output import deliver, destination, stop
    from cmqplan.network.view import vue

    root = workspace_root()
    file = destination(output, output_format.value, root, name="reseau", choices=[*Format])
    workspace = examined(root, None, day_of(date), keep=True).workspace
    if not workspace.campus and not workspace.reseaux:
        stop(
            N_(
                "there is no campus to show: “cmqplan new campus NAME” begins one; a network's counts go in plans/reseaux/<id>.yaml"
            )
        )
    say_what_is_left_out(workspace)
    deliver(_written(vue(workspace), workspace, by, output_format), file)


def _written(
    view: Vue, workspace: Workspace, by: str | None, output_format: Format
) -> bytes | Callable[[Console], None]:
    from cmqplan.tables import network as exports

    coupe = next((cut for cut in DIMENSIONS if cut.option == by), None)
    if output_format in (Format.HTML, Format.PDF, Format.DOCX):
        return _document(view, workspace, output_format)
    if output_format is Format.JSON:
        from cmqplan.tables import jsonfile

        return jsonfile.write(exports.document(view, coupe))
    if output_format is Format.CSV:
        from cmqplan.tables import delimited

        return delimited.write(
            exports.groups_sheet(view, coupe) if coupe else exports.campus_sheet(view, machine=True)
        )
    sheets = exports.sheets(view, workspace.organismes, coupe)
    if output_format is Format.MARKDOWN:
        from cmqplan.tables import markdown

        return "\n".join(markdown.write(sheet) for sheet in sheets).encode()

    def show(console: Console) -> None:
        from cmqplan.cli import budget_table

        for n, sheet in enumerate(sheets):
            budget_table.write(sheet, console, first=n == 0)

    return show


def _document(view: Vue, workspace: Workspace, output_format: Format) -> bytes:
    """The document « reseau »; a template that can't be used, or a part that isn't installed, stops with a message."""
    from cmqplan.cli.output import stop_at, tell
    from cmqplan.cli.streams import UNUSABLE
    from cmqplan.documents.errors import DocumentRefused, TemplateRefused
    from cmqplan.documents.network import compose_network
    from cmqplan.documents.render import Output, rendered
    from cmqplan.documents.templates import templates
    from cmqplan.language import fill

    ready = templates(workspace)
    try:
        document, context = compose_network(workspace, view, ready)
        return rendered(document, Output(output_format.value), ready, context)
    except TemplateRefused as error:
        stop_at(error)
    except DocumentRefused as error:
        tell(fill(error.message, error.params))
        raise SystemExit(UNUSABLE) from error
    except ImportError as error:
        stop_without(lacking(error))


def say_what_is_left_out(workspace: Workspace) -> None:
    """Say on standard error which files couldn't be read, so that nothing is missing without a word."""
    from cmqplan.cli.output import say
    from cmqplan.workspace.workspace import unread

    left_out = unread(workspace)
    if left_out:
        say(
            NN_(
                "left out, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "left out, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=tuple(left_out),
            count=len(left_out),
        )
