"""CMQ013: a file that isn't made of keys."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, fiche, file_format

RULE = Rule(
    "CMQ013",
    "not-keys",
    ERROR,
    title=Said(
        "Un fichier qui n'est pas fait de clés et de valeurs", "A file that isn't made of keys and values"
    ),
    says={
        "list": Says(
            fr=(
                "ce fichier est une liste, là où l'on attend des clés avec leurs valeurs",
                "retirez les tirets de la première colonne, et écrivez une ligne pour chaque chose : {examples}",
            ),
            en=(
                "this file is a list, where keys with their values are expected",
                "take the dashes in the first column out, and write a line for each thing: {examples}",
            ),
        ),
        "text": Says(
            fr=(
                "ce fichier est un simple texte, là où l'on attend des clés avec leurs valeurs",
                "dites ce qu'est chaque texte, un par ligne : {examples}",
            ),
            en=(
                "this file is a plain text, where keys with their values are expected",
                "say what each text is, one a line: {examples}",
            ),
        ),
    },
    reason=Said(
        "Chaque fichier dit ce qu'est chacune de ses valeurs : le numéro, le titre, qui porte l'action.",
        "Every file says what each of its values is: the number, the title, who carries the action.",
    ),
    source=file_format(
        "Une fiche, un campus, une convention et un plan sont chacun un ensemble de clés",
        "A fiche, a campus, a convention and a plan are each a set of keys",
    ),
    fails=FICHE.saying("- numero: 1.1\n- titre: Forum des métiers\n").at_line(1),
    passes=fiche(),
)
