"""CMQ504: a convention without a yearly report."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention, GenreEngagement
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.RAPPORT]
    if not found:
        yield Finding("CMQ504", entry.at("engagements", on="key"))
    elif all(entry.model.engagements[n].frequence is None for n in found):
        yield Finding("CMQ504", entry.at("engagements", found[0], "genre"), {}, "no-frequency")


_RAPPORT = "  - {genre: rapport, texte: Un compte rendu chaque année, frequence: annuelle, delai: 3 mois}\n"

RULE = Rule(
    code="CMQ504",
    slug="convention-without-report",
    severity=Severity.WARNING,
    title=N_("A convention without a yearly report"),
    messages={
        "": N_("no engagement of this convention is a report"),
        "no-frequency": N_("nothing says when this report is due"),
    },
    helps={
        "": N_(
            "add to “engagements”: “{{genre: rapport, texte: …, organismes: […], frequence: annuelle, delai: 3 mois}}”"
        ),
        "no-frequency": N_(
            "write “frequence: annuelle” and “delai: 3 mois”, or “frequence: fin de convention”"
        ),
    },
    reason=N_("Who gives public money must be told what became of it: a report each year, and by when."),
    source=Source(
        Origin.LAW,
        N_(
            "Loi 2000-321 of 12 April 2000, article 10: a financial report within six months of the year's end; "
            "the 2022-2025 convention asks for a yearly report within three months"
        ),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION].replace(_RAPPORT, ""), line=5),
    passing=Example(CONVENTION, FILES[CONVENTION]),
    convention=check,
)
