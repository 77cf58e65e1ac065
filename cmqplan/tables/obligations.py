"""What is due, as a sheet, as JSON, and as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from cmqplan.amounts import format_plain
from cmqplan.findings import N_
from cmqplan.language import NN_, fill, show, show_month, translate
from cmqplan.language.controls import visible
from cmqplan.obligations import Genre, Obligation, StatutObligation
from cmqplan.tables.sheet import Cell, Column, Sheet
from cmqplan.workspace.workspace import Organismes

_DATES = frozenset({Genre.DEBUT, Genre.FIN, Genre.JALON})
"""The kinds that a fiche's calendar holds."""
_SPOKEN = _DATES | {Genre.ENGAGEMENT, Genre.VERSEMENT, Genre.VISA}
"""The kinds that say nothing without the words of the obligation itself."""

_STATUSES = {
    StatutObligation.EN_RETARD: N_("overdue"),
    StatutObligation.A_VENIR: N_("to come"),
    StatutObligation.FAIT: N_("done"),
}
_GENRES = {
    Genre.COMITE: N_("committee"),
    Genre.RAPPORT: N_("report"),
    Genre.EVALUATION: N_("evaluation"),
    Genre.ENGAGEMENT: N_("commitment"),
    Genre.FIN_DE_CONVENTION: N_("end of convention"),
    Genre.RENOUVELLEMENT: N_("renewal of the label"),
    Genre.VERSEMENT: N_("payment"),
    Genre.DEBUT: N_("start"),
    Genre.FIN: N_("end"),
    Genre.JALON: N_("milestone"),
    Genre.VISA: N_("visa"),
}


def title(due: Sequence[Obligation], today: date) -> str:
    late = sum(1 for one in due if one.statut is StatutObligation.EN_RETARD)
    if not due:
        return fill(N_("Nothing is due on {day}"), {"day": today})
    template = NN_(
        "{count} obligation on {day}, {late} of them overdue",
        "{count} obligations on {day}, {late} of them overdue",
    )
    return fill(template, {"count": len(due), "late": late, "day": today})


def title_of_agenda(due: Sequence[Obligation], today: date, month: date | None = None) -> str:
    """``month`` is a day of the only month that is shown."""
    late = sum(1 for one in due if one.statut is StatutObligation.EN_RETARD)
    if not due and month is not None:
        return fill(N_("Nothing is due in {month}"), {"month": show_month(month)})
    template = NN_(
        "Agenda on {day}: {count} date, {late} of them overdue",
        "Agenda on {day}: {count} dates, {late} of them overdue",
    )
    return fill(template, {"count": len(due), "late": late, "day": today}) if due else title(due, today)


def months(
    due: Sequence[Obligation], organismes: Organismes, today: date, month: date | None = None
) -> list[Sheet]:
    """For people: a sheet for each month that something is due in, or for the only one that is shown."""
    by_month = groupby(due, key=lambda one: show_month(month or one.echeance))
    return [sheet(tuple(rows), organismes, today, heading) for heading, rows in by_month]


def sheet(
    due: Sequence[Obligation], organismes: Organismes, today: date, heading: str | None = None
) -> Sheet:
    """For people: one row an obligation, in the order given."""
    heads = (
        Column("echeance", translate("Due")),
        Column("statut", translate("Status")),
        Column("genre", translate("What")),
        Column("cadre", translate("Of")),
        Column("organismes", translate("Who")),
    )
    rows = tuple(_row(one, organismes, today) for one in due)
    return Sheet("obligations", heading or title(due, today), heads, rows)


def _row(one: Obligation, organismes: Organismes, today: date) -> tuple[Cell, ...]:
    days = one.jours_de_retard(today)
    status = translate(_STATUSES[one.statut])
    if days:
        status = fill(
            NN_("{status}, {count} day", "{status}, {count} days"), {"status": status, "count": days}
        )
    what = translate(_GENRES[one.genre])
    if one.exercice is not None and one.genre is not Genre.FIN_DE_CONVENTION:
        what += f" {one.exercice}"
    if one.genre in _SPOKEN:
        what += f" – {shortened(one.objet)}"
    if one.montant is not None:
        what += f" – {one.montant}"
    who = ", ".join(organismes.nom_court(name) for name in one.organismes)
    return (show(one.periode or one.echeance), status, what, one.cadre, who)


def shortened(text: str, most: int = 70) -> str:
    """A text on one line, cut at a word with « … » where it is longer than this."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def table(due: Sequence[Obligation]) -> Sheet:
    """For programs: identifiers, days as 2024-12-31, the whole text."""
    keys = tuple(_plain_keys())
    rows = tuple(tuple(_cell(plain(one)[key]) for key in keys) for one in due)
    return Sheet("obligations", "", tuple(Column(key, key) for key in keys), rows)


def _plain_keys() -> Sequence[str]:
    return (
        "identifiant", "statut", "genre", "echeance", "debut", "exercice", "cadre", "objet",
        "organismes", "montant", "fait", "periode", "fichier",
    )  # fmt: skip


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return " ".join(value)
    return value if isinstance(value, int) or value is None else str(value)


def plain(one: Obligation) -> dict[str, Any]:
    """An obligation as JSON's plain values."""
    values = {
        "identifiant": one.identifiant,
        "statut": one.statut.value,
        "genre": one.genre.value,
        "echeance": one.echeance.isoformat(),
        "debut": one.debut.isoformat() if one.debut is not None else None,
        "exercice": one.exercice,
        "cadre": one.cadre,
        "objet": one.objet,
        "organismes": list(one.organismes),
        "montant": format_plain(one.montant) if one.montant is not None else None,
        "fait": one.fait.isoformat() if one.fait is not None else None,
        "periode": one.periode,
        "fichier": one.place.file,
    }
    assert tuple(values) == _plain_keys()
    return values


def document(due: Sequence[Obligation], today: date) -> dict[str, Any]:
    return {"jour": today.isoformat(), "obligations": [plain(one) for one in due]}


def agenda(due: Sequence[Obligation], today: date, month: date | None = None) -> dict[str, Any]:
    return {
        "jour": today.isoformat(),
        "mois": f"{month:%Y-%m}" if month is not None else None,
        "agenda": [plain(one) for one in due],
    }


def calendar(
    due: Sequence[Obligation],
    organismes: Organismes,
    today: date,
    name: str = "Obligations",
    remind: timedelta | None = None,
) -> bytes:
    """An iCalendar file (RFC 5545): one event of a whole day for each obligation, on the day it is due; a milestone takes all
    its days. With ``remind``, what is to come is announced so long before it begins.

    The same obligations give the same bytes: what identifies an event stays whatever is put in before it (and when its date
    moves, unless it is a payment: its day is what it is known by), and the stamp is midnight (UTC) of ``today``. Raises ImportError when the part that writes calendars isn't installed.
    """
    from icalendar import Alarm, Calendar, Event

    file = Calendar()
    file.add("prodid", f"-//cmqplan//{name.lower()}//FR")
    file.add("version", "2.0")
    file.add("x-wr-calname", name)
    stamp = datetime.combine(today, time(), UTC)
    for one in due:
        event = Event()
        event.add("uid", visible(f"{one.identifiant}@cmqplan"))
        event.add("dtstamp", stamp)
        event.add("dtstart", one.premier_jour)
        event.add("dtend", one.echeance + timedelta(days=1))
        event.add("summary", visible(_summary(one, organismes)))
        event.add("description", visible(_description(one, organismes)))
        event.add("categories", [one.genre.value, one.statut.value])
        event.add("transp", "TRANSPARENT")
        if remind is not None and one.statut is StatutObligation.A_VENIR:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", visible(_summary(one, organismes)))
            alarm.add("trigger", -remind)
            event.add_component(alarm)
        file.add_component(event)
    return bytes(file.to_ical())


def _summary(one: Obligation, organismes: Organismes) -> str:
    year = "" if one.exercice is None or one.genre is Genre.FIN_DE_CONVENTION else f" {one.exercice}"
    mark = "" if one.statut is StatutObligation.A_VENIR else f" ({one.statut.value})"
    what = " ".join(one.objet.split()) if one.genre in _DATES else one.cadre
    whose = ", ".join(map(organismes.nom, one.organismes)) + " – " if one.genre is Genre.VISA else ""
    return f"{one.genre.value.capitalize()}{year} – {whose}{what}{mark}"


def _description(one: Obligation, organismes: Organismes) -> str:
    lines = [" ".join(one.objet.split())]
    if one.periode is not None:
        lines += [f"Plan : {one.cadre}", f"Quand : {' '.join(one.periode.split())}"]
    if one.organismes:
        lines.append("Qui : " + ", ".join(organismes.nom(name) for name in one.organismes))
    if one.montant is not None:
        lines.append(f"Montant : {one.montant}")
    if one.fait is not None:
        lines.append(f"Fait le {one.fait.isoformat()}")
    return "\n".join(lines)
