"""The document of a whole network: every campus, its label, its members, what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cmqplan.documents import french
from cmqplan.documents.charts import timeline
from cmqplan.documents.compose import stem_of, under
from cmqplan.documents.document import Document
from cmqplan.documents.dom import parse
from cmqplan.documents.palette import Palette
from cmqplan.documents.pictures import figure
from cmqplan.documents.templates import DOCUMENT_FILE, Templates, render
from cmqplan.documents.views import Figure
from cmqplan.model.campus import Campus, Label
from cmqplan.model.fiche import OPEN
from cmqplan.network.dimensions import FILIERE, REGION, STADE
from cmqplan.network.view import Groupe, Vue, groupes
from cmqplan.obligations import Obligation, StatutObligation
from cmqplan.workspace.workspace import Workspace

NAME = "reseau"
"""The folder of its template."""
LONGEST = 24
"""Labels in one chart: about half a page."""


@dataclass(frozen=True, slots=True)
class LigneLabel:
    """One award, and what its campus is called."""

    campus: str
    label: Label


@dataclass(frozen=True, slots=True)
class VueMembre:
    nom: str
    genre: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class VueRetard:
    """Something that is overdue, and by how many days."""

    obligation: Obligation
    jours: int


@dataclass(frozen=True, slots=True)
class VueCoupe:
    """The campuses gathered by something: « région », « filière », « stade »."""

    nom: str
    groupes: tuple[Groupe, ...]


def compose_network(
    workspace: Workspace, view: Vue, templates: Templates
) -> tuple[Document, dict[str, object]]:
    """The document and the variables it was made of. Raises TemplateRefused."""
    context = context_of(workspace, view)
    title = str(context["titre"])
    settings = workspace.settings
    mention = settings.mention
    contents = under(mention, parse(render(templates.content, f"{NAME}/{DOCUMENT_FILE}", context)))
    return Document(
        name=NAME,
        stem=stem_of(NAME, context),
        title=title,
        running_title=" – ".join(filter(None, (title, mention))),
        contents=contents,
        day=view.jour,
        palette=Palette.of(settings.apparence),
        mention=mention,
        foot=settings.apparence.pied,
    ), context


def context_of(workspace: Workspace, view: Vue) -> dict[str, object]:
    """What the template is given: ``reseau`` is the view itself, the rest is made of it beforehand."""
    labels = tuple(
        LigneLabel(one.nom_court, label) for one in view.campus for label in _in_order(one.campus.labels)
    )
    last = [_in_order(one.campus.labels)[-1] for one in view.campus if one.campus.labels]
    return {
        "titre": _title(view),
        "reseau": view,
        "ancres": {one.identifiant: f"campus-{one.identifiant}" for one in view.campus},
        "coupes": tuple(
            VueCoupe(name, groupes(view, coupe))
            for coupe, name in ((REGION, "région"), (FILIERE, "filière"), (STADE, "stade"))
        ),
        "labels": labels,
        "figures": _figures(labels, last, view.jour),
        "membres": {one.identifiant: _members(one.campus, workspace) for one in view.campus},
        "plans": {one.identifiant: tuple(map(workspace.titre_de, one.plans)) for one in view.campus},
        "sans_campus": tuple(f"« {workspace.titre_de(name)} »" for name in view.plans_sans_campus),
        "en_retard": tuple(
            VueRetard(one, one.jours_de_retard(view.jour))
            for one in view.obligations
            if one.statut is StatutObligation.EN_RETARD
        ),
        "brouillon": False,
        "sujet": "",
    }


def _title(view: Vue) -> str:
    if len(view.reseaux) == 1:
        return view.reseaux[0].reseau.nom
    return "Réseau des campus des métiers et des qualifications"


def _in_order(labels: Sequence[Label]) -> list[Label]:
    return sorted(labels, key=lambda label: label.premier_jour or date.min)


def _members(campus: Campus, workspace: Workspace) -> tuple[VueMembre, ...]:
    """The members with their kind: their own, or the party's type."""
    found = []
    for member in campus.membres:
        if member.organisme in OPEN:
            found.append(VueMembre("liste ouverte…", None, None))
            continue
        entry = workspace.organismes.get(member.organisme)
        kind = (
            member.genre.value
            if member.genre is not None
            else entry.model.type.value
            if entry is not None
            else None
        )
        found.append(VueMembre(workspace.organismes.nom(member.organisme), kind, member.role))
    return tuple(found)


def _figures(labels: Sequence[LigneLabel], last: Sequence[Label], today: date) -> tuple[Figure, ...]:
    """The labels over the years, in as many pictures as it takes; none where no award is dated, or there is but one."""
    held = Counter(one.campus for one in labels)
    rows = [
        timeline.Row(_named(one, alone=held[one.campus] == 1), one.label.premier_jour, one.label.dernier_jour)
        for one in labels
    ]
    days = [day for row in rows for day in (row.start, row.end) if day is not None]
    if not days or len(rows) < 2:
        return ()
    extent = timeline.extent([*days, today])
    pages = [rows[n : n + LONGEST] for n in range(0, len(rows), LONGEST)]
    constat = _standing(last, today)
    return tuple(_figure(n, page, len(pages), extent, today, constat) for n, page in enumerate(pages, 1))


def _named(award: LigneLabel, *, alone: bool) -> str:
    """The campus; with the years of the award where it holds another: « CEX, 2019-2023 »."""
    days = (award.label.premier_jour, award.label.dernier_jour)
    years = sorted({day.year for day in days if day is not None})
    return award.campus if alone or not years else f"{award.campus}, {'-'.join(map(str, years))}"


def _standing(last: Sequence[Label], today: date) -> str:
    """How many labels run out: « 2 labels s'achèvent dans l'année, 1 est échu ». Only the ``last`` label of each
    campus does: the others were renewed."""
    ends = [label.dernier_jour for label in last if label.dernier_jour is not None]
    over = sum(day < today for day in ends)
    soon = sum(today <= day < today.replace(year=today.year + 1, day=min(today.day, 28)) for day in ends)
    said = [
        french.count(soon, "label s'achève dans l'année", "labels s'achèvent dans l'année") if soon else "",
        french.count(over, "label est échu", "labels sont échus") if over else "",
        french.count(len(last) - len(ends), "label est sans terme", "labels sont sans terme")
        if len(ends) < len(last)
        else "",
    ]
    return ", ".join(filter(None, said)) or "Aucun label ne s'achève dans l'année"


def _figure(
    number: int,
    rows: Sequence[timeline.Row],
    pages: int,
    extent: timeline.Extent,
    today: date,
    constat: str,
) -> Figure:
    part = f" ({number} sur {pages})" if pages > 1 else ""
    words = (
        f"Frise du {french.day(extent.first)} au {french.day(extent.last)} : {french.count(len(rows), 'label')}. "
        "Les dates sont dans le tableau qui suit."
    )
    return figure(
        f"labels-{number}",
        f"Durée des labels{part}",
        f"{constat}{part}",
        lambda: words,
        lambda sheet: timeline.draw(rows, extent, sheet, today=today),
    )
