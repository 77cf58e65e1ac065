"""``cmqplan freeze``."""

from __future__ import annotations

from typing import Annotated

import typer

from cmqplan.cli.options import complete_plan
from cmqplan.language import N_
from cmqplan.language import translate as _

MORE = N_(
    "Writes plans/PLAN/versions/DAY-NAME.yaml, which no command ever writes again. “PLAN@NAME” names it everywhere: "
    "cmqplan render plan-2024@votee. A plan with errors is refused (exit 1)."
)


EXAMPLES = "cmqplan freeze plan-2027 --as votée"


def command(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help=_("The plan to keep."), autocompletion=complete_plan)
    ],
    title: Annotated[
        str, typer.Option("--as", help=_("Why it is kept, in your words, such as “votée le 12 mars”."))
    ],
    date: Annotated[
        str, typer.Option("--date", help=_("The day it was so, such as 2024-03-12; today when not given."))
    ] = "",
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import blocks, examined, past_day_of, print_report
    from cmqplan.cli.output import plan_names, save, say, stop
    from cmqplan.cli.streams import FINDINGS
    from cmqplan.model.values import slug
    from cmqplan.report.assemble import report
    from cmqplan.report.formats import Format
    from cmqplan.versions.frozen import NotAVersion, freeze, stored, written
    from cmqplan.workspace.files import discover

    root = workspace_root()
    day = past_day_of(date)
    files = discover(root)
    (name, *_others) = plan_names(root, [plan], files.plans)
    wanted = slug(title)
    if not wanted:
        stop(N_("a version needs a name with letters or figures, such as: --as votée"))
    for path, other in stored(files, name):
        if not isinstance(other, NotAVersion) and other.slug == wanted:
            stop(
                N_(
                    "{version} is there already ({file}), and a version is never written again; give this one another name"
                ),
                version=other.nom,
                file=path,
            )
    examination = examined(root, [name], day, keep=True)
    workspace = examination.workspace
    found = report(examination)
    if blocks(found, workspace, name) or name not in workspace.plans:
        print_report(found, Format.TEXT, quiet=True, stderr=True)
        say(N_("“{plan}” isn't frozen because of these errors: what is kept must be right"), plan=name)
        raise typer.Exit(FINDINGS)
    version = freeze(workspace, name, " ".join(title.split()), workspace.today)
    path = files.plans[name].folder + version.fichier
    save({root / path: written(version)})
    say(
        N_("frozen: {file}. “cmqplan render {version}” renders it; “cmqplan versions {plan}” lists all"),
        file=path,
        version=version.nom,
        plan=name,
    )
