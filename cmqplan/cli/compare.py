"""``cmqplan compare``."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Output, complete_plan
from cmqplan.language import N_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from rich.console import Console

    from cmqplan.versions.compare import Comparaison

EXAMPLES = "cmqplan compare plan-2027\ncmqplan compare plan-2027@envoyee plan-2027"
MORE = N_(
    "A and B are plans, versions (plan-2024@votee) or folders of another workspace's plan. Without B: a plan is compared "
    "from its last version to today, a version to today."
)
LONGEST = 600
"""Characters of a sentence in a terminal."""


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def command(
    before: Annotated[
        str,
        typer.Argument(
            metavar="A", help=_("What it was: a plan or a version."), autocompletion=complete_plan
        ),
    ],
    after: Annotated[
        str,
        typer.Argument(
            metavar="[B]", help=_("What it is; today when not given."), autocompletion=complete_plan
        ),
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            help=_("Compare from this version of the plan, or from a revision of git: a tag, a commit."),
        ),
    ] = "",
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the comparison."))
    ] = Format.TABLE,
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.output import deliver, destination, stop
    from cmqplan.cli.states import state, two_states
    from cmqplan.versions.compare import compare

    root = workspace_root()
    file = destination(output, output_format.value, root, name="comparaison", choices=[*Format])
    if since and after:
        stop(N_("--since says what the plan is compared from: name one plan with it"))
    one, other = (
        two_states(root, before, since) if since or not after else (state(root, before), state(root, after))
    )
    deliver(_written(compare(one, other), output_format), file)


def _written(found: Comparaison, output_format: Format) -> bytes | Callable[[Console], None]:
    from cmqplan.language import fill
    from cmqplan.tables import comparison, jsonfile, markdown

    if output_format is Format.JSON:
        return jsonfile.write(comparison.document(found))
    if not found:
        message = N_("nothing differs between {before} and {after}")
        return (fill(message, {"before": found.avant.nom, "after": found.apres.nom}) + "\n").encode()
    if output_format is Format.MARKDOWN:
        return "\n".join(markdown.write(sheet) for sheet in comparison.sheets(found)).encode()
    if output_format is Format.HTML:
        from cmqplan.cli.sheet_page import page

        return page(comparison.title(found), comparison.sheets(found), found.apres.workspace).encode()
    sheets = comparison.sheets(found, longest=LONGEST)

    def show(console: Console) -> None:
        from cmqplan.cli import budget_table

        for n, sheet in enumerate(sheets):
            budget_table.write(sheet, console, first=n == 0)

    return show
