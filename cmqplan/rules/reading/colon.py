"""CMQ005: a colon inside a plain text."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

_COLON = Said(
    "le texte de « {key} » contient un deux-points suivi d'une espace, que YAML prend pour une nouvelle clé",
    "the text of “{key}” holds a colon followed by a space, which YAML takes for a new key",
)

RULE = Rule(
    "CMQ005",
    "colon-in-text",
    ERROR,
    title=Said("Deux-points dans un texte sans guillemets", "A colon inside a text that has no quotes"),
    says={
        "": _COLON.advising(
            Said(
                'mettez le texte entre guillemets droits : {key}: "{value}"',
                'put the text in quotes: {key}: "{value}"',
            )
        ),
        "with-quotes": _COLON.advising(
            Said(
                "mettez tout le texte entre apostrophes droites ('…', une apostrophe à l'intérieur s'écrit deux fois), ou écrivez « » à l'intérieur d'un texte entre guillemets droits",
                "put the whole text between single quotes ('…', an apostrophe inside is written twice), or write « » inside a text in double quotes",
            )
        ),
        "next-line": Says(
            fr=(
                "cette ligne continue le texte du dessus, et son deux-points suivi d'une espace la fait prendre par YAML pour une nouvelle clé",
                "écrivez « >- » après la clé et commencez le texte à la ligne suivante, en retrait : un tel texte peut contenir des deux-points",
            ),
            en=(
                "this line goes on with the text above, and its colon followed by a space makes YAML take it for a new key",
                "write “>-” after the key and begin the text on the next line, indented: such a text may hold colons",
            ),
        ),
        "in-brackets": Says(
            fr=(
                "« {text} » contient un deux-points suivi d'une espace, que YAML prend pour une nouvelle clé",
                'mettez-le entre guillemets droits : "{text}"',
            ),
            en=(
                "“{text}” holds a colon followed by a space, which YAML takes for a new key",
                'put it in double quotes: "{text}"',
            ),
        ),
    },
    reason=Said(
        "En français, le deux-points a une espace de chaque côté ; en YAML, un deux-points suivi d'une espace sépare une clé de sa valeur. Un texte qui en contient un se met entre guillemets, pour qu'il soit lu comme un seul texte.",
        "In French a colon has a space on each side; in YAML a colon with a space after it separates a key from its value. A text that holds one must stand in quotes, so that the reader knows that it is one text.",
    ),
    source=file_format(
        "YAML 1.2, section 7.3.3 : un texte sans guillemets ne peut pas contenir « : »",
        "YAML 1.2, section 7.3.3: a plain text can't hold “: ”",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum : métiers\nporteurs: [campus-exemple]\n").at_line(2),
    passes=FICHE.saying('numero: 1.1\ntitre: "Forum : métiers"\nporteurs: [campus-exemple]\n'),
    fixable=True,
)
