"""CMQ504: a convention without a yearly report."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention, GenreEngagement
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, law
from cmqplan.workspace.workspace import Entry, Workspace

_RAPPORT = "  - {genre: rapport, texte: Un compte rendu chaque année, frequence: annuelle, delai: 3 mois}\n"

RULE = Rule(
    "CMQ504",
    "convention-without-report",
    WARNING,
    title=Said("Une convention sans compte rendu annuel", "A convention without a yearly report"),
    says={
        "": Says(
            fr=(
                "aucun engagement de cette convention n'est un rapport",
                "ajoutez aux « engagements » : « {{genre: rapport, texte: …, organismes: […], frequence: annuelle, delai: 3 mois}} »",
            ),
            en=(
                "no engagement of this convention is a report",
                "add to “engagements”: “{{genre: rapport, texte: …, organismes: […], frequence: annuelle, delai: 3 mois}}”",
            ),
        ),
        "no-frequency": Says(
            fr=(
                "rien ne dit quand ce rapport est dû",
                "écrivez « frequence: annuelle » et « delai: 3 mois », ou « frequence: fin de convention »",
            ),
            en=(
                "nothing says when this report is due",
                "write “frequence: annuelle” and “delai: 3 mois”, or “frequence: fin de convention”",
            ),
        ),
    },
    reason=Said(
        "Qui donne de l'argent public doit savoir ce qu'il est devenu : un compte rendu chaque année, et pour quand.",
        "Who gives public money must be told what became of it: a report each year, and by when.",
    ),
    source=law(
        "Loi 2000-321 du 12 avril 2000, article 10 (texte non lu, cité d'après le formulaire Cerfa 15059) : l'organisme de droit privé qui reçoit une subvention pour une dépense déterminée en rend compte dans les six mois qui suivent la fin de l'exercice. À un organisme public, seule la convention le demande : celle de Dijon veut un compte rendu annuel, remis dans les trois mois qui suivent sa réalisation, que personne ne date ; trois mois après la fin de l'année est notre lecture",
        "Loi 2000-321 of 12 April 2000, article 10 (text not read, cited after form Cerfa 15059): a private-law body that receives a subsidy for a stated expense accounts for it within six months of the year's end. Of a public body the convention alone asks it: Dijon's wants a yearly report, given within three months of its completion, which nobody dates; three months from the year's end is our reading",
    ),
    fails=CONVENTION.replacing(_RAPPORT, "").at_line(5),
    passes=CONVENTION,
)


def check_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    found = [n for n, one in enumerate(entry.model.engagements) if one.genre is GenreEngagement.RAPPORT]
    if not found:
        yield RULE.found(entry.at("engagements", on="key"))
    elif all(entry.model.engagements[n].frequence is None for n in found):
        yield RULE.found(entry.at("engagements", found[0], "genre"), "no-frequency")
