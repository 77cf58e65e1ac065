"""What a template is given: the models, under their own French words, and the tables made of them beforehand.

Nothing is added up in a template: every amount in here comes from ``cmqplan.finance``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cmqplan.amounts import Montant, share
from cmqplan.documents import french, pictures
from cmqplan.documents.bilan import Bilan
from cmqplan.documents.dom import is_safe_link
from cmqplan.documents.pictures import finding, heaviest, least_secured, most
from cmqplan.documents.tints import NAMES, ends_by_month, funders_by_axis
from cmqplan.documents.views import (
    Apport,
    Argent,
    Calendriers,
    Cite,
    Finances,
    LigneCalendrier,
    Matrice,
    RangMontants,
    Request,
    VueAxe,
    VueFiche,
    VueLien,
)
from cmqplan.documents.visas import signatures_of_plan, visas_of
from cmqplan.finance.affectations import affecte, plan_of
from cmqplan.finance.dimensions import (
    AXE,
    EXERCICE,
    FICHE,
    FINANCEUR,
    LIGNE_CREDIT,
    NATURE,
    SECTION,
    STATUT,
    Coupe,
)
from cmqplan.finance.ecritures import Ecriture, Sommes, ecritures, sum_sommes
from cmqplan.finance.etp import equivalents
from cmqplan.finance.previsionnel import budget_previsionnel
from cmqplan.finance.tableau import Rang, Rubrique, Tableau, Tete, tableau
from cmqplan.finance.views import par_exercice
from cmqplan.findings import fold
from cmqplan.model.campus import Campus
from cmqplan.model.convention import Convention, Subvention
from cmqplan.model.fiche import Calendrier, Fiche
from cmqplan.model.liens import Lien
from cmqplan.model.lignes import euros as montant_dit
from cmqplan.model.lignes import lignes_financees, somme_depensee, total_de
from cmqplan.model.plan import Axe
from cmqplan.model.values import NUMERO, numero_key, slug
from cmqplan.workspace.workspace import Entry, Workspace

WIDEST = 118
"""Characters that columns of amounts may take across a page on its side, beside the names and the total of their rows."""
_BETWEEN = 3
"""Characters between two columns."""
UPRIGHT = 84
"""The same across a page that stands upright."""
FEW = 6
"""Fiches up to which a table is turned rather than laid on its side."""
SPARSE = 0.4
"""The part of its cells that a table fills, below which it is a list where it doesn't fit across a page."""
_SEEN_AT_ONCE = 8
"""Fiches up to which the maquette, one row each, says who funds which axe."""
MOST_COLUMNS = 30
"""Columns beyond which it is one however full: nobody reads across so many pages."""


def context_of(request: Request) -> dict[str, object]:
    """The variables of every document about a plan."""
    workspace, name = request.workspace, request.plan
    entry = workspace.plans[name]
    plan = entry.model
    convention = workspace.convention_of(name)
    campus = workspace.campus_of(name)
    entries = ecritures(workspace, [name])
    fiches = _fiches(request, entries)
    guests = tuple(_invitees(workspace, name))
    shown = in_order((*fiches, *guests))
    axes = _axes(plan.axes, shown)
    whole = tableau(workspace, entries, FICHE, FINANCEUR, [name])
    finances = _finances(workspace, name, entries, fiches, whole)
    return {
        "plan": plan,
        "nom_du_plan": name,
        "exercices": _years(plan.exercice),
        "campus": campus.model if campus else None,
        "convention": convention.model if convention else None,
        "conventions": {key: value.model for key, value in workspace.conventions.items()},
        "organismes": {key: value.model for key, value in workspace.organismes.items()},
        "cites": _cited(request),
        "axes": axes,
        "liens": liens_of(workspace, name, plan.liens),
        "fiches": fiches,
        "invitees": guests,
        "finances": finances,
        "calendrier": _calendrier(shown, plan.exercice, convention),
        "subventions": _subventions(workspace, name, convention),
        "budget": budget_previsionnel(
            entries, [view.fiche for view in fiches if view.fiche], workspace.organismes.nom_court
        ),
        "etp": equivalents(workspace, [name]),
        "bilan": Bilan(workspace, name, fiches),
        "maquettes": _maquettes(workspace, name, entries, fiches, whole),
        "signatures": signatures_of_plan(
            workspace, [view.fiche for view in fiches if view.fiche], plan.seul_exercice
        ),
        "avenant": _avenant(request),
        "jour": request.today or workspace.today,
        "brouillon": request.draft,
        "remarques": request.remarques,
        "images": images_of(
            workspace, name, campus.model if campus else None, convention.model if convention else None
        ),
    }


def in_order(views: Iterable[VueFiche]) -> list[VueFiche]:
    """By number, whatever plan counts their money."""
    return sorted(views, key=lambda view: (numero_key(view.numero), view.fichier))


def _avenant(request: Request) -> object:
    """What changed since the plan was what the request says; None where it says nothing."""
    if request.avant is None:
        return None
    from cmqplan.documents.amendment import amendment
    from cmqplan.versions.compare import Etat

    was = request.avant
    table = tableau(was.workspace, ecritures(was.workspace, [was.plan]), FICHE, FINANCEUR, [was.plan])
    return amendment(was, Etat(request.plan, request.workspace, request.plan), matrices(table))


def _years(years: Sequence[int]) -> str:
    """« 2024 », « 2022 à 2025 », « 2022 et 2025 »."""
    ordered = sorted(set(years))
    if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return f"{ordered[0]} à {ordered[-1]}"
    return french.joined([str(year) for year in ordered])


def _cited(request: Request) -> tuple[Cite, ...]:
    """Every organisme that the plan, its fiches or its convention name, by short name."""
    workspace = request.workspace
    plan = workspace.plans[request.plan].model
    names = {name for instance in plan.gouvernance for name in instance.membres} | set(plan.signataires)
    for resume in workspace.resumes.get(request.plan, ()):
        names.update(resume.organismes)
    for one in workspace.invitees.get(request.plan, ()):
        names.update(one.resume.organismes)
    campus, convention = workspace.campus_of(request.plan), workspace.convention_of(request.plan)
    if campus is not None and campus.model.organisme:
        names.add(campus.model.organisme)
    if convention is not None:
        names |= {partie.organisme for partie in convention.model.parties}
    found = [workspace.organismes[name].model for name in names if name in workspace.organismes]
    short = workspace.organismes.nom_court
    return tuple(
        Cite(organisme, tuple(short(name) for name in organisme.membres))
        for organisme in sorted(found, key=lambda organisme: (fold(organisme.nom_court), organisme.nom))
    )


def anchor(numero: str) -> str:
    return f"fiche-{slug(numero)}"


def _fiches(request: Request, entries: Sequence[Ecriture]) -> tuple[VueFiche, ...]:
    workspace = request.workspace
    exercice = workspace.plans[request.plan].model.seul_exercice
    by_file: dict[str, list[Ecriture]] = {}
    for written in entries:
        by_file.setdefault(written.fiche, []).append(written)
    views = [
        replace(
            view_of(
                kept,
                by_file.get(kept.file, []),
                exercice,
                liens_of(workspace, request.plan, kept.model.liens),
            ),
            aussi_dans=tuple(
                _elsewhere(workspace, *also.rpartition("/")[::2]) for also in kept.model.aussi_dans
            ),
        )
        for kept in workspace.fiches.get(request.plan, ())
    ]
    if request.draft:
        known = {view.fichier for view in views}
        views += [
            VueFiche(
                None,
                resume.numero,
                resume.titre or resume.file,
                anchor(resume.numero),
                resume.file,
                Argent(None, "", (), Sommes(), Sommes()),
                resume.axe or resume.numero,
            )
            for resume in workspace.resumes.get(request.plan, ())
            if resume.file not in known and resume.numero
        ]
        views.sort(key=lambda view: (numero_key(view.numero), view.fichier))
    return tuple(views)


def _invitees(workspace: Workspace, plan: str) -> Iterator[VueFiche]:
    """The actions of other plans that are of this one too, under their number here; an announced one is where it is
    announced."""
    axes = {
        numero_key(action.numero): axe.numero
        for axe in workspace.plans[plan].model.tous_les_axes()
        for action in axe.actions
    }
    for one in workspace.invitees.get(plan, ()):
        if one.entry is None:
            continue
        home = workspace.plans.get(one.resume.plan)
        here = axes.get(numero_key(one.numero), one.numero)
        links = liens_of(workspace, one.resume.plan, one.entry.model.liens)
        view = view_of(one.entry, (), None, links)
        yield replace(
            view,
            numero=one.numero,
            ancre=anchor(one.numero),
            rattachement=here if NUMERO.fullmatch(here) else "0",
            compte_dans=_elsewhere(workspace, one.resume.plan, one.resume.numero),
            visas=visas_of(one.entry.model, home.model.seul_exercice if home else None),
        )


def _elsewhere(workspace: Workspace, plan: str, numero: str | None = None) -> str:
    """An action of another plan: « Plan d'action 2026 », action 1.1."""
    return f"« {workspace.titre_de(plan)} », action {numero}" if plan else numero or ""


def view_of(
    entry: Entry[Fiche],
    entries: Sequence[Ecriture],
    exercice: int | None,
    liens: tuple[VueLien, ...] = (),
) -> VueFiche:
    fiche = entry.model
    financiers = fiche.moyens.financiers
    lines = lignes_financees(financiers, exercice) if financiers else ()
    total = total_de(financiers) if financiers is not None else None
    written = financiers.total if financiers is not None else None
    said = str(written) if written is not None else "" if total is None else str(total)
    spent = somme_depensee(fiche.suivi.depenses)
    return VueFiche(
        fiche,
        fiche.numero,
        fiche.titre,
        anchor(fiche.numero),
        entry.file,
        Argent(
            total,
            said,
            lines,
            sum_sommes(one.sommes for one in entries),
            sum_sommes(one.en_nature for one in entries),
            spent.paye,
            spent.a_payer,
        ),
        fiche.rattachement,
        liens,
        visas=visas_of(fiche, exercice),
    )


def liens_of(workspace: Workspace, plan: str, links: Sequence[Lien]) -> tuple[VueLien, ...]:
    """Where links lead, in words."""
    return tuple(_lien(workspace, plan, link) for link in links)


def _lien(workspace: Workspace, plan: str, link: Lien) -> VueLien:
    names = [workspace.titre_de(link.plan) if link.plan else None, link.titre]
    if link.numero:
        resumes = workspace.resumes.get(link.plan or plan, ())
        titles = (r.titre for r in resumes if r.numero == link.numero and r.titre)
        names.append(" ".join(("action", link.numero, next(titles, ""))).strip())
    name = ", ".join(filter(None, names)) or link.texte or link.adresse or ""
    address = link.adresse if link.adresse and is_safe_link(link.adresse) else None
    said = [] if name == link.texte else [link.texte]
    if link.adresse and not address and name != link.adresse:
        said.append(link.adresse)
    return VueLien(name, ", ".join(filter(None, said)), address)


def _axes(axes: Sequence[Axe], fiches: Sequence[VueFiche]) -> tuple[VueAxe, ...]:
    placed: set[str] = set()
    keyed = [(numero_key(view.rattachement), view) for view in fiches]
    numbers = {view.numero for view in fiches}

    def build(axe: Axe, level: int) -> VueAxe:
        below = tuple(build(child, level + 1) for child in axe.axes)
        own_key = numero_key(axe.numero)
        own = tuple(
            view for key, view in keyed if key[: len(own_key)] == own_key and view.fichier not in placed
        )
        placed.update(view.fichier for view in own)
        return VueAxe(
            axe,
            f"axe-{axe.numero.replace('.', '-')}",
            level,
            own,
            below,
            tuple(a for a in axe.actions if a.numero not in numbers),
        )

    built = tuple(build(axe, 1) for axe in axes)
    loose = tuple(view for view in fiches if view.fichier not in placed)
    return (*built, VueAxe(None, "hors-axe", 1, loose, (), ())) if loose else built


def _name(head: Tete) -> str:
    return NAMES.get(head.rubrique) or french.capital(head.libelle)


def matrices(
    table: Tableau,
    anchors: Mapping[str, str] | None = None,
    *,
    sparse: bool | None = None,
    turned: bool | None = None,
) -> tuple[Matrice, ...]:
    """A table, in pieces that fit across a page; in one, to be shown as a list, where it is ``sparse``; funders as its rows,
    where it is ``turned``: by itself, where these aren't said."""
    turned = _is_better_turned(table) if turned is None else turned
    table = table.tourne() if turned else table
    width = len(table.tetes)
    cuts = list(_cuts(table)) or [(0, width)]
    sparse = _is_sparse(table) if sparse is None else sparse
    whole = table.total.sommes.total
    pieces = tuple(
        Matrice(
            tuple(_name(head) for head in table.tetes[start:end]),
            tuple(_row(row, start, end, whole, anchors or {}) for row in table.rangs),
            _row(table.total, start, end, whole, {}),
            n,
            1 if sparse else len(cuts),
            sparse,
            "Financeur" if turned else "Fiche",
        )
        for n, (start, end) in enumerate([(0, width)] if sparse else cuts, 1)
    )
    return tuple(map(_listed, pieces)) if sparse else pieces


def _is_better_turned(table: Tableau) -> bool:
    """True for a table of few fiches and many funders that would lie on its side, and stands upright once turned."""
    return len(table.rangs) <= FEW < len(table.tetes) and _across(table.tourne()) <= UPRIGHT < _across(table)


def _across(table: Tableau) -> int:
    """The characters that its columns of amounts take, and its totals."""
    return sum(_needed(table, column) for column in range(len(table.tetes))) + _closing(table)


def _closing(table: Tableau) -> int:
    """The characters that its totals take, and the column of what was refused."""
    sums = table.total.sommes
    return sum(
        len(str(amount)) + _BETWEEN for amount in (sums.total, sums.refuse or None) if amount is not None
    )


def _is_sparse(table: Tableau) -> bool:
    """True for a table that is too wide for a page and nearly empty."""
    width = len(table.tetes)
    filled = sum(len(row.cellules) for row in table.rangs)
    few = filled < SPARSE * width * len(table.rangs) or width > MOST_COLUMNS
    return few and len(list(_cuts(table))) > 1


def _listed(table: Matrice) -> Matrice:
    """The same, each row with what it holds and nothing else."""

    def listed(row: RangMontants) -> RangMontants:
        cells = zip(table.colonnes, row.cellules, strict=True)
        return replace(
            row, apports=tuple(Apport(name, amount) for name, amount in cells if amount is not None)
        )

    return replace(table, rangs=tuple(map(listed, table.rangs)), total=listed(table.total))


def _cuts(table: Tableau) -> Iterator[tuple[int, int]]:
    """Where columns of amounts are cut, so that the pieces fit across a page on its side and are about as wide."""
    needed = [_needed(table, column) for column in range(len(table.tetes))]
    closing = _closing(table)
    whole = sum(needed) + closing
    most = WIDEST if whole <= WIDEST else whole / -(-whole // WIDEST) + max(needed) / 2
    start, room = 0, 0
    for column, wide in enumerate(needed):
        last = closing if column == len(needed) - 1 else 0
        if column > start and room + wide + last > most:
            yield start, column
            start, room = column, 0
        room += wide
    if needed:
        yield start, len(needed)


def _needed(table: Tableau, column: int) -> int:
    """The characters across which a column of amounts, and the words of its name, are whole."""
    rows = (table.total, *table.rangs)
    amounts = (len(str(row.cellules[column].total)) - 1 for row in rows if column in row.cellules)
    words = (len(word) for word in re.split("[ -]", _name(table.tetes[column])))
    return max(*amounts, *words, 4) + _BETWEEN


def _row(row: Rang, start: int, end: int, whole: Montant, anchors: Mapping[str, str]) -> RangMontants:
    cells = tuple(row.cellules[n].total if n in row.cellules else None for n in range(start, end))
    return RangMontants(
        _name(row.tete),
        anchors.get(row.tete.cle),
        cells,
        row.sommes.total,
        share(row.sommes.total, whole),
        row.sommes,
        row.en_nature,
        row.tete.rubrique is Rubrique.RESTE,
        row.tete.rubrique is Rubrique.VALEUR,
    )


def _finances(
    workspace: Workspace,
    plan: str,
    entries: Sequence[Ecriture],
    fiches: Sequence[VueFiche],
    table: Tableau,
) -> Finances:
    """``table`` is that of fiches by funders."""

    def cut(rows: Coupe) -> Matrice:
        (made,) = matrices(tableau(workspace, entries, rows, plans=[plan]))
        return made

    by_funder, by_axis, by_status, by_year = map(cut, (FINANCEUR, AXE, STATUT, EXERCICE))
    whole = by_funder.total
    budget = montant_dit(workspace.plans[plan].model.budget)
    return Finances(
        whole.total,
        whole.sommes,
        whole.en_nature,
        matrices(table, {view.numero: view.ancre for view in fiches}),
        by_funder,
        by_axis,
        by_status,
        cut(SECTION),
        cut(NATURE),
        by_year,
        cut(LIGNE_CREDIT),
        budget,
        abs(whole.total - budget) if budget is not None else None,
        pictures.amounts("figure-financeurs", "Qui finance le plan", most(by_funder), by_funder),
        pictures.amounts("figure-statuts", "Où en est chaque financement", finding(whole.sommes), by_status),
        pictures.amounts("figure-axes", "Part de chaque axe", heaviest(by_axis, "axe"), by_axis),
        pictures.amounts("figure-exercices", "Budget par année", least_secured(by_year), by_year)
        if len(by_year.rangs) > 1
        else None,
        funders_by_axis(tableau(workspace, entries, FINANCEUR, AXE, [plan]))
        if len(fiches) > _SEEN_AT_ONCE
        else None,
        finding(whole.sommes),
        most(by_funder) or "Qui finance le plan",
    )


@dataclass(frozen=True, slots=True)
class Annee:
    """The maquette of one year; ``nom`` is empty for the money whose year isn't said."""

    nom: str
    matrices: tuple[Matrice, ...]


def _maquettes(
    workspace: Workspace, plan: str, entries: Sequence[Ecriture], fiches: Sequence[VueFiche], whole: Tableau
) -> tuple[Annee, ...]:
    """The maquette year by year, where a plan's money falls in several. ``whole`` is that of all years."""
    years = tableau(workspace, entries, EXERCICE, plans=[plan])
    if len(years.rangs) < 2:
        return ()
    anchors = {view.numero: view.ancre for view in fiches}
    made = par_exercice(workspace, entries, years, whole)
    shape = {"sparse": all(_is_sparse(table) for _, table in made), "turned": _is_better_turned(whole)}
    return tuple(Annee(head.cle, matrices(table, anchors, **shape)) for head, table in made)


@dataclass(frozen=True, slots=True)
class VueSubvention:
    """A subsidy voted under the plan's convention. ``titres`` are those of its actions, by number, where they are known."""

    subvention: Subvention
    affecte: Montant
    titres: Mapping[str, str]
    de_ce_plan: bool


def _subventions(
    workspace: Workspace, plan: str, convention: Entry[Convention] | None
) -> tuple[VueSubvention, ...]:
    if convention is None:
        return ()
    out = []
    for subvention in convention.model.subventions:
        answering = plan_of(convention.name, subvention, workspace)
        declared = workspace.plans.get(answering or "")
        titles = {
            action.numero: action.titre or ""
            for axe in (declared.model.tous_les_axes() if declared else ())
            for action in axe.actions
        }
        titles |= {r.numero: r.titre for r in workspace.actions(answering or "") if r.numero and r.titre}
        out.append(VueSubvention(subvention, affecte(subvention), titles, answering == plan))
    return tuple(out)


def calendar_of_the_day(request: Request, rows: Sequence[LigneCalendrier]) -> Calendriers:
    """Rows of the calendar with the day marked, for the documents that are about a day."""
    convention = request.workspace.convention_of(request.plan)
    today = request.today or request.workspace.today
    years = request.workspace.plans[request.plan].model.exercice
    periode = convention.model.periode if convention else None
    return Calendriers(
        tuple(rows),
        pictures.calendar(
            "jour", rows, years, periode, today, most_lines=2, where="Les dates sont dans le plan d'action."
        ),
    )


def _calendrier(
    fiches: Sequence[VueFiche],
    exercices: Sequence[int],
    convention: Entry[Convention] | None,
) -> Calendriers:
    rows = tuple(row for view in fiches for row in _calendar_rows(view))
    periode = convention.model.periode if convention else None
    return Calendriers(
        rows, pictures.calendar("calendrier", rows, exercices, periode, None), ends_by_month(rows)
    )


def _calendar_rows(view: VueFiche) -> Iterator[LigneCalendrier]:
    calendar = view.fiche.calendrier if view.fiche else None
    if calendar is None:
        yield LigneCalendrier(view.numero, view.titre, view.ancre, None, "À préciser", None, None)
        return
    own = calendar.periode
    statut = view.fiche.suivi.statut if view.fiche else None
    yield LigneCalendrier(
        view.numero,
        view.titre,
        view.ancre,
        None,
        _when(calendar),
        calendar.debut,
        calendar.fin,
        statut.value if statut else None,
        own is None,
        own.moments if own else (),
        next((one.avant for one in calendar.periodes if one.fin == calendar.fin), None),
    )
    for jalon in calendar.jalons:
        times = calendar.fois(jalon)
        yield LigneCalendrier(
            view.numero,
            view.titre,
            view.ancre,
            jalon.nom or "Jalon",
            f"{jalon.periode}, {jalon.frequence.value}" if jalon.frequence else str(jalon.periode),
            times.debut,
            times.fin,
            jalon.statut.value if jalon.statut else None,
            moments=times.moments,
            avant=times.avant,
        )


def _when(calendar: Calendrier) -> str:
    if calendar.periode:
        return str(calendar.periode)
    if calendar.duree:
        return f"Durée : {calendar.duree}"
    return french.count(len(calendar.jalons), "jalon")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo of the cover: ``image`` is the name that ``<img src>`` gives it, ``fichier`` its path in the workspace."""

    image: str
    fichier: str
    texte: str


def images_of(
    workspace: Workspace, plan: str, campus: Campus | None, convention: Convention | None
) -> tuple[Logo, ...]:
    """The logos of those who make the plan: those that the settings put first, the campus, then the convention's parties and
    the signatories."""
    first = workspace.settings.apparence.logos
    parties = [partie.organisme for partie in convention.parties] if convention else []
    makers = [*parties, *workspace.plans[plan].model.signataires]
    own = campus.organisme or "" if campus else ""
    ordered = dict.fromkeys([*(name for name in first if name in {own, *makers}), own, *makers])
    entries = ((name, workspace.organismes.get(name)) for name in ordered)
    logos = (
        logo
        for name, entry in entries
        for logo in (
            *(campus.logos if campus and name == own else ()),
            *(entry.model.logos if entry else ()),
        )
    )
    return tuple(Logo(f"logo-{n}", logo.fichier, logo.texte) for n, logo in enumerate(islice(logos, 12), 1))
