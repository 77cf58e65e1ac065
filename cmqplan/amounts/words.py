"""The words people put where an amount or a share should stand, as patterns of a folded text (no case, no accents)."""

from __future__ import annotations

import re
from typing import Final

DASHES: Final = "-‐‑‒–—―−﹣－"

UNIT: Final = (
    r"(?:(?:[km]?€|[km]?eur(?:os?)?|mr?ds?€?|[km]|mille|milliers?|millions?|milliards?)(?:\s+d'euros?)?)"
)
"""A unit as written, right or wrong."""


def _words(*forms: str) -> str:
    """Any of these forms, where no word goes on."""
    return rf"(?<![a-z])(?:{'|'.join(forms)})(?![a-z])"


NOT_KNOWN_YET: Final = re.compile(
    "|".join(
        (
            r"a (?:definir|preciser|completer|determiner|chiffrer|renseigner|confirmer|valider|evaluer|estimer|negocier|venir|voir)",
            r"en (?:attente|cours)\b.*",
            r"inconnue?",
            r"non (?:connu|defini|chiffre|renseigne|determine|communique|precise|evalue|valorise)e?",
            r"n\.? ?[cdsr]\.?",
            r"n\.?/?a\.?",
            r"tbd|tbc|todo",
            r"x+|\?+|\.{2,}|…+|_+",
            rf"[{DASHES}]+",
        )
    )
)

NOTHING: Final = re.compile(
    r"zero|neant|rien|nul(?:le)?|null|none|non|~|gratuit(?:e|ement)?|aucune?(?: .*)?|pas d[e'] ?.*"
    r"|sans (?:cout|frais|objet|financement|budget)"
)

CURRENCY: Final = re.compile(
    _words(
        "k?(?:chf|usd|gbp|jpy|cad|cny|dkk|sek|pln|ron|xpf|xof|xaf|fcfa|cfa)",
        "dollars?|livres?(?: sterling)?|yens?|yuans?",
        "francs?(?: suisses?| cfp| cfa)?|frs?|[km]?f{1,2}",
    )
)

_HT: Final = r"(?:hors|sans)\s+(?:taxes?|tva)|ht(?:va)?|h\.\s?t\.?"
_TTC: Final = (
    r"(?:toutes|avec)\s+(?:taxes?|tva)(?:\s+comprises?)?|tva\s+(?:comprise|incluse)|ttc|tvac|t\.\s?t\.\s?c\.?"
)
_NET: Final = r"nett?s?\s+de\s+(?:taxes?|tva)|tva\s+non\s+applicable|non\s+assujettie?s?\s+a\s+la\s+tva|exoneree?s?\s+de\s+tva"

TAX: Final = re.compile(r"\(?" + _words(_HT, _TTC, _NET, "htr|tva|nets?", r"t\.v\.a\.?") + r"\)?")

PER: Final = re.compile(
    _words(
        r"par\s+(?:an|mois|[a-z]{3,})",
        "chacune?s?|chaque|l'unite|unitaires?|l'heure|la journee",
        "annuels?|annuellement|mensuels?|mensuellement",
    )
    + r"|/\s*[a-z]+(?:\s*/\s*[a-z]+)*|(?<=€)\s*(?:le |la |l')[a-z]+"
)

INEXACT: Final = re.compile(
    _words(
        r"environ|env\.?|approximativement|approx\.?|a peu pres|presque|quelques?|circa|vers|peut-etre",
        r"autour d[e']|(?:aux )?alentours d[e']|de l'ordre d[e']|pres d[e']",
        r"une? (?:dizaine|centaine|millier)s?(?: d[e'])?",
        r"(?:un peu )?(?:plus|moins) d[e']|au (?:plus|moins)",
        r"(?:au |un |le )?(?:maximum|minimum)(?: de)?|max\.?|maxi|min\.?|mini",
        r"jusqu'a|a partir de|plafonnee?s? a|plafond(?: de)?|a (?:concurrence|hauteur) de|dans la limite de",
        r"(?:inferieur|superieur)e?s? (?:ou egale?s? )?a",
        r"estimee?s?(?: a)?|estimatif|estimation|previsionnel(?:le)?s?|prevue?s?",
        r"a (?:confirmer|valider|preciser|definir)",
    )
    + r"|~+|[≈≃≅±<>≤≥]=?|\+\s?/\s?[-−–]|\(?\?+\)?"
)

DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,2}/(?:[0-9]{1,2}/)?[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
)

_MONTH: Final = r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\.?"

NO_MONEY: Final = (
    (
        "date",
        re.compile(
            rf".*(?<![a-z]){_MONTH} ?(?:[0-9]{{4}}|[0-9]{{2}})?|(?:[ts][1-4]|[1-4](?:er|e|eme|nd)? (?:trimestre|semestre)) ?(?:[0-9]{{4}})?"
            rf"|(?:19|20)[0-9]{{2}} ?(?:[{DASHES}/]|a|et) ?(?:19|20)[0-9]{{2}}|(?:debut|fin|courant|annee|avant|apres|horizon|a l'horizon) (?:19|20)[0-9]{{2}}"
        ),
    ),
    (
        "length",
        re.compile(
            r"(?:[a-z' ]+ )?[0-9]+(?:[.,][0-9]+)? ?(?:ans?|annees?|mois|semaines?|jours?|trimestres?|semestres?|j|exercices?)(?: [a-z]+)?"
        ),
    ),
    (
        "hour",
        re.compile(
            r"(?:a |de )?[0-9]{1,2} ?(?:h|:|heures?) ?(?:[0-5][0-9])?(?: ?(?:a|[-–]) ?[0-9]{1,2} ?(?:h|:|heures?) ?(?:[0-5][0-9])?)?"
        ),
    ),
    (
        "quantity",
        re.compile(
            r"(?:environ |~ ?)?[0-9][0-9 .,/]*(?:etpt?|equivalents? temps plein|agents?|postes?|eleves?|etudiants?|apprentis?|jeunes?|personnes?|habitants?|hab|participants?|entreprises?|logements?"
            r"|communes?|etablissements?|reunions?|seances?|ateliers?|actions?|visites?|stages?|kms?|m2|m²|ha|hectares?|tonnes?|t|kg|[km]wh?c?|[kmg]wh|heures?)(?: [a-z]+)*"
        ),
    ),
)
"""What a text counts that isn't money, each with the kind of its refusal."""

RECURRENCE: Final = re.compile(
    r"annuel(?:le)?s?|annuellement|mensuel(?:le)?s?|mensuellement|hebdomadaires?|trimestriel(?:le)?s?|semestriel(?:le)?s?"
    r"|(?:chaque|tous les|toutes les|par) (?:ans?|annees?|mois|semaines?|jours?|trimestres?)(?: .*)?|recurrente?s?|pluriannuel(?:le)?s?"
)

RANGE: Final = re.compile(
    r"entre\s+[^0-9]*[0-9].*\s+et\s+[^0-9]*[0-9]"
    rf"|[0-9]\s*{UNIT}?\s*(?:\s(?:a|au|ou)\s|[{DASHES}]|\.\.\.?|…)\s*(?:a\s+)?€?\s*[0-9]"
)

CALCULATION: Final = re.compile(rf"[0-9]\s*{UNIT}?\s*[+*x×/÷=]\s*€?\s*[0-9]")

PERCENT: Final = re.compile(r"[%‰％٪]|pour\s*-?cents?|pct")

MINUS_BEFORE: Final = re.compile(rf"[\s€]*([{DASHES}](?=[\s€]*[0-9])|moins(?=\s+[0-9]))")
MINUS_AFTER: Final = re.compile(rf".*[0-9]\s*{UNIT}?\s*([{DASHES}])\s*", re.DOTALL)

EUROS_AND_CENTS: Final = re.compile(
    r"(.*[0-9])\s*(?:€|euros?|eur)\s*(?:et\s+)?([0-9]{2})\s*(?:centimes?|cents?|cts?|c)?\s*\.?"
)
CENTS_ALONE: Final = re.compile(r"([0-9]{1,2})\s*(?:centimes?|cents?|cts?|c|c€)(?:\s+d'euros?)?\s*\.?")

DAMAGED_EURO: Final = re.compile("[\ufffd\x80]|â(?:‚|\x82)¬")
DAMAGED_SPACE: Final = re.compile(r"Â(?=[\s€])")

EXACT_OR_CAP: Final = re.compile(r"(?<![a-z])(?:a hauteur de)(?![a-z])")

NOT_SURE: Final = re.compile(
    r"\(?\?+\)?|(?<![a-z])(?:peut-etre|un peu (?:plus|moins) d[e']|a (?:definir|preciser|determiner|chiffrer|evaluer|fixer|negocier))(?![a-z])"
)

YEARLY: Final = re.compile(
    r"/\s*an(?:nee)?s?|annuel(?:le)?s?|annuellement|par (?:an|annee|exercice)s?|chaque an(?:nee)?|l'an|chaque"
)
MONTHLY: Final = re.compile("mois|mensuel")

PER_PERIOD: Final = re.compile(
    _words(
        r"par (?:mois|jour|semaine|trimestre|semestre|heure)",
        "mensuel(?:le)?s?",
        "trimestriel(?:le)?s?",
        "hebdomadaires?",
        "l'heure",
        "la journee",
    )
    + r"|/\s*(?:mois|jours?|j|semaine|trimestre|semestre|heure|h)(?![a-z])"
)

RATE_RANGE: Final = re.compile(rf"[0-9]\s*%?\s*(?:\s(?:a|au|ou|et)\s|[{DASHES}])\s*[0-9]")
RATE_IN_WORDS: Final = re.compile(
    r"(?:la |le |les )?(moitie|quart|totalite|(?:un|deux|trois) (?:quarts?|tiers)|tiers|[a-z]+ (?:cinqu|dix)iemes?)"
)

# The marks around the amounts of a phrase. Longer forms stand before those they start with.

SMALL_NUMBERS: Final = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
"""Numbers of years in words, from two on."""

_THING: Final = (
    r"(?:(?:le |un |de |l'|une )?(?:montant|cout|budget|enveloppe|depense|chiffrage|total|somme)s?"
    r"(?: (?:total|global|previsionnel|annuel)e?s?)?\s*)?"
)
_OF: Final = r"(?:\s*:|\s+(?:a|de|d')(?=\s)|\s+d')?"
_YEAR: Final = "(?:19|20)[0-9]{2}"

_ABOUT: Final = (
    r"de l'ordre d[e']|(?:un )?ordre de grandeur(?: d[e'])?|plus ou moins|a peu pres|peu ou prou|pres d[e']"
    r"|(?:autour|(?:aux )?(?:alentours|environs)) d[e']|d'environ|environ|env\.?|approximativement|approx\.?|presque|circa|vers|quelques?"
    r"|grosso modo|en ordre de grandeur|a titre indicatif|indicatif"
    rf"|{_THING}(?:estime|evalue|approximatif|approximative|estimatif|estimative|previsionnel|previsionnelle|prevu)e?s?"
    r"|(?:a l'etat d')?(?:estimation|evaluation)s?(?: (?:haute|basse|provisoire))?|a (?:confirmer|valider)|sous reserve de confirmation"
)
_CAP: Final = (
    rf"{_THING}(?:au |un |le )?maxim(?:um|ale?|aux)|{_THING}plafonnee?s?|(?:le |un )?plafond|maxi\.?|max\.?|jusqu'a|jusque|au plus|tout au plus"
    r"|(?:dans )?(?:la )?limite|limitee?s?|a concurrence"
    r"|n'exced(?:ant|e|era) pas|ne depass(?:ant|e|era) pas|sans depasser|inferieure?s?(?: ou egale?s?)?|moins(?= d[e'])"
)
_FLOOR: Final = rf"{_THING}(?:au |un |le )?minim(?:um|ale?|aux)|mini\.?|min\.?|au moins|a partir|a compter|(?:plus|\+)(?= d[e'])|superieure?s?(?: ou egale?s?)?|des"
FLOOR: Final = re.compile(rf"(?<![a-z])(?:{_FLOOR})(?![a-z])|≥|>")
"""The words of a lowest amount."""

_NUMBER_OF: Final = rf"(?:[0-9]{{1,2}}|{'|'.join(SMALL_NUMBERS)})"

MARKS: Final = re.compile(
    "|".join(
        (
            rf"(?P<years>(?:(?:sur|pendant|durant|pour|pour une duree de|soit|en|x|×|\*)\s*(?:une (?:duree|periode) de )?(?:les )?(?<![a-z0-9]){_NUMBER_OF} (?:prochaines )?(?:ans?|annees?|exercices?)"
            rf"|(?:sur|pour|pendant|de|entre|periode|sur la periode)?\s*(?:la periode )?{_YEAR}\s*(?:[{DASHES}/]|a|et)\s*{_YEAR})(?![0-9a-z]))",
            rf"(?P<yearly>(?:/\s*(?:an|annee)|(?<![a-z])(?:{_THING}annuel(?:le)?s?|par (?:an|annee|exercice)|annuellement|chaque an(?:nee)?|tous les ans|l'an))s?(?![a-z]))",
            rf"(?P<base>(?<![a-z]){_THING}(?:en )?(?:{_HT}|{_TTC}|{_NET})(?![a-z])(?: de(?=\s))?)",
            rf"(?P<about>(?<![a-z])(?:{_ABOUT}){_OF}(?![a-z])|[~≈≃≅∼±]+|\+\s?/?\s?[{DASHES}])",
            rf"(?P<cap>(?<![a-z])(?:{_CAP}){_OF}(?![a-z])|≤|<=?)",
            rf"(?P<floor>(?<![a-z])(?:{_FLOOR}){_OF}(?![a-z])|≥|>=?)",
            r"(?P<between>(?<![a-z])(?:(?:une )?fourchette(?: d[e'])?|(?:comprise?s? )?entre)(?![a-z]))",
            r"(?P<start>(?<![a-z])(?:de(?=\s+[^a-z\s])|d'(?=[\s0-9])))",
        )
    ).replace(" ", r"\s+")
)

LEADS: Final = re.compile(r"(?:(?<![a-z])(?:a|de|d'|entre|jusque)|:|[~≈≃≅∼±<≤>≥=]|-)$")
"""The end of a mark that something must follow."""

BASES: Final = tuple(
    (re.compile(_words(forms)), base) for forms, base in ((_HT, "HT"), (_TTC, "TTC"), (_NET, "net de taxe"))
)
"""The words of each base."""

TO_BE_SET: Final = re.compile(
    rf"{_THING}(?::\s*)?(?:(?:est |reste )?(?:encore )?a (?:definir|preciser|determiner|chiffrer|confirmer|evaluer|estimer|valider|fixer|calculer|arreter|venir|completer|renseigner|negocier)"
    r"(?: (?:ulterieurement|plus tard|par la suite|en cours d'annee|(?:avec|par|selon|en fonction|suivant) [^0-9]*))?"
    r"|(?:est )?en (?:cours|attente)(?: d[e'][^0-9]*)?|(?:chiffrage|evaluation|estimation|devis|etude) en (?:cours|attente)"
    r"|(?:non|pas|pas encore|non encore) (?:connu|defini|chiffre|determine|communique|precise|evalue|estime|arrete|fixe|renseigne|finalise)e?s?"
    r"(?: a ce (?:jour|stade))?|(?:montant |cout )?(?:inconnu|indetermine)e?|(?:selon|sur|suivant) [^0-9]+|en fonction d[^0-9]+|(?:chiffrage|devis) a (?:venir|realiser|faire))"
)
"""Said of an amount that will be known."""
