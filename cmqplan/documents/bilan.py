"""What the document « bilan » is given: what was planned, done, spent and reached, fiche by fiche and for the whole plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cmqplan.amounts import Montant, sum_montants
from cmqplan.documents import french
from cmqplan.documents.indicators import indicators
from cmqplan.documents.pictures import done
from cmqplan.documents.views import Figure, RangBilan, TableauBilan, VueFiche
from cmqplan.finance.dimensions import AXE, COMPTE, EXERCICE, FINANCEUR, Coupe, Sens
from cmqplan.finance.realise import (
    Execution,
    Fait,
    RangRealise,
    faits,
    tableau_realise,
)
from cmqplan.finance.tableau import Rubrique
from cmqplan.model.fiche import Fiche, StatutSuivi
from cmqplan.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BilanFiche:
    """``reste`` is what of the planned spending is neither paid nor committed; zero where more was spent. ``ecart``: whether
    what was done is farther from what was planned than the settings let pass in silence."""

    depenses: TableauBilan
    recettes: TableauBilan
    reste: Montant
    ecart: bool


@dataclass(frozen=True, slots=True)
class StatutCompte:
    """How many fiches stand somewhere; ``statut`` is empty for those that don't say."""

    statut: str
    nombre: int


def execution(workspace: Workspace, plan: str, by: Coupe, side: Sens, facts: Sequence[Fait]) -> TableauBilan:
    """One side of some money of a plan."""
    table = tableau_realise(workspace, side, facts, [by], [plan])
    return TableauBilan(
        french.capital(str(by.tete.fr)),
        side is Sens.RECETTES,
        tuple(_rang(_label(by, row), row.especes) for row in table.rangs if row.especes),
        _rang("Total", table.total.especes),
        _rang("Contributions en nature", table.total.en_nature) if table.total.en_nature else None,
    )


class Bilan:
    """A plan's. Most documents show nothing of it, so that each part is worked out once it is asked for."""

    def __init__(self, workspace: Workspace, plan: str, views: Sequence[VueFiche]) -> None:
        self._workspace, self._plan, self._views = workspace, plan, views
        self._fiches = [view.fiche for view in views if view.fiche is not None]

    @cached_property
    def _faits(self) -> tuple[Fait, ...]:
        return faits(self._workspace, [self._plan])

    def _cut(self, by: Coupe, side: Sens, facts: Sequence[Fait] | None = None) -> TableauBilan:
        return execution(self._workspace, self._plan, by, side, self._faits if facts is None else facts)

    @property
    def commence(self) -> bool:
        """True once anything is said to be done."""
        return any(_has_begun(fiche) for fiche in self._fiches) or any(
            one.engage or one.realise for fait in self._faits for one in (fait.especes, fait.en_nature)
        )

    @property
    def statuts(self) -> tuple[StatutCompte, ...]:
        found = [fiche.suivi.statut for fiche in self._fiches]
        counts = [StatutCompte(statut.value, found.count(statut)) for statut in StatutSuivi]
        return tuple(one for one in (*counts, StatutCompte("", found.count(None))) if one.nombre)

    @property
    def livrables(self) -> int:
        return sum(len(fiche.livrables) for fiche in self._fiches)

    @property
    def remis(self) -> int:
        """Of the livrables, how many were handed over."""
        return sum(livrable.remis is not None for fiche in self._fiches for livrable in fiche.livrables)

    @property
    def indicateurs(self) -> int:
        return sum(len(fiche.indicateurs) for fiche in self._fiches)

    @property
    def mesures(self) -> int:
        """Of the indicators, how many have a value."""
        return sum(bool(indicateur.valeurs) for fiche in self._fiches for indicateur in fiche.indicateurs)

    @property
    def par_fiche(self) -> TableauBilan:
        """What each fiche was to spend, and has."""
        total = self.par_axe.total
        rows = (
            replace(self.fiches[view.fichier].depenses.total, libelle=f"{view.numero} {view.titre}")
            for view in self._views
            if view.fiche
        )
        return TableauBilan("Action", False, tuple(rows), total, None)

    @property
    def figure_fiches(self) -> Figure | None:
        return done(
            "figure-fiches",
            "Dépenses par action",
            self.par_fiche,
            "Les montants sont dans les tableaux des actions.",
        )

    @property
    def figure_financeurs(self) -> Figure | None:
        return done("figure-financeurs", "Recettes par financeur", self.par_financeur)

    @property
    def figure_indicateurs(self) -> Figure | None:
        return indicators(self._views)

    @cached_property
    def par_axe(self) -> TableauBilan:
        return self._cut(AXE, Sens.DEPENSES)

    @cached_property
    def par_exercice(self) -> TableauBilan:
        return self._cut(EXERCICE, Sens.DEPENSES)

    @cached_property
    def par_compte(self) -> TableauBilan:
        return self._cut(COMPTE, Sens.DEPENSES)

    @cached_property
    def par_financeur(self) -> TableauBilan:
        return self._cut(FINANCEUR, Sens.RECETTES)

    @property
    def sans_action(self) -> Montant:
        """What has come for no action in particular: only the convention tells it."""
        return sum_montants(fait.especes.realise for fait in self._faits if not fait.ecriture.fiche)

    @cached_property
    def fiches(self) -> Mapping[str, BilanFiche]:
        """By the fiche's file."""
        facts: dict[str, list[Fait]] = {view.fichier: [] for view in self._views}
        for fait in self._faits:
            facts.setdefault(fait.ecriture.fiche, []).append(fait)
        return {file: self._of(own) for file, own in facts.items()}

    def _of(self, facts: Sequence[Fait]) -> BilanFiche:
        spending = self._cut(COMPTE, Sens.DEPENSES, facts)
        income = self._cut(FINANCEUR, Sens.RECETTES, facts)
        left = spending.total.prevu - spending.total.engage
        gap = any(self._is_significant(side.total) for side in (spending, income))
        return BilanFiche(spending, income, max(left, Montant.zero()), gap)

    def _is_significant(self, row: RangBilan) -> bool:
        threshold = self._workspace.settings.seuil_ecart
        return abs(row.ecart) > (threshold.of(row.prevu) if threshold else Montant.zero())

    @property
    def suites(self) -> tuple[VueFiche, ...]:
        """The fiches that aren't closed."""
        return tuple(view for view in self._views if view.fiche and not _is_closed(view.fiche))


def _rang(label: str, found: Execution) -> RangBilan:
    return RangBilan(label, found.prevu, found.engage, found.realise, found.ecart, found.ecart_relatif)


def _label(cut: Coupe, row: RangRealise) -> str:
    head = row.tetes[0]
    said = {Rubrique.RESTE: cut.reste, Rubrique.NON_PRECISE: cut.absent}.get(head.rubrique)
    return french.capital(str(said.fr) if said is not None else head.libelle)


def _has_begun(fiche: Fiche) -> bool:
    statut = fiche.suivi.statut
    return (
        statut not in (None, StatutSuivi.A_VENIR, StatutSuivi.A_DISCUTER)
        or any(livrable.remis for livrable in fiche.livrables)
        or any(indicateur.valeurs for indicateur in fiche.indicateurs)
        or any(etp.realise is not None for etp in fiche.moyens.etp)
    )


def _is_closed(fiche: Fiche) -> bool:
    return fiche.suivi.statut is not None and fiche.suivi.statut.est_clos
