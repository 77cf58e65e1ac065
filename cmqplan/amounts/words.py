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

TAX: Final = re.compile(
    r"\(?"
    + _words(
        r"(?:hors|toutes|sans|avec)\s+(?:taxes?|tva)(?:\s+comprises?)?",
        r"nets?\s+de\s+(?:taxes?|tva)",
        r"ht(?:va|r)?|ttc|tvac?",
        r"h\.\s?t\.?|t\.\s?t\.\s?c\.?|t\.v\.a\.?",
    )
    + r"\)?"
)

PER: Final = re.compile(
    _words(
        r"par\s+(?:an|mois|[a-z]{3,})",
        "chacune?s?|chaque|l'unite|unitaires?|l'heure|la journee",
        "annuels?|annuellement|mensuels?|mensuellement",
    )
    + r"|/\s*[a-z]+(?:\s*/\s*[a-z]+)*"
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

RANGE: Final = re.compile(
    r"entre\s+[^0-9]*[0-9].*\s+et\s+[^0-9]*[0-9]"
    rf"|[0-9]\s*{UNIT}?\s*(?:\s(?:a|au|ou)\s|[{DASHES}]|\.\.\.?|…)\s*(?:a\s+)?€?\s*[0-9]"
)

CALCULATION: Final = re.compile(rf"[0-9]\s*{UNIT}?\s*[+*x×/÷=:]\s*€?\s*[0-9]")

PERCENT: Final = re.compile(r"[%‰％٪]|pour\s*-?cents?|pct")

MINUS_BEFORE: Final = re.compile(rf"[\s€]*([{DASHES}](?=[\s€]*[0-9])|moins(?=\s+[0-9]))")
MINUS_AFTER: Final = re.compile(rf".*[0-9]\s*{UNIT}?\s*([{DASHES}])\s*", re.DOTALL)

EUROS_AND_CENTS: Final = re.compile(
    r"(.*[0-9])\s*(?:€|euros?|eur)\s*(?:et\s+)?([0-9]{2})\s*(?:centimes?|cents?|cts?|c)?\s*\.?"
)
CENTS_ALONE: Final = re.compile(r"([0-9]{1,2})\s*(?:centimes?|cents?|cts?|c|c€)(?:\s+d'euros?)?\s*\.?")

DAMAGED_EURO: Final = re.compile("[\ufffd\x80]|â(?:‚|\x82)¬")
DAMAGED_SPACE: Final = re.compile(r"Â(?=[\s€])")

RATE_RANGE: Final = re.compile(rf"[0-9]\s*%?\s*(?:\s(?:a|au|ou|et)\s|[{DASHES}])\s*[0-9]")
RATE_IN_WORDS: Final = re.compile(
    r"(?:la |le |les )?(moitie|quart|totalite|(?:un|deux|trois) (?:quarts?|tiers)|tiers|[a-z]+ (?:cinqu|dix)iemes?)"
)
