"""CMQ115: a text of many pages."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, practice

_FICHE = "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\nconstats: |\n"

_SENTENCE = "  Les jeunes connaissent mal les métiers de leur territoire.\n"

RULE = Rule(
    "CMQ115",
    "text-too-long",
    ERROR,
    title=Said("Un texte trop long", "A text of too many pages"),
    says={
        "": Says(
            fr=(
                "ce texte a {length} caractères ; une rubrique en accepte {most} au plus",
                "gardez ce dont le lecteur a besoin pour décider, et joignez le reste dans un document à part",
            ),
            en=(
                "this text has {length} characters; at most {most} fit a row of a fiche",
                "keep what the reader needs to decide, and attach the rest as a document of its own",
            ),
        ),
        "pied": Says(
            fr=(
                "ce texte a {length} caractères ; {most} au plus tiennent au pied d'une page",
                "raccourcissez-le",
            ),
            en=(
                "this text has {length} characters; at most {most} fit the foot of a page",
                "make it shorter",
            ),
        ),
    },
    reason=Said(
        "Un comité lit une fiche en quelques minutes ; un texte de plusieurs pages dans une de ses lignes est le plus souvent un collage par erreur.",
        "A fiche is read by a committee in a few minutes; a text of many pages in one of its rows is mostly a paste by mistake.",
    ),
    source=practice(
        "Dans le plan 2024, chaque ligne d'une fiche tient en moins d'une page",
        "In the 2024 plan every row of a fiche takes less than a page",
    ),
    fails=FICHE.saying(_FICHE + _SENTENCE * 350).at_line(4),
    passes=FICHE.saying(_FICHE + _SENTENCE * 3),
)
