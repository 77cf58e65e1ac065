"""CMQ103: a list, a mapping or a text where something else fits."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ103",
    "wrong-shape",
    ERROR,
    title=Said(
        "Une liste, des clés ou un texte là où il faut autre chose",
        "A list, a mapping or a text where something else fits",
    ),
    says={
        "text-not-list": Says(
            fr=(
                "« {key} » attend un texte, et il y a ici une liste",
                "écrivez un seul texte, par exemple {one}",
            ),
            en=(
                "“{key}” takes one text, and a list stands here",
                "write one text, such as {one}",
            ),
        ),
        "text-not-mapping": Says(
            fr=(
                "« {key} » attend un texte, et il y a ici des clés avec leurs valeurs",
                "écrivez un seul texte, par exemple {one}",
            ),
            en=(
                "“{key}” takes a text, and keys with their values stand here",
                "write one text, such as {one}",
            ),
        ),
        "mapping-not-text": Says(
            fr=(
                "« {text} » est seul, et « {key} » attend des clés avec leurs valeurs",
                "écrivez {example}",
            ),
            en=("“{text}” stands alone, and “{key}” takes keys with their values", "write {example}"),
        ),
        "mapping-not-this-text": Says(
            fr=(
                "« {key} » attend des clés avec leurs valeurs, et il y a ici un texte : « {text} »",
                "écrivez ses clés dessous, en retrait, par exemple {keys}",
            ),
            en=(
                "“{key}” takes keys with their values, and a text stands here: “{text}”",
                "write its keys under it, indented, such as {keys}",
            ),
        ),
        "funder-as-key": Says(
            fr=(
                "une ligne de « {key} » dit qui paie, puis combien, chacun avec sa clé",
                "écrivez {lines}",
            ),
            en=("a line of “{key}” says who pays, then how much, each with its key", "write {lines}"),
        ),
        "value-as-key": Says(
            fr=(
                "« {name} » est écrit à la place d'une clé : dans « {key} », chaque chose a la sienne",
                "écrivez {lines}",
            ),
            en=(
                "“{name}” stands where a key belongs: in “{key}” each thing has its own",
                "write {lines}",
            ),
        ),
        "person": Says(
            fr=(
                "« {text} » nomme une personne, et « {key} » attend des fonctions, rangées sous leurs clés",
                "écrivez la fonction de cette personne, par exemple {example}",
            ),
            en=(
                "“{text}” names a person, and “{key}” takes functions, under their keys",
                "write that person's function, such as {example}",
            ),
        ),
        "visa": Says(
            fr=(
                "« {text} » ne dit pas qui a donné son visa, ni quand",
                "retirez « {key} » ; la commande « cmqplan sign PLAN/FICHE --partner ORGANISME --date JOUR » l'écrit, avec ce qui est signé",
            ),
            en=(
                "“{text}” says neither who agreed nor when",
                "take “{key}” out; the command “cmqplan sign PLAN/FICHE --partner ORGANISME --date DAY” writes it, with what is signed",
            ),
        ),
        "mapping-not-list": Says(
            fr=(
                "« {key} » attend des clés avec leurs valeurs, et il y a ici une liste",
                "retirez les tirets et écrivez ses clés dessous, en retrait, par exemple {keys}",
            ),
            en=(
                "“{key}” takes keys with their values, and a list stands here",
                "take the dashes out and write its keys under it, indented, such as {keys}",
            ),
        ),
        "colon-in-item": Says(
            fr=(
                "le deux-points après « {name} » en fait une clé, là où « {key} » attend un texte",
                'mettez tout le texte entre guillemets droits : "{text}"',
            ),
            en=(
                "the colon after “{name}” makes a key of it, where “{key}” takes a text",
                'put the whole text in double quotes: "{text}"',
            ),
        ),
        "": Says(
            fr=(
                "ce qui se trouve ici ne convient pas à « {key} »",
                "comparez avec l'exemple de « cmqplan explain CMQ103 »",
            ),
            en=(
                "what stands here doesn't fit “{key}”",
                "compare with the example of “cmqplan explain CMQ103”",
            ),
        ),
    },
    reason=Said(
        "Chaque clé a une sorte de valeur : un texte, une liste, ou des clés à elle. Une autre ne peut pas prendre sa place dans le document.",
        "Each key has one kind of value: a text, a list, or keys of its own. Another kind can't be put in its place in the document.",
    ),
    source=file_format(
        "Les clés d'une fiche, d'un campus, d'une convention et d'un plan",
        "The keys of a fiche, a campus, a convention and a plan",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: [Forum, Métiers]\nporteurs: [campus-exemple]\n").at_line(2),
    fixable=True,
    passes=FICHE.saying("numero: 1.1\ntitre: Forum, métiers\nporteurs: [campus-exemple]\n"),
)
