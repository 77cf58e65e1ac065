"""``cmqplan new``: one more plan, fiche, organisme, convention, campus or document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Carrier, Funder, Region, Title, Yes
from cmqplan.cli.usage import Commands
from cmqplan.language import N_
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from cmqplan.beginnings.names import Unfit
    from cmqplan.beginnings.pages import Written
    from cmqplan.workspace.workspace import Workspace

EXAMPLES = 'cmqplan new organisme "Mission locale"\ncmqplan new fiche --title "Forum des métiers"'
command = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None, epilog=EXAMPLES)

Like = Annotated[str, typer.Option("--like", help=_("Begin as this one, with what was done taken out."))]
InPlan = Annotated[
    str, typer.Option("--plan", help=_("The plan it belongs to; the only one when not given."))
]


def _frame() -> Workspace:
    from cmqplan.cli.app import workspace_root
    from cmqplan.workspace.load import load_frame

    return load_frame(workspace_root())[0]


_NEXT_PLAN = N_(
    "Next: put your own texts in these files; “cmqplan new fiche --plan {plan}” adds a fiche, “cmqplan validate {plan}” checks."
)
_NEXT = N_("Next: open it in an editor, put your own texts in it, then “cmqplan validate”.")


def _put(workspace: Workspace, written: Written | Unfit, following: str = _NEXT, **params: object) -> None:
    from cmqplan.beginnings.names import Unfit
    from cmqplan.cli.beginning import give_up, put
    from cmqplan.cli.output import say

    if isinstance(written, Unfit):
        give_up(written)
    root = workspace.files.root
    put(Path() if root == Path.cwd() else root, written)
    say(following, **params)


def _plan(workspace: Workspace, word: str) -> str:
    """The plan a word names; the only one where there is no word. Stops where it isn't told."""
    from cmqplan.cli.output import plan_names, stop

    plans = [*workspace.files.plans]
    if word:
        return plan_names(workspace.files.root, [word], plans)[0]
    if len(plans) == 1:
        return plans[0]
    message = (
        N_("there are several plans here; say which: {examples}")
        if plans
        else N_("the folder “plans” holds no plan yet: “cmqplan new plan” begins one")
    )
    return stop(message, examples=tuple(f"--plan {plan}" for plan in plans))


def _asked(given: str, question: str, default: str, *, yes: bool) -> str:
    from cmqplan.beginnings.names import unfit_text
    from cmqplan.cli.asking import asks, choose

    return choose(given, question, default, unfit_text, asking=asks(yes=yes))


@command.command(
    "plan",
    help=_("One more plan, with its first fiche."),
    epilog='cmqplan new plan plan-2028 --title "Plan d\'action"\ncmqplan new plan plan-2028 --like plan-2027',
)
def plan(
    name: Annotated[
        str, typer.Argument(metavar="[PLAN]", help=_("Its folder's name, such as plan-2027."))
    ] = "",
    title: Title = "",
    year: Annotated[
        str, typer.Option("--year", help=_("Its year; by default the one in its name, or the next one."))
    ] = "",
    like: Like = "",
    carrier: Carrier = "",
    funder: Funder = "",
    yes: Yes = False,
) -> None:
    import re

    from cmqplan.beginnings.more import new_plan
    from cmqplan.beginnings.names import Unfit, plan_name
    from cmqplan.cli.asking import year_unfit
    from cmqplan.cli.beginning import give_up

    workspace = _frame()
    in_name = re.search(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", name)
    last = max(
        (entry.model.exercice[-1] for entry in workspace.plans.values()), default=workspace.today.year - 1
    )
    the_year = year or (in_name[0] if in_name else str(last + 1))
    odd = year_unfit(the_year) or plan_name(name or f"plan-{the_year}", workspace.files.plans)
    if isinstance(odd, Unfit):
        give_up(odd)
    if like:
        from cmqplan.beginnings.like import plan_like

        copy = plan_like(workspace, odd, title, int(the_year), _plan(workspace, like))
        _put(workspace, copy, _NEXT_PLAN, plan=odd)
        return
    the_title = _asked(title, N_("Its title"), f"Plan d'action {the_year}", yes=yes)
    written = new_plan(workspace, odd, the_title, int(the_year), carrier=carrier, funder=funder)
    _put(workspace, written, _NEXT_PLAN, plan=odd)


@command.command(
    "fiche",
    help=_("One more fiche-action, with the next free number."),
    epilog='cmqplan new fiche --title "Forum des métiers"',
)
def fiche(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[PLAN/NUMERO]", help=_("Its plan and number; the number alone where there is one plan.")
        ),
    ] = "",
    title: Title = "",
    plan: InPlan = "",
    axe: Annotated[
        str, typer.Option("--axe", help=_("The axe it hangs from; the first one when not given."))
    ] = "",
    like: Like = "",
    carrier: Carrier = "",
    funder: Funder = "",
    yes: Yes = False,
) -> None:
    from cmqplan.beginnings.more import Where, leaves, new_fiche, place
    from cmqplan.beginnings.names import Unfit
    from cmqplan.cli.asking import ask, asks
    from cmqplan.cli.checking import split

    workspace = _frame()
    of_plan, numero = split(name, workspace.files.plans)
    where = _plan(workspace, plan or of_plan)
    declared = workspace.plans.get(where)
    if declared is not None and not numero and not axe and asks(yes=yes) and len(leaves(declared.model)) > 1:
        known = {one.numero: one.titre for one in leaves(declared.model)}
        for number, text in known.items():
            typer.echo(f"  {number}  {text}")

        def unknown(text: str) -> Unfit | None:
            message = N_("there is no axe “{axe}” in {plan}; its axes are: {known}")
            return (
                None if text in known else Unfit(message, {"axe": text, "plan": where, "known": tuple(known)})
            )

        axe = ask(N_("The axe it hangs from"), next(iter(known)), unknown)
    if like and declared is not None:
        from cmqplan.beginnings.like import fiche_like

        spot = place(workspace, where, numero, axe)
        of_source, source = split(like, workspace.files.plans)
        from_plan = _plan(workspace, of_source) if of_source else where
        _put(
            workspace,
            spot if isinstance(spot, Unfit) else fiche_like(workspace, where, spot, title, from_plan, source),
        )
        return
    if declared is not None and not title:
        spot = place(workspace, where, numero, axe)
        if isinstance(spot, Where):
            title = _asked("", N_("Its title"), spot.title or f"Action {spot.numero}", yes=yes)
    _put(workspace, new_fiche(workspace, where, numero, title, axe=axe, carrier=carrier, funder=funder))


@command.command(
    "organisme",
    help=_("One more organisme, declared in organismes.yaml."),
    epilog='cmqplan new organisme "Mission locale" --type association',
)
def organisme(
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("Its full name."))],
    identifier: Annotated[
        str, typer.Option("--id", help=_("Its identifier; made of its name when not given."))
    ] = "",
    kind: Annotated[
        str, typer.Option("--type", help=_("What it is; guessed from its name when not given."))
    ] = "",
    sigle: Annotated[str, typer.Option("--sigle", help=_("Its short name, for tables."))] = "",
) -> None:
    from cmqplan.beginnings.more import new_organisme
    from cmqplan.beginnings.names import identifier as made_of

    workspace = _frame()
    _put(
        workspace,
        new_organisme(workspace, name, given=identifier, kind=kind, sigle=sigle),
        N_(
            "Next: name it in a fiche, under “porteurs: [{name}]” or “financeur: {name}”, then “cmqplan validate”."
        ),
        name=made_of(identifier or name),
    )


@command.command(
    "convention",
    help=_("One more convention, named by its plan."),
    epilog='cmqplan new convention "Convention 2027-2029"',
)
def convention(
    title: Annotated[str, typer.Argument(metavar=_("[TITLE]"), help=_("Its title."))] = "",
    plan: InPlan = "",
    year: Annotated[str, typer.Option("--year", help=_("Its first year; the plan's when not given."))] = "",
    carrier: Carrier = "",
    funder: Funder = "",
    yes: Yes = False,
) -> None:
    from cmqplan.beginnings.more import new_convention
    from cmqplan.cli.asking import year_unfit
    from cmqplan.cli.beginning import give_up

    workspace = _frame()
    odd = year_unfit(year) if year else None
    if odd is not None:
        give_up(odd)
    where = _only(workspace, plan)
    entry = workspace.plans.get(where)
    first = int(year) if year else entry.model.exercice[0] if entry else workspace.today.year
    the_title = _asked(title, N_("Its title"), f"Convention de partenariat {first}-{first + 2}", yes=yes)
    _put(
        workspace,
        new_convention(workspace, the_title, where, year=int(year or 0), carrier=carrier, funder=funder),
    )


@command.command(
    "campus",
    help=_("One more campus, named by its plan."),
    epilog='cmqplan new campus "Campus Exemple" --region "Grand Est"',
)
def campus(
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("Its name."))],
    region: Region = "",
    plan: InPlan = "",
) -> None:
    from cmqplan.beginnings.more import new_campus

    workspace = _frame()
    _put(workspace, new_campus(workspace, name, _only(workspace, plan), region))


def _only(workspace: Workspace, word: str) -> str:
    """The plan named, or the only one; nothing where there are several."""
    return _plan(workspace, word) if word or len(workspace.files.plans) == 1 else ""


@command.command(
    "document",
    help=_("One more kind of document, a template of this workspace."),
    epilog="cmqplan new document courrier",
)
def document(
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("Its name, such as courrier."))],
    title: Title = "",
) -> None:
    from cmqplan.beginnings.more import new_document
    from cmqplan.beginnings.names import identifier as made_of
    from cmqplan.documents.templates import kinds as documents

    workspace = _frame()
    written = new_document(workspace, name, title, documents(workspace.files.root))
    _put(
        workspace,
        written,
        N_("Next: open it in an editor, change its text, then “cmqplan render --document {name}”."),
        name=made_of(name),
    )
