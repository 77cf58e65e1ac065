"""CMQ017: words lost because they stand after a « # »."""

from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, file_format

RULE = Rule(
    "CMQ017",
    "lost-after-hash",
    WARNING,
    title=Said("Des mots perdus après un #", "Words that are lost after a #"),
    says={
        "": Says(
            fr=(
                "« {text} » est lu comme un commentaire, et perdu",
                'mettez le texte entre guillemets droits si ces mots en font partie : "… {text}" ; si c\'est un commentaire, mettez une espace après le « # »',
            ),
            en=(
                "“{text}” is read as a comment, and is lost",
                'put the text in double quotes if it belongs to it: "… {text}"; if it is a comment, write a space after the “#”',
            ),
        ),
        "whole": Says(
            fr=(
                "« {text} » est lu comme un commentaire : il ne reste rien à lire",
                'mettez-le entre guillemets droits : "{text}" ; si c\'est un commentaire, mettez une espace après le « # »',
            ),
            en=(
                "“{text}” is read as a comment: nothing is left to read",
                'put it in double quotes: "{text}"; if it is a comment, write a space after the “#”',
            ),
        ),
    },
    reason=Said(
        "Après une espace, « # » commence un commentaire qui va jusqu'au bout de la ligne : « Atelier #1 » devient « Atelier ». Un commentaire écrit « # comme ceci » est pris pour ce qu'il est.",
        "After a space, “#” begins a comment that runs to the end of the line: « Atelier #1 » becomes « Atelier ». A comment written “# like this” is taken for what it is.",
    ),
    source=file_format("YAML 1.2, section 6.6 : les commentaires", "YAML 1.2, section 6.6: comments"),
    fails=FICHE.saying("numero: 1.1\ntitre: Forum #1 des métiers\nporteurs: [campus-exemple]\n").at_line(2),
    passes=FICHE.saying(
        'numero: 1.1\ntitre: "Forum #1 des métiers"\nporteurs: [campus-exemple]  # à confirmer\n'
    ),
)
