"""Walking through models: who is named where, which axes a plan has.

A path leads from the file's top to the value, as ``Entry.at`` takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from pydantic import BaseModel

from cmqplan.findings import Place, nearest
from cmqplan.findings.finding import Path
from cmqplan.model.campus import Campus, Reseau
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import OPEN, Fiche, Participant
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Axe, Plan
from cmqplan.model.settings import Settings
from cmqplan.workspace.memo import asked_again
from cmqplan.workspace.workspace import Entry, Organismes, Workspace, named_in

M = TypeVar("M", bound=BaseModel)

Mention: TypeAlias = tuple[str, Path]
"""A reference to an organisme, and the path to it. The « ... » of an open list is none."""


def named_in_fiche(fiche: Fiche) -> Iterator[Mention]:
    yield from _participants(fiche.porteurs, "porteurs")
    yield from _participants(fiche.partenaires, "partenaires")
    for n, line in enumerate(fiche.financements):
        path: Path = ("moyens", "financiers", "financements", n)
        yield line.financeur, (*path, "financeur")
        if line.beneficiaire is not None:
            yield line.beneficiaire, (*path, "beneficiaire")
        for rank, part in enumerate(line.repartition):
            yield part.organisme, (*path, "repartition", rank, "organisme")


def _participants(participants: Sequence[Participant], key: str) -> Iterator[Mention]:
    for n, participant in enumerate(participants):
        if not participant.est_ouverture:
            yield participant.organisme, (key, n, "organisme")


def named_in_plan(plan: Plan) -> Iterator[Mention]:
    yield from _listed(plan.signataires, ("signataires",))
    for n, instance in enumerate(plan.gouvernance):
        yield from _listed(instance.membres, ("gouvernance", n, "membres"))


def named_in_convention(convention: Convention) -> Iterator[Mention]:
    for n, party in enumerate(convention.parties):
        yield party.organisme, ("parties", n, "organisme")
    if convention.beneficiaire is not None:
        yield convention.beneficiaire, ("beneficiaire",)
    if convention.vote is not None:
        yield convention.vote.organisme, ("vote", "organisme")
    for n, engagement in enumerate(convention.engagements):
        yield from _listed(engagement.organismes, ("engagements", n, "organismes"))
    for identifier, line in convention.lignes_credit.items():
        if line.organisme is not None:
            yield line.organisme, ("lignes_credit", identifier, "organisme")
    for n, subsidy in enumerate(convention.subventions):
        yield subsidy.financeur, ("subventions", n, "financeur")
        if subsidy.beneficiaire is not None:
            yield subsidy.beneficiaire, ("subventions", n, "beneficiaire")


def named_in_campus(campus: Campus) -> Iterator[Mention]:
    if campus.organisme is not None:
        yield campus.organisme, ("organisme",)
    if campus.etablissement_support is not None:
        yield campus.etablissement_support, ("etablissement_support",)
    for n, member in enumerate(campus.membres):
        if member.organisme not in OPEN:
            yield member.organisme, ("membres", n, "organisme")
    for n, step in enumerate(campus.etapes):
        yield from _listed(step.participants, ("etapes", n, "participants"))
    for n, funder in enumerate(campus.cofinanceurs):
        yield funder.organisme, ("cofinanceurs", n, "organisme")


def named_in_reseau(reseau: Reseau) -> Iterator[Mention]:
    if reseau.organisme is not None:
        yield reseau.organisme, ("organisme",)


def named_in_organisme(organisme: Organisme) -> Iterator[Mention]:
    return _listed(organisme.membres, ("membres",))


def named_in_settings(settings: Settings) -> Iterator[Mention]:
    for n, cap in enumerate(settings.plafonds):
        yield cap.financeur, ("plafonds", n, "financeur")


def _listed(references: Iterable[str], path: Path) -> Iterator[Mention]:
    for n, reference in enumerate(references):
        if reference not in OPEN:
            yield reference, (*path, n)


def named_in_frame(workspace: Workspace) -> Iterator[tuple[str, Place]]:
    """Every reference to an organisme outside the fiches, with its place. Of the plans, those that are looked at."""
    for name in workspace.selected:
        plan = workspace.plans.get(name)
        if plan is not None:
            yield from placed(named_in_plan(plan.model), plan)
    for convention in workspace.conventions.values():
        yield from placed(named_in_convention(convention.model), convention)
    for campus in workspace.campus.values():
        yield from placed(named_in_campus(campus.model), campus)
    for reseau in workspace.reseaux.values():
        yield from placed(named_in_reseau(reseau.model), reseau)
    for organisme in workspace.organismes.values():
        yield from placed(named_in_organisme(organisme.model), organisme)
    if workspace.files.settings:
        for reference, path in named_in_settings(workspace.settings):
            yield reference, Place(workspace.files.settings, path)


@asked_again
def to_look_at(fiche: Fiche, organismes: Organismes) -> tuple[Mention, ...]:
    """The mentions of a fiche that aren't simply the identifier of one declared party: nearly always none."""
    if organismes.single.issuperset(named_in(fiche)):
        return ()
    return tuple(mention for mention in named_in_fiche(fiche) if mention[0] not in organismes.single)


def placed(mentions: Iterable[Mention], entry: Entry[M]) -> Iterator[tuple[str, Place]]:
    """Each mention with its place in the file of an entry."""
    for reference, path in mentions:
        yield reference, entry.at(*path)


def nearest_organisme(text: str, organismes: Organismes) -> str | None:
    """The identifier of the party whose identifier or name is most like a text; None when none is near."""
    spellings: dict[str, str] = {}
    for identifier, entry in organismes.items():
        for word in (identifier, entry.model.nom, entry.model.sigle, *entry.model.alias):
            if word:
                spellings.setdefault(word, identifier)
    found = nearest(text, spellings, least=0.7)
    return spellings[found] if found is not None else None


def axes_of(plan: Plan) -> Iterator[tuple[Axe, Path]]:
    """Every axe of a plan with the path to it, each before those below it."""
    yield from _axes(plan.axes, ("axes",))


def _axes(axes: Sequence[Axe], path: Path) -> Iterator[tuple[Axe, Path]]:
    for n, axe in enumerate(axes):
        yield axe, (*path, n)
        yield from _axes(axe.axes, (*path, n, "axes"))
