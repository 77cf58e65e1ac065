"""CMQ010: YAML's own machinery: anchors, aliases, tags, keys that aren't texts."""

from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ010",
    "yaml-machinery",
    ERROR,
    title=Said(
        "Une ancre, un renvoi, une étiquette, ou une clé qui n'est pas un texte",
        "An anchor, an alias, a tag or a key that isn't a text",
    ),
    says={
        "anchor": Says(
            fr=(
                "« {word} » est une ancre de YAML, que ces fichiers n'emploient pas",
                'si cela fait partie d\'un texte, mettez le texte entre guillemets droits : "…" ; sinon retirez-le',
            ),
            en=(
                "“{word}” is a YAML anchor, which these files don't use",
                'if it is part of a text, put the text in double quotes: "…"; else take it out',
            ),
        ),
        "alias": Says(
            fr=(
                "« {word} » est un renvoi de YAML, que ces fichiers n'emploient pas",
                'si cela fait partie d\'un texte, mettez le texte entre guillemets droits : "…" ; sinon écrivez les valeurs en entier',
            ),
            en=(
                "“{word}” is a YAML alias, which these files don't use",
                'if it is part of a text, put the text in double quotes: "…"; else write the values out in full',
            ),
        ),
        "tag": Says(
            fr=(
                "« {word} » est une étiquette de YAML, que ces fichiers n'emploient pas",
                'si cela fait partie d\'un texte, mettez le texte entre guillemets droits : "…" ; sinon retirez-le : chaque valeur est lue comme elle est écrite',
            ),
            en=(
                "“{word}” is a YAML tag, which these files don't use",
                'if it is part of a text, put the text in double quotes: "…"; else take it out: every value is read as it is written',
            ),
        ),
        "complex-key": Says(
            fr=(
                "une liste ou un ensemble de clés se trouve ici à la place d'une clé",
                "écrivez un simple mot comme clé ; un texte qui commence par « [ » ou « {{ » se met entre guillemets droits",
            ),
            en=(
                "a list or a mapping stands here in the place of a key",
                "write a simple word as the key; a text that begins with “[” or “{{” goes in double quotes",
            ),
        ),
    },
    reason=Said(
        "Ces signes font qu'une partie d'un fichier en remplace une autre, ou changent un texte en autre chose. Ils se lisent mal, et quelques lignes peuvent en devenir des millions. Un plan s'écrit comme il se lit.",
        "These signs make one part of a file stand for another, or turn a text into something else. They are hard to read, and a few lines of them can swell to gigabytes. A plan is written out as it is read.",
    ),
    source=file_format(
        "YAML 1.2, section 6.9 : étiquettes et ancres, exclues de ces fichiers à dessein",
        "YAML 1.2, section 6.9: tags and anchors, left out of these files on purpose",
    ),
    fails=FICHE.saying("numero: 1.1\ntitre: &forum Forum des métiers\nporteurs: [campus-exemple]\n").at_line(
        2
    ),
    passes=FICHE.saying('numero: 1.1\ntitre: "&forum Forum des métiers"\nporteurs: [campus-exemple]\n'),
    fixable=True,
)
