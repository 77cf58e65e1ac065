"""The charts of a document, from its tables, each with an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cmqplan.documents import french
from cmqplan.documents.charts import bars, timeline
from cmqplan.documents.views import Html, LigneCalendrier, Matrice
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
        rows = [
            bars.Bar(
                row.libelle,
                tuple(row.sommes.par_etat().items()),
                f"{row.total}" + (f" · {row.part}" if row.part is not None else ""),
            )
            for row in table.rangs
            if row.total
        ]
        if not rows:
            return None
        most = rows[:LONGEST]
        if len(rows) > LONGEST:
            most.append(bars.Bar(f"et {french.count(len(rows) - LONGEST, 'autre')}, dans le tableau", (), ""))
        words = "Barres : " + " ; ".join(f"{row.label}, {row.text}" for row in most[:8])
        words += f" ; et {french.count(len(rows) - 8, 'autre')}" if len(rows) > 8 else ""
        return Html(
            bars.draw(self._next(), title, f"{words}. Les montants sont dans le tableau qui suit.", most)
        )

    def calendar(
        self,
        rows: Sequence[LigneCalendrier],
        years: Sequence[int],
        convention: Periode | None,
        today: date | None,
    ) -> tuple[Html, ...]:
        """The Gantt chart, in as many pictures as it takes; milestones stay with their fiche, which heads each picture that
        shows some of them."""
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
        groups: list[list[timeline.Row]] = []
        for row in rows:
            kind = "jalon" if row.jalon else "span" if row.par_jalons else "fiche"
            drawn = timeline.Row(
                row.jalon or f"{row.numero} {row.titre}", row.debut, row.fin, kind, row.moments
            )
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
            words = (
                f"Diagramme de Gantt du {french.day(extent.first)} au {french.day(extent.last)} : "
                f"{french.count(count, 'action')} et {french.count(len(page) - count, 'jalon')}. "
                "Les dates sont dans le tableau qui suit."
            )
            out.append(Html(timeline.draw(self._next(), title, words, [*top, *page], extent, today=today)))
        return tuple(out)
