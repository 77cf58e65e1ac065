"""CMQ111: a fiche's or an axe's number that isn't one."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, document, fiche

_NOT_ONE = Said(
    "« {text} » n'est pas le numéro d'une action ou d'un axe",
    "“{text}” isn't the number of an action or an axis",
)

RULE = Rule(
    "CMQ111",
    "dotted-number",
    ERROR,
    title=Said(
        "Un numéro qui n'est pas celui d'une action ou d'un axe",
        "A number that isn't one of an action or an axis",
    ),
    says={
        "": _NOT_ONE.advising(
            Said(
                "écrivez des chiffres séparés par des points, par exemple {suggestion}",
                "write figures with dots between them, such as {suggestion}",
            )
        ),
        "fiche": _NOT_ONE.advising(
            Said(
                "écrivez des chiffres séparés par des points, par exemple {suggestion} ; pour garder « {text} », ajoutez « axe: {axe} », avec le numéro de son axe",
                "write figures with dots between them, such as {suggestion}; to keep “{text}”, add “axe: {axe}”, with the number of its axe",
            )
        ),
        "free": _NOT_ONE.advising(
            Said(
                "écrivez {most} lettres et chiffres au plus, séparés par un point, un trait d'union ou un espace, par exemple {suggestion}",
                "write {most} letters and figures at most, with a dot, a hyphen or a space between them, such as {suggestion}",
            )
        ),
    },
    reason=Said(
        "Le numéro dit où une action se rattache dans le plan (1.2 est la deuxième action de l'axe 1) et dans quel ordre viennent les fiches.",
        "The number says where an action hangs in the plan (1.2 is the second action of axis 1) and what order the fiches come in.",
    ),
    source=document(
        "Les actions des plans 2022 et 2024 sont numérotées de 1.1 à 2.3",
        "The actions of the 2022 and 2024 plans are numbered 1.1 to 2.3",
    ),
    fails=FICHE.saying("numero: Action 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n").at_line(
        1
    ),
    passes=fiche(),
    fixable=True,
)
