"""The charts of a document, from its tables, each with an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cmqplan.amounts import share
from cmqplan.documents import french
from cmqplan.documents.charts import bars, statuts, timeline
from cmqplan.documents.delays import days_late, standings
from cmqplan.documents.views import Html, LigneCalendrier, Matrice, RangMontants, VueFiche, few_rows
from cmqplan.finance.ecritures import Sommes
from cmqplan.periods import Periode

LONGEST = 24
"""Rows of one chart: about half a page."""


class Pictures:
    """Draws, and counts the charts drawn: their ids are the same at every run."""

    def __init__(self, prefix: str = "figure") -> None:
        self.prefix, self.drawn = prefix, 0

    def _next(self) -> str:
        self.drawn += 1
        return f"{self.prefix}-{self.drawn}"

    def amounts(self, title: str, table: Matrice) -> Html | None:
        """The rows of a table as bars; None where there is no amount to show."""
        shown = few_rows([row for row in table.rangs if row.total], LONGEST, table.total.total)
        if not shown:
            return None
        rows = [bars.Bar(row.libelle, tuple(row.sommes.par_etat().items()), _end(row)) for row in shown]
        words = "Barres : " + " ; ".join(_said(row) for row in shown[:8])
        words += f" ; et {french.count(len(shown) - 8, 'autre')}" if len(shown) > 8 else ""
        return Html(
            bars.draw(self._next(), title, f"{words}. Les montants sont dans le tableau qui suit.", rows)
        )

    def whole(self, sommes: Sommes) -> Html | None:
        """The whole plan as one bar; None where it has no amount."""
        parts = tuple(sommes.par_etat().items())
        if not any(part.centimes > 0 for _, part in parts):
            return None
        words = " ; ".join(f"{bars.WORDS[kind]} {part}" for kind, part in parts if part)
        return Html(bars.whole(self._next(), finding(sommes), f"Barre : {words}.", bars.Bar("", parts, "")))

    def strip(self, fiches: Sequence[VueFiche]) -> Html | None:
        """Where each fiche stands; None without any."""
        tiles = [statuts.Tile(view.numero, statut_of(view)) for view in fiches]
        if not tiles:
            return None
        words = " ; ".join(
            f"{statut} : {', '.join(tile.numero for tile in tiles if tile.statut == statut)}"
            for statut in statuts.ORDER
            if any(tile.statut == statut for tile in tiles)
        )
        return Html(statuts.strip(self._next(), standing(fiches), f"Vignettes : {words}.", tiles))

    def calendar(
        self,
        rows: Sequence[LigneCalendrier],
        years: Sequence[int],
        convention: Periode | None,
        today: date | None,
        *,
        lines: int = 9,
    ) -> tuple[Html, ...]:
        """The Gantt chart, in as many pictures as it takes; milestones stay with their fiche, which heads each picture that
        shows some of them. Lateness is shown where ``today`` is."""
        days = [day for row in rows for day in (row.debut, row.fin) if day is not None]
        if not days:
            return ()
        bounds = [*days, *(date(year, 1, 1) for year in years), *(date(year, 12, 31) for year in years)]
        extent = timeline.scale(bounds)
        top = (
            [timeline.Row(f"Convention {convention}", convention.debut, convention.fin, "frame")]
            if convention
            else []
        )
        stand = standings(rows)
        late = [
            days_late(row, standing, today) if today else 0 for row, standing in zip(rows, stand, strict=True)
        ]
        followed = any(row.statut for row in rows)
        groups: list[list[timeline.Row]] = []
        for row, delay in zip(rows, late, strict=True):
            kind = "jalon" if row.jalon else "span" if row.par_jalons else "fiche"
            statut = row.statut or (statuts.UNSAID if followed and not row.jalon else None)
            label = row.jalon or f"{row.numero} {row.titre}"
            drawn = timeline.Row(label, row.debut, row.fin, kind, row.moments, statut, delay)
            if row.jalon:
                groups[-1].append(drawn)
            else:
                groups.append([drawn])
        pages: list[list[timeline.Row]] = [[]]
        for action, *milestones in groups:
            for first in range(0, max(len(milestones), 1), LONGEST - 1):
                piece = [action, *milestones[first : first + LONGEST - 1]]
                if pages[-1] and len(pages[-1]) + len(piece) > LONGEST:
                    pages.append([])
                pages[-1] += piece
        out = []
        for n, page in enumerate(pages, 1):
            title = "Calendrier des actions" + (f" ({n} sur {len(pages)})" if len(pages) > 1 else "")
            count = sum(row.kind != "jalon" for row in page)
            delayed = sum(bool(row.late) for row in page)
            words = (
                f"Diagramme de Gantt du {french.day(extent.first)} au {french.day(extent.last)} : "
                f"{french.count(count, 'action')} et {french.count(len(page) - count, 'jalon')}"
                f"{f', dont {delayed} en retard' if delayed else ''}. "
                "Les dates sont dans le tableau qui suit."
            )
            out.append(
                Html(
                    timeline.draw(self._next(), title, words, [*top, *page], extent, today=today, lines=lines)
                )
            )
        return tuple(out)


def _end(row: RangMontants) -> str:
    return bars.compact(row.total) + (f" · {row.part}" if row.part is not None else "")


def _said(row: RangMontants) -> str:
    return f"{row.libelle}, {row.total}" + (f" · {row.part}" if row.part is not None else "")


def statut_of(view: VueFiche) -> str:
    """Where a fiche stands, in a word."""
    statut = view.fiche.suivi.statut if view.fiche else None
    return statut.value if statut else statuts.UNSAID


def standing(fiches: Sequence[VueFiche]) -> str:
    """How many fiches stand where: « En retard : 1, en cours : 3 »."""
    tiles = [statuts.Tile(view.numero, statut_of(view)) for view in fiches]
    return french.capital(", ".join(statuts.counted(tiles)))


def finding(sommes: Sommes) -> str:
    """What stands out of amounts: « Rien n'est acquis : 80 % espéré, 20 % à trouver »."""
    whole = sommes.total
    if whole.centimes <= 0:
        return "Aucun montant n'est encore indiqué"
    if sommes.acquis == whole:
        return "Tout le financement est acquis"
    if sommes.espere == whole:
        return "Rien n'est acquis, tout est espéré"
    if sommes.a_trouver == whole:
        return "Tout le financement est à trouver"
    kinds = ((sommes.acquis, "acquis"), (sommes.espere, "espéré"), (sommes.a_trouver, "à trouver"))
    said = [f"{share(part, whole)} {word}" for part, word in kinds if part.centimes > 0]
    start = "" if sommes.acquis.centimes > 0 else "Rien n'est acquis : "
    return start + french.joined(said) if start else french.capital(french.joined(said))


def most(table: Matrice) -> str:
    """Who brings the most: « Dijon Métropole apporte le plus, 25 k€ (25 %) »; empty where nobody does."""
    first = _first(table)
    if not first:
        return ""
    each = bars.compact(first[0].total)
    if len(first) > 3:
        return f"{len(first)} financeurs apportent le plus, {each} chacun"
    if len(first) > 1:
        return f"{french.joined([row.libelle for row in first])} apportent le plus, {each} chacun"
    part = f" ({first[0].part})" if first[0].part is not None else ""
    return f"{first[0].libelle} apporte le plus, {each}{part}"


def heaviest(table: Matrice) -> str:
    """Which axe weighs most: « L'axe 1 pèse le plus, 60 k€ (60 %) »; empty where none does, or two do."""
    first = _first(table)
    if len(first) != 1 or len(table.rangs) < 2:
        return ""
    part = f" ({first[0].part})" if first[0].part is not None else ""
    return f"L'axe {first[0].libelle.partition(' ')[0]} pèse le plus, {bars.compact(first[0].total)}{part}"


def _first(table: Matrice) -> list[RangMontants]:
    """The rows that weigh most."""
    said = [row for row in table.rangs if row.precise and row.total.centimes > 0]
    most = max((row.total for row in said), default=None)
    return [row for row in said if row.total == most]
