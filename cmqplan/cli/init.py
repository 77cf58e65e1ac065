"""``cmqplan init``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Region, Yes
from cmqplan.language import N_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from pathlib import Path

    from cmqplan.beginnings.names import Unfit
    from cmqplan.beginnings.pages import Written

MORE = N_(
    "In a terminal each question has its default, taken by Enter; elsewhere, or with --yes, what no option says is the "
    "default. Nothing is written over a file that is there. --example writes a wholly invented campus, with three years of "
    "plans, to explore: it takes nothing but the folder."
)
EXAMPLES = 'cmqplan init mon-plan --carrier "Lycée Exemple" --funder "Métropole"'


def command(
    folder: Annotated[
        str,
        typer.Argument(
            metavar=_("[FOLDER]"),
            show_default=False,
            help=_("Where to begin; this folder when none is named."),
        ),
    ] = ".",
    title: Annotated[str, typer.Option("--title", help=_("The plan's title."))] = "",
    year: Annotated[
        str, typer.Option("--year", help=_("The plan's year; the current one when not given."))
    ] = "",
    campus: Annotated[str, typer.Option("--campus", help=_("The campus's name, if there is one."))] = "",
    region: Region = "",
    carrier: Annotated[str, typer.Option("--carrier", help=_("Who carries the actions, by name."))] = "",
    funder: Annotated[str, typer.Option("--funder", help=_("Who funds them, by name."))] = "",
    convention: Annotated[
        str, typer.Option("--convention", help=_("The title of the convention, if there is one."))
    ] = "",
    example: Annotated[
        bool, typer.Option("--example", help=_("A whole invented workspace, to explore."))
    ] = False,
    yes: Yes = False,
) -> None:
    from datetime import date

    from cmqplan.beginnings.first import Answers, begun
    from cmqplan.beginnings.first import example as example_files
    from cmqplan.beginnings.names import Unfit, identifier, unfit_text
    from cmqplan.cli.asking import asks, choose, year_unfit
    from cmqplan.cli.output import at_home, say, stop

    def name_unfit(text: str) -> Unfit | None:
        made = identifier(text)
        return made if isinstance(made, Unfit) else None

    def optional(given: str, question: str) -> str:
        none = _(N_("none"))
        answer = choose(
            given, question, none, lambda text: None if text == none else name_unfit(text), asking=asking
        )
        return "" if answer == none else answer

    root = at_home(folder)
    if example:
        if any((title, year, campus, region, carrier, funder, convention)):
            stop(N_("--example takes nothing but the folder; leave the other options out"))
        _write(root, example_files(root))
        say(N_("Next: read LISEZMOI.md; “cmqplan validate” checks the plans, “cmqplan budget” adds them up."))
        return
    asking = asks(yes=yes)
    the_year = choose(year, N_("The plan's year"), str(date.today().year), year_unfit, asking=asking)
    the_title = choose(title, N_("Its title"), f"Plan d'action {the_year}", unfit_text, asking=asking)
    the_campus = optional(campus, N_("The campus's name"))
    the_region = region or "France"
    if the_campus:
        the_region = choose(region, N_("Its region"), "France", unfit_text, asking=asking)
    the_carrier = choose(
        carrier, N_("Who carries the actions"), the_campus or "Lycée porteur", name_unfit, asking=asking
    )
    the_funder = choose(funder, N_("Who funds them"), "Collectivité partenaire", name_unfit, asking=asking)
    the_convention = optional(convention, N_("The title of the convention"))
    answers = Answers(
        int(the_year), the_title, the_carrier, the_funder, the_campus, the_region, the_convention
    )
    _write(root, begun(root, answers))
    say(N_("Next: “cmqplan validate” checks it, “cmqplan render --to docx” makes a Word document of it."))


def _write(root: Path, written: Written | Unfit) -> None:
    from pathlib import Path

    from cmqplan.beginnings.names import Unfit
    from cmqplan.cli.beginning import give_up, put
    from cmqplan.cli.output import say

    if isinstance(written, Unfit):
        give_up(written)
    put(Path(root), written)
    if root.resolve() != Path.cwd():
        say(N_("Go there first: cd {folder}"), folder=root)
