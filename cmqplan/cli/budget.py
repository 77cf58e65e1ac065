"""``cmqplan budget``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from cmqplan.findings.words import N_
from cmqplan.language import NN_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from cmqplan.checks.engine import Examination
    from cmqplan.finance.ecritures import Ecriture
    from cmqplan.finance.tables import Dimension, Tableau
    from cmqplan.workspace.workspace import Workspace

MORE = N_(
    "Two cuts make a matrix, rows first: “--by-funder --by-year”. Money that no line brings has a row of its own. "
    "Exits 1 when the lines of a fiche don't make its total."
)


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


def _complete(incomplete: str) -> list[str]:
    from cmqplan.cli.names import complete_plan

    return complete_plan(incomplete)


def command(
    ctx: typer.Context,
    plans: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads this form only
        typer.Argument(
            metavar="[PLAN]...",
            help=_("Plans to add up, by name or folder; all when none is named."),
            autocompletion=_complete,
        ),
    ] = None,
    by_funder: Annotated[
        bool, typer.Option("--by-funder", help=_("Cut by funder (when no cut is asked for)."))
    ] = False,
    by_fiche: Annotated[bool, typer.Option("--by-fiche", help=_("Cut by fiche."))] = False,
    by_axis: Annotated[bool, typer.Option("--by-axis", help=_("Cut by axis."))] = False,
    by_year: Annotated[bool, typer.Option("--by-year", help=_("Cut by year (exercice)."))] = False,
    by_status: Annotated[
        bool, typer.Option("--by-status", help=_("Cut by status: sollicité, accordé, versé…"))
    ] = False,
    by_credit_line: Annotated[
        bool, typer.Option("--by-credit-line", help=_("Cut by the funders' credit lines."))
    ] = False,
    by_nature: Annotated[
        bool, typer.Option("--by-nature", help=_("Cut by nature: subvention, fonds propres…"))
    ] = False,
    by_plan: Annotated[bool, typer.Option("--by-plan", help=_("Cut by plan."))] = False,
    by_convention: Annotated[bool, typer.Option("--by-convention", help=_("Cut by convention."))] = False,
    convention: Annotated[str, typer.Option("--convention", help=_("Every plan of this convention."))] = "",
    groups: Annotated[
        bool,
        typer.Option(
            "--groups", help=_("Share groups' money out among their members, where a fiche says how.")
        ),
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("How to write the table."))
    ] = Format.TABLE,
    output: Annotated[
        str, typer.Option("--output", "-o", help=_("The file to write; a workbook needs one."))
    ] = "",
    excel: Annotated[
        bool, typer.Option("--excel", help=_("With --format csv: what a French Excel opens right."))
    ] = False,
) -> None:
    from cmqplan.cli.app import workspace_root
    from cmqplan.cli.checking import examined
    from cmqplan.cli.output import stop
    from cmqplan.finance.ecritures import ecritures

    asked = {
        "by_funder": by_funder and "financeur",
        "by_fiche": by_fiche and "fiche",
        "by_axis": by_axis and "axe",
        "by_year": by_year and "exercice",
        "by_status": by_status and "statut",
        "by_credit_line": by_credit_line and "ligne_credit",
        "by_nature": by_nature and "nature",
        "by_plan": by_plan and "plan",
        "by_convention": by_convention and "convention",
    }
    # The parser hands the parameters over in the order they were written, which says what is rows and what columns.
    rows, columns = _cuts([cut for name in ctx.params if (cut := asked.get(name))])
    if output_format is Format.XLSX and not output:
        stop(N_("a workbook needs a file: --format xlsx --output budget.xlsx"))
    if excel and output_format is not Format.CSV:
        stop(N_("--excel goes with --format csv; a workbook for Excel is --format xlsx --output budget.xlsx"))
    root = workspace_root()
    names = _names(root, plans, convention)
    examination = examined(root, names, None, keep=True)
    workspace = examination.workspace
    sound = _tell_problems(examination)
    entries = ecritures(workspace, workspace.selected)
    entries, notes = _with_notes(workspace, entries, groups=groups)
    written = _written(workspace, entries, rows, columns, output_format, notes, excel=excel)
    _deliver(written, output)
    raise typer.Exit(0 if sound else 1)


def _cuts(words: Sequence[str]) -> tuple[Dimension, Dimension | None]:
    """The table's rows and columns; by funder when no cut is asked for."""
    from cmqplan.cli.output import stop
    from cmqplan.finance.tables import Dimension

    asked = [Dimension(word) for word in words]
    if len(asked) > 2:
        stop(N_("a table has two cuts at most, rows and columns; {count} are asked for"), count=len(asked))
    return (asked or [Dimension.FINANCEUR])[0], asked[1] if len(asked) == 2 else None


def _names(root: Path, words: Sequence[str] | None, convention: str) -> list[str] | None:
    """The plans meant; None is all of them."""
    from cmqplan.cli.checking import plans_of
    from cmqplan.cli.output import stop
    from cmqplan.findings.words import nearest
    from cmqplan.workspace.load import load_frame

    names = plans_of(root, words)
    if not convention:
        return names
    workspace, _findings = load_frame(root)
    if convention not in workspace.conventions:
        near = nearest(convention, workspace.conventions)
        if near:
            stop(
                N_("there is no convention “{name}” here; did you mean “{near}”?"), name=convention, near=near
            )
        known = tuple(workspace.conventions)
        if known:
            stop(
                N_("there is no convention “{name}” here; the conventions are: {known}"),
                name=convention,
                known=known,
            )
        stop(
            N_("there is no convention “{name}” here: the folder “plans/conventions” holds none yet"),
            name=convention,
        )
    of_convention = [name for name, plan in workspace.plans.items() if plan.model.convention == convention]
    chosen = [name for name in of_convention if names is None or name in names]
    if not chosen:
        stop(
            N_("no plan asked for names the convention “{name}”; a plan does with “convention: {name}”"),
            name=convention,
        )
    return chosen


def _tell_problems(examination: Examination) -> bool:
    """Say on standard error what is left out and which splits don't add up; True when there is neither."""
    from cmqplan.cli.checking import print_report
    from cmqplan.cli.output import say
    from cmqplan.diagnostics.formats import Format as ReportFormat
    from cmqplan.diagnostics.report import Choice, report

    workspace = examination.workspace
    if not workspace.files.plans:
        from cmqplan.cli.output import stop

        stop(N_("there is nothing to add up: the folder “plans” holds no plan yet"))
    left_out = tuple(
        resume.file
        for plan in workspace.selected
        for resume in workspace.resumes.get(plan, ())
        if not resume.valide
    )
    unframed = tuple(
        workspace.files.plans[name].plan_file for name in workspace.selected if name not in workspace.plans
    )
    if left_out:
        say(
            NN_(
                "left out of the sums, because it can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
                "left out of the sums, because they can't be read without a mistake: {files}; “cmqplan validate” says what to mend",
            ),
            files=left_out,
            count=len(left_out),
        )
    if unframed:
        say(
            N_(
                "axes, years and conventions are not known, because {files} can't be read without a mistake; “cmqplan validate” says what to mend"
            ),
            files=unframed,
        )
    splits = report(examination, Choice(select=("CMQ201",)))
    splits_found = [item for item in splits.located if item.rule.code == "CMQ201"]
    if splits_found:
        print_report(splits, ReportFormat.TEXT, stderr=True)
    return not (left_out or unframed or splits.has_errors)


def _with_notes(
    workspace: Workspace, entries: tuple[Ecriture, ...], *, groups: bool
) -> tuple[tuple[Ecriture, ...], list[str]]:
    """The entries to show, and what must be said with them."""
    from cmqplan.finance.ecritures import Genre, repartir_groupes
    from cmqplan.language import fill

    notes: list[str] = []
    several = len(workspace.selected) > 1
    bases = {
        name: plan.model.base.value
        for name in workspace.selected
        if (plan := workspace.plans.get(name)) and plan.model.base is not None
    }
    if len(set(bases.values())) > 1:
        each = tuple(f"{name} {base}" for name, base in bases.items())
        notes.append(
            fill(
                N_("These plans don't count alike: {bases}. Their sum mixes amounts with and without tax."),
                {"bases": each},
            )
        )
    elif bases and len(bases) == len(workspace.selected):
        notes.append(fill(N_("Amounts: {base}."), {"base": next(iter(bases.values()))}))
    without = tuple(
        f"{entry.plan}/{entry.numero}" if several else entry.numero
        for entry in entries
        if entry.genre is Genre.SANS_MONTANT
    )
    if without:
        template = NN_("One fiche states no amount: {fiches}.", "{count} fiches state no amount: {fiches}.")
        notes.append(fill(template, {"fiches": without, "count": len(without)}))
    if groups:
        shared = repartir_groupes(workspace, entries)
        entries = shared.ecritures
        whole = tuple(
            dict.fromkeys(
                f"{workspace.organismes.nom_court(entry.financeur or '')} ({entry.numero})"
                for entry in shared.entiers
            )
        )
        if whole:
            notes.append(
                fill(
                    N_("Kept whole, because no “repartition” says what each member brings: {groups}."),
                    {"groups": whole},
                )
            )
    return entries, notes


def _written(
    workspace: Workspace,
    entries: tuple[Ecriture, ...],
    rows: Dimension,
    columns: Dimension | None,
    output_format: Format,
    notes: Sequence[str],
    *,
    excel: bool,
) -> Any:
    """The table in the format asked for: bytes, text, or what prints itself."""
    from cmqplan.exports.budget import document_of, sheet_of
    from cmqplan.exports.words import french, title_of
    from cmqplan.finance.tables import tableau

    table = tableau(workspace, entries, rows, columns, workspace.selected)
    notes = [*notes, *_refused(table)]
    title = title_of(table, _)
    if output_format is Format.TABLE:
        sheet = sheet_of(table, _, title=title, notes=notes)
        return lambda console: _print(sheet, table, console)
    if output_format is Format.MARKDOWN:
        from cmqplan.exports import markdown

        return markdown.write(sheet_of(table, _, title=title, notes=notes)).encode()
    if output_format is Format.JSON:
        from cmqplan.exports import jsonfile

        return jsonfile.write(document_of(table, french, title=title_of(table, french), notes=notes)).encode()
    if output_format is Format.CSV:
        from cmqplan.exports import delimited

        return delimited.write(sheet_of(table, french, keys=not excel), excel=excel)
    raise NotImplementedError


def _refused(table: Tableau) -> list[str]:
    """In a matrix nothing shows what part of a cell was refused: it is said below."""
    from cmqplan.language import fill

    notes = []
    if table.colonnes is not None and table.total.sommes.refuse:
        notes.append(
            fill(
                N_("{amount} of these amounts were refused; “--by-status” shows where."),
                {"amount": table.total.sommes.refuse},
            )
        )
    if table.total.en_nature.refuse:
        notes.append(
            fill(
                N_("Help in kind worth {amount} was refused and isn't counted."),
                {"amount": table.total.en_nature.refuse},
            )
        )
    return notes


def _print(sheet: Any, table: Tableau, console: Any) -> None:
    from cmqplan.cli import budget_table

    bars = [row.sommes for row in table.rangs] if table.colonnes is None else []
    budget_table.write(sheet, console, bars)


def _deliver(written: Any, output: str) -> None:
    """Print what was written, or put it whole into its file."""
    from cmqplan.cli.output import console, say, write_whole

    if not output:
        if callable(written):
            written(console())
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(written)
        return
    if callable(written):
        import io

        from rich.console import Console

        text = io.StringIO()
        written(Console(file=text, width=120, highlight=False, markup=False, emoji=False, color_system=None))
        written = text.getvalue().encode()
    path = Path(output)
    write_whole(path, written)
    say(N_("written: {file}"), file=output)
