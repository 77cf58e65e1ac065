"""``cmqplan import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.language import N_, NN_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmqplan.beginnings.pages import Written
    from cmqplan.intake.blocks import Source
    from cmqplan.intake.plans import Brought
    from cmqplan.intake.wordings import Wordings
    from cmqplan.language import Plural, Said
    from cmqplan.source.yaml import Value
    from cmqplan.workspace.workspace import Workspace

MORE = N_(
    "Reads .docx, .xlsx, .xls, .ods, .pdf, .csv, .txt and .md: one table a fiche, headings and paragraphs, one row a fiche, money "
    "by funder and year, the workbook of Territoires en Transitions. Shows what it read, what it could not place and whom it set "
    "aside, then asks. A fiche that is there keeps what it says. An answer to “cmqplan export saisie” is known: what changed in "
    "it is taken."
)
EXAMPLES = "cmqplan import plan.docx --into plan-2027\ncmqplan import fiches.xlsx budget.xlsx --into plan-2027 --dry-run\ncmqplan import saisie-plan-2027-edf.xlsx"
_STATES = {"new": N_("new"), "changed": N_("changed"), "same": N_("nothing to add")}


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar=_("FILE..."), help=_("The files to bring in, together."))
    ],
    into: Annotated[
        str,
        typer.Option(
            "--into",
            metavar="PLAN",
            help=_("The plan they go into, new or there already, such as plan-2027."),
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would be written, and write nothing."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Write without asking."))] = False,
) -> None:
    from cmqplan.beginnings.names import Unfit
    from cmqplan.cli.beginning import give_up
    from cmqplan.cli.output import say
    from cmqplan.intake.plans import bring, years_told

    root, workspace = _frame()
    sources = [_read(file) for file in files]
    if _answers(root, workspace, sources, into, dry_run=dry_run, yes=yes):
        return
    years = years_told(sources, into) or (workspace.today.year,)
    plan = _plan(workspace, into, years)
    brought = bring(workspace, sources, plan, years, _wordings(workspace))
    if isinstance(brought, Unfit):
        give_up(brought)
    _show(brought)
    if dry_run or not brought.written.files:
        say(
            N_("nothing is written (--dry-run)")
            if dry_run
            else N_("there is nothing to add: all of it is there already")
        )
        return
    _write(root, brought.written, plan, yes=yes)


def _write(root: Path, written: Written, plan: str, *, yes: bool) -> None:
    """Write what was shown, once it is agreed to, and judge the plan."""
    from cmqplan.cli.asking import asks
    from cmqplan.cli.beginning import put
    from cmqplan.cli.output import stop

    if not yes and not asks(yes=yes):
        stop(N_("nothing is written yet: look at what is above, then write the same command with --yes"))
    if not yes and not _agreed():
        stop(N_("nothing is written"), code=0)
    put(Path() if root == Path.cwd() else root, written)
    _judge(root, plan)


def _answers(
    root: Path, workspace: Workspace, sources: Sequence[Source], into: str, *, dry_run: bool, yes: bool
) -> bool:
    """Take answers in, each against the files as the one before leaves them; False where the files are none. Exits 1 where
    something that is answered isn't written."""
    from cmqplan.beginnings.names import Unfit
    from cmqplan.cli.answer import show
    from cmqplan.cli.beginning import give_up
    from cmqplan.cli.output import say, stop
    from cmqplan.intake.blocks import Unreadable
    from cmqplan.intake.form.answer import answer_of
    from cmqplan.intake.form.changes import returned
    from cmqplan.language import fill
    from cmqplan.workspace.load import load_frame

    answers = [answer_of(source) for source in sources]
    if all(answer is None for answer in answers):
        return False
    whole = True
    for source, answer in zip(sources, answers, strict=True):
        if isinstance(answer, Unreadable):
            stop("{said}", said=fill(answer.says, answer.params))
        if answer is None:
            stop(
                N_(
                    "{file} is no answer to “cmqplan export saisie”, and the others are: bring it in by itself"
                ),
                file=source.name,
            )
        if answer.plan not in workspace.plans or (into and into.strip("/").rpartition("/")[2] != answer.plan):
            stop(
                N_("{file} answers for the plan “{plan}”, which isn't the one here; the plans are: {known}"),
                file=source.name, plan=answer.plan, known=tuple(workspace.plans) or ("—",),
            )  # fmt: skip
    for answer in answers:
        assert answer is not None
        assert not isinstance(answer, Unreadable)
        made = returned(load_frame(root)[0], answer)
        if isinstance(made, Unfit):
            give_up(made)
        show(answer, made)
        whole = whole and all(told.fate.is_written for told in made.told)
        if dry_run:
            say(N_("nothing is written (--dry-run)"))
        elif made.written.files:
            _write(root, made.written, answer.plan, yes=yes)
        else:
            say(N_("{file}: nothing to write"), file=answer.name)
    if not whole:
        raise typer.Exit(1)
    return True


def _frame() -> tuple[Path, Workspace]:
    """The workspace around the folder; a new one begins in it where there is none."""
    from datetime import date

    from cmqplan.workspace.files import Files, NoWorkspace, find_root
    from cmqplan.workspace.load import load_frame
    from cmqplan.workspace.workspace import Workspace

    try:
        root = find_root(Path.cwd())
    except NoWorkspace:
        root = Path.cwd()
        return root, Workspace(Files(root, root), date.today())
    return root, load_frame(root)[0]


def _plan(workspace: Workspace, into: str, years: tuple[int, ...]) -> str:
    """The plan's name: the one given, else one made of its year that no plan has."""
    from cmqplan.beginnings.names import Unfit, plan_name
    from cmqplan.cli.beginning import give_up
    from cmqplan.cli.output import stop

    plans = workspace.files.plans
    name = into.strip("/").rpartition("/")[2] if into else f"plan-{years[0]}"
    if name in plans:
        if into and name not in workspace.plans:
            stop(N_("the plan.yaml of “{plan}” can't be read; “cmqplan validate” says why"), plan=name)
        if not into:
            stop(
                N_(
                    "there is a plan “{name}” already: write --into {name} to add to it, or another name for a new one"
                ),
                name=name,
            )
        return name
    made = plan_name(name, plans)
    if isinstance(made, Unfit):
        give_up(made)
    return made


def _wordings(workspace: Workspace) -> Wordings:
    """The field's wordings and the workspace's own; one that leads to no key stops."""
    from cmqplan.cli.output import stop
    from cmqplan.intake.wordings import WORDINGS, Wordings

    settings = workspace.settings
    for key in settings.importer:
        if key not in WORDINGS and key not in settings.champs:
            stop(
                N_(
                    "cmqplan.yaml, importer: “{key}” is no key that texts can be put under; these are: {known}"
                ),
                key=key,
                known=(*WORDINGS, *settings.champs),
            )
    return Wordings(settings)


def _read(file: Path) -> Source:
    from cmqplan.cli.output import stop
    from cmqplan.cli.parts import stop_without
    from cmqplan.intake.blocks import Unreadable
    from cmqplan.intake.readers import LARGEST, NEEDS, read
    from cmqplan.workspace.disk import read_file

    data = read_file(file, LARGEST)
    try:
        source = read(file.name, data)
    except ImportError:
        stop_without(NEEDS[file.suffix.lower()])
    if isinstance(source, Unreadable):
        from cmqplan.language import fill

        stop("{said}", said=fill(source.says, source.params))
    return source


def _show(brought: Brought) -> None:
    """What was read, before anything is written."""
    from cmqplan.intake.layouts.found import Fate

    line(
        NN_("{plan}: {count} fiche read", "{plan}: {count} fiches read"),
        plan=brought.plan,
        count=len(brought.lines),
    )
    for one in brought.lines:
        money = f"{one.total}, " if one.total else ""
        line(
            NN_("  {numero}  {titre} ({money}{count} funder; {state})", "  {numero}  {titre} ({money}{count} funders; {state})", "count"),
            numero=one.numero, titre=one.titre, money=money, count=one.funders, state=_(_STATES[one.state]),
        )  # fmt: skip
    ledger = brought.ledger
    line(
        N_("{all} texts read: {key} under a key, {form} headings, {rest} to place (import_reste), {person} set aside (a person), 0 lost"),
        all=len(ledger), key=ledger.count(Fate.KEY), form=ledger.count(Fate.FORM), rest=ledger.count(Fate.REST),
        person=ledger.count(Fate.PERSON),
    )  # fmt: skip
    for fate, message in (
        (Fate.REST, N_("  to place: {places}")),
        (Fate.PERSON, N_("  set aside, a person; write the function instead: {places}")),
    ):
        places = ledger.places(fate)
        if places:
            line(message, places=places[:8] + (("…",) if places[8:] else ()))
    show_organismes(brought.new, brought.near)
    for numero, key in brought.lacks:
        line(N_("{numero}: nothing says its “{key}”; complete it"), numero=numero, key=key)
    for conflict in brought.conflicts:
        line(
            N_("{file}, {key}: the file says “{kept}” and keeps it; what was read, “{read}”, waits under import_reste"),
            file=conflict.file, key=conflict.key, kept=conflict.kept, read=conflict.read,
        )  # fmt: skip
    for remark in brought.remarks:
        line(remark.says, **remark.params)
    differences(brought.written)


def line(message: str | Plural | Said, **params: object) -> None:
    """One line of what is shown before anything is written."""
    from cmqplan.cli.output import console
    from cmqplan.language import fill

    console().print(fill(message, params), soft_wrap=True)


def show_organismes(new: Mapping[str, Value], near: Mapping[str, str]) -> None:
    """The organismes that are declared, and the spellings taken for one that was."""
    if new:
        line(NN_("{count} new organisme, its type guessed from its name: {names}", "{count} new organismes, their types guessed from their names: {names}"),
             count=len(new), names=tuple(f"{name} ({entry['type']})" for name, entry in new.items() if isinstance(entry, dict)))  # fmt: skip
    for text, identifier in near.items():
        line(N_("“{text}” is taken for “{identifier}”"), text=text, identifier=identifier)


def differences(written: Written) -> None:
    """What changes in the files that are there."""
    import sys
    from difflib import unified_diff

    for file, before in written.before.items():
        after = written.files[file]
        lines = unified_diff(
            before.decode().splitlines(), after.decode().splitlines(), f"a/{file}", f"b/{file}", lineterm=""
        )
        from cmqplan.language.controls import visible

        sys.stdout.writelines(visible(text) + "\n" for text in lines)


def _agreed() -> bool:
    from cmqplan.cli.asking import ask
    from cmqplan.findings import fold

    answer = ask(N_("Write these files? (yes or no)"), _(N_("yes")), lambda _text: None)
    return fold(answer)[:1] in ("o", "y")


def _judge(root: Path, plan: str) -> None:
    """Whether the plan is valid as it was written."""
    from cmqplan.cli.checking import examined
    from cmqplan.cli.output import say
    from cmqplan.report.assemble import report

    found = report(examined(root, [plan], None))
    if found.has_errors:
        say(
            N_("{plan} is written and isn't valid yet: “cmqplan validate {plan}” says what is missing"),
            plan=plan,
        )
    else:
        say(N_("{plan} is valid; “cmqplan validate {plan}” says what is still to be looked at"), plan=plan)
