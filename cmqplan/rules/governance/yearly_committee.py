"""CMQ503: a convention of several years without a yearly committee."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention, Frequence, GenreEngagement
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_COMITE = "  - {genre: comité, texte: Un comité chaque année, frequence: annuelle}\n"

RULE = Rule(
    "CMQ503",
    "convention-without-committee",
    WARNING,
    title=Said(
        "Une convention de plusieurs années sans comité annuel",
        "A convention of several years without a yearly committee",
    ),
    says={
        "": Says(
            fr=(
                "aucun engagement de cette convention n'est un comité",
                "ajoutez aux « engagements » : « {{genre: comité, texte: …, frequence: annuelle}} »",
            ),
            en=(
                "no engagement of this convention is a committee",
                "add to “engagements”: “{{genre: comité, texte: …, frequence: annuelle}}”",
            ),
        ),
        "not-yearly": Says(
            fr=("rien ne dit que ce comité se réunit chaque année", "écrivez « frequence: annuelle »"),
            en=("this committee isn't said to meet every year", "write “frequence: annuelle”"),
        ),
    },
    reason=Said(
        "Un comité qui se réunit au moins une fois l'an dresse le bilan, et arrête les actions et les moyens de l'année suivante. Sans lui, une convention de plusieurs années dérive.",
        "A committee that meets at least once a year takes stock, and decides on next year's actions and means. Without it a convention of several years drifts.",
    ),
    source=document(
        "La convention 2022-2025, rappelée par le plan 2024 : son comité se réunit au moins une fois par an",
        "The 2022-2025 convention, recalled by the 2024 plan: its committee meets at least once a year",
    ),
    fails=CONVENTION.replacing(_COMITE, "").at_line(5),
    passes=CONVENTION,
)


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    if not lasts_years(entry.model):
        return
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.COMITE]
    if not found:
        yield RULE.found(entry.at("engagements", on="key"))
    elif not any(entry.model.engagements[n].frequence is Frequence.ANNUELLE for n in found):
        key = "genre" if entry.model.engagements[found[0]].frequence is None else "frequence"
        yield RULE.found(entry.at("engagements", found[0], key), "not-yearly")


def lasts_years(convention: Convention) -> bool:
    """True when a convention runs for more than a year, or without a known end."""
    debut, fin = convention.periode.debut, convention.periode.fin
    return debut is None or fin is None or (fin - debut).days > 366
