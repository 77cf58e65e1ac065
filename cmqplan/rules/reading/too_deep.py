"""CMQ012: nesting without end."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ012",
    "too-deep",
    ERROR,
    title=Said("Trop de niveaux les uns dans les autres", "Too many levels, one inside the other"),
    says=Says(
        fr=(
            "il y a ici plus de {deepest} niveaux les uns dans les autres",
            "six niveaux suffisent à une fiche : cherchez des crochets ou des accolades ouverts sans fin",
        ),
        en=(
            "more than {deepest} levels stand one inside the other here",
            "a fiche needs six levels at most: look for brackets that are opened again and again",
        ),
    ),
    reason=Said(
        "Aucun plan n'est aussi profond : c'est une faute de frappe, ou un fichier fait pour casser le programme qui le lit.",
        "No plan is that deep: it is a slip of the keyboard, or a file made to break the program that reads it.",
    ),
    source=file_format(
        "La valeur la plus profonde d'une fiche est au sixième niveau",
        "The deepest value of a fiche stands six levels down",
    ),
    fails=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\nlivrables: "
        + "[" * 30
        + "]" * 30
        + "\n"
    ).at_line(4),
    passes=fiche("livrables: [Programme]\n"),
)
