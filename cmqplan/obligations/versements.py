"""Payments awaited: those of a convention's subsidies and those of a fiche's financing lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cmqplan.amounts import format_plain
from cmqplan.findings.finding import Path
from cmqplan.model.convention import VersementPrevu
from cmqplan.model.fiche import Fiche, Versement
from cmqplan.model.values import annees_de
from cmqplan.obligations.obligation import Genre, Obligation, nom, statut
from cmqplan.workspace.workspace import Entry


def versement(
    payment: VersementPrevu | Versement,
    *,
    de: str,
    objet: str,
    cadre: str,
    entry: Entry[Any],
    path: Path,
    exercice: int | None,
    financeur: str,
    today: date,
) -> Iterator[Obligation]:
    """A payment as a thing due, known by ``de``, the name of what it pays, and the day it is due; by its amount where no day
    is said. One without a date is awaited by the end of its year; without a year either, it can't
    be late and isn't listed until it is received."""
    echeance = payment.date or payment.recu or (date(exercice, 12, 31) if exercice is not None else None)
    if echeance is None:
        return
    yield Obligation(
        identifiant=f"{de}/versements/{payment.date or format_plain(payment.montant)}",
        genre=Genre.VERSEMENT,
        echeance=echeance,
        objet=objet,
        cadre=cadre,
        place=entry.at(*path),
        statut=statut(echeance, payment.recu, today),
        exercice=exercice if exercice is not None else echeance.year,
        organismes=(financeur,),
        montant=payment.montant,
        fait=payment.recu,
    )


def de_fiche(
    entry: Entry[Fiche], plan: str, titre: str, exercice: int | None, today: date
) -> Iterator[Obligation]:
    """The payments that a fiche's lines await. ``plan`` is the plan's name, ``titre`` its title, ``exercice`` the year
    of lines that name none."""
    fiche = entry.model
    for rank, line in enumerate(fiche.financements):
        known_by = (line.financeur, line.exercice or exercice, line.ligne_credit)
        for number, payment in enumerate(line.versements):
            yield from versement(
                payment,
                de=f"{plan}/{fiche.numero}/financements/{nom(*known_by)}",
                objet=f"{fiche.numero} {fiche.titre}",
                cadre=titre,
                entry=entry,
                path=("moyens", "financiers", "financements", rank, "versements", number),
                exercice=exercice if line.exercice is None else annees_de(line.exercice)[-1],
                financeur=line.financeur,
                today=today,
            )
