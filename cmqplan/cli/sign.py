"""``cmqplan sign``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812  # --date is the command's own word
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cmqplan.cli.options import Output, complete_organisme, complete_plan
from cmqplan.language import N_, translate
from cmqplan.language import translate as _

if TYPE_CHECKING:
    from rich.console import Console

    from cmqplan.cli.checking import Opened
    from cmqplan.model.fiche import Fiche
    from cmqplan.versions.visas import Part
    from cmqplan.workspace.workspace import Entry, Workspace

EXAMPLES = (
    "cmqplan sign plan-2027/1.1 --partner collectivite-partenaire --date 2026-10-12\n"
    "cmqplan sign plan-2027@envoyee --partner collectivite-partenaire\ncmqplan sign --list"
)
MORE = N_(
    "Keeps under the fiche's “visas:” what the partner agreed to, with the values of that day: its money and the total, the "
    "calendar, its role. When one of them changes later, validate says so. Of a plan, every fiche that names the partner is "
    "signed; of a version, its fiches as they were frozen. A plan with errors is refused (exit 1)."
)


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def command(
    plan: Annotated[
        str,
        typer.Argument(
            metavar="[PLAN/NUMERO]",
            help=_(
                "The fiche that is signed; a plan, or a version of one (plan-2027@votee), for all of them."
            ),
            autocompletion=complete_plan,
        ),
    ] = "",
    partner: Annotated[
        str,
        typer.Option(
            "--partner",
            autocompletion=complete_organisme,
            help=_("The organisme that signs, by identifier or name."),
        ),
    ] = "",
    parts: Annotated[
        str,
        typer.Option(
            "--parts", help=_("What it agrees to, with commas: argent, calendrier, role; all when not given.")
        ),
    ] = "",
    date: Annotated[
        str, typer.Option("--date", help=_("The day it signed, such as 2026-10-12; today when not given."))
    ] = "",
    function: Annotated[
        str,
        typer.Option(
            "--function",
            help=_("The function of who signs for it, such as “la présidente”; never a person's name."),
        ),
    ] = "",
    show_list: Annotated[
        bool, typer.Option("--list", help=_("Show who has signed and who is still to sign; write nothing."))
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help=_("With --list: how to write it."))
    ] = Format.TABLE,
    output: Output = "",
) -> None:
    from cmqplan.cli.checking import day_of, opened, past_day_of
    from cmqplan.cli.output import stop

    if show_list and (parts or function):
        stop(N_("--list writes no visa: leave out --parts and --function"))
    place = opened([plan] if plan else None)
    if show_list:
        _list(place, partner, day_of(date), output_format, output)
        return
    if output or output_format is not Format.TABLE:
        stop(N_("--format and --output go with --list"))
    _sign(place, partner, _parts(parts), past_day_of(date), " ".join(function.split()))


def _parts(text: str) -> tuple[Part, ...]:
    from cmqplan.cli.output import stop
    from cmqplan.findings import fold
    from cmqplan.versions.visas import Part

    words = [word.strip() for word in text.split(",") if word.strip()]
    known = tuple(part.value for part in Part)
    for word in words:
        if fold(word) not in known:
            stop(N_("“{word}” is no part that can be signed; the parts are: {known}"), word=word, known=known)
    return tuple(part for part in Part if not words or part in map(fold, words))


def _sign(place: Opened, partner: str, parts: tuple[Part, ...], day: Date | None, function: str) -> None:
    from cmqplan.cli.checking import blocks, examined, fiche_named, files_of, plans_of, print_report
    from cmqplan.cli.output import save, say, stop
    from cmqplan.cli.streams import FINDINGS
    from cmqplan.report.assemble import report
    from cmqplan.report.formats import Format as Report
    from cmqplan.versions.frozen import Version, stored
    from cmqplan.versions.signing import PARTS, sign
    from cmqplan.versions.visas import parts_of
    from cmqplan.workspace.files import discover

    words, numero = fiche_named(place.root, place.words, "")
    names = plans_of(place.root, words) or [*discover(place.root).plans]
    if not place.words or len(names) != 1:
        stop(N_("say what is signed, and by whom: cmqplan sign PLAN/NUMERO --partner ORGANISME"))
    (name,) = names
    examination = examined(place.home, names, day, keep=True)
    today = examination.workspace
    found = report(examination)
    if blocks(found, today, name) or name not in today.plans:
        print_report(found, Report.TEXT, quiet=True, stderr=True)
        say(
            N_("nothing is signed in “{plan}” because of these errors: what is signed must be right"),
            plan=name,
        )
        raise typer.Exit(FINDINGS)
    frozen = next(
        (
            one.date
            for _file, one in stored(today.files, name)
            if isinstance(one, Version) and one.nom == place.version
        ),
        None,
    )
    if frozen is not None and today.today < frozen:
        stop(
            N_(
                "{version} was frozen on {day}, and nobody signed it before: write the day of the agreement with --date"
            ),
            version=place.version,
            day=frozen,
        )
    signed = examined(place.root, names, day, keep=True).workspace if place.version else today
    files = files_of(signed, numero) if numero else None
    fiches = [entry for entry in signed.fiches[name] if files is None or entry.file in files]
    who = _party(signed, fiches, partner, f"{name}/{numero}" if numero else name)
    made = sign(today, signed, fiches, name, who, today.today, parts, place.version, function)
    root = place.home
    save(
        {root / file: data for file, data in made.files.items()},
        {root / file: data for file, data in made.before.items()},
    )
    for fiche, visa in made.visas:
        say(
            N_("{partner} has signed {fiche} on {day}: {parts}"),
            partner=who,
            fiche=fiche,
            day=visa.date,
            parts=tuple(translate(PARTS[part]) for part in parts_of(visa)),
        )
    for message, params in made.left:
        say(message, **params)


def _party(workspace: Workspace, fiches: Iterable[Entry[Fiche]], partner: str, what: str) -> str:
    """The organisme that a word names, where it is one of those who sign these fiches; else the run stops."""
    from cmqplan.cli.output import stop
    from cmqplan.findings.words import nearest
    from cmqplan.versions.visas import signataires

    organismes = workspace.organismes
    known = tuple(dict.fromkeys(name for entry in fiches for name in signataires(entry.model)))
    if not known:
        stop(N_("nobody is to sign {fiche}: it names no one who carries, funds or joins it"), fiche=what)
    if not partner:
        stop(N_("say who signs {fiche}: --partner, one of {known}"), fiche=what, known=known)
    found = partner if partner in organismes else organismes.meant_by(partner)
    if found in known:
        return found
    near = nearest(partner, known) if found is None else None
    if near:
        stop(
            N_("“{name}” neither carries, funds nor joins {fiche}; did you mean “{near}”?"),
            name=partner,
            fiche=what,
            near=near,
        )
    return stop(
        N_("“{name}” neither carries, funds nor joins {fiche}; those who do: {known}"),
        name=partner,
        fiche=what,
        known=known,
    )


def _list(place: Opened, partner: str, day: Date | None, output_format: Format, output: str) -> None:
    from cmqplan.cli import budget_table
    from cmqplan.cli.checking import examined, fiche_named, files_of, organisme_named, plans_of
    from cmqplan.cli.network import say_what_is_left_out
    from cmqplan.cli.output import deliver, destination, say
    from cmqplan.tables import delimited, jsonfile, visas

    file = destination(output, output_format.value, place.home, name="visas", choices=[*Format])
    words, numero = fiche_named(place.root, place.words, "")
    workspace = examined(place.root, plans_of(place.root, words), day, keep=True, home=place.home).workspace
    say_what_is_left_out(workspace)
    files = files_of(workspace, numero) if numero else None
    who = organisme_named(workspace, partner) if partner else ""
    sheet = visas.sheet(workspace, files, who)
    match output_format:
        case Format.JSON:
            deliver(jsonfile.write(jsonfile.of_sheet(sheet)), file)
        case Format.CSV:
            deliver(delimited.write(sheet), file)
        case Format.TABLE if not sheet.rows and not file:
            say(N_("nobody is to sign here: no fiche names anyone who carries, funds or joins it"))
        case Format.TABLE:
            sheets = visas.sheets(workspace, files, who)

            def show(console: Console) -> None:
                for n, one in enumerate(sheets):
                    budget_table.write(one, console, first=n == 0)

            deliver(show, file)
