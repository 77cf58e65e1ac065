"""What a steering committee looks at on a given day: what is late, what comes next, what it must decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import shorten

from cmqplan.amounts import Montant
from cmqplan.documents import french
from cmqplan.documents.delays import days_late, is_awaited, standings
from cmqplan.documents.pictures import standing, strip, whole
from cmqplan.documents.views import (
    Calendriers,
    Figure,
    Finances,
    LigneCalendrier,
    Matrice,
    Request,
    VueFiche,
    few_rows,
)
from cmqplan.finance.ecritures import Sommes, sum_sommes
from cmqplan.model.fiche import StatutSuivi
from cmqplan.model.values import numero_key
from cmqplan.obligations import Genre, Obligation, StatutObligation, obligations

AHEAD = timedelta(days=92)
"""How far « next » reaches: three months."""
MOST = 12
"""Rows of the one chart, fewer where fiches are many: what leaves room on two pages for all the rest."""
DECISIONS, ALERTS, DATES, FUNDERS, NUMBERS = 5, 5, 6, 10, 20
"""What each part of the two pages shows at most: the others are counted, and it is said where they are. Of funders, eight,
the others and what is to be found."""
LONGEST, SHORT, LONGER = 96, 48, 80
"""Characters of a decision there, of an alert and of what is due; the whole of it is in its fiche."""


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
    avant: date | None = None
    """The day after ``fin``, where that is the one written: « avant le 31 mars »."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that a fiche asks for, shortened where it is long."""

    numero: str
    texte: str


@dataclass(frozen=True, slots=True)
class Reste:
    """What isn't shown of a list: how many, and where (« fiches 3.1 et 4.2 »); ``ou`` is empty where it is said elsewhere."""

    nombre: int
    ou: str


@dataclass(frozen=True, slots=True)
class Apercu:
    """What two pages show of long lists, and what remains of each. ``trouver`` are the fiches whose money isn't all found, the
    largest amounts first; ``confirmer`` the numbers of those with a carrier who isn't sure."""

    decisions: tuple[Decision, ...]
    autres_decisions: Reste | None
    trouver: tuple[VueFiche, ...]
    somme_a_trouver: Sommes
    """What is to be found for all of them."""
    autres_a_trouver: Reste | None
    confirmer: str
    retards: tuple[Retard, ...]
    autres_retards: Reste | None
    prochaines: tuple[Echeance, ...]
    autres_prochaines: Reste | None
    financeurs: Matrice
    barre: Figure | None
    statuts: Figure | None
    etat: str
    """How many fiches stand where, in words."""
    constat: str
    """What stands out of the calendar."""


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
    """The fiches that go on and whose money isn't all found."""
    incertaines: tuple[VueFiche, ...]
    """The fiches with a carrier who isn't confirmed."""
    suivis: int
    """How many fiches say where they stand."""
    apercu: Apercu
    """All this as two pages hold it."""


def nearest_rows(rows: Sequence[LigneCalendrier], today: date) -> tuple[LigneCalendrier, ...]:
    """What one chart can show, in the order of the plan: everything where that is little; else the actions that end
    nearest to the day, those that go on before those that are closed, without their milestones."""
    most = max(MOST - sum(row.jalon is None for row in rows) // 8, 5)
    if len(rows) <= most:
        return tuple(rows)
    actions = [row for row in rows if row.jalon is None and row.fin is not None]
    chosen = sorted(actions, key=lambda row: (_is_closed(row), abs(((row.fin or today) - today).days)))
    kept = {row.ancre for row in chosen[:most]}
    return tuple(row for row in actions if row.ancre in kept)


def _is_closed(row: LigneCalendrier) -> bool:
    return row.statut is not None and StatutSuivi(row.statut).est_clos


def _is_given_up(view: VueFiche) -> bool:
    return view.fiche is not None and view.fiche.suivi.statut is StatutSuivi.ABANDONNE


def summary(
    request: Request,
    fiches: Sequence[VueFiche],
    actions: Sequence[VueFiche],
    rows: Sequence[LigneCalendrier],
    calendar: Calendriers,
    finances: Finances,
) -> Synthese:
    """The state on ``request.today``. ``actions`` are the fiches and those counted in another plan; ``rows`` are the whole
    calendar's; ``calendar`` what is drawn of it."""
    today = request.today or request.workspace.today
    due = _due(request)
    late = tuple(
        sorted(_late(rows, due, today), key=lambda r: (-r.jours, numero_key(r.numero or ""), r.objet))
    )
    following = tuple(
        sorted(_next(rows, due, today), key=lambda e: (e.fin, numero_key(e.numero or ""), e.objet))
    )
    to_find = tuple(
        view for view in fiches if view.argent.sommes.a_trouver.centimes > 0 and not _is_given_up(view)
    )
    unsure = tuple(
        view
        for view in fiches
        if view.fiche and any(p.statut and p.statut.value != "confirmé" for p in view.fiche.porteurs)
    )
    return Synthese(
        today,
        calendar,
        len(calendar.lignes) < len(rows),
        late,
        following,
        tuple(view for view in fiches if view.fiche and view.fiche.suivi.decisions),
        to_find,
        unsure,
        sum(1 for view in fiches if view.fiche and view.fiche.suivi.statut),
        _glance(fiches, actions, late, following, to_find, unsure, finances),
    )


def _glance(
    fiches: Sequence[VueFiche],
    actions: Sequence[VueFiche],
    late: Sequence[Retard],
    following: Sequence[Echeance],
    to_find: Sequence[VueFiche],
    unsure: Sequence[VueFiche],
    finances: Finances,
) -> Apercu:
    decisions = [
        Decision(view.numero, shorten(text, LONGEST, placeholder="…"))
        for view in fiches
        if view.fiche
        for text in view.fiche.suivi.decisions
    ]
    dearest = sorted(to_find, key=lambda view: view.argent.sommes.a_trouver, reverse=True)
    funders = finances.par_financeur
    shown = few_rows(funders.rangs, FUNDERS, funders.total.total, "autres financeurs")
    return Apercu(
        tuple(decisions[:DECISIONS]),
        _rest([one.numero for one in decisions[DECISIONS:]]),
        tuple(dearest[:DECISIONS]),
        sum_sommes(view.argent.sommes for view in dearest),
        _rest([view.numero for view in dearest[DECISIONS:]]),
        _numbers([view.numero for view in unsure]),
        tuple(replace(one, objet=shorten(one.objet, SHORT, placeholder="…")) for one in late[:ALERTS]),
        _rest([one.numero for one in late[ALERTS:]]),
        tuple(replace(one, objet=shorten(one.objet, LONGER, placeholder="…")) for one in following[:DATES]),
        _rest([one.numero for one in following[DATES:]]),
        replace(funders, rangs=tuple(shown)),
        whole("barre", finances.sommes),
        strip("statuts", actions),
        standing(actions),
        _news(late),
    )


def _rest(numbers: Sequence[str | None]) -> Reste | None:
    """What isn't shown; None where all is."""
    said = [_numbers([number for number in numbers if number])]
    loose = sum(number is None for number in numbers)
    said.append(f"{loose} hors des fiches" if loose else "")
    return Reste(len(numbers), ", ".join(filter(None, said))) if numbers else None


def _numbers(numbers: Sequence[str]) -> str:
    """« fiche 1.2 », « fiches 1.2, 2.1 et 2.3 », « fiches 1.2, 2.1… »; each once, in order."""
    each = sorted(set(numbers), key=numero_key)
    if not each:
        return ""
    said = french.joined(each) if len(each) <= NUMBERS else f"{', '.join(each[:NUMBERS])}…"
    return f"fiche{'s' if len(each) > 1 else ''} {said}"


def _news(late: Sequence[Retard]) -> str:
    """What a calendar shows first: what is late."""
    if not late:
        return "Rien n'est en retard"
    longest = late[0].jours
    said = f", le plus long retard de {french.count(longest, 'jour')}" if longest else ""
    return french.count(len(late), "alerte") + said


def _due(request: Request) -> list[Obligation]:
    """What is due and belongs to this plan: its own payments; what its convention and its campus's label make due from the
    plan's first year on."""
    workspace = request.workspace
    first = min(workspace.plans[request.plan].model.exercice)
    concerns = workspace.concerning((request.plan,))
    return [
        item for item in obligations(workspace) if item.echeance.year >= first and concerns(item.place.file)
    ]


def _late(rows: Sequence[LigneCalendrier], due: Sequence[Obligation], today: date) -> Iterator[Retard]:
    for row, state in zip(rows, standings(rows), strict=True):
        name = row.jalon or row.titre
        delay = days_late(row, state, today)
        if delay:
            reason = f"échéance passée, statut « {state.value} »" if state else "échéance passée, sans statut"
            yield Retard(name, row.numero, row.ancre, row.fin, delay, reason)
        elif row.statut in (StatutSuivi.EN_RETARD, StatutSuivi.BLOQUE):
            yield Retard(name, row.numero, row.ancre, row.fin, 0, f"déclarée « {row.statut} »")
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
    for row, state in zip(rows, standings(rows), strict=True):
        if not is_awaited(row, state):
            continue
        for first, last in row.moments or ((row.debut, row.fin),):
            if last is not None and today <= last <= today + AHEAD:
                avant = row.avant if last == row.fin else None
                yield Echeance(row.jalon or row.titre, row.numero, first, last, avant=avant)
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
