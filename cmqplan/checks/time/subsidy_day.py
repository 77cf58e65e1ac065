"""CMQ319: a subsidy decided before its convention, or after its end."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.checks.bounds import at_period
from cmqplan.checks.example import CONVENTION
from cmqplan.checks.rule import Example, Origin, Rule, Source
from cmqplan.checks.samples import convention
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    vote, end = entry.model.vote, entry.model.periode.fin
    for n, subsidy in enumerate(entry.model.subventions):
        if subsidy.date is None:
            continue
        place = entry.at("subventions", n, "date")
        params = {
            "financeur": workspace.organismes.nom(subsidy.financeur),
            "exercice": subsidy.exercice,
            "date": subsidy.date,
            "vote": vote.date if vote else None,
            "fin": end,
        }
        if vote is not None and vote.organisme == subsidy.financeur and subsidy.date < vote.date:
            related = Related(entry.at("vote", "date"), N_("the convention was voted on this day"))
            yield Finding("CMQ319", place, params, "before", related=(related,))
        elif end is not None and subsidy.date > end:
            yield Finding("CMQ319", place, params, "after", related=(at_period(entry),))


_SUBSIDY = """\
    vote: {{date: 5 février 2024, organisme: region, pour: 30}}
    subventions:
      - {{exercice: 2024, financeur: region, montant: 6 000 €, date: {}}}
    """

RULE = Rule(
    code="CMQ319",
    slug="subsidy-day",
    severity=Severity.WARNING,
    title=N_("A subsidy decided before its convention or after its end"),
    messages={
        "before": N_(
            "this subsidy of {financeur} is dated {date}, before the vote of the convention itself ({vote})"
        ),
        "after": N_("this subsidy of {financeur} is dated {date}, after the convention’s end ({fin})"),
    },
    helps={
        "before": N_(
            "check both days: a subsidy is decided with its convention or after it, not before {vote}"
        ),
        "after": N_("check the day, or correct the convention’s “periode” if it was extended"),
    },
    reason=N_(
        "A subsidy rests on its convention: while that isn't voted, or once it is over, there is nothing it could be given under."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The decision of 23 June 2022 concludes the convention and gives the subsidy of the year at once"),
    ),
    failing=Example(CONVENTION, convention(_SUBSIDY.format("4 février 2024")), line=11),
    passing=Example(CONVENTION, convention(_SUBSIDY.format("5 février 2024"))),
    convention=check,
)
