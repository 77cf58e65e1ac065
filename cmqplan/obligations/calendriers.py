"""What the calendar of a fiche holds: the beginning and the end of the action and of its parts, and their milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cmqplan import periods
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Calendrier, Fiche, Participants, StatutSuivi
from cmqplan.obligations.obligation import Genre, Obligation, StatutObligation, nom
from cmqplan.periods import Periode
from cmqplan.workspace.workspace import Entry

_NOT_BEGUN = (StatutSuivi.A_VENIR, StatutSuivi.A_DISCUTER)


class _Partie(NamedTuple):
    """An action, or a part of one, that has dates of its own."""

    identifiant: str
    objet: str
    porteurs: Participants
    calendrier: Calendrier | None
    statut: StatutSuivi | None
    path: Path


def dates_de_fiche(entry: Entry[Fiche], plan: str, titre: str, today: date) -> Iterator[Obligation]:
    """The days that a fiche names: an end that is open or not known has none, what is abandoned neither.

    An end that is past is late until a statut closes it, as is what says « en retard »; a beginning that is past is late where
    the statut says that nothing has begun. ``plan`` is the plan's name, ``titre`` its title.
    """
    for part in _parties(entry.model, plan):
        if part.calendrier is None or part.statut is StatutSuivi.ABANDONNE:
            continue
        if part.calendrier.periode is not None:
            yield from _bornes(entry, titre, part, part.calendrier.periode, today)
        yield from _jalons(entry, titre, part, part.calendrier, today)


def _parties(fiche: Fiche, plan: str) -> Iterator[_Partie]:
    name, whole, statut = f"{plan}/{fiche.numero}", f"{fiche.numero} {fiche.titre}", fiche.suivi.statut
    yield _Partie(name, whole, fiche.porteurs, fiche.calendrier, statut, ("calendrier",))
    for rank, part in enumerate(fiche.sous_actions):
        yield _Partie(
            f"{name}/sous-actions/{nom(part.titre)}",
            f"{part.titre} – {whole}",
            part.porteurs or fiche.porteurs,
            part.calendrier,
            _inherited(part.statut, statut),
            ("sous_actions", rank, "calendrier"),
        )


def _inherited(own: StatutSuivi | None, whole: StatutSuivi | None) -> StatutSuivi | None:
    """What is said of a part; where nothing is, it is closed with the whole."""
    return own or (whole if whole is not None and whole.est_clos else None)


def _bornes(
    entry: Entry[Fiche], titre: str, part: _Partie, periode: Periode, today: date
) -> Iterator[Obligation]:
    for genre, day in ((Genre.DEBUT, periode.debut), (Genre.FIN, periode.fin)):
        if day is not None:
            yield Obligation(
                identifiant=f"{part.identifiant}/{nom(genre.value)}",
                genre=genre,
                echeance=day,
                objet=part.objet,
                cadre=titre,
                place=entry.at(*part.path),
                statut=_statut(part.statut, day, today, ends=genre is Genre.FIN),
                organismes=_organismes(part),
                periode=str(periode),
            )


def _jalons(
    entry: Entry[Fiche], titre: str, part: _Partie, calendrier: Calendrier, today: date
) -> Iterator[Obligation]:
    """One for each moment. One is known by its name; by its day too where several have that name, or it has several moments."""
    of_action = entry.model.calendrier
    whole = of_action.periode if of_action else None
    times = [(jalon, calendrier.fois(jalon, whole)) for jalon in calendrier.jalons]
    names = Counter(nom(jalon.nom) for jalon, whole in times for _ in whole.spans)
    for jalon, whole in times:
        statut, name = _inherited(jalon.statut, part.statut), nom(jalon.nom)
        if statut is StatutSuivi.ABANDONNE:
            continue
        for debut, fin in whole.spans:
            day = fin or debut
            if day is None:
                continue
            moment = Periode(debut, fin, whole.precision, "")
            yield Obligation(
                identifiant=f"{part.identifiant}/jalons/{name if name and names[name] == 1 else nom(name, day)}",
                genre=Genre.JALON,
                echeance=day,
                objet=f"{jalon.nom} – {part.objet}" if jalon.nom else part.objet,
                cadre=titre,
                place=entry.at(*part.path, *jalon.path),
                statut=_statut(statut, day, today, ends=fin is not None and fin == whole.fin),
                debut=debut,
                organismes=_organismes(part),
                periode=periods.format_french(moment) if whole.moments else str(whole),
            )


def _organismes(part: _Partie) -> tuple[str, ...]:
    return tuple(one.organisme for one in part.porteurs if not one.est_ouverture)


def _statut(said: StatutSuivi | None, day: date, today: date, *, ends: bool) -> StatutObligation:
    """``ends``: the day is an end, which only a statut closes; any other is over once it is past, unless nothing has begun."""
    if said is not None and said.est_clos:
        return StatutObligation.FAIT
    if ends and said is StatutSuivi.EN_RETARD:
        return StatutObligation.EN_RETARD
    if day >= today:
        return StatutObligation.A_VENIR
    return StatutObligation.EN_RETARD if ends or said in _NOT_BEGUN else StatutObligation.FAIT
