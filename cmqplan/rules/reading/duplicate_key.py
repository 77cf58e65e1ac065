"""CMQ009: the same key twice."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ009",
    "duplicate-key",
    ERROR,
    title=Said("Deux fois la même clé", "The same key twice"),
    says=Says(
        fr=(
            "« {key} » est écrite deux fois ici",
            "gardez l'une des deux ; si la clé prend plusieurs valeurs, écrivez-les en une liste : {key}: [a, b]",
        ),
        en=(
            "“{key}” is written twice here",
            "keep one of the two; where the key takes several values, write them as one list: {key}: [a, b]",
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
    fails=fiche("porteurs: [entreprise-exemple]\n").at_line(4),
    passes=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple, entreprise-exemple]\n"
    ),
)
