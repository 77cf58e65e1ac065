"""The visas that a plan still awaits, as things due: of a plan that has been put to signature, of each party that must sign."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from cmqplan.model.fiche import Fiche
from cmqplan.obligations import Genre, Obligation
from cmqplan.obligations.obligation import statut
from cmqplan.versions.frozen import Version, stored
from cmqplan.versions.visas import Qualite, Signature, signatures
from cmqplan.workspace.workspace import Entry, Workspace


def attendus(workspace: Workspace, files: Collection[str] | None = None) -> Iterator[Obligation]:
    """One for each plan and party, with the fiches it is still to sign, or to sign again; ``files``: of these alone.

    It is due on the day the plan was put to signature: that of its last frozen version, else its own date, else that of its
    first visa. A plan that has neither version nor visa isn't signed yet; of one that is over, and of an action that is closed,
    nothing is awaited any more. Raises OSError for a version that can't be read.
    """
    for plan in workspace.selected:
        declared = workspace.plans.get(plan)
        if declared is None or max(declared.model.exercice) < workspace.today.year:
            continue
        day = _day(workspace, plan)
        if day is None:
            continue
        owed: dict[str, list[tuple[Entry[Fiche], Signature]]] = {}
        for entry in workspace.fiches.get(plan, ()):
            closed = entry.model.suivi.statut is not None and entry.model.suivi.statut.est_clos
            if closed or not (files is None or entry.file in files):
                continue
            for one in signatures(entry.model, declared.model.seul_exercice):
                must = one.qualite is not Qualite.PARTENAIRE or one.changees
                if must and (one.changees or one.manquantes) and one.organisme in workspace.organismes.single:
                    owed.setdefault(one.organisme, []).append((entry, one))
        for organisme, of in owed.items():
            yield Obligation(
                identifiant=f"{plan}/visas/{organisme}",
                genre=Genre.VISA,
                echeance=day,
                objet=_objet(of),
                cadre=declared.model.titre,
                place=of[0][0].at("numero"),
                statut=statut(day, None, workspace.today),
                organismes=(organisme,),
            )


def _day(workspace: Workspace, plan: str) -> date | None:
    versions = [one for _, one in stored(workspace.files, plan) if isinstance(one, Version)]
    given = [visa.date for entry in workspace.fiches.get(plan, ()) for visa in entry.model.visas]
    if not versions and not given:
        return None
    last = max((one.date for one in versions), default=None)
    return last or workspace.plans[plan].model.date or min(given)


def _objet(of: list[tuple[Entry[Fiche], Signature]]) -> str:
    """« 1.1, 1.2 ; à redonner : 2.1 »."""
    fresh = [entry.model.numero for entry, one in of if not one.changees]
    again = [entry.model.numero for entry, one in of if one.changees]
    parts = [", ".join(fresh), f"à redonner : {', '.join(again)}" if again else ""]
    return " ; ".join(filter(None, parts))
