"""CMQ009: the same key twice."""

from cmqplan.rules.declare import ERROR, Example, Rule, Said, Says, file_format
from cmqplan.rules.example import FICHE

RULE = Rule(
    "CMQ009",
    "duplicate-key",
    ERROR,
    title=Said("Deux fois la même clé", "The same key twice"),
    says=Says(
        fr=(
            "« {key} » est écrite deux fois ici",
            "gardez l'une des deux ; plusieurs valeurs d'une même clé forment une liste : {key}: [a, b]",
        ),
        en=(
            "“{key}” is written twice here",
            "keep one of the two; several values of one key make a list: {key}: [a, b]",
        ),
    ),
    reason=Said(
        "La plupart des lecteurs de YAML gardent la dernière valeur et laissent tomber la première sans un mot : une ligne de financement ou un texte serait perdu. Une clé ne figure donc qu'une fois.",
        "Most YAML readers keep the last value and drop the first one without a word: a line of money or a text would be lost. So a key may stand once only.",
    ),
    source=file_format(
        "YAML 1.2, section 3.2.1.1 : les clés d'un même ensemble sont uniques",
        "YAML 1.2, section 3.2.1.1: the keys of a mapping are unique",
    ),
    fails=Example(
        FICHE,
        "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\nporteurs: [scierie]\n",
        line=4,
    ),
    passes=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois, scierie]\n"),
)
