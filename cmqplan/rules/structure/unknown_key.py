"""CMQ102: a key that means nothing here."""

from cmqplan.rules.declare import ERROR, Rule, Said, Says, fiche, practice

RULE = Rule(
    "CMQ102",
    "unknown-key",
    ERROR,
    title=Said("Une clé inconnue", "A key that isn't known"),
    says={
        "": Says(
            fr=("« {key} » n'est pas une clé connue ici", "les clés connues ici sont : {known}"),
            en=("“{key}” isn't a key known here", "the keys known here are: {known}"),
        ),
        "near": Says(
            fr=(
                "« {key} » n'est pas une clé connue ici ; vouliez-vous dire « {suggestion} » ?",
                "écrivez « {suggestion}: … »",
            ),
            en=("“{key}” isn't a key known here; did you mean “{suggestion}”?", "write “{suggestion}: …”"),
        ),
        "taken": Says(
            fr=(
                "« {key} » n'est pas une clé connue ici ; « {suggestion} » l'est, et figure déjà",
                "mettez les deux valeurs sous « {suggestion} », ou retirez cette clé",
            ),
            en=(
                "“{key}” isn't a key known here; “{suggestion}” is, and is already written",
                "put both values under “{suggestion}”, or take this key out",
            ),
        ),
        "taken-one": Says(
            fr=(
                "« {key} » n'est pas une clé connue ici ; « {suggestion} » l'est, et figure déjà",
                "retirez « {key} » ; si c'est elle qui dit vrai, corrigez d'abord « {suggestion} »",
            ),
            en=(
                "“{key}” isn't a key known here; “{suggestion}” is, and is already written",
                "take “{key}” out; if it is the right one, correct “{suggestion}” first",
            ),
        ),
        "elsewhere": Says(
            fr=(
                "« {key} » n'a pas sa place à cet endroit du fichier",
                "déplacez-la, avec sa valeur, là où elle se range : {nested}",
            ),
            en=(
                "“{key}” doesn't belong at this place of the file",
                "move it, with its value, where it belongs: {nested}",
            ),
        ),
        "nature": Says(
            fr=(
                "« {key} » n'est pas une clé : c'est la nature d'une ligne de « financements »",
                "écrivez cette ligne sous « financements » : {line}",
            ),
            en=(
                "“{key}” isn't a key: it is the nature of a line of “financements”",
                "write that line under “financements”: {line}",
            ),
        ),
        "top": Says(
            fr=(
                "« {key} » n'a pas sa place sous « {here} », mais au premier niveau du fichier",
                "déplacez-la, avec sa valeur, en début de ligne",
            ),
            en=(
                "“{key}” doesn't belong under “{here}”, but at the first level of the file",
                "move it, with its value, to the beginning of a line",
            ),
        ),
        "comma": Says(
            fr=(
                "« {key} » est lu comme une clé sans valeur",
                "si c'est la suite d'un texte qui contient une virgule, mettez tout le texte entre guillemets droits : {whole} ; si c'est une clé, donnez-lui un des noms connus ici",
            ),
            en=(
                "“{key}” is read as a key without a value",
                "if it is the rest of a text that holds a comma, put the whole text in double quotes: {whole}; if it is meant as a key, give it one of the names known here",
            ),
        ),
    },
    reason=Said(
        "Une clé que personne ne lit, c'est un texte, ou un montant, qui disparaît du plan : rien de ce qui a été écrit n'est laissé de côté sans le dire.",
        "A key that nobody reads is a text, or an amount, that vanishes from the plan: nothing that was written is dropped silently.",
    ),
    source=practice(
        "Les outils qui passent sur une clé mal tapée perdent ce qui se trouve dessous",
        "Tools that pass over a mistyped key lose what stands under it",
    ),
    fails=fiche("partenaire: [entreprise-exemple]\n").at_line(4),
    passes=fiche("partenaires: [entreprise-exemple]\n"),
    fixable=True,
)
