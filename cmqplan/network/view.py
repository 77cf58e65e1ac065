"""Every campus of a workspace at once: where it stands, what it plans, what is secured, what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cmqplan.finance.dimensions import Valeur
from cmqplan.finance.ecritures import NOTHING, Ecriture, Sommes, ecritures
from cmqplan.findings import fold
from cmqplan.model.campus import Campus, Categorie, Label, Reseau
from cmqplan.model.fiche import Fiche, StatutSuivi
from cmqplan.network.counts import Compte, categorie, dans_le_perimetre, decompte
from cmqplan.network.dimensions import CoupeCampus
from cmqplan.obligations import Obligation, StatutObligation, obligations
from cmqplan.obligations.labels import label_du_jour, mois_restants
from cmqplan.workspace.workspace import Entry, Workspace

_LONG_NAME = "campus des metiers et des qualifications"


@dataclass(frozen=True, slots=True)
class PartFinanceur:
    """What one funder brings, in euros. ``financeur`` is None for money that no line brings."""

    financeur: str | None
    sommes: Sommes
    en_nature: Sommes
    campus: tuple[str, ...]
    """Identifiers of the campuses it goes to, in their order."""


@dataclass(frozen=True, slots=True)
class VueCampus:
    """One campus. Amounts in euros, over all its plans; ``sommes.total`` is what they plan, ``sommes.acquis`` what is secured.

    ``label`` is the award that runs today, or else the last one; ``fin`` its last day where it is known, and
    ``mois_restants`` the whole months from today to it, negative once it is past.
    """

    identifiant: str
    campus: Campus
    label: Label | None
    fin: date | None
    mois_restants: int | None
    plans: tuple[str, ...]
    sommes: Sommes
    en_nature: Sommes
    financeurs: tuple[PartFinanceur, ...]
    obligations: tuple[Obligation, ...]
    fiches: int
    """How many fiches its plans have that can be read."""
    fiches_en_retard: int

    @property
    def nom_court(self) -> str:
        """The sigle, or the name with its long beginning cut short."""
        return nom_court(self.campus)

    @property
    def categorie(self) -> Categorie | None:
        return categorie(self.campus)

    @property
    def en_retard(self) -> int:
        """How many obligations are overdue."""
        return sum(1 for one in self.obligations if one.statut is StatutObligation.EN_RETARD)


@dataclass(frozen=True, slots=True)
class VueReseau:
    """A network known by its counts, held against the campuses that are described."""

    identifiant: str
    reseau: Reseau
    decrits: Compte
    campus: tuple[str, ...]
    """Identifiers of the campuses described that belong to it."""

    @property
    def non_decrits(self) -> int | None:
        """How many campuses it counts that no file describes; None where it states no total."""
        total = self.reseau.effectifs.total
        return None if total is None else total - self.decrits.total


@dataclass(frozen=True, slots=True)
class Vue:
    """A workspace's campuses on a day. ``sommes`` is all the cash of all plans, those without a campus too."""

    jour: date
    campus: tuple[VueCampus, ...]
    compte: Compte
    financeurs: tuple[PartFinanceur, ...]
    reseaux: tuple[VueReseau, ...]
    plans_sans_campus: tuple[str, ...]
    sommes: Sommes
    en_nature: Sommes
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class Groupe:
    """The campuses that share a value. ``valeur`` is None for those that state none."""

    valeur: str | None
    compte: Compte
    campus: tuple[str, ...]
    sommes: Sommes
    en_nature: Sommes
    en_retard: int


def vue(workspace: Workspace) -> Vue:
    """The view of a workspace whose fiches are kept (``workspace.fiches``), on its ``today``.

    Campuses come by région, then by name; funders by amount, the largest first.
    """
    entries = ecritures(workspace, workspace.selected)
    plans = _plans_of(workspace)
    due = obligations(workspace)
    due_for = _due_for(due, _owners(workspace, plans))
    of_plan: dict[str, list[Ecriture]] = defaultdict(list)
    for entry in entries:
        of_plan[entry.plan].append(entry)
    campus_of_plan = {name: identifier for identifier, names in plans.items() for name in names}
    views = tuple(
        _campus(workspace, entry, plans.get(entry.name, ()), of_plan, due_for.get(entry.name, ()))
        for entry in sorted(workspace.campus.values(), key=_order)
    )
    return Vue(
        jour=workspace.today,
        campus=views,
        compte=decompte(view.campus for view in views),
        financeurs=_funders(entries, campus_of_plan, [view.identifiant for view in views]),
        reseaux=tuple(_reseau(entry, workspace) for entry in workspace.reseaux.values()),
        plans_sans_campus=tuple(name for name in workspace.selected if name not in campus_of_plan),
        sommes=_sum(entry.sommes for entry in entries),
        en_nature=_sum(entry.en_nature for entry in entries),
        obligations=due,
    )


def groupes(view: Vue, coupe: CoupeCampus) -> tuple[Groupe, ...]:
    """The campuses gathered by a value, in the order of the values, those without one last.

    A campus with two filières is in two groups: by filière the groups sum to more than the whole.
    """
    found: dict[str, list[VueCampus]] = defaultdict(list)
    names: dict[str, Valeur] = {}
    without: list[VueCampus] = []
    for one in view.campus:
        values = coupe.valeurs(one)
        for value in values:
            names.setdefault(fold(value.valeur), value)
            found[fold(value.valeur)].append(one)
        if not values:
            without.append(one)
    rank = coupe.rang
    keys = sorted(found, key=lambda key: key if rank is None else rank(names[key], {}))
    made = [_groupe(names[key].valeur, found[key]) for key in keys]
    return (*made, _groupe(None, without)) if without else tuple(made)


def nom_court(campus: Campus) -> str:
    """A campus's sigle, or its name with « CMQ » for « Campus des métiers et des qualifications »."""
    if campus.sigle is not None:
        return campus.sigle
    words = campus.nom.split()
    if fold(" ".join(words[:6])) == _LONG_NAME and len(words) > 6:
        return " ".join(["CMQ", *words[6:]])
    return campus.nom


def est_en_retard(fiche: Fiche, today: date) -> bool:
    """Whether an action is late: said to be, or begun and not closed after its calendar's last day."""
    statut = fiche.suivi.statut
    if statut is StatutSuivi.EN_RETARD:
        return True
    if statut is None or statut.est_clos or fiche.calendrier is None or fiche.calendrier.fin is None:
        return False
    return fiche.calendrier.fin < today


def _plans_of(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Campus → the plans that name it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in workspace.selected:
        plan = workspace.plans.get(name)
        campus = plan.model.campus if plan is not None else None
        if campus is not None and campus in workspace.campus:
            found[campus] = (*found.get(campus, ()), name)
    return found


def _owners(workspace: Workspace, plans: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """File → the campuses that what is due there is due for."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in workspace.campus.values():
        owners[entry.file].add(entry.name)
    for identifier, names in plans.items():
        for name in names:
            owners[f"plans/{name}"].add(identifier)
            convention = workspace.convention_of(name)
            if convention is not None and convention.model.campus is None:
                owners[convention.file].add(identifier)
    for convention in workspace.conventions.values():
        if convention.model.campus is not None:
            owners[convention.file].add(convention.model.campus)
    return owners


def _due_for(due: Iterable[Obligation], owners: Mapping[str, set[str]]) -> dict[str, list[Obligation]]:
    """Campus → what is due for it."""
    found: dict[str, list[Obligation]] = defaultdict(list)
    for one in due:
        file = one.place.file
        for name in owners.get(file, set()) | owners.get(file.rsplit("/", 1)[0], set()):
            found[name].append(one)
    return found


def _campus(
    workspace: Workspace,
    entry: Entry[Campus],
    plans: tuple[str, ...],
    of_plan: Mapping[str, Sequence[Ecriture]],
    due: Iterable[Obligation],
) -> VueCampus:
    campus, today = entry.model, workspace.today
    label = label_du_jour(campus, today) or campus.dernier_label
    end = label.dernier_jour if label is not None else None
    entries = [one for name in plans for one in of_plan.get(name, ())]
    fiches = [fiche.model for name in plans for fiche in workspace.fiches.get(name, ())]

    return VueCampus(
        identifiant=entry.name,
        campus=campus,
        label=label,
        fin=end,
        mois_restants=mois_restants(end, today) if end is not None else None,
        plans=plans,
        sommes=_sum(one.sommes for one in entries),
        en_nature=_sum(one.en_nature for one in entries),
        financeurs=_funders(entries, dict.fromkeys(plans, entry.name), [entry.name]),
        obligations=tuple(due),
        fiches=len(fiches),
        fiches_en_retard=sum(1 for fiche in fiches if est_en_retard(fiche, today)),
    )


def _funders(
    entries: Iterable[Ecriture], campus_of_plan: Mapping[str, str], order: Sequence[str]
) -> tuple[PartFinanceur, ...]:
    cash: dict[str | None, Sommes] = defaultdict(lambda: NOTHING)
    kind: dict[str | None, Sommes] = defaultdict(lambda: NOTHING)
    reached: dict[str | None, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.sommes and not entry.en_nature:
            continue
        cash[entry.financeur] += entry.sommes
        kind[entry.financeur] += entry.en_nature
        if entry.plan in campus_of_plan:
            reached[entry.financeur].add(campus_of_plan[entry.plan])
    parts = [
        PartFinanceur(name, cash[name], kind[name], tuple(one for one in order if one in reached[name]))
        for name in cash
    ]
    return tuple(
        sorted(
            parts,
            key=lambda part: (part.financeur is None, -part.sommes.total.centimes, part.financeur or ""),
        )
    )


def _reseau(entry: Entry[Reseau], workspace: Workspace) -> VueReseau:
    members = [
        one for one in workspace.campus.values() if dans_le_perimetre(one.model, entry.model.perimetre)
    ]
    return VueReseau(
        entry.name, entry.model, decompte(one.model for one in members), tuple(one.name for one in members)
    )


def _groupe(value: str | None, members: Sequence[VueCampus]) -> Groupe:
    late = {
        one.identifiant
        for member in members
        for one in member.obligations
        if one.statut is StatutObligation.EN_RETARD
    }
    return Groupe(
        value,
        decompte(member.campus for member in members),
        tuple(member.identifiant for member in members),
        _sum(member.sommes for member in members),
        _sum(member.en_nature for member in members),
        len(late),
    )


def _sum(sums: Iterable[Sommes]) -> Sommes:
    total = NOTHING
    for one in sums:
        total += one
    return total


def _order(entry: Entry[Campus]) -> tuple[str, str, str]:
    return fold(entry.model.region), fold(nom_court(entry.model)), entry.name
