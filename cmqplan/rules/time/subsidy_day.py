"""CMQ319: a subsidy decided before its convention, or after its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cmqplan.findings import Finding, Place, Related
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.rules.bounds import at_period
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, convention, document
from cmqplan.workspace.workspace import Entry, Workspace

_SUBSIDY = """\
    vote: {{date: 5 février 2024, organisme: region, pour: 30}}
    subventions:
      - {{exercice: 2024, financeur: region, montant: 6 000 €, date: {}}}
    """

RULE = Rule(
    "CMQ319",
    "subsidy-day",
    WARNING,
    title=Said(
        "Une subvention décidée avant sa convention ou après sa fin",
        "A subsidy decided before its convention or after its end",
    ),
    says={
        "before": Says(
            fr=(
                "cette subvention de {financeur} est datée du {date}, avant le vote de la convention elle-même ({vote})",
                "vérifiez les deux jours : une subvention se décide avec sa convention ou après elle, pas avant le {vote}",
            ),
            en=(
                "this subsidy of {financeur} is dated {date}, before the vote of the convention itself ({vote})",
                "check both days: a subsidy is decided with its convention or after it, not before {vote}",
            ),
        ),
        "after": Says(
            "cette subvention de {financeur} est datée du {date}, après la fin de la convention ({fin})",
            "this subsidy of {financeur} is dated {date}, after the convention’s end ({fin})",
        ),
        "line-before": Says(
            fr=(
                "{financeur} l'aurait accordé le {date}, avant le vote de {convention} elle-même ({vote})",
                "vérifiez les deux jours ; si l'argent ne vient pas de cette convention, retirez « convention »",
            ),
            en=(
                "{financeur} is said to have granted this on {date}, before the vote of {convention} itself ({vote})",
                "check both days; if the money doesn’t come from this convention, leave “convention” out",
            ),
        ),
        "line-after": Says(
            "{financeur} l'aurait accordé le {date}, après la fin de {convention} ({fin})",
            "{financeur} is said to have granted this on {date}, after the end of {convention} ({fin})",
        ),
    },
    help=Said(
        "vérifiez le jour, ou corrigez la « periode » de la convention si elle a été prolongée",
        "check the day, or correct the convention’s “periode” if it was extended",
    ),
    reason=Said(
        "Une subvention repose sur sa convention : tant qu'elle n'est pas votée, ou une fois qu'elle est finie, rien ne permet de la donner.",
        "A subsidy rests on its convention: while that isn't voted, or once it is over, there is nothing it could be given under.",
    ),
    source=document(
        "La délibération du 23 juin 2022 conclut la convention et donne en même temps la subvention de l'année",
        "The decision of 23 June 2022 concludes the convention and gives the subsidy of the year at once",
    ),
    fails=convention(_SUBSIDY.format("4 février 2024")).at_line(11),
    passes=convention(_SUBSIDY.format("5 février 2024")),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
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
        related = Related(
            convention.at("vote", "date"),
            Said("la convention a été votée ce jour-là", "the convention was voted on this day"),
        )
        yield RULE.found(place, f"{prefix}before", related, **params)
    elif end is not None and day > end:
        yield RULE.found(place, f"{prefix}after", at_period(convention), **params)
