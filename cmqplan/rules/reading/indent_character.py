"""CMQ004: a tab, or a no-break space, where YAML wants spaces."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ004",
    "tab-or-no-break-space",
    ERROR,
    title=Said(
        "Une tabulation ou une espace insécable en début de ligne",
        "A tab or a no-break space used as indentation",
    ),
    says={
        "": Says(
            fr=(
                "cette ligne commence par une tabulation, ce que YAML interdit",
                "remplacez la tabulation par autant d'espaces qu'en ont à leur début les lignes de même niveau (l'éditeur peut écrire des espaces quand on presse la touche Tab)",
            ),
            en=(
                "this line is indented with a tab, which YAML forbids",
                "replace the tab with as many spaces as begin the lines of the same level (an editor can be told to write spaces when the Tab key is pressed)",
            ),
        ),
        "no-break-space": Says(
            fr=(
                "il y a ici une espace insécable, là où YAML veut une espace ordinaire",
                "remplacez-la par une espace ordinaire ; un texte copié d'un traitement de texte en apporte souvent",
            ),
            en=(
                "a no-break space stands here, where YAML wants an ordinary one",
                "replace it with an ordinary space; text copied from a word processor often brings some along",
            ),
        ),
    },
    reason=Said(
        "En YAML, le retrait dit ce qui dépend de quoi, et une tabulation n'a pas de largeur fixe : deux éditeurs montreraient deux structures différentes. Les espaces ne laissent aucun doute.",
        "In YAML the indentation says what belongs to what, and a tab has no fixed width: two editors would show two different structures. Spaces leave no doubt.",
    ),
    source=file_format(
        "YAML 1.2, section 6.1 : pas de tabulation dans le retrait",
        "YAML 1.2, section 6.1: tabs must not be used in indentation",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs:\n\t- campus-exemple\n").at_line(4),
    passes=FICHE.saying("numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - campus-exemple\n"),
    fixable=True,
)
