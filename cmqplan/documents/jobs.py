"""Which documents are asked for: one for each plan, or for each fiche or partner of it, or one for the whole network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cmqplan.documents.compose import compose
from cmqplan.documents.context import calendar_of_the_day, context_of, in_order
from cmqplan.documents.document import Document
from cmqplan.documents.errors import DocumentRefused
from cmqplan.documents.summary import nearest_rows, summary
from cmqplan.documents.templates import Kind, Templates
from cmqplan.documents.views import Request, VueAxe, VueFiche
from cmqplan.documents.visas import signatures_of
from cmqplan.findings.words import nearest
from cmqplan.language.gettext import N_
from cmqplan.model.values import numero_key


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make. ``subject`` is the fiche's number or the partner's identifier; empty for a plan's own."""

    kind: Kind
    subject: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes a plan's documents: what they share is worked out once."""

    request: Request
    templates: Templates
    context: dict[str, object]

    def make(self, job: Job) -> tuple[Document, dict[str, object]]:
        """A document and the variables it was made of. Raises TemplateRefused and DocumentRefused."""
        context = {**self.context, **job.variables, "sujet": job.subject}
        return compose(self.request, job.kind, self.templates, context), context


def maker(request: Request, templates: Templates) -> Maker:
    """A plan's maker. Raises nothing: what a document lacks is said when it is asked for."""
    context = context_of(request)
    rows = context["calendrier"].lignes  # type: ignore[attr-defined]
    shown = nearest_rows(rows, request.today or request.workspace.today)
    context["synthese"] = summary(
        request,
        context["fiches"],  # type: ignore[arg-type]
        in_order((*context["fiches"], *context["invitees"])),  # type: ignore[misc]
        rows,
        calendar_of_the_day(request, shown),
        context["finances"],  # type: ignore[arg-type]
    )
    return Maker(request, templates, context)


def missing_need(kind: Kind, context: Mapping[str, object]) -> str | None:
    """What a document needs and this plan lacks, in the words of ``exige``; None when it can be made."""
    for need in kind.needs:
        value: object = context
        for step in need.split("."):
            value = value.get(step) if isinstance(value, Mapping) else getattr(value, step, None)
        if not value:
            return need
    return None


_LACKING = (
    N_("the document “{document}” needs “{need}”, and the plan “{plan}” has none"),
    N_("the document “{document}” needs “{need}”, and “{name}” has none in the plan “{plan}”"),
)
"""What is said of a plan, and of one party of it."""
_LACKING_MONEY = {
    "demande": (
        N_(
            "the document “{document}” is about money that is asked for, and the plan “{plan}” asks for none: "
            "what it is to ask for is a line of “financements” with “statut: à solliciter”"
        ),
        N_(
            "the document “{document}” is about money that is asked for, and the plan “{plan}” asks “{name}” for none: "
            "what it is to ask for is a line of “financements” with “statut: à solliciter”"
        ),
    ),
    "compte_rendu": (
        N_(
            "the document “{document}” is about money that was granted, and nobody has granted the plan “{plan}” any: "
            "what is granted is a line of “financements” with “statut: accordé”"
        ),
        N_(
            "the document “{document}” is about money that was granted, and “{name}” has granted the plan “{plan}” none: "
            "what is granted is a line of “financements” with “statut: accordé”"
        ),
    ),
}
"""The same for needs that aren't keys of a file."""


def jobs(maker: Maker, kind: Kind, fiche: str = "", partner: str = "") -> list[Job]:
    """The documents of one kind. ``fiche`` and ``partner`` choose one of them. Raises DocumentRefused."""
    if kind.about == "reseau":
        raise DocumentRefused(
            N_(
                "the document “{document}” is about the whole network: write it with “cmqplan network --format html”"
            ),
            document=kind.name,
        )
    if kind.about == "partenaire":
        return _partner_jobs(maker, kind, partner, fiche)
    need = missing_need(kind, maker.context)
    if need is not None:
        raise DocumentRefused(
            _LACKING[0],
            document=kind.name,
            need=need,
            plan=maker.request.plan,
        )
    if kind.about == "fiche":
        return _fiche_jobs(maker, kind, fiche)
    return [Job(kind)]


def _chosen(maker: Maker, wanted: str) -> list[VueFiche]:
    """The fiches of a number, or all where none is wanted. Raises DocumentRefused."""
    axes: Sequence[VueAxe] = maker.context["axes"]  # type: ignore[assignment]
    shown = (view for axe in axes for view in axe.toutes)  # those of other plans that are of this one too
    views = sorted(shown, key=lambda view: (numero_key(view.numero), view.fichier))
    chosen = [view for view in views if not wanted or numero_key(view.numero) == numero_key(wanted)]
    if wanted and not chosen:
        known = tuple(view.numero for view in views)
        near = nearest(wanted, known, least=0.4)
        message = N_("the plan “{plan}” has no fiche {numero}; its fiches are: {known}")
        raise DocumentRefused(message, plan=maker.request.plan, numero=wanted, known=known or (near or "—",))
    return chosen


def _fiche_jobs(maker: Maker, kind: Kind, wanted: str) -> list[Job]:
    chosen = _chosen(maker, wanted)
    workspace = maker.request.workspace
    exercice = workspace.plans[maker.request.plan].model.seul_exercice
    seen: dict[str, int] = {}
    out = []
    for view in chosen:
        seen[view.numero] = seen.get(view.numero, 0) + 1
        subject = view.numero if seen[view.numero] == 1 else f"{view.numero}-{seen[view.numero]}"
        signing = (
            signatures_of(workspace, view.fiche, exercice) if view.fiche and not view.compte_dans else ()
        )
        out.append(Job(kind, subject, {"vue": view, "signatures": signing}))
    return out


def _partner_jobs(maker: Maker, kind: Kind, wanted: str, fiche: str) -> list[Job]:
    from cmqplan.documents.partner import partners

    workspace = maker.request.workspace
    names = partners(maker.request)
    if wanted:
        name = wanted if wanted in workspace.organismes else workspace.organismes.meant_by(wanted)
        if name is None:
            known = tuple(names)
            near = nearest(wanted, workspace.organismes) or nearest(wanted, known)
            message = (
                N_("there is no organisme “{name}”; did you mean “{near}”?")
                if near
                else N_("there is no organisme “{name}”; those of this plan are: {known}")
            )
            raise DocumentRefused(message, name=wanted, near=near, known=known)
        if name not in names:
            raise DocumentRefused(
                N_(
                    "“{name}” neither carries, funds nor joins anything in the plan “{plan}”; those who do: {known}"
                ),
                name=name,
                plan=maker.request.plan,
                known=tuple(names),
            )
        names = (name,)
    views: Sequence[VueFiche] = maker.context["fiches"]  # type: ignore[assignment]
    if fiche and kind.needs:
        views = _chosen(maker, fiche)
    made = [_partner_job(maker, kind, name, views, fiche) for name in names]
    fit = [job for job in made if missing_need(kind, {**maker.context, **job.variables}) is None]
    if kind.needs and not fit:
        need = missing_need(kind, {**maker.context, **(made[0].variables if made else {})}) or kind.needs[0]
        raise DocumentRefused(
            _LACKING_MONEY.get(need, _LACKING)[bool(wanted)],
            document=kind.name,
            need=need,
            name=wanted and names[0],
            plan=maker.request.plan,
        )
    return fit


def _partner_job(maker: Maker, kind: Kind, name: str, views: Sequence[VueFiche], fiche: str) -> Job:
    from cmqplan.documents.official import compte_rendu_of, demande_of
    from cmqplan.documents.partner import partner_of

    request = maker.request
    variables = {
        "partenaire": partner_of(request, name),
        "demande": demande_of(request, views, name),
        "compte_rendu": compte_rendu_of(request, views, name),
    }
    return Job(kind, f"{name}-{fiche}" if fiche and kind.needs else name, variables)
