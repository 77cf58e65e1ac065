"""One organisme in a plan: all that it carries, joins and funds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cmqplan.amounts import Montant, sum_montants
from cmqplan.documents.bilan import execution
from cmqplan.documents.context import view_of
from cmqplan.documents.official import beneficiary
from cmqplan.documents.pictures import done
from cmqplan.documents.views import Figure, Request, TableauBilan, VueFiche
from cmqplan.finance.dimensions import FICHE, Sens
from cmqplan.finance.ecritures import Ecriture, Genre, Sommes, ecritures, repartir_groupes
from cmqplan.finance.realise import faits
from cmqplan.finance.verses import NON_SUBVENTIONS
from cmqplan.model.convention import Engagement
from cmqplan.model.fiche import Fiche, Participant
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Instance
from cmqplan.model.values import Exercice


@dataclass(frozen=True, slots=True)
class Participation:
    """A fiche that it carries or joins, and in what capacity."""

    vue: VueFiche
    participant: Participant


@dataclass(frozen=True, slots=True)
class Apport:
    """What it brings to a fiche. ``groupe`` is the short name of the group through which it does, where it isn't itself."""

    vue: VueFiche
    montant: Montant
    statut: str | None
    nature: str | None
    groupe: str | None
    en_nature: bool
    exercice: Exercice | None


@dataclass(frozen=True, slots=True)
class Partenaire:
    """One organisme, and its part in a plan. ``sommes`` are its own amounts, its share of a group's where one is declared."""

    identifiant: str
    organisme: Organisme
    groupes: tuple[str, ...]
    portees: tuple[Participation, ...]
    jointes: tuple[Participation, ...]
    apports: tuple[Apport, ...]
    """What it brings, then what it refused, which is in none of the sums."""
    apports_de_groupe: tuple[Apport, ...]
    """Lines of groups it belongs to, that no fiche shares out: its own part isn't known."""
    beneficiaire: tuple[Apport, ...]
    """Lines of others that name it as whom they are paid to, or whose convention does."""
    sommes: Sommes
    en_nature: Montant
    instances: tuple[Instance, ...]
    engagements: tuple[Engagement, ...]
    recettes: TableauBilan | None
    """What of its own lines was planned, granted and paid, fiche by fiche; None where its lines
    tell as much: it has granted nothing yet, or all and paid nothing."""

    @property
    def total_apporte(self) -> Montant:
        """What its own lines bring, in money and in kind."""
        return self.sommes.total + self.en_nature

    @property
    def figure(self) -> Figure | None:
        return done("figure-recettes", "Ses financements", self.recettes) if self.recettes else None


def partners(request: Request) -> tuple[str, ...]:
    """The organismes that a plan's fiches name, in the order of the register; « ... » and categories stay out."""
    workspace = request.workspace
    named = {name for resume in workspace.resumes.get(request.plan, ()) for name in resume.organismes}
    for entry in workspace.fiches.get(request.plan, ()):
        for line in entry.model.financements:
            named |= (
                set(workspace.organismes[line.financeur].model.membres)
                if line.financeur in workspace.organismes
                else set()
            )
    return tuple(
        name
        for name, entry in workspace.organismes.items()
        if name in named and entry.model.type.value != "categorie"
    )


def partner_of(request: Request, name: str) -> Partenaire:
    workspace = request.workspace
    entries = ecritures(workspace, [request.plan])
    views = {
        entry.file: view_of(
            entry,
            [e for e in entries if e.fiche == entry.file],
            workspace.plans[request.plan].model.seul_exercice,
        )
        for entry in workspace.fiches.get(request.plan, ())
    }
    groups = tuple(key for key, entry in workspace.organismes.items() if name in entry.model.membres)
    shared = repartir_groupes(workspace, entries)
    lines = (
        entries if workspace.organismes[name].model.membres else shared.ecritures
    )  # a group's are its own too
    own = [e for e in lines if e.genre is Genre.LIGNE and e.financeur == name]
    refused = [e for e in lines if e.refuse_par == name]
    of_groups = [e for e in shared.entiers if e.financeur in groups]
    paid = [
        e
        for e in entries
        if e.genre is Genre.LIGNE
        and e.financeur not in (None, name)
        and e.nature not in NON_SUBVENTIONS
        and beneficiary(request, e) == name
    ]
    sums = Sommes()
    for entry in own:
        sums += entry.sommes
    convention = workspace.convention_of(request.plan)
    short = workspace.organismes.nom_court

    def apport(entry: Ecriture, group: str | None) -> Apport:
        amounts = entry.sommes or entry.en_nature
        return Apport(
            views[entry.fiche],
            entry.refuse if entry.genre is Genre.REFUS else amounts.total,
            entry.statut.value if entry.statut else None,
            entry.nature.value if entry.nature else None,
            short(group) if group else None,
            bool(entry.en_nature),
            entry.exercice,
        )

    return Partenaire(
        name,
        workspace.organismes[name].model,
        tuple(short(group) for group in groups),
        tuple(_participations(views, name, "porteurs")),
        tuple(_participations(views, name, "partenaires")),
        tuple(apport(entry, entry.groupe) for entry in (*own, *refused)),
        tuple(apport(entry, entry.financeur) for entry in of_groups),
        tuple(apport(entry, entry.financeur) for entry in paid),
        sums,
        sum_montants(entry.en_nature.total for entry in own),
        tuple(i for i in workspace.plans[request.plan].model.gouvernance if name in i.membres),
        tuple(e for e in convention.model.engagements if name in e.organismes) if convention else (),
        _recettes(request, name, {entry.fiche for entry in (*own, *refused)}),
    )


def _recettes(request: Request, name: str, files: Collection[str]) -> TableauBilan | None:
    workspace, plan = request.workspace, request.plan
    of_these = {*files, ""}  # what the convention alone says it paid is of no fiche
    facts = [
        fait
        for fait in faits(workspace, [plan])
        if fait.ecriture.financeur == name and fait.ecriture.fiche in of_these
    ]
    table = execution(workspace, plan, FICHE, Sens.RECETTES, facts)
    told = table.total.engage == table.total.prevu and not table.total.realise
    return table if table.total.engage and not told else None


def _participations(views: dict[str, VueFiche], name: str, row: str) -> Iterator[Participation]:
    for view in views.values():
        assert isinstance(view.fiche, Fiche)
        for participant in getattr(view.fiche, row):
            if participant.organisme == name:
                yield Participation(view, participant)
