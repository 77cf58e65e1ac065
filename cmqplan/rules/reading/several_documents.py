"""CMQ011: more than one document in a file."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ011",
    "several-documents",
    ERROR,
    title=Said("Plusieurs documents dans un fichier", "Several documents in one file"),
    says=Says(
        fr=(
            "un deuxième document commence ici, après une ligne « --- »",
            "mettez chaque fiche dans un fichier à elle ; dans un texte, mettez la ligne « --- » en retrait ou retirez-la",
        ),
        en=(
            "a second document begins here, after a line “---”",
            "put each fiche in a file of its own; inside a text, indent the line “---” or take it out",
        ),
    ),
    reason=Said(
        "Un fichier est une fiche, pour qu'un nom, un numéro et un historique n'appartiennent qu'à elle ; un deuxième document serait perdu.",
        "One file is one fiche, so that a name, a number and a history belong to it alone; a second document would be lost.",
    ),
    source=file_format(
        "Un fichier par fiche, par campus et par convention",
        "One file for each fiche, each campus and each convention",
    ),
    fails=fiche("""\
---
numero: 1.2
""").at_line(4),
    passes=FICHE.saying("---\nnumero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n"),
)
