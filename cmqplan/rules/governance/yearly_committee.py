"""CMQ503: a convention of several years without a yearly committee."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention, Frequence, GenreEngagement
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    if not lasts_years(entry.model):
        return
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.COMITE]
    if not found:
        yield Finding("CMQ503", entry.at("engagements", on="key"))
    elif not any(entry.model.engagements[n].frequence is Frequence.ANNUELLE for n in found):
        key = "genre" if entry.model.engagements[found[0]].frequence is None else "frequence"
        yield Finding("CMQ503", entry.at("engagements", found[0], key), {}, "not-yearly")


def lasts_years(convention: Convention) -> bool:
    """True when a convention runs for more than a year, or without a known end."""
    debut, fin = convention.periode.debut, convention.periode.fin
    return debut is None or fin is None or (fin - debut).days > 366


_COMITE = "  - {genre: comité, texte: Un comité chaque année, frequence: annuelle}\n"

RULE = Rule(
    code="CMQ503",
    slug="convention-without-committee",
    severity=Severity.WARNING,
    title=N_("A convention of several years without a yearly committee"),
    messages={
        "": N_("no engagement of this convention is a committee"),
        "not-yearly": N_("this committee isn't said to meet every year"),
    },
    helps={
        "": N_("add to “engagements”: “{{genre: comité, texte: …, frequence: annuelle}}”"),
        "not-yearly": N_("write “frequence: annuelle”"),
    },
    reason=N_(
        "A committee that meets at least once a year takes stock, and decides on next year's actions and means. Without it a convention of several years drifts."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2022-2025 convention, recalled by the 2024 plan: its committee meets at least once a year"),
    ),
    failing=Example(CONVENTION, FILES[CONVENTION].replace(_COMITE, ""), line=5),
    passing=Example(CONVENTION, FILES[CONVENTION]),
    convention=check,
)
