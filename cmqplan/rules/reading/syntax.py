"""CMQ008: something YAML can't read, for a reason that none of the other rules names."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ008",
    "syntax",
    ERROR,
    title=Said("Un texte qui n'est pas du YAML", "A text that isn't YAML"),
    says={
        "near": Says(
            fr=(
                "YAML ne peut pas lire ce qui se trouve ici : « {near} »",
                "regardez cette ligne et celle du dessus : un guillemet, un deux-points, un tiret ou le retrait n'est pas où il faut",
            ),
            en=(
                "YAML can't read what stands here: “{near}”",
                "look at this line and the one above: a quote, a colon, a dash or the indentation isn't where it belongs",
            ),
        ),
        "unknown": Says(
            fr=(
                "YAML ne peut pas lire ce fichier",
                "comparez-le avec une fiche qui marche, ou repartez d'une copie de l'une d'elles",
            ),
            en=(
                "YAML can't read this file",
                "compare it with a fiche that works, or begin again from a copy of one",
            ),
        ),
        "empty-item": Says(
            fr=(
                "deux virgules se suivent, sans rien entre elles",
                "retirez une virgule, ou écrivez l'élément qui manque",
            ),
            en=(
                "two commas follow each other, with nothing in between",
                "take one comma out, or write the item that is missing",
            ),
        ),
        "after-end": Says(
            fr=(
                "la ligne « {word} » termine le document : rien ne peut la suivre",
                "retirez la ligne « {word} »",
            ),
            en=("the line “{word}” ends the document: nothing may follow it", "take the line “{word}” out"),
        ),
        "conflict": Says(
            fr=(
                "deux versions de ce qui suit se trouvent ici : git a laissé un conflit, et personne n'a encore choisi",
                "gardez ce qui est juste dans l'une et dans l'autre, puis enlevez les lignes qui commencent par « <<<<<<< », « ======= » et « >>>>>>> »",
            ),
            en=(
                "two versions of what follows stand here: git left a conflict, and nobody has chosen yet",
                "keep what is right in the one and in the other, then take out the lines that begin with “<<<<<<<”, “=======” and “>>>>>>>”",
            ),
        ),
        "directive": Says(
            fr=(
                "une ligne qui commence par « % » est un ordre au lecteur de YAML, et non un texte",
                "retirez la ligne, ou mettez le texte entre guillemets droits",
            ),
            en=(
                "a line that begins with “%” is an order to the YAML reader, not a text",
                "take the line out, or put the text in quotes",
            ),
        ),
    },
    reason=Said(
        "Un seul signe mal placé empêche de lire tout le fichier.",
        "One sign out of place keeps the whole file from being read.",
    ),
    source=file_format("YAML 1.2 : la grammaire des fichiers", "YAML 1.2: the grammar of the files"),
    fails=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple,, entreprise-exemple]\n"
    ).at_line(3),
    passes=FICHE.saying(
        "numero: 1.1\ntitre: Forum des métiers\nporteurs: [campus-exemple, entreprise-exemple]\n"
    ),
)
