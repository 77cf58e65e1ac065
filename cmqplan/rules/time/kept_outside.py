"""CMQ322: an engagement kept for a year that isn't the convention's."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention, Frequence
from cmqplan.rules.bounds import apart, at_period, year
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:  # noqa: ARG001
    periode = entry.model.periode
    for n, engagement in enumerate(entry.model.engagements):
        for rank, kept in enumerate(engagement.tenus):
            place = entry.at("engagements", n, "tenus", rank, "exercice")
            params = {"exercice": kept.exercice, "date": kept.date, "periode": periode}
            if apart(*year(kept.exercice), periode.debut, periode.fin):
                yield Finding("CMQ322", place, params, related=(at_period(entry),))
            elif engagement.frequence is Frequence.ANNUELLE and kept.date < year(kept.exercice)[0]:
                related = Related(
                    entry.at("engagements", n, "tenus", rank, "date"), N_("its day is written here")
                )
                yield Finding("CMQ322", place, params, "early", related=(related,))


def _kept(exercice: str, day: str = "3 décembre 2024") -> str:
    return f"""\
titre: Convention 2024-2026
periode: 2024-2026
campus: bois
parties: [region, cmq-bois]
engagements:
  - genre: comité
    texte: Un comité chaque année
    frequence: annuelle
    tenus:
      - {{exercice: {exercice}, date: {day}}}
"""


RULE = Rule(
    code="CMQ322",
    slug="kept-for-another-year",
    severity=Severity.WARNING,
    title=N_("An engagement kept for a year that isn't the convention's"),
    messages={
        "": N_("this is said to be done for {exercice}, outside the convention ({periode})"),
        "early": N_("this is said to be done for {exercice}, on {date}: before that year began"),
    },
    helps={
        "": N_("write the year of the convention that it was done for"),
        "early": N_(
            "check the year and the day: what was done on {date} counts for that year or an earlier one"
        ),
    },
    reason=N_("What is recorded for the wrong year leaves the right one overdue."),
    source=Source(Origin.PRACTICE, N_("Yearly engagements are followed year by year")),
    failing=Example(CONVENTION, _kept("2023"), line=10, today="2024-12-31"),
    passing=Example(CONVENTION, _kept("2024"), today="2024-12-31"),
    convention=check,
)
