"""The sheet on which a partner says yes: what it would agree to in each action, as ``cmqplan sign`` keeps it, and its answer.

What is agreed to is what the sheet showed. A part that the answer itself changes, or the file since, is nobody's agreement:
it is told, and not signed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cmqplan import periods
from cmqplan.documents.visas import money_words, signed_words
from cmqplan.findings import fold
from cmqplan.intake.form.formes import Steps, forme_of, short
from cmqplan.intake.form.tables import Piece
from cmqplan.language import fill, translate
from cmqplan.language.gettext import N_
from cmqplan.model.fiche import Fiche, Visa
from cmqplan.model.plan import Plan
from cmqplan.model.values import Reperes
from cmqplan.source.yaml import Value
from cmqplan.versions.signing import PARTS, signed_already, signed_later
from cmqplan.versions.visas import Part, changes, parts_of, signataires, signatures, visa_of, words_of
from cmqplan.workspace.read import build

TABLE = "@visas"
"""By which the sheet is known; no list of a file is called so."""
TITLE = "Visas"
YES = "oui"
FUNCTION, DAY = "fonction", "date"
SHOWN: Mapping[Part, str] = {
    Part.ARGENT: "@argent",
    Part.CALENDRIER: "@calendrier",
    Part.ROLE: "@role",
}
"""The columns that show what each part says; the part's own name is that of the column in which it is agreed to."""
GIVEN = "@visa"

COLUMNS: Mapping[str, tuple[str, float]] = {
    SHOWN[Part.ARGENT]: ("Argent", 34),
    SHOWN[Part.CALENDRIER]: ("Calendrier", 34),
    SHOWN[Part.ROLE]: ("Rôle", 26),
    GIVEN: ("Visa déjà donné", 26),
    Part.ARGENT.value: ("D'accord sur l'argent", 13),
    Part.CALENDRIER.value: ("D'accord sur le calendrier", 13),
    Part.ROLE.value: ("D'accord sur le rôle", 13),
    DAY: ("Le", 12.5),
    FUNCTION: ("Fonction de qui signe (pas de nom)", 30),
}
"""Name → head and width; those that begin with « @ » show, the others are to fill in."""

_KEYS: Mapping[str, Part] = {
    "moyens": Part.ARGENT,
    "calendrier": Part.CALENDRIER,
    "porteurs": Part.ROLE,
    "partenaires": Part.ROLE,
}
"""A fiche's keys → the part that they are."""


class Ligne(NamedTuple):
    """An action that the partner signs: what each column says as the sheet goes out, and which parts there are to sign."""

    piece: Piece
    cells: Mapping[str, str]
    parts: Collection[Part]


def fiche_of(piece: Piece, plan: Plan, holds: Value | None = None) -> Fiche | None:
    """A piece as its model reads it, None where it can't; ``holds`` is what its file does, visas too, where that is known."""
    context = Reperes(plan.seul_exercice, plan.exercice[0])
    value = holds or short(piece.value, forme_of(piece.model))
    made = build(piece.model, value, piece.file, context=context)
    return made if isinstance(made, Fiche) else None


def lignes(
    pieces: Mapping[str, Piece], held: Mapping[str, Value], plan: Plan, partner: str
) -> Iterator[Ligne]:
    """Of the actions that go out, by file, those that the partner signs; ``held`` is what the files hold."""
    for file, piece in pieces.items():
        fiche = fiche_of(piece, plan, held[file])
        if fiche is None or partner not in signataires(fiche):
            continue
        visa = visa_of(fiche, partner, date.min, plan.seul_exercice)
        given = next(one for one in signatures(fiche, plan.seul_exercice) if one.organisme == partner)
        cells = {
            SHOWN[Part.ARGENT]: money_words(visa.argent) if visa.argent else "",
            SHOWN[Part.CALENDRIER]: words_of(visa.calendrier) if visa.calendrier else "",
            SHOWN[Part.ROLE]: visa.role or "",
            GIVEN: signed_words(given),
        }
        yield Ligne(piece, {**dict.fromkeys(COLUMNS, ""), **cells}, parts_of(visa))


def part_of(keys: Steps) -> Part | None:
    """The part that a value at a path of a fiche belongs to."""
    return _KEYS.get(str(keys[0])) if keys else None


class Accord(NamedTuple):
    """What a row of the sheet says: the parts agreed to, the day and the function; and why it can't count, where it can't."""

    parts: tuple[Part, ...]
    day: date | None
    fonction: str
    why: str = ""


def accord(cells: Mapping[str, str], today: date) -> Accord | None:
    """What a row that came back says; None where nothing is filled in."""
    said = {name: " ".join(text.split()) for name, text in cells.items() if name[:1] != "@"}
    if not any(said.values()):
        return None
    parts = tuple(part for part in Part if fold(said.get(part.value, "")) == YES)
    odd = next((text for part in Part if (text := said.get(part.value, "")) and fold(text) != YES), "")
    day = _day(said.get(DAY, ""))
    why = ""
    if odd:
        why = fill(N_("“{text}” is no agreement: write “oui”, or leave it empty"), {"text": odd})
    elif not parts:
        why = translate(N_("no part of it is agreed to with “oui”"))
    elif day is None:
        why = translate(N_("no day says when it was agreed to; write it like 15/03/2027"))
    elif day > today:
        why = fill(N_("{day} is yet to come"), {"day": day})
    return Accord(parts, day, said.get(FUNCTION, ""), why)


def _day(text: str) -> date | None:
    try:
        period = periods.parse(text)
    except periods.PeriodeRefusee:
        return None
    return period.debut if period.debut == period.fin else None


class Jugement(NamedTuple):
    """The visa to be written, if any, and of the parts that it leaves out why."""

    visa: Visa | None
    left: Sequence[tuple[Part, str]]


def judged(
    said: Accord,
    partner: str,
    exercice: int | None,
    shown: Fiche,
    today: Fiche,
    after: Fiche,
    unwritten: Collection[Part],
) -> Jugement:
    """An agreement held against the fiche as it was shown, as it is today, and as the answer leaves it; ``unwritten`` are the
    parts of which the answer says something that isn't taken."""
    assert said.day is not None
    kept = visa_of(shown, partner, said.day, exercice, said.parts)
    left: dict[Part, str] = {
        part: translate(N_("the form showed nothing of it"))
        for part in said.parts
        if part not in parts_of(kept)
    }
    for now, message in (
        (today, N_("the form showed “{sent}”, the file says “{today}” since; send a new form")),
        (after, N_("the form showed “{sent}”, the answer itself makes it “{today}”; send a new form")),
    ):
        for ecart in changes(kept, visa_of(now, partner, said.day, exercice), exercice):
            words = {"sent": ecart.avant or "–", "today": ecart.apres or "–"}
            left.setdefault(ecart.part, fill(message, words))
    for part in said.parts:
        if part in unwritten:
            left.setdefault(
                part, translate(N_("the answer says something else of it, which isn't written; agree first"))
            )
    parts = tuple(part for part in said.parts if part not in left)
    visa = visa_of(after, partner, said.day, exercice, parts, fonction=said.fonction or None)
    if not parts or signed_already(after, visa, exercice) is not None:
        return Jugement(None, [*left.items()])
    later = signed_later(after, visa)
    if later is not None:
        why = fill(N_("it has signed later already, on {day}"), {"day": later})
        return Jugement(None, [*left.items(), *((part, why) for part in parts)])
    return Jugement(visa, [*left.items()])


def words(parts: Sequence[Part]) -> str:
    """« argent, calendrier », in the language of who runs it."""
    return ", ".join(translate(PARTS[part]) for part in parts)
