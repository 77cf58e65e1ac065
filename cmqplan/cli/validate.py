"""``cmqplan validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Day, Plans, Quiet, complete_rule
from cmqplan.language import N_
from cmqplan.language import translate as _
from cmqplan.report.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from cmqplan.report.assemble import Report, Selection

MORE = N_(
    "Reads every file in one pass. Each finding says where it is, what is wrong, why, and what to write instead. "
    "Exits 1 when there is an error (with --strict: or a warning)."
)


EXAMPLES = "cmqplan validate --date 2024-06-30\ncmqplan validate --fix\ncmqplan validate --watch"


def command(
    plans: Plans = None,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the findings."))
    ] = Format.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            autocompletion=complete_rule,
            help=_("Only these rules: codes or their beginnings, such as CMQ2."),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore", autocompletion=complete_rule, help=_("Not these rules: codes or their beginnings.")
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Warnings fail too."))] = False,
    date: Day = "",
    fix: Annotated[
        bool,
        typer.Option("--fix", help=_("Mend what can be mended safely; every other byte stays as it is.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Show what --fix would change, without writing."))
    ] = False,
    infos: Annotated[
        bool, typer.Option("--infos", help=_("Show infos too, not only how many there are."))
    ] = False,
    summary: Annotated[
        str,
        typer.Option(
            "--summary", help=_("Add a summary in Markdown to this file too: the page of a build service.")
        ),
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help=_("Check again whenever a file changes; Ctrl+C stops."))
    ] = False,
    quiet: Quiet = False,
) -> None:
    from cmqplan.cli.checking import (
        day_of,
        examined,
        fiche_named,
        files_of,
        opened,
        plans_of,
        print_report,
        selection_of,
    )
    from cmqplan.cli.output import console, stop
    from cmqplan.report.assemble import report

    if fix or diff:
        from cmqplan.cli.mending import mend, show
    if diff and output_format is not Format.TEXT:
        stop(
            N_("--diff and --format {format} would write two things in one place; leave one of them out"),
            format=output_format.value,
        )
    place = opened(plans)
    if place.version and (fix or diff):
        stop(N_("{version} is frozen: nothing in it is mended"), version=place.version)
    root = place.root
    selection = selection_of(select, ignore)
    today = day_of(date)
    named, fiche = fiche_named(root, place.words, "")
    names = plans_of(root, named)
    if watch:
        if fix or diff or summary or fiche or place.version or output_format is not Format.TEXT:
            stop(N_("--watch shows the findings of whole plans as text: leave the other options out"))
        _watch(root, names, today, selection, strict=strict, infos=infos)
    examination = examined(root, names, today, home=place.home)
    only = files_of(examination.workspace, fiche) if fiche else None
    if fix:
        result = mend(
            examination,
            lambda: examined(root, names, today),
            lambda found: report(found, selection, only=only),
        )
    else:
        result = report(examination, selection, only=only)
    if output_format is Format.TEXT and (fix or diff):
        from cmqplan.report.formats import text

        if fix:
            text.write_mended(result, console(), strict=strict)
        else:
            show(result)
            text.write_mendable(result, console(stderr=True))
    else:
        print_report(result, output_format, strict=strict, quiet=quiet, infos=infos)
    if summary:
        _add_summary(summary, result, strict=strict)
    raise typer.Exit(1 if result.fails(strict=strict) else 0)


def _watch(
    root: Path,
    names: Sequence[str] | None,
    today: date | None,
    selection: Selection,
    *,
    strict: bool,
    infos: bool,
) -> None:
    """The report, then at each change what it changes in it."""
    from cmqplan.cli.checking import print_report
    from cmqplan.cli.output import console, say_unusable
    from cmqplan.cli.watching import Findings, clock, watch
    from cmqplan.editor.opened import Opened
    from cmqplan.report.formats.text import counted

    opened, findings = Opened(root), Findings()

    def turn() -> None:
        try:
            report = opened.report(opened.examine(today, names), selection)
        except OSError as error:
            say_unusable(error)
            return
        if not findings.told:
            print_report(report, Format.TEXT, strict=strict, infos=infos)
            findings.tell(report, quiet=True)
            return
        findings.tell(report)
        screen, when = console(stderr=True), f"{clock()} "
        for line in counted(report, screen.width - len(when), strict=strict, infos=infos):
            screen.print(when, line, sep="")
            when = " " * len(when)

    watch(root, turn, N_("watching plans/; Ctrl+C stops"))


def _add_summary(word: str, result: Report, *, strict: bool) -> None:
    """Write the report at the end of a file, which may be there and hold what other steps have said."""
    from cmqplan.cli.output import at_home, save, spare_sources
    from cmqplan.report.formats import markdown
    from cmqplan.workspace.disk import read_file

    file = at_home(word)
    spare_sources(file, result.sources.root)
    before = read_file(file, 2_000_000) if file.is_file() else b""
    save({file: before + markdown.write(result, strict=strict).encode()})
