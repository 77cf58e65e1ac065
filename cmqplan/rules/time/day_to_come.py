"""CMQ317: something said to be done on a day that is yet to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from cmqplan.findings import Finding
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.declare import (
    WARNING,
    Example,
    Rule,
    Said,
    Says,
    Scene,
    money,
    practice,
)
from cmqplan.workspace.workspace import Entry, Workspace


def _granted(day: str) -> Example:
    return money(f"""\
        total: 6 000 €
        financements:
          - {{financeur: region, montant: 6 000 €, statut: accordé, date: {day}}}
        """)


RULE = Rule(
    "CMQ317",
    "day-to-come",
    WARNING,
    title=Said(
        "Une chose notée comme faite un jour à venir",
        "Something said to be done on a day that is yet to come",
    ),
    says={
        "statut": Says(
            "ce statut est daté du {date}, jour à venir", "this statut is dated {date}, which is yet to come"
        ),
        "received": Says(
            fr=(
                "ce versement est noté comme reçu le {date}, jour à venir",
                "vérifiez le jour et l'année ; un versement attendu a une « date » et pas de « recu »",
            ),
            en=(
                "this payment is said to have come on {date}, which is yet to come",
                "check the day and the year; a payment that is awaited has a “date” and no “recu”",
            ),
        ),
        "spent": Says(
            "cet argent est noté comme dépensé le {date}, jour à venir",
            "this money is said to be spent on {date}, which is yet to come",
        ),
        "note": Says(
            "cette note est datée du {date}, jour à venir", "this note is dated {date}, which is yet to come"
        ),
        "visa": Says(
            "ce visa est daté du {date}, jour à venir", "this visa is dated {date}, which is yet to come"
        ),
        "vote": Says(
            "cette décision est datée du {date}, jour à venir",
            "this decision is dated {date}, which is yet to come",
        ),
        "done": Says(
            "ceci est noté comme fait le {date}, jour à venir",
            "this is said to be done on {date}, which is yet to come",
        ),
    },
    help=Said(
        "vérifiez le jour et l'année ; écrivez ce qui n'est que prévu là où on le prévoit, et datez-le une fois fait",
        "check the day and the year; write what is only foreseen where it is planned, and date it once it is done",
    ),
    reason=Said(
        "Les tableaux comptent comme acquis, versé ou fait ce qui porte une date. Une date à venir leur fait dire plus que la vérité.",
        "Tables count as secured, paid or done what has a date. One that is still to come makes them say more than is true.",
    ),
    source=practice(
        "La date qui accompagne ce qui est fait est celle du jour où on l'a fait",
        "A date that stands beside what was done is the day it was done",
    ),
    fails=_granted("2 juin 2024").at_line(8).on("2024-06-01"),
    passes=_granted("1er juin 2024").on("2024-06-01"),
    dated=True,
)

Dated: TypeAlias = tuple[date | None, Path, str]
"""The day, where it is written, and what it dates (a variant)."""


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    return _judge(_of_fiche(entry.model), entry, scene.workspace)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    return _judge(_of_convention(entry.model), entry, workspace)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    days: Iterable[Dated] = (
        (step.fait, ("etapes", n, "fait"), "done") for n, step in enumerate(entry.model.etapes)
    )
    return _judge(days, entry, workspace)


def _judge(
    days: Iterable[Dated], entry: Entry[Fiche] | Entry[Convention] | Entry[Campus], workspace: Workspace
) -> Iterator[Finding]:
    for day, path, variant in days:
        if day is not None and day > workspace.today:
            yield RULE.found(entry.at(*path), variant, date=day, today=workspace.today)


def _of_fiche(fiche: Fiche) -> Iterator[Dated]:
    for n, line in enumerate(fiche.financements):
        where = ("moyens", "financiers", "financements", n)
        if line.date is not None and line.statut is not None and line.statut is not Statut.A_SOLLICITER:
            yield line.date, (*where, "date"), "statut"
        for rank, payment in enumerate(line.versements):
            yield payment.recu, (*where, "versements", rank, "recu"), "received"
    for n, spent in enumerate(fiche.suivi.depenses):
        if spent.date is not None and spent.est_payee:
            yield spent.date.debut, ("suivi", "depenses", n, "date"), "spent"
    for n, livrable in enumerate(fiche.livrables):
        yield livrable.remis, ("livrables", n, "remis"), "done"
    yield fiche.suivi.depuis, ("suivi", "depuis"), "statut"
    for n, note in enumerate(fiche.suivi.notes):
        yield note.date, ("suivi", "notes", n, "date"), "note"
    for n, visa in enumerate(fiche.visas):
        yield visa.date, ("visas", n, "date"), "visa"


def _of_convention(convention: Convention) -> Iterator[Dated]:
    if convention.vote is not None:
        yield convention.vote.date, ("vote", "date"), "vote"
    for n, engagement in enumerate(convention.engagements):
        for rank, kept in enumerate(engagement.tenus):
            yield kept.date, ("engagements", n, "tenus", rank, "date"), "done"
    for n, subsidy in enumerate(convention.subventions):
        yield subsidy.date, ("subventions", n, "date"), "vote"
        for rank, payment in enumerate(subsidy.versements):
            yield payment.recu, ("subventions", n, "versements", rank, "recu"), "received"
