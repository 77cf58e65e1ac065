"""``cmqplan export``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Output, Plans
from cmqplan.cli.usage import Commands
from cmqplan.language import N_, NN_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from cmqplan.findings import Finding

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
    funder: Annotated[str, typer.Option("--funder", help=_("Only what this organisme grants."))] = "",
    output: Output = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import examined, fiche_named, plans_of
    from cmqplan.cli.output import deliver, destination, say, stop
    from cmqplan.finance.attributions import attributions
    from cmqplan.findings.words import nearest
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
    if funder and not workspace.organismes.knows(funder):
        near = nearest(funder, [*workspace.organismes]) or workspace.organismes.meant_by(funder)
        if near:
            stop(N_("there is no organisme “{name}” here; did you mean “{near}”?"), name=funder, near=near)
        stop(N_("there is no organisme “{name}” here; organismes.yaml declares them"), name=funder)
    granted = [item for item in attributions(workspace) if not funder or item.financeur == funder]
    published = publication(workspace, granted)
    deliver(write(published.rows), file)
    left_out = tuple(
        resume.file
        for plan in workspace.selected
        for resume in workspace.resumes.get(plan, ())
        if not resume.valide
    )
    if left_out:
        say(
            NN_(
                "not looked at, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "not looked at, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=left_out,
            count=len(left_out),
        )
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


def _tell(root: Path, files: Iterable[str], findings: Iterable[Finding]) -> None:
    """The findings on standard error, as ``cmqplan validate`` shows its own."""
    from cmqplan.cli.output import console
    from cmqplan.report.assemble import Located, Report, Site, Sources
    from cmqplan.report.formats import text
    from cmqplan.rules.publication.open_data import RULE

    sources = Sources(root)
    located = [
        Located(finding, RULE, RULE.severity, Site(finding.place.file, sources.span(finding.place)))
        for finding in findings
    ]
    located.sort(key=lambda item: (item.site.file, item.site.span))
    text.write(Report(tuple(located), sources, tuple(files)), console(stderr=True), infos=True)
