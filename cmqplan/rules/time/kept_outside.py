"""CMQ322: an engagement kept for a year that isn't the convention's."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention, Frequence
from cmqplan.rules.bounds import apart, at_period, year
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, practice
from cmqplan.workspace.workspace import Entry, Workspace


def _kept(exercice: str, day: str = "3 décembre 2024") -> str:
    return f"""\
titre: Convention 2024-2026
periode: 2024-2026
campus: exemple
parties: [region, campus-exemple]
engagements:
  - genre: comité
    texte: Un comité chaque année
    frequence: annuelle
    tenus:
      - {{exercice: {exercice}, date: {day}}}
"""


RULE = Rule(
    "CMQ322",
    "kept-for-another-year",
    WARNING,
    title=Said(
        "Un engagement tenu pour une année qui n'est pas celle de la convention",
        "An engagement kept for a year that isn't the convention's",
    ),
    says={
        "": Says(
            fr=(
                "ceci est noté comme fait pour {exercice}, hors de la convention ({periode})",
                "écrivez l'année de la convention pour laquelle on l'a fait",
            ),
            en=(
                "this is said to be done for {exercice}, outside the convention ({periode})",
                "write the year of the convention that it was done for",
            ),
        ),
        "early": Says(
            fr=(
                "ceci est noté comme fait pour {exercice}, le {date} : avant que cette année commence",
                "vérifiez l'année et le jour : ce qui a été fait le {date} compte pour cette année-là ou une année antérieure",
            ),
            en=(
                "this is said to be done for {exercice}, on {date}: before that year began",
                "check the year and the day: what was done on {date} counts for that year or an earlier one",
            ),
        ),
    },
    reason=Said(
        "Ce qui est noté pour la mauvaise année laisse la bonne en retard.",
        "What is recorded for the wrong year leaves the right one overdue.",
    ),
    source=practice(
        "Les engagements annuels sont suivis année par année", "Yearly engagements are followed year by year"
    ),
    fails=CONVENTION.saying(_kept("2023")).at_line(10).on("2024-12-31"),
    passes=CONVENTION.saying(_kept("2024")).on("2024-12-31"),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    periode = entry.model.periode
    for n, engagement in enumerate(entry.model.engagements):
        for rank, kept in enumerate(engagement.tenus):
            place = entry.at("engagements", n, "tenus", rank, "exercice")
            params = {"exercice": kept.exercice, "date": kept.date, "periode": periode}
            if apart(*year(kept.exercice), periode.debut, periode.fin):
                yield RULE.found(place, "", at_period(entry), **params)
            elif engagement.frequence is Frequence.ANNUELLE and kept.date < year(kept.exercice)[0]:
                related = Related(
                    entry.at("engagements", n, "tenus", rank, "date"),
                    Said("son jour est écrit ici", "its day is written here"),
                )
                yield RULE.found(place, "early", related, **params)
