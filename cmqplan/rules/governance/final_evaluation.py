"""CMQ505: a convention of several years without an evaluation at its end."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention, GenreEngagement
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_EVALUATION = "  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}\n"

RULE = Rule(
    "CMQ505",
    "convention-without-evaluation",
    WARNING,
    title=Said(
        "Une convention de plusieurs années sans évaluation à son terme",
        "A convention of several years without an evaluation at its end",
    ),
    says={
        "": Says(
            fr=(
                "aucun engagement de cette convention n'est une évaluation",
                "ajoutez aux « engagements » : « {{genre: évaluation, texte: …, frequence: fin de convention}} »",
            ),
            en=(
                "no engagement of this convention is an evaluation",
                "add to “engagements”: “{{genre: évaluation, texte: …, frequence: fin de convention}}”",
            ),
        ),
        "no-frequency": Says(
            fr=("rien ne dit quand cette évaluation est due", "écrivez « frequence: fin de convention »"),
            en=("nothing says when this evaluation is due", "write “frequence: fin de convention”"),
        ),
    },
    reason=Said(
        "La convention suivante se défend avec ce que celle-ci a produit ; encore faut-il que quelqu'un ait eu à le mesurer.",
        "The next convention is argued for with what this one achieved; nobody can say so if nobody was to look.",
    ),
    source=document(
        "La convention 2022-2025, rappelée par le plan 2024 : le partenariat est évalué à son terme",
        "The 2022-2025 convention, recalled by the 2024 plan: the partnership is evaluated at its end",
    ),
    fails=CONVENTION.replacing(_EVALUATION, "").at_line(5),
    passes=CONVENTION,
)


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    debut, fin = entry.model.periode.debut, entry.model.periode.fin
    if debut is not None and fin is not None and (fin - debut).days <= 366:
        return
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.EVALUATION]
    if not found:
        yield RULE.found(entry.at("engagements", on="key"))
    elif all(entry.model.engagements[n].frequence is None for n in found):
        yield RULE.found(entry.at("engagements", found[0], "genre"), "no-frequency")
