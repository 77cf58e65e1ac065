"""A single value → what its cell shows, and what a cell says → the value, as a file writes it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from cmqplan import periods
from cmqplan.amounts import MontantRefuse, format_typed, parse_chiffrage, parse_taux
from cmqplan.amounts.chiffrage import Certitude
from cmqplan.amounts.montant import Montant
from cmqplan.findings import fold
from cmqplan.intake.form.formes import Forme, Kind
from cmqplan.intake.parties import Parties
from cmqplan.intake.readers import workbook
from cmqplan.periods.writing import day_point, write_point
from cmqplan.source.edits.writing import Habits, flow
from cmqplan.source.yaml import Value
from cmqplan.workspace.workspace import Organismes

BULLET = "• "
"""What begins each text of a list of texts, in its one cell."""
_FIRST_DAY = date(1900, 3, 1)
"""The first one that all workbooks count alike."""

Shown = str | Decimal | date


def party_name(organismes: Organismes, reference: str) -> str:
    """What people call it in short, and where that means another one too, its identifier beside it."""
    name = organismes.nom_court(reference)
    return name if organismes.meant_by(name) in (reference, None) else f"{name} ({reference})"


def shown(value: Value | None, forme: Forme, organismes: Organismes) -> Shown:
    """What the cell of a value shows: a number or a day where a sheet can work with it, else a text."""
    if value is None:
        return ""
    if forme.many:
        items = [
            str(_one(item, forme, organismes)) for item in (value if isinstance(value, list) else [value])
        ]
        if forme.kind is not Kind.TEXT or len(items) == 1:
            return "\n".join(items)
        return "\n".join(BULLET + item for item in items)
    return _one(value, forme, organismes)


def _one(value: Value, forme: Forme, organismes: Organismes) -> Shown:
    if not isinstance(value, str):
        return ", ".join(map(str, value)) if isinstance(value, list) else flow(value, Habits(), "")
    text = value.strip()
    match forme.kind:
        case Kind.PARTY:
            return party_name(organismes, text)
        case Kind.AMOUNT:
            return _amount(text)
        case Kind.YEAR if re.fullmatch("[0-9]{4}", text):
            return Decimal(text)
        case Kind.RATE:
            return _rate(text)
        case Kind.DAY:
            return _day(text)
        case _:
            return text


def _amount(text: str) -> Shown:
    try:
        found = parse_chiffrage(text)
    except MontantRefuse:
        return text
    firm = found.certitude is Certitude.FERME and found.par_an is None
    return found.montant.euros if firm and found.montant is not None else text


def _rate(text: str) -> Shown:
    try:
        return parse_taux(text).valeur / 100
    except MontantRefuse:
        return text


def _day(text: str) -> Shown:
    try:
        period = periods.parse(text)
    except periods.PeriodeRefusee:
        return text
    day = period.debut
    return day if day is not None and day == period.fin and day >= _FIRST_DAY else text


def as_read(value: Shown) -> str:
    """The text that a reader of workbooks makes of what a cell shows."""
    return tidy(workbook.shown(float(value) if isinstance(value, Decimal) else value))


def tidy(text: str) -> str:
    """A cell's text without what programs do to the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def read(text: str, forme: Forme, parties: Parties) -> Value | None:
    """The value that a cell says; None where it says nothing. What can't be read is kept as it is typed: the model says why."""
    if not text.strip():
        return None
    if not forme.many:
        return _read(text, forme, parties)
    parts = _texts(text) if forme.kind is Kind.TEXT else text.splitlines()
    return [_read(part, forme, parties) for part in parts if part.strip(" \t•")]


def _texts(text: str) -> list[str]:
    """The texts of one cell: each begins with its bullet; without any, the whole is one."""
    return re.split(rf"^\s*{BULLET.strip()}\s*", text, flags=re.MULTILINE)


def _read(text: str, forme: Forme, parties: Parties) -> str:
    text = tidy(text) if forme.kind is Kind.TEXT else " ".join(text.split())
    number = _number(text)
    match forme.kind:
        case Kind.PARTY:
            return _party(text, parties)
        case Kind.CHOICE:
            return next((word for word in forme.choices if fold(word) == fold(text)), text)
        case Kind.AMOUNT if number is not None and number == round(number, 2):
            return format_typed(Montant.of(number))
        case Kind.RATE if number is not None:
            rate = number * 100 if number <= 1 else number
            return f"{rate.normalize():f} %".replace(".", ",")
        case Kind.DAY if (day := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)) is not None:
            try:
                return write_point(day_point(date(int(day[3]), int(day[2]), int(day[1]))))
            except ValueError:
                return text
        case _:
            return text


def _number(text: str) -> Decimal | None:
    """« 8000 », « 8 000,50 »: a figure without anything around it."""
    bare = re.sub(r"(?<=[0-9])\s(?=[0-9]{3})", "", text).replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,13}(?:\.[0-9]{1,12})?", bare):
        return None
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _party(text: str, parties: Parties) -> str:
    """The identifier of who is named; one that nobody has declared is declared anew."""
    given = re.fullmatch(r".* \(([a-z0-9-]+)\)", text)
    if given is not None and parties.known.knows(given[1]):
        return given[1]
    return text if parties.known.knows(text) else parties.named(text) or text
