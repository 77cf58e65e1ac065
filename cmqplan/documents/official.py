"""What the official documents about one funder's money are made of: the letter of a request, the compte rendu financier."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from cmqplan.amounts import Montant, Taux, share, sum_montants
from cmqplan.documents.context import view_of
from cmqplan.documents.views import Request, VueFiche
from cmqplan.finance.ecritures import Ecriture
from cmqplan.finance.formulaire import Cote, Formulaire, Rang, compte_rendu, demande, pas_fermes
from cmqplan.finance.private_law import est_autorite
from cmqplan.finance.verses import NON_SUBVENTIONS, accorde, hors_fiches, par_ligne, recu
from cmqplan.model.fiche import Fiche, Financement, Nature, Statut
from cmqplan.model.lignes import ZERO, LigneFinancee
from cmqplan.model.organisme import Organisme, TypeOrganisme
from cmqplan.model.values import Exercice
from cmqplan.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LigneDemandee:
    """What is asked for an action, in euros: a line may ask for more than it counts on."""

    vue: VueFiche
    montant: Montant
    reference: str | None
    exercice: Exercice | None


class Concours(NamedTuple):
    """What a funder is asked for or has given, by the nature of its lines: « subvention », « une subvention », « La subvention
    demandée », « reçue »."""

    nom: str
    un: str
    le: str
    feminin: bool

    @property
    def demande(self) -> str:
        return f"{self.le} demandé{'e' if self.feminin else ''}"

    @property
    def recu(self) -> str:
        return f"{self.le} reçu{'e' if self.feminin else ''}"


_SUBVENTION = Concours("subvention", "une subvention", "La subvention", feminin=True)
_AUTRE = Concours("concours financier", "un concours financier", "Le concours financier", feminin=False)
_CONCOURS: Mapping[Nature, Concours] = {
    Nature.SUBVENTION: _SUBVENTION,
    Nature.MECENAT: Concours("mécénat", "un mécénat", "Le mécénat", feminin=False),
    Nature.FONDS_DE_CONCOURS: Concours(
        "fonds de concours", "un fonds de concours", "Le fonds de concours", feminin=False
    ),
}


def _concours(lines: Iterable[LigneFinancee], organisme: Organisme) -> Concours:
    """What a line is called that says no nature: a subsidy, unless a company is asked; lines of several natures have one name
    that is right of all."""
    company = organisme.type is TypeOrganisme.ENTREPRISE
    unsaid = _AUTRE if company else _SUBVENTION
    natures = {line.financement.nature for line in lines}
    found = {unsaid if nature is None else _CONCOURS.get(nature, _AUTRE) for nature in natures}
    return found.pop() if len(found) == 1 else _AUTRE


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked of a funder for some actions, and the budget of these actions in the official rows."""

    financeur: str
    organisme: Organisme
    concours: Concours
    lignes: tuple[LigneDemandee, ...]
    montant: Montant
    part: Taux | None
    """What is asked, in per cent of the produits."""
    beneficiaires: tuple[Organisme, ...]
    budget: Formulaire

    @property
    def actions(self) -> tuple[ActionAidee[LigneDemandee], ...]:
        return _by_action(self.lignes)


@dataclass(frozen=True, slots=True)
class LigneAccordee:
    """A subsidy of the funder: granted and received, in euros."""

    vue: VueFiche
    accorde: Montant
    recu: Montant
    date: date | None
    reference: str | None
    exercice: Exercice | None


_Ligne = TypeVar("_Ligne", LigneDemandee, LigneAccordee)


@dataclass(frozen=True, slots=True)
class ActionAidee(Generic[_Ligne]):
    """An action, and the lines of one funder in it."""

    vue: VueFiche
    lignes: tuple[_Ligne, ...]


def _by_action(lines: Iterable[_Ligne]) -> tuple[ActionAidee[_Ligne], ...]:
    """The lines by action, in their order."""
    by_file: dict[str, list[_Ligne]] = {}
    for line in lines:
        by_file.setdefault(line.vue.fichier, []).append(line)
    return tuple(ActionAidee(found[0].vue, tuple(found)) for found in by_file.values())


@dataclass(frozen=True, slots=True)
class EcartDit:
    """A row whose gap is to be explained, of the « charges » or the « produits »: « dépassement » and such, in whole euros, and
    in per cent of what was planned."""

    rang: Rang
    cote: str
    sens: str
    euros: int
    part: Taux | None


@dataclass(frozen=True, slots=True)
class CompteRendu:
    """What became of a funder's subsidies: the actions, the table, what is to be explained."""

    financeur: str
    organisme: Organisme
    concours: Concours
    lignes: tuple[LigneAccordee, ...]
    accorde: Montant
    recu: Montant
    sans_action: Montant
    """What of it was received for no action in particular: only the convention tells it."""
    part: Taux | None
    """What was received, in per cent of the produits received."""
    beneficiaires: tuple[Organisme, ...]
    droit_prive: bool | None
    """Whether who received it is of private law; None where nothing says it, or where there are some of both."""
    echeance: date | None
    """For private-law bodies, the last day of article 10: six months after the year it was granted for."""
    tableau: Formulaire
    differences: tuple[str, ...]
    """Where charges and produits aren't equal, by how much, to the cent: a sentence for what was planned, one for what was
    done."""
    ecarts: tuple[EcartDit, ...]
    seuil: Taux | None
    pas_fermes: tuple[str, ...]
    """The amounts left out because they aren't firm, as the fiches write them."""

    @property
    def actions(self) -> tuple[ActionAidee[LigneAccordee], ...]:
        return _by_action(self.lignes)


def views_of(workspace: Workspace, plan: str, files: Collection[str] | None = None) -> tuple[VueFiche, ...]:
    """A plan's fiches, or those in ``files``, with the lines of their money alone: enough for what follows."""
    exercice = workspace.plans[plan].model.seul_exercice
    return tuple(
        view_of(entry, (), exercice)
        for entry in workspace.fiches.get(plan, ())
        if files is None or entry.file in files
    )


def demande_of(request: Request, views: Sequence[VueFiche], funder: str) -> Demande | None:
    """What a plan's fiches ask of a funder; None where they ask nothing."""
    asked_for = [
        (view, line)
        for view, line in _lines(request, views, funder)
        if line.financement.statut in (None, Statut.A_SOLLICITER, Statut.SOLLICITE)
    ]
    lines = [
        LigneDemandee(view, line.montant if line.financement.demande is None else line.financement.demande,
                      line.financement.reference, line.exercice)
        for view, line in asked_for
    ]  # fmt: skip
    if not lines:
        return None
    organismes = {name: entry.model for name, entry in request.workspace.organismes.items()}
    budget = demande(_fiches(line.vue for line in lines).values(), organismes, funder)
    asked = sum_montants(line.montant for line in lines)
    return Demande(
        funder,
        organismes[funder],
        _concours((line for _, line in asked_for), organismes[funder]),
        tuple(lines),
        asked,
        share(asked, budget.produits.prevu),
        _receivers(request, [line.vue for line in lines], funder),
        budget,
    )


def compte_rendu_of(request: Request, views: Sequence[VueFiche], funder: str) -> CompteRendu | None:
    """What became of the subsidies that a funder has granted; None where it has granted none."""
    alone = [*hors_fiches(request.workspace, request.plan)]
    paid = par_ligne(alone)
    granted = [(view, line) for view, line in _lines(request, views, funder) if accorde(line)]
    lines = [
        LigneAccordee(
            view,
            accorde(line),
            recu(line) + paid.get((view.fichier, line.index), ZERO),
            line.financement.date,
            line.financement.reference,
            line.exercice,
        )
        for view, line in granted
    ]
    if not lines:
        return None
    workspace = request.workspace
    organismes = {name: entry.model for name, entry in workspace.organismes.items()}
    fiches = _fiches(line.vue for line in lines)
    whole = {view.fichier for view in views}.issuperset(
        entry.file for entry in workspace.fiches.get(request.plan, ())
    )
    more = sum_montants(one.montant for one in alone if whole and one.financeur == funder and not one.lignes)
    table = compte_rendu(fiches, organismes, funder, paid, more)
    received = sum_montants(line.recu for line in lines) + more
    receivers = _receivers(request, [line.vue for line in lines], funder)
    kinds = {_is_private(receiver) for receiver in receivers}
    private = kinds.pop() if len(kinds) == 1 else None
    years = workspace.plans[request.plan].model.exercice
    return CompteRendu(
        funder,
        organismes[funder],
        _concours((line for _, line in granted), organismes[funder]),
        tuple(lines),
        sum_montants(line.accorde for line in lines),
        received,
        more,
        share(received, table.produits.realise),
        receivers,
        private,
        date(max(years) + 1, 6, 30) if private and len(years) == 1 else None,
        table,
        tuple(_differences(table)),
        tuple(_gaps(table, workspace.settings.seuil_ecart)),
        workspace.settings.seuil_ecart,
        tuple(f"{numero} : {said}" for numero, said in pas_fermes(fiches.values())),
    )


def _lines(
    request: Request, views: Sequence[VueFiche], funder: str
) -> Iterator[tuple[VueFiche, LigneFinancee]]:
    """What a funder gives to others, or is asked to give; the money of another plan's action is told there."""
    for view in (view for view in views if not view.compte_dans):
        for line in view.argent.lignes:
            written = line.financement
            if (
                written.financeur == funder
                and written.nature not in NON_SUBVENTIONS
                and paid_to(request, view, written) != [funder]
            ):
                yield view, line


def paid_to(request: Request, view: VueFiche, written: Financement | Ecriture) -> list[str]:
    """Who receives a line: whom it or the convention names, else the fiche's carriers."""
    carriers = [one.organisme for one in view.fiche.porteurs if not one.est_ouverture] if view.fiche else []
    named = beneficiary(request, written)
    return [named] if named and (written.beneficiaire or carriers != [written.financeur]) else carriers


def beneficiary(request: Request, written: Financement | Ecriture) -> str | None:
    """Whom a line is said to be paid to: whom it names, else whom the convention does that its funder is a party to."""
    own = request.workspace.conventions.get(written.convention) if written.convention else None
    convention = own or request.workspace.convention_of(request.plan)
    if written.beneficiaire or convention is None:
        return written.beneficiaire
    parties = {party.organisme for party in convention.model.parties}
    return convention.model.beneficiaire if written.financeur in parties else None


def _fiches(views: Iterable[VueFiche]) -> dict[str, Fiche]:
    """The fiches of some views, each once, by file."""
    return {view.fichier: view.fiche for view in views if view.fiche is not None}


def _receivers(request: Request, views: Sequence[VueFiche], funder: str) -> tuple[Organisme, ...]:
    """Who receives a funder's money."""
    names = dict.fromkeys(
        name
        for view, line in _lines(request, views, funder)
        for name in paid_to(request, view, line.financement)
    )
    organismes = request.workspace.organismes
    return tuple(organismes[name].model for name in names if name in organismes)


def _is_private(organisme: Organisme) -> bool | None:
    """Whether a body is of private law; None where nothing says it."""
    declared = organisme.est_de_droit_prive
    return False if declared is None and est_autorite(organisme) else declared


def _differences(table: Formulaire) -> Iterator[str]:
    for what, gap in (("Prévision", table.difference_prevue), ("Réalisation", table.difference_realisee)):
        if gap > ZERO:
            yield f"{what} : les produits dépassent les charges de {gap}."
        elif gap:
            yield f"{what} : les charges dépassent les produits de {abs(gap)}."


def _gaps(table: Formulaire, threshold: Taux | None) -> Iterator[EcartDit]:
    """The rows whose gap is beyond a threshold, every gap where there is none: each in words."""
    words = (
        (table.charges, "charges", "dépassement", "moindre dépense"),
        (table.produits, "produits", "recette supplémentaire", "manque"),
    )
    for side, name, more, less in words:
        yield from _of_side(side, threshold, name, more, less)


def _of_side(side: Cote, threshold: Taux | None, name: str, more: str, less: str) -> Iterator[EcartDit]:
    for row in side.rangs:
        part = row.ecart_relatif
        small = part is not None and threshold is not None and abs(part.valeur) <= threshold.valeur
        if row.ecart and not small:
            positive = None if part is None else Taux(abs(part.valeur))
            yield EcartDit(row, name, more if row.ecart > 0 else less, abs(row.ecart), positive)
