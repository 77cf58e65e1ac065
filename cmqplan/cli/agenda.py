"""``cmqplan agenda``."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812  # --date is the command's own word
from datetime import timedelta
from typing import Annotated

import typer

from cmqplan.cli.obligations import Everything, Format, Written, write
from cmqplan.cli.options import Day, Output, Plans
from cmqplan.language import N_
from cmqplan.language import translate as _

MORE = N_(
    "What “obligations” lists, and with it the calendar of every fiche: when it begins and ends, its milestones, those of its "
    "sub-actions; and the visas still awaited of a plan that has been put to signature, on that day. A date that is open or not known is no date. What was done is left out unless --all asks for it."
)
EXAMPLES = (
    "cmqplan agenda --month 2027-03\ncmqplan agenda plan-2027 --format ics --remind 15j --output agenda.ics"
)

_LENGTH = re.compile(r"(\d{1,3})\s*(?:(j|jours?|d|days?)|s|sem|semaines?|w|weeks?)", re.IGNORECASE)
_LONGEST = timedelta(days=366)


def command(
    plans: Plans = None,
    month: Annotated[
        str, typer.Option("--month", help=_("Only this month, such as 2027-03 or “mars 2027”."))
    ] = "",
    date: Day = "",
    everything: Everything = False,
    output_format: Written = Format.TABLE,
    remind: Annotated[
        str,
        typer.Option(
            "--remind", help=_("With --format ics: an alarm so long before, such as 15j or “2 semaines”.")
        ),
    ] = "",
    output: Output = "",
) -> None:
    from cmqplan.cli.checking import day_of, examined, fiche_named, files_of, opened, plans_of
    from cmqplan.cli.network import say_what_is_left_out
    from cmqplan.cli.output import destination, stop
    from cmqplan.obligations import StatutObligation, agenda
    from cmqplan.tables import obligations as exports
    from cmqplan.versions.attendus import attendus

    place = opened(plans)
    file = destination(output, output_format.value, place.home, name="agenda", choices=[*Format])
    shown, alarm = _month_of(month), _length_of(remind)
    if alarm is not None and output_format is not Format.ICS:
        stop(N_("--remind goes with a calendar: write --format ics"))
    words, fiche = fiche_named(place.root, place.words, "")
    names = plans_of(place.root, words)
    workspace = examined(place.root, names, day_of(date), keep=True, home=place.home).workspace
    say_what_is_left_out(workspace)
    files = files_of(workspace, fiche) if fiche else None
    found = [*agenda(workspace, names or ()), *attendus(workspace, files)]
    found.sort(key=lambda one: (one.echeance, one.cadre, one.identifiant))
    due = [
        one
        for one in found
        if (everything or one.statut is not StatutObligation.FAIT)
        and (files is None or one.place.file in files)
        and (shown is None or one.touches(*shown))
    ]
    today, only = workspace.today, shown[0] if shown else None
    write(
        due,
        output_format,
        file,
        sheets=exports.months(due, workspace.organismes, today, only),
        document=exports.agenda(due, today, only),
        calendar=lambda: exports.calendar(due, workspace.organismes, today, "Agenda", alarm),
        title=exports.title_of_agenda(due, today, only),
    )


def _month_of(text: str) -> tuple[Date, Date] | None:
    """The first and the last day of the month given with --month, or None when none is."""
    if not text:
        return None
    from cmqplan import periods
    from cmqplan.cli.output import stop

    try:
        read = periods.parse(text)
    except periods.PeriodeRefusee:
        read = None
    first, last = (read.debut, read.fin) if read is not None else (None, None)
    if first is None or last is None or not _is_month(first, last):
        stop(N_("“{text}” is no month; write it like 2027-03 or “mars 2027”"), text=text)
    return first, last


def _is_month(first: Date, last: Date) -> bool:
    return first.day == (last + timedelta(days=1)).day == 1 and first.strftime("%Y%m") == last.strftime(
        "%Y%m"
    )


def _length_of(text: str) -> timedelta | None:
    """The time given with --remind, or None when none is."""
    if not text:
        return None
    from cmqplan.cli.output import stop

    read = _LENGTH.fullmatch(text.strip())
    length = timedelta(days=int(read[1]) * (1 if read[2] else 7)) if read else timedelta()
    if not timedelta() < length <= _LONGEST:
        stop(
            N_("“{text}” can't be told as a time before; write days or weeks, like 15j or “2 semaines”"),
            text=text,
        )
    return length
