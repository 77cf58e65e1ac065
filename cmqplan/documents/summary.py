"""What a steering committee looks at on a given day: what is late, what comes next, what it must decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten

from cmqplan.amounts import Montant
from cmqplan.documents import french
from cmqplan.documents.views import Calendriers, LigneCalendrier, Request, VueFiche
from cmqplan.model.fiche import StatutSuivi
from cmqplan.obligations import Genre, Obligation, StatutObligation, obligations

AHEAD = timedelta(days=92)
"""How far « next » reaches: three months."""
MOST = 16
"""Rows of the one chart: what leaves room on its page for what is late and what is to be decided."""


@dataclass(frozen=True, slots=True)
class Retard:
    """Something that should be done by now. ``jours`` is 0 where no date says since when."""

    objet: str
    numero: str | None
    ancre: str | None
    echeance: date | None
    jours: int
    motif: str


@dataclass(frozen=True, slots=True)
class Echeance:
    """Something that comes within three months."""

    objet: str
    numero: str | None
    debut: date | None
    fin: date
    montant: Montant | None = None


@dataclass(frozen=True, slots=True)
class Synthese:
    """The state of a plan on ``jour``."""

    jour: date
    calendrier: Calendriers
    choisies: bool
    """True when the calendar shows only the actions nearest to the day."""
    retards: tuple[Retard, ...]
    prochaines: tuple[Echeance, ...]
    decisions: tuple[VueFiche, ...]
    """The fiches that ask for decisions."""
    a_financer: tuple[VueFiche, ...]
    """The fiches whose money isn't all found."""
    incertaines: tuple[VueFiche, ...]
    """The fiches with a carrier who isn't confirmed."""
    suivis: int
    """How many fiches say where they stand."""


def nearest_rows(rows: Sequence[LigneCalendrier], today: date) -> tuple[LigneCalendrier, ...]:
    """What one chart can show, in the order of the plan: everything where that is little; else the actions that end
    soonest from the day on, without their milestones."""
    if len(rows) <= MOST:
        return tuple(rows)
    actions = [row for row in rows if row.jalon is None and row.fin is not None]
    chosen = sorted(
        actions, key=lambda row: (row.fin is None or row.fin < today, abs(((row.fin or today) - today).days))
    )
    kept = {row.ancre for row in chosen[:MOST]}
    return tuple(row for row in actions if row.ancre in kept)


def summary(
    request: Request, fiches: Sequence[VueFiche], rows: Sequence[LigneCalendrier], calendar: Calendriers
) -> Synthese:
    """The state on ``request.today``. ``rows`` are the whole calendar's; ``calendar`` what is drawn of it."""
    today = request.today or request.workspace.today
    due = _due(request)
    return Synthese(
        today,
        calendar,
        len(calendar.lignes) < len(rows),
        tuple(sorted(_late(rows, fiches, due, today), key=lambda r: (-r.jours, r.numero or "", r.objet))),
        tuple(sorted(_next(rows, due, today), key=lambda e: (e.fin, e.numero or "", e.objet))),
        tuple(view for view in fiches if view.fiche and view.fiche.suivi.decisions),
        tuple(view for view in fiches if view.argent.sommes.a_trouver.centimes > 0),
        tuple(
            view
            for view in fiches
            if view.fiche and any(p.statut and p.statut.value != "confirmé" for p in view.fiche.porteurs)
        ),
        sum(1 for view in fiches if view.fiche and view.fiche.suivi.statut),
    )


def _due(request: Request) -> list[Obligation]:
    """What is due and belongs to this plan: its own payments; what its convention and its campus's label make due from the
    plan's first year on."""
    workspace = request.workspace
    first = min(workspace.plans[request.plan].model.exercice)
    concerns = workspace.concerning((request.plan,))
    return [
        item for item in obligations(workspace) if item.echeance.year >= first and concerns(item.place.file)
    ]


def _late(
    rows: Sequence[LigneCalendrier], fiches: Sequence[VueFiche], due: Sequence[Obligation], today: date
) -> Iterator[Retard]:
    said = {view.ancre: view.fiche.suivi.statut for view in fiches if view.fiche and view.fiche.suivi.statut}
    for row in rows:
        own = StatutSuivi(row.statut) if row.statut else None
        state = own or said.get(row.ancre or "")
        if state is not None and state.est_clos:
            continue
        name = row.jalon or row.titre
        if row.fin is not None and row.fin < today and not (row.jalon is None and row.par_jalons):
            reason = f"échéance passée, {state.value if state else 'avancement non renseigné'}"
            yield Retard(name, row.numero, row.ancre, row.fin, (today - row.fin).days, reason)
        elif own in (StatutSuivi.EN_RETARD, StatutSuivi.BLOQUE):
            yield Retard(name, row.numero, row.ancre, row.fin, 0, f"déclarée « {own.value} »")
    for item in due:
        if item.statut is StatutObligation.EN_RETARD:
            yield Retard(
                _name(item),
                None,
                None,
                item.echeance,
                item.jours_de_retard(today),
                "rien d'enregistré",
            )


def _next(rows: Sequence[LigneCalendrier], due: Sequence[Obligation], today: date) -> Iterator[Echeance]:
    for row in rows:
        if row.jalon is None and row.par_jalons:
            continue
        if row.fin is not None and today <= row.fin <= today + AHEAD:
            yield Echeance(row.jalon or row.titre, row.numero, row.debut, row.fin)
    for item in due:
        if item.statut is StatutObligation.A_VENIR and item.echeance <= today + AHEAD:
            yield Echeance(_name(item), None, None, item.echeance, item.montant)


def _name(item: Obligation) -> str:
    """What is due, in a few words."""
    year = f" {item.exercice}" if item.exercice else ""
    match item.genre:
        case Genre.VERSEMENT:
            return f"Versement de {item.montant} – {item.objet}"
        case Genre.COMITE | Genre.RAPPORT | Genre.EVALUATION:
            return f"{french.capital(item.genre.value)}{year}"
        case Genre.FIN_DE_CONVENTION | Genre.RENOUVELLEMENT:
            return french.capital(item.genre.value)
        case _:
            return shorten(item.objet, 90, placeholder="…")
