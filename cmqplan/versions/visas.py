"""Visas: what a party agreed to in a fiche on a day, the values it agreed to, and what changed since.

The last visa of each part counts. How a file is laid out, the order of its lines and another spelling of the same amount or
period are no change; nor is what happens later to what was agreed to: a grant, a payment, a milestone reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cmqplan import amounts
from cmqplan.amounts import Chiffrage
from cmqplan.findings import fold
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import (
    OPEN,
    ArgentVise,
    Calendrier,
    Fiche,
    LigneVisee,
    Participant,
    Statut,
    Visa,
)
from cmqplan.model.lignes import lignes_financees, parts_du_groupe, total_de
from cmqplan.model.values import Exercice


class Part(StrEnum):
    """A part of a fiche that is agreed to; also its key in a visa."""

    ARGENT = "argent"
    CALENDRIER = "calendrier"
    ROLE = "role"


class Qualite(StrEnum):
    """In what capacity a party signs: who carries or funds an action must, a partner may."""

    PORTEUR = "porteur"
    FINANCEUR = "financeur"
    PARTENAIRE = "partenaire"


def signataires(fiche: Fiche) -> dict[str, Qualite]:
    """Who signs a fiche, those who must first. Of a group's line that is shared out, the members must, the group may."""
    found: dict[str, Qualite] = {}
    for one in fiche.porteurs:
        found.setdefault(one.organisme, Qualite.PORTEUR)
    lines = [line for line in fiche.financements if line.statut is not Statut.REFUSE]
    for line in lines:
        for name in [part.organisme for part in line.repartition] or [line.financeur]:
            found.setdefault(name, Qualite.FINANCEUR)
    for name in [*(one.organisme for one in fiche.partenaires), *(line.financeur for line in lines)]:
        found.setdefault(name, Qualite.PARTENAIRE)
    return {name: quality for name, quality in found.items() if name not in OPEN}


def visa_of(
    fiche: Fiche,
    organisme: str,
    day: date,
    exercice: int | None,
    parts: Collection[Part] = tuple(Part),
    version: str | None = None,
    fonction: str | None = None,
) -> Visa:
    """A party's agreement to a fiche as it stands; ``exercice`` is the year of lines that name none, ``fonction`` that of who
    signs for the party. A part of which the fiche says nothing is None."""
    return Visa.model_construct(
        organisme=organisme,
        date=day,
        fonction=fonction,
        version=version,
        argent=_argent(fiche, organisme, exercice) if Part.ARGENT in parts else None,
        calendrier=fiche.calendrier if Part.CALENDRIER in parts else None,
        role=_role(fiche, organisme) if Part.ROLE in parts else None,
    )


def parts_of(visa: Visa) -> tuple[Part, ...]:
    """What a visa is about."""
    return tuple(part for part in Part if getattr(visa, part) is not None)


def _argent(fiche: Fiche, organisme: str, exercice: int | None) -> ArgentVise | None:
    financiers = fiche.moyens.financiers
    if financiers is None:
        return None
    total = financiers.total
    if total is None and (counted := total_de(financiers)) is not None:
        total = Chiffrage.firm(counted)
    lines = tuple(
        LigneVisee.model_construct(montant=amount, exercice=line.exercice, nature=line.financement.nature)
        for line in lignes_financees(financiers, exercice)
        if line.financement.statut is not Statut.REFUSE
        for name, amount in (
            (line.financement.financeur, amounts.parse_chiffrage(line.dit)),
            *((name, Chiffrage.firm(part)) for name, part in parts_du_groupe(line, line.financement.repartition)),
        )
        if name == organisme
    )  # fmt: skip
    return None if total is None and not lines else ArgentVise.model_construct(total=total, lignes=lines)


def _role(fiche: Fiche, organisme: str) -> str | None:
    """« partenaire : accueille les rencontres »."""
    rows: tuple[tuple[str, tuple[Participant, ...]], ...] = (
        ("porteur", fiche.porteurs),
        ("partenaire", fiche.partenaires),
    )
    said = [
        f"{word} : {one.role}" if one.role else word
        for word, row in rows
        for one in row
        if one.organisme == organisme
    ]
    if not said and organisme in signataires(fiche):
        said = ["financeur"]
    return " ; ".join(said) or None


def words_of(calendrier: Calendrier) -> str:
    """A calendar on one line."""
    own = str(calendrier.periode or calendrier.duree or "")
    steps = (
        f"{jalon.nom} : {jalon.periode}" if jalon.nom else str(jalon.periode) for jalon in calendrier.jalons
    )
    return " ; ".join(filter(None, (own, *steps)))


def line_words(line: LigneVisee) -> str:
    """« 8 000 € (2024, subvention) »."""
    more = ", ".join(
        filter(None, (str(line.exercice or ""), line.nature.value if line.nature is not None else ""))
    )
    return f"{line.montant} ({more})" if more else str(line.montant)


class Ecart(NamedTuple):
    """What changed since a visa: where in the visa it stands, in words before and after; empty where nothing is said."""

    chemin: Path
    avant: str
    apres: str

    @property
    def part(self) -> Part:
        return Part(str(self.chemin[0]))


def changes(kept: Visa, now: Visa, exercice: int | None) -> Iterator[Ecart]:
    """What of the parts that a visa is about isn't as it was; ``now`` is what ``visa_of`` makes of the fiche today."""
    if kept.argent is not None:
        was, has = kept.argent, now.argent or ArgentVise.model_construct()
        if was.total != has.total:
            yield Ecart(("argent", "total"), str(was.total or ""), str(has.total or ""))
        if Counter(_lines(was, exercice)) != Counter(_lines(has, exercice)):
            yield Ecart(
                ("argent", "lignes"), *(" + ".join(map(line_words, one.lignes)) for one in (was, has))
            )
    if kept.calendrier is not None and _days(kept.calendrier) != _days(now.calendrier):
        after = words_of(now.calendrier) if now.calendrier is not None else ""
        yield Ecart(("calendrier",), words_of(kept.calendrier), after)
    if kept.role is not None and fold(kept.role) != fold(now.role or ""):
        yield Ecart(("role",), kept.role, now.role or "")


def _lines(argent: ArgentVise, exercice: Exercice | None) -> Iterator[Hashable]:
    return ((line.montant, line.exercice or exercice, line.nature) for line in argent.lignes)


def _days(calendrier: Calendrier | None) -> Hashable:
    """The days that a calendar means, and the milestones it names, in whatever order."""
    if calendrier is None:
        return None
    duree = calendrier.duree and (calendrier.duree.months, calendrier.duree.days)
    steps = Counter(
        (fold(jalon.nom or ""), jalon.periode.spans, jalon.frequence) for jalon in calendrier.jalons
    )
    return calendrier.periode and calendrier.periode.spans, duree, frozenset(steps.items())


def in_force(fiche: Fiche) -> Mapping[tuple[str, Part], int]:
    """Party and part → the rank of the visa that counts: the last one by its day, then as written."""
    ordered = sorted(enumerate(fiche.visas), key=lambda item: item[1].date)
    return {(visa.organisme, part): rank for rank, visa in ordered for part in parts_of(visa)}


class Signature(NamedTuple):
    """Where a party stands with a fiche."""

    organisme: str
    qualite: Qualite
    visas: Mapping[Part, Visa]
    """The visa that counts for each part it has signed."""
    changees: tuple[Part, ...]
    """The signed parts that aren't as they were."""
    manquantes: tuple[Part, ...]
    """The parts that it hasn't signed."""


def signatures(fiche: Fiche, exercice: int | None) -> Iterator[Signature]:
    """Everyone who signs a fiche, and what of it each has signed."""
    counting = in_force(fiche)
    for name, quality in signataires(fiche).items():
        now = visa_of(fiche, name, date.min, exercice)
        kept = {part: fiche.visas[counting[name, part]] for part in Part if (name, part) in counting}
        changed = tuple(
            part
            for part, visa in kept.items()
            if any(ecart.part is part for ecart in changes(visa, now, exercice))
        )
        missing = tuple(part for part in parts_of(now) if part not in kept)
        yield Signature(name, quality, kept, changed, missing)
