"""``cmqplan render``."""

from __future__ import annotations

from typing import Annotated

import typer

from cmqplan.cli.options import Day, Plans, Quiet, complete_formats, complete_numero, complete_organisme
from cmqplan.language import N_
from cmqplan.language import translate as _

MORE = N_(
    "Writes into build/PLAN/ and prints the path of every file. A plan with errors is refused (exit 1) and what was there "
    "stays as it was; --draft writes it all the same, marked as a draft with its errors listed."
)


EXAMPLES = "cmqplan render --to docx\ncmqplan render --document synthese --to pdf"


def _complete_document(incomplete: str) -> list[str]:
    """The documents of the nearest workspace whose names begin so; none rather than an error."""
    from pathlib import Path

    from cmqplan.documents.errors import TemplateRefused
    from cmqplan.documents.templates import kinds
    from cmqplan.workspace.files import NoWorkspace, find_root

    try:
        names = [*kinds(find_root(Path.cwd())), "all"]
    except (NoWorkspace, OSError, TemplateRefused):
        return []
    return [name for name in names if name.startswith(incomplete)]


def command(
    plans: Plans = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            autocompletion=complete_formats,
            help=_("Formats, with commas between: md, html, pdf, docx."),
        ),
    ] = "md,html",
    document: Annotated[
        list[str] | None,
        typer.Option(
            "--document",
            help=_("Which document (see --list), several with commas, or “all”."),
            autocompletion=_complete_document,
        ),
    ] = None,
    fiche: Annotated[
        str,
        typer.Option(
            "--fiche", autocompletion=complete_numero, help=_("Only the fiche of this number, such as 1.1.")
        ),
    ] = "",
    partner: Annotated[
        str,
        typer.Option(
            "--partner",
            autocompletion=complete_organisme,
            help=_("What this organisme carries, funds and joins, such as edf."),
        ),
    ] = "",
    show_list: Annotated[
        bool, typer.Option("--list", help=_("List the documents that exist and where they come from."))
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", help=_("The folder to write into, instead of build/PLAN."))
    ] = "",
    stdout: Annotated[
        bool, typer.Option("--stdout", help=_("Print one document instead of writing a file."))
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=_("Render again whenever a file changes; Ctrl+C stops."))
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help=_("Open the first document once written."))] = False,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help=_("Render even with errors, marked “brouillon”, the errors on a page of their own."),
        ),
    ] = False,
    date: Day = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            help=_(
                "What an avenant changes: a version of the plan, or a revision of git; the last version when not given."
            ),
        ),
    ] = "",
    docx_template: Annotated[
        str, typer.Option("--docx-template", help=_("A partner's own .docx to fill, instead of our layout."))
    ] = "",
    quiet: Quiet = False,
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import day_of, fiche_named, opened, plans_of
    from cmqplan.cli.rendering import Order, formats_of, list_documents, once, watching

    if show_list:
        list_documents(workspace_root())
        return
    place = opened(plans)
    root = place.root
    words = [word.strip() for given in document or () for word in given.split(",") if word.strip()]
    named, fiche = fiche_named(root, place.words, fiche)
    order = Order(
        place.home,
        tuple(plans_of(root, named) or ()),
        formats_of(to, docx_template),
        tuple(words),
        fiche,
        partner,
        "" if output == "-" else output,
        stdout or output == "-",
        draft,
        day_of(date),
        quiet,
        docx_template,
        place.root,
        place.version,
        since,
    )
    if watch:
        watching(order, open_it=open_it)
        return
    raise typer.Exit(once(order, open_it=open_it))
