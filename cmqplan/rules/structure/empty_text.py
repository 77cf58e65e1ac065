"""CMQ108: a key without a value, or several lines where one fits."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, practice

RULE = Rule(
    "CMQ108",
    "empty-text",
    ERROR,
    title=Said("Une clé sans valeur", "A key without a value"),
    says={
        "": Says(
            fr=("« {key} » n'a pas de valeur", "écrivez sa valeur après le deux-points, ou retirez la clé"),
            en=("“{key}” has no value", "write its value after the colon, or take the key out"),
        ),
        "keys": Says(
            fr=("« {key} » n'a pas de valeur", "écrivez dessous, en retrait, {keys} ; ou retirez « {key} »"),
            en=("“{key}” has no value", "write under it, indented, {keys}; or take “{key}” out"),
        ),
        "empty-list": Says(
            fr=("la liste de « {key} » est vide", "écrivez ses éléments, ou retirez la clé"),
            en=("the list of “{key}” is empty", "write its items, or take the key out"),
        ),
        "one-line": Says(
            fr=(
                "« {key} » tient sur une ligne, et il y en a plusieurs ici",
                "écrivez-le sur une ligne après le deux-points ; « >- » au lieu de « | » réunit plusieurs lignes en une",
            ),
            en=(
                "“{key}” takes one line, and several stand here",
                "write it on one line after the colon; “>-” instead of “|” joins several lines into one",
            ),
        ),
    },
    reason=Said(
        "Une clé laissée vide devait peut-être être remplie plus tard, ou sa valeur s'est perdue : seul son auteur le sait.",
        "A key left empty may be one that was to be filled in later, or a value that was lost: only its writer knows.",
    ),
    source=practice(
        "On recopie une fiche d'un formulaire dont les lignes sont encore vides",
        "Fiches are copied from a form with its rows still empty",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre:\nporteurs: [campus-exemple]\n").at_line(2),
    passes=fiche(),
)
