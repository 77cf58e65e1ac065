"""CMQ505: a convention of several years without an evaluation at its end."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention, GenreEngagement
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    debut, fin = entry.model.periode.debut, entry.model.periode.fin
    if debut is not None and fin is not None and (fin - debut).days <= 366:
        return
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.EVALUATION]
    if not found:
        yield Finding("CMQ505", entry.at("engagements", on="key"))
    elif all(entry.model.engagements[n].frequence is None for n in found):
        yield Finding("CMQ505", entry.at("engagements", found[0], "genre"), {}, "no-frequency")


_EVALUATION = "  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}\n"

RULE = Rule(
    code="CMQ505",
    slug="convention-without-evaluation",
    severity=Severity.WARNING,
    title=N_("A convention of several years without an evaluation at its end"),
    messages={
        "": N_("no engagement of this convention is an evaluation"),
        "no-frequency": N_("nothing says when this evaluation is due"),
    },
    helps={
        "": N_("add to “engagements”: “{{genre: évaluation, texte: …, frequence: fin de convention}}”"),
        "no-frequency": N_("write “frequence: fin de convention”"),
    },
    reason=N_(
        "The next convention is argued for with what this one achieved; nobody can say so if nobody was to look."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2022-2025 convention, recalled by the 2024 plan: the partnership is evaluated at its end"),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION].replace(_EVALUATION, ""), line=5),
    passing=Example(CONVENTION, FILES[CONVENTION]),
    convention=check,
)
