"""The words of the language, without capitals and accents, and what each means."""

from __future__ import annotations

from typing import Final

MOIS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
JOURS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SAISONS: Final = ("printemps", "été", "automne", "hiver")

MONTHS: Final = {
    **{name: n for n, name in enumerate(MOIS, 1)},
    "fevrier": 2,
    "aout": 8,
    "decembre": 12,
    "janv": 1,
    "jan": 1,
    "fevr": 2,
    "fev": 2,
    "avr": 4,
    "juil": 7,
    "juill": 7,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS: Final = {
    **{name: n for n, name in enumerate(JOURS)},
    **{name[:3]: n for n, name in enumerate(JOURS)},
}
SEASONS: Final = {"printemps": 1, "ete": 2, "automne": 3, "hiver": 4}

ORDINAL_WORDS: Final = {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "deuxieme": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "premiers": 1,
    "premieres": 1,
    "seconds": 2,
    "secondes": 2,
    "deuxiemes": 2,
}
LAST: Final = frozenset({"dernier", "derniere"})
ORDINAL_ENDINGS: Final = frozenset({"er", "ere", "re", "e", "eme", "ieme", "nd", "nde", "me", "d", "de"})
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ROMAN_ORDINALS: Final = {
    **ROMAN,
    "ier": 1,
    "iere": 1,
    "ire": 1,
    "iie": 2,
    "iieme": 2,
    "iind": 2,
    "iinde": 2,
    "iiie": 3,
    "iiieme": 3,
    "ive": 4,
    "iveme": 4,
    "ivieme": 4,
}

PARTS: Final = {"debut": "début", "mi": "mi", "milieu": "mi", "fin": "fin"}

WEEK: Final = frozenset({"semaine", "semaines"})
QUARTER: Final = frozenset({"trimestre", "trimestres", "trim"})
HALF_YEAR: Final = frozenset({"semestre", "semestres"})
FORTNIGHT: Final = frozenset({"quinzaine", "quinzaines"})
MONTH: Final = frozenset({"mois"})
YEAR: Final = frozenset({"annee", "annees", "an", "exercice", "exercices"})
SCHOOL: Final = {"scolaire": "scolaire", "scolaires": "scolaire", "universitaire": "universitaire"} | {
    "universitaires": "universitaire",
    "academique": "universitaire",
}
CALENDAR: Final = frozenset({"civile", "civiles", "budgetaire", "budgetaires", "calendaire", "comptable"})

ARTICLES: Final = frozenset({"le", "la", "l'", "les"})
OF: Final = frozenset({"de", "du", "d'", "des"})
ALSO: Final = frozenset({"et", "&", "+", "puis"})

LEADS: Final = (
    ("au", "cours"),
    ("au", "courant"),
    ("dans", "le", "courant"),
    ("courant",),
    ("courants",),
    ("tout", "au", "long"),
    ("pendant",),
    ("durant",),
    ("sur",),
    ("au", "titre"),
    ("dans",),
    ("toute",),
    ("tout",),
    ("en",),
    ("a",),
    ("au",),
    ("aux",),
)
"""Words before a period that don't change its bounds."""

FROM: Final = (
    ("a", "partir"),
    ("a", "compter"),
    ("a", "dater"),
    ("au", "plus", "tot"),
    ("pas", "avant"),
    ("depuis",),
    ("des",),
)
AFTER: Final = (("apres",), ("au", "-", "dela"), ("au", "dela"), ("posterieurement",), ("a", "l'", "issue"))
UNTIL: Final = (("jusqu'",), ("jusque",), ("au", "plus", "tard"))
WITHIN: Final = (("d'", "ici"),)
BEFORE: Final = (("avant",), ("anterieurement",))
HORIZON: Final = (("a", "l'", "horizon"), ("a", "horizon"), ("horizon",), ("l'", "horizon"))

PLANNED: Final = (
    *(
        (stem + ending,)
        for stem in ("prevu", "programme", "planifie", "envisage")
        for ending in ("", "e", "s", "es")
    ),
    ("previsionnel",),
    ("previsionnelle",),
    ("echeance", "previsionnelle"),
    ("echeance",),
    ("calendrier", "previsionnel"),
    ("calendrier",),
)
"""Words before a period that say that it is planned."""

LENGTH_LEADS: Final = (
    *(
        (*lead, "une", word, "de")
        for lead in (("pour",), ("sur",), ("pendant",), ("durant",), ("d'",), ("pour", "toute"))
        for word in ("duree", "periode")
    ),
    ("duree", "de"),
    ("duree", ":"),
    ("une", "duree", "de"),
    ("duree",),
    ("pour",),
    ("pendant",),
    ("durant",),
    ("sur",),
)
"""Words before a length of time."""

LENGTH_UNITS: Final = {
    **dict.fromkeys(("an", "ans", "annee", "annees"), (12, 0)),
    **dict.fromkeys(("semestre", "semestres"), (6, 0)),
    **dict.fromkeys(("trimestre", "trimestres"), (3, 0)),
    "mois": (1, 0),
    **dict.fromkeys(("semaine", "semaines"), (0, 7)),
    **dict.fromkeys(("jour", "jours"), (0, 1)),
}
"""A unit of length: months, days."""

NUMBERS: Final = {
    word: n
    for n, word in enumerate(
        ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), 1
    )
} | {"une": 1, "douze": 12, "quinze": 15, "dix-huit": 18}

VAGUE: Final = frozenset(
    {
        "vers",
        "environ",
        "autour",
        "approximativement",
        "plutot",
        "probablement",
        "peut",
        "circa",
        "sans",
        "doute",
    }
    | {"idealement", "si", "fetes", "vacances"}
)
RELATIVE: Final = frozenset(
    {
        "prochain",
        "prochaine",
        "prochains",
        "prochaines",
        "prochainement",
        "aujourd'",
        "demain",
        "hier",
        "maintenant",
        "actuellement",
    }
    | {
        "cette",
        "ce",
        "cet",
        "ces",
        "passe",
        "passee",
        "suivant",
        "suivante",
        "bientot",
        "immediatement",
        "cours",
    }
    | {"precedent", "precedente", "deja", "ulterieurement", "rapidement", "asap"}
)
RECURRING: Final = frozenset(
    {"chaque", "tous", "toutes", "mensuel", "mensuelle", "annuel", "annuelle", "hebdomadaire", "trimestriel"}
    | {"trimestrielle", "semestriel", "semestrielle", "quotidien", "quotidienne", "permanent", "permanente"}
    | {"continu", "ponctuel", "ponctuelle", "regulierement", "recurrent", "fois", "bimensuel", "bimestriel"}
    | {"mensuellement", "annuellement"}
)
UNDECIDED: Final = frozenset(
    {"definir", "confirmer", "preciser", "determiner", "tbd", "tba", "inconnu", "inconnue", "indetermine"}
    | {"indeterminee", "venir", "fixer", "planifier", "voir", "nc", "na", "neant", "prevoir", "valider"}
    | {"arreter", "caler", "possible", "defini", "definie", "fixe", "fixee", "attente", "vite", "tot"}
)
LENGTHS: Final = frozenset(
    {"jour", "jours", "mois", "semaine", "semaines", "an", "ans", "annees", "trimestres", "semestres"}
)
HOURS: Final = frozenset({"h", "heure", "heures", "min", "matin", "midi", "minuit", "soir"})
