"""What a campus's label makes due: its renewal before it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cmqplan.model.campus import Campus, Label, Stade
from cmqplan.obligations.obligation import Genre, Obligation, nom, statut
from cmqplan.periods import add_months
from cmqplan.workspace.workspace import Entry

MOIS_DE_RENOUVELLEMENT = 12
"""How long before its end the renewal of a label is prepared, in months."""

SUIVIS = frozenset({Stade.LABELLISE, Stade.RENOUVELLEMENT})
"""The stages at which a campus has a label to renew."""


def de_campus(entry: Entry[Campus], today: date) -> Iterator[Obligation]:
    """The renewal of a campus's last label; nothing where its end isn't known or the campus has none to renew."""
    campus, label = entry.model, entry.model.dernier_label
    if label is None or label.dernier_jour is None or campus.stade not in SUIVIS:
        return
    rank = campus.labels.index(label)
    yield Obligation(
        identifiant=f"campus/{entry.name}/labels/{nom(label.categorie.value, label.premier_jour or label.dernier_jour)}",
        genre=Genre.RENOUVELLEMENT,
        echeance=label.dernier_jour,
        objet=campus.sigle or campus.nom,
        cadre=campus.sigle or campus.nom,
        place=entry.at("labels", rank),
        statut=statut(label.dernier_jour, None, today),
        debut=debut_du_renouvellement(label.dernier_jour),
        exercice=label.dernier_jour.year,
        organismes=(campus.organisme,) if campus.organisme is not None else (),
    )


def debut_du_renouvellement(dernier_jour: date) -> date:
    """The day from which a label's renewal is due within twelve months."""
    return add_months(dernier_jour, -MOIS_DE_RENOUVELLEMENT)


def label_du_jour(campus: Campus, today: date) -> Label | None:
    """The award that runs on a day: started, and not known to have ended. Of several the one that started last."""
    running = [label for label in campus.labels if _court(label, today)]
    return max(running, key=lambda label: label.premier_jour or date.min, default=None)


def _court(label: Label, today: date) -> bool:
    started = label.premier_jour is None or label.premier_jour <= today
    return started and (label.dernier_jour is None or today <= label.dernier_jour)


def mois_restants(dernier_jour: date, today: date) -> int:
    """Whole months from a day to a label's last day, that day included; negative once it is past."""
    if dernier_jour < today:
        return -mois_restants(today, dernier_jour)
    months = (dernier_jour.year - today.year) * 12 + dernier_jour.month - today.month
    return months if add_months(today, months) <= dernier_jour else months - 1
