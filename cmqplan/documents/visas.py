"""Who has signed, who is still to sign, as documents say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cmqplan.documents import french
from cmqplan.model.fiche import ArgentVise, Fiche
from cmqplan.versions.visas import (
    Part,
    Qualite,
    Signature,
    in_force,
    line_words,
    parts_of,
    signatures,
    words_of,
)
from cmqplan.workspace.workspace import Workspace

PARTS: Mapping[Part, str] = {Part.ARGENT: "argent", Part.CALENDRIER: "calendrier", Part.ROLE: "rôle"}


@dataclass(frozen=True, slots=True)
class VueVisa:
    """A visa: what its party agreed to, in words, empty where it isn't about it. ``changees`` are the parts that changed
    since, « argent et rôle »; empty too of a visa that another one has followed."""

    organisme: str
    date: date
    fonction: str | None
    version: str | None
    argent: str
    calendrier: str
    role: str
    changees: str


@dataclass(frozen=True, slots=True)
class VueSignature:
    """A party that signs, and in what capacity. ``visas`` says what it has signed already, empty where nothing."""

    organisme: str
    qualite: str
    visas: str


def visas_of(fiche: Fiche, exercice: int | None) -> tuple[VueVisa, ...]:
    """The visas of a fiche, in the order written."""
    if not fiche.visas:
        return ()
    counting = in_force(fiche)
    changed = {(one.organisme, part) for one in signatures(fiche, exercice) for part in one.changees}
    return tuple(
        VueVisa(
            visa.organisme,
            visa.date,
            visa.fonction,
            visa.version and visa.version.rpartition("@")[2],
            money_words(visa.argent) if visa.argent else "",
            words_of(visa.calendrier) if visa.calendrier else "",
            visa.role or "",
            french.joined(
                [
                    PARTS[part]
                    for part in parts_of(visa)
                    if counting[visa.organisme, part] == rank and (visa.organisme, part) in changed
                ]
            ),
        )
        for rank, visa in enumerate(fiche.visas)
    )


def money_words(argent: ArgentVise) -> str:
    """« total de 10 000 €, apport de 6 000 € (2024, subvention) »."""
    total = [f"total de {argent.total}"] if argent.total is not None else []
    lines = french.joined([line_words(line) for line in argent.lignes])
    return ", ".join([*total, *([f"apport de {lines}"] if lines else [])])


def signatures_of(workspace: Workspace, fiche: Fiche, exercice: int | None) -> tuple[VueSignature, ...]:
    """Everyone who signs a fiche; a category of parties can't."""
    return tuple(
        VueSignature(one.organisme, one.qualite.value, signed_words(one))
        for one in signatures(fiche, exercice)
        if one.organisme in workspace.organismes.single
    )


def signed_words(one: Signature) -> str:
    """« le 12 mars 2024 : argent et rôle ; à redonner : argent »; empty where it has signed nothing."""
    if not one.visas:
        return ""
    days = french.joined(
        [f"le {french.day(day)}" for day in sorted({visa.date for visa in one.visas.values()})]
    )
    said = f"{days} : {french.joined([PARTS[part] for part in one.visas])}"
    return (
        f"{said} ; à redonner : {french.joined([PARTS[part] for part in one.changees])}"
        if one.changees
        else said
    )


def signatures_of_plan(
    workspace: Workspace, fiches: Iterable[Fiche], exercice: int | None
) -> tuple[VueSignature, ...]:
    """Everyone who must sign some fiches, once, with the numbers of what they carry and fund."""
    found: dict[str, list[tuple[str, Signature]]] = {}
    for fiche in fiches:
        for one in signatures(fiche, exercice):
            if one.qualite is not Qualite.PARTENAIRE and one.organisme in workspace.organismes.single:
                found.setdefault(one.organisme, []).append((fiche.numero, one))
    return tuple(
        VueSignature(
            name,
            " ; ".join(
                f"{quality.value} de {french.joined(numbers)}"
                for quality in Qualite
                if (numbers := [numero for numero, one in given if one.qualite is quality])
            ),
            " ; ".join(f"{numero} {signed_words(one)}" for numero, one in given if one.visas),
        )
        for name, given in found.items()
    )
