"""Signing: the visas of one party written into the fiches that it signs, through the pen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cmqplan.amounts import format_typed
from cmqplan.language.gettext import N_
from cmqplan.model.fiche import ArgentVise, Fiche, Visa
from cmqplan.source.edits import Add, Change, Refusal, Set, apply
from cmqplan.source.yaml import LONGEST, Value, parse
from cmqplan.versions.compare import pairs
from cmqplan.versions.visas import Part, changes, in_force, parts_of, signataires, visa_of
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.workspace import Entry, Workspace

PARTS: Mapping[Part, str] = {
    Part.ARGENT: N_("money"),
    Part.CALENDRIER: N_("calendar"),
    Part.ROLE: N_("role"),
}
"""What can be signed, for people: messages to translate."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Files as they are to be, by their paths in the workspace, and as they were; the visas in them, by fiche; and of the
    other fiches why none was written: messages to translate, with what they say."""

    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    visas: list[tuple[str, Visa]] = field(default_factory=list)
    left: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def sign(
    today: Workspace,
    signed: Workspace,
    fiches: Sequence[Entry[Fiche]],
    plan: str,
    organisme: str,
    day: date,
    parts: Collection[Part] = tuple(Part),
    version: str = "",
    fonction: str = "",
) -> Signing:
    """A party's visas of some fiches of a plan. ``signed`` is the workspace that they are of: today's own, or that of a
    frozen version, and then each visa goes into what the fiche has become. Fiches that don't name the party are none of
    its; raises OSError for a file that can't be read."""
    found = Signing()
    exercice = signed.plans[plan].model.seul_exercice
    become = {one.file: other for one, other in pairs(fiches, today.fiches[plan]) if one} if version else {}
    for then in fiches:
        if organisme not in signataires(then.model):
            continue
        said: dict[str, object] = {"partner": organisme, "fiche": f"{plan}/{then.model.numero}"}
        now = become.get(then.file) if version else then
        if now is None:
            found.left.append((N_("{fiche} isn't in the plan any more: no visa is kept for it"), said))
            continue
        visa = visa_of(then.model, organisme, day, exercice, parts, version or None, fonction or None)
        if not parts_of(visa):
            found.left.append(
                (
                    N_("{fiche} says nothing yet of what is to be signed: {parts}"),
                    {**said, "parts": tuple(parts)},
                )
            )
            continue
        last = signed_already(now.model, visa, exercice)
        if last is not None:
            message = N_(
                "{partner} has signed {fiche} already, on {day}, and nothing in it has changed since"
            )
            found.left.append((message, {**said, "day": last}))
            continue
        later = signed_later(now.model, visa)
        if later is not None:
            message = N_(
                "{partner} has signed {fiche} later, on {day}: a visa of {earlier} wouldn't count, and isn't written"
            )
            found.left.append((message, {**said, "day": later, "earlier": day}))
            continue
        data = read_file(today.files.root / now.file, LONGEST)
        value, of_then = _keys(data), _keys(read_file(signed.files.root / then.file, LONGEST))
        done = apply(data, [recorded(value, visa, of_then.get("calendrier"))])
        if isinstance(done, Refusal):
            message = N_(
                "{file} can't be changed as it stands; “cmqplan validate” says what is wrong with it"
            )
            found.left.append((message, {**said, "file": now.file}))
            continue
        found.before[now.file], found.files[now.file] = data, done
        found.visas.append((str(said["fiche"]), visa))
    return found


def _keys(data: bytes) -> dict[str, Value]:
    value = parse(data)
    return value if isinstance(value, dict) else {}


def signed_already(fiche: Fiche, visa: Visa, exercice: int | None) -> date | None:
    """The day on which all that a visa would say was said already; None where something in it is new."""
    counting, days = in_force(fiche), []
    for part in parts_of(visa):
        rank = counting.get((visa.organisme, part))
        if rank is None:
            return None
        kept = fiche.visas[rank]
        if kept.version != visa.version or any(one.part is part for one in changes(kept, visa, exercice)):
            return None
        days.append(kept.date)
    return max(days)


def signed_later(fiche: Fiche, visa: Visa) -> date | None:
    """The last day on which parts of a visa were signed, where each was after the visa's own day; else None."""
    counting = in_force(fiche)
    ranks = [counting.get((visa.organisme, part)) for part in parts_of(visa)]
    days = [date.min if rank is None else fiche.visas[rank].date for rank in ranks]
    return max(days) if min(days) > visa.date else None


def recorded(value: Mapping[str, Value], visa: Visa, calendrier: Value | None) -> Change:
    """The pen's change that writes a visa into a fiche whose plain values these are; ``calendrier`` as the fiche that was
    signed writes it."""
    said: dict[str, Value] = {"organisme": visa.organisme, "date": visa.date.isoformat()}
    if visa.fonction is not None:
        said["fonction"] = visa.fonction
    if visa.version is not None:
        said["version"] = visa.version
    if visa.argent is not None:
        said["argent"] = _written(visa.argent)
    if visa.calendrier is not None and calendrier is not None:
        said["calendrier"] = _planned(calendrier)
    if visa.role is not None:
        said["role"] = visa.role
    known = value.get("visas")
    if known is None:
        return Add(("visas",), [said], tuple(Fiche.model_fields))
    return Add(("visas", len(known)), said) if isinstance(known, list) else Set(("visas",), [known, said])


def _written(argent: ArgentVise) -> Value:
    said: dict[str, Value] = {}
    if argent.total is not None:
        said["total"] = format_typed(argent.total)
    if argent.lignes:
        said["lignes"] = [
            {
                "montant": format_typed(line.montant),
                **({"exercice": str(line.exercice)} if line.exercice is not None else {}),
                **({"nature": line.nature.value} if line.nature is not None else {}),
            }
            for line in argent.lignes
        ]
    return said


def _planned(calendrier: Value) -> Value:
    """What a calendar plans, without where its milestones stand."""
    if isinstance(calendrier, list):
        return [_planned(item) for item in calendrier]
    if isinstance(calendrier, dict):
        return {
            key: _planned(item)
            for key, item in calendrier.items()
            if not ("nom" in calendrier and key in ("statut", "avancement"))
        }
    return calendrier
