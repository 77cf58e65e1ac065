"""CMQ011: more than one document in a file."""

from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, file_format
from cmqplan.rules.example import FICHE

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
    fails=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n---\nnumero: 1.2\n",
        line=4,
    ),
    passes=Example(FICHE, "---\nnumero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
)
