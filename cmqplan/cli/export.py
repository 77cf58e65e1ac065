"""``cmqplan export``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cmqplan.cli.options import Output, Plans, complete_numero, complete_organisme, complete_plan
from cmqplan.cli.usage import Commands
from cmqplan.language import N_, NN_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from cmqplan.findings import Finding
    from cmqplan.workspace.workspace import Workspace

EXAMPLES = "cmqplan export scdl --output subventions.csv"
command = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None, epilog=EXAMPLES)


@command.callback()
def formats() -> None:
    """Write open data and other systems' formats."""


@command.command(
    "scdl",
    help=_(
        "Granted subsidies as the official open data “SCDL subventions” (schema 2.1.1). A subsidy that lacks something "
        "is left out, and what it lacks is said; then the command exits 1."
    ),
    epilog=EXAMPLES,
)
def scdl(
    plans: Plans = None,
    funder: Annotated[
        str,
        typer.Option(
            "--funder", autocompletion=complete_organisme, help=_("Only what this organisme grants.")
        ),
    ] = "",
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import examined, fiche_named, organisme_named, plans_of
    from cmqplan.cli.output import deliver, destination, say, stop
    from cmqplan.finance.attributions import attributions
    from cmqplan.tables.scdl import publication, write

    root = workspace_root()
    file = destination(output, "csv", root, name="subventions")
    named, fiche = fiche_named(root, plans, "")
    if fiche:
        stop(
            N_("a subsidy is published whole, not one fiche's part of it: write “{command}”"),
            command=" ".join(("cmqplan export scdl", *named)),
        )
    examination = examined(root, plans_of(root, named), None, keep=True)
    workspace = examination.workspace
    if funder:
        funder = organisme_named(workspace, funder)
    granted = [item for item in attributions(workspace) if not funder or item.financeur == funder]
    published = publication(workspace, granted)
    deliver(write(published.rows), file)
    left_out = _left_out(workspace)
    if published.findings:
        _tell(root, workspace.files.read(workspace.selected), published.findings)
        say(
            NN_(
                "{count} granted subsidy isn't published, for lack of the above",
                "{count} granted subsidies aren't published, for lack of the above",
            ),
            count=published.left_out,
        )
    if not granted:
        say(N_("no granted subsidy in these plans and their conventions: the table is empty"))
    raise typer.Exit(1 if published.findings or left_out else 0)


DATAPACKAGE = (
    "cmqplan export datapackage --output donnees\ncmqplan export datapackage --sqlite --output plans.sqlite"
)


@command.command(
    "datapackage",
    help=_(
        "Every fact of plans as tables that other tools open: one CSV each in a folder, described as a Frictionless Data "
        "Package; or, with --sqlite, one file. Each row says the file and the line that it is written at."
    ),
    epilog=DATAPACKAGE,
)
def datapackage(
    plans: Plans = None,
    sqlite: Annotated[
        bool,
        typer.Option("--sqlite", help=_("One SQLite file in place of a folder; amounts in it are in cents.")),
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", help=_("The folder to write, or the file with --sqlite."))
    ] = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import examined, fiche_named, plans_of
    from cmqplan.cli.output import at_home, deliver, save, say, spare_sources, stop
    from cmqplan.tables.datapackage import database, package, sheets

    root = workspace_root()
    named, fiche = fiche_named(root, plans, "")
    if fiche:
        stop(
            N_("tables are of whole plans: write “{command}”"),
            command=" ".join(("cmqplan export datapackage", *named)),
        )
    path = at_home(output or ("build/plans.sqlite" if sqlite else "build/datapackage"))
    if path.exists() and path.is_dir() == sqlite:
        stop(
            N_("{file} is a folder: name a file") if sqlite else N_("{file} is a file: name a folder"),
            file=str(path),
        )
    spare_sources(path, root)
    workspace = examined(root, plans_of(root, named), None, keep=True).workspace
    made = sheets(workspace)
    if sqlite:
        deliver(database(made), path)
    else:
        save({path / name: data for name, data in package(made, ", ".join(workspace.selected)).items()})
        say(N_("written: {file}"), file=str(path))
    left_out = _left_out(workspace)
    raise typer.Exit(1 if left_out else 0)


def _left_out(workspace: Workspace) -> tuple[str, ...]:
    """The files that no table holds, for they can't be read without a mistake; said."""
    from cmqplan.workspace.workspace import unread

    others = tuple(
        one.folder for name, one in workspace.files.plans.items() if name not in workspace.selected
    )
    files = tuple(file for file in unread(workspace) if not file.startswith(others))
    if files:
        from cmqplan.cli.output import say

        say(
            NN_(
                "not looked at, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "not looked at, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=files,
            count=len(files),
        )
    return files


@command.command(
    "saisie",
    help=_(
        "A plan as a workbook to fill in, which “cmqplan import” takes back: with --partner what one organisme carries, "
        "funds or joins, locked where it may not write; without, the whole plan. Lists to choose from, checks in the "
        "sheets, empty rows for what is new, room for remarks."
    ),
    epilog="cmqplan export saisie plan-2027 --partner edf --output edf.xlsx",
)
def saisie(
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN", help=_("The plan, such as plan-2027."), autocompletion=complete_plan),
    ] = "",
    partner: Annotated[
        str,
        typer.Option(
            "--partner",
            autocompletion=complete_organisme,
            help=_("Whom it is for: an organisme, such as edf."),
        ),
    ] = "",
    fiche: Annotated[
        str,
        typer.Option(
            "--fiche", autocompletion=complete_numero, help=_("Only the fiche with this number, such as 1.1.")
        ),
    ] = "",
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import fiche_named, organisme_named
    from cmqplan.cli.output import deliver, destination, plan_names, say, stop
    from cmqplan.intake.form.sending import sending
    from cmqplan.intake.form.workbook import write
    from cmqplan.workspace.load import load_frame

    root = workspace_root()
    named, numero = fiche_named(root, [plan] if plan else [], fiche)
    workspace = load_frame(root)[0]
    known = [*workspace.files.plans]
    names = plan_names(root, named, known) if named else known
    if len(names) != 1:
        stop(N_("a workbook to fill in is of one plan; name it: {known}"), known=tuple(known) or ("—",))
    name = names[0]
    if name not in workspace.plans:
        stop(N_("the plan.yaml of “{plan}” can't be read; “cmqplan validate” says why"), plan=name)
    if partner:
        partner = organisme_named(workspace, partner)
    made, left_out = sending(workspace, name, partner, numero)
    if not made.pieces and not left_out:
        _nothing(workspace, name, partner, numero)
    usual = "-".join(filter(None, ("saisie", name, partner, numero)))
    file = destination(output or f"{usual}.xlsx", "xlsx", root, name=usual)
    if not output and file is not None and file.exists():
        stop(N_("{file} is there already, maybe filled in; say where to write with --output"), file=str(file))
    if made.pieces:
        deliver(write(made), file)
    if left_out:
        say(
            NN_(
                "not sent, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "not sent, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=left_out,
            count=len(left_out),
        )
        raise typer.Exit(1)


def _nothing(workspace: Workspace, plan: str, partner: str, numero: str) -> NoReturn:
    """Stop, and say which fiches there are, or who is in them."""
    from cmqplan.cli.output import stop
    from cmqplan.intake.form.sending import fiches
    from cmqplan.workspace.load import read_fiche

    pieces = fiches(workspace, plan)[0]
    if numero and all(piece.numero != numero for piece in pieces):
        numbers = tuple(piece.numero for piece in pieces) or ("—",)
        stop(
            N_("the plan “{plan}” has no fiche {numero}; its fiches are: {known}"),
            plan=plan,
            numero=numero,
            known=numbers,
        )
    named = {one for piece in pieces for one in read_fiche(workspace, plan, piece.file).resume.organismes}
    stop(
        N_("“{partner}” carries, funds and joins none of these fiches; those that do are: {known}"),
        partner=partner,
        known=tuple(name for name in workspace.organismes if name in named) or ("—",),
    )


def _tell(root: Path, files: Iterable[str], findings: Iterable[Finding]) -> None:
    """The findings on standard error, as ``cmqplan validate`` shows its own: it names the first places of each kind and counts
    the others, so that only the files of the first are read again for their lines."""
    from cmqplan.cli.output import console
    from cmqplan.findings import WHOLE
    from cmqplan.report.assemble import Located, Report, Site, Sources
    from cmqplan.report.formats import text
    from cmqplan.rules.publication.open_data import RULE

    sources = Sources(root)
    located: list[Located] = []
    of_variant: Counter[str] = Counter()
    for file, found in groupby(sorted(findings, key=lambda one: one.place.file), lambda one: one.place.file):
        here = [*found]
        shown = any(of_variant[one.variant] <= text.MOST_PLACES for one in here)
        of_variant.update(one.variant for one in here)
        sites = (Site(file, sources.span(one.place) if shown else WHOLE) for one in here)
        placed = (Located(one, RULE, RULE.severity, site) for one, site in zip(here, sites, strict=True))
        located += sorted(placed, key=lambda item: item.site.span)
    text.write(Report(tuple(located), sources, tuple(files)), console(stderr=True), infos=True)
