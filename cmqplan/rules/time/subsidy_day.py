"""CMQ319: a subsidy decided before its convention, or after its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.rules.bounds import at_period
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subsidy in enumerate(entry.model.subventions):
        if subsidy.date is not None:
            place = entry.at("subventions", n, "date")
            yield from _judge(entry, workspace, subsidy.financeur, subsidy.date, place, "")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        convention = scene.workspace.conventions.get(line.convention or "")
        if (
            convention is not None
            and line.date is not None
            and line.statut is not None
            and line.statut.est_acquis
        ):
            place = entry.at("moyens", "financiers", "financements", n, "date")
            yield from _judge(convention, scene.workspace, line.financeur, line.date, place, "line-")


def _judge(
    convention: Entry[Convention], workspace: Workspace, funder: str, day: date, place: Place, prefix: str
) -> Iterator[Finding]:
    vote, end = convention.model.vote, convention.model.periode.fin
    params = {
        "financeur": workspace.organismes.nom(funder),
        "convention": convention.name,
        "date": day,
        "vote": vote.date if vote else None,
        "fin": end,
    }
    if day > workspace.today or (vote is not None and vote.date > workspace.today):
        return  # a day that is yet to come: CMQ317
    if vote is not None and vote.organisme == funder and day < vote.date:
        related = Related(convention.at("vote", "date"), N_("the convention was voted on this day"))
        yield Finding("CMQ319", place, params, f"{prefix}before", related=(related,))
    elif end is not None and day > end:
        yield Finding("CMQ319", place, params, f"{prefix}after", related=(at_period(convention),))


_EXTENDED = N_("check the day, or correct the convention’s “periode” if it was extended")
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
        "line-before": N_(
            "{financeur} is said to have granted this on {date}, before the vote of {convention} itself ({vote})"
        ),
        "line-after": N_(
            "{financeur} is said to have granted this on {date}, after the end of {convention} ({fin})"
        ),
    },
    helps={
        "before": N_(
            "check both days: a subsidy is decided with its convention or after it, not before {vote}"
        ),
        "after": _EXTENDED,
        "line-before": N_(
            "check both days; if the money doesn’t come from this convention, leave “convention” out"
        ),
        "line-after": _EXTENDED,
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
    fiche=check_fiche,
    convention=check,
)
